/* SPDX-License-Identifier: GPL-3.0-or-later
 * reliability.h -- do coders agree? Krippendorff's alpha, Cohen's and Fleiss' kappa.
 *
 * With o(c, k) the coincidences of the values c and k (each pair of codes of a unit that m coders
 * have coded counts 1 / (m - 1)), n(c) = sum over k of o(c, k), n = sum of n(c):
 *
 *   alpha = 1 - (n - 1) sum over c < k of o(c, k) d(c, k) / sum over c < k of n(c) n(k) d(c, k)
 *
 *   d nominal 1; ordinal (sum of n(g) from c to k - (n(c) + n(k)) / 2)^2; interval (c - k)^2;
 *   ratio ((c - k) / (c + k))^2
 *
 *   kappa = (observed agreement - agreement by chance) / (1 - agreement by chance)
 *
 * Units with one code are in none of them; kappa needs all coders. Intervals: the jackknife over
 * units, Student's t (jackknife.h). Sources: Krippendorff 2011, "Computing Krippendorff's
 * Alpha-Reliability", https://repository.upenn.edu/asc_papers/43; Cohen 1960,
 * doi:10.1177/001316446002000104; Fleiss 1971, doi:10.1037/h0031619.
 */
#ifndef LEC_ANALYSIS_MEASURE_RELIABILITY_H
#define LEC_ANALYSIS_MEASURE_RELIABILITY_H

#include <stdint.h>

#include "analysis/measure/bootstrap_interval.h"
#include "core/arena.h"

enum { LEC_NOT_CODED = -1, LEC_MOST_CODES = 256 };

typedef struct {
    const int32_t *code; /* [unit_count * coder_count] below value_count, or LEC_NOT_CODED; the
                            codes of unit u begin at u * coder_count */
    size_t unit_count, coder_count;
    const double
        *value; /* [value_count] ascending; what ordinal, interval and ratio need; or NULL */
    size_t value_count; /* LEC_MOST_CODES at most */
} lec_codings;

typedef enum {
    LEC_AGREEMENT, /* share of the pairs of codes that are equal */
    LEC_ALPHA_NOMINAL,
    LEC_ALPHA_ORDINAL,
    LEC_ALPHA_INTERVAL,
    LEC_ALPHA_RATIO, /* values of 0 or more */
    LEC_KAPPA_COHEN, /* of two coders */
    LEC_KAPPA_FLEISS,
    LEC_RELIABILITIES
} lec_reliability;

/* agreement, alpha_nominal, ... */
const char *lec_reliability_name(lec_reliability measure);

/* The measure and its interval; *units: how many it rests on. NaN where it is not defined: codes
 * that never vary, no unit with two codes, other than two coders (Cohen), negative values (ratio).
 * Cost: units times value_count^2. */
lec_estimate lec_reliability_of(const lec_codings *codings, lec_reliability measure, double level,
                                lec_arena *arena, size_t *units);

#endif
