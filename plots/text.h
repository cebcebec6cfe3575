/* SPDX-License-Identifier: GPL-3.0-or-later
 * text.h -- a growing text in an arena: chart data and scripts are made in memory, then written.
 */
#ifndef LEC_PLOTS_TEXT_H
#define LEC_PLOTS_TEXT_H

#include <stddef.h>
#include <stdint.h>

#include "core/arena.h"
#include "core/status.h"

typedef struct {
    lec_arena *arena;
    LEC_ARRAY(char) bytes; /* not NUL-terminated */
} lec_text;

void lec_text_put(lec_text *text, const char *more);
void lec_text_put_bytes(lec_text *text, const char *more, size_t length);
void lec_text_format(lec_text *text, const char *format, ...) LEC_PRINTF(2, 3);

/* Cells of a CSV row; a comma is set before each but the first of a row.
 * Text is quoted, its backslashes doubled (gnuplot reads escapes); it holds no quotation mark and
 * no control character, as lec_label_clean() leaves it. NaN is an empty cell. */
void lec_text_cell(lec_text *csv, const char *label);
void lec_text_cell_number(lec_text *csv, double number);
void lec_text_end_row(lec_text *csv);

/* NAME = 12.5, for a script: a real number always with a decimal point, as gnuplot divides whole
 * numbers without remainder. */
void lec_text_set_number(lec_text *script, const char *name, double number);
void lec_text_set_count(lec_text *script, const char *name, size_t count);

/* Writes the file name.suffix anew into the folder; an existing file is an error, links are not
 * followed. */
LEC_MUST_CHECK lec_status lec_text_write(const lec_text *text, int folder, const char *file_name,
                                         lec_error *error);

#endif
