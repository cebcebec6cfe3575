/* SPDX-License-Identifier: GPL-3.0-or-later
 * panels.c -- small multiples: one small chart a label, side by side, each with its own scale;
 * values with their intervals over dates, a colour a series.
 *
 * An interval that goes beyond two and a half times the largest value ends at the panel's edge with
 * an arrowhead, as the values would else shrink to nothing below it.
 */
#include "plots/across.h"
#include "plots/calendar.h"
#include "plots/drawing.h"
#include "plots/label.h"

#include <math.h>
#include <stdlib.h>

enum {
    PANELS_MAX = 12,
    WIDTH = 1200,
    PANEL = 150,
    NAME = 24,
    BELOW = 40,
    BETWEEN = 60,
    PANEL_LEAST = 340,
    NARROW_PANEL = 100,
    NARROW_BETWEEN = 44,
    NARROW_LEAST = 170,
    LONGEST = 28,
    SHORTEST = 10,    /* columns of a name below a panel */
    APART = 18,       /* pixels between two of them */
    CROWDED_BELOW = 8 /* pixels from one point of a series to the next: intervals are pale */
};

static const double longest_joined_days = 400, beyond = 2.5;

typedef struct {
    lec_across along;
    lec_names labels;
    lec_series series;
    lec_picks picks;
    double *largest; /* [labels] value */
    double *highest; /* [labels] end of an interval */
    double *lowest;  /* [labels] value below 0, or 0 */
} panels;

static panels find_panels(const lec_view *view)
{
    panels out = {.along = lec_view_across(view),
                  .labels = lec_view_names(view, view->label),
                  .series = lec_view_series(view)};
    const size_t count = out.labels.count;
    double *chosen = lec_new(view->arena, double, count);
    out.largest = lec_new(view->arena, double, count);
    out.highest = lec_new(view->arena, double, count);
    out.lowest = lec_new(view->arena, double, count);
    for (size_t i = 0; i < count; i++) chosen[i] = out.largest[i] = out.highest[i] = NAN;
    bool is_chosen = false;
    for (size_t i = 0; i < view->row_count; i++) {
        const uint32_t label = out.labels.row_id[i];
        const double value = lec_view_number(view, view->rows[i], view->value);
        if (isnan(value) || isnan(out.along.x[out.along.names.row_id[i]])) continue;
        const double high = lec_view_number(view, view->rows[i], view->high);
        const double weight = lec_view_number(view, view->rows[i], view->chosen_by);
        out.largest[label] = fmax(out.largest[label], value); /* fmax passes over NaN */
        out.lowest[label] = fmin(out.lowest[label], value);
        out.highest[label] = fmax(out.highest[label], fmax(value, high));
        chosen[label] = fmax(chosen[label], weight);
        is_chosen = is_chosen || !isnan(weight);
    }
    /* what never occurs has no panel */
    for (size_t i = 0; i < count; i++)
        if (!(out.largest[i] > 0 || out.lowest[i] < 0)) chosen[i] = out.largest[i] = NAN;
    out.picks = lec_view_pick(view, &out.labels, is_chosen ? chosen : out.largest, PANELS_MAX,
                              view->chart->in_order ? LEC_IN_ORDER : LEC_LARGEST_FIRST);
    return out;
}

static lec_axis axis_of(const panels *all, uint32_t label)
{
    const double top = fmin(all->highest[label], beyond * all->largest[label]);
    return lec_axis_round(all->lowest[label], top, 4, false);
}

typedef struct {
    size_t row;
    uint32_t series;
    double x;
} point;

static int by_series_then_x(const void *a, const void *b)
{
    const point *one = a, *other = b;
    if (one->series != other->series) return one->series < other->series ? -1 : 1;
    if (one->x != other->x) return one->x < other->x ? -1 : 1;
    return (one->row > other->row) - (one->row < other->row);
}

