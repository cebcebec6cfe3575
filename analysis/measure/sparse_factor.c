/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/measure/sparse_factor.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* --- the pattern ----------------------------------------------------------------------------- */

typedef struct {
    uint32_t low, high;
} edge;

static int by_low_then_high(const void *a, const void *b)
{
    const edge *x = a, *y = b;
    if (x->low != y->low) return x->low < y->low ? -1 : 1;
    return x->high < y->high ? -1 : x->high > y->high;
}

static edge edge_of(uint32_t one, uint32_t other)
{
    return one < other ? (edge){one, other} : (edge){other, one};
}

static size_t sort_and_unite(edge *edges, size_t count)
{
    if (count > 1) qsort(edges, count, sizeof *edges, by_low_then_high);
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        if (kept == 0 || by_low_then_high(&edges[kept - 1], &edges[i]) != 0)
            edges[kept++] = edges[i];
    return kept;
}

static edge *edges_of_groups(const uint32_t *groups, size_t group_count, size_t group_size,
                             size_t *count, lec_arena *arena)
{
    edge *edges = lec_new(arena, edge, group_count * group_size * group_size / 2 + 1);
    size_t made = 0;
    for (size_t g = 0; g < group_count; g++)
        for (size_t i = 0; i < group_size; i++)
            for (size_t k = 0; k < i; k++)
                edges[made++] = edge_of(groups[g * group_size + i], groups[g * group_size + k]);
    *count = sort_and_unite(edges, made);
    return edges;
}

typedef struct {
    uint32_t neighbours, row;
} ranked_row;

static int by_neighbours(const void *a, const void *b)
{
    const ranked_row *x = a, *y = b;
    if (x->neighbours != y->neighbours) return x->neighbours < y->neighbours ? -1 : 1;
    return x->row < y->row ? -1 : x->row > y->row;
}

static uint32_t *order_of_elimination(const edge *edges, size_t edge_count, size_t size,
                                      lec_arena *arena)
{
    ranked_row *rows = lec_new(arena, ranked_row, size);
    uint32_t *place = lec_new(arena, uint32_t, size);
    for (uint32_t i = 0; i < size; i++) rows[i].row = i;
    for (size_t e = 0; e < edge_count; e++) {
        rows[edges[e].low].neighbours++;
        rows[edges[e].high].neighbours++;
    }
    if (size > 1) qsort(rows, size, sizeof *rows, by_neighbours);
    for (uint32_t i = 0; i < size; i++) place[rows[i].row] = i;
    return place;
}

