/* SPDX-License-Identifier: GPL-3.0-or-later
 * table_writer.c -- each format writes its head and then row by row; writing stops at the first
 * error, so that the reason is still in errno when it is told. */
#include "io/output/table_writer.h"

#include <csv.h>

#include <errno.h>
#include <inttypes.h>
#include <string.h>

#include "core/known_names.h"
#include "core/number.h"
#include "io/output/display.h"

enum { WIDEST_TEXT = 48 }; /* terminal columns of a text cell, including the ellipsis */

struct lec_table_writer {
    const lec_table *table;
    const lec_column *columns;
    size_t column_count;
    lec_table_style style;
    FILE *file;
    lec_arena *arena;
    size_t *widths; /* text: terminal columns of each table column */
};

static bool is_free_text(lec_type type)
{
    return type == LEC_TEXT || type == LEC_TEXT_BEFORE;
}

static bool is_text(lec_type type)
{
    return type == LEC_TEXT || type == LEC_TEXT_BEFORE || type == LEC_NAME || type == LEC_DATE;
}

/* A count or a number; "" when it is missing. */
static lec_decimal decimal_at(const lec_table_writer *writer, size_t row, size_t column)
{
    lec_decimal decimal = {""};
    if (lec_table_is_missing(writer->table, row, column)) return decimal;
    const lec_cell cell = lec_table_cell(writer->table, row, column);
    if (writer->columns[column].type == LEC_NUMBER) return lec_decimal_of(cell.number);
    snprintf(decimal.text, sizeof decimal.text, "%" PRIu64, cell.count);
    return decimal;
}

static void write_header(const lec_table_writer *writer, char separator)
{
    for (size_t c = 0; c < writer->column_count; c++) {
        if (c > 0) putc(separator, writer->file);
        fputs(writer->columns[c].name, writer->file);
    }
    putc('\n', writer->file);
}

/* The text of a cell, with an apostrophe before what a spreadsheet would run as a formula. */
static const char *guarded_text(const lec_table_writer *writer, size_t row, size_t column)
{
    const char *text = lec_table_cell(writer->table, row, column).text;
    if (writer->style.raw || !is_free_text(writer->columns[column].type)) return text;
    if (text[0] == '\0' || strchr("=+-@\t\r", text[0]) == NULL) return text;
    return lec_arena_format(writer->arena, "'%s", text);
}

/* --- csv ---------------------------------------------------------------------------------------
 */

static char separator_of(const lec_table_writer *writer)
{
    return writer->style.excel ? ';' : ',';
}

static void begin_csv(lec_table_writer *writer)
{
    if (writer->style.bom || writer->style.excel) fputs("\xef\xbb\xbf", writer->file);
    write_header(writer, separator_of(writer));
}

static void write_csv_number(const lec_table_writer *writer, size_t row, size_t column)
{
    lec_decimal decimal = decimal_at(writer, row, column);
    char *point = strchr(decimal.text, '.');
    if (writer->style.excel && point != NULL) *point = ',';
    fputs(decimal.text, writer->file);
}

static void write_csv_text(const lec_table_writer *writer, size_t row, size_t column)
{
    const char *text = guarded_text(writer, row, column);
    if (text[0] == '\0') return; /* missing */
    if (is_free_text(writer->columns[column].type) || strpbrk(text, ",;\"\r\n") != NULL)
        csv_fwrite(writer->file, text, strlen(text));
    else
        fputs(text, writer->file);
}

static void write_csv_row(lec_table_writer *writer, size_t row)
{
    for (size_t c = 0; c < writer->column_count; c++) {
        if (c > 0) putc(separator_of(writer), writer->file);
        if (is_text(writer->columns[c].type))
            write_csv_text(writer, row, c);
        else
            write_csv_number(writer, row, c);
    }
    putc('\n', writer->file);
}

/* --- tsv ---------------------------------------------------------------------------------------
 */

static void begin_tsv(lec_table_writer *writer)
{
    write_header(writer, '\t');
}

/* A quotation mark at the beginning of a cell opens a quoted one for R and Python. */
static void write_tsv_text(const lec_table_writer *writer, size_t row, size_t column)
{
    const char *text = guarded_text(writer, row, column);
    const bool quoted = text[0] == '"';
    if (quoted) putc('"', writer->file);
    for (; *text != '\0'; text++) {
        if (quoted && *text == '"') putc('"', writer->file);
        putc(strchr("\t\r\n", *text) != NULL ? ' ' : *text, writer->file);
    }
    if (quoted) putc('"', writer->file);
}

static void write_tsv_row(lec_table_writer *writer, size_t row)
{
    for (size_t c = 0; c < writer->column_count; c++) {
        if (c > 0) putc('\t', writer->file);
        if (is_text(writer->columns[c].type))
            write_tsv_text(writer, row, c);
        else
            fputs(decimal_at(writer, row, c).text, writer->file);
    }
    putc('\n', writer->file);
}

/* --- jsonl -------------------------------------------------------------------------------------
 */

static void write_json_text(const char *text, FILE *file)
{
    putc('"', file);
    for (; *text != '\0'; text++) {
        const unsigned char byte = (unsigned char)*text;
        if (byte == '"' || byte == '\\')
            fprintf(file, "\\%c", byte);
        else if (byte < 0x20 || byte == 0x7F)
            fprintf(file, "\\u%04x", byte);
        else
            putc(byte, file);
    }
    putc('"', file);
}