static void put_point(lec_drawing *drawing, const panels *all, const point *of, double panel,
                      double top)
{
    const lec_view *view = &drawing->view;
    lec_text *data = &drawing->data;
    const double value = lec_view_number(view, of->row, view->value);
    const double low = lec_view_number(view, of->row, view->low);
    const double high = lec_view_number(view, of->row, view->high);
    lec_text_cell_number(data, panel);
    lec_text_cell_number(data, of->series + 1.0);
    lec_text_cell_number(data, of->x);
    lec_text_cell_number(data, value);
    lec_text_cell_number(data, isnan(high) ? value : low);
    lec_text_cell_number(data, isnan(high) ? value : fmin(high, top));
    lec_text_cell(data, all->series.colours[of->series]);
    lec_text_cell_number(data, high > top ? top : NAN);
    lec_text_cell(data, lec_view_label(&drawing->view, view->across,
                                       lec_view_text(view, of->row, view->across), ""));
    lec_text_cell_number(data, lec_view_is_finding(view, of->row));
    lec_text_end_row(data);
    drawing->has_intervals = drawing->has_intervals || !isnan(high);
}

/* What the note has to explain. */
typedef struct {
    size_t zeros, beyond; /* points of 0, intervals that go on beyond their panel */
    size_t most;          /* points in one panel */
} signs;

/* The points of one panel; an empty line where two are not joined. */
static void put_panel(lec_drawing *drawing, const panels *all, size_t panel, bool *used,
                      signs *notes)
{
    const lec_view *view = &drawing->view;
    const uint32_t label = all->picks.ids[panel];
    point *points = lec_new(view->arena, point, view->row_count);
    const double top = axis_of(all, label).to;
    size_t count = 0;
    for (size_t i = 0; i < view->row_count; i++) {
        const double x = all->along.x[all->along.names.row_id[i]];
        const double value = lec_view_number(view, view->rows[i], view->value);
        if (all->labels.row_id[i] != label || isnan(x) || isnan(value)) continue;
        points[count++] = (point){view->rows[i], all->series.row_id[i], x};
        used[all->series.row_id[i]] = true;
        const double high = lec_view_number(view, view->rows[i], view->high);
        notes->zeros += value == 0 && !isnan(high);
        notes->beyond += high > top;
    }
    if (count > notes->most) notes->most = count;
    if (count > 1) qsort(points, count, sizeof *points, by_series_then_x);
    for (size_t i = 0; i < count; i++) {
        const bool joined =
            i > 0 && points[i].series == points[i - 1].series &&
            (!all->along.dates || points[i].x - points[i - 1].x <= longest_joined_days);
        if (!joined && i > 0) lec_text_put(&drawing->data, "\n");
        put_point(drawing, all, &points[i], (double)panel + 1, top);
    }
    if (count > 0) lec_text_put(&drawing->data, "\n");
}

/* What stands below the axis; as many as fit. */
typedef struct {
    const double *position; /* [count] */
    const char **label;     /* [count] */
    size_t count;
} ticks;

/* Each name is cut to the room that it has, but for SHORTEST columns. */
static ticks ticks_of_names(lec_view *view, const lec_across *along, double room)
{
    const size_t count = along->names.count;
    const char **labels = lec_new(view->arena, const char *, count);
    size_t columns = LONGEST, none = 0;
    for (size_t i = 0; i < count; i++)
        labels[i] = lec_view_label(view, view->across, along->names.texts[i], "(no name)");
    while (columns > SHORTEST && lec_labels_pixels(labels, count) + APART > room) {
        columns--;
        for (size_t i = 0; i < count; i++)
            labels[i] =
                lec_label_clean(view->arena, view->setting->glyphs, labels[i], columns, &none);
    }
    return (ticks){along->x, labels, count};
}

static ticks ticks_of_dates(lec_view *view, double from, double to)
{
    lec_date_ticks *at = lec_new(view->arena, lec_date_ticks, 1);
    *at = lec_date_ticks_between(view->arena, from, to);
    return (ticks){at->position, at->label, at->count};
}

