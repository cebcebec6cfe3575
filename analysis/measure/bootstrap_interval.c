/* SPDX-License-Identifier: GPL-3.0-or-later
 * bootstrap_interval.c -- bootstrap intervals by selection of two order statistics. */
#include "analysis/measure/bootstrap_interval.h"

#include <gsl/gsl_cdf.h>

#include <assert.h>
#include <math.h>
#include <stdbool.h>
#include <stdint.h>

/* --- order statistics: sort into bins of equal width, keep the bin with the wanted rank ------ */

enum { BINS = 256, FEW = 24, LANES = 8 };

typedef struct {
    double smallest, bins_per_unit; /* bins_per_unit 0: all values are equal, or next to it */
    uint32_t filled[BINS];
} bins;

/* Several minima side by side: one alone would wait for itself at every step. */
static void find_range(const double *values, size_t count, double *smallest, double *largest)
{
    double low[LANES], high[LANES];
    for (size_t k = 0; k < LANES; k++) low[k] = high[k] = values[0];
    size_t i = 0;
    for (; i + LANES <= count; i += LANES) {
        for (size_t k = 0; k < LANES; k++) {
            low[k] = values[i + k] < low[k] ? values[i + k] : low[k];
            high[k] = values[i + k] > high[k] ? values[i + k] : high[k];
        }
    }
    for (; i < count; i++) {
        low[0] = values[i] < low[0] ? values[i] : low[0];
        high[0] = values[i] > high[0] ? values[i] : high[0];
    }
    *smallest = low[0];
    *largest = high[0];
    for (size_t k = 1; k < LANES; k++) {
        *smallest = low[k] < *smallest ? low[k] : *smallest;
        *largest = high[k] > *largest ? high[k] : *largest;
    }
}

/* Rises with `value`. Halved terms, so that the width of any two finite numbers is finite. */
static uint32_t bin_of(const bins *into, double value)
{
    const int32_t bin = (int32_t)((value / 2 - into->smallest / 2) * into->bins_per_unit);
    return bin < BINS ? (uint32_t)bin : BINS - 1;
}

static void fill_bins(bins *into, const double *values, size_t count)
{
    double largest;
    *into = (bins){0};
    find_range(values, count, &into->smallest, &largest);
    const double bins_per_unit = BINS / (largest / 2 - into->smallest / 2);
    if (!(bins_per_unit <= 0x1p1000)) return;
    into->bins_per_unit = bins_per_unit;
    for (size_t i = 0; i < count; i++) into->filled[bin_of(into, values[i])]++;
}

/* Copies the values of the bin that holds the rank-th smallest to `kept`, which may be `values`;
 * returns how many they are and makes `rank` their own. */
static size_t keep_bin(const bins *from, const double *values, size_t count, size_t *rank,
                       double *kept)
{
    uint32_t bin = 0;
    while (*rank > from->filled[bin]) *rank -= from->filled[bin++];
    size_t kept_count = 0;
    for (size_t i = 0; i < count; i++) {
        const double value = values[i];
        kept[kept_count] = value;
        kept_count += bin_of(from, value) == bin;
    }
    return kept_count;
}

static double nth_of_few(double *values, size_t count, size_t rank)
{
    for (size_t i = 1; i < count; i++) {
        const double value = values[i];
        size_t at = i;
        for (; at > 0 && values[at - 1] > value; at--) values[at] = values[at - 1];
        values[at] = value;
    }
    return values[rank - 1];
}

/* The rank-th smallest of `values`, which are sorted into `sorted` and copied to `scratch`. */
static double select_rank(const bins *sorted, const double *values, size_t count, size_t rank,
                          double *scratch)
{
    if (sorted->bins_per_unit <= 0) return sorted->smallest;
    size_t kept = keep_bin(sorted, values, count, &rank, scratch);
    while (kept > FEW) {
        bins finer;
        fill_bins(&finer, scratch, kept);
        if (finer.bins_per_unit <= 0) return finer.smallest;
        kept = keep_bin(&finer, scratch, kept, &rank, scratch);
    }
    return nth_of_few(scratch, kept, rank);
}

