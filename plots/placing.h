/* SPDX-License-Identifier: GPL-3.0-or-later
 * placing.h -- labels beside points, none over another and none off the page: those placed first
 * have the first choice. */
#ifndef LEC_PLOTS_PLACING_H
#define LEC_PLOTS_PLACING_H

#include <stdbool.h>
#include <stddef.h>

#include "core/arena.h"

typedef struct {
    double left, top, right, bottom; /* pixels from the top left of the page */
} lec_box;

typedef struct {
    lec_arena *arena;
    lec_box within; /* where labels may be */
    LEC_ARRAY(lec_box) taken;
} lec_placing;

#define LEC_PLACED_HEIGHT 18.0 /* of a label */

/* A square about a point, as far as `radius` from it. */
lec_box lec_box_around(double x, double y, double radius);

bool lec_placing_is_free(const lec_placing *placing, const lec_box *box);
void lec_placing_take(lec_placing *placing, lec_box box);

/* A label that has a place: its left end and its middle; `apart`: so far from its point that a line
 * should lead there, from `line_x`, `line_y`. */
typedef struct {
    double left, middle;
    bool apart;
    double line_x, line_y;
} lec_placed;

/* Looks for a place for a label of `width` pixels beside a point of the radius: right, left, above,
 * below, at the corners; then in up to `rings` wider circles, where the line to the point crosses
 * nothing. False: there is none. The place is not taken yet. */
bool lec_placing_find(const lec_placing *placing, double x, double y, double radius, double width,
                      size_t rings, lec_placed *out);

/* Takes the place, and the line to the point where there is one. */
void lec_placing_take_label(lec_placing *placing, const lec_placed *placed, double x, double y,
                            double width);

#endif
