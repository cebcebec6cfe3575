/* SPDX-License-Identifier: GPL-3.0-or-later
 * count_model.h -- counts regressed on fixed and random effects: how often a word is used, given
 * how much was said, by whom, in which exchange of which conference.
 *
 *     y_i ~ NB2(mu_i, theta)          E y = mu, var y = mu + mu^2 / theta
 *     log mu_i = log size_i + x_i' beta + sum over effects k of u_k[level_k(i)]
 *     u_k[level] ~ N(0, deviation_k^2), independent
 *
 * beta, theta and the deviations maximise the likelihood, out of which the u are integrated by
 * Laplace's approximation at their modes; without random effects it is the likelihood itself. The
 * modes are found by Newton's method (the integrand is log-concave), the gradient of the outer
 * problem is exact, its Hessian a central difference of gradients. Coefficients' covariance: the
 * inverse of the Hessian in all parameters (observed information).
 *
 * A variance whose estimate is 0 (a "singular" fit) is an ordinary maximum here: the model works on
 * 1/sqrt(theta) and the deviations, in which the likelihood is even.
 *
 * The same design serves many counts: its pattern is found once and then only read.
 *
 * Sources: Lawless 1987, doi:10.2307/3314912 (negative binomial); Breslow & Clayton 1993,
 * doi:10.1080/01621459.1993.10594284; Skaug & Fournier 2006, doi:10.1016/j.csda.2006.03.005
 * (Laplace and its gradient); Brooks et al. 2017, doi:10.32614/RJ-2017-066 (glmmTMB, whose
 * nbinom2 this equals).
 */
#ifndef LEC_ANALYSIS_MEASURE_COUNT_MODEL_H
#define LEC_ANALYSIS_MEASURE_COUNT_MODEL_H

#include <stddef.h>
#include <stdint.h>

#include "core/arena.h"

typedef struct {
    const uint32_t *level; /* [observation_count] below level_count */
    size_t level_count;
} lec_random_effect;

/* Everything but the counts. */
typedef struct {
    size_t observation_count, fixed_count, effect_count;
    const double *log_size; /* [observation_count] natural log of the words, turns, hours */
    const double *fixed;    /* [observation_count * fixed_count] row by row */
    const lec_random_effect *effects; /* [effect_count] */
} lec_count_terms;

typedef struct lec_count_design lec_count_design;

/* Keeps the pointers of `terms`, which must live as long as the design. */
const lec_count_design *lec_count_design_new(const lec_count_terms *terms, lec_arena *arena);

typedef enum {
    LEC_FIT_CONVERGED,
    LEC_FIT_NO_COUNTS,  /* every count is 0 */
    LEC_FIT_DEPENDENT,  /* a fixed column is a sum of others (or there are too few rows) */
    LEC_FIT_SEPARATED,  /* a coefficient runs away: its standard error exceeds
                           LEC_SEPARATED_ERROR */
    LEC_FIT_NO_MAXIMUM, /* no maximum was found */
} lec_fit_state;

enum { LEC_SEPARATED_ERROR = 20 }; /* on the log scale: a ratio known to a factor of e^20 */

/* All NaN but for the state unless it is LEC_FIT_CONVERGED. */
typedef struct {
    lec_fit_state state;
    const double *coefficient; /* [fixed_count] */
    size_t parameter_count;    /* fixed_count + 1 + effect_count */
    const double *covariance;  /* [parameter_count * parameter_count] of the coefficients, then
                                  1/sqrt(theta), then the deviations */
    const double *deviation;   /* [effect_count] standard deviations, 0 or more */
    double dispersion;         /* theta; INFINITY where the counts vary no more than Poisson's */
    double log_likelihood;
    /* How much the clusters differ beyond the model: a chi-squared with clusters - fixed_count
     * degrees of freedom, whose mean is that number; NaN without clusters */
    double heterogeneity;
    size_t evaluations; /* of the likelihood and its gradient */
} lec_count_fit;

/* `count` [observation_count] whole numbers, 0 or more. `clusters`, or NULL: sets of observations
 * whose means are compared with the model's, each of which has one row of fixed values. The result
 * belongs to `arena`, which serves as scratch too. GSL must have been told to return its errors
 * (lec_context_open() does that). Time of an evaluation: O(observations * (fixed + effects^2)) and
 * one factor of the crossed effects (sparse_factor.h); there are about 60 to 150. Deterministic. */
lec_count_fit lec_count_model_fit(const lec_count_design *design, const double *count,
                                  const lec_random_effect *clusters, lec_arena *arena);

#endif
