/* SPDX-License-Identifier: GPL-3.0-or-later
 * count_laplace.c
 *
 * With h_i = a_i' H^-1 a_i (a_i the row of Z D), c_ik the same with one a_i without its deviation,
 * and v = H^-1 (Z D)'(w' h), the gradient of F is, e_i being the derivative of eta_i at fixed b,
 *
 *     sum_i e_i (-l' + w' h / 2 - w (Z D v) / 2)_i                               for every
 * parameter
 *     + sum_i w_i c_ik + v_level l'_i / 2                                        for a deviation
 *     + sum_i (-l_alpha + w_alpha h / 2 + l'_alpha (Z D v) / 2)_i 2 sqrt(alpha)  for sqrt(alpha)
 *
 * with alpha = 1 / theta: Skaug & Fournier 2006, eq. 9, written out. */
#include "analysis/measure/count_laplace.h"

#include <gsl/gsl_errno.h>
#include <gsl/gsl_linalg.h>
#include <gsl/gsl_sf_gamma.h>

#include <math.h>
#include <string.h>

/* --- the negative binomial ------------------------------------------------------------------- */

/* l of one count but for the terms without eta, and its derivatives by eta and by alpha. */
typedef struct {
    double value, slope, weight, weight_slope; /* l, l', w = -l'', w' */
    double by_alpha, slope_by_alpha, weight_by_alpha;
    double expected_weight;
} point;

enum { ETA_MAX = 300 }; /* exp(eta) and its square stay finite */

/* (log(1 + t) - t / (1 + t)) / t^2 = 1/2 - 2t/3 + 3t^2/4 - ... */
static double curvature(double t)
{
    if (t > 0.02) return (log1p(t) - t / (1 + t)) / (t * t);
    double sum = 0, power = 1;
    for (int k = 1; k <= 10; k++) {
        sum += power * k / (k + 1);
        power *= -t;
    }
    return sum;
}

static point negative_binomial(double y, double eta, double alpha)
{
    eta = fmax(fmin(eta, ETA_MAX), -ETA_MAX); /* everywhere: else l has no bound */
    const double mu = exp(eta), t = alpha * mu, v = 1 + t;
    const double log_v = log1p(t), weight = mu * (1 + alpha * y) / (v * v);
    return (point){
        .value = y * eta - y * log_v - (t > 0 ? mu * (log_v / t) : mu),
        .slope = (y - mu) / v,
        .weight = weight,
        .weight_slope = weight * (1 - t) / v,
        .by_alpha = mu * mu * curvature(t) - y * mu / v,
        .slope_by_alpha = -(y - mu) * mu / (v * v),
        .weight_by_alpha = mu * (y * v - 2 * mu * (1 + alpha * y)) / (v * v * v),
        .expected_weight = mu / v,
    };
}

/* --- design and scratch ---------------------------------------------------------------------- */

const lec_count_design *lec_count_design_new(const lec_count_terms *terms, lec_arena *arena)
{
    const size_t n = terms->observation_count, effects = terms->effect_count;
    lec_count_design *design = lec_new(arena, lec_count_design, 1);
    design->terms = *terms;
    uint32_t *row = lec_new(arena, uint32_t, n * effects);
    size_t *cell = lec_new(arena, size_t, n * effects * effects);
    for (size_t k = 0; k < effects; k++) {
        for (size_t i = 0; i < n; i++)
            row[i * effects + k] = (uint32_t)design->level_count + terms->effects[k].level[i];
        design->level_count += terms->effects[k].level_count;
    }
    design->pattern = lec_sparse_pattern_of(row, n, effects, design->level_count, arena);
    for (size_t i = 0; i < n * effects; i++) row[i] = design->pattern.place[row[i]];
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < effects; k++)
            for (size_t m = 0; m < effects; m++)
                cell[(i * effects + k) * effects + m] =
                    lec_sparse_cell(&design->pattern, row[i * effects + k], row[i * effects + m]);
    design->row = row;
    design->cell = cell;
    return design;
}

