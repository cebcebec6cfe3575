/* SPDX-License-Identifier: GPL-3.0-or-later
 * permutation.c -- all cells under one relabelling at a time; threads share the relabellings.
 *
 * G2 = 2 (h(a) + h(b) + h(c-a) + h(d-b) - h(a+b) - h(c+d-a-b) - h(c) - h(d) + h(c+d)), h(x) = x ln
 * x, where a, b are the counts and c, d the sizes of target and reference. All are whole numbers,
 * and h of small ones comes from a table. Each thread counts exceedances in its own array; sums of
 * counts do not depend on their order. */
#include "analysis/measure/permutation.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/measure/random.h"
#include "core/arena.h"
#include "core/parallel.h"

enum { LARGEST_TABLE = 1 << 20 };

/* The counts cluster by cluster, as relabelling reads them. */
typedef struct {
    size_t *start; /* [cluster_count + 1] */
    uint32_t *cell, *count;
} by_cluster;

/* Clusters of one stratum: the places where its labels may be put. */
typedef struct {
    size_t first, end; /* in test.order */
} stratum_range;

/* Working memory and counts of one thread. */
typedef struct {
    uint64_t *target_count;            /* [cell_count] */
    double *value;                     /* [cell_count] T */
    uint32_t *exceeded, *max_exceeded; /* [cell_count] */
    uint64_t *reached; /* [cell_count + 1] by rank: values that reach the threshold of this rank and
                          not that of the one before */
    uint32_t *order;   /* [cluster_count] shuffled within strata */
    bool *is_target;   /* [cluster_count] */
} workspace;

typedef struct {
    const lec_cluster_counts *cells;
    const lec_permutation_design *design;
    by_cluster columns;
    const uint64_t *cell_total;   /* [cell_count] */
    const uint64_t *multiplicity; /* [cell_count] cells of the caller that it stands for */
    uint64_t all_cells;           /* of the caller */
    uint64_t all_sizes;
    const double *entropy_table; /* [table_size] x ln x */
    size_t table_size;
    const uint32_t *order; /* [cluster_count] clusters, stratum after stratum */
    const stratum_range *strata;
    size_t stratum_count;
    const double *threshold;        /* [cell_count] T of the data, less the tolerance */
    const uint32_t *ranked;         /* [cell_count] cells, largest T first */
    const double *ranked_threshold; /* [cell_count] their thresholds, falling */
    workspace *spaces;
} test;

/* --- the statistic -----------------------------------------------------------------------------
 */

static double h(const test *of, uint64_t x)
{
    if (x < of->table_size) return of->entropy_table[x];
    return (double)x * log((double)x);
}

static const double *entropy_table_new(lec_arena *arena, size_t size)
{
    double *table = lec_new(arena, double, size);
    for (size_t x = 2; x < size; x++) table[x] = (double)x * log((double)x);
    return table;
}

static double signed_g2(const test *of, uint64_t a, uint64_t total, uint64_t c, double h_sizes)
{
    const uint64_t n = of->all_sizes, d = n - c, b = total - a;
    /* in pairs, so that swapping the groups gives the same bits */
    const double half = (h(of, a) + h(of, b)) + (h(of, c - a) + h(of, d - b)) -
                        (h(of, total) + h(of, n - total)) + h_sizes;
    const double g2 = half > 0 ? 2 * half : 0; /* below 0 by rounding only */
    return (double)a * (double)d < (double)b * (double)c ? -g2 : g2;
}

/* The statistic of every cell, given the target's counts and size. */
static void evaluate(const test *of, const uint64_t *target_count, uint64_t c, double *values)
{
    const uint64_t n = of->all_sizes, d = n - c;
    const size_t cells = of->cells->cell_count;
    if (c == 0 || d == 0) {
        memset(values, 0, cells * sizeof *values);
    } else if (of->design->statistic == LEC_PERMUTED_G2) {
        const double h_sizes = h(of, n) - (h(of, c) + h(of, d));
        for (size_t i = 0; i < cells; i++)
            values[i] = signed_g2(of, target_count[i], of->cell_total[i], c, h_sizes);
    } else {
        for (size_t i = 0; i < cells; i++)
            values[i] = (double)target_count[i] / (double)c -
                        (double)(of->cell_total[i] - target_count[i]) / (double)d;
    }
}

