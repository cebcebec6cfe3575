/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plots/placing.h"

#include <math.h>

enum { SIDES = 8, GAP = 5, PADDING = 3, RING = 22, DOT = 4 };

lec_box lec_box_around(double x, double y, double radius)
{
    return (lec_box){x - radius, y - radius, x + radius, y + radius};
}

static bool overlaps(const lec_box *a, const lec_box *b)
{
    return a->left < b->right && b->left < a->right && a->top < b->bottom && b->top < a->bottom;
}

bool lec_placing_is_free(const lec_placing *placing, const lec_box *box)
{
    const lec_box *within = &placing->within;
    if (box->left < within->left || box->right > within->right || box->top < within->top ||
        box->bottom > within->bottom)
        return false;
    for (size_t i = 0; i < placing->taken.count; i++)
        if (overlaps(box, &placing->taken.items[i])) return false;
    return true;
}

void lec_placing_take(lec_placing *placing, lec_box box)
{
    LEC_PUSH(placing->arena, placing->taken, box);
}

static lec_box box_of(const lec_placed *placed, double width)
{
    return (lec_box){placed->left - PADDING, placed->middle - LEC_PLACED_HEIGHT / 2,
                     placed->left + width + PADDING, placed->middle + LEC_PLACED_HEIGHT / 2};
}

/* Where the label stands on one side of the point, `away` pixels from its edge. */
static lec_placed place_at(const double side[2], double x, double y, double away, double width)
{
    const double dx = side[0], dy = side[1];
    lec_placed at = {.left = dx > 0   ? x + away
                             : dx < 0 ? x - away - width
                                      : x - width / 2,
                     .middle = y + dy * (dx == 0 ? LEC_PLACED_HEIGHT / 2 + away - 2
                                                 : fmax(LEC_PLACED_HEIGHT / 2, 0.7 * away))};
    at.line_x = dx > 0 ? at.left - PADDING : dx < 0 ? at.left + width + PADDING : x;
    at.line_y = dx != 0 ? at.middle : at.middle - dy * LEC_PLACED_HEIGHT / 2;
    return at;
}

/* A dot of the line between label and point, `step` of `steps`. */
static lec_box dot_of(const lec_placed *placed, double x, double y, size_t step, size_t steps)
{
    const double part = (double)step / (double)steps;
    return lec_box_around(placed->line_x + part * (x - placed->line_x),
                          placed->line_y + part * (y - placed->line_y), 1);
}

/* Dots of the line, outside the point itself. */
static size_t dots(const lec_placed *placed, double x, double y, double radius, size_t *steps)
{
    const double length = hypot(x - placed->line_x, y - placed->line_y);
    *steps = (size_t)fmax(1, length / DOT);
    return length > radius ? (size_t)((length - radius) / length * (double)*steps) : 0;
}

static bool line_is_free(const lec_placing *placing, const lec_placed *placed, double x, double y,
                         double radius)
{
    size_t steps;
    const size_t count = dots(placed, x, y, radius + DOT, &steps);
    for (size_t step = 0; step < count; step++) {
        const lec_box dot = dot_of(placed, x, y, step, steps);
        if (!lec_placing_is_free(placing, &dot)) return false;
    }
    return true;
}

void lec_placing_take_label(lec_placing *placing, const lec_placed *placed, double x, double y,
                            double width)
{
    lec_placing_take(placing, box_of(placed, width));
    if (!placed->apart) return;
    size_t steps;
    const size_t count = dots(placed, x, y, 0, &steps);
    for (size_t step = 0; step < count; step++)
        lec_placing_take(placing, dot_of(placed, x, y, step, steps));
}

bool lec_placing_find(const lec_placing *placing, double x, double y, double radius, double width,
                      size_t rings, lec_placed *out)
{
    static const double sides[SIDES][2] = {{1, 0},  {-1, 0}, {0, -1},  {0, 1},
                                           {1, -1}, {1, 1},  {-1, -1}, {-1, 1}};
    for (size_t ring = 0; ring <= rings; ring++)
        for (size_t side = 0; side < SIDES; side++) {
            *out = place_at(sides[side], x, y, radius + GAP + RING * (double)ring, width);
            out->apart = ring > 0;
            const lec_box box = box_of(out, width);
            if (lec_placing_is_free(placing, &box) &&
                (!out->apart || line_is_free(placing, out, x, y, radius)))
                return true;
        }
    return false;
}
