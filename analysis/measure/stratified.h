/* SPDX-License-Identifier: GPL-3.0-or-later
 * stratified.h -- the exact test of association within strata.
 *
 * Do first and second occur together more often than by chance once it is given how often each
 * occurs in every stratum (turn, conference)? The statistic is the sum of `both` over the strata;
 * in each stratum it is hypergeometric, and the strata are independent. This is the test that
 * permutes the units within each stratum, carried out exactly: R's mantelhaen.test(exact = TRUE).
 *
 * Source: Mehta, Patel & Gray 1985, "Computing an exact confidence interval for the common odds
 * ratio in several 2x2 contingency tables"; Agresti 2013, section 7.3.5.
 */
#ifndef LEC_ANALYSIS_MEASURE_STRATIFIED_H
#define LEC_ANALYSIS_MEASURE_STRATIFIED_H

#include <stddef.h>

#include "analysis/measure/contingency.h"

typedef struct {
    double observed;        /* sum of `both` over the strata */
    double null_mean;       /* of that sum when first and second are independent within strata */
    double null_sd;         /* its standard deviation; 0 when the margins leave no choice */
    double log10_p_greater; /* log10 P(sum >= observed): attraction; 0 when there is no choice */
    double log10_p_less;    /* log10 P(sum <= observed): repulsion */
    double log10_mid_p_greater; /* of P(sum > observed) + P(sum = observed) / 2 */
    double log10_least;         /* the least that this could have been with these margins */
} lec_stratified;

/* All members NaN if a table is not valid (contingency.h) or has a cell that is not a whole number.
 * All NaN, too, if more than 2^24 values of `both` are possible in all strata taken together.
 * Strata in which first or second never occurs, or occurs everywhere, are allowed and change
 * nothing. log10 p never underflows and is good to 1e-12 or to 1e-13 of its size.
 * Cost: O(s S) for each stratum, s its own and S the sum's range of likely values (some twenty
 * standard deviations, or all values if there are fewer). */
lec_stratified lec_stratified_test(const lec_contingency *strata, size_t count);

#endif
