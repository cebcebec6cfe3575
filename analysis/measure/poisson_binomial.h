/* SPDX-License-Identifier: GPL-3.0-or-later
 * poisson_binomial.h -- the number of successes among independent trials of unequal probability.
 *
 * Source: Hong 2013, "On computing the distribution function for the Poisson binomial
 * distribution", doi:10.1016/j.csda.2012.10.006. Computed by convolution, one trial after the
 * other, of tilted probabilities (count_sum.c tells why).
 */
#ifndef LEC_ANALYSIS_MEASURE_POISSON_BINOMIAL_H
#define LEC_ANALYSIS_MEASURE_POISSON_BINOMIAL_H

#include <stddef.h>

#include "analysis/measure/count_sum.h"

/* log10 P(X >= observed) and log10 P(X = observed) for `count` trials with the given probabilities,
 * each 0 .. 1; -infinity for what is impossible. Never underflows; good to 1e-12 or to 1e-13 of its
 * size. Cost: count times the range of likely values (some twenty standard deviations). */
lec_log10_tail lec_poisson_binomial_greater(const double *probability, size_t count,
                                            size_t observed);

#endif
