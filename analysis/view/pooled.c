/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/view/pooled.h"

#include <string.h>

#define ALL "all"

static size_t find(const lec_table *table, const char *name, size_t end)
{
    const lec_column *columns = lec_table_columns(table);
    size_t column = 0;
    while (column < end && strcmp(columns[column].name, name) != 0) column++;
    return column;
}

/* The column LEC_POOLED; the number of columns where there is none. */
static size_t pooled_column(const lec_table *table)
{
    return find(table, LEC_POOLED, lec_table_column_count(table));
}

bool lec_pooled_has_column(const lec_column *columns)
{
    while (columns->name != NULL && strcmp(columns->name, LEC_POOLED) != 0) columns++;
    return columns->name != NULL;
}

static bool is_all(const lec_table *table, size_t row, size_t column)
{
    return strcmp(lec_table_cell(table, row, column).text, ALL) == 0;
}

static bool is_broken_out(const lec_table *table, size_t column)
{
    for (size_t row = 0; row < lec_table_row_count(table); row++)
        if (!is_all(table, row, column)) return true;
    return lec_table_lost_other(table, column, ALL);
}

void lec_pooled_mark(lec_table *table, size_t key_count)
{
    static const char *const pools[] = {"conference", "role",      "phase",  "speaker",
                                        "outlet",     "from_role", "to_role"};
    const size_t pooled = pooled_column(table);
    if (pooled == lec_table_column_count(table)) return;
    for (size_t p = 0; p < sizeof pools / sizeof *pools; p++) {
        const size_t key = find(table, pools[p], key_count);
        if (key == key_count || !is_broken_out(table, key)) continue;
        for (size_t row = 0; row < lec_table_row_count(table); row++)
            if (is_all(table, row, key)) lec_table_set_text(table, row, pooled, "yes");
    }
}

void lec_pooled_repeat_single(lec_table *table, size_t key_count)
{
    const size_t pooled = pooled_column(table), rows = lec_table_row_count(table);
    const size_t conference = find(table, "conference", key_count);
    if (pooled == lec_table_column_count(table) || conference == key_count || rows == 0) return;
    const char *only = lec_table_cell(table, 0, conference).text;
    if (lec_table_lost_other(table, conference, only)) return;
    for (size_t row = 0; row < rows; row++)
        if (is_all(table, row, conference) ||
            strcmp(lec_table_cell(table, row, conference).text, only) != 0)
            return;
    lec_table_repeat(table, conference, ALL);
    for (size_t row = 0; row < rows; row++) lec_table_set_text(table, row, pooled, "yes");
}
