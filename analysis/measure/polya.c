/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/measure/polya.h"

#include <math.h>

static const double smallest_probability = 1e-250;

lec_distribution lec_distribution_of_0(lec_arena *arena)
{
    lec_distribution of_0 = {lec_new(arena, double, 1), 0, 1};
    of_0.probability[0] = 1;
    return of_0;
}

static void trim(lec_distribution *of)
{
    double largest = 0, sum = 0;
    for (size_t k = 0; k < of->count; k++) largest = fmax(largest, of->probability[k]);
    const double least = smallest_probability * largest;
    while (of->count > 1 && of->probability[of->count - 1] <= least) of->count--;
    while (of->count > 1 && of->probability[0] <= least) {
        of->probability++;
        of->first++;
        of->count--;
    }
    for (size_t k = 0; k < of->count; k++) sum += of->probability[k];
    for (size_t k = 0; k < of->count; k++) of->probability[k] /= sum;
}

/* P(a + 1) / P(a) */
static double rise(double a, double m, double pi, double rho)
{
    if (rho == 0) return (m - a) / (a + 1) * pi / (1 - pi);
    const double urn = 1 / rho - 1;
    const double ratio = (m - a) / (a + 1) * (pi * urn + a) / ((1 - pi) * urn + m - a - 1);
    return fmax(ratio, 0);
}

lec_distribution lec_polya_distribution(double m, double pi, double rho, double least, double most,
                                        lec_arena *arena)
{
    lec_distribution out = {lec_new(arena, double, (size_t)m + 1), 0, (size_t)m + 1};
    const size_t start = (size_t)fmin(fmax(floor((m + 1) * pi), least), most);
    double *p = out.probability;
    p[start] = 1;
    for (size_t a = start; a < (size_t)most; a++) p[a + 1] = p[a] * rise((double)a, m, pi, rho);
    for (size_t a = start; a > (size_t)least; a--) {
        const double ratio = rise((double)(a - 1), m, pi, rho);
        p[a - 1] = ratio > 0 && isfinite(ratio) ? p[a] / ratio : 0;
    }
    trim(&out);
    return out;
}

lec_distribution lec_distribution_sum(const lec_distribution *one, const lec_distribution *other,
                                      lec_arena *arena)
{
    const size_t count = one->count + other->count - 1;
    lec_distribution out = {lec_new(arena, double, count), one->first + other->first, count};
    for (size_t i = 0; i < one->count; i++)
        for (size_t j = 0; j < other->count; j++)
            out.probability[i + j] += one->probability[i] * other->probability[j];
    trim(&out);
    return out;
}
