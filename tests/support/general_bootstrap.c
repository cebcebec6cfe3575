/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/general_bootstrap.h"

#include <math.h>
#include <string.h>

/* The statistic, each cluster taken weight[cluster * stride] times; once if weight is NULL, but
 * for `without`. */
static double statistic_of(const general_totals *table, general_statistic *statistic,
                           const uint8_t *weight, size_t stride, size_t without, double *totals)
{
    memset(totals, 0, table->total_count * sizeof *totals);
    for (size_t c = 0; c < table->cluster_count; c++)
        for (size_t k = 0; c != without && k < table->total_count; k++)
            totals[k] += (weight != NULL ? weight[c * stride] : 1) *
                         table->value[c * table->total_count + k];
    const double value = statistic(totals);
    return isfinite(value) ? value : NAN;
}

size_t general_replicates(const lec_resamples *resamples, const general_totals *table,
                          general_statistic *statistic, double *replicates)
{
    lec_arena *scratch = lec_arena_new();
    double *totals = lec_new(scratch, double, table->total_count);
    size_t finite = 0;
    for (size_t r = 0; r < resamples->replicate_count; r++) {
        const double value = statistic_of(table, statistic, resamples->weight + r,
                                          resamples->stride, SIZE_MAX, totals);
        if (!isnan(value)) replicates[finite++] = value;
    }
    lec_arena_free(scratch);
    return finite;
}

lec_estimate general_interval(const lec_resamples *resamples, const general_totals *table,
                              general_statistic *statistic, lec_interval_kind kind)
{
    const size_t clusters = table->cluster_count, replicates = resamples->replicate_count;
    lec_arena *scratch = lec_arena_new();
    double *totals = lec_new(scratch, double, table->total_count);
    double *left_out = lec_new(scratch, double, clusters);
    double *found = lec_new(scratch, double, replicates);
    lec_bootstrap_result result = {
        .estimate = statistic_of(table, statistic, NULL, 0, SIZE_MAX, totals),
        .replicates = found,
        .cluster_count = table->contributing > 0 ? table->contributing : clusters};
    const size_t finite = general_replicates(resamples, table, statistic, found);
    if (2 * finite >= replicates) result.replicate_count = finite;
    for (size_t c = 0; c < clusters; c++)
        left_out[c] = statistic_of(table, statistic, NULL, 0, c, totals);
    result.acceleration = lec_acceleration(left_out, clusters);
    const lec_estimate interval =
        lec_bootstrap_interval(&result, kind, lec_new(scratch, double, replicates));
    lec_arena_free(scratch);
    return interval;
}
