/* SPDX-License-Identifier: GPL-3.0-or-later
 * dealt_words.h -- do two groups use a word at different rates? Words dealt out again over the
 * places where they could have stood, lengths as they are.
 *
 * A block is what the two groups share: an exchange with its question and its answers, or all
 * exchanges (conferences) of which each belongs to one group. If nothing but chance puts a word on
 * one side of a block, its m uses there fall to the target with probability pi, the target's share
 * of the block's words; they come in bursts, so that the number is beta-binomial with the rho of
 * burstiness.h (hypergeometric where rho is 0). How often a block speaks of a subject is given, so
 * that a common subject makes no difference. Over blocks the sum S of the residuals a - m pi is the
 * statistic; its null distribution is computed, not drawn: exact for rare words, where nothing is
 * symmetric, and for the frequent ones widened to Student's t by what is not known of their rho.
 *
 *   z        S by its standard deviation with bursts; free of size
 *   p, ...   lec_null_exact()
 *
 * Groups exchanged: z changes its sign, everything else stays.
 * Exchanges of one conference can be made to vary together: their uses are dealt within each, but
 * how far a word strays is found from conference to conference.
 * A word that only one unit holds (one whole that holds both groups, or one exchange or conference
 * of one group) shows no difference beyond that unit: p and p_least are 1. Where there are not two
 * units in all, nothing can be tested: z, p and q of every word are NaN.
 * Blocks in which only one group speaks say nothing and are left out.
 *
 * Sources: Mehta, Patel & Gray 1985 (the exact conditional test over strata, rho 0); Skellam 1948
 * (beta-binomial); Evans, Huang & Smyth in McCarthy, Chen & Smyth 2012, doi:10.1093/nar/gks042, for
 * the way from known variance to t.
 */
#ifndef LEC_ANALYSIS_MEASURE_DEALT_WORDS_H
#define LEC_ANALYSIS_MEASURE_DEALT_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "analysis/measure/cluster_counts.h"
#include "analysis/measure/dealt_wholes.h"
#include "analysis/measure/null_engine.h"
#include "core/arena.h"

typedef struct {
    const uint32_t *size;  /* [cluster_count] words of each unit, at least its counts */
    const bool *is_target; /* [cluster_count] else reference */
    const uint32_t *block; /* [cluster_count] any numbers; NULL: one block */
    const uint32_t *whole; /* [cluster_count] any numbers: blocks of two units in the same whole (a
                              conference) vary together; NULL: each by itself */
    const bool *tested;    /* [cell_count] rows of the family; NULL: all. The others only lend their
                              burstiness */
    const lec_whole_deals *wholes; /* the units are conferences, and words with
                                      LEC_FEWEST_WHOLE_USES are dealt out with them; NULL: no */
    size_t threads;                /* never changes a result */
} lec_deal;

typedef struct {
    double z; /* NaN where nothing could have been otherwise */
    double rho;
    size_t units;         /* that hold the word, in blocks where both groups speak */
    lec_null_result test; /* NaN for a word that is not tested */
} lec_dealt_word;

/* results[cell_count]. Cost: for each word the product of its counts and the spread of S. */
void lec_deal_words(const lec_cluster_counts *words, const lec_deal *deal, lec_dealt_word *results);

#endif