static void put_ticks(lec_drawing *drawing, const panels *all, double panel_width)
{
    lec_view *view = &drawing->view;
    const lec_across *along = &all->along;
    const double pad = fmax(0.5, 0.04 * (along->last - along->first));
    const double from = along->first - pad, to = along->last + pad;
    lec_put_axis(drawing, (lec_axis){from, to, 1});
    const ticks at = along->dates
                         ? ticks_of_dates(view, from, to)
                         : ticks_of_names(view, along, panel_width / (double)along->names.count);
    const double needed = APART + (at.count > 0 ? lec_labels_pixels(at.label, at.count) : 0);
    const size_t every = (size_t)fmax(1, ceil((double)at.count * needed / panel_width));
    double *position = lec_new(view->arena, double, at.count);
    const char **label = lec_new(view->arena, const char *, at.count);
    size_t kept = 0;
    for (size_t i = 0; i < at.count; i += every) {
        position[kept] = at.position[i];
        label[kept++] = at.label[i];
    }
    (void)lec_put_columns(drawing, position, label, NULL, kept, INFINITY);
}

/* Names of the panels, and an array of their scales. */
static void put_scales(lec_drawing *drawing, const panels *all)
{
    const size_t count = all->picks.count;
    const char **labels = lec_new(drawing->view.arena, const char *, count);
    lec_text_set_count(&drawing->numbers, "PANELS", count);
    lec_text_format(&drawing->numbers, "array SCALES[%zu]\n", 3 * count); /* to, step, from */
    for (size_t p = 0; p < count; p++) {
        const lec_axis axis = axis_of(all, all->picks.ids[p]);
        labels[p] = lec_view_label(&drawing->view, drawing->view.label,
                                   all->labels.texts[all->picks.ids[p]], "");
        const double numbers[] = {axis.to, axis.step, axis.from};
        for (size_t i = 0; i < 3; i++)
            lec_text_format(&drawing->numbers, "SCALES[%zu] = %.12g\n", 3 * p + i + 1, numbers[i]);
    }
    lec_put_rows(drawing, labels, count);
}

static lec_status draw(lec_drawing *drawing, lec_error *error)
{
    (void)error;
    lec_view *view = &drawing->view;
    const panels all = find_panels(view);
    const size_t count = all.picks.count;
    drawing->shown = count;
    drawing->total = all.picks.total;
    if (count == 0) return LEC_OK;
    bool *used = lec_new(view->arena, bool, all.series.count);
    signs notes = {0, 0, 0};
    lec_text_put(&drawing->data, "panel,series,x,value,low,high,colour,beyond,across,found\n");
    for (size_t p = 0; p < count; p++) put_panel(drawing, &all, p, used, &notes);
    put_scales(drawing, &all);

    drawing->width = lec_page_width(view, WIDTH);
    /* on a narrow page smaller ones, two side by side, so that a page of a book holds twelve */
    const bool narrow = drawing->width < 2 * PANEL_LEAST;
    const double between = narrow ? NARROW_BETWEEN : BETWEEN;
    const size_t fitting =
        (size_t)fmax(1, floor(drawing->width / (narrow ? NARROW_LEAST + between : PANEL_LEAST)));
    const size_t wanted = count == 1 ? 1 : count <= 4 ? 2 : 3;
    const size_t side = wanted < fitting ? wanted : fitting, rows = (count + side - 1) / side;
    drawing->left = 62;
    lec_annotate_level(drawing, LEC_NOTE_THIN_LINES);
    lec_annotate_count(drawing, LEC_NOTE_UNDATED, all.along.undated);
    if (notes.zeros > 0) lec_annotate(drawing, LEC_NOTE_UNUSED, NULL, NULL);
    lec_remark_findings(drawing);
    if (notes.beyond > 0) lec_annotate(drawing, LEC_NOTE_BEYOND_PANEL, NULL, NULL);
    lec_page_header(drawing, &all.series, used);
    drawing->right = drawing->width - 26;
    const double panel_width =
        (drawing->right - drawing->left - between * ((double)side - 1)) / (double)side;
    const double panel = count == 1 ? 2 * PANEL : narrow ? NARROW_PANEL : PANEL;
    drawing->bottom = drawing->top + (double)rows * (NAME + panel + BELOW);
    drawing->height = drawing->bottom + 8;
    put_ticks(drawing, &all, panel_width);
    lec_text_set_count(&drawing->numbers, "SIDE", side);
    lec_text_set_count(&drawing->numbers, "SERIES", all.series.count);
    lec_text_set_number(&drawing->numbers, "PANEL_WIDTH", panel_width);
    lec_text_set_number(&drawing->numbers, "PANEL_HEIGHT", panel);
    lec_text_set_number(&drawing->numbers, "NAME_HEIGHT", NAME);
    lec_text_set_number(&drawing->numbers, "BELOW", BELOW);
    lec_text_set_number(&drawing->numbers, "BETWEEN", between);
    lec_text_set_number(&drawing->numbers, "SCALE", view->chart->as_percent ? 100 : 1);
    lec_text_set_count(&drawing->numbers, "ZEROS", notes.zeros);
    lec_text_set_count(&drawing->numbers, "CROWDED",
                       (double)notes.most * CROWDED_BELOW > panel_width * (double)all.series.count);
    return LEC_OK;
}