void lec_order_statistics(const double *values, size_t count, const size_t ranks[2],
                          double *scratch, double selected[2])
{
    bins sorted;
    fill_bins(&sorted, values, count);
    for (size_t i = 0; i < 2; i++) {
        assert(ranks[i] >= 1 && ranks[i] <= count);
        selected[i] = select_rank(&sorted, values, count, ranks[i], scratch);
    }
}

/* --- intervals ---------------------------------------------------------------------------------
 */

/* The replicate with a share of `tail` of all at or beyond it, counted from its end. */
static size_t tail_rank(double tail, size_t count)
{
    const double place = ceil(tail * (double)count * (1 - 1e-12));
    if (place >= (double)count) return count;
    return place > 1 ? (size_t)place : 1;
}

/* The share of replicates below the estimate, and of half of those equal to it if `half_ties`. */
static double share_below(const lec_bootstrap_result *result, bool half_ties)
{
    size_t below = 0, not_above = 0;
    for (size_t i = 0; i < result->replicate_count; i++) {
        below += result->replicates[i] < result->estimate;
        not_above += result->replicates[i] <= result->estimate;
    }
    const double counted = half_ties ? (double)(below + not_above) / 2 : (double)below;
    return counted / (double)result->replicate_count;
}

/* The shares of replicates that are cut off on either side. */
typedef struct {
    double low, high;
} tails;

/* The normal quantile to which BCa moves z. */
static double bca_shift(double z0, double acceleration, double z)
{
    const double divisor = 1 - acceleration * (z0 + z);
    if (divisor <= 0) return z0 + z < 0 ? -INFINITY : INFINITY;
    return z0 + (z0 + z) / divisor;
}

static tails cut_off(const lec_bootstrap_result *result, lec_interval_kind kind)
{
    const double tail = (1 - kind.level) / 2, n = (double)result->cluster_count;
    const bool expanded =
        kind.method == LEC_INTERVAL_EXPANDED || kind.method == LEC_INTERVAL_EXPANDED_BCA;
    const bool corrected =
        kind.method == LEC_INTERVAL_BCA || kind.method == LEC_INTERVAL_EXPANDED_BCA;
    const double z = expanded ? sqrt(n / (n - 1)) * gsl_cdf_tdist_Qinv(tail, n - 1)
                              : gsl_cdf_ugaussian_Qinv(tail);
    const double below = corrected ? share_below(result, expanded) : NAN;
    if (below > 0 && below < 1) {
        const double z0 = gsl_cdf_ugaussian_Pinv(below);
        return (tails){gsl_cdf_ugaussian_P(bca_shift(z0, result->acceleration, -z)),
                       gsl_cdf_ugaussian_Q(bca_shift(z0, result->acceleration, z))};
    }
    const double cut = expanded ? gsl_cdf_ugaussian_Q(z) : tail;
    return (tails){cut, cut};
}

lec_estimate lec_bootstrap_interval(const lec_bootstrap_result *result, lec_interval_kind kind,
                                    double *scratch)
{
    assert(kind.level > 0 && kind.level < 1);
    lec_estimate interval = {result->estimate, NAN, NAN};
    if (isnan(result->estimate) || result->replicate_count == 0 || result->cluster_count < 2)
        return interval;
    const tails cut = cut_off(result, kind);
    const size_t count = result->replicate_count;
    const size_t ranks[2] = {tail_rank(cut.low, count), count + 1 - tail_rank(cut.high, count)};
    double ends[2];
    lec_order_statistics(result->replicates, count, ranks, scratch, ends);
    interval.low = ends[0];
    interval.high = ends[1];
    return interval;
}

double lec_acceleration(const double *left_out, size_t count)
{
    double sum = 0, finite = 0;
    for (size_t i = 0; i < count; i++) {
        if (!isfinite(left_out[i])) continue;
        sum += left_out[i];
        finite++;
    }
    const double mean = sum / finite;
    double squares = 0, cubes = 0;
    for (size_t i = 0; i < count; i++) {
        if (!isfinite(left_out[i])) continue;
        const double difference = mean - left_out[i];
        squares += difference * difference;
        cubes += difference * difference * difference;
    }
    return squares > 0 ? cubes / (6 * squares * sqrt(squares)) : 0;
}