/* Turns statistics into T: the larger, the more extreme. */
static void direct(lec_alternative alternative, size_t count, double *values)
{
    for (size_t i = 0; i < count; i++) {
        if (alternative == LEC_TWO_SIDED) values[i] = fabs(values[i]);
        if (alternative == LEC_LESS) values[i] = -values[i];
    }
}

static uint64_t count_target(const test *of, const bool *is_target, uint64_t *target_count)
{
    uint64_t size = 0;
    memset(target_count, 0, of->cells->cell_count * sizeof *target_count);
    for (size_t c = 0; c < of->cells->cluster_count; c++) {
        if (!is_target[c]) continue;
        size += of->design->size[c];
        for (size_t i = of->columns.start[c]; i < of->columns.start[c + 1]; i++)
            target_count[of->columns.cell[i]] += of->columns.count[i];
    }
    return size;
}

/* --- preparation -------------------------------------------------------------------------------
 */

static by_cluster transpose(lec_arena *arena, const lec_cluster_counts *cells)
{
    const size_t filled = cells->cell_start[cells->cell_count];
    by_cluster made = {lec_new(arena, size_t, cells->cluster_count + 2),
                       lec_new(arena, uint32_t, filled), lec_new(arena, uint32_t, filled)};
    size_t *next = made.start + 1; /* start of cluster c while filling, its end afterwards */
    for (size_t i = 0; i < filled; i++) next[cells->cluster[i] + 1]++;
    for (size_t c = 0; c < cells->cluster_count; c++) next[c + 1] += next[c];
    for (size_t cell = 0; cell < cells->cell_count; cell++) {
        for (size_t i = cells->cell_start[cell]; i < cells->cell_start[cell + 1]; i++) {
            const size_t at = next[cells->cluster[i]]++;
            made.cell[at] = (uint32_t)cell;
            made.count[at] = cells->count[i];
        }
    }
    return made;
}

static const uint64_t *cell_totals(lec_arena *arena, const lec_cluster_counts *cells)
{
    uint64_t *totals = lec_new(arena, uint64_t, cells->cell_count);
    for (size_t cell = 0; cell < cells->cell_count; cell++)
        for (size_t i = cells->cell_start[cell]; i < cells->cell_start[cell + 1]; i++)
            totals[cell] += cells->count[i];
    return totals;
}

typedef struct {
    double key;
    uint32_t index;
} keyed;

static int by_key_then_index(const void *one, const void *other)
{
    const keyed *a = one, *b = other;
    if (a->key < b->key) return -1;
    if (a->key > b->key) return 1;
    return (a->index > b->index) - (a->index < b->index);
}

/* The indices 0 .. count - 1 in ascending order of their keys; ties stay in order. */
static uint32_t *sorted_indices(keyed *items, size_t count, lec_arena *arena)
{
    if (count > 0) qsort(items, count, sizeof *items, by_key_then_index);
    uint32_t *indices = lec_new(arena, uint32_t, count);
    for (size_t i = 0; i < count; i++) indices[i] = items[i].index;
    return indices;
}

static void find_strata(lec_arena *arena, test *of)
{
    const size_t clusters = of->cells->cluster_count;
    const uint32_t *stratum = of->design->stratum;
    keyed *items = lec_new(arena, keyed, clusters);
    for (size_t c = 0; c < clusters; c++)
        items[c] = (keyed){stratum != NULL ? stratum[c] : 0, (uint32_t)c};
    of->order = sorted_indices(items, clusters, arena);
    stratum_range *strata = lec_new(arena, stratum_range, clusters);
    for (size_t i = 0; i < clusters; i++) {
        if (i == 0 || items[i].key > items[i - 1].key) strata[of->stratum_count++].first = i;
        strata[of->stratum_count - 1].end = i + 1;
    }
    of->strata = strata;
}

