/* SPDX-License-Identifier: GPL-3.0-or-later */
/* heaps.c -- laws and sources are in heaps.h. */
#include "analysis/measure/heaps.h"

#include <math.h>
#include <string.h>

#include "analysis/measure/root.h"

void lec_vocabulary_growth(const uint32_t *type, size_t token_count, size_t type_count,
                           uint32_t *types, uint32_t *scratch)
{
    memset(scratch, 0, type_count * sizeof *scratch); /* 1: seen */
    uint32_t seen = 0;
    for (size_t i = 0; i < token_count; i++) {
        seen += scratch[type[i]] == 0;
        scratch[type[i]] = 1;
        types[i] = seen;
    }
}

/* The points, with ln(tokens) taken from its mean `center`: K and b are then hardly correlated,
 * and no power overflows. */
typedef struct {
    const double *tokens, *types;
    size_t count;
    double center;
} growth_curve;

static growth_curve curve_of(const double *tokens, const double *types, size_t count)
{
    double sum = 0;
    for (size_t i = 0; i < count; i++) sum += log(tokens[i]);
    return (growth_curve){tokens, types, count, sum / (double)count};
}

/* For a given b: the best K (of the centered curve), and half the derivative of the sum of squares
 * by b with the sign turned, sum (V - K n^b) K n^b ln n. */
static double ascent_at(const growth_curve *curve, double b, double *scale)
{
    double products = 0, squares = 0, slope_products = 0, slope_squares = 0;
    for (size_t i = 0; i < curve->count; i++) {
        const double x = log(curve->tokens[i]) - curve->center;
        const double power = exp(b * x), product = curve->types[i] * power;
        products += product;
        squares += power * power;
        slope_products += product * x;
        slope_squares += power * power * x;
    }
    *scale = products / squares;
    return *scale * (slope_products - *scale * slope_squares);
}

static double ascent_in_b(double b, void *context)
{
    double scale = 0;
    return ascent_at(context, b, &scale);
}

static double residual_sum(const growth_curve *curve, double b, double scale)
{
    double sum = 0;
    for (size_t i = 0; i < curve->count; i++) {
        const double fitted = scale * exp(b * (log(curve->tokens[i]) - curve->center));
        sum += (curve->types[i] - fitted) * (curve->types[i] - fitted);
    }
    return sum;
}

lec_heaps_fit lec_heaps_log_log(const double *tokens, const double *types, size_t count)
{
    size_t same = 0;
    while (same < count && tokens[same] == tokens[0]) same++;
    if (same == count) return (lec_heaps_fit){NAN, NAN, NAN};
    const growth_curve curve = curve_of(tokens, types, count);
    double mean = 0, products = 0, squares = 0, rss = 0;
    for (size_t i = 0; i < count; i++) mean += log(types[i]) / (double)count;
    for (size_t i = 0; i < count; i++) {
        const double x = log(tokens[i]) - curve.center;
        products += x * (log(types[i]) - mean);
        squares += x * x;
    }
    const double b = products / squares, log_k = mean - b * curve.center;
    for (size_t i = 0; i < count; i++) {
        const double residual = types[i] - exp(log_k + b * log(tokens[i]));
        rss += residual * residual;
    }
    return (lec_heaps_fit){exp(log_k), b, rss};
}

lec_heaps_fit lec_heaps_least_squares(const double *tokens, const double *types, size_t count)
{
    enum { B_LARGEST = 50 };
    const lec_heaps_fit start = lec_heaps_log_log(tokens, types, count);
    if (isnan(start.b)) return start;
    growth_curve curve = curve_of(tokens, types, count);
    double low = start.b, high = start.b, step = 0.01;
    while (low > -B_LARGEST && ascent_in_b(low, &curve) < 0) {
        low -= step;
        step *= 2;
    }
    for (step = 0.01; high < B_LARGEST && ascent_in_b(high, &curve) > 0; step *= 2) high += step;
    const double b = lec_root_between(ascent_in_b, &curve, low, high);
    if (isnan(b)) return (lec_heaps_fit){NAN, NAN, NAN};
    double scale = 0;
    ascent_at(&curve, b, &scale);
    return (lec_heaps_fit){scale * exp(-b * curve.center), b, residual_sum(&curve, b, scale)};
}
