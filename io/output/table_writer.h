/* SPDX-License-Identifier: GPL-3.0-or-later
 * table_writer.h -- a table as CSV, TSV, JSON lines or text for a terminal. */
#ifndef LEC_IO_TABLE_WRITER_H
#define LEC_IO_TABLE_WRITER_H

#include <stdbool.h>
#include <stdio.h>

#include "core/status.h"
#include "core/table.h"

/* csv    RFC 4180 with LF line ends. Header and our own words are bare, free text is quoted (by
 *        libcsv), a missing value is an empty cell.
 * tsv    tabs between cells; tabs and line ends within a text are spaces.
 * jsonl  one object a row, keys in the order of the columns, a missing value is null.
 * text   columns aligned for a terminal: numbers rounded to four digits, long texts cut.
 *
 * Numbers are the shortest decimals that read back as the same double; never "-0", never quoted.
 * In csv and tsv free text that a spreadsheet would run as a formula (it begins with = + - @ TAB
 * or CR) gets an apostrophe in front. */
typedef struct lec_table_writer lec_table_writer;

typedef struct {
    const char *name;
    const char *meaning; /* for the help */
    void (*begin)(lec_table_writer *writer);
    void (*write_row)(lec_table_writer *writer, size_t row);
} lec_table_format;

/* All formats, the default first; ends with {0}. */
extern const lec_table_format lec_table_formats[];

/* The format called `name`, the default for NULL. LEC_BAD_USAGE: there is none. */
LEC_MUST_CHECK lec_status lec_table_format_named(const char *name, const lec_table_format **out,
                                                 lec_error *error);

/* Writes `table` as `format` (a name; NULL: the first) and flushes `file`. `raw` leaves text that a
 * spreadsheet would run as it is.
 * LEC_BAD_USAGE: no such format. LEC_BAD_DATA: it cannot be written. When that is because the
 * reader of a pipe has gone (`lectern words ... | head`), the message is empty: nobody has made a
 * mistake, and the program should end without a word. */
LEC_MUST_CHECK lec_status lec_table_write(const lec_table *table, const char *format, bool raw,
                                          FILE *file, lec_error *error);

/* How CSV is written for programs that want it otherwise. */
typedef struct {
    bool raw;   /* text that a spreadsheet would run stays as it is */
    bool bom;   /* a byte order mark before the header, by which Excel knows UTF-8 */
    bool excel; /* with it, semicolons between cells and decimal commas: Excel in most of Europe */
} lec_table_style;

/* The same in a style, which only csv (and `raw` tsv) has. */
LEC_MUST_CHECK lec_status lec_table_write_styled(const lec_table *table, const char *format,
                                                 const lec_table_style *style, FILE *file,
                                                 lec_error *error);

/* Flushes and reports like lec_table_write; `what` is called "the table", "standard output" ... */
LEC_MUST_CHECK lec_status lec_flush(FILE *file, const char *what, lec_error *error);

#endif