/* Evaluates the data as they are: the signed statistics, the thresholds, the order of the cells. */
static void evaluate_data(lec_arena *arena, test *of, lec_permutation_result *results)
{
    const size_t cells = of->cells->cell_count;
    uint64_t *target_count = lec_new(arena, uint64_t, cells);
    double *values = lec_new(arena, double, cells);
    keyed *items = lec_new(arena, keyed, cells);
    const uint64_t size = count_target(of, of->design->is_target, target_count);
    evaluate(of, target_count, size, values);
    for (size_t i = 0; i < cells; i++) results[i].statistic = values[i];
    direct(of->design->alternative, cells, values);
    for (size_t i = 0; i < cells; i++) {
        items[i] = (keyed){-values[i], (uint32_t)i};
        values[i] -= 1e-9 * fabs(values[i]);
    }
    of->threshold = values;
    of->ranked = sorted_indices(items, cells, arena);
    double *ranked_threshold = lec_new(arena, double, cells);
    for (size_t i = 0; i < cells; i++) ranked_threshold[i] = values[of->ranked[i]];
    of->ranked_threshold = ranked_threshold;
}

static workspace *workspaces_new(lec_arena *arena, const test *of)
{
    const size_t count = lec_thread_count(of->design->threads);
    const size_t cells = of->cells->cell_count, clusters = of->cells->cluster_count;
    workspace *spaces = lec_new(arena, workspace, count);
    for (size_t i = 0; i < count; i++)
        spaces[i] =
            (workspace){lec_new(arena, uint64_t, cells),     lec_new(arena, double, cells),
                        lec_new(arena, uint32_t, cells),     lec_new(arena, uint32_t, cells),
                        lec_new(arena, uint64_t, cells + 1), lec_new(arena, uint32_t, clusters),
                        lec_new(arena, bool, clusters)};
    return spaces;
}

/* --- the permutations --------------------------------------------------------------------------
 */

/* Deals the labels of each stratum out again among its clusters. */
static void relabel(const test *of, uint32_t permutation, workspace *space)
{
    const lec_random_key key = {of->design->seed, LEC_STREAM_PERMUTATION, permutation};
    memcpy(space->order, of->order, of->cells->cluster_count * sizeof *space->order);
    for (size_t s = 0; s < of->stratum_count; s++) {
        const stratum_range range = of->strata[s];
        lec_random_shuffle(key, (uint32_t)range.first, range.end - range.first,
                           space->order + range.first);
        for (size_t i = range.first; i < range.end; i++)
            space->is_target[space->order[i]] = of->design->is_target[of->order[i]];
    }
}

/* The first rank whose threshold the value reaches; the number of cells if it reaches none. */
static size_t first_reached(const test *of, double value)
{
    const double *threshold = of->ranked_threshold;
    size_t first = 0;
    for (size_t left = of->cells->cell_count; left > 0;) {
        const size_t half = left / 2;
        if (threshold[first + half] > value) {
            first += half + 1;
            left -= half + 1;
        } else {
            left = half;
        }
    }
    return first;
}

static void permute_range(size_t first, size_t end, size_t thread, void *state)
{
    const test *of = state;
    workspace *space = &of->spaces[thread];
    const size_t cells = of->cells->cell_count;
    for (size_t permutation = first; permutation < end; permutation++) {
        relabel(of, (uint32_t)permutation, space);
        const uint64_t size = count_target(of, space->is_target, space->target_count);
        evaluate(of, space->target_count, size, space->value);
        direct(of->design->alternative, cells, space->value);
        double largest = -INFINITY;
        for (size_t i = cells; i-- > 0;) {
            const uint32_t cell = of->ranked[i];
            if (space->value[cell] > largest) largest = space->value[cell];
            space->exceeded[cell] += space->value[cell] >= of->threshold[cell];
            space->max_exceeded[cell] += largest >= of->threshold[cell];
            space->reached[first_reached(of, space->value[cell])] += of->multiplicity[cell];
        }
    }
}

