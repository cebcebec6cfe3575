/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/table.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/number.h"

struct lec_table {
    lec_arena *arena;
    const lec_column *columns;
    size_t column_count;
    size_t pooled; /* the column that is put by itself; 0: none */
    size_t left_out;
    LEC_ARRAY(lec_rows_left_out) notes;
    lec_table_limit limit;
    LEC_ARRAY(double) margins; /* of the rows, where they are put */
    size_t beyond;             /* rows that have gone by their margins */
    const char **gone;         /* of each column two different texts that have gone so, or NULL */
    LEC_ARRAY(lec_cell) cells; /* row after row */
};

lec_table *lec_table_new(lec_arena *arena, const lec_column *columns)
{
    lec_table *table = lec_new(arena, lec_table, 1);
    table->arena = arena;
    table->columns = columns;
    while (columns[table->column_count].name != NULL) table->column_count++;
    assert(table->column_count > 0);
    return table;
}

void lec_table_skip_pooled(lec_table *table)
{
    for (size_t c = 1; c < table->column_count; c++)
        if (strcmp(table->columns[c].name, LEC_POOLED) == 0) table->pooled = c;
}

static size_t count_columns(const lec_column *columns)
{
    size_t count = 0;
    while (columns[count].name != NULL) count++;
    return count;
}

const lec_column *lec_columns_joined(const lec_column *first, const lec_column *second,
                                     lec_arena *arena)
{
    const size_t own = count_columns(first), more = count_columns(second);
    lec_column *all = lec_new(arena, lec_column, own + more + 1);
    memcpy(all, first, own * sizeof *all);
    memcpy(all + own, second, more * sizeof *all);
    return all;
}

static bool is_text(lec_type type)
{
    return type == LEC_TEXT || type == LEC_TEXT_BEFORE || type == LEC_NAME || type == LEC_DATE;
}

static lec_type next_type(const lec_table *table)
{
    return table->columns[table->cells.count % table->column_count].type;
}

static void put(lec_table *table, lec_cell cell)
{
    LEC_PUSH(table->arena, table->cells, cell);
    if (table->pooled != 0 && table->cells.count % table->column_count == table->pooled)
        LEC_PUSH(table->arena, table->cells, (lec_cell){.text = "no"});
}

void lec_table_put_text(lec_table *table, const char *text)
{
    assert(is_text(next_type(table)) && text != NULL);
    put(table, (lec_cell){.text = text});
}

void lec_table_put_count(lec_table *table, uint64_t count)
{
    assert(next_type(table) == LEC_COUNT);
    put(table, (lec_cell){.count = count});
}

void lec_table_put_number(lec_table *table, double number)
{
    assert(next_type(table) == LEC_NUMBER && !isinf(number));
    put(table, (lec_cell){.number = number});
}

void lec_table_put_missing(lec_table *table)
{
    const lec_type type = next_type(table);
    lec_cell missing = {.number = NAN};
    if (type == LEC_COUNT) missing.count = LEC_MISSING_COUNT;
    if (is_text(type)) missing.text = "";
    put(table, missing);
}

void lec_table_set_number(lec_table *table, size_t row, size_t column, double number)
{
    assert(column < table->column_count && table->columns[column].type == LEC_NUMBER);
    table->cells.items[row * table->column_count + column].number = number;
}

void lec_table_set_count(lec_table *table, size_t row, size_t column, uint64_t count)
{
    assert(column < table->column_count && table->columns[column].type == LEC_COUNT);
    table->cells.items[row * table->column_count + column].count = count;
}

void lec_table_set_text(lec_table *table, size_t row, size_t column, const char *text)
{
    assert(column < table->column_count && is_text(table->columns[column].type));
    table->cells.items[row * table->column_count + column].text = text;
}

void lec_table_repeat(lec_table *table, size_t column, const char *text)
{
    const size_t cells = table->cells.count, rows = lec_table_row_count(table);
    for (size_t i = 0; i < cells; i++) LEC_PUSH(table->arena, table->cells, table->cells.items[i]);
    for (size_t row = 0; row < rows; row++) lec_table_set_text(table, row, column, text);
    table->left_out *= 2;
    for (size_t i = 0; i < table->notes.count; i++) table->notes.items[i].rows *= 2;
}

/* Keeps the rows that `is_out` does not mark; returns how many have gone. */
static size_t take_out(lec_table *table, const bool *is_out)
{
    const size_t rows = lec_table_row_count(table), width = table->column_count;
    size_t kept = 0;
    for (size_t row = 0; row < rows; row++) {
        if (is_out[row]) continue;
        if (kept != row)
            memmove(table->cells.items + kept * width, table->cells.items + row * width,
                    width * sizeof *table->cells.items);
        if (table->margins.count > 0) table->margins.items[kept] = table->margins.items[row];
        kept++;
    }
    table->cells.count = kept * width;
    if (table->margins.count > 0) table->margins.count = kept;
    return rows - kept;
}

