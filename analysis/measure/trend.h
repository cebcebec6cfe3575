/* SPDX-License-Identifier: GPL-3.0-or-later */
/* trend.h -- does a series rise or fall, and how fast? Mann-Kendall test and Sen's slope.
 *
 * Over all pairs i < j of n observations (time t, value v):
 *
 *     S     = sum sign(t_j - t_i) sign(v_j - v_i)
 *     var S = (n(n-1)(2n+5) - sum over ties) / 18, and two terms more when both times and values
 *             are tied (Kendall 1970)
 *     z     = (S - sign(S)) / sqrt(var S)
 *     tau   = S / sqrt((pairs not tied in time) (pairs not tied in value)), tau-b
 *     slope = median of (v_j - v_i) / (t_j - t_i), t_j != t_i
 *
 * The test assumes that the observations are independent of each other given the trend; successive
 * conferences about one crisis are not, and p is then too small.
 *
 * Sources: Mann 1945, doi:10.2307/1907187; Kendall 1970, "Rank Correlation Methods", 4th ed.;
 * Sen 1968, doi:10.1080/01621459.1968.10480934; Gilbert 1987, "Statistical Methods for
 * Environmental Pollution Monitoring", ch. 16.
 */
#ifndef LEC_ANALYSIS_MEASURE_TREND_H
#define LEC_ANALYSIS_MEASURE_TREND_H

#include <stddef.h>

#include "analysis/measure/interval.h"

typedef struct {
    double s, variance; /* of S under no trend */
    double z;
    double log10_p; /* two-sided, normal approximation: for 10 observations or more */
    double exact_p; /* P(|S| >= |s|) over all orders of the values; NaN with more than
                       LEC_EXACT_TREND observations or equal times */
    double tau;
} lec_trend;

/* 18! is the last factorial below 2^53: so far the counts of orders are exact. */
enum { LEC_EXACT_TREND = 18 };

/* `time` [count] in any order, NULL for 0, 1, 2 ...; `value` [count]; all finite.
 * All members are NaN (s is 0) with fewer than two observations, or when all values or all times
 * are equal. Time O(count^2). */
lec_trend lec_mann_kendall(const double *time, const double *value, size_t count);

typedef struct {
    double slope;          /* value per unit of time; NaN without two different times */
    lec_interval interval; /* NaN where so few observations reach no end at this level */
} lec_slope;

/* The ends are the slopes of rank round((N - C) / 2) and round((N + C) / 2 + 1) of N, with
 * C = z(level) sqrt(var S); halves are rounded to even (as R's package trend does). */
lec_slope lec_sen_slope(const double *time, const double *value, size_t count, double level);

#endif