static const char template[] =
    "  unset ytics\n"
    "  set lmargin at screen 0; set rmargin at screen 1\n"
    "  set tmargin at screen 1; set bmargin at screen 0\n"
    "  across(p) = LEFT + int(p - 1)%SIDE*(PANEL_WIDTH + BETWEEN)\n"
    "  down(p) = TOP + int(p - 1)/SIDE*(NAME_HEIGHT + PANEL_HEIGHT + BELOW)\n"
    "  plot ROWS_DATA using (across($1)):(down($1) + 10):2 with labels left "
    "font STRONG textcolor rgb INK\n"
    "  set xrange [FROM:TO]\n"
    "  set border 1 linewidth 0.8 linecolor rgb MUTED\n"
    "  set ytics nomirror scale 0 textcolor rgb INK font LITTLE\n"
    "  set xtics nomirror out scale 0.4 textcolor rgb INK font LITTLE noenhanced\n"
    "  @TICS@\n"
    "  do for [PANEL = 1:PANELS] {\n"
    "    upper = down(PANEL) + NAME_HEIGHT; most = SCALE*SCALES[3*PANEL - 2]\n"
    "    least = SCALE*SCALES[3*PANEL]\n"
    "    set lmargin at screen across(PANEL)/WIDTH\n"
    "    set rmargin at screen (across(PANEL) + PANEL_WIDTH)/WIDTH\n"
    "    set tmargin at screen 1.0 - 1.0*upper/HEIGHT\n"
    "    set bmargin at screen 1.0 - 1.0*(upper + PANEL_HEIGHT)/HEIGHT\n"
    "    set yrange [least:most]\n"
    "    set ytics least, SCALE*SCALES[3*PANEL - 1], most\n"
    "    set grid ytics linetype 1 linewidth 0.6 linecolor rgb GRID; set grid back\n"
    "    set arrow 1 from FROM, 0 to TO, 0 nohead linewidth 0.8 linecolor rgb MUTED back\n"
    "    behind(c) = CROWDED > 0 ? pale(colour(c)) : colour(c)\n"
    "    own(c) = column(1) == PANEL ? SCALE*column(c) : NaN\n"
    "    beside(s, x) = x + (s - 0.5*(SERIES + 1))*0.008*(TO - FROM)\n"
    "    plot COLUMNS_DATA using 1:(least - 1):xtic(2) with points pointtype 0, \\\n"
    "      DATA using (beside($2, $3)):(own(5)):(0):(own(6) - own(5)):(behind(7)) with vectors "
    "nohead linewidth 1 linecolor rgb variable, \\\n"
    "      '' using (beside($2, $3)):(own(4)):(colour(7)) with lines linewidth 1.8 linecolor rgb "
    "variable, "
    "\\\n"
    "      '' using (beside($2, $3)):(own(4)):(colour(7)) with points pointtype 7 pointsize 0.55 "
    "linecolor rgb variable, \\\n"
    "      '' using (beside($2, $3)):($10 == 0 || ($4 == 0 && ZEROS > 0) ? own(4) : NaN) with "
    "points pointtype 7 "
    "pointsize 0.34 linecolor rgb '#ffffff', \\\n"
    "      '' using (beside($2, $3)):(valid(8) ? own(8) : NaN):(behind(7)) with points pointtype 9 "
    "pointsize 0.6 linecolor rgb variable\n"
    "  }\n";

const lec_shape lec_shape_panels = {draw, template};
