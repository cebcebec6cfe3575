/* SPDX-License-Identifier: GPL-3.0-or-later
 * correct.h -- the rows of core/correction.h applied to the turns of one transcript. */
#ifndef LEC_IO_CORRECT_H
#define LEC_IO_CORRECT_H

#include "core/correction.h"
#include "io/attribution/draft.h"

typedef struct {
    const lec_transcript *transcript;
    const lec_phrases *phrases;
    lec_people *people;
    lec_drafts *drafts;
    lec_spans *spans;
    const lec_new_turn *turns; /* [drafts->count] what the drafts have come to */
    lec_arena *arena;
    lec_error *error;
} lec_correcting;

/* Finds the turn that each row is about and changes the drafts, people and spans where a row says
 * what is not so already; rows[i] becomes true where row i fits a turn. *changed: whether anything
 * was changed; what is counted from spans must then be counted again.
 * LEC_BAD_DATA with the corrections' file and line: two rows that contradict each other, a merge of
 * the first turn. A split that would leave a turn without words fits none. */
LEC_MUST_CHECK lec_status lec_correct(lec_correcting *state, const lec_corrections *corrections,
                                      bool *fits, bool *changed);

/* A new person of that name, known by it alone; its index. */
uint32_t lec_people_add(lec_people *people, const lec_phrases *phrases, const char *name,
                        lec_arena *arena);

#endif
