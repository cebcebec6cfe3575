/* SPDX-License-Identifier: GPL-3.0-or-later
 * captions.h -- a conference spoken by a machine: the time of every word is known, and captions are
 * made of it that are wrong in known ways. */
#ifndef LEC_TESTS_SUPPORT_CAPTIONS_H
#define LEC_TESTS_SUPPORT_CAPTIONS_H

#include "core/corpus.h"

typedef struct {
    double start, end; /* seconds */
} lec_moment;

/* How the words are said, and what is shown of them. */
typedef struct {
    const char *what;
    double word, letter;                /* seconds */
    double sentence_pause, turn_pause;  /* seconds at most, and half of that on the average */
    uint32_t shortest_cue, longest_cue; /* words */
    double offset;                      /* seconds before the first word */
    double shown; /* share of the conference that has captions, from its start */
    bool plain;   /* no capitals */
} lec_manner;

/* When each token of the corpus is said; the same whenever it is asked. */
const lec_moment *spoken_at(const lec_corpus *corpus, const lec_manner *of, lec_arena *arena);

/* WebVTT of it with 10 % of the words dropped and 10 % changed; cues run over the ends of turns. */
const char *captions_of(const lec_corpus *corpus, const lec_moment *said, const lec_manner *of,
                        lec_arena *arena);

#endif
