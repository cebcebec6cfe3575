/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/table.h"

#include <assert.h>
#include <math.h>
#include <string.h>

struct lec_table {
    lec_arena *arena;
    const lec_column *columns;
    size_t column_count;
    size_t pooled; /* the column that is put by itself; 0: none */
    size_t left_out;
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
}

void lec_table_leave_out(lec_table *table, const bool *is_out)
{
    const size_t rows = lec_table_row_count(table), width = table->column_count;
    size_t kept = 0;
    for (size_t row = 0; row < rows; row++) {
        if (is_out[row]) continue;
        memmove(table->cells.items + kept * width, table->cells.items + row * width,
                width * sizeof *table->cells.items);
        kept++;
    }
    table->left_out += rows - kept;
    table->cells.count = kept * width;
}

size_t lec_table_left_out(const lec_table *table)
{
    return table->left_out;
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
