/* SPDX-License-Identifier: GPL-3.0-or-later
 * lines.c -- values with their intervals over dates (or over names in the order of the table), one
 * panel a series, one below the other over the same axis.
 */
#include "plots/across.h"
#include "plots/calendar.h"
#include "plots/drawing.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { PANELS_MAX = 12, WIDTH = 1200, NAMES_MAX = 60 };

/* Sets the axis across, and the left margin; returns the pixels below the plot area that its labels
 * need. */
static double put_across(lec_drawing *drawing, const lec_across *along)
{
    lec_view *view = &drawing->view;
    if (along->dates) {
        const double pad = fmax(0.5, 0.02 * (along->last - along->first));
        const double from = along->first - pad;
        const double to = along->last + pad;
        lec_put_axis(drawing, (lec_axis){from, to, 1});
        const lec_date_ticks at = lec_date_ticks_between(view->arena, from, to);
        return lec_put_columns(drawing, at.position, at.label, NULL, at.count, INFINITY);
    }
    const size_t count = along->names.count;
    const size_t every = (count + NAMES_MAX - 1) / NAMES_MAX;
    const char **labels = lec_new(view->arena, const char *, count);
    for (size_t i = 0; i < count; i++)
        labels[i] = i % every == 0
                        ? lec_view_label(view, view->across, along->names.texts[i], "(no name)")
                        : "";
    const lec_axis axis = {0.5, (double)count + 0.5, 1};
    const double overhang =
        lec_columns_overhang(axis, along->x, labels, count, drawing->right - drawing->left);
    drawing->left = fmax(drawing->left, 26 + overhang);
    lec_put_axis(drawing, axis);
    const double room = (drawing->right - drawing->left) / (double)count;
    return lec_put_columns(drawing, along->x, labels, NULL, count, room);
}

/* --- the panels ---------------------------------------------------------------------------------
 */

typedef struct {
    size_t table_row;
    double x;
} point;

static int by_x(const void *a, const void *b)
{
    const point *first = a;
    const point *second = b;
    if (first->x != second->x) return first->x < second->x ? -1 : 1;
    return (first->table_row > second->table_row) - (first->table_row < second->table_row);
}

typedef struct {
    lec_names names; /* of the series */
    lec_axis *axis;  /* [names] of the values, with their intervals */
    double *largest; /* [names] value; NaN if there is none */
    lec_picks picks;
} panels;

static panels find_panels(const lec_view *view, const lec_across *along)
{
    panels out = {.names = lec_view_names(view, view->series)};
    const size_t count = out.names.count;
    double *low = lec_new(view->arena, double, count);
    double *high = lec_new(view->arena, double, count);
    out.largest = lec_new(view->arena, double, count);
    out.axis = lec_new(view->arena, lec_axis, count);
    for (size_t s = 0; s < count; s++) out.largest[s] = NAN;
    const double scale = view->chart->as_percent ? 100 : 1;
    for (size_t i = 0; i < view->row_count; i++) {
        const uint32_t s = out.names.row_id[i];
        const double value = scale * lec_view_number(view, view->rows[i], view->value);
        if (isnan(value) || isnan(along->x[along->names.row_id[i]])) continue;
        out.largest[s] = fmax(out.largest[s], value); /* fmax ignores NaN */
        low[s] = fmin(fmin(low[s], value), scale * lec_view_number(view, view->rows[i], view->low));
        high[s] =
            fmax(fmax(high[s], value), scale * lec_view_number(view, view->rows[i], view->high));
    }
    for (size_t s = 0; s < count; s++)
        out.axis[s] = lec_axis_round(low[s], high[s], 5, view->chart->as_time);
    out.picks = lec_view_pick(view, &out.names, out.largest, PANELS_MAX, LEC_IN_ORDER);
    return out;
}

/* One scale for all panels when they are of one size, so that they can be compared; else each its
 * own. */