static void write_jsonl_row(lec_table_writer *writer, size_t row)
{
    for (size_t c = 0; c < writer->column_count; c++) {
        fprintf(writer->file, "%s\"%s\":", c > 0 ? "," : "{", writer->columns[c].name);
        if (lec_table_is_missing(writer->table, row, c))
            fputs("null", writer->file);
        else if (is_text(writer->columns[c].type))
            write_json_text(lec_table_cell(writer->table, row, c).text, writer->file);
        else
            fputs(decimal_at(writer, row, c).text, writer->file);
    }
    fputs("}\n", writer->file);
}

/* --- text --------------------------------------------------------------------------------------
 */

/* Shown text of any cell. */
static const char *text_at(const lec_table_writer *writer, size_t row, size_t column,
                           lec_decimal *decimal)
{
    const char *text = lec_table_cell(writer->table, row, column).text;
    if (writer->columns[column].type == LEC_TEXT_BEFORE)
        return lec_display_end(text, WIDEST_TEXT, writer->arena);
    if (is_text(writer->columns[column].type)) return text;
    *decimal = decimal_at(writer, row, column);
    if (decimal->text[0] != '\0' && writer->columns[column].type == LEC_NUMBER)
        *decimal = lec_decimal_rounded(lec_table_cell(writer->table, row, column).number);
    return decimal->text;
}

static void put_padding(size_t width, FILE *file)
{
    fprintf(file, "%*s", (int)width, "");
}

static void put_cell(const lec_table_writer *writer, size_t column, const char *text)
{
    const size_t padding = writer->widths[column] - lec_display(text, WIDEST_TEXT, NULL);
    const lec_type type = writer->columns[column].type;
    const bool is_left = is_text(type) && type != LEC_TEXT_BEFORE;
    if (column > 0) put_padding(2, writer->file);
    if (!is_left) put_padding(padding, writer->file);
    lec_display(text, WIDEST_TEXT, writer->file);
    if (is_left && column + 1 < writer->column_count) put_padding(padding, writer->file);
}

static void begin_text(lec_table_writer *writer)
{
    const size_t rows = lec_table_row_count(writer->table);
    writer->widths = lec_new(writer->arena, size_t, writer->column_count);
    for (size_t c = 0; c < writer->column_count; c++) {
        size_t widest = lec_display(writer->columns[c].name, WIDEST_TEXT, NULL);
        for (size_t row = 0; row < rows; row++) {
            lec_decimal decimal;
            const size_t width = lec_display(text_at(writer, row, c, &decimal), WIDEST_TEXT, NULL);
            if (width > widest) widest = width;
        }
        writer->widths[c] = widest;
    }
    for (size_t c = 0; c < writer->column_count; c++) put_cell(writer, c, writer->columns[c].name);
    putc('\n', writer->file);
}

static void write_text_row(lec_table_writer *writer, size_t row)
{
    for (size_t c = 0; c < writer->column_count; c++) {
        lec_decimal decimal;
        put_cell(writer, c, text_at(writer, row, c, &decimal));
    }
    putc('\n', writer->file);
}

/* --- all of them -------------------------------------------------------------------------------
 */

const lec_table_format lec_table_formats[] = {
    {"csv", "comma-separated values for any program", begin_csv, write_csv_row},
    {"tsv", "tab-separated values", begin_tsv, write_tsv_row},
    {"jsonl", "one JSON object a row", NULL, write_jsonl_row},
    {"text", "aligned columns with rounded numbers, to read in a terminal", begin_text,
     write_text_row},
    {0},
};

lec_status lec_table_format_named(const char *name, const lec_table_format **out, lec_error *error)
{
    const char *known[8];
    size_t count = 0;
    for (*out = lec_table_formats; (*out)->name != NULL; (*out)++) {
        if (name == NULL || strcmp((*out)->name, name) == 0) return LEC_OK;
        known[count++] = (*out)->name;
    }
    return lec_fail_unknown(error, "--format '", name, known, count);
}

lec_status lec_flush(FILE *file, const char *what, lec_error *error)
{
    const bool failed_before = ferror(file) != 0; /* then errno is still that of the failure */
    if (!failed_before && fflush(file) == 0) return LEC_OK;
    const int reason = errno;
    if (reason == EPIPE) return lec_fail(error, LEC_BAD_DATA, "%s", "");
    return lec_fail(error, LEC_BAD_DATA, "cannot write %s: %s; make room or write elsewhere", what,
                    strerror(reason));
}

lec_status lec_table_write(const lec_table *table, const char *format, bool raw, FILE *file,
                           lec_error *error)
{
    return lec_table_write_styled(table, format, &(lec_table_style){.raw = raw}, file, error);
}

lec_status lec_table_write_styled(const lec_table *table, const char *format,
                                  const lec_table_style *style, FILE *file, lec_error *error)
{
    const lec_table_format *chosen;
    const lec_status known = lec_table_format_named(format, &chosen, error);
    if (known != LEC_OK) return known;
    lec_table_writer writer = {.table = table,
                               .columns = lec_table_columns(table),
                               .column_count = lec_table_column_count(table),
                               .style = *style,
                               .file = file,
                               .arena = lec_arena_new()};
    if (chosen->begin != NULL) chosen->begin(&writer);
    const size_t rows = lec_table_row_count(table);
    for (size_t row = 0; row < rows && !ferror(file); row++) chosen->write_row(&writer, row);
    const lec_status status = lec_flush(file, "the table", error);
    lec_arena_free(writer.arena);
    return status;
}
