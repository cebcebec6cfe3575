/* SPDX-License-Identifier: GPL-3.0-or-later
 * timeline.c -- who speaks when: a row a label, a strip a turn, from its start for its length.
 */
#include "plots/drawing.h"

#include <math.h>
#include <string.h>

enum { ROWS_MAX = 60, WIDTH = 1400 };

/* Where each row of the table begins: its `value`, or the end of the row before it in the same
 * conference. */
static double *find_starts(const lec_view *view)
{
    const size_t count = lec_table_row_count(view->table);
    double *starts = lec_new(view->arena, double, count);
    double at = 0;
    const char *conference = NULL;
    for (size_t row = 0; row < count; row++) {
        const char *own = lec_view_text(view, row, view->conference);
        if (conference == NULL || strcmp(own, conference) != 0) at = 0;
        conference = own;
        const double length = lec_view_number(view, row, view->length);
        starts[row] = view->value == LEC_NO_COLUMN ? at : lec_view_number(view, row, view->value);
        if (!isnan(length)) at += length;
    }
    return starts;
}

/* NaN where no length is known. */
static double *total_lengths(const lec_view *view, const lec_names *labels)
{
    double *totals = lec_new(view->arena, double, labels->count);
    for (size_t i = 0; i < labels->count; i++) totals[i] = NAN;
    for (size_t i = 0; i < view->row_count; i++) {
        const double length = lec_view_number(view, view->rows[i], view->length);
        double *total = &totals[labels->row_id[i]];
        if (!isnan(length)) *total = isnan(*total) ? length : *total + length;
    }
    return totals;
}

typedef struct {
    double from, to;
} range;

/* Puts the strips and marks the series that have one; returns where they lie. Strips without a
 * start of their own begin at 0. */
static range put_strips(lec_drawing *drawing, const lec_names *labels, const lec_picks *picks,
                        const lec_series *series, bool *used)
{
    const lec_view *view = &drawing->view;
    const double *starts = find_starts(view);
    const double scale = view->chart->as_percent ? 100 : 1;
    range all = {view->value == LEC_NO_COLUMN ? 0 : INFINITY, 0};
    size_t doubtful = 0;
    lec_text_put(&drawing->data, "row,start,end,colour,sure\n");
    for (size_t i = 0; i < view->row_count; i++) {
        const uint32_t place = picks->place[labels->row_id[i]];
        const double start = scale * starts[view->rows[i]];
        const double end = start + scale * lec_view_number(view, view->rows[i], view->length);
        if (place == UINT32_MAX || isnan(end)) continue;
        lec_text_cell_number(&drawing->data, place + 1.0);
        lec_text_cell_number(&drawing->data, start);
        lec_text_cell_number(&drawing->data, end);
        lec_text_cell(&drawing->data, series->colours[series->row_id[i]]);
        const bool sure =
            !(lec_view_number(view, view->rows[i], view->certainty) < view->chart->sure_from);
        lec_text_cell_number(&drawing->data, sure);
        lec_text_end_row(&drawing->data);
        doubtful += !sure;
        used[series->row_id[i]] = true;
        all.from = fmin(all.from, start);
        all.to = fmax(all.to, end);
    }
    all.from = fmin(all.from, all.to);
    lec_remark_count(drawing, LEC_NOTE_DOUBTFUL, doubtful);
    return all;
}

static lec_status draw(lec_drawing *drawing, lec_error *error)
{
    (void)error;
    lec_view *view = &drawing->view;
    const lec_names labels = lec_view_names(view, view->label);
    const lec_series series = lec_view_series(view);
    const lec_picks picks =
        lec_view_pick(view, &labels, total_lengths(view, &labels), ROWS_MAX, LEC_IN_ORDER);
    drawing->shown = picks.count;
    drawing->total = picks.total;
    bool *used = lec_new(view->arena, bool, series.count);
    const range all = put_strips(drawing, &labels, &picks, &series, used);
    const char **shown = lec_new(view->arena, const char *, picks.count);
    for (size_t i = 0; i < picks.count; i++)
        shown[i] = lec_view_label(view, view->label, labels.texts[picks.ids[i]], "(not named)");
    lec_put_rows(drawing, shown, picks.count);

    drawing->width = lec_page_width(view, WIDTH);
    const double pitch = fmin(fmax(420 / (double)picks.count, 24), 48);
    lec_page_of_rows(drawing, shown, picks.count, LEC_PAGE_OF_ROWS_MARGIN, pitch, &series, used);
    const lec_axis axis =
        lec_axis_round(all.from, all.to, lec_axis_ticks(view), view->chart->as_time);
    lec_put_axis(drawing, axis);
    lec_text_set_count(&drawing->numbers, "ROWS", picks.count);
    /* even a word said in passing must be seen: strips are 1.5 pixels wide at least */
    lec_text_set_number(&drawing->numbers, "LEAST",
                        1.5 * (axis.to - axis.from) / (drawing->right - drawing->left));
    return LEC_OK;
}

static const char template[] = LEC_SCRIPT_OF_ROWS(
    "0.3") "  set grid xtics linetype 1 linewidth 0.6 linecolor rgb GRID; set grid back\n"
           "  plot ROWS_DATA using (FROM):1:(TO - FROM):(0) with vectors nohead linewidth 0.6 "
           "linecolor rgb GRID, \\\n"
           "    '' using (-1e9):1:ytic(2) with points pointtype 0, \\\n"
           "    DATA using ($5 > 0 ? $2 : NaN):1:2:($3 > $2 + LEAST ? $3 : $2 + LEAST):($1 - 0.34):"
           "($1 + 0.34):(colour(4)) with boxxyerror fillstyle solid noborder linecolor rgb "
           "variable, \\\n"
           "    '' using ($5 > 0 ? NaN : $2):1:2:($3 > $2 + LEAST ? $3 : $2 + LEAST):($1 - 0.34):"
           "($1 + 0.34):(colour(4)) with boxxyerror fillstyle solid 0.15 border linewidth 1 "
           "linecolor rgb variable\n";

const lec_shape lec_shape_timeline = {draw, template};
