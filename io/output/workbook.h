/* SPDX-License-Identifier: GPL-3.0-or-later
 * workbook.h -- tables in files of other programs: a workbook of a spreadsheet,
 * a database, Arrow. */
#ifndef LEC_IO_WORKBOOK_H
#define LEC_IO_WORKBOOK_H

#include "core/status.h"
#include "core/table.h"

typedef struct {
    const char *name;
    const lec_table *table;
} lec_named_table;

/* Excel 2007 (libxlsxwriter): a sheet a table, its name cut at 31 characters; a first row of
 * names that stays and filters; numbers as numbers, whole dates as dates, missing values empty.
 * Text is never a formula, whatever it begins with; of a cell with more than 32,767 characters the
 * rest is left out. The same tables give the same bytes.
 * It is read again before it counts as written.
 * LEC_BAD_DATA: more rows than a sheet holds (1,048,575), or it cannot be written. */
LEC_MUST_CHECK lec_status lec_xlsx_write(const lec_named_table *tables, size_t count,
                                         const char *path, lec_error *error);

/* SQLite 3: a table a table, columns TEXT, INTEGER or REAL, missing values NULL. `path` is an empty
 * file. LEC_BAD_DATA: it cannot be written. */
LEC_MUST_CHECK lec_status lec_sqlite_write(const lec_named_table *tables, size_t count,
                                           const char *path, lec_error *error);

/* Apache Arrow's IPC file and IPC stream of one table: text as utf8, counts as uint64, numbers as
 * float64, dates as date32, missing values null;
 * meaning and unit of a column are metadata of its field. The same table gives the same bytes.
 * LEC_BAD_DATA: a column of more than 2 GiB of text, or it cannot be written. */
LEC_MUST_CHECK lec_status lec_arrow_write(const lec_named_table *tables, size_t count,
                                          const char *path, lec_error *error);
LEC_MUST_CHECK lec_status lec_arrow_stream_write(const lec_named_table *tables, size_t count,
                                                 const char *path, lec_error *error);

#endif
