/* SPDX-License-Identifier: GPL-3.0-or-later
 * multiple_tests.h -- p-values adjusted for how many tests were made.
 *
 * All p-values are carried as log10 p, so that 10^-718 stays what it is.
 * An entry that is NaN (no test was possible) stays NaN and is not counted among the tests.
 * Equal p-values have equal adjusted values, a larger p never has the smaller one, and none
 * exceeds 1 (log10 p = 0). With m tests and p(1) <= ... <= p(m) in order:
 *
 *   bonferroni  m p(i)                                        family-wise error, Bonferroni 1936
 *   holm        max over j <= i of (m - j + 1) p(j)            family-wise error, Holm 1979
 *   bh          min over j >= i of m p(j) / j                  false discovery rate of independent
 *                                   (or positively dependent) tests, Benjamini & Hochberg 1995
 *   by          bh times 1 + 1/2 + ... + 1/m                   false discovery rate under any
 *                                   dependence, Benjamini & Yekutieli 2001
 */
#ifndef LEC_ANALYSIS_MEASURE_MULTIPLE_TESTS_H
#define LEC_ANALYSIS_MEASURE_MULTIPLE_TESTS_H

#include <stddef.h>

#include "core/arena.h"

typedef enum {
    LEC_ADJUST_HOLM,
    LEC_ADJUST_BONFERRONI,
    LEC_ADJUST_BH,
    LEC_ADJUST_BY,
} lec_adjustment;

/* The names by which an option gives a lec_adjustment, in its order: holm, bonferroni, bh, by. */
extern const char *const lec_adjustment_names[];

/* Writes to adjusted[i] the log10 of the adjusted p of log10_p[i]; the two may be one array.
 * Scratch comes from `arena`. Cost: sorting. */
void lec_adjust_log10_p(lec_adjustment adjustment, const double *log10_p, size_t count,
                        lec_arena *arena, double *adjusted);

/* The same when `tests` tests were made, `count` or more, of which only these are given: the others
 * count as the largest p. Fewer `tests` than p-values are taken as as many. */
void lec_adjust_log10_p_among(lec_adjustment adjustment, const double *log10_p, size_t count,
                              size_t tests, lec_arena *arena, double *adjusted);

#endif
