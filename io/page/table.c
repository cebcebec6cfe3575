/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "io/page/html.h"
#include "io/page/parts.h"

static bool is_numeric(lec_type type)
{
    return type == LEC_COUNT || type == LEC_NUMBER;
}

/* Three digits (all of those before the point), 0.5 as .5: tables/ has the rest. */
static void put_number(double number, FILE *out)
{
    char text[32];
    if (number == 0) number = 0; /* no -0 */
    const bool is_large = number >= 1000 || number <= -1000;
    snprintf(text, sizeof text, is_large && fabs(number) < 1e15 ? "%.0f" : "%.3g", number);
    const char *digits = text[0] == '-' ? text + 1 : text;
    if (digits != text) putc('-', out);
    fputs(strncmp(digits, "0.", 2) == 0 ? digits + 1 : digits, out);
}

void lec_page_cell(const lec_table *table, size_t row, size_t column, FILE *out)
{
    if (lec_table_is_missing(table, row, column)) return;
    const lec_cell cell = lec_table_cell(table, row, column);
    const lec_type type = lec_table_columns(table)[column].type;
    if (type == LEC_COUNT)
        fprintf(out, "%" PRIu64, cell.count);
    else if (type == LEC_NUMBER)
        put_number(cell.number, out);
    else
        lec_html_text(out, cell.text);
}

size_t lec_page_columns(const lec_page_table *table)
{
    const size_t all = lec_table_column_count(table->table);
    return all < LEC_PAGE_COLUMNS ? all : LEC_PAGE_COLUMNS;
}

/* The i-th column on the page: they are the first, and the last of these gives way to q. */
static size_t column_at(const lec_page_table *table, size_t i)
{
    if (i + 1 < LEC_PAGE_COLUMNS || table->families == NULL) return i;
    const size_t q = lec_table_column(table->table, table->families[0].q);
    return q > i ? q : i;
}

/* Columns of text are named in the class of the table: they begin at the left. */
static void put_start(const lec_page_table *table, FILE *out)
{
    const lec_column *columns = lec_table_columns(table->table);
    fputs("<table class=\"data", out);
    const size_t shown = lec_page_columns(table);
    for (size_t c = 0; c < shown; c++)
        if (!is_numeric(columns[column_at(table, c)].type)) fprintf(out, " l%zu", c + 1);
    fputs("\"><thead><tr>", out);
    for (size_t c = 0; c < shown; c++) {
        fputs("<th scope=col title=\"", out);
        lec_html_text(out, columns[column_at(table, c)].meaning);
        fputs("\">", out);
        lec_html_text(out, columns[column_at(table, c)].name);
    }
    if (table->places != NULL)
        fputs("<th scope=col title=\"numbers of up to three of its sentences, at the end of the "
              "page\">sentences",
              out);
    fputs("<tbody>\n", out);
}

/* Numbers, of which the script makes buttons. */
static void put_places(const lec_page_places *places, FILE *out)
{
    fputs("<td class=s>", out);
    for (size_t i = 0; i < places->count; i++)
        fprintf(out, "%s%" PRIu32, i > 0 ? " " : "", places->sentences[i] + 1);
}

void lec_page_rows(const lec_page_table *table, FILE *out)
{
    const size_t columns = lec_page_columns(table);
    const size_t rows = lec_table_row_count(table->table);
    put_start(table, out);
    for (size_t row = 0; row < rows && row < LEC_PAGE_ROWS; row++) {
        fputs("<tr>", out);
        for (size_t c = 0; c < columns; c++) {
            fputs("<td>", out);
            lec_page_cell(table->table, row, column_at(table, c), out);
        }
        if (table->places != NULL) put_places(&table->places[row], out);
        fputc('\n', out);
    }
    fputs("</table>", out);
}
