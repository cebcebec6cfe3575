/* SPDX-License-Identifier: GPL-3.0-or-later
 * bootstrap.c -- weighted totals of sparse cells in all replicates at a time.
 *
 * The weights of one cluster lie side by side over the replicates, so that a cell in k clusters is
 * k passes of contiguous multiply-adds, one of divisions and two selections. Counts, weights and
 * their sums are whole numbers below 2^53: the sums are exact and do not depend on their order. */
#include "analysis/measure/bootstrap.h"

#include <assert.h>
#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "core/parallel.h"

/* sum[r] += value * weight[r], in whole blocks: a loop of known length is compiled to vectors */
static void add_weighted(double *restrict sum, const uint8_t *restrict weight, double value,
                         size_t stride)
{
    for (size_t r = 0; r < stride; r += LEC_REPLICATE_BLOCK)
        for (size_t k = 0; k < LEC_REPLICATE_BLOCK; k++) sum[r + k] += value * weight[r + k];
}

/* Moves the finite values to the front; returns how many there are. */
static size_t keep_finite(double *values, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        const double value = values[i];
        values[kept] = value;
        kept += isfinite(value) ? 1 : 0;
    }
    return kept;
}

/* --- denominators ------------------------------------------------------------------------------
 */

struct lec_denominator {
    const lec_resamples *resamples;
    const double *size; /* [cluster_count] */
    double total;
    double *replicate_total; /* [stride]; NaN where it is 0, so that the ratio is undefined */
    size_t contributing;     /* clusters with a size */
    bool always_defined;
};

const lec_denominator *lec_denominator_new(lec_arena *arena, const lec_resamples *resamples,
                                           const double *size)
{
    const size_t clusters = resamples->cluster_count;
    lec_denominator *made = lec_new(arena, lec_denominator, 1);
    double *sizes = lec_new(arena, double, clusters);
    *made =
        (lec_denominator){resamples, sizes, 0, lec_new(arena, double, resamples->stride), 0, true};
    for (size_t c = 0; c < clusters; c++) {
        assert(size[c] >= 0);
        if (size[c] <= 0) continue;
        sizes[c] = size[c];
        made->total += size[c];
        made->contributing++;
        add_weighted(made->replicate_total, resamples->weight + c * resamples->stride, size[c],
                     resamples->stride);
    }
    for (size_t r = 0; r < resamples->stride; r++) {
        if (made->replicate_total[r] > 0) continue;
        made->replicate_total[r] = NAN;
        if (r < resamples->replicate_count) made->always_defined = false;
    }
    return made;
}

/* --- one cell ----------------------------------------------------------------------------------
 */

/* Working memory of one thread. */
typedef struct {
    double *sum, *other_sum, *selected;     /* [stride] */
    double *left_out, *dense, *other_dense; /* [cluster_count]; the last two are 0 between cells */
} workspace;

static workspace *workspaces_new(lec_arena *arena, const lec_resamples *resamples, size_t threads)
{
    const size_t count = lec_thread_count(threads);
    workspace *spaces = lec_new(arena, workspace, count);
    for (size_t i = 0; i < count; i++)
        spaces[i] = (workspace){.sum = lec_new(arena, double, resamples->stride),
                                .other_sum = lec_new(arena, double, resamples->stride),
                                .selected = lec_new(arena, double, resamples->stride),
                                .left_out = lec_new(arena, double, resamples->cluster_count),
                                .dense = lec_new(arena, double, resamples->cluster_count),
                                .other_dense = lec_new(arena, double, resamples->cluster_count)};
    return spaces;
}

static double cell_total(const lec_cluster_counts *cells, size_t cell)
{
    double total = 0;
    for (size_t i = cells->cell_start[cell]; i < cells->cell_start[cell + 1]; i++)
        total += cells->count[i];
    return total;
}

static void cell_replicates(const lec_cluster_counts *cells, size_t cell,
                            const lec_resamples *resamples, double *sum)
{
    memset(sum, 0, resamples->stride * sizeof *sum);
    for (size_t i = cells->cell_start[cell]; i < cells->cell_start[cell + 1]; i++)
        add_weighted(sum, resamples->weight + cells->cluster[i] * resamples->stride,
                     cells->count[i], resamples->stride);
}