void lec_table_leave_out(lec_table *table, const bool *is_out)
{
    table->left_out += take_out(table, is_out);
}

void lec_table_count_left_out(lec_table *table, size_t rows)
{
    table->left_out += rows;
}

/* --- what is too long ------------------------------------------------------------------------ */

void lec_table_note_left_out(lec_table *table, size_t rows, const char *rule)
{
    if (rows > 0) LEC_PUSH(table->arena, table->notes, ((lec_rows_left_out){rows, rule}));
}

const lec_rows_left_out *lec_table_notes_left_out(const lec_table *table, size_t *count)
{
    *count = table->notes.count;
    return table->notes.items;
}

size_t lec_table_rows_noted(const lec_table *table)
{
    size_t rows = 0;
    for (size_t i = 0; i < table->notes.count; i++) rows += table->notes.items[i].rows;
    return rows;
}

void lec_table_set_limit(lec_table *table, lec_table_limit limit)
{
    table->limit = limit;
}

typedef struct {
    double margin;
    size_t row;
} ranked_row;

static int by_margin_then_row(const void *a, const void *b)
{
    const ranked_row *x = a, *y = b;
    if (x->margin != y->margin) return x->margin > y->margin ? -1 : 1;
    return (x->row > y->row) - (x->row < y->row);
}

/* Rows by what goes last. */
static ranked_row *rank_rows(const lec_table *table, const double *margin, lec_arena *arena)
{
    const size_t rows = lec_table_row_count(table);
    ranked_row *ranked = lec_new(arena, ranked_row, rows);
    for (size_t row = 0; row < rows; row++) {
        const double own = margin != NULL ? margin[row] : INFINITY;
        ranked[row] = (ranked_row){isnan(own) ? 0 : own, row};
    }
    if (rows > 1) qsort(ranked, rows, sizeof *ranked, by_margin_then_row);
    return ranked;
}

static size_t cell_bytes(const lec_table *table, size_t row, size_t column)
{
    const lec_cell cell = lec_table_cell(table, row, column);
    const lec_type type = table->columns[column].type;
    size_t digits = 1;
    if (is_text(type)) return strlen(cell.text) + (type == LEC_NAME || type == LEC_DATE ? 1 : 3);
    if (lec_table_is_missing(table, row, column)) return 1;
    if (type == LEC_NUMBER) return strlen(lec_decimal_of(cell.number).text) + 1;
    for (uint64_t left = cell.count; left > 9; left /= 10) digits++;
    return digits + 1;
}

static size_t row_bytes(const lec_table *table, size_t row)
{
    size_t bytes = 0;
    for (size_t c = 0; c < table->column_count; c++) bytes += cell_bytes(table, row, c);
    return bytes;
}

/* Whether it can be too long: numbers take no more than so many bytes. */
static bool may_exceed(const lec_table *table)
{
    enum { LONGEST_NUMBER = 26 };
    const size_t rows = lec_table_row_count(table);
    size_t bytes = rows * table->column_count * LONGEST_NUMBER;
    for (size_t c = 0; c < table->column_count; c++)
        for (size_t row = 0; is_text(table->columns[c].type) && row < rows; row++)
            bytes += strlen(lec_table_cell(table, row, c).text);
    return bytes > table->limit.bytes;
}

static bool exceeds(const lec_table *table)
{
    const size_t rows = lec_table_row_count(table);
    size_t bytes = 0;
    if (table->limit.rows > 0 && rows + table->beyond > table->limit.rows) return true;
    if (table->limit.bytes == 0 || !may_exceed(table)) return false;
    for (size_t row = 0; row < rows; row++) bytes += row_bytes(table, row);
    return bytes > table->limit.bytes;
}

/* How many of the ranked rows stay. */
static size_t count_fitting(const lec_table *table, const ranked_row *ranked, double least)
{
    const size_t rows = lec_table_row_count(table);
    const lec_table_limit limit = table->limit;
    size_t count = 0, bytes = 0;
    for (; count < rows && (limit.rows == 0 || count < limit.rows); count++) {
        if (ranked[count].margin < least) break;
        if (limit.bytes > 0) bytes += row_bytes(table, ranked[count].row);
        if (limit.bytes > 0 && bytes > limit.bytes) break;
    }
    return count;
}

static void note_gone(lec_table *table, const bool *is_out)
{
    const size_t width = table->column_count, rows = lec_table_row_count(table);
    if (table->gone == NULL) table->gone = lec_new(table->arena, const char *, 2 * width);
    for (size_t c = 0; c < width; c++) {
        const char **gone = &table->gone[2 * c];
        if (!is_text(table->columns[c].type)) continue;
        for (size_t row = 0; gone[1] == NULL && row < rows; row++) {
            if (!is_out[row]) continue;
            const char *text = lec_table_cell(table, row, c).text;
            if (gone[0] == NULL)
                gone[0] = text;
            else if (strcmp(gone[0], text) != 0)
                gone[1] = text;
        }
    }
}

