/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/measure/near_match.h"

#include <stdbool.h>

enum { WIDTH = 2 * LEC_NEAR_CHANGES + 1, NEVER = 1 << 20 };

/* The best way to a cell: its changes, and where in the text it began. */
typedef struct {
    uint32_t changes;
    ptrdiff_t first;
} cell;

static cell better(cell x, cell y)
{
    return y.changes < x.changes ? y : x;
}

/* One row of the band about a diagonal: column d stands for text[diagonal + row + d - most]. */
typedef struct {
    const uint32_t *pattern, *text;
    size_t length, text_length;
    ptrdiff_t diagonal;
    uint32_t most;
} band;

static void next_row(const band *b, size_t row, cell *cells)
{
    const size_t width = 2 * (size_t)b->most + 1;
    const bool is_end = row == 0 || row + 1 == b->length; /* which must be the same */
    for (size_t d = 0; d < width; d++) {
        const ptrdiff_t at = b->diagonal + (ptrdiff_t)(row + d) - (ptrdiff_t)b->most;
        const bool is_inside = at >= 0 && (size_t)at < b->text_length;
        const bool is_same = is_inside && b->text[at] == b->pattern[row];
        cell best = {NEVER, 0};
        if (is_same || (is_inside && !is_end))
            best = (cell){cells[d].changes + !is_same, cells[d].first};
        if (d + 1 < width && !is_end) /* left out of the text */
            best = better(best, (cell){cells[d + 1].changes + 1, cells[d + 1].first});
        if (d > 0 && is_inside && !is_end) /* put into the text */
            best = better(best, (cell){cells[d - 1].changes + 1, cells[d - 1].first});
        cells[d] = best;
    }
}

static size_t apart(size_t x, size_t y)
{
    return x > y ? x - y : y - x;
}

lec_near lec_near_match(const uint32_t *pattern, size_t length, const uint32_t *text,
                        size_t text_length, ptrdiff_t diagonal, uint32_t most)
{
    cell cells[WIDTH];
    const band b = {pattern, text, length, text_length, diagonal, most};
    const size_t width = 2 * (size_t)most + 1;
    for (size_t d = 0; d < width; d++) {
        const ptrdiff_t at = diagonal + (ptrdiff_t)d - (ptrdiff_t)most;
        cells[d] = (cell){at >= 0 && (size_t)at <= text_length ? 0 : NEVER, at};
    }
    for (size_t row = 0; row < length; row++) next_row(&b, row, cells);
    lec_near found = {0, 0, most + 1};
    for (size_t d = 0; d < width; d++) {
        const ptrdiff_t end = diagonal + (ptrdiff_t)(length + d) - (ptrdiff_t)most;
        if (cells[d].changes > most || end < cells[d].first) continue;
        const size_t own = (size_t)(end - cells[d].first);
        if (cells[d].changes > found.changes ||
            (cells[d].changes == found.changes &&
             apart(own, length) >= apart(found.end - found.first, length)))
            continue;
        found = (lec_near){(size_t)cells[d].first, (size_t)end, cells[d].changes};
    }
    return found;
}

uint32_t lec_near_distance(const uint32_t *x, size_t x_length, const uint32_t *y, size_t y_length,
                           uint32_t most)
{
    uint32_t cells[WIDTH];
    const size_t width = 2 * (size_t)most + 1;
    if (apart(x_length, y_length) > most) return most + 1;
    for (size_t d = 0; d < width; d++) cells[d] = d < most ? NEVER : (uint32_t)(d - most);
    for (size_t row = 0; row < x_length; row++)
        for (size_t d = 0; d < width; d++) {
            const size_t at = row + d; /* of y, counted from most before its start */
            const bool is_inside = at >= most && at - most < y_length;
            uint32_t best = NEVER;
            if (is_inside) best = cells[d] + (x[row] != y[at - most]);
            if (d + 1 < width && cells[d + 1] + 1 < best) best = cells[d + 1] + 1;
            if (d > 0 && is_inside && cells[d - 1] + 1 < best) best = cells[d - 1] + 1;
            cells[d] = best;
        }
    const uint32_t changes = cells[y_length + most - x_length];
    return changes <= most ? changes : most + 1;
}
