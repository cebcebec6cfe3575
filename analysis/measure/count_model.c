/* SPDX-License-Identifier: GPL-3.0-or-later
 * count_model.c -- start values, BFGS (GSL), Newton steps to the last digits, covariance.
 *
 * Everything happens in coordinates z in which a step of 1 is about a standard error:
 * parameters = origin + scale z, `scale` upper triangular for the coefficients (from the weighted
 * least squares of the start) and diagonal for 1/sqrt(theta) and the deviations. */
#include "analysis/measure/count_model.h"

#include <gsl/gsl_blas.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_linalg.h>
#include <gsl/gsl_multimin.h>

#include <math.h>
#include <string.h>

#include "analysis/measure/count_laplace.h"

static const double zero_deviation = 1e-4;   /* an estimate below is 0 */
static const double dependent_share = 1e-10; /* of a column's square that others do not explain */
static const double start_deviation = 0.3;
enum { EVALUATIONS_MAX = 3000 }; /* a fit takes some hundred; one that runs away has no maximum */

typedef struct {
    const lec_count_design *design;
    const double *count;
    lec_laplace *laplace;
    size_t fixed, size;                             /* coefficients; all parameters */
    gsl_vector *origin, *parameters, *by_parameter; /* [size] */
    gsl_matrix *scale;                              /* size x size */
    size_t evaluations;
} fitter;

static void free_matrix(void *matrix)
{
    gsl_matrix_free(matrix);
}

static void free_vector(void *vector)
{
    gsl_vector_free(vector);
}

static gsl_matrix *new_matrix(lec_arena *arena, size_t size)
{
    gsl_matrix *matrix = gsl_matrix_calloc(size, size);
    lec_arena_adopt(arena, matrix, free_matrix);
    return matrix;
}

static gsl_vector *new_vector(lec_arena *arena, size_t size)
{
    gsl_vector *vector = gsl_vector_calloc(size);
    lec_arena_adopt(arena, vector, free_vector);
    return vector;
}

/* --- start values: Poisson regression without random effects --------------------------------- */

typedef struct {
    double *mean;      /* [observations] */
    gsl_matrix *left;  /* X'WX, then its factor */
    gsl_vector *right; /* X'Wz, then the coefficients */
} least_squares;

static void sum_squares(const fitter *f, const least_squares *of)
{
    const lec_count_terms *terms = &f->design->terms;
    gsl_matrix_set_zero(of->left);
    gsl_vector_set_zero(of->right);
    for (size_t i = 0; i < terms->observation_count; i++) {
        const double *x = &terms->fixed[i * f->fixed], mean = of->mean[i];
        const double response = log(mean) - terms->log_size[i] + (f->count[i] - mean) / mean;
        for (size_t c = 0; c < f->fixed; c++) {
            *gsl_vector_ptr(of->right, c) += x[c] * mean * response;
            for (size_t d = 0; d < f->fixed; d++)
                *gsl_matrix_ptr(of->left, c, d) += x[c] * mean * x[d];
        }
    }
}

/* False when a column is (nearly) a sum of those before it. */
static bool factor_squares(const least_squares *of, gsl_vector *squares)
{
    const gsl_vector_view diagonal = gsl_matrix_diagonal(of->left);
    gsl_vector_memcpy(squares, &diagonal.vector);
    if (gsl_linalg_cholesky_decomp1(of->left) != GSL_SUCCESS) return false;
    for (size_t c = 0; c < squares->size; c++) {
        const double pivot = gsl_matrix_get(of->left, c, c);
        if (!(pivot * pivot > dependent_share * gsl_vector_get(squares, c))) return false;
    }
    return true;
}

static void set_means(const fitter *f, const least_squares *of)
{
    const lec_count_terms *terms = &f->design->terms;
    for (size_t i = 0; i < terms->observation_count; i++) {
        double eta = terms->log_size[i];
        for (size_t c = 0; c < f->fixed; c++)
            eta += terms->fixed[i * f->fixed + c] * gsl_vector_get(of->right, c);
        of->mean[i] = exp(fmax(fmin(eta, 30), -30));
    }
}

