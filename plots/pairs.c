/* SPDX-License-Identifier: GPL-3.0-or-later
 * pairs.c -- two sides of one thing, such as a question and its answer: a row a table row, one side
 * to the left of 0 and the other to the right, on one scale.
 */
#include "plots/drawing.h"

#include <math.h>

enum { ROWS_MAX = 60, WIDTH = 1200, SIDES = 2 };

/* The sides in the colours of those who speak. */
static lec_series sides_of(lec_arena *arena)
{
    static const char *const roles[SIDES] = {"journalist", "principal"};
    lec_series sides = {.count = SIDES,
                        .texts = lec_new(arena, const char *, SIDES),
                        .colours = lec_new(arena, const char *, SIDES),
                        .own = lec_new(arena, bool, SIDES)};
    for (size_t s = 0; s < SIDES; s++) {
        sides.texts[s] = roles[s];
        sides.own[s] = true;
        sides.colours[s] = lec_colour_of_role(roles[s]);
    }
    return sides;
}

static void put_bar(lec_drawing *drawing, size_t row, double from, double to, const char *colour)
{
    lec_text_cell_number(&drawing->data, (double)row);
    lec_text_cell_number(&drawing->data, from);
    lec_text_cell_number(&drawing->data, to);
    lec_text_cell(&drawing->data, colour);
    lec_text_end_row(&drawing->data);
}

static lec_status draw(lec_drawing *drawing, lec_error *error)
{
    (void)error;
    lec_view *view = &drawing->view;
    const lec_series sides = sides_of(view->arena);
    const bool used[SIDES] = {true, true};
    double left = 0, right = 0;
    const size_t count = view->row_count < ROWS_MAX ? view->row_count : ROWS_MAX;
    const char **labels = lec_new(view->arena, const char *, count);
    lec_text_put(&drawing->data, "row,from,to,colour\n");
    for (size_t i = 0; i < count; i++) {
        const size_t row = view->rows[i];
        const double asked = lec_view_number(view, row, view->length);
        const double answered = lec_view_number(view, row, view->value);
        labels[i] =
            lec_view_label(view, view->label, lec_view_text(view, row, view->label), "(no name)");
        if (!isnan(asked)) put_bar(drawing, i + 1, -asked, 0, sides.colours[0]);
        if (!isnan(answered)) put_bar(drawing, i + 1, 0, answered, sides.colours[1]);
        left = fmax(left, asked); /* fmax passes over NaN */
        right = fmax(right, answered);
    }
    drawing->shown = count;
    drawing->total = view->row_count;
    lec_put_rows(drawing, labels, count);
    lec_put_axis(drawing, lec_axis_round(-left, right, lec_axis_ticks(view), false));
    lec_text_set_count(&drawing->numbers, "ROWS", count);

    drawing->width = lec_page_width(view, WIDTH);
    drawing->left = 26 + lec_labels_pixels(labels, count);
    lec_page_header(drawing, &sides, used);
    drawing->right = drawing->width - 44;
    const double pitch = fmin(fmax(660 / (double)count, 22), 48);
    drawing->bottom = ceil(drawing->top + pitch * (double)count);
    drawing->axis_y = drawing->bottom + 46;
    drawing->height = drawing->bottom + 68;
    return LEC_OK;
}

/* Both sides count from 0: no tick is negative. */
static const char template[] =
    "  set border 1 linewidth 0.8 linecolor rgb MUTED\n"
    "  set xrange [FROM:TO]; set yrange [ROWS + 0.5:0.5]\n"
    "  set xtics nomirror out scale 0.5 textcolor rgb INK\n"
    "  set xtics ('0' 0)\n"
    "  do for [TICK = 1:ceil((TO - FROM)/STEP)] {\n"
    "    if (TICK*STEP <= TO) { set xtics add (sprintf('%g', TICK*STEP) TICK*STEP) }\n"
    "    AT = -TICK*STEP\n"
    "    if (AT >= FROM) { set xtics add (sprintf('%g', TICK*STEP) AT) }\n"
    "  }\n"
    "  set ytics nomirror scale 0 offset 0.3, 0 textcolor rgb INK noenhanced\n"
    "  set grid xtics linetype 1 linewidth 0.6 linecolor rgb GRID; set grid back\n"
    "  set arrow 1 from first 0, graph 0 to first 0, graph 1 nohead linewidth 0.8 linecolor rgb "
    "MUTED front\n"
    "  plot ROWS_DATA using (-1e9):1:ytic(2) with points pointtype 0, \\\n"
    "    DATA using (0):1:2:3:(column(1) - 0.36):(column(1) + 0.36):(colour(4)) with boxxyerror "
    "fillstyle solid noborder linecolor rgb variable\n";

const lec_shape lec_shape_pairs = {draw, template};
