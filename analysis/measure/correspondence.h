/* SPDX-License-Identifier: GPL-3.0-or-later
 * correspondence.h -- correspondence analysis of a table of counts: its rows and columns as points
 * in one plane, near to each other where they are more often together than their sums say.
 *
 *   S = D_r^-1/2 (P - r c') D_c^-1/2 = U diag(sv) V'     P = N / n, r and c its margins
 *   principal coordinates   rows F = D_r^-1/2 U diag(sv), columns G = D_c^-1/2 V diag(sv)
 *   inertia of axis k       sv_k^2
 *   contribution            mass F^2 / inertia of the axis
 *   cos2                    F^2 / sum over all axes
 *
 * Source: Greenacre 2017, "Correspondence Analysis in Practice", 3rd ed.; R package ca.
 */
#ifndef LEC_ANALYSIS_MEASURE_CORRESPONDENCE_H
#define LEC_ANALYSIS_MEASURE_CORRESPONDENCE_H

#include <stddef.h>

#include "core/arena.h"

typedef struct {
    size_t row_count, column_count, axis_count; /* min(rows, columns) - 1 */
    const double *inertia;                      /* [axis_count] falling */
    double total;                               /* inertia of all axes */
    const double *row_mass, *column_mass;
    const double *row, *column; /* [count * axis_count] principal coordinates */
} lec_correspondence;

/* `count` [rows * columns], 0 or more; every row and column has a sum above 0. The sign of an axis:
 * the row that contributes most lies on its positive side. axis_count is 0 with fewer than two rows
 * or columns. GSL must have been told to return its errors. Time O(rows columns min(rows,
 * columns)).
 */
lec_correspondence lec_correspondence_make(const double *count, size_t rows, size_t columns,
                                           lec_arena *arena);

/* Where another row (or column) of counts [column_count (row_count)] would lie: `place`
 * [axis_count]; NaN without counts, 0 on an axis without inertia. */
void lec_correspondence_place_row(const lec_correspondence *map, const double *count,
                                  double *place);
void lec_correspondence_place_column(const lec_correspondence *map, const double *count,
                                     double *place);

#endif