static void spread(const lec_cluster_counts *cells, size_t cell, double *dense)
{
    for (size_t i = cells->cell_start[cell]; i < cells->cell_start[cell + 1]; i++)
        dense[cells->cluster[i]] = cells->count[i];
}

static void clear(const lec_cluster_counts *cells, size_t cell, double *dense)
{
    for (size_t i = cells->cell_start[cell]; i < cells->cell_start[cell + 1]; i++)
        dense[cells->cluster[i]] = 0;
}

static bool needs_acceleration(lec_interval_kind kind)
{
    return kind.method == LEC_INTERVAL_BCA || kind.method == LEC_INTERVAL_EXPANDED_BCA;
}

static double ratio_acceleration(const lec_denominator *denominator,
                                 const lec_cluster_counts *cells, size_t cell, double total,
                                 workspace *space)
{
    const size_t clusters = denominator->resamples->cluster_count;
    spread(cells, cell, space->dense);
    for (size_t c = 0; c < clusters; c++)
        space->left_out[c] =
            (total - space->dense[c]) / (denominator->total - denominator->size[c]);
    clear(cells, cell, space->dense);
    return lec_acceleration(space->left_out, clusters);
}

static lec_estimate ratio_interval(const lec_denominator *denominator,
                                   const lec_cluster_counts *cells, size_t cell,
                                   lec_interval_kind kind, workspace *space)
{
    const double total = cell_total(cells, cell);
    const double estimate = denominator->total > 0 ? total / denominator->total : NAN;
    if (total <= 0 || denominator->contributing < 2) return (lec_estimate){estimate, NAN, NAN};

    const lec_resamples *resamples = denominator->resamples;
    cell_replicates(cells, cell, resamples, space->sum);
    for (size_t r = 0; r < resamples->stride; r += LEC_REPLICATE_BLOCK)
        for (size_t k = 0; k < LEC_REPLICATE_BLOCK; k++)
            space->sum[r + k] /= denominator->replicate_total[r + k];
    lec_bootstrap_result result = {.estimate = estimate,
                                   .replicates = space->sum,
                                   .replicate_count = resamples->replicate_count,
                                   .cluster_count = denominator->contributing};
    if (!denominator->always_defined)
        result.replicate_count = keep_finite(space->sum, resamples->replicate_count);
    if (needs_acceleration(kind))
        result.acceleration = ratio_acceleration(denominator, cells, cell, total, space);
    return lec_bootstrap_interval(&result, kind, space->selected);
}

/* --- all cells ------------------------------------------------------------------------------- */

typedef struct {
    const lec_denominator *denominator;
    const lec_cluster_counts *cells;
    const size_t *same_as;
    lec_interval_kind kind;
    workspace *spaces;
    lec_estimate *estimates;
} ratio_work;

static void ratio_range(size_t first, size_t end, size_t thread, void *state)
{
    const ratio_work *work = state;
    for (size_t cell = first; cell < end; cell++)
        if (work->same_as[cell] == cell)
            work->estimates[cell] = ratio_interval(work->denominator, work->cells, cell, work->kind,
                                                   &work->spaces[thread]);
}

void lec_ratio_intervals(const lec_denominator *denominator, const lec_cluster_counts *cells,
                         lec_interval_kind kind, size_t threads, lec_estimate *estimates)
{
    assert(cells->cluster_count == denominator->resamples->cluster_count);
    if (kind.method == LEC_INTERVAL_T) {
        lec_ratio_t_intervals(denominator->size, cells, NULL, kind.level, estimates, NULL);
        return;
    }
    lec_arena *scratch = lec_arena_new();
    ratio_work work = {denominator,
                       cells,
                       lec_equal_cells(cells, scratch),
                       kind,
                       workspaces_new(scratch, denominator->resamples, threads),
                       estimates};
    lec_parallel_for(cells->cell_count, threads, ratio_range, &work);
    for (size_t cell = 0; cell < cells->cell_count; cell++)
        estimates[cell] = estimates[work.same_as[cell]];
    lec_arena_free(scratch);
}

/* --- statistics of two groups ------------------------------------------------------------------
 */

typedef struct {
    const lec_contrast_group *target, *reference;
    lec_pair_statistic *statistic;
    const void *state;
    lec_interval_kind kind;
    lec_scale scale;
    workspace *spaces;
    lec_estimate *estimates;
} pair_work;

