/* SPDX-License-Identifier: GPL-3.0-or-later */
/* zipf.c -- laws and sources are in zipf.h.
 *
 * By rank. For a given q the law is an exponential family with the statistic ln(r + q), so its
 * likelihood has one maximum in s, where the mean of ln(r + q) under the law is that of the text;
 * Newton's method finds it. Along that ridge the derivative by q is
 *   N s (E[1 / (r + q)] - mean of the text), and its root is the fit.
 * By size. The derivative by alpha is -n (ln zeta)' - sum ln x, and falls.
 */
#include "analysis/measure/zipf.h"

#include <gsl/gsl_sf_zeta.h>

#include <math.h>

#include "analysis/measure/root.h"

/* ---- by rank --------------------------------------------------------------------------------- */

typedef struct {
    const uint64_t *count; /* of each rank, descending */
    double *logarithm;     /* ln(r + q), for the q last looked at */
    size_t types;
    double tokens;
} ranking;

static ranking ranking_of(const lec_spectrum *spectrum, lec_arena *arena)
{
    uint64_t *count = lec_new(arena, uint64_t, spectrum->type_count);
    size_t rank = 0;
    for (size_t i = spectrum->count; i-- > 0;)
        for (uint64_t j = 0; j < spectrum->types[i]; j++) count[rank++] = spectrum->frequency[i];
    return (ranking){.count = count,
                     .logarithm = lec_new(arena, double, rank),
                     .types = rank,
                     .tokens = (double)spectrum->token_count};
}

/* Fills the logarithms for q; returns their mean over the tokens. */
static double shift_ranks(const ranking *ranks, double q)
{
    double sum = 0;
    for (size_t i = 0; i < ranks->types; i++) {
        ranks->logarithm[i] = log((double)(i + 1) + q);
        sum += (double)ranks->count[i] * ranks->logarithm[i];
    }
    return sum / ranks->tokens;
}

/* Under the law with exponent s: ln of the normalising sum, mean and variance of ln(r + q). */
typedef struct {
    double log_sum, mean, variance;
} law_moments;

static law_moments moments_of(const ranking *ranks, double s)
{
    const double first = ranks->logarithm[0]; /* weights relative to rank 1 cannot overflow */
    double sum = 0, weighted = 0, squares = 0;
    for (size_t i = 0; i < ranks->types; i++) {
        const double x = ranks->logarithm[i] - first, weight = exp(-s * x);
        sum += weight;
        weighted += weight * x;
        squares += weight * x * x;
    }
    const double mean = weighted / sum;
    return (law_moments){log(sum) - s * first, first + mean, squares / sum - mean * mean};
}

/* The s with the largest likelihood for the q of the logarithms. `s` is where to start. */
static double best_exponent(const ranking *ranks, double mean, double s)
{
    enum { STEPS_MAX = 100 };
    for (int i = 0; i < STEPS_MAX; i++) {
        const law_moments law = moments_of(ranks, s);
        const double step = (law.mean - mean) / law.variance;
        const double bound = fmax(1, fabs(s)); /* far from the maximum Newton's step is too long */
        s += fmin(fmax(step, -bound), bound);
        if (fabs(step) <= 1e-13 * fmax(1, fabs(s))) break;
    }
    return s;
}

static lec_rank_fit fit_at(const ranking *ranks, double q, double start)
{
    const double mean = shift_ranks(ranks, q);
    const double s = best_exponent(ranks, mean, start);
    const double log_sum = moments_of(ranks, s).log_sum;
    return (lec_rank_fit){q, s, ranks->tokens * (-s * mean - log_sum)};
}

lec_rank_fit lec_zipf(const lec_spectrum *spectrum, lec_arena *arena)
{
    if (spectrum->type_count < 2) return (lec_rank_fit){NAN, NAN, NAN};
    const ranking ranks = ranking_of(spectrum, arena);
    return fit_at(&ranks, 0, 1);
}

/* The derivative of the largest log-likelihood by q, for each token. */
static double slope_in_q(double q, void *context)
{
    const ranking *ranks = context;
    const double s = best_exponent(ranks, shift_ranks(ranks, q), 1);
    double sum = 0, weighted = 0, observed = 0;
    for (size_t i = 0; i < ranks->types; i++) {
        const double weight = exp(-s * (ranks->logarithm[i] - ranks->logarithm[0]));
        const double inverse = 1 / ((double)(i + 1) + q);
        sum += weight;
        weighted += weight * inverse;
        observed += (double)ranks->count[i] * inverse;
    }
    return s * (weighted / sum - observed / ranks->tokens);
}

