/* SPDX-License-Identifier: GPL-3.0-or-later
 * html_grid.h -- in which column a cell of an HTML table stands, where cells above or beside it
 * reach over several rows or columns (HTML Living Standard, 4.9.12.1, without its errors). */
#ifndef LEC_IO_HTML_GRID_H
#define LEC_IO_HTML_GRID_H

#include <stdint.h>

enum { LEC_GRID_COLUMNS = 32 }; /* further ones are as if nothing reached into them */

typedef struct {
    uint32_t row;                       /* of the open row, from 1 */
    uint32_t column;                    /* where the open cell begins, from 0, */
    uint32_t span;                      /* and over how many it reaches */
    uint32_t next;                      /* the column after it */
    uint32_t covered[LEC_GRID_COLUMNS]; /* by so many rows more, this one among them */
} lec_html_grid;

void lec_html_grid_row(lec_html_grid *grid);

/* The attributes as they are written; what is no number from 1 on is 1. */
void lec_html_grid_cell(lec_html_grid *grid, const char *rowspan, const char *colspan);

#endif
