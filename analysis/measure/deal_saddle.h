/* SPDX-License-Identifier: GPL-3.0-or-later
 * deal_saddle.h -- the tail of a sum of scores over the units that hold an item, given how many do:
 * by saddlepoint, where there are too many ways to add up.
 *
 * K(s, alpha) = sum ln(1 - p + p exp(alpha + s score)) is the cumulant function of a stratum, less
 * what was observed; its alpha is such that the number of units has its observed value as mean. A
 * stratum whose distribution is known has the cumulant function of that. With s such that the sum
 * of all has the mean that was observed,
 *
 *     r = sign(s) sqrt(-2 sum K),
 *     u = s sqrt(K'' of the sum given the units x product K''_alpha(s) / K''_alpha(0)),
 *     P(so large a sum or larger) = 1 - Phi(r) + phi(r) (1 / u - 1 / r).
 *
 * At s = 0 the probabilities have the observed number of units as their sum, so that alpha = 0.
 *
 * Source: Skovgaard 1987, doi:10.2307/3214212; Butler 2007, Saddlepoint Approximations, section 5.
 */
#ifndef LEC_ANALYSIS_MEASURE_DEAL_SADDLE_H
#define LEC_ANALYSIS_MEASURE_DEAL_SADDLE_H

#include <stdint.h>

#include "analysis/measure/count_sum.h"

/* An item to be dealt out over the units of a stratum. */
typedef struct {
    const uint8_t *present;    /* [count] 0 or 1 */
    const double *probability; /* [count] sum to `total` */
    const double *score;       /* [count] of a unit that holds it, -1 to 1 */
    size_t count, total;       /* units; those that hold it */
} lec_dealt_stratum;

/* Independent strata: large ones by their units, others by their distributions. */
typedef struct {
    const lec_dealt_stratum *large;
    size_t large_count;
    const lec_count *known; /* values `step` apart */
    size_t known_count;
    double step;
} lec_saddle_strata;

/* log10 P(as much as observed or more), a lattice being taken as continuous: near to the mid-p. One
 * stratum or more. NaN at the ends of the range, where there is no saddlepoint. Cost: units and
 * values times some dozen steps. */
double lec_deal_saddle_log10_p(const lec_saddle_strata *strata, lec_arena *arena);

#endif
