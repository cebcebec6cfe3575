/* SPDX-License-Identifier: GPL-3.0-or-later
 * trend.c -- Kendall's S between time and value, its distribution, and the median of slopes. */
#include "analysis/measure/trend.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_sf_erf.h>
#include <gsl/gsl_statistics_double.h>

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "core/arena.h"

static int ascending(const void *one, const void *other)
{
    const double a = *(const double *)one, b = *(const double *)other;
    return (a > b) - (a < b);
}

static int sign(double x)
{
    return (x > 0) - (x < 0);
}

/* --- ties --------------------------------------------------------------------------------------
 */

/* Sums over the groups of equal values, t the size of a group. */
typedef struct {
    double pairs;   /* t (t - 1) */
    double triples; /* t (t - 1) (t - 2) */
    double spread;  /* t (t - 1) (2t + 5) */
} ties;

/* Sorts `values`; `group` [count] receives the sizes of the groups, the rest stays. */
static ties find_ties(double *values, size_t count, size_t *group, size_t *group_count)
{
    ties found = {0};
    qsort(values, count, sizeof *values, ascending);
    *group_count = 0;
    for (size_t first = 0, end = 0; first < count; first = end) {
        for (end = first + 1; end < count && values[end] <= values[first];) end++;
        group[(*group_count)++] = end - first;
        const double t = (double)(end - first);
        found.pairs += t * (t - 1);
        found.triples += t * (t - 1) * (t - 2);
        found.spread += t * (t - 1) * (2 * t + 5);
    }
    return found;
}

/* --- the exact distribution of S ---------------------------------------------------------------
 */

/* Multiplies the polynomial (degree < size) by 1 + q + ... + q^(n-1) = (1 - q^n) / (1 - q). */
static void multiply(double *polynomial, size_t size, size_t n)
{
    for (size_t i = size; i-- > n;) polynomial[i] -= polynomial[i - n];
    for (size_t i = 1; i < size; i++) polynomial[i] += polynomial[i - 1];
}

static void divide(double *polynomial, size_t size, size_t n)
{
    for (size_t i = size; i-- > 1;) polynomial[i] -= polynomial[i - 1];
    for (size_t i = n; i < size; i++) polynomial[i] += polynomial[i - n];
}

/* Orders of values with ties by their number of inversions are counted by the q-multinomial
 * coefficient [n]! / ([t_1]! [t_2]! ...) (MacMahon 1916); S = untied pairs - 2 inversions. */
static double exact_p(double s, size_t count, const size_t *group, size_t group_count,
                      double untied_pairs)
{
    enum { SIZE = LEC_EXACT_TREND * (LEC_EXACT_TREND - 1) / 2 + 1 };
    double orders[SIZE] = {1};
    for (size_t n = 2; n <= count; n++) multiply(orders, SIZE, n);
    for (size_t g = 0; g < group_count; g++)
        for (size_t n = 2; n <= group[g]; n++) divide(orders, SIZE, n);
    double all = 0, extreme = 0;
    for (size_t inversions = 0; inversions < SIZE; inversions++) {
        all += orders[inversions];
        if (fabs(untied_pairs - 2 * (double)inversions) >= fabs(s)) extreme += orders[inversions];
    }
    return extreme / all;
}

/* --- the test ----------------------------------------------------------------------------------
 */

static double *times_or_order(lec_arena *arena, const double *time, size_t count)
{
    double *times = lec_new(arena, double, count);
    for (size_t i = 0; i < count; i++) times[i] = time != NULL ? time[i] : (double)i;
    return times;
}

static double kendall_s(const double *time, const double *value, size_t count)
{
    double s = 0;
    for (size_t i = 0; i < count; i++)
        for (size_t j = i + 1; j < count; j++)
            s += sign(time[j] - time[i]) * sign(value[j] - value[i]);
    return s;
}

static double variance_of_s(double n, ties time, ties value)
{
    double variance = (n * (n - 1) * (2 * n + 5) - time.spread - value.spread) / 18 +
                      time.pairs * value.pairs / (2 * n * (n - 1));
    if (n > 2) variance += time.triples * value.triples / (9 * n * (n - 1) * (n - 2));
    return variance;
}

