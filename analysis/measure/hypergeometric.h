/* SPDX-License-Identifier: GPL-3.0-or-later
 * hypergeometric.h -- exact tests of a 2x2 table whose margins are given (Fisher 1935).
 *
 * X is the cell `both` when first and second are independent: hypergeometric. All p-values are
 * log10 p, between -infinity (never reached) and 0, and stay exact where p itself is below the
 * smallest double (10^-718). log10 p is good to 1e-12 or to 1e-14 of its size.
 *
 * NaN if the table is not valid (see contingency.h) or a cell is not a whole number. A table with
 * a margin of 0 is the only one with its margins: p = 1, log10 p = 0.
 * Cost: proportional to the standard deviation of X up to 10^4, constant beyond.
 *
 * Source: Fisher 1935; Loader 2000 for the probabilities (see saddle_point.h).
 */
#ifndef LEC_ANALYSIS_MEASURE_HYPERGEOMETRIC_H
#define LEC_ANALYSIS_MEASURE_HYPERGEOMETRIC_H

#include "analysis/measure/contingency.h"

/* log10 P(X = both) */
double lec_hypergeometric_log10_probability(const lec_contingency *table);

/* log10 P(X >= both): first and second attract each other. R: fisher.test(, "greater"). */
double lec_fisher_greater_log10_p(const lec_contingency *table);

/* log10 P(X <= both): they repel each other. R: fisher.test(, "less"). */
double lec_fisher_less_log10_p(const lec_contingency *table);

/* log10 of the sum of P(X = k) over all k with P(X = k) <= P(X = both) (1 + 1e-7), the rule of R's
 * fisher.test. Other programs double a tail, or sum over |k - E| >= |both - E|: other numbers. */
double lec_fisher_two_sided_log10_p(const lec_contingency *table);

/* Specificity (Lafon 1980): -log10 P(X >= both) where both >= E, log10 P(X <= both) where
 * both < E. Positive: used more than expected; negative: less. 2 means p = 0.01. */
double lec_specificity(const lec_contingency *table);

/* Mean and variance of X: R1 C1 / N and R1 R2 C1 C2 / (N^2 (N - 1)). For N = 0 and N = 1, where X
 * cannot vary, the variance is 0; the mean is 0 for N = 0. */
double lec_hypergeometric_mean(const lec_contingency *table);
double lec_hypergeometric_variance(const lec_contingency *table);

#endif
