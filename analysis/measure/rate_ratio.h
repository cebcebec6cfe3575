/* SPDX-License-Identifier: GPL-3.0-or-later
 * rate_ratio.h -- the ratio of the rates of a word in two groups: its interval, and the ratio that
 * can be believed.
 *
 * Of the m uses of a word a fall to the target: beta-binomial with the probability
 *
 *     pi(theta) = n1 2^theta / (n1 2^theta + n2),   theta = log2 of the ratio of the rates,
 *
 * and with the rho of burstiness.h, found from how the word varies between clusters (exchanges with
 * both sides together, turns outside of them, conferences), each side about its own rate. The
 * interval holds every theta at which the data's a is not too far out in either tail (mid-p), the
 * tails widened to Student's t by what is not known of rho: a test turned round, exact where words
 * are few and do not come in bursts. An end that would be infinite (low for a = 0, high for a = m)
 * is NaN, the other is not. A word that one cluster holds alone has no interval.
 *
 * The shrunken ratio is the mean of theta, its interval the quantiles, given a and a normal prior
 * about 0 whose variance is fitted to all words: ratios as large as the words of this text really
 * have. Words of which little is known stay near 0.
 *
 * Groups exchanged: signs change, low and high ends change places.
 *
 * Sources: Clopper & Pearson 1934; Lancaster 1961 (mid-p); Skellam 1948; DerSimonian & Laird 1986,
 * doi:10.1016/0197-2456(86)90046-2, for the fit by moments; Monroe, Colaresi & Quinn 2008,
 * doi:10.1093/pan/mpn018, for ranking words by a ratio with a prior.
 */
#ifndef LEC_ANALYSIS_MEASURE_RATE_RATIO_H
#define LEC_ANALYSIS_MEASURE_RATE_RATIO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "analysis/measure/cluster_counts.h"
#include "analysis/measure/interval.h"

typedef struct {
    const uint32_t *size;    /* [cluster_count] words of each unit */
    const bool *is_target;   /* [cluster_count] */
    const uint32_t *cluster; /* [cluster_count] 0 .. : units of the same number vary together */
    double level;            /* of the intervals, above 0 and below 1 */
    size_t threads;          /* never changes a result */
} lec_ratio_design;

/* In bits; NaN as described above, and everywhere where a group has no words. */
typedef struct {
    lec_interval interval;
    double shrunken;
    lec_interval shrunken_interval;
    size_t clusters_with; /* clusters that hold the word */
} lec_ratio_estimate;

/* estimates[cell_count]. */
void lec_rate_ratios(const lec_cluster_counts *words, const lec_ratio_design *design,
                     lec_ratio_estimate *estimates);

#endif
