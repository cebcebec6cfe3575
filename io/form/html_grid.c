/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/form/html_grid.h"

#include <stdlib.h>

static uint32_t span_of(const char *written)
{
    enum { LARGEST = 1000 };
    const long span = strtol(written, NULL, 10);
    return span < 1 ? 1 : span > LARGEST ? (uint32_t)LARGEST : (uint32_t)span;
}

void lec_html_grid_row(lec_html_grid *grid)
{
    grid->row++;
    grid->column = grid->next = 0;
    grid->span = 0;
    for (int c = 0; c < LEC_GRID_COLUMNS; c++)
        if (grid->covered[c] > 0) grid->covered[c]--;
}

void lec_html_grid_cell(lec_html_grid *grid, const char *rowspan, const char *colspan)
{
    const uint32_t rows = span_of(rowspan);
    uint32_t column = grid->next;
    while (column < LEC_GRID_COLUMNS && grid->covered[column] > 0) column++;
    grid->column = column;
    grid->span = span_of(colspan);
    grid->next = column + grid->span;
    for (uint32_t c = column; c < grid->next && c < LEC_GRID_COLUMNS; c++) grid->covered[c] = rows;
}
