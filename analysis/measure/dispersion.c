/* SPDX-License-Identifier: GPL-3.0-or-later */
/* dispersion.c -- formulas and sources are in dispersion.h.
 *
 * Parts without the item contribute in closed form (their rate is 0, their share is what is left
 * of 1), so that only parts with the item are visited. DA is Gini's mean difference in disguise:
 * with r in descending order, i from 1, it is 2 (sum i r_i - 1) / (n - 1).
 */
#include "analysis/measure/dispersion.h"

#include <gsl/gsl_math.h>
#include <gsl/gsl_sort.h>

#include <assert.h>
#include <math.h>

lec_parts lec_parts_of(const uint64_t *size, size_t count)
{
    lec_parts parts = {.size = size};
    for (size_t i = 0; i < count; i++) {
        if (size[i] == 0) continue;
        if (parts.count == 0 || size[i] < parts.smallest) parts.smallest = size[i];
        parts.count++;
        parts.total += size[i];
    }
    return parts;
}

/* Tokens in the parts with the item, those of the smallest, the rates there and their sum. */
typedef struct {
    size_t count;
    uint64_t tokens, smallest;
    double rate_sum;
} occupied_parts;

static double share_of(const lec_parts *parts, uint64_t size)
{
    return (double)size / (double)parts->total;
}

static size_t part_number(const uint32_t *part, size_t i)
{
    return part == NULL ? i : part[i];
}

static occupied_parts visit_occupied(const lec_parts *parts, const uint32_t *part,
                                     const uint64_t *count, size_t length, double *rate)
{
    occupied_parts occupied = {0};
    for (size_t i = 0; i < length; i++) {
        if (count[i] == 0) continue;
        const uint64_t size = parts->size[part_number(part, i)];
        assert(size > 0);
        if (occupied.count == 0 || size < occupied.smallest) occupied.smallest = size;
        occupied.tokens += size;
        rate[occupied.count] = (double)count[i] / (double)size;
        occupied.rate_sum += rate[occupied.count++];
    }
    return occupied;
}

/* 1 - x, where x is a sum of `terms` and what rounding leaves of a difference of 0 is 0. */
static double one_minus(double x, size_t terms)
{
    const double difference = 1 - x;
    return fabs(difference) < 4 * GSL_DBL_EPSILON * (double)(terms + 1) ? 0 : difference;
}

/* The measures on rates; sorts `rate`. */
static void measure_rates(size_t n, const occupied_parts *occupied, double *rate,
                          lec_dispersion *result)
{
    const double mean = occupied->rate_sum / (double)n;
    double squares = (double)(n - occupied->count) * mean * mean, entropy = 0, weighted = 0;
    gsl_sort(rate, 1, occupied->count);
    for (size_t i = 0; i < occupied->count; i++) {
        const double r = rate[i] / occupied->rate_sum;
        squares += (rate[i] - mean) * (rate[i] - mean);
        entropy += r * log2(1 / r);
        weighted += (double)(occupied->count - i) * r; /* its place in descending order */
    }
    result->juilland_d =
        one_minus(sqrt(squares / (double)n) / mean / sqrt((double)(n - 1)), occupied->count);
    result->carroll_d2 = entropy / log2((double)n);
    result->da = 2 * (weighted - 1) / (double)(n - 1);
}

/* The measures on shares of the item against shares of the corpus. */
static void measure_shares(const lec_parts *parts, const uint32_t *part, const uint64_t *count,
                           size_t length, const occupied_parts *occupied, lec_dispersion *result)
{
    const double f = (double)result->frequency;
    const double rest = share_of(parts, parts->total - occupied->tokens);
    double roots = 0, chi2 = f * rest, differences = rest, divergence = 0;
    for (size_t i = 0; i < length; i++) {
        if (count[i] == 0) continue;
        const double v = (double)count[i], t = v / f;
        const double s = share_of(parts, parts->size[part_number(part, i)]);
        roots += sqrt(s * v);
        chi2 += (v - f * s) * (v - f * s) / (f * s);
        differences += fabs(t - s);
        divergence += t * log2(t / s);
    }
    result->rosengren_s = roots * roots / f;
    result->lyne_d3 = one_minus(chi2 / (4 * f), occupied->count);
    result->dp = differences / 2;
    result->dp_norm = result->dp / share_of(parts, parts->total - parts->smallest);
    result->dp_egbert = result->dp / share_of(parts, parts->total - occupied->smallest);
    result->kld = fmax(divergence, 0); /* rounding may take an even spread below 0 */
}

lec_dispersion lec_dispersion_of(const lec_parts *parts, const uint32_t *part,
                                 const uint64_t *count, size_t length, double *scratch)
{
    lec_dispersion result = {0, 0, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN};
    const occupied_parts occupied = visit_occupied(parts, part, count, length, scratch);
    for (size_t i = 0; i < length; i++) result.frequency += count[i];
    result.range = occupied.count;
    if (occupied.count == 0 || parts->count < 2) return result;
    measure_rates(parts->count, &occupied, scratch, &result);
    measure_shares(parts, part, count, length, &occupied, &result);
    return result;
}

lec_spacing lec_spacing_of(const uint32_t *position, size_t count, uint64_t tokens)
{
    if (count == 0) return (lec_spacing){NAN, NAN, NAN};
    const double n = (double)tokens, even = n / (double)count;
    double reduced = 0, squares = 0, logarithms = 0;
    for (size_t i = 0; i < count; i++) {
        const uint64_t before = i > 0 ? position[i - 1] : position[count - 1];
        const uint64_t distance = position[i] + (i > 0 ? 0 : tokens) - before;
        const double d = (double)distance;
        reduced += fmin(d, even);
        squares += d * d;
        logarithms += d * log10(d);
    }
    return (lec_spacing){
        .arf = reduced / even, .awt = (1 + squares / n) / 2, .ald = logarithms / n};
}
