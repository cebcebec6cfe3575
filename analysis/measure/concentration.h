/* SPDX-License-Identifier: GPL-3.0-or-later
 * concentration.h -- how unequally a whole is divided: Gini's index, the share of the largest.
 *
 *   gini = sum over i of (2 i - n - 1) x(i) / (n sum x), x(1) <= ... <= x(n)
 *
 * 0 where all have as much, (n - 1) / n where one has all. Source: Gini 1912; the formula in
 * Deaton 1997, "The Analysis of Household Surveys", p. 139.
 */
#ifndef LEC_ANALYSIS_MEASURE_CONCENTRATION_H
#define LEC_ANALYSIS_MEASURE_CONCENTRATION_H

#include <stddef.h>
#include <stdint.h>

/* `count` amounts, sorted here in ascending order; those of 0 are nobody's and are left out. NaN
 * where nobody has anything. */
double lec_gini(uint32_t *amount, size_t count);

/* The share of the `most` largest of `count` amounts, sorted here. NaN where nobody has anything.
 */
double lec_top_share(uint32_t *amount, size_t count, size_t most);

#endif