static void conclude(const test *of, lec_permutation_result *results)
{
    const size_t threads = lec_thread_count(of->design->threads);
    const double all = 1 + (double)of->design->permutations;
    const double pooled = 1 + (double)of->design->permutations * (double)of->all_cells;
    double at_least = 0; /* p_maxt never falls as T falls */
    uint64_t reached = 0;
    for (size_t i = 0; i < of->cells->cell_count; i++) {
        const uint32_t cell = of->ranked[i];
        uint64_t exceeded = 0, max_exceeded = 0;
        for (size_t t = 0; t < threads; t++) {
            exceeded += of->spaces[t].exceeded[cell];
            max_exceeded += of->spaces[t].max_exceeded[cell];
            reached += of->spaces[t].reached[i];
        }
        const double adjusted = (1 + (double)max_exceeded) / all;
        if (adjusted > at_least) at_least = adjusted;
        results[cell].p = (1 + (double)exceeded) / all;
        results[cell].p_maxt = at_least;
        results[cell].p_pooled = (1 + (double)reached) / pooled;
    }
}

/* Cells with the same counts have the same statistic under every labelling: only one of them is
 * tested. `of_caller` gives the caller's cells theirs. */
typedef struct {
    lec_cluster_counts cells;
    uint64_t *multiplicity;
    size_t *of_caller;
} distinct_cells;

static distinct_cells find_distinct(lec_arena *arena, const lec_cluster_counts *cells)
{
    const size_t *same_as = lec_equal_cells(cells, arena);
    const size_t filled = cells->cell_start[cells->cell_count];
    size_t *start = lec_new(arena, size_t, cells->cell_count + 1);
    uint32_t *cluster = lec_new(arena, uint32_t, filled), *count = lec_new(arena, uint32_t, filled);
    distinct_cells out = {.multiplicity = lec_new(arena, uint64_t, cells->cell_count),
                          .of_caller = lec_new(arena, size_t, cells->cell_count)};
    size_t kept = 0;
    for (size_t cell = 0; cell < cells->cell_count; cell++) {
        const size_t first = cells->cell_start[cell], size = cells->cell_start[cell + 1] - first;
        const bool is_new = same_as[cell] == cell;
        out.of_caller[cell] = is_new ? kept : out.of_caller[same_as[cell]];
        out.multiplicity[out.of_caller[cell]]++;
        if (!is_new) continue;
        memcpy(cluster + start[kept], cells->cluster + first, size * sizeof *cluster);
        memcpy(count + start[kept], cells->count + first, size * sizeof *count);
        start[kept + 1] = start[kept] + size;
        kept++;
    }
    out.cells = (lec_cluster_counts){kept, cells->cluster_count, start, cluster, count};
    return out;
}

void lec_permutation_test(const lec_cluster_counts *cells, const lec_permutation_design *design,
                          lec_permutation_result *results)
{
    assert(design->permutations >= 1 && design->permutations < UINT32_MAX);
    lec_arena *scratch = lec_arena_new();
    const distinct_cells distinct = find_distinct(scratch, cells);
    test of = {.cells = &distinct.cells,
               .design = design,
               .columns = transpose(scratch, &distinct.cells),
               .cell_total = cell_totals(scratch, &distinct.cells),
               .multiplicity = distinct.multiplicity,
               .all_cells = cells->cell_count};
    for (size_t c = 0; c < cells->cluster_count; c++) of.all_sizes += design->size[c];
    of.table_size = of.all_sizes < LARGEST_TABLE ? (size_t)of.all_sizes + 1 : LARGEST_TABLE;
    of.entropy_table = entropy_table_new(scratch, of.table_size);
    lec_permutation_result *of_distinct =
        lec_new(scratch, lec_permutation_result, distinct.cells.cell_count);
    find_strata(scratch, &of);
    evaluate_data(scratch, &of, of_distinct);
    of.spaces = workspaces_new(scratch, &of);
    lec_parallel_for(design->permutations, design->threads, permute_range, &of);
    conclude(&of, of_distinct);
    for (size_t cell = 0; cell < cells->cell_count; cell++)
        results[cell] = of_distinct[distinct.of_caller[cell]];
    lec_arena_free(scratch);
}
