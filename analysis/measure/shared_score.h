/* SPDX-License-Identifier: GPL-3.0-or-later
 * shared_score.h -- do two items go together in units of text, given in how many units each is?
 *
 * x_i and y_i say whether unit i holds the items, p_i and q_i how probable that is, given in how
 * many units of its stratum each is. The statistic is
 *
 *     excess = sum (x_i - p_i) (y_i - q_i),
 *
 * the score of a common log odds ratio: how many more units the two share than would be expected of
 * units as long as those that hold the one and those that hold the other. A short unit that holds
 * both says more than a long one, which holds most items; and an error in p alone, or in q alone,
 * moves it by nothing on average, where it moves the number of shared units itself. Of units of one
 * length it is that number less its mean.
 *
 * Two tests have one excess: the first item is dealt out over the units of each stratum in all
 * ways, each way with its probability (odds p / (1 - p) for each unit that holds it), the second
 * staying where it is; and the other way round. p is the mean of the two. (Were both dealt out at
 * once, one unit that holds both would be significant because it is short: that is a fact about
 * where an item is, not about two items.) Up to 2^20 states a distribution is exact, for q rounded
 * to 1/32 (any scores make a valid test); else from the saddlepoint of the sum given the numbers of
 * units (deal_saddle.h).
 *
 * Sources: Cox & Hinkley 1974, section 9.3 (scores); Shah & Peters 2020, doi:10.1214/19-AOS1857
 * (errors of both models multiply); Chen & Liu 1997, Statistica Sinica 7, 875-892 (Bernoulli trials
 * given their sum).
 */
#ifndef LEC_ANALYSIS_MEASURE_SHARED_SCORE_H
#define LEC_ANALYSIS_MEASURE_SHARED_SCORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* One item in the units of all strata; a stratum's units lie together. */
typedef struct {
    const uint8_t *present;    /* [units] 0 or 1 */
    const double *probability; /* [units] 0 to 1; their odds are those of the dealings */
    const double *conditional; /* [units] that a dealing puts the item here */
    const uint32_t *totals;    /* [strata] units that hold it */
} lec_dealt_item;

typedef struct {
    double excess;      /* sum (x - p) (y - q) of the conditional probabilities */
    double log10_p;     /* log10 of the mid-p of so large a sum or larger */
    double log10_least; /* the least that it could have been; NaN if not known (saddlepoint) */
} lec_shared_score;

/* Strata where an item is in no unit or in all are certain and say nothing; where all are, the p
 * are NaN. `stratum_start` [stratum_count + 1]. Items changed about give the same bytes. */
lec_shared_score lec_shared_score_test(const lec_dealt_item *first, const lec_dealt_item *second,
                                       const size_t *stratum_start, size_t stratum_count);

#endif