struct lec_laplace {
    const lec_count_design *design;
    const double *count;
    const double *above; /* [above_count] how many counts exceed j */
    size_t above_count;
    double log_factorials;
    double alpha;
    const double *deviation;
    double *fixed_part;                 /* [observations] log size + x'beta */
    point *points;                      /* [observations] */
    double *mode, *trial, *step;        /* [levels] b, the next, H^-1 gradient */
    double *factor, *inverse;           /* [cells] */
    double *leverage, *direction, *sum; /* [observations] h, Z D v; [levels] v */
    double *by_eta;                     /* [observations] slope of F along each eta */
    lec_sparse_scratch *scratch;
};

static void count_above(lec_laplace *f, lec_arena *arena)
{
    const size_t n = f->design->terms.observation_count;
    double most = 0;
    for (size_t i = 0; i < n; i++) {
        most = fmax(most, f->count[i]);
        f->log_factorials += gsl_sf_lngamma(f->count[i] + 1);
    }
    f->above_count = (size_t)most;
    double *above = lec_new(arena, double, f->above_count);
    for (size_t i = 0; i < n; i++)
        if (f->count[i] > 0) above[(size_t)f->count[i] - 1]++;
    for (size_t j = f->above_count; j-- > 1;) above[j - 1] += above[j];
    f->above = above;
}

lec_laplace *lec_laplace_new(const lec_count_design *design, const double *count, lec_arena *arena)
{
    const size_t n = design->terms.observation_count, levels = design->level_count;
    lec_laplace *f = lec_new(arena, lec_laplace, 1);
    f->design = design;
    f->count = count;
    f->fixed_part = lec_new(arena, double, n);
    f->points = lec_new(arena, point, n);
    f->mode = lec_new(arena, double, levels);
    f->trial = lec_new(arena, double, levels);
    f->step = lec_new(arena, double, levels);
    f->factor = lec_new(arena, double, design->pattern.cell_count);
    f->inverse = lec_new(arena, double, design->pattern.cell_count);
    f->leverage = lec_new(arena, double, n);
    f->direction = lec_new(arena, double, n);
    f->sum = lec_new(arena, double, levels);
    f->by_eta = lec_new(arena, double, n);
    f->scratch = lec_sparse_scratch_new(&design->pattern, arena);
    count_above(f, arena);
    return f;
}

size_t lec_laplace_parameters(const lec_count_design *design)
{
    return design->terms.fixed_count + 1 + design->terms.effect_count;
}

/* --- the modes ------------------------------------------------------------------------------- */

/* Row i of Z D times a vector over the levels. */
static double along(const lec_laplace *f, size_t i, const double *levels)
{
    const size_t effects = f->design->terms.effect_count;
    double sum = 0;
    for (size_t k = 0; k < effects; k++)
        sum += f->deviation[k] * levels[f->design->row[i * effects + k]];
    return sum;
}

/* Fills the points at b and returns -sum l + b'b / 2, without the terms that depend on neither. */
static double penalised(lec_laplace *f, const double *b)
{
    double sum = 0;
    for (size_t i = 0; i < f->design->terms.observation_count; i++) {
        f->points[i] = negative_binomial(f->count[i], f->fixed_part[i] + along(f, i, b), f->alpha);
        sum -= f->points[i].value;
    }
    for (size_t r = 0; r < f->design->level_count; r++) sum += b[r] * b[r] / 2;
    return sum;
}

/* Adds (Z D)' x to a vector over the levels. */
static void add_transposed(const lec_laplace *f, size_t i, double x, double *levels)
{
    const size_t effects = f->design->terms.effect_count;
    for (size_t k = 0; k < effects; k++)
        levels[f->design->row[i * effects + k]] += f->deviation[k] * x;
}

static bool factor_at_points(lec_laplace *f)
{
    const lec_count_design *design = f->design;
    const size_t effects = design->terms.effect_count;
    memset(f->factor, 0, design->pattern.cell_count * sizeof *f->factor);
    for (size_t r = 0; r < design->level_count; r++) f->factor[design->pattern.start[r]] = 1;
    for (size_t i = 0; i < design->terms.observation_count; i++)
        for (size_t k = 0; k < effects; k++)
            for (size_t m = 0; m <= k; m++)
                f->factor[design->cell[(i * effects + k) * effects + m]] +=
                    f->points[i].weight * f->deviation[k] * f->deviation[m];
    return lec_sparse_factor(&design->pattern, f->scratch, f->factor);
}

