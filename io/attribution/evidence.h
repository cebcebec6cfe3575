/* SPDX-License-Identifier: GPL-3.0-or-later
 * evidence.h -- what all turns of a person show together, and the same for the file: the counts
 * from which features.c makes its numbers. */
#ifndef LEC_IO_EVIDENCE_H
#define LEC_IO_EVIDENCE_H

#include "io/attribution/draft.h"

/* Counts of turns unless said otherwise. */
typedef struct {
    uint64_t words, longest, opening_words, neighbour_words;
    uint32_t turns, asking, end_asking, questions;
    uint32_t after_question, before_question, short_before_question;
    uint32_t after_asker,
        before_asker; /* beside somebody whose label or outlet says that he asks */
    uint32_t before_top, after_top, after_longer;
    uint32_t before, after; /* with another person before, after it */
    uint32_t neighbours;    /* different people */
    uint32_t introduced, greeting, calling, naming_next, naming_last;
    uint32_t named_before, named_after, addressing, addressed;
    uint32_t first, last; /* index of the first and last turn */
    double rank;          /* by words: 0 for the first, 1 for the last */
} lec_person_evidence;

typedef struct {
    const lec_people *people;
    const lec_draft *drafts;
    size_t count;
    lec_person_evidence *of; /* [people->count] */
    lec_person_evidence all; /* the sums */
    uint64_t top_words, longest;
    uint32_t top, top_turns, top_neighbours; /* `top`: who says most, LEC_NONE for nobody */
    uint32_t speakers;                       /* people with turns */
    uint32_t in_front;                       /* of them named in the front matter */
    uint32_t front_first;                    /* the first of these, LEC_NONE for nobody */
    uint32_t labelled_asking;                /* turns that ask under a label that says so */
    double asker_share;                      /* of the turns that ask, those whose label says so */
} lec_evidence;

/* Counts in one pass over the turns. O(turns + people log people). */
lec_evidence lec_evidence_count(const lec_people *people, const lec_draft *drafts, size_t count,
                                lec_arena *arena);

/* The words of a person; of a label for whoever asks, what one of them says. */
uint64_t lec_evidence_words(const lec_evidence *evidence, uint32_t person);

#endif
