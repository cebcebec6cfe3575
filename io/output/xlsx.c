/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <xlsxwriter.h>

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/arena.h"
#include "core/memory.h"
#include "core/tree.h"
#include "io/output/workbook.h"
#include "io/output/xlsx_check.h"

enum { MOST_ROWS = 1048575, MOST_CHARACTERS = 32767, MOST_NAME = 31, FIXED_DATE = 946684800 };

typedef struct {
    lxw_worksheet *sheet;
    lxw_format *date;
    const lec_column *columns;
    const lec_table *table;
    lec_xlsx_content *content; /* of all that was put so far */
    lec_arena *arena;
} sheet_writer;

static bool read_date(const char *text, lxw_datetime *out)
{
    char *end; /* of YYYY, then of MM */
    *out = (lxw_datetime){0};
    if (strlen(text) != 10) return false;
    out->year = (int)strtol(text, &end, 10);
    if (end != text + 4 || *end != '-') return false;
    out->month = (int)strtol(text + 5, &end, 10);
    if (end != text + 7 || *end != '-') return false;
    out->day = (int)strtol(text + 8, &end, 10);
    return *end == '\0' && out->year >= 1900;
}

/* At most so many characters as a cell holds (in UTF-16, so that no count is too small). */
static const char *cut(const char *text, lec_arena *arena)
{
    size_t units = 0;
    for (const char *at = text; *at != '\0'; at++) {
        const unsigned char byte = (unsigned char)*at;
        if ((byte & 0xC0) == 0x80) continue;
        units += byte >= 0xF0 ? 2 : 1;
        if (units > MOST_CHARACTERS) return lec_arena_text(arena, text, (size_t)(at - text));
    }
    return text;
}

static lxw_error write_text(const sheet_writer *w, lxw_row_t row, lxw_col_t column,
                            const char *text, lxw_format *format)
{
    w->content->cells += text[0] != '\0' ? 1 : 0; /* libxlsxwriter leaves empty ones out */
    w->content->bytes += lec_xlsx_counted(text);
    return worksheet_write_string(w->sheet, row, column, text, format);
}

static lxw_error write_cell(const sheet_writer *w, size_t row, size_t column)
{
    if (lec_table_is_missing(w->table, row, column)) return LXW_NO_ERROR;
    const lec_cell cell = lec_table_cell(w->table, row, column);
    const lxw_row_t r = (lxw_row_t)row + 1;
    const lxw_col_t c = (lxw_col_t)column;
    lxw_datetime date;
    switch (w->columns[column].type) {
    case LEC_COUNT:
        w->content->cells++;
        return worksheet_write_number(w->sheet, r, c, (double)cell.count, NULL);
    case LEC_NUMBER:
        w->content->cells++;
        return worksheet_write_number(w->sheet, r, c, cell.number, NULL);
    case LEC_DATE:
        if (!read_date(cell.text, &date)) break;
        w->content->cells++;
        return worksheet_write_datetime(w->sheet, r, c, &date, w->date);
    case LEC_TEXT:
    case LEC_TEXT_BEFORE:
    case LEC_NAME:
        break;
    }
    return write_text(w, r, c, cut(cell.text, w->arena), NULL);
}

static lxw_error write_sheet(lxw_workbook *book, const lec_named_table *named,
                             lec_xlsx_content *content, lec_arena *arena)
{
    char name[MOST_NAME + 1];
    snprintf(name, sizeof name, "%s", named->name);
    lxw_format *bold = workbook_add_format(book), *date = workbook_add_format(book);
    sheet_writer w = {.sheet = workbook_add_worksheet(book, name),
                      .date = date,
                      .columns = lec_table_columns(named->table),
                      .table = named->table,
                      .content = content,
                      .arena = arena};
    if (w.sheet == NULL || bold == NULL || date == NULL) return LXW_ERROR_CREATING_TMPFILE;
    format_set_bold(bold);
    format_set_num_format(date, "yyyy-mm-dd");
    const size_t rows = lec_table_row_count(named->table);
    const size_t columns = lec_table_column_count(named->table);
    lxw_error failure = LXW_NO_ERROR;
    for (size_t c = 0; c < columns && failure == LXW_NO_ERROR; c++)
        failure = write_text(&w, 0, (lxw_col_t)c, w.columns[c].name, bold);
    for (size_t row = 0; row < rows; row++)
        for (size_t c = 0; c < columns && failure == LXW_NO_ERROR; c++)
            failure = write_cell(&w, row, c);
    worksheet_freeze_panes(w.sheet, 1, 0);
    if (failure == LXW_NO_ERROR && rows > 0)
        failure = worksheet_autofilter(w.sheet, 0, 0, (lxw_row_t)rows, (lxw_col_t)(columns - 1));
    return failure;
}