/* The step to the next modes, and how far the value is still from its minimum, twice. */
static double find_step(lec_laplace *f)
{
    const lec_count_design *design = f->design;
    double *gradient = f->sum, decrement = 0;
    memcpy(gradient, f->mode, design->level_count * sizeof *gradient);
    for (size_t i = 0; i < design->terms.observation_count; i++)
        add_transposed(f, i, -f->points[i].slope, gradient);
    memcpy(f->step, gradient, design->level_count * sizeof *gradient);
    lec_sparse_solve(&design->pattern, f->factor, f->step);
    for (size_t r = 0; r < design->level_count; r++) decrement += gradient[r] * f->step[r];
    return decrement;
}

/* Goes along the step as far as the value falls. NaN when it does not. */
static double descend(lec_laplace *f, double value)
{
    const size_t levels = f->design->level_count;
    enum { HALVINGS_MAX = 33 }; /* 2^-33 is 1e-10 */
    double share = 1;
    for (int halvings = 0; halvings <= HALVINGS_MAX; halvings++, share /= 2) {
        for (size_t r = 0; r < levels; r++) f->trial[r] = f->mode[r] - share * f->step[r];
        const double next = penalised(f, f->trial);
        if (next > value + 1e-9 * (1 + fabs(value)) || isnan(next)) continue;
        memcpy(f->mode, f->trial, levels * sizeof *f->mode);
        return next;
    }
    return NAN;
}

/* Leaves the modes, and points and factor at them; the value of penalised() there. */
static double find_modes(lec_laplace *f)
{
    enum { STEPS_MAX = 100 };
    double value = penalised(f, f->mode);
    if (f->design->level_count == 0) return value;
    bool last = false;
    for (int i = 0; i < STEPS_MAX; i++) {
        if (!factor_at_points(f)) return NAN;
        if (last) return value;
        last = find_step(f) < 1e-11; /* the next error is the square of this one */
        value = descend(f, value);
        if (isnan(value)) return NAN;
    }
    return NAN;
}

/* --- the gradient ---------------------------------------------------------------------------- */

/* c_ik: row k of observation i's levels in H^-1, times the row of Z D. */
static double half_leverage(const lec_laplace *f, size_t i, size_t k)
{
    const size_t effects = f->design->terms.effect_count;
    double sum = 0;
    for (size_t m = 0; m < effects; m++)
        sum += f->inverse[f->design->cell[(i * effects + k) * effects + m]] * f->deviation[m];
    return sum;
}

/* Fills the leverages h, v (in `sum`) and Z D v (in `direction`). */
static void find_curvature(lec_laplace *f)
{
    const lec_count_design *design = f->design;
    const size_t n = design->terms.observation_count, effects = design->terms.effect_count;
    lec_sparse_inverse(&design->pattern, f->scratch, f->factor, f->inverse);
    memset(f->sum, 0, design->level_count * sizeof *f->sum);
    for (size_t i = 0; i < n; i++) {
        f->leverage[i] = 0;
        for (size_t k = 0; k < effects; k++)
            f->leverage[i] += f->deviation[k] * half_leverage(f, i, k);
        add_transposed(f, i, f->points[i].weight_slope * f->leverage[i], f->sum);
    }
    lec_sparse_solve(&design->pattern, f->factor, f->sum);
    for (size_t i = 0; i < n; i++) f->direction[i] = along(f, i, f->sum);
}