static bool share_scale(panels *all)
{
    double lowest = 0;
    double most = 0;
    double least = INFINITY;
    double step = 0;
    for (size_t p = 0; p < all->picks.count; p++) {
        const lec_axis *axis = &all->axis[all->picks.ids[p]];
        lowest = fmin(lowest, axis->from);
        most = fmax(most, axis->to);
        least = fmin(least, axis->to);
        step = fmax(step, axis->step);
    }
    if (most > 4 * least || lowest < 0) return false;
    for (size_t p = 0; p < all->picks.count; p++)
        all->axis[all->picks.ids[p]] = (lec_axis){0, step * ceil(most / step - 1e-9), step};
    return true;
}

static void put_points(lec_drawing *drawing, const lec_across *along, const panels *all)
{
    lec_view *view = &drawing->view;
    point *points = lec_new(view->arena, point, view->row_count);
    lec_text *data = &drawing->data;
    lec_text_put(data, "panel,series,across,x,value,low,high\n");
    for (size_t p = 0; p < all->picks.count; p++) {
        size_t count = 0;
        for (size_t i = 0; i < view->row_count; i++)
            if (all->names.row_id[i] == all->picks.ids[p] &&
                !isnan(along->x[along->names.row_id[i]]))
                points[count++] = (point){view->rows[i], along->x[along->names.row_id[i]]};
        qsort(points, count, sizeof *points, by_x);
        for (size_t i = 0; i < count; i++) {
            const size_t row = points[i].table_row;
            const double value = lec_view_number(view, row, view->value);
            const double low = lec_view_number(view, row, view->low);
            lec_text_cell_number(data, (double)(p + 1));
            lec_text_cell(
                data, lec_view_label(view, view->series, all->names.texts[all->picks.ids[p]], ""));
            lec_text_cell(data, lec_view_label(view, view->across,
                                               lec_view_text(view, row, view->across), ""));
            lec_text_cell_number(data, points[i].x);
            lec_text_cell_number(data, value);
            lec_text_cell_number(data, low);
            lec_text_cell_number(data, lec_view_number(view, row, view->high));
            lec_text_end_row(data);
            drawing->has_intervals = drawing->has_intervals || !isnan(low);
        }
    }
}

/* Names of the panels, an array of their scales, and their colours. */
static void put_panels(lec_drawing *drawing, const panels *all)
{
    lec_view *view = &drawing->view;
    lec_text *out = &drawing->numbers;
    const size_t count = all->picks.count;
    const char **labels = lec_new(view->arena, const char *, count);
    lec_text_set_count(out, "PANELS", count);
    lec_text_format(out, "array SCALES[%zu]\n", 3 * count); /* from, to, step of each */
    for (size_t p = 0; p < count; p++) {
        const uint32_t id = all->picks.ids[p];
        const lec_axis axis = all->axis[id];
        const char *colour = lec_colour_of_role(all->names.texts[id]);
        labels[p] = lec_view_label(view, view->series, all->names.texts[id], "");
        const double numbers[] = {axis.from, axis.to, axis.step};
        for (size_t i = 0; i < 3; i++)
            lec_text_format(out, "SCALES[%zu] = %.12g\n", 3 * p + i + 1, numbers[i]);
        lec_text_format(out, "colour_of_%zu = '%s'\n", p + 1, colour != NULL ? colour : "COLOUR1");
    }
    lec_put_rows(drawing, labels, count);
}

