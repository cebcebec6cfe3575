/* SPDX-License-Identifier: GPL-3.0-or-later
 * saddle_point.h -- probabilities of counts in log space, without differences of lgamma.
 *
 * A product of factorials is written as deviances (how far counts are from what is expected) and
 * corrections of Stirling's formula. Both are small and positive where lgamma is large, so that no
 * digits cancel: at N = 14 million lgamma loses 3e-8 of log10 p, this nothing.
 *
 * Source: Loader 2000, "Fast and accurate computation of binomial probabilities"; Catherine
 * Loader's dbinom_raw in R.
 */
#ifndef LEC_ANALYSIS_MEASURE_SADDLE_POINT_H
#define LEC_ANALYSIS_MEASURE_SADDLE_POINT_H

/* observed ln(observed / expected) - difference, where difference = observed - expected, given by
 * the caller because he may know it to more digits. Never below 0. observed >= 0, expected >= 0;
 * 0 when both are 0. Relative error below 1e-14. */
double lec_deviance(double observed, double expected, double difference);

/* ln n! - (n ln n - n) = ln(2 pi n) / 2 + 1 / (12 n) - ...; 0 for n = 0. n need not be whole. */
double lec_stirling_remainder(double n);

/* The sum of the terms exp(log_term(j, state)), j = 0, 1, 2 ..., of a distribution whose tail is
 * long: Euler and Maclaurin's formula, with the integral over panels of `scale`. The logarithm of
 * the terms is concave and smooth over `scale` terms (at least some thousand), in which they fall
 * by a factor of about e; log_term(0) = 0 and log_term(1) <= 0; log_term takes fractions too.
 * The cost does not depend on `scale`. */
double lec_long_tail_sum(double scale, double (*log_term)(double j, void *state), void *state);

#endif
