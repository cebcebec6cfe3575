/* SPDX-License-Identifier: GPL-3.0-or-later
 * count_laplace.h -- the function that count_model.h minimises: minus the log-likelihood of
 * negative binomial counts with normal random effects, by Laplace's approximation, and its
 * gradient.
 *
 *     F = -sum l_i(eta_i) + b'b / 2 + log det H / 2     at the b that minimises the first two terms
 *     H = I + D Z' W Z D,  W = -d2l/deta2,  u = D b,  D: the deviation of each level's effect
 *
 * Parameters: the coefficients, then 1/sqrt(theta), then the deviations. F is even in all but the
 * coefficients, so that 0 is no edge. */
#ifndef LEC_ANALYSIS_MEASURE_COUNT_LAPLACE_H
#define LEC_ANALYSIS_MEASURE_COUNT_LAPLACE_H

#include "analysis/measure/count_model.h"
#include "analysis/measure/sparse_factor.h"

struct lec_count_design {
    lec_count_terms terms;
    size_t level_count; /* of all effects together */
    lec_sparse_pattern pattern;
    const uint32_t *row; /* [observation_count * effect_count] of each level in the pattern */
    const size_t *cell;  /* [observation_count * effect_count * effect_count] k, m: its cell */
};

/* Scratch of one thread, and where the last modes were. */
typedef struct lec_laplace lec_laplace;
lec_laplace *lec_laplace_new(const lec_count_design *design, const double *count, lec_arena *arena);

size_t lec_laplace_parameters(const lec_count_design *design);

/* F; writes its gradient [lec_laplace_parameters] unless that is NULL. NaN where no mode is found.
 */
double lec_laplace_value(lec_laplace *f, const double *parameters, double *gradient);

/* How much clusters differ beyond the model: U' M^-1 U, of the scores U of the clusters (the slope
 * of -F along a shift of all observations of one) and their information M = J' V^-1 J, J telling
 * which cluster an observation is in and V = W^-1 + Z D D Z' (W expected given the modes). At the
 * last parameters a gradient was asked for. NaN where M is not positive definite. */
double lec_laplace_heterogeneity(lec_laplace *f, const lec_random_effect *clusters,
                                 lec_arena *arena);

#endif
