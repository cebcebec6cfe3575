/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <sqlite3.h>

#include "core/arena.h"
#include "io/output/workbook.h"

static const char *type_of(lec_type type)
{
    return type == LEC_COUNT ? "INTEGER" : type == LEC_NUMBER ? "REAL" : "TEXT";
}

/* Names are our own: of tables and columns, without quotation marks. */
static int create(sqlite3 *base, const lec_named_table *named, lec_arena *arena)
{
    const lec_column *columns = lec_table_columns(named->table);
    const char *text = lec_arena_format(arena, "CREATE TABLE \"%s\" (", named->name);
    for (size_t c = 0; columns[c].name != NULL; c++)
        text = lec_arena_format(arena, "%s%s\"%s\" %s", text, c > 0 ? ", " : "", columns[c].name,
                                type_of(columns[c].type));
    return sqlite3_exec(base, lec_arena_format(arena, "%s)", text), NULL, NULL, NULL);
}

static int bind(sqlite3_stmt *insert, const lec_table *table, size_t row, size_t column)
{
    const int place = (int)column + 1;
    if (lec_table_is_missing(table, row, column)) return sqlite3_bind_null(insert, place);
    const lec_cell cell = lec_table_cell(table, row, column);
    const lec_type type = lec_table_columns(table)[column].type;
    if (type == LEC_COUNT) return sqlite3_bind_int64(insert, place, (sqlite3_int64)cell.count);
    if (type == LEC_NUMBER) return sqlite3_bind_double(insert, place, cell.number);
    return sqlite3_bind_text(insert, place, cell.text, -1, SQLITE_STATIC);
}

/* Closed with its arena, if it is left before its end. */
typedef struct {
    sqlite3 *base;
    sqlite3_stmt *insert;
} opened;

static void close_opened(void *given)
{
    opened *of = given;
    sqlite3_finalize(of->insert); /* NULL is allowed, in both */
    sqlite3_close(of->base);
}

static int insert_rows(opened *of, const lec_named_table *named, lec_arena *arena)
{
    sqlite3 *base = of->base;
    const size_t columns = lec_table_column_count(named->table);
    const char *text = lec_arena_format(arena, "INSERT INTO \"%s\" VALUES (?", named->name);
    for (size_t c = 1; c < columns; c++) text = lec_arena_format(arena, "%s,?", text);
    text = lec_arena_format(arena, "%s)", text);
    int result = sqlite3_prepare_v2(base, text, -1, &of->insert, NULL);
    sqlite3_stmt *insert = of->insert;
    for (size_t row = 0; row < lec_table_row_count(named->table) && result == SQLITE_OK; row++) {
        for (size_t c = 0; c < columns && result == SQLITE_OK; c++)
            result = bind(insert, named->table, row, c);
        if (result == SQLITE_OK && sqlite3_step(insert) != SQLITE_DONE)
            result = sqlite3_errcode(base);
        if (result == SQLITE_OK) result = sqlite3_reset(insert);
    }
    sqlite3_finalize(insert);
    of->insert = NULL;
    return result;
}

lec_status lec_sqlite_write(const lec_named_table *tables, size_t count, const char *path,
                            lec_error *error)
{
    lec_arena *arena = lec_arena_new();
    opened *of = lec_new(arena, opened, 1);
    lec_arena_adopt(arena, of, close_opened);
    int result = sqlite3_open_v2(path, &of->base, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);
    if (result == SQLITE_OK) /* the file is thrown away if anything fails: no journal is needed */
        result = sqlite3_exec(of->base, "PRAGMA journal_mode = OFF; BEGIN", NULL, NULL, NULL);
    for (size_t t = 0; t < count && result == SQLITE_OK; t++) {
        result = create(of->base, &tables[t], arena);
        if (result == SQLITE_OK) result = insert_rows(of, &tables[t], arena);
    }
    if (result == SQLITE_OK) result = sqlite3_exec(of->base, "COMMIT", NULL, NULL, NULL);
    const int closed = sqlite3_close(of->base);
    of->base = NULL;
    if (result == SQLITE_OK) result = closed;
    lec_arena_free(arena);
    if (result == SQLITE_OK) return LEC_OK;
    return lec_fail(error, LEC_BAD_DATA, "cannot write the database: %s; make room or write .csv",
                    sqlite3_errstr(result));
}
