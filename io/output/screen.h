/* SPDX-License-Identifier: GPL-3.0-or-later
 * screen.h -- a table on a terminal: the columns that say most, fitted, at most a screenful. */
#ifndef LEC_IO_SCREEN_H
#define LEC_IO_SCREEN_H

#include <stdio.h>

#include "core/status.h"
#include "core/table.h"

typedef struct {
    size_t columns, lines; /* of the terminal; lines 0: all rows */
    size_t key_count;      /* the first so many columns of the table come first */
    const char *shown;     /* names of the columns that follow, with commas; NULL: as they stand */
    bool all_columns;      /* all of them, however wide */
} lec_screen;

/* What was left out for want of room. */
typedef struct {
    size_t rows, columns;
} lec_screen_rest;

/* Numbers are rounded to what they mean: seconds to a tenth, shares and probabilities to three
 * places (`<.001`), all others to as many places as leave four digits to the largest of the column.
 * LEC_BAD_DATA: it cannot be written (table_writer.h). */
LEC_MUST_CHECK lec_status lec_screen_write(const lec_table *table, const lec_screen *screen,
                                           FILE *file, lec_screen_rest *rest, lec_error *error);

/* The size of the terminal that `file` is (80 by 24 where it does not say), which COLUMNS and LINES
 * overrule. */
void lec_screen_size(FILE *file, size_t *columns, size_t *lines);

#endif
