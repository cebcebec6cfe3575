/* SPDX-License-Identifier: GPL-3.0-or-later
 * row.c -- from a row of a table to its sentences. */
#include <stdint.h>

#include "analysis/view/context_line.h"
#include "analysis/view/row_key.h"
#include "analysis/view/row_places.h"
#include "api/handle.h"

/* --- the row -----------------------------------------------------------------------------------
 */

typedef struct {
    const lectern_table *table;
    const char *key;
    size_t row;
} naming;

/* Where the row may be. */
static const char *left_out_of(const lec_table *table, lec_arena *arena)
{
    size_t count;
    const lec_rows_left_out *notes = lec_table_notes_left_out(table, &count);
    const size_t little = lec_table_left_out(table);
    const char *text = "";
    if (little > 0)
        text = lec_arena_format(arena,
                                " (%zu rows are left out, in which too little is expected to "
                                "tell anything; --least-expected 0 has them)",
                                little);
    for (size_t i = 0; i < count; i++)
        text = lec_arena_format(arena, "%s (%zu rows are left out: %s)", text, notes[i].rows,
                                notes[i].rule);
    return text;
}

static lec_status refuse_key(const naming *n, lec_arena *arena, lec_error *error)
{
    const lectern_table *table = n->table;
    if (table->key_count == 0)
        return lec_fail(error, LEC_BAD_USAGE, "rows of `%s` have no key; give #1, #2, ...",
                        table->name);
    const bool any = lec_table_row_count(table->table) > 0;
    const char *left_out = left_out_of(table->table, arena);
    return lec_fail(error, LEC_BAD_USAGE,
                    "no row '%s'%s: name it by %s as 'lectern %s' prints them with the same "
                    "options%s%s",
                    n->key, left_out, lec_row_key_names(table->analysis, arena), table->name,
                    any ? ", for example " : "",
                    any ? lec_row_key(table->table, 0, table->key_count, arena) : "");
}

static lec_status find_row(void *state, lec_error *error)
{
    naming *n = state;
    const lec_table *rows = n->table->table;
    const size_t count = lec_table_row_count(rows);
    if (n->key[0] == '#') {
        char *end = NULL;
        const unsigned long long number = strtoull(n->key + 1, &end, 10);
        if (end == n->key + 1 || *end != '\0' || number < 1 || number > count)
            return lec_fail(error, LEC_BAD_USAGE, "%s '%s': the table has rows #1 to #%zu",
                            n->table->name, n->key, count);
        n->row = (size_t)number - 1;
        return LEC_OK;
    }
    n->row = lec_row_named(rows, n->table->key_count, n->key);
    if (n->row != SIZE_MAX) return LEC_OK;
    lec_arena *arena = lec_arena_new();
    const lec_status status = refuse_key(n, arena, error);
    lec_arena_free(arena);
    return status;
}

lectern_status lectern_row_find(const lectern_table *table, const char *key, size_t *row,
                                lectern_error *error)
{
    if (table == NULL || key == NULL || row == NULL || table->analysis == NULL)
        return lec_call_refused(
            error, "lectern_row_find: no table of a corpus, no key, or nowhere to put the row");
    naming n = {.table = table, .key = key};
    const lectern_status status = lec_call(find_row, &n, error);
    *row = status == LECTERN_OK ? n.row : LECTERN_NO_ROW;
    return status;
}

/* --- its lines ---------------------------------------------------------------------------------
 */

typedef struct {
    lectern_table *table;
    size_t row;
    lectern_table *made;
} showing;

/* In a context of its own: the table's may serve another thread meanwhile. */
static lec_status put_lines(const showing *s, lectern_table *made, lec_error *error)
{
    const lectern_table *of = s->table;
    lec_context context;
    lec_row_finder *finder;
    lec_status status = lec_context_open(of->corpus->readings.corpus, of->corpus->study, of->common,
                                         made->arena, &context, error);
    if (status == LEC_OK)
        status = lec_row_finder_open(&context, of->analysis, of->settings, &finder, error);
    if (status != LEC_OK) return status;
    const lec_row_places places =
        lec_row_finder_places(finder, of->table, s->row, SIZE_MAX, made->arena);
    if (places.why_none != NULL)
        return lec_fail(error, LEC_BAD_USAGE, "`%s`: %s", of->name, places.why_none);
    lec_table *lines = lec_table_new(
        made->arena,
        lec_columns_joined(lec_line_columns, lec_link_columns(places.corpus), made->arena));
    for (size_t i = 0; i < places.count; i++)
        lec_line_put(places.corpus, &places.items[i], made->arena, lines);
    made->table = lines;
    return LEC_OK;
}

static lec_status run(void *state, lec_error *error)
{
    showing *s = state;
    lectern_table *made = lec_table_handle_new("show");
    const lec_status status = put_lines(s, made, error);
    if (status == LEC_OK)
        s->made = made;
    else
        lec_arena_free(made->arena);
    return status;
}

lectern_status lectern_row_lines(lectern_table *table, size_t row, lectern_table **out,
                                 lectern_error *error)
{
    if (out == NULL || table == NULL || table->analysis == NULL || row >= lectern_row_count(table))
        return lec_call_refused(error,
                                "lectern_row_lines: no such row of a table of a corpus, or nowhere "
                                "to put the lines");
    showing s = {.table = table, .row = row};
    const lectern_status status = lec_call(run, &s, error);
    *out = status == LECTERN_OK ? s.made : NULL;
    if (status == LECTERN_OK) s.made->corpus = lectern_corpus_retain(table->corpus);
    return status;
}