static int ascending(const void *a, const void *b)
{
    const uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

/* Columns of L: a column has the rows of its own cells, and those of every column whose first row
 * below the diagonal it is (its children in the elimination tree). */
typedef struct {
    lec_arena *arena;
    size_t *start;
    LEC_ARRAY(uint32_t) row;
    uint32_t *mark;            /* [size] the last column that took this row */
    uint32_t *child, *sibling; /* [size] lists of children */
} filler;

static void take_row(filler *f, uint32_t column, uint32_t row)
{
    if (row <= column || f->mark[row] == column) return;
    f->mark[row] = column;
    LEC_PUSH(f->arena, f->row, row);
}

static void fill_column(filler *f, uint32_t column, const edge *own, size_t own_count)
{
    const size_t first = f->row.count;
    f->start[column] = first;
    LEC_PUSH(f->arena, f->row, column);
    for (size_t i = 0; i < own_count; i++) take_row(f, column, own[i].high);
    for (uint32_t c = f->child[column]; c != UINT32_MAX; c = f->sibling[c])
        for (size_t i = f->start[c] + 1; i < f->start[c + 1]; i++)
            take_row(f, column, f->row.items[i]);
    f->start[column + 1] = f->row.count;
    if (f->row.count - first == 1) return;
    qsort(f->row.items + first, f->row.count - first, sizeof *f->row.items, ascending);
    const uint32_t parent = f->row.items[first + 1];
    f->sibling[column] = f->child[parent];
    f->child[parent] = column;
}

lec_sparse_pattern lec_sparse_pattern_of(const uint32_t *groups, size_t group_count,
                                         size_t group_size, size_t size, lec_arena *arena)
{
    size_t edge_count = 0;
    edge *edges = edges_of_groups(groups, group_count, group_size, &edge_count, arena);
    const uint32_t *place = order_of_elimination(edges, edge_count, size, arena);
    for (size_t e = 0; e < edge_count; e++)
        edges[e] = edge_of(place[edges[e].low], place[edges[e].high]);
    edge_count = sort_and_unite(edges, edge_count);

    filler f = {.arena = arena,
                .start = lec_new(arena, size_t, size + 1),
                .mark = lec_new(arena, uint32_t, size),
                .child = lec_new(arena, uint32_t, size),
                .sibling = lec_new(arena, uint32_t, size)};
    for (size_t i = 0; i < size; i++) f.mark[i] = f.child[i] = f.sibling[i] = UINT32_MAX;
    size_t next = 0;
    for (uint32_t column = 0; column < size; column++) {
        const size_t first = next;
        while (next < edge_count && edges[next].low == column) next++;
        fill_column(&f, column, edges + first, next - first);
    }
    return (lec_sparse_pattern){size, f.row.count, place, f.start, f.row.items};
}

size_t lec_sparse_cell(const lec_sparse_pattern *pattern, uint32_t one, uint32_t other)
{
    const edge at = edge_of(one, other);
    size_t low = pattern->start[at.low], high = pattern->start[at.low + 1];
    while (high - low > 1) {
        const size_t middle = low + (high - low) / 2;
        if (pattern->row[middle] <= at.high)
            low = middle;
        else
            high = middle;
    }
    assert(pattern->row[low] == at.high);
    return low;
}

/* --- the factor ------------------------------------------------------------------------------ */

struct lec_sparse_scratch {
    double *column, *scaled; /* [size] */
    uint32_t *head, *next;   /* [size] lists of the columns whose next row is this one */
    size_t *at;              /* [size] where in each column that row is */
};

lec_sparse_scratch *lec_sparse_scratch_new(const lec_sparse_pattern *pattern, lec_arena *arena)
{
    lec_sparse_scratch *scratch = lec_new(arena, lec_sparse_scratch, 1);
    scratch->column = lec_new(arena, double, pattern->size);
    scratch->scaled = lec_new(arena, double, pattern->size);
    scratch->head = lec_new(arena, uint32_t, pattern->size);
    scratch->next = lec_new(arena, uint32_t, pattern->size);
    scratch->at = lec_new(arena, size_t, pattern->size);
    return scratch;
}

/* Column `k` waits for the row at `at`, if its column reaches so far. */
static void await(const lec_sparse_pattern *pattern, lec_sparse_scratch *scratch, uint32_t k,
                  size_t at)
{
    scratch->at[k] = at;
    if (at == pattern->start[k + 1]) return;
    const uint32_t row = pattern->row[at];
    scratch->next[k] = scratch->head[row];
    scratch->head[row] = k;
}

bool lec_sparse_factor(const lec_sparse_pattern *pattern, lec_sparse_scratch *scratch,
                       double *values)
{
    double *column = scratch->column;
    for (size_t i = 0; i < pattern->size; i++) scratch->head[i] = UINT32_MAX;
    for (uint32_t j = 0; j < pattern->size; j++) {
        const size_t first = pattern->start[j], end = pattern->start[j + 1];
        for (size_t i = first; i < end; i++) column[pattern->row[i]] = values[i];
        for (uint32_t k = scratch->head[j], next; k != UINT32_MAX; k = next) {
            next = scratch->next[k];
            const size_t at = scratch->at[k];
            for (size_t i = at; i < pattern->start[k + 1]; i++)
                column[pattern->row[i]] -= values[i] * values[at];
            await(pattern, scratch, k, at + 1);
        }
        if (!(column[j] > 0) || !isfinite(column[j])) return false;
        values[first] = sqrt(column[j]);
        for (size_t i = first + 1; i < end; i++)
            values[i] = column[pattern->row[i]] / values[first];
        await(pattern, scratch, j, first + 1);
    }
    return true;
}

void lec_sparse_solve(const lec_sparse_pattern *pattern, const double *factor, double *x)
{
    for (size_t j = 0; j < pattern->size; j++) {
        x[j] /= factor[pattern->start[j]];
        for (size_t i = pattern->start[j] + 1; i < pattern->start[j + 1]; i++)
            x[pattern->row[i]] -= factor[i] * x[j];
    }
    for (size_t j = pattern->size; j-- > 0;) {
        for (size_t i = pattern->start[j] + 1; i < pattern->start[j + 1]; i++)
            x[j] -= factor[i] * x[pattern->row[i]];
        x[j] /= factor[pattern->start[j]];
    }
}

double lec_sparse_log_determinant(const lec_sparse_pattern *pattern, const double *factor)
{
    double sum = 0;
    for (size_t j = 0; j < pattern->size; j++) sum += log(factor[pattern->start[j]]);
    return 2 * sum;
}

/* --- the inverse ----------------------------------------------------------------------------- */

/* sums[i] = sum over the rows k of column j of inverse(i, k) * L(k, j) / L(j, j), for each such i,
 * from the last column to the first: all cells needed are there. */
static void sum_column(const lec_sparse_pattern *pattern, lec_sparse_scratch *scratch,
                       const double *inverse, uint32_t j)
{
    double *sums = scratch->column, *scaled = scratch->scaled;
    for (size_t i = pattern->start[j] + 1; i < pattern->start[j + 1]; i++) {
        const uint32_t k = pattern->row[i];
        sums[k] += inverse[pattern->start[k]] * scaled[k];
        for (size_t c = pattern->start[k] + 1; c < pattern->start[k + 1]; c++) {
            const uint32_t row = pattern->row[c];
            if (scratch->head[row] != j) continue; /* not a row of column j */
            sums[k] += inverse[c] * scaled[row];
            sums[row] += inverse[c] * scaled[k];
        }
    }
}

void lec_sparse_inverse(const lec_sparse_pattern *pattern, lec_sparse_scratch *scratch,
                        const double *factor, double *inverse)
{
    for (size_t i = 0; i < pattern->size; i++) scratch->head[i] = UINT32_MAX;
    for (uint32_t j = (uint32_t)pattern->size; j-- > 0;) {
        const size_t first = pattern->start[j], end = pattern->start[j + 1];
        for (size_t i = first + 1; i < end; i++) {
            const uint32_t row = pattern->row[i];
            scratch->head[row] = j;
            scratch->column[row] = 0;
            scratch->scaled[row] = factor[i] / factor[first];
        }
        sum_column(pattern, scratch, inverse, j);
        inverse[first] = 1 / (factor[first] * factor[first]);
        for (size_t i = first + 1; i < end; i++) {
            const uint32_t row = pattern->row[i];
            inverse[i] = -scratch->column[row];
            inverse[first] += scratch->scaled[row] * scratch->column[row];
        }
    }
}
