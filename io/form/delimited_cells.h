/* SPDX-License-Identifier: GPL-3.0-or-later
 * delimited_cells.h -- the cells of a table as they stand in the file. */
#ifndef LEC_IO_DELIMITED_CELLS_H
#define LEC_IO_DELIMITED_CELLS_H

#include "io/form/form_delimited.h"

typedef struct {
    size_t start, end; /* bytes of the file, quotation marks and spaces around included */
    uint32_t line;
} lec_cell;

/* The content of a cell byte by byte: quotation undone, spaces around left out. */
typedef struct {
    const char *text;
    size_t at, end;
    char quote; /* or '\0' */
} lec_cell_cursor;

lec_cell_cursor lec_cell_open(const lec_source *source, const lec_delimited_layout *layout,
                              const lec_cell *of);

/* The place of the next byte of the content; false at its end. */
bool lec_cell_next(lec_cell_cursor *cursor, size_t *place);

/* A space or tab that parts no cells. */
bool lec_cell_is_blank(const lec_delimited_layout *layout, char byte);

bool lec_cell_is_empty(const lec_source *source, const lec_delimited_layout *layout,
                       const lec_cell *of);

const char *lec_cell_content(const lec_source *source, const lec_delimited_layout *layout,
                             const lec_cell *of, lec_arena *arena);

/* Whether the content is what programs write for a value that is missing: R, Python, SQL,
 * spreadsheets. */
bool lec_cell_is_missing(const char *content);

#endif
