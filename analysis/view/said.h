/* SPDX-License-Identifier: GPL-3.0-or-later
 * said.h -- the words of some turns as one sequence, to find in it what is said again.
 *
 *   place    0    1    2    3    4    5 ...
 *   symbol   we   will see  |1   we   will    folded words; an end of its own behind every turn
 *   turn     0    0    0    0    1    1
 */
#ifndef LEC_ANALYSIS_VIEW_SAID_H
#define LEC_ANALYSIS_VIEW_SAID_H

#include "analysis/measure/suffixes.h"
#include "core/corpus.h"

typedef struct {
    lec_suffixes suffixes;
    const uint32_t *turns; /* [turn_count] as given */
    size_t turn_count;
    const uint32_t *turn;  /* [suffixes.count] index into `turns` */
    const uint32_t *token; /* [suffixes.count] its token; LEC_NONE at the end of a turn */
    const uint32_t *place; /* [turn_count + 1] where each turn begins */
    const double *bits;    /* [suffixes.count + 1] sum of -log2 of the shares of the words before,
                              as they are used in these turns */
    double least_bits;     /* of a stretch that no two places share by chance: 2 log2 words */
} lec_said;

/* `turns` [turn_count] are kept. */
lec_said lec_said_new(const lec_corpus *corpus, const uint32_t *turns, size_t turn_count,
                      lec_arena *arena);

/* Whether words drawn by themselves, as often as they are used here, would agree on these `words`
 * words from a place on less than once in all pairs of places. */
bool lec_said_is_rare(const lec_said *said, uint32_t place, uint32_t words);

/* covered[place]: whether the place lies in a stretch of `length` (lec_longest_elsewhere(),
 * lec_longest_earlier()) of `shortest` words or more. */
void lec_said_cover(const lec_said *said, const uint32_t *length, uint64_t shortest, bool *covered);

#endif
