/* SPDX-License-Identifier: GPL-3.0-or-later
 * division.h -- the words of a group divided into parts: its turns, its conferences, or equal
 * parts of all its words in their order. */
#ifndef LEC_ANALYSIS_VIEW_DIVISION_H
#define LEC_ANALYSIS_VIEW_DIVISION_H

#include "analysis/view/groups.h"

typedef struct {
    const uint32_t *part_of; /* [words of the group] the part of each, ascending */
    const uint64_t *size;    /* [part_count] words of each part; a turn may have none */
    size_t part_count;
} lec_division;

lec_division lec_divide_at_turns(const lec_corpus *corpus, const lec_group *group,
                                 lec_arena *arena);
lec_division lec_divide_at_conferences(const lec_corpus *corpus, const lec_group *group,
                                       lec_arena *arena);

/* `parts`, 1 or more, as equal as whole words allow: part k of n ends after k/n of the words,
 * rounded (halves up). */
lec_division lec_divide_equally(const lec_group *group, uint64_t parts, lec_arena *arena);

#endif
