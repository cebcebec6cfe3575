/* SPDX-License-Identifier: GPL-3.0-or-later */
/* distance.c -- formulas and sources are in distance.h. */
#include "analysis/measure/distance.h"

#include <gsl/gsl_statistics_double.h>

#include <math.h>

static double times_of(const double *times, size_t i)
{
    return times != NULL ? times[i] : 1;
}

static double sum_of(const double *x, const double *times, size_t count)
{
    double sum = 0;
    for (size_t i = 0; i < count; i++) sum += times_of(times, i) * x[i];
    return sum;
}

double lec_cosine(const double *x, const double *y, const double *times, size_t count)
{
    double product = 0, x_squares = 0, y_squares = 0;
    for (size_t i = 0; i < count; i++) {
        product += times_of(times, i) * x[i] * y[i];
        x_squares += times_of(times, i) * x[i] * x[i];
        y_squares += times_of(times, i) * y[i] * y[i];
    }
    const double cosine = product / sqrt(x_squares * y_squares); /* 1 where x is y */
    return cosine > 1 ? 1 : cosine;                              /* by rounding; NaN stays NaN */
}

double lec_kullback_leibler(const double *x, const double *y, const double *times, size_t count)
{
    const double x_sum = sum_of(x, times, count), y_sum = sum_of(y, times, count);
    if (!(x_sum > 0 && y_sum > 0)) return NAN;
    double divergence = 0;
    for (size_t i = 0; i < count; i++) {
        if (x[i] == 0) continue;
        if (y[i] == 0) return NAN;
        const double p = x[i] / x_sum, q = y[i] / y_sum;
        divergence += times_of(times, i) * p * log2(p / q);
    }
    return fmax(divergence, 0); /* rounding may take equal lists below 0 */
}

double lec_jensen_shannon(const double *x, const double *y, const double *times, size_t count,
                          double weight)
{
    const double x_sum = sum_of(x, times, count), y_sum = sum_of(y, times, count);
    if (!(x_sum > 0 && y_sum > 0)) return NAN;
    double divergence = 0;
    for (size_t i = 0; i < count; i++) {
        const double p = x[i] / x_sum, q = y[i] / y_sum;
        const double m = weight * p + (1 - weight) * q;
        double words = 0;
        if (p > 0) words += weight * p * log2(p / m);
        if (q > 0) words += (1 - weight) * q * log2(q / m);
        divergence += times_of(times, i) * words;
    }
    return fmax(divergence, 0);
}

double lec_hellinger(const double *x, const double *y, const double *times, size_t count)
{
    const double x_sum = sum_of(x, times, count), y_sum = sum_of(y, times, count);
    if (!(x_sum > 0 && y_sum > 0)) return NAN;
    double squares = 0;
    for (size_t i = 0; i < count; i++) {
        const double difference = sqrt(x[i] / x_sum) - sqrt(y[i] / y_sum);
        squares += times_of(times, i) * difference * difference;
    }
    return fmin(sqrt(squares / 2), 1);
}

double lec_labbe(const double *x, const double *y, const double *times, size_t count)
{
    const double x_sum = sum_of(x, times, count), y_sum = sum_of(y, times, count);
    if (!(x_sum > 0 && y_sum > 0)) return NAN;
    const double *shorter = x_sum <= y_sum ? x : y, *longer = x_sum <= y_sum ? y : x;
    const double size = fmin(x_sum, y_sum), scale = size / fmax(x_sum, y_sum);
    double differences = 0, expected_sum = 0;
    for (size_t i = 0; i < count; i++) {
        const double expected = longer[i] * scale;
        if (shorter[i] > 0 || expected >= 1)
            differences += times_of(times, i) * fabs(shorter[i] - expected);
        if (expected >= 1) expected_sum += times_of(times, i) * expected;
    }
    return differences / (size + expected_sum);
}

void lec_standardise(const double *rate, size_t documents, size_t words, double *z)
{
    for (size_t w = 0; w < words; w++) {
        const double mean = gsl_stats_mean(rate + w, words, documents);
        const double sd = documents < 2 ? 0 : gsl_stats_sd_m(rate + w, words, documents, mean);
        for (size_t d = 0; d < documents; d++)
            z[d * words + w] = sd > 0 ? (rate[d * words + w] - mean) / sd : NAN;
    }
}

double lec_burrows_delta(const double *first, const double *second, size_t words)
{
    double differences = 0;
    size_t used = 0;
    for (size_t i = 0; i < words; i++) {
        if (isnan(first[i]) || isnan(second[i])) continue;
        differences += fabs(first[i] - second[i]);
        used++;
    }
    return used > 0 ? differences / (double)used : NAN;
}

double lec_cosine_delta(const double *first, const double *second, size_t words)
{
    double product = 0, first_squares = 0, second_squares = 0;
    for (size_t i = 0; i < words; i++) {
        if (isnan(first[i]) || isnan(second[i])) continue;
        product += first[i] * second[i];
        first_squares += first[i] * first[i];
        second_squares += second[i] * second[i];
    }
    const double distance = 1 - product / sqrt(first_squares) / sqrt(second_squares);
    return distance < 0 ? 0 : distance;
}
