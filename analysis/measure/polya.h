/* SPDX-License-Identifier: GPL-3.0-or-later
 * polya.h -- how many of m uses fall to one side when they come in bursts, and sums of such
 * numbers.
 *
 * The Polya distribution with the share pi and the intraclass correlation rho:
 *
 *     P(a + 1) / P(a) = (m - a) / (a + 1) * (pi u + a) / ((1 - pi) u + m - a - 1),  u = 1 / rho - 1
 *
 * beta-binomial for rho above 0, binomial for 0, and below it, down to -1 / (n - 1),
 * hypergeometric: no two uses in one of n places. Its mean is m pi, its variance m pi (1 - pi) (1 +
 * (m - 1) rho).
 *
 * Sources: Polya & Eggenberger 1923; Skellam 1948.
 */
#ifndef LEC_ANALYSIS_MEASURE_POLYA_H
#define LEC_ANALYSIS_MEASURE_POLYA_H

#include <stddef.h>

#include "core/arena.h"

/* Probabilities of the numbers first .. first + count - 1; they sum to 1. What is less probable
 * than 10^-250 of the most probable is left out at the ends. */
typedef struct {
    double *probability;
    size_t first, count;
} lec_distribution;

/* 0 with probability 1. */
lec_distribution lec_distribution_of_0(lec_arena *arena);

/* Between `least` and `most`, which lie within 0 and m. All but pi and rho are whole numbers. */
lec_distribution lec_polya_distribution(double m, double pi, double rho, double least, double most,
                                        lec_arena *arena);

/* Of the sum of two independent numbers. Cost: the product of their counts. */
lec_distribution lec_distribution_sum(const lec_distribution *one, const lec_distribution *other,
                                      lec_arena *arena);

#endif
