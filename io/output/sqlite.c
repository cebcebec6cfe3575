/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <sqlite3.h>

#include "core/arena.h"
#include "io/output/workbook.h"

static const char *type_of(lec_type type)
{
    return type == LEC_COUNT ? "INTEGER" : type == LEC_NUMBER ? "REAL" : "TEXT";
}

/* Names are our own: of tables and columns, without quotation marks. */
static const char *creation_of(const lec_named_table *named, lec_arena *arena)
{
    const lec_column *columns = lec_table_columns(named->table);
    const char *text = lec_arena_format(arena, "CREATE TABLE \"%s\" (", named->name);
    for (size_t c = 0; columns[c].name != NULL; c++)
        text = lec_arena_format(arena, "%s%s\"%s\" %s", text, c > 0 ? ", " : "", columns[c].name,
                                type_of(columns[c].type));
    return lec_arena_format(arena, "%s)", text);
}

static const char *insertion_of(const lec_named_table *named, lec_arena *arena)
{
    const char *text = lec_arena_format(arena, "INSERT INTO \"%s\" VALUES (?", named->name);
    for (size_t c = 1; c < lec_table_column_count(named->table); c++)
        text = lec_arena_format(arena, "%s,?", text);
    return lec_arena_format(arena, "%s)", text);
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

static int insert_rows(sqlite3 *base, const lec_table *table, const char *insertion)
{
    const size_t columns = lec_table_column_count(table);
    sqlite3_stmt *insert = NULL;
    int result = sqlite3_prepare_v2(base, insertion, -1, &insert, NULL);
    for (size_t row = 0; row < lec_table_row_count(table) && result == SQLITE_OK; row++) {
        for (size_t c = 0; c < columns && result == SQLITE_OK; c++)
            result = bind(insert, table, row, c);
        if (result == SQLITE_OK && sqlite3_step(insert) != SQLITE_DONE)
            result = sqlite3_errcode(base);
        if (result == SQLITE_OK) result = sqlite3_reset(insert);
    }
    sqlite3_finalize(insert);
    return result;
}

lec_status lec_sqlite_write(const lec_named_table *tables, size_t count, const char *path,
                            lec_error *error)
{
    sqlite3 *base = NULL;
    lec_arena *arena = lec_arena_new();
    const char **creation = lec_new(arena, const char *, count);
    const char **insertion = lec_new(arena, const char *, count);
    for (size_t t = 0; t < count; t++) { /* first: nothing lands while the database is open */
        creation[t] = creation_of(&tables[t], arena);
        insertion[t] = insertion_of(&tables[t], arena);
    }
    int result = sqlite3_open_v2(path, &base, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);
    if (result == SQLITE_OK) /* the file is thrown away if anything fails: no journal is needed */
        result = sqlite3_exec(base, "PRAGMA journal_mode = OFF; BEGIN", NULL, NULL, NULL);
    for (size_t t = 0; t < count && result == SQLITE_OK; t++) {
        result = sqlite3_exec(base, creation[t], NULL, NULL, NULL);
        if (result == SQLITE_OK) result = insert_rows(base, tables[t].table, insertion[t]);
    }
    if (result == SQLITE_OK) result = sqlite3_exec(base, "COMMIT", NULL, NULL, NULL);
    const int closed = sqlite3_close(base);
    if (result == SQLITE_OK) result = closed;
    lec_arena_free(arena);
    if (result == SQLITE_OK) return LEC_OK;
    return lec_fail(error, LEC_BAD_DATA, "cannot write the database: %s; make room or write .csv",
                    sqlite3_errstr(result));
}
