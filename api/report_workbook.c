/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "api/report_workbook.h"

#include <string.h>

#include "io/output/replacement.h"
#include "io/output/suffix.h"

typedef lec_status writer(const lec_named_table *tables, size_t count, const char *path,
                          lec_error *error);

static writer *writer_for(const char *path)
{
    if (lec_has_suffix(path, "xlsx")) return lec_xlsx_write;
    return lec_has_suffix(path, "sqlite") ? lec_sqlite_write : NULL;
}

bool lec_is_workbook(const char *path)
{
    return writer_for(path) != NULL;
}

lec_status lec_report_path_check(const char *path, lec_error *error)
{
    if (writer_for(path) != NULL || !lec_names_file(path)) return LEC_OK;
    return lec_fail(
        error, LEC_BAD_USAGE,
        "%s: a report is a folder, or all its tables in one file .xlsx or .sqlite; give "
        "such a name",
        path);
}

static const lec_column column_columns[] = {
    {"table", LEC_NAME, "the table", NULL, NULL, NULL},
    {"column", LEC_NAME, "its column", NULL, NULL, NULL},
    {"unit", LEC_NAME, "of its numbers", NULL, NULL, NULL},
    {"meaning", LEC_TEXT, "what it says", NULL, NULL, NULL},
    {"formula", LEC_TEXT, "how it is computed", NULL, NULL, NULL},
    {"source", LEC_TEXT, "whom it is by", NULL, NULL, NULL},
    {0},
};

static void put(lec_table *table, const char *text)
{
    lec_table_put_text(table, text != NULL ? text : "");
}

static const lec_table *columns_of(const lec_named_table *tables, size_t count, lec_arena *arena)
{
    lec_table *all = lec_table_new(arena, column_columns);
    for (size_t i = 0; i < count; i++)
        for (const lec_column *column = lec_table_columns(tables[i].table); column->name != NULL;
             column++) {
            put(all, tables[i].name);
            put(all, column->name);
            put(all, column->unit);
            put(all, column->meaning);
            put(all, column->formula);
            put(all, column->source);
        }
    return all;
}

lec_status lec_workbook_write(const char *path, const lec_named_table *tables, size_t count,
                              lec_arena *arena, lec_error *error)
{
    lec_replacement *file;
    lec_named_table *all = lec_new(arena, lec_named_table, count + 1);
    for (size_t i = 0; i < count; i++) all[i] = tables[i];
    all[count] = (lec_named_table){"columns", columns_of(tables, count, arena)};
    lec_status status = lec_replacement_open(path, arena, &file, error);
    if (status != LEC_OK) return status;
    lec_replacement_close(file);
    status = writer_for(path)(all, count + 1, file->temporary, error);
    return lec_replacement_end(file, status, error);
}
