/* SPDX-License-Identifier: GPL-3.0-or-later
 * count_sum.h -- the tails of a sum of independent counts whose distributions are known: what exact
 * tests within strata are made of (stratified.h, unequal_units.h).
 */
#ifndef LEC_ANALYSIS_MEASURE_COUNT_SUM_H
#define LEC_ANALYSIS_MEASURE_COUNT_SUM_H

#include "core/arena.h"

/* One count. Its values are numbered from the smallest that is possible. */
typedef struct {
    size_t value_count;
    size_t observed;     /* number of the value that was observed */
    const double *log_p; /* [value_count] ln of the probability of each; -infinity for 0 */
} lec_count;

/* log10 P(sum >= observed), or P(sum <= observed), and log10 P(sum = observed): 0 or less. */
typedef struct {
    double greater, equal;
} lec_log10_tail;

/* Of the sum of all counts; without any, or where none can vary, P = 1. log10 p never underflows
 * and is good to 1e-12 or to 1e-13 of its size. Cost: O(s S) for each count, s its values and S the
 * sum's range of likely values. */
lec_log10_tail lec_count_sum_greater(const lec_count *counts, size_t count);
lec_log10_tail lec_count_sum_less(const lec_count *counts,
                                  size_t count); /* `greater`: the lower tail */

/* log10 of the mid-p, P(more extreme) + P(equal) / 2: on average uniform where p itself, in few
 * steps, is too large. Lancaster 1961, doi:10.1080/01621459.1961.10482105. */
double lec_log10_mid_p(lec_log10_tail tail);

/* log10 of the least mid-p that the sum could have had in its upper tail: half of the probability
 * of its largest value. 0 where none of the counts can vary. */
double lec_count_sum_least(const lec_count *counts, size_t count);

#endif
