/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/view/row_key.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "core/number.h"

/* A cell as CSV has it, in `room` where it is no text. */
static const char *cell_text(const lec_table *table, size_t row, size_t column, lec_decimal *room)
{
    const lec_type type = lec_table_columns(table)[column].type;
    const lec_cell cell = lec_table_cell(table, row, column);
    if (type != LEC_COUNT && type != LEC_NUMBER) return cell.text;
    if (lec_table_is_missing(table, row, column)) return "";
    if (type == LEC_NUMBER)
        *room = lec_decimal_of(cell.number);
    else
        snprintf(room->text, sizeof room->text, "%" PRIu64, cell.count);
    return room->text;
}

static bool is_named(const lec_table *table, size_t row, size_t key_count, const char *text)
{
    for (size_t k = 0; k < key_count; k++) {
        lec_decimal room;
        const char *cell = cell_text(table, row, k, &room);
        const size_t length = strlen(cell);
        if (strncmp(text, cell, length) != 0) return false;
        text += length;
        if (*text != (k + 1 < key_count ? '|' : '\0')) return false;
        text++;
    }
    return key_count > 0;
}

size_t lec_row_named(const lec_table *table, size_t key_count, const char *text)
{
    const size_t rows = lec_table_row_count(table);
    for (size_t row = 0; row < rows; row++)
        if (is_named(table, row, key_count, text)) return row;
    return SIZE_MAX;
}

const char *lec_row_key(const lec_table *table, size_t row, size_t key_count, lec_arena *arena)
{
    const char *key = "";
    for (size_t k = 0; k < key_count; k++) {
        lec_decimal room;
        key = lec_arena_format(arena, "%s%s%s", key, k > 0 ? "|" : "",
                               cell_text(table, row, k, &room));
    }
    return key;
}

const char *lec_row_key_names(const lec_analysis *analysis, lec_arena *arena)
{
    const char *names = "";
    for (size_t k = 0; k < analysis->key_count; k++)
        names =
            lec_arena_format(arena, "%s%s%s", names, k > 0 ? "|" : "", analysis->columns[k].name);
    return names;
}