lec_rank_fit lec_zipf_mandelbrot(const lec_spectrum *spectrum, lec_arena *arena)
{
    const lec_rank_fit none = {NAN, NAN, NAN};
    if (spectrum->type_count < 3 || spectrum->count < 2) return none;
    ranking ranks = ranking_of(spectrum, arena);
    lec_rank_fit best = none;
    double low = -0.99, slope_at_low = slope_in_q(low, &ranks);
    while (low < 10 * (double)spectrum->type_count) {
        const double high = low < 0 ? low + 0.495 : 2 * low + 0.5; /* 0, .5, 1.5, 3.5, ... */
        const double slope_at_high = slope_in_q(high, &ranks);
        if (slope_at_low > 0 && slope_at_high <= 0) { /* a maximum lies between them */
            const double q = lec_root_between(slope_in_q, &ranks, low, high);
            const lec_rank_fit fit = fit_at(&ranks, q, 1);
            if (!(fit.log_likelihood <= best.log_likelihood)) best = fit;
        }
        low = high;
        slope_at_low = slope_at_high;
    }
    return best;
}

/* ---- by size --------------------------------------------------------------------------------- */

/* Where the exponent is looked for. gsl_sf_hzeta underflows when x^-alpha does. */
static const double alpha_lowest = 1.01, underflow = 600;

typedef struct {
    double types, logarithms; /* n and sum ln x of the tail */
    double xmin;
} tail_sums;

static double log_zeta(double alpha, double x)
{
    return log(gsl_sf_hzeta(alpha, x));
}

static double slope_in_alpha(double alpha, void *context)
{
    const tail_sums *tail = context;
    const double h = 1e-3, x = tail->xmin; /* five-point rule: error h^4 */
    const double derivative = (8 * (log_zeta(alpha + h, x) - log_zeta(alpha - h, x)) -
                               (log_zeta(alpha + 2 * h, x) - log_zeta(alpha - 2 * h, x))) /
                              (12 * h);
    return -tail->types * derivative - tail->logarithms;
}

/* The empirical and the fitted distribution are steps at whole numbers; between two frequencies
 * that occur only the second rises, so the largest difference is at one of the two ends. */
static double distance_of(const lec_spectrum *spectrum, size_t first, const lec_power_law *fit)
{
    const double whole = gsl_sf_hzeta(fit->alpha, (double)fit->xmin);
    double distance = 0, seen = 0;
    for (size_t i = first; i < spectrum->count; i++) {
        const double x = (double)spectrum->frequency[i], types = (double)fit->tail;
        const double below = 1 - gsl_sf_hzeta(fit->alpha, x) / whole; /* P(X < x) */
        const double up_to = 1 - gsl_sf_hzeta(fit->alpha, x + 1) / whole;
        distance = fmax(distance, fabs(below - seen / types));
        seen += (double)spectrum->types[i];
        distance = fmax(distance, fabs(up_to - seen / types));
    }
    return distance;
}

lec_power_law lec_power_law_from(const lec_spectrum *spectrum, uint64_t xmin)
{
    lec_power_law fit = {NAN, xmin, 0, NAN, NAN};
    size_t first = 0;
    while (first < spectrum->count && spectrum->frequency[first] < xmin) first++;
    tail_sums tail = {.xmin = (double)xmin};
    for (size_t i = first; i < spectrum->count; i++) {
        fit.tail += spectrum->types[i];
        tail.logarithms += (double)spectrum->types[i] * log((double)spectrum->frequency[i]);
    }
    if (first + 2 > spectrum->count) return fit;
    tail.types = (double)fit.tail;
    const double largest = (double)spectrum->frequency[spectrum->count - 1];
    const double highest = fmax(2, underflow / log(largest + 1));
    fit.alpha = lec_root_between(slope_in_alpha, &tail, alpha_lowest, highest);
    if (isnan(fit.alpha)) return fit;
    fit.log_likelihood = -tail.types * log_zeta(fit.alpha, tail.xmin) - fit.alpha * tail.logarithms;
    fit.distance = distance_of(spectrum, first, &fit);
    return fit;
}

lec_power_law lec_power_law_of(const lec_spectrum *spectrum)
{
    lec_power_law best = {NAN, 0, 0, NAN, NAN};
    for (size_t i = 0; i + 1 < spectrum->count; i++) {
        const lec_power_law fit = lec_power_law_from(spectrum, spectrum->frequency[i]);
        if (!isnan(fit.distance) && !(fit.distance >= best.distance)) best = fit;
    }
    return best;
}