static lec_status draw(lec_drawing *drawing, lec_error *error)
{
    (void)error;
    lec_view *view = &drawing->view;
    const lec_across along = lec_view_across(view);
    panels all = find_panels(view, &along);
    drawing->shown = all.picks.count;
    drawing->total = all.picks.total;
    if (drawing->shown == 0) return LEC_OK;
    const bool shared = share_scale(&all);
    put_points(drawing, &along, &all);
    put_panels(drawing, &all);

    const size_t count = all.picks.count;
    const double name = view->series == LEC_NO_COLUMN ? 0 : 24;
    const double panel = count == 1 ? 380 : count == 2 ? 220 : 130;
    drawing->width = lec_page_width(view, WIDTH);
    lec_annotate_level(drawing, LEC_NOTE_BANDS);
    lec_annotate_count(drawing, LEC_NOTE_UNDATED, along.undated);
    if (!shared && count > 1) lec_annotate(drawing, LEC_NOTE_OWN_SCALES, NULL, NULL);
    drawing->left = 84;
    lec_page_header(drawing, NULL, NULL);
    drawing->right = drawing->width - 44;
    drawing->bottom = drawing->top + (double)count * (name + panel + 18) - 18;
    drawing->height = drawing->bottom + put_across(drawing, &along) + 14;
    lec_text_set_number(&drawing->numbers, "NAME_HEIGHT", name);
    lec_text_set_number(&drawing->numbers, "PANEL_HEIGHT", panel);
    lec_text_set_number(&drawing->numbers, "SCALE", view->chart->as_percent ? 100 : 1);
    return LEC_OK;
}

static const char template[] =
    "  unset ytics\n"
    "  set lmargin at screen 0; set rmargin at screen 1\n"
    "  set tmargin at screen 1; set bmargin at screen 0\n"
    "  plot ROWS_DATA using (LEFT):(TOP + ($1 - 1)*(NAME_HEIGHT + PANEL_HEIGHT + 18) + 10)"
    ":2 with labels left font STRONG textcolor rgb INK\n"
    "  set lmargin at screen 1.0*LEFT/WIDTH; set rmargin at screen 1.0*RIGHT/WIDTH\n"
    "  set xrange [FROM:TO]\n"
    "  set ytics nomirror scale 0 textcolor rgb INK\n"
    "  @TICS@\n"
    "  set border 1 linewidth 0.8 linecolor rgb MUTED\n"
    "  do for [PANEL = 1:PANELS] {\n"
    "    upper = TOP + PANEL*NAME_HEIGHT + (PANEL - 1)*(PANEL_HEIGHT + 18)\n"
    "    lowest = SCALES[3*PANEL - 2]; highest = SCALES[3*PANEL - 1]\n"
    "    own_colour = value(value(sprintf('colour_of_%d', PANEL)))\n"
    "    set tmargin at screen 1.0 - 1.0*upper/HEIGHT\n"
    "    set bmargin at screen 1.0 - 1.0*(upper + PANEL_HEIGHT)/HEIGHT\n"
    "    set yrange [lowest:highest]\n"
    "    set ytics lowest, SCALES[3*PANEL], highest\n"
    "    set grid ytics linetype 1 linewidth 0.6 linecolor rgb GRID; set grid back\n"
    "    own(c) = column(1) == PANEL && valid(c) ? SCALE*column(c) : NaN\n"
    "    plot COLUMNS_DATA using 1:(lowest):(0):(highest - lowest) with vectors nohead "
    "linewidth 0.6 linecolor rgb GRID, \\\n"
    "      DATA using 4:(own(6)):(own(7)) with filledcurves "
    "fillstyle solid noborder linecolor rgb 0xD0000000 + own_colour, \\\n"
    "      '' using 4:(own(6)):(0):(own(7) - own(6)) with vectors nohead linewidth 0.8 "
    "linecolor rgb own_colour, \\\n"
    "      '' using 4:(own(5)) with linespoints pointtype 7 pointsize 0.5 "
    "linewidth 1.8 linecolor rgb own_colour\n"
    "  }\n"
    "  unset ytics; unset grid\n"
    "  set xtics nomirror out scale 0.5 textcolor rgb INK noenhanced\n"
    "  if (SLANTED > 0) { set xtics rotate by SLANTED right }\n"
    "  plot COLUMNS_DATA using 1:(1e9):xtic(2) with points pointtype 0\n";

const lec_shape lec_shape_lines = {draw, template};