/* 1/theta by moments: what the squares have beyond Poisson's. */
static double spread_of_means(const fitter *f, const double *mean)
{
    double beyond = 0, squares = 0;
    for (size_t i = 0; i < f->design->terms.observation_count; i++) {
        beyond += (f->count[i] - mean[i]) * (f->count[i] - mean[i]) - mean[i];
        squares += mean[i] * mean[i];
    }
    return fmin(fmax(beyond / squares, 0.01), 10);
}

static void set_scale(fitter *f, const gsl_matrix *factor)
{
    const lec_count_terms *terms = &f->design->terms;
    gsl_matrix_set_identity(f->scale);
    if (f->fixed > 0) {
        gsl_matrix_view part = gsl_matrix_submatrix(f->scale, 0, 0, f->fixed, f->fixed);
        gsl_blas_dtrsm(CblasLeft, CblasLower, CblasTrans, CblasNonUnit, 1, factor, &part.matrix);
    }
    gsl_matrix_set(f->scale, f->fixed, f->fixed, 1 / sqrt(2 * (double)terms->observation_count));
    for (size_t k = 0; k < terms->effect_count; k++)
        gsl_matrix_set(f->scale, f->fixed + 1 + k, f->fixed + 1 + k,
                       1 / sqrt(2 * (double)terms->effects[k].level_count));
}

/* Iteratively reweighted least squares; a few steps do, for BFGS goes on from here. */
static bool find_start(fitter *f, lec_arena *arena)
{
    enum { STEPS = 8 };
    const lec_count_terms *terms = &f->design->terms;
    const size_t n = terms->observation_count;
    least_squares of = {lec_new(arena, double, n), new_matrix(arena, f->fixed),
                        new_vector(arena, f->fixed)};
    gsl_vector *squares = new_vector(arena, f->fixed);
    double total = 0, size = 0;
    for (size_t i = 0; i < n; i++) total += f->count[i], size += exp(terms->log_size[i]);
    for (size_t i = 0; i < n; i++)
        of.mean[i] = (f->count[i] + total / size * exp(terms->log_size[i])) / 2;
    for (int step = 0; step < STEPS; step++) {
        sum_squares(f, &of);
        if (!factor_squares(&of, squares)) return false;
        gsl_linalg_cholesky_svx(of.left, of.right);
        set_means(f, &of);
    }
    for (size_t c = 0; c < f->fixed; c++) gsl_vector_set(f->origin, c, gsl_vector_get(of.right, c));
    gsl_vector_set(f->origin, f->fixed, sqrt(spread_of_means(f, of.mean)));
    for (size_t k = 0; k < terms->effect_count; k++)
        gsl_vector_set(f->origin, f->fixed + 1 + k, start_deviation);
    set_scale(f, of.left);
    return true;
}

/* --- the function to minimise, in z ---------------------------------------------------------- */

static void find_parameters(fitter *f, const gsl_vector *z)
{
    gsl_vector_memcpy(f->parameters, f->origin);
    gsl_blas_dgemv(CblasNoTrans, 1, f->scale, z, 1, f->parameters);
}

static void value_and_gradient(const gsl_vector *z, void *state, double *value,
                               gsl_vector *gradient)
{
    fitter *f = state;
    find_parameters(f, z);
    *value = NAN;
    if (f->evaluations++ < EVALUATIONS_MAX)
        *value = lec_laplace_value(f->laplace, f->parameters->data, f->by_parameter->data);
    gsl_blas_dgemv(CblasTrans, 1, f->scale, f->by_parameter, 0, gradient);
}

static void gradient_alone(const gsl_vector *z, void *state, gsl_vector *gradient)
{
    double value;
    value_and_gradient(z, state, &value, gradient);
}

static double value_alone(const gsl_vector *z, void *state)
{
    fitter *f = state;
    find_parameters(f, z);
    if (f->evaluations++ >= EVALUATIONS_MAX) return NAN;
    return lec_laplace_value(f->laplace, f->parameters->data, NULL);
}

static void free_minimiser(void *minimiser)
{
    gsl_multimin_fdfminimizer_free(minimiser);
}

