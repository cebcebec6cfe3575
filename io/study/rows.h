/* SPDX-License-Identifier: GPL-3.0-or-later
 * rows.h -- the rows of a small table (CSV) that belongs to a study, with their lines. */
#ifndef LEC_IO_ROWS_H
#define LEC_IO_ROWS_H

#include <stdbool.h>

#include "io/source/source.h"

/* One row: its cells, and the line on which it begins. What is not LEC_OK ends the reading. */
typedef lec_status lec_row_reader(void *state, const char *const *cells, size_t count,
                                  uint32_t line);

/* Reads the one file at `path` and calls `read` for each of its rows; cells are parted by
 * `delimiter`, or, when it is 0, by the one of tab, semicolon and comma that the first line has
 * most of. The cells live in `arena`. LEC_BAD_DATA: unreadable, several files, a quotation that
 * does not end, or what `read` says; always with file and line. */
LEC_MUST_CHECK lec_status lec_rows_read(const char *path, char delimiter, lec_row_reader *read,
                                        void *state, lec_arena *arena, lec_source *source,
                                        lec_error *error);

/* The same of a file that is read already. */
LEC_MUST_CHECK lec_status lec_rows_of(const lec_source *source, char delimiter,
                                      lec_row_reader *read, void *state, lec_arena *arena,
                                      lec_error *error);

/* A cell as the table writer made it and a spreadsheet may have left it: without blanks around it
 * and without the apostrophe that guards what could be a formula. */
const char *lec_row_cell(const char *cell, lec_arena *arena);

/* In small letters (ASCII). */
const char *lec_row_word(const char *cell, lec_arena *arena);

/* Whether nothing is in it. */
bool lec_row_is_empty(const char *const *cells, size_t count, lec_arena *arena);

/* The places of columns in the row that names them, whichever case it uses; SIZE_MAX: not there. */
void lec_row_places(const char *const *cells, size_t count, const char *const *names,
                    size_t name_count, size_t *places, lec_arena *arena);

/* A whole number of at most nine digits, also as `1234.0` or `1234,0`; false if it is none. */
bool lec_row_count(const char *cell, uint32_t *out);

#endif
