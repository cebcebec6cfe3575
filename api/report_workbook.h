/* SPDX-License-Identifier: GPL-3.0-or-later
 * report_workbook.h -- the tables of a report in one file instead of a folder: a workbook of a
 * spreadsheet (.xlsx), a database (.sqlite). */
#ifndef LEC_API_REPORT_WORKBOOK_H
#define LEC_API_REPORT_WORKBOOK_H

#include <stdbool.h>

#include "io/output/workbook.h"

/* Whether the path ends as such a file does. */
bool lec_is_workbook(const char *path);

/* LEC_BAD_USAGE: the path is that of a file which no report can be (report.csv). */
LEC_MUST_CHECK lec_status lec_report_path_check(const char *path, lec_error *error);

/* Writes them, and behind them the table `columns`: what every column means. An earlier file is
 * replaced when all is written, or left as it was. LEC_BAD_DATA: it cannot be written. */
LEC_MUST_CHECK lec_status lec_workbook_write(const char *path, const lec_named_table *tables,
                                             size_t count, lec_arena *arena, lec_error *error);

#endif