/* Near the minimum: where BFGS makes no more progress or the slope is small. */
static void go_near(fitter *f, gsl_vector *z, lec_arena *arena)
{
    enum { STEPS_MAX = 200 };
    gsl_multimin_fdfminimizer *minimiser =
        gsl_multimin_fdfminimizer_alloc(gsl_multimin_fdfminimizer_vector_bfgs2, f->size);
    lec_arena_adopt(arena, minimiser, free_minimiser);
    gsl_multimin_function_fdf function = {value_alone, gradient_alone, value_and_gradient, f->size,
                                          f};
    if (gsl_multimin_fdfminimizer_set(minimiser, &function, z, 0.5, 0.1) != GSL_SUCCESS) return;
    for (int step = 0; step < STEPS_MAX && f->evaluations < EVALUATIONS_MAX; step++) {
        if (gsl_multimin_fdfminimizer_iterate(minimiser) != GSL_SUCCESS) break;
        if (gsl_multimin_test_gradient(minimiser->gradient, 0.02) == GSL_SUCCESS) break;
    }
    gsl_vector_memcpy(z, minimiser->x);
}

/* --- Newton's method at the end -------------------------------------------------------------- */

/* Central differences of the gradient, made symmetric. */
static void find_hessian(fitter *f, gsl_vector *z, gsl_matrix *hessian, lec_arena *arena)
{
    static const double step = 1e-3;
    gsl_vector *after = new_vector(arena, f->size), *before = new_vector(arena, f->size);
    for (size_t c = 0; c < f->size; c++) {
        const double at = gsl_vector_get(z, c);
        gsl_vector_set(z, c, at + step);
        gradient_alone(z, f, after);
        gsl_vector_set(z, c, at - step);
        gradient_alone(z, f, before);
        gsl_vector_set(z, c, at);
        for (size_t r = 0; r < f->size; r++)
            gsl_matrix_set(hessian, r, c,
                           (gsl_vector_get(after, r) - gsl_vector_get(before, r)) / (2 * step));
    }
    for (size_t r = 0; r < f->size; r++)
        for (size_t c = 0; c < r; c++) {
            const double mean = (gsl_matrix_get(hessian, r, c) + gsl_matrix_get(hessian, c, r)) / 2;
            gsl_matrix_set(hessian, r, c, mean);
            gsl_matrix_set(hessian, c, r, mean);
        }
}

typedef struct {
    gsl_vector *z, *gradient, *step, *trial;
    gsl_matrix *hessian, *factor;
    double value;
} newton;

/* The step with the least damping that makes the Hessian positive definite and the value fall.
 * False when there is none. */
static bool go_down(fitter *f, newton *at, double *damping)
{
    for (; *damping < 1e8; *damping = fmax(10 * *damping, 1e-3)) {
        gsl_matrix_memcpy(at->factor, at->hessian);
        gsl_vector_view diagonal = gsl_matrix_diagonal(at->factor);
        gsl_vector_add_constant(&diagonal.vector, *damping);
        if (gsl_linalg_cholesky_decomp1(at->factor) != GSL_SUCCESS) continue;
        gsl_linalg_cholesky_solve(at->factor, at->gradient, at->step);
        gsl_vector_memcpy(at->trial, at->z);
        gsl_vector_sub(at->trial, at->step);
        const double value = value_alone(at->trial, f);
        if (!(value <= at->value + 1e-9 * (1 + fabs(at->value)))) continue;
        gsl_vector_memcpy(at->z, at->trial);
        return true;
    }
    return false;
}

/* Takes Newton steps until the value is within 1e-10 of its minimum; the Hessian and its factor are
 * then those there. False when that is not reached. */
static bool go_to_minimum(fitter *f, newton *at, lec_arena *arena)
{
    enum { STEPS_MAX = 30 };
    double damping = 0;
    for (int i = 0; i < STEPS_MAX; i++) {
        value_and_gradient(at->z, f, &at->value, at->gradient);
        if (isnan(at->value)) return false;
        find_hessian(f, at->z, at->hessian, arena);
        if (!go_down(f, at, &damping)) return false;
        double decrement = 0;
        gsl_blas_ddot(at->gradient, at->step, &decrement);
        if (damping == 0 && decrement < 1e-10) return true;
        damping = damping > 1e-3 ? damping / 10 : 0;
    }
    return false;
}

/* --- results --------------------------------------------------------------------------------- */

static double snap(double deviation)
{
    return fabs(deviation) < zero_deviation ? 0 : fabs(deviation);
}

