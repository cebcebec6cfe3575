/* SPDX-License-Identifier: GPL-3.0-or-later
 * xlsx_check.h -- whether a workbook holds what was put into it: libxlsxwriter does not look
 * whether what it writes to its temporary files arrives there. */
#ifndef LEC_IO_XLSX_CHECK_H
#define LEC_IO_XLSX_CHECK_H

#include <stdbool.h>
#include <stddef.h>

/* Of all sheets. */
typedef struct {
    size_t cells; /* that are not empty */
    size_t bytes; /* of their texts, without control characters and what stands for these */
} lec_xlsx_content;

/* The bytes of a text that `bytes` counts. */
size_t lec_xlsx_counted(const char *text);

/* Reads the workbook again: every part of it is whole XML, and its sheets have `content`. False
 * also when it cannot be read. */
bool lec_xlsx_holds(const char *path, const lec_xlsx_content *content);

#endif
