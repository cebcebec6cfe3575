/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/measure/correspondence.h"

#include <gsl/gsl_linalg.h>

#include <math.h>
#include <stdbool.h>
#include <string.h>

static const double no_inertia = 1e-14; /* of the total: rounding */

static double *margins(const double *count, size_t rows, size_t columns, bool of_rows,
                       lec_arena *arena)
{
    double *mass = lec_new(arena, double, of_rows ? rows : columns), all = 0;
    for (size_t i = 0; i < rows * columns; i++) {
        mass[of_rows ? i / columns : i % columns] += count[i];
        all += count[i];
    }
    for (size_t i = 0; i < (of_rows ? rows : columns); i++) mass[i] /= all;
    return mass;
}

/* The table of residuals, the longer side down (what the SVD wants). */
static gsl_matrix_view residuals(const double *count, const lec_correspondence *of, bool turned,
                                 lec_arena *arena)
{
    const size_t down = turned ? of->column_count : of->row_count;
    const size_t across = turned ? of->row_count : of->column_count;
    double *s = lec_new(arena, double, down *across), all = 0;
    for (size_t i = 0; i < of->row_count * of->column_count; i++) all += count[i];
    for (size_t i = 0; i < of->row_count; i++)
        for (size_t j = 0; j < of->column_count; j++) {
            const double expected = of->row_mass[i] * of->column_mass[j];
            s[turned ? j * across + i : i * across + j] =
                (count[i * of->column_count + j] / all - expected) / sqrt(expected);
        }
    return gsl_matrix_view_array(s, down, across);
}

/* Principal coordinates from vectors in the columns of `of`. */
static double *coordinates(const gsl_matrix *of, const gsl_vector *values, const double *mass,
                           size_t count, size_t axes, lec_arena *arena)
{
    double *place = lec_new(arena, double, count *axes);
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < axes; k++)
            place[i * axes + k] =
                gsl_matrix_get(of, i, k) * gsl_vector_get(values, k) / sqrt(mass[i]);
    return place;
}

static void turn_axes(double *row, double *column, const lec_correspondence *of)
{
    const size_t axes = of->axis_count;
    for (size_t k = 0; k < axes; k++) {
        double most = 0, sign = 1;
        for (size_t i = 0; i < of->row_count; i++) {
            const double own = of->row_mass[i] * row[i * axes + k] * row[i * axes + k];
            if (own > most * (1 + 1e-9)) {
                most = own;
                sign = row[i * axes + k] < 0 ? -1 : 1;
            }
        }
        for (size_t i = 0; i < of->row_count; i++) row[i * axes + k] *= sign;
        for (size_t j = 0; j < of->column_count; j++) column[j * axes + k] *= sign;
    }
}

lec_correspondence lec_correspondence_make(const double *count, size_t rows, size_t columns,
                                           lec_arena *arena)
{
    const size_t least = rows < columns ? rows : columns;
    lec_correspondence of = {.row_count = rows, .column_count = columns};
    if (least < 2) return of;
    of.axis_count = least - 1;
    of.row_mass = margins(count, rows, columns, true, arena);
    of.column_mass = margins(count, rows, columns, false, arena);
    lec_arena *scratch = lec_arena_new();
    const bool turned = columns > rows;
    gsl_matrix_view long_side = residuals(count, &of, turned, scratch);
    gsl_matrix_view short_side =
        gsl_matrix_view_array(lec_new(scratch, double, least *least), least, least);
    gsl_vector_view values = gsl_vector_view_array(lec_new(scratch, double, least), least);
    gsl_vector_view work = gsl_vector_view_array(lec_new(scratch, double, least), least);
    gsl_linalg_SV_decomp(&long_side.matrix, &short_side.matrix, &values.vector, &work.vector);
    double *inertia = lec_new(arena, double, of.axis_count);
    for (size_t k = 0; k < least; k++) of.total += pow(gsl_vector_get(&values.vector, k), 2);
    for (size_t k = 0; k < of.axis_count; k++) {
        inertia[k] = pow(gsl_vector_get(&values.vector, k), 2);
        if (inertia[k] < no_inertia * fmax(of.total, no_inertia)) inertia[k] = 0;
    }
    of.inertia = inertia;
    const gsl_matrix *u = turned ? &short_side.matrix : &long_side.matrix;
    const gsl_matrix *v = turned ? &long_side.matrix : &short_side.matrix;
    double *row = coordinates(u, &values.vector, of.row_mass, rows, of.axis_count, arena);
    double *column = coordinates(v, &values.vector, of.column_mass, columns, of.axis_count, arena);
    turn_axes(row, column, &of);
    of.row = row;
    of.column = column;
    lec_arena_free(scratch);
    return of;
}

/* The mean of the other side's points, weighted by the counts, on axes of unit length. */
static void put_place(const lec_correspondence *map, const double *count, const double *other,
                      size_t others, double *place)
{
    double sum = 0;
    for (size_t j = 0; j < others; j++) sum += count[j];
    for (size_t k = 0; k < map->axis_count; k++) place[k] = sum > 0 ? 0 : NAN;
    for (size_t j = 0; sum > 0 && j < others; j++)
        for (size_t k = 0; count[j] > 0 && k < map->axis_count; k++)
            if (map->inertia[k] > 0)
                place[k] += count[j] / sum * other[j * map->axis_count + k] / sqrt(map->inertia[k]);
}

void lec_correspondence_place_row(const lec_correspondence *map, const double *count, double *place)
{
    put_place(map, count, map->column, map->column_count, place);
}

void lec_correspondence_place_column(const lec_correspondence *map, const double *count,
                                     double *place)
{
    put_place(map, count, map->row, map->row_count, place);
}