static void find_gradient(lec_laplace *f, double root_alpha, double *gradient)
{
    const lec_count_terms *terms = &f->design->terms;
    double *by_coefficient = gradient, *by_root = gradient + terms->fixed_count;
    double *by_deviation = by_root + 1;
    find_curvature(f);
    memset(gradient, 0, lec_laplace_parameters(f->design) * sizeof *gradient);
    for (size_t i = 0; i < terms->observation_count; i++) {
        const point *at = &f->points[i];
        const double h = f->leverage[i], along_v = f->direction[i];
        const double by_eta = -at->slope + at->weight_slope * h / 2 - at->weight * along_v / 2;
        f->by_eta[i] = by_eta;
        for (size_t c = 0; c < terms->fixed_count; c++)
            by_coefficient[c] += by_eta * terms->fixed[i * terms->fixed_count + c];
        for (size_t k = 0; k < terms->effect_count; k++) {
            const uint32_t row = f->design->row[i * terms->effect_count + k];
            by_deviation[k] += by_eta * f->mode[row] + at->weight * half_leverage(f, i, k) +
                               f->sum[row] * at->slope / 2;
        }
        *by_root += -at->by_alpha + at->weight_by_alpha * h / 2 + at->slope_by_alpha * along_v / 2;
    }
    for (size_t j = 0; j < f->above_count; j++)
        *by_root -= f->above[j] * (double)j / (1 + f->alpha * (double)j);
    *by_root *= 2 * root_alpha;
}

double lec_laplace_value(lec_laplace *f, const double *parameters, double *gradient)
{
    const lec_count_terms *terms = &f->design->terms;
    const double root_alpha = parameters[terms->fixed_count];
    f->alpha = root_alpha * root_alpha;
    f->deviation = parameters + terms->fixed_count + 1;
    for (size_t i = 0; i < terms->observation_count; i++) {
        f->fixed_part[i] = terms->log_size[i];
        for (size_t c = 0; c < terms->fixed_count; c++)
            f->fixed_part[i] += terms->fixed[i * terms->fixed_count + c] * parameters[c];
    }
    double value = find_modes(f) + f->log_factorials;
    for (size_t j = 0; j < f->above_count; j++) value -= f->above[j] * log1p(f->alpha * (double)j);
    value += lec_sparse_log_determinant(&f->design->pattern, f->factor) / 2;
    if (isnan(value)) memset(f->mode, 0, f->design->level_count * sizeof *f->mode);
    if (gradient != NULL) find_gradient(f, root_alpha, gradient);
    return value;
}

/* --- clusters ----------------------------------------------------------------------------------
 */

static void free_matrix(void *matrix)
{
    gsl_matrix_free(matrix);
}

/* Column c of M: J' (w - w Z D H^-1 (Z D)' w) of the observations in cluster c. */
static void find_information(lec_laplace *f, const lec_random_effect *clusters, size_t c,
                             gsl_matrix *information)
{
    const size_t n = f->design->terms.observation_count;
    memset(f->sum, 0, f->design->level_count * sizeof *f->sum);
    for (size_t i = 0; i < n; i++)
        if (clusters->level[i] == c) add_transposed(f, i, f->points[i].weight, f->sum);
    lec_sparse_solve(&f->design->pattern, f->factor, f->sum);
    for (size_t i = 0; i < n; i++) {
        const double own = clusters->level[i] == c ? 1 : 0;
        *gsl_matrix_ptr(information, clusters->level[i], c) +=
            f->points[i].weight * (own - along(f, i, f->sum));
    }
}

double lec_laplace_heterogeneity(lec_laplace *f, const lec_random_effect *clusters,
                                 lec_arena *arena)
{
    const size_t n = f->design->terms.observation_count, count = clusters->level_count;
    gsl_matrix *information = gsl_matrix_calloc(count, count);
    lec_arena_adopt(arena, information, free_matrix);
    double *score = lec_new(arena, double, count), *solved = lec_new(arena, double, count);
    for (size_t i = 0; i < n; i++) {
        f->points[i].weight = f->points[i].expected_weight;
        score[clusters->level[i]] -= f->by_eta[i];
    }
    if (!factor_at_points(f)) return NAN;
    for (size_t c = 0; c < count; c++) find_information(f, clusters, c, information);
    if (gsl_linalg_cholesky_decomp1(information) != GSL_SUCCESS) return NAN;
    memcpy(solved, score, count * sizeof *solved);
    gsl_vector_view x = gsl_vector_view_array(solved, count);
    gsl_linalg_cholesky_svx(information, &x.vector);
    double sum = 0;
    for (size_t c = 0; c < count; c++) sum += score[c] * solved[c];
    return sum;
}