/* scale Hessian^-1 scale' */
static double *find_covariance(const fitter *f, newton *at, lec_arena *arena)
{
    gsl_matrix *product = new_matrix(arena, f->size), *covariance = new_matrix(arena, f->size);
    gsl_linalg_cholesky_invert(at->factor);
    gsl_blas_dgemm(CblasNoTrans, CblasNoTrans, 1, f->scale, at->factor, 0, product);
    gsl_blas_dgemm(CblasNoTrans, CblasTrans, 1, product, f->scale, 0, covariance);
    double *values = lec_new(arena, double, f->size * f->size);
    for (size_t r = 0; r < f->size; r++)
        for (size_t c = 0; c < f->size; c++)
            values[r * f->size + c] = gsl_matrix_get(covariance, r, c);
    return values;
}

static lec_count_fit undefined(const lec_count_design *design, lec_fit_state state,
                               size_t evaluations, lec_arena *arena)
{
    const size_t size = lec_laplace_parameters(design);
    double *nothing = lec_new(arena, double, size *size);
    for (size_t i = 0; i < size * size; i++) nothing[i] = NAN;
    return (lec_count_fit){.state = state,
                           .coefficient = nothing,
                           .parameter_count = size,
                           .covariance = nothing,
                           .deviation = nothing,
                           .dispersion = NAN,
                           .log_likelihood = NAN,
                           .heterogeneity = NAN,
                           .evaluations = evaluations};
}

static lec_count_fit finish(fitter *f, newton *at, const lec_random_effect *clusters,
                            lec_arena *arena)
{
    const size_t effects = f->design->terms.effect_count;
    double value = NAN;
    value_and_gradient(at->z, f, &value, at->gradient); /* sets the parameters */
    const double *found = f->parameters->data;
    const double *covariance = find_covariance(f, at, arena);
    for (size_t c = 0; c < f->fixed; c++)
        if (!(covariance[c * f->size + c] < LEC_SEPARATED_ERROR * LEC_SEPARATED_ERROR))
            return undefined(f->design, LEC_FIT_SEPARATED, f->evaluations, arena);
    double *coefficient = lec_new(arena, double, f->fixed);
    double *deviation = lec_new(arena, double, effects);
    memcpy(coefficient, found, f->fixed * sizeof *coefficient);
    for (size_t k = 0; k < effects; k++) deviation[k] = snap(found[f->fixed + 1 + k]);
    const double root_alpha = snap(found[f->fixed]);
    return (lec_count_fit){
        .state = LEC_FIT_CONVERGED,
        .coefficient = coefficient,
        .parameter_count = f->size,
        .covariance = covariance,
        .deviation = deviation,
        .dispersion = 1 / (root_alpha * root_alpha),
        .log_likelihood = -value,
        .heterogeneity =
            clusters == NULL ? NAN : lec_laplace_heterogeneity(f->laplace, clusters, arena),
        .evaluations = f->evaluations};
}

static lec_count_fit fit(fitter *f, const lec_random_effect *clusters, lec_arena *arena)
{
    newton at = {.z = new_vector(arena, f->size),
                 .gradient = new_vector(arena, f->size),
                 .step = new_vector(arena, f->size),
                 .trial = new_vector(arena, f->size),
                 .hessian = new_matrix(arena, f->size),
                 .factor = new_matrix(arena, f->size)};
    go_near(f, at.z, arena);
    if (!go_to_minimum(f, &at, arena))
        return undefined(f->design, LEC_FIT_NO_MAXIMUM, f->evaluations, arena);
    return finish(f, &at, clusters, arena);
}

lec_count_fit lec_count_model_fit(const lec_count_design *design, const double *count,
                                  const lec_random_effect *clusters, lec_arena *arena)
{
    const size_t size = lec_laplace_parameters(design);
    double total = 0;
    for (size_t i = 0; i < design->terms.observation_count; i++) total += count[i];
    if (total == 0) return undefined(design, LEC_FIT_NO_COUNTS, 0, arena);
    fitter f = {.design = design,
                .count = count,
                .laplace = lec_laplace_new(design, count, arena),
                .fixed = design->terms.fixed_count,
                .size = size,
                .origin = new_vector(arena, size),
                .parameters = new_vector(arena, size),
                .by_parameter = new_vector(arena, size),
                .scale = new_matrix(arena, size)};
    if (!find_start(&f, arena)) return undefined(design, LEC_FIT_DEPENDENT, 0, arena);
    return fit(&f, clusters, arena);
}
