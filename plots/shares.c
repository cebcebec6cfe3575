/* SPDX-License-Identifier: GPL-3.0-or-later
 * shares.c -- how a whole is divided along an axis: a strip a label, in it the shares of the series
 * one upon the other, each as high as it is large. Lines for the interval of the lowest stand in
 * the strip that pools all others, or in the only one: in many strips they would hide the shares.
 */
#include "plots/drawing.h"

#include <math.h>
#include <string.h>

enum { ROWS_MAX = 64, WIDTH = 1400 }; /* sixty conferences and `all` */

/* The strips: where their steps lie, and how high each is filled. */
typedef struct {
    lec_names labels, steps;
    double *place;  /* [steps] along the axis, 0 .. 1 */
    double *filled; /* [labels * steps] */
    double step;    /* width of one */
} strips;

static strips find_strips(const lec_view *view)
{
    strips s = {.labels = lec_view_names(view, view->label),
                .steps = lec_view_names(view, view->across)};
    s.place = lec_new(view->arena, double, s.steps.count);
    s.filled = lec_new(view->arena, double, s.labels.count *s.steps.count);
    for (size_t i = 0; i < view->row_count; i++)
        s.place[s.steps.row_id[i]] = lec_view_number(view, view->rows[i], view->across);
    s.step = s.steps.count > 0 ? 1.0 / (double)s.steps.count : 1;
    return s;
}

/* The rows of one series, in all strips. */
static void put_series(lec_drawing *drawing, strips *s, const lec_picks *picks,
                       const lec_series *series, size_t which, bool is_lowest)
{
    const lec_view *view = &drawing->view;
    for (size_t i = 0; i < view->row_count; i++) {
        const uint32_t label = s->labels.row_id[i], step = s->steps.row_id[i];
        const double share = lec_view_number(view, view->rows[i], view->value);
        if (series->row_id[i] != which || picks->place[label] == UINT32_MAX || isnan(share))
            continue;
        double *filled = &s->filled[label * s->steps.count + step];
        const bool lines =
            is_lowest && (picks->count == 1 || strcmp(s->labels.texts[label], "all") == 0);
        const double low = lines ? lec_view_number(view, view->rows[i], view->low) : NAN;
        const double high = lines ? lec_view_number(view, view->rows[i], view->high) : NAN;
        lec_text_cell_number(&drawing->data, picks->place[label] + 1.0);
        lec_text_cell_number(&drawing->data, s->place[step] - s->step / 2);
        lec_text_cell_number(&drawing->data, s->place[step] + s->step / 2);
        lec_text_cell_number(&drawing->data, *filled);
        lec_text_cell_number(&drawing->data, *filled + share);
        lec_text_cell(&drawing->data, series->colours[which]);
        lec_text_cell_number(&drawing->data, low);
        lec_text_cell_number(&drawing->data, high);
        lec_text_end_row(&drawing->data);
        *filled += share;
        drawing->has_intervals = drawing->has_intervals || !isnan(low);
    }
}

static lec_status draw(lec_drawing *drawing, lec_error *error)
{
    (void)error;
    lec_view *view = &drawing->view;
    strips s = find_strips(view);
    const lec_series series = lec_view_series(view);
    double *weight = lec_new(view->arena, double, s.labels.count);
    const lec_picks picks = lec_view_pick(view, &s.labels, weight, ROWS_MAX, LEC_IN_ORDER);
    drawing->shown = picks.count;
    drawing->total = picks.total;
    bool *used = lec_new(view->arena, bool, series.count);
    for (size_t i = 0; i < view->row_count; i++)
        if (lec_view_number(view, view->rows[i], view->value) > 0) used[series.row_id[i]] = true;
    lec_text_put(&drawing->data, "row,from,to,below,above,colour,low,high\n");
    for (size_t which = 0, drawn = 0; which < series.count; which++)
        if (used[which]) put_series(drawing, &s, &picks, &series, which, drawn++ == 0);
    const char **shown = lec_new(view->arena, const char *, picks.count);
    for (size_t i = 0; i < picks.count; i++)
        shown[i] = lec_view_row_label(view, s.labels.texts[picks.ids[i]], "(no name)");
    lec_put_rows(drawing, shown, picks.count);

    lec_annotate_level(drawing, picks.count > 1 ? LEC_NOTE_LOWEST_INTERVAL_OF_ALL
                                                : LEC_NOTE_LOWEST_INTERVAL);
    drawing->width = lec_page_width(view, WIDTH);
    const double pitch = fmin(fmax(760 / (double)(picks.count + 1), 34), 260);
    lec_page_of_rows(drawing, shown, picks.count, LEC_PAGE_OF_ROWS_MARGIN, pitch, &series, used);
    lec_put_axis(drawing, (lec_axis){0, 100, lec_axis_ticks(view) < 8 ? 25 : 10});
    lec_text_set_count(&drawing->numbers, "ROWS", picks.count);
    return LEC_OK;
}

static const char template[] = LEC_SCRIPT_OF_ROWS(
    "0.3") "  plot ROWS_DATA using (-1e9):1:ytic(2) with points pointtype 0, \\\n"
           "    DATA using (50*($2 + $3)):1:(100*$2):(100*$3 + 0.06):"
           "(column(1) + 0.44 - 0.88*column(4)):(column(1) + 0.44 - 0.88*column(5)):(colour(6)) "
           "with boxxyerror fillstyle solid noborder linecolor rgb variable, \\\n"
           "    '' using (100*$2):(valid(7) ? column(1) + 0.44 - 0.88*column(7) : NaN):(100*($3 - "
           "$2)):(0) "
           "with vectors nohead linewidth 1 linecolor rgb INK, \\\n"
           "    '' using (100*$2):(valid(8) ? column(1) + 0.44 - 0.88*column(8) : NaN):(100*($3 - "
           "$2)):(0) "
           "with vectors nohead linewidth 1 linecolor rgb INK\n";

const lec_shape lec_shape_shares = {draw, template};