/* --- libxlsxwriter's temporary files -------------------------------------------------------------
 */

typedef struct {
    char *path;
    bool made;
} temporary_folder;

static void remove_folder(void *folder)
{
    const temporary_folder *of = folder;
    if (of->made) lec_remove_tree(AT_FDCWD, of->path);
}

/* A folder of their own that goes with the arena: one may be left when memory runs out. NULL and
 * errno: it cannot be made. */
static char *temporary_folder_new(lec_arena *arena)
{
    const char *where = getenv("TMPDIR");
    temporary_folder *folder = lec_new(arena, temporary_folder, 1);
    folder->path = lec_arena_format(arena, "%s/lectern-XXXXXX",
                                    where != NULL && where[0] != '\0' ? where : "/tmp");
    lec_arena_adopt(arena, folder, remove_folder);
    folder->made = mkdtemp(folder->path) != NULL;
    return folder->made ? folder->path : NULL;
}

enum { ROOM = 1 << 24 }; /* more than it takes, as rows do not stay in memory */

/* A workbook that lacks a sheet is not closed: libxlsxwriter would go to it. */
static lxw_error write_book(const lec_named_table *tables, size_t count, const char *path,
                            lec_xlsx_content *content, lec_arena *arena)
{
    char *folder = temporary_folder_new(arena);
    if (folder == NULL) return LXW_ERROR_CREATING_TMPFILE;
    lxw_workbook_options options = {.constant_memory = LXW_TRUE, .tmpdir = folder};
    lxw_doc_properties properties = {.created = FIXED_DATE}; /* the same bytes every day */
    lec_memory_expect(ROOM); /* libxlsxwriter crashes, or loses cells, when there is no more */
    lxw_workbook *book = workbook_new_opt(path, &options);
    if (book == NULL) return LXW_ERROR_MEMORY_MALLOC_FAILED;
    lxw_error failure = workbook_set_properties(book, &properties);
    for (size_t t = 0; t < count && failure == LXW_NO_ERROR; t++)
        failure = write_sheet(book, &tables[t], content, arena);
    if (failure == LXW_NO_ERROR) return workbook_close(book);
    lxw_workbook_free(book);
    return failure;
}

lec_status lec_xlsx_write(const lec_named_table *tables, size_t count, const char *path,
                          lec_error *error)
{
    for (size_t t = 0; t < count; t++)
        if (lec_table_row_count(tables[t].table) > MOST_ROWS)
            return lec_fail(error, LEC_BAD_DATA,
                            "%s has more rows than a sheet can hold (%d); write .sqlite or .csv",
                            tables[t].name, MOST_ROWS);
    lec_arena *arena = lec_arena_new();
    lec_xlsx_content content = {0};
    errno = 0;
    const lxw_error failure = write_book(tables, count, path, &content, arena);
    const int reason = errno;
    lec_arena_free(arena);
    if (failure == LXW_NO_ERROR && lec_xlsx_holds(path, &content)) return LEC_OK;
    if (failure == LXW_NO_ERROR)
        return lec_fail(error, LEC_BAD_DATA,
                        "cannot write the workbook: not all of it has arrived (is there room where "
                        "temporary files are?); make room or write .csv");
    return lec_fail(error, LEC_BAD_DATA, "cannot write the workbook: %s; make room or write .csv",
                    reason != 0 ? strerror(reason) : lxw_strerror(failure));
}
