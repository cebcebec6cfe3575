/* SPDX-License-Identifier: GPL-3.0-or-later
 * cluster_counts.c -- which cells have the same counts: a word used once is like any other word
 * used once in the same turn, and what resampling says of one it says of all. */
#include "analysis/measure/cluster_counts.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static uint64_t hash_cell(const lec_cluster_counts *cells, size_t cell)
{
    uint64_t hash = 0xCBF29CE484222325; /* FNV-1a, a word at a time, with a final mixing */
    for (size_t i = cells->cell_start[cell]; i < cells->cell_start[cell + 1]; i++)
        hash = (hash ^ ((uint64_t)cells->cluster[i] << 32 | cells->count[i])) * 0x100000001B3;
    return (hash ^ hash >> 29) * 0x9E3779B97F4A7C15 >> 16;
}

static bool same_counts(const lec_cluster_counts *cells, size_t one, size_t other)
{
    const size_t *start = cells->cell_start;
    const size_t length = start[one + 1] - start[one];
    return length == start[other + 1] - start[other] &&
           memcmp(cells->cluster + start[one], cells->cluster + start[other],
                  length * sizeof *cells->cluster) == 0 &&
           memcmp(cells->count + start[one], cells->count + start[other],
                  length * sizeof *cells->count) == 0;
}

const size_t *lec_equal_cells(const lec_cluster_counts *cells, lec_arena *arena)
{
    size_t slots = 16;
    while (slots < 2 * cells->cell_count) slots *= 2;
    size_t *table = lec_new(arena, size_t, slots); /* cell + 1, or 0 */
    size_t *same_as = lec_new(arena, size_t, cells->cell_count);
    for (size_t cell = 0; cell < cells->cell_count; cell++) {
        size_t slot = hash_cell(cells, cell) & (slots - 1);
        while (table[slot] != 0 && !same_counts(cells, table[slot] - 1, cell))
            slot = (slot + 1) & (slots - 1);
        if (table[slot] == 0) table[slot] = cell + 1;
        same_as[cell] = table[slot] - 1;
    }
    return same_as;
}

static int by_number(const void *one, const void *other)
{
    const uint32_t a = *(const uint32_t *)one, b = *(const uint32_t *)other;
    return (a > b) - (a < b);
}

size_t lec_number_from_0(const uint32_t *given, size_t count, lec_arena *arena, uint32_t *number)
{
    if (given == NULL) memset(number, 0, count * sizeof *number);
    if (given == NULL || count == 0) return count > 0;
    uint32_t *sorted = lec_new(arena, uint32_t, count);
    memcpy(sorted, given, count * sizeof *sorted);
    qsort(sorted, count, sizeof *sorted, by_number);
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        if (i == 0 || sorted[i] != sorted[kept - 1]) sorted[kept++] = sorted[i];
    for (size_t i = 0; i < count; i++) {
        const uint32_t *found = bsearch(&given[i], sorted, kept, sizeof *sorted, by_number);
        number[i] = (uint32_t)(found - sorted);
    }
    return kept;
}
