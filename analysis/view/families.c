/* SPDX-License-Identifier: GPL-3.0-or-later
 * families.c -- rows sorted by their keys; each run of equal keys is a family. */
#include "analysis/view/families.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/measure/multiple_tests.h"

enum { MOST_KEYS = 8 };

/* A family's columns of one table. */
typedef struct {
    lec_table *table;
    lec_arena *arena;
    size_t key[MOST_KEYS], key_count;
    size_t tests, log10_p, log10_q, q;
    bool adjusts, counts;
} adjuster;

typedef struct {
    const char *keys[MOST_KEYS];
    size_t key_count, row;
} keyed_row;

static int compare_keys(const keyed_row *a, const keyed_row *b)
{
    for (size_t k = 0; k < a->key_count; k++) {
        const int order = strcmp(a->keys[k], b->keys[k]);
        if (order != 0) return order;
    }
    return 0;
}

static int by_keys_then_row(const void *one, const void *other)
{
    const keyed_row *a = one, *b = other;
    const int order = compare_keys(a, b);
    if (order != 0) return order;
    return (a->row > b->row) - (a->row < b->row);
}

static void find_keys(adjuster *of, const char *keys)
{
    for (const char *at = keys[0] != '\0' ? keys : NULL; at != NULL;) {
        const size_t length = strcspn(at, ",");
        assert(of->key_count < MOST_KEYS);
        of->key[of->key_count++] =
            lec_table_column(of->table, lec_arena_text(of->arena, at, length));
        at = at[length] == ',' ? at + length + 1 : NULL;
    }
}

/* What the analysis said, or the rows with a p. */
static size_t count_tests(const adjuster *of, const keyed_row *rows, const double *p, size_t count)
{
    if (of->counts && !lec_table_is_missing(of->table, rows[0].row, of->tests))
        return (size_t)lec_table_cell(of->table, rows[0].row, of->tests).count;
    size_t tests = 0;
    for (size_t i = 0; i < count; i++) tests += isnan(p[i]) ? 0 : 1;
    return tests;
}

static void adjust_family(const adjuster *of, const keyed_row *rows, size_t count)
{
    const size_t from = of->adjusts ? of->log10_p : of->log10_q;
    double *values = lec_new(of->arena, double, count);
    for (size_t i = 0; i < count; i++)
        values[i] = lec_table_cell(of->table, rows[i].row, from).number;
    const size_t tests = count_tests(of, rows, values, count);
    if (of->adjusts)
        lec_adjust_log10_p_among(LEC_ADJUST_BH, values, count, tests, of->arena, values);
    for (size_t i = 0; i < count; i++) {
        if (of->counts) lec_table_set_count(of->table, rows[i].row, of->tests, tests);
        lec_table_set_number(of->table, rows[i].row, of->log10_q, values[i]);
        lec_table_set_number(of->table, rows[i].row, of->q, pow(10, values[i]));
    }
}

static void adjust(const lec_family *family, lec_table *table, lec_arena *arena)
{
    adjuster of = {.table = table,
                   .arena = arena,
                   .log10_q = lec_table_column(table, family->log10_q),
                   .q = lec_table_column(table, family->q),
                   .adjusts = family->log10_p != NULL,
                   .counts = family->tests != NULL};
    if (of.counts) of.tests = lec_table_column(table, family->tests);
    if (of.adjusts) of.log10_p = lec_table_column(table, family->log10_p);
    find_keys(&of, family->keys);
    const size_t count = lec_table_row_count(table);
    keyed_row *rows = lec_new(arena, keyed_row, count);
    for (size_t row = 0; row < count; row++) {
        rows[row] = (keyed_row){.key_count = of.key_count, .row = row};
        for (size_t k = 0; k < of.key_count; k++)
            rows[row].keys[k] = lec_table_cell(table, row, of.key[k]).text;
    }
    if (count > 1) qsort(rows, count, sizeof *rows, by_keys_then_row);
    for (size_t first = 0, end; first < count; first = end) {
        for (end = first + 1; end < count && compare_keys(&rows[first], &rows[end]) == 0;) end++;
        adjust_family(&of, rows + first, end - first);
    }
}

void lec_families_adjust(const lec_family *families, lec_table *table, lec_arena *arena)
{
    for (const lec_family *family = families; family->keys != NULL; family++)
        adjust(family, table, arena);
}
