/* SPDX-License-Identifier: GPL-3.0-or-later
 * strips.c -- where things occur along a conference (a dispersion plot): a row a label, a tick an
 * occurrence. Several conferences stand side by side, parted by thin lines.
 */
#include "plots/drawing.h"

#include <math.h>

enum { ROWS_MAX = 60, WIDTH = 1400, LABEL_PITCH = 20 };

/* The conferences along the axis. */
typedef struct {
    lec_names names;
    double *start; /* [count + 1] where each begins on the axis; the last entry is its end */
} stretches;

static stretches find_stretches(const lec_view *view)
{
    stretches out = {.names = lec_view_names(view, view->across)};
    double *start = lec_new(view->arena, double, out.names.count + 1);
    for (size_t i = 0; i < view->row_count; i++) {
        const double length = lec_view_number(view, view->rows[i], view->length);
        const double place = lec_view_number(view, view->rows[i], view->value);
        double *extent = &start[out.names.row_id[i] + 1];
        *extent = fmax(*extent, isnan(length) ? place : fmax(length, place));
        if (view->chart->as_percent) *extent = fmax(*extent, 1);
    }
    for (size_t c = 0; c < out.names.count; c++)
        start[c + 1] = start[c] + (start[c + 1] > 0 ? start[c + 1] : 1); /* all at the start */
    out.start = start;
    return out;
}

/* What labels are chosen by: their ticks, or the sum of `chosen_by`; NaN where there is no tick. */
static double *tick_weights(const lec_view *view, const lec_names *labels)
{
    double *counts = lec_new(view->arena, double, labels->count);
    for (size_t i = 0; i < labels->count; i++) counts[i] = NAN;
    for (size_t i = 0; i < view->row_count; i++) {
        double *count = &counts[labels->row_id[i]];
        const double own = view->chosen_by == LEC_NO_COLUMN
                               ? 1
                               : lec_view_number(view, view->rows[i], view->chosen_by);
        if (!isnan(lec_view_number(view, view->rows[i], view->value)))
            *count = isnan(*count) ? own : *count + own;
    }
    return counts;
}

static void put_ticks(lec_drawing *drawing, const stretches *along, const lec_names *labels,
                      const lec_picks *picks, const lec_series *series, bool *used)
{
    const lec_view *view = &drawing->view;
    lec_text_put(&drawing->data, "row,place,colour\n");
    for (size_t i = 0; i < view->row_count; i++) {
        const uint32_t row = picks->place[labels->row_id[i]];
        const double place = lec_view_number(view, view->rows[i], view->value);
        if (row == UINT32_MAX || isnan(place)) continue;
        lec_text_cell_number(&drawing->data, row + 1.0);
        lec_text_cell_number(&drawing->data, along->start[along->names.row_id[i]] + place);
        lec_text_cell(&drawing->data, series->colours[series->row_id[i]]);
        lec_text_end_row(&drawing->data);
        used[series->row_id[i]] = true;
    }
}

/* Names of the conferences, which stand below the middle of each; of those that are nearer to one
 * another than `apart` the first. */
static const char **conference_labels(lec_view *view, const stretches *along, double *middles,
                                      double apart)
{
    const size_t count = along->names.count;
    const char **labels = lec_new(view->arena, const char *, count);
    double last = -INFINITY;
    for (size_t c = 0; c < count; c++) {
        middles[c] = (along->start[c] + along->start[c + 1]) / 2;
        const bool has_room = middles[c] - last >= apart;
        labels[c] =
            has_room ? lec_view_label(view, view->across, along->names.texts[c], "(no name)") : "";
        if (has_room) last = middles[c];
    }
    return labels;
}

/* Sets the axis and the margins at its ends; returns the pixels below the plot area. */
static double put_conferences(lec_drawing *drawing, const stretches *along, double scale)
{
    const size_t count = along->names.count;
    double *middles = lec_new(drawing->view.arena, double, count);
    const double length = along->start[count];
    const double apart = LABEL_PITCH * length / (drawing->right - drawing->left);
    const char **labels = conference_labels(&drawing->view, along, middles, apart);
    double narrowest = length;
    for (size_t c = 0; c < count; c++)
        narrowest = fmin(narrowest, along->start[c + 1] - along->start[c]);
    const lec_axis axis = {0, length, length};
    const double overhang =
        lec_columns_overhang(axis, middles, labels, count, drawing->right - drawing->left);
    drawing->left = fmax(drawing->left, 26 + overhang);
    lec_put_axis(drawing, (lec_axis){0, scale * length, scale * length});
    const double room = narrowest / length * (drawing->right - drawing->left);
    return lec_put_columns(drawing, middles, labels, along->start, count, room);
}