static double pair_statistic(const pair_work *work, size_t cell, double count, double size,
                             double other_count, double other_size)
{
    if (!(size > 0 && other_size > 0)) return NAN;
    const double value = work->statistic(count, size, other_count, other_size, cell, work->state);
    return isfinite(value) ? value : NAN;
}

/* The statistic without each cluster, in space->left_out. */
static void leave_out(const pair_work *work, size_t cell, double total, double other_total,
                      workspace *space)
{
    const lec_denominator *of = work->target->denominator, *to = work->reference->denominator;
    spread(work->target->cells, cell, space->dense);
    spread(work->reference->cells, cell, space->other_dense);
    const size_t clusters = of->resamples->cluster_count;
    for (size_t c = 0; c < clusters; c++)
        space->left_out[c] =
            pair_statistic(work, cell, total - space->dense[c], of->total - of->size[c],
                           other_total - space->other_dense[c], to->total - to->size[c]);
    clear(work->target->cells, cell, space->dense);
    clear(work->reference->cells, cell, space->other_dense);
}

static size_t fewer_contribute(const pair_work *work)
{
    const size_t of = work->target->denominator->contributing;
    const size_t to = work->reference->denominator->contributing;
    return of < to ? of : to;
}

static lec_estimate pair_t_interval(const pair_work *work, size_t cell, double estimate,
                                    double total, double other_total, workspace *space)
{
    leave_out(work, cell, total, other_total, space);
    const size_t clusters = work->target->denominator->resamples->cluster_count;
    return lec_t_interval(estimate, lec_jackknife_variance(estimate, space->left_out, clusters),
                          fewer_contribute(work), work->scale, work->kind.level);
}

static lec_estimate pair_interval(const pair_work *work, size_t cell, workspace *space)
{
    const lec_denominator *of = work->target->denominator, *to = work->reference->denominator;
    const lec_resamples *resamples = of->resamples;
    const double total = cell_total(work->target->cells, cell);
    const double other_total = cell_total(work->reference->cells, cell);
    const bool seen = total > 0 || other_total > 0;
    lec_bootstrap_result result = {
        .estimate = pair_statistic(work, cell, total, of->total, other_total, to->total),
        .replicates = space->sum};
    if (work->kind.method == LEC_INTERVAL_T) {
        if (!seen || isnan(result.estimate)) return (lec_estimate){result.estimate, NAN, NAN};
        return pair_t_interval(work, cell, result.estimate, total, other_total, space);
    }
    if (seen && !isnan(result.estimate)) {
        cell_replicates(work->target->cells, cell, resamples, space->sum);
        cell_replicates(work->reference->cells, cell, resamples, space->other_sum);
        for (size_t r = 0; r < resamples->replicate_count; r++)
            space->sum[r] = pair_statistic(work, cell, space->sum[r], of->replicate_total[r],
                                           space->other_sum[r], to->replicate_total[r]);
        const size_t finite = keep_finite(space->sum, resamples->replicate_count);
        if (2 * finite >= resamples->replicate_count) result.replicate_count = finite;
        result.cluster_count = fewer_contribute(work);
        if (needs_acceleration(work->kind)) {
            leave_out(work, cell, total, other_total, space);
            result.acceleration = lec_acceleration(space->left_out, resamples->cluster_count);
        }
    }
    return lec_bootstrap_interval(&result, work->kind, space->selected);
}

static void pair_range(size_t first, size_t end, size_t thread, void *state)
{
    const pair_work *work = state;
    for (size_t cell = first; cell < end; cell++)
        work->estimates[cell] = pair_interval(work, cell, &work->spaces[thread]);
}

void lec_pair_intervals(const lec_contrast_group *target, const lec_contrast_group *reference,
                        lec_pair_statistic *statistic, const void *state, lec_interval_kind kind,
                        lec_scale scale, size_t threads, lec_estimate *estimates)
{
    const lec_resamples *resamples = target->denominator->resamples;
    assert(reference->denominator->resamples == resamples);
    assert(target->cells->cell_count == reference->cells->cell_count);
    lec_arena *scratch = lec_arena_new();
    pair_work work = {.target = target,
                      .reference = reference,
                      .statistic = statistic,
                      .state = state,
                      .kind = kind,
                      .scale = scale,
                      .spaces = workspaces_new(scratch, resamples, threads),
                      .estimates = estimates};
    lec_parallel_for(target->cells->cell_count, threads, pair_range, &work);
    lec_arena_free(scratch);
}