bool lec_table_lost_other(const lec_table *table, size_t column, const char *text)
{
    const char *const *gone = table->gone != NULL ? &table->gone[2 * column] : NULL;
    return gone != NULL && gone[0] != NULL && (gone[1] != NULL || strcmp(gone[0], text) != 0);
}

/* Takes out all but the first `kept` of the ranked rows. */
static void keep_first(lec_table *table, const ranked_row *ranked, size_t kept, lec_arena *arena)
{
    const size_t rows = lec_table_row_count(table);
    bool *is_out = lec_new(arena, bool, rows);
    for (size_t i = kept; i < rows; i++) is_out[ranked[i].row] = true;
    note_gone(table, is_out);
    table->beyond += take_out(table, is_out);
}

void lec_table_put_margin(lec_table *table, double margin)
{
    assert(table->cells.count % table->column_count == 0);
    assert(table->margins.count + 1 == lec_table_row_count(table));
    LEC_PUSH(table->arena, table->margins, margin);
    if (table->limit.rows == 0 || table->margins.count / 2 < table->limit.rows) return;
    lec_arena *scratch = lec_arena_new();
    keep_first(table, rank_rows(table, table->margins.items, scratch), table->limit.rows, scratch);
    lec_arena_free(scratch);
}

void lec_table_keep_limit(lec_table *table, const double *margin)
{
    if (!exceeds(table)) return;
    lec_arena *scratch = lec_arena_new();
    const double *known = table->margins.count > 0 ? table->margins.items : margin;
    const ranked_row *ranked = rank_rows(table, known, scratch);
    keep_first(table, ranked, count_fitting(table, ranked, LEC_LEAST_MARGIN), scratch);
    lec_table_note_left_out(table, table->beyond, known != NULL ? LEC_RULE_MARGINS : LEC_RULE_LAST);
    lec_arena_free(scratch);
}

size_t lec_table_left_out(const lec_table *table)
{
    return table->left_out;
}

static const char *copy_text(const char *text, lec_arena *arena)
{
    return text != NULL ? lec_arena_text(arena, text, strlen(text)) : NULL;
}

static const lec_column *copy_columns(const lec_table *table, lec_arena *arena)
{
    lec_column *columns = lec_new(arena, lec_column, table->column_count + 1);
    for (size_t c = 0; c < table->column_count; c++) {
        const lec_column *of = &table->columns[c];
        columns[c] = (lec_column){copy_text(of->name, arena),    of->type,
                                  copy_text(of->meaning, arena), copy_text(of->unit, arena),
                                  copy_text(of->formula, arena), copy_text(of->source, arena)};
    }
    return columns;
}

lec_table *lec_table_copy(const lec_table *table, const size_t *rows, size_t count,
                          lec_arena *arena)
{
    const size_t width = table->column_count;
    lec_table *copy = lec_new(arena, lec_table, 1);
    *copy = (lec_table){.arena = arena,
                        .columns = copy_columns(table, arena),
                        .column_count = width,
                        .left_out = table->left_out};
    for (size_t i = 0; i < table->notes.count; i++)
        LEC_PUSH(arena, copy->notes, table->notes.items[i]);
    copy->cells.items = lec_new(arena, lec_cell, count * width);
    copy->cells.count = copy->cells.capacity = count * width;
    const char **last = lec_new(arena, const char *, 2 * width); /* text of a column, its copy */
    for (size_t i = 0; i < count; i++)
        for (size_t c = 0; c < width; c++) {
            lec_cell cell = lec_table_cell(table, rows != NULL ? rows[i] : i, c);
            if (is_text(table->columns[c].type)) {
                if (last[2 * c] != cell.text) last[2 * c + 1] = copy_text(cell.text, arena);
                last[2 * c] = cell.text;
                cell.text = last[2 * c + 1];
            }
            copy->cells.items[i * width + c] = cell;
        }
    return copy;
}

const lec_column *lec_table_columns(const lec_table *table)
{
    return table->columns;
}

size_t lec_table_column_count(const lec_table *table)
{
    return table->column_count;
}

size_t lec_table_row_count(const lec_table *table)
{
    return table->cells.count / table->column_count;
}

lec_cell lec_table_cell(const lec_table *table, size_t row, size_t column)
{
    assert(row < lec_table_row_count(table) && column < table->column_count);
    return table->cells.items[row * table->column_count + column];
}

bool lec_table_is_missing(const lec_table *table, size_t row, size_t column)
{
    const lec_cell cell = lec_table_cell(table, row, column);
    const lec_type type = table->columns[column].type;
    if (type == LEC_COUNT) return cell.count == LEC_MISSING_COUNT;
    if (type == LEC_NUMBER) return isnan(cell.number);
    return cell.text[0] == '\0';
}

size_t lec_table_column(const lec_table *table, const char *name)
{
    size_t column = 0;
    while (column < table->column_count && strcmp(table->columns[column].name, name) != 0) column++;
    assert(column < table->column_count);
    return column;
}