lec_trend lec_mann_kendall(const double *time, const double *value, size_t count)
{
    lec_trend trend = {0, NAN, NAN, NAN, NAN, NAN};
    if (count < 2) return trend;
    lec_arena *scratch = lec_arena_new();
    double *times = times_or_order(scratch, time, count);
    double *values = lec_new(scratch, double, count);
    memcpy(values, value, count * sizeof *values);
    const double s = kendall_s(times, values, count);

    size_t *group = lec_new(scratch, size_t, count), time_groups, value_groups;
    const ties in_time = find_ties(times, count, group, &time_groups);
    const ties in_value = find_ties(values, count, group, &value_groups);
    const double n = (double)count, pairs = n * (n - 1) / 2;
    if (time_groups > 1 && value_groups > 1) {
        trend.s = s;
        trend.variance = variance_of_s(n, in_time, in_value);
        trend.z = (s - sign(s)) / sqrt(trend.variance);
        trend.log10_p = gsl_sf_log_erfc(fabs(trend.z) / M_SQRT2) / M_LN10;
        trend.tau = s / sqrt((pairs - in_time.pairs / 2) * (pairs - in_value.pairs / 2));
        if (count <= LEC_EXACT_TREND && time_groups == count)
            trend.exact_p = exact_p(s, count, group, value_groups, pairs - in_value.pairs / 2);
    }
    lec_arena_free(scratch);
    return trend;
}

/* --- the slope ---------------------------------------------------------------------------------
 */

/* That of S, from the ties alone; NaN where S has none. */
static double variance_of(const double *time, const double *value, size_t count, lec_arena *arena)
{
    double *sorted = lec_new(arena, double, count);
    size_t *group = lec_new(arena, size_t, count), time_groups, value_groups;
    memcpy(sorted, time, count * sizeof *sorted);
    const ties in_time = find_ties(sorted, count, group, &time_groups);
    memcpy(sorted, value, count * sizeof *sorted);
    const ties in_value = find_ties(sorted, count, group, &value_groups);
    return time_groups > 1 && value_groups > 1 ? variance_of_s((double)count, in_time, in_value)
                                               : NAN;
}

/* What rounding leaves of 0 between two values is 0. */
static double median(double *values, size_t count)
{
    const double high = gsl_stats_select(values, 1, count, count / 2);
    if (count % 2 == 1) return high;
    const double low = gsl_stats_select(values, 1, count, count / 2 - 1);
    const double middle = low + (high - low) / 2;
    return fabs(middle) < 1e-12 * (high - low) ? 0 : middle;
}

lec_slope lec_sen_slope(const double *time, const double *value, size_t count, double level)
{
    lec_slope found = {NAN, {NAN, NAN}};
    if (count < 2) return found;
    lec_arena *scratch = lec_arena_new();
    const double *times = times_or_order(scratch, time, count);
    double *slopes = lec_new(scratch, double, count *(count - 1) / 2);
    size_t slope_count = 0;
    for (size_t i = 0; i < count; i++)
        for (size_t j = i + 1; j < count; j++)
            if (sign(times[j] - times[i]) != 0)
                slopes[slope_count++] = (value[j] - value[i]) / (times[j] - times[i]);
    if (slope_count > 0) {
        found.slope = median(slopes, slope_count);
        const double variance = variance_of(times, value, count, scratch);
        const double n = (double)slope_count;
        const double c = gsl_cdf_ugaussian_Qinv((1 - level) / 2) * sqrt(variance);
        const double low = nearbyint((n - c) / 2), high = nearbyint((n + c) / 2 + 1);
        if (low >= 1)
            found.interval.low = gsl_stats_select(slopes, 1, slope_count, (size_t)low - 1);
        if (high <= n)
            found.interval.high = gsl_stats_select(slopes, 1, slope_count, (size_t)high - 1);
    }
    lec_arena_free(scratch);
    return found;
}