static void put_place_axis(lec_drawing *drawing, const stretches *along)
{
    const lec_chart *chart = drawing->view.chart;
    const size_t count = along->names.count;
    const double scale = chart->as_percent ? 100 : 1;
    const double end = scale * along->start[count];
    double below = 26;
    if (count > 1) {
        below = put_conferences(drawing, along, scale);
    } else {
        const double step =
            lec_axis_round(0, end, lec_axis_ticks(&drawing->view), chart->as_time).step;
        lec_put_axis(drawing, (lec_axis){0, end, step});
        lec_text_set_count(&drawing->numbers, "SLANTED", 0);
    }
    lec_text_set_number(&drawing->numbers, "SCALE", scale);
    lec_text_set_count(&drawing->numbers, "CONFERENCES", count);
    drawing->axis_note = count > 1 ? LEC_NOTE_SIDE_BY_SIDE : LEC_NOTE_SHOWN;
    drawing->axis_y = drawing->bottom + below + 20;
    drawing->height = drawing->axis_y + 22;
}

static lec_status draw(lec_drawing *drawing, lec_error *error)
{
    (void)error;
    lec_view *view = &drawing->view;
    const lec_names labels = lec_view_names(view, view->label);
    const lec_series series = lec_view_series(view);
    const stretches along = find_stretches(view);
    const lec_picks picks =
        lec_view_pick(view, &labels, tick_weights(view, &labels), ROWS_MAX, LEC_IN_ORDER);
    drawing->shown = picks.count;
    drawing->total = picks.total;
    bool *used = lec_new(view->arena, bool, series.count);
    put_ticks(drawing, &along, &labels, &picks, &series, used);
    const char **shown = lec_new(view->arena, const char *, picks.count);
    for (size_t i = 0; i < picks.count; i++)
        shown[i] = lec_view_row_label(view, labels.texts[picks.ids[i]], "(no name)");
    lec_put_rows(drawing, shown, picks.count);

    drawing->width = lec_page_width(view, WIDTH);
    const double pitch = fmin(fmax(420 / (double)picks.count, 24), 44);
    lec_page_of_rows(drawing, shown, picks.count, LEC_PAGE_OF_ROWS_MARGIN, pitch, &series, used);
    put_place_axis(drawing, &along);
    lec_text_set_count(&drawing->numbers, "ROWS", picks.count);
    return LEC_OK;
}

static const char template[] =
    "  set border 1 linewidth 0.8 linecolor rgb MUTED\n"
    "  set xrange [FROM:TO]; set yrange [ROWS + 0.5:0.5]\n"
    "  set ytics nomirror scale 0 offset 0.3, 0 textcolor rgb INK noenhanced\n"
    "  if (CONFERENCES > 1) {\n"
    "    set xtics nomirror out scale 0 textcolor rgb INK noenhanced\n"
    "    if (SLANTED > 0) { set xtics rotate by SLANTED right }\n"
    "    plot ROWS_DATA using (FROM):1:(TO - FROM):(0) with vectors nohead linewidth 0.6 "
    "linecolor rgb GRID, \\\n"
    "      COLUMNS_DATA using (SCALE*$3):(0.5):(0):(ROWS) with vectors nohead "
    "linewidth 0.8 linecolor rgb MUTED, \\\n"
    "      '' using (SCALE*$1):(1e9):xtic(2) with points pointtype 0, \\\n"
    "      ROWS_DATA using (-1e9):1:ytic(2) with points pointtype 0, \\\n"
    "      DATA using (SCALE*$2):($1 - 0.34):(0):(0.68):(colour(3)) with vectors nohead "
    "linewidth 1.2 linecolor rgb variable\n"
    "  } else {\n"
    "    set xtics nomirror out scale 0.5 textcolor rgb INK\n"
    "    set xtics FROM, STEP, TO\n"
    "    @TICS@\n"
    "    plot ROWS_DATA using (FROM):1:(TO - FROM):(0) with vectors nohead linewidth 0.6 "
    "linecolor rgb GRID, \\\n"
    "      '' using (-1e9):1:ytic(2) with points pointtype 0, \\\n"
    "      DATA using (SCALE*$2):($1 - 0.34):(0):(0.68):(colour(3)) with vectors nohead "
    "linewidth 1.2 linecolor rgb variable\n"
    "  }\n";

const lec_shape lec_shape_strips = {draw, template};
