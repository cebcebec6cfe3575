/* SPDX-License-Identifier: GPL-3.0-or-later
 * scatter.c -- points in a plane with two axes; the most telling have labels, and none lies over
 * another. What lies in the same place is drawn once. */
#include "plots/drawing.h"
#include "plots/placing.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WIDTH = 1200, AREA = 640, LEFT = 76, RADIUS = 4, RINGS = 5, GRID = 4, LABELS_MAX = 60 };
static const double long_axis = 3; /* decades */

typedef struct {
    size_t row;
    double x, y, weight;
    uint32_t series;
    bool found, drawn;
} point;

typedef struct {
    double from, to;   /* of the data; logarithms where `log` */
    double start, end; /* pixels */
    bool log;
} scale;

typedef struct {
    point *points;
    size_t count, left_out; /* of the table; 0 or less on a logarithmic axis */
    lec_series series;
    scale x, y;
    lec_placing strict, loose; /* no label over a point; over no named one */
} scatter;

static double pixel(const scale *of, double value)
{
    const double at = of->log ? log10(value) : value;
    return of->start + (at - of->from) / (of->to - of->from) * (of->end - of->start);
}

static double data_of(const scale *of, double pixels)
{
    const double at = of->from + (pixels - of->start) / (of->end - of->start) * (of->to - of->from);
    return of->log ? pow(10, at) : at;
}

/* --- points ---------------------------------------------------------------------------------- */

/* 1 for the largest value of a series; equal ones in the order of the table. */
static int by_series_then_value(const void *a, const void *b)
{
    const point *one = a, *other = b;
    if (one->series != other->series) return one->series < other->series ? -1 : 1;
    if (one->y != other->y) return one->y > other->y ? -1 : 1;
    return (one->row > other->row) - (one->row < other->row);
}

static void put_ranks(scatter *of)
{
    if (of->count > 1) qsort(of->points, of->count, sizeof *of->points, by_series_then_value);
    double rank = 0;
    for (size_t i = 0; i < of->count; i++) {
        rank = i > 0 && of->points[i].series == of->points[i - 1].series ? rank + 1 : 1;
        of->points[i].x = rank;
    }
}

static double weight_of(const lec_view *view, const point *p)
{
    const double chosen = fabs(lec_view_number(view, p->row, view->chosen_by));
    const double size = view->chosen_by == LEC_NO_COLUMN ? fabs(p->y) : isnan(chosen) ? 0 : chosen;
    return size + (lec_view_has_findings(view) && p->found ? LEC_FINDINGS_AHEAD : 0);
}

static int heaviest_first(const void *a, const void *b)
{
    const point *one = a, *other = b;
    if (one->weight != other->weight) return one->weight > other->weight ? -1 : 1;
    return (one->row > other->row) - (one->row < other->row);
}

static void collect(const lec_view *view, scatter *of)
{
    of->series = lec_view_series(view);
    of->points = lec_new(view->arena, point, view->row_count);
    of->x.log = view->chart->log_across;
    of->y.log = view->chart->log_up;
    for (size_t i = 0; i < view->row_count; i++) {
        const size_t row = view->rows[i];
        const bool ranked = view->across == LEC_NO_COLUMN;
        point p = {.row = row,
                   .x = ranked ? 1 : lec_view_number(view, row, view->across),
                   .y = lec_view_number(view, row, view->value),
                   .series = of->series.row_id[i],
                   .found = lec_view_is_finding(view, row)};
        if (isnan(p.x) || isnan(p.y)) continue;
        const bool fits = (!of->x.log || p.x > 0) && (!of->y.log || p.y > 0);
        of->left_out += !fits;
        p.weight = weight_of(view, &p);
        if (fits) of->points[of->count++] = p;
    }
    if (view->across == LEC_NO_COLUMN) put_ranks(of);
    if (of->count > 1 && !view->chart->joined)
        qsort(of->points, of->count, sizeof *of->points, heaviest_first);
}

/* --- axes ------------------------------------------------------------------------------------ */

/* A little room on both sides of the data; on an axis that is not logarithmic round ends. */
static lec_axis fit(scale *of, double least, double most, double ticks)
{
    lec_axis round = {0, 0, 0};
    if (of->log) {
        of->from = log10(least) - 0.06 - 0.02 * log10(most / least);
        of->to = log10(most) + 0.06 + 0.02 * log10(most / least);
        return (lec_axis){pow(10, of->from), pow(10, of->to), 10};
    }
    round = lec_axis_round(fmin(least, 0), fmax(most, 0), ticks, false);
    of->from = round.from;
    of->to = round.to;
    return round;
}

/* The steps within a decade: the fewer, the more decades there are. */
static void put_steps(lec_drawing *drawing, const char *name, const scale *of)
{
    const double decades = of->to - of->from;
    const char *steps = decades > long_axis ? "1" : decades > 1.2 ? "1 2 5" : "1 1.5 2 3 4 5 6 8";
    lec_text_format(&drawing->numbers, "%s = '%s'\n", name, steps);
}

static void put_axes(lec_drawing *drawing, scatter *of)
{
    double low[2] = {INFINITY, INFINITY}, high[2] = {-INFINITY, -INFINITY};
    for (size_t i = 0; i < of->count; i++) {
        const double at[2] = {of->points[i].x, of->points[i].y};
        for (size_t a = 0; a < 2; a++) {
            low[a] = fmin(low[a], at[a]);
            high[a] = fmax(high[a], at[a]);
        }
    }
    lec_put_axis(drawing, fit(&of->x, low[0], high[0], lec_axis_ticks(&drawing->view)));
    const lec_axis up = fit(&of->y, low[1], high[1], 8);
    lec_text_set_number(&drawing->numbers, "DOWN", up.from);
    lec_text_set_number(&drawing->numbers, "UP", up.to);
    lec_text_set_number(&drawing->numbers, "UP_STEP", up.step);
    lec_text_set_count(&drawing->numbers, "LOG_ACROSS", of->x.log);
    lec_text_set_count(&drawing->numbers, "LOG_UP", of->y.log);
    put_steps(drawing, "STEPS_ACROSS", &of->x);
    put_steps(drawing, "STEPS_UP", &of->y);
    of->x.start = ceil(drawing->left);
    of->x.end = ceil(drawing->right);
    of->y.start = ceil(drawing->bottom);
    of->y.end = ceil(drawing->top);
}

/* --- labels ---------------------------------------------------------------------------------- */

/* Of the points of one colour in one place the heaviest is drawn. */
static void thin_out(lec_drawing *drawing, scatter *of)
{
    lec_vocabulary *seen = lec_vocabulary_new(drawing->view.arena);
    for (size_t i = 0; i < of->count; i++) {
        point *p = &of->points[i];
        char place[80];
        const int length =
            snprintf(place, sizeof place, "%u %d %.0f %.0f", p->series, p->found,
                     floor(pixel(&of->x, p->x) / GRID), floor(pixel(&of->y, p->y) / GRID));
        const size_t before = lec_vocabulary_count(seen);
        lec_vocabulary_add(seen, place, (size_t)length);
        p->drawn = lec_vocabulary_count(seen) > before;
    }
}

/* Which points are to have a label: NaN for those that are not. */
static double *chosen(const lec_view *view, const scatter *of, size_t most)
{
    double *size = lec_new(view->arena, double, of->count);
    double *value = lec_new(view->arena, double, of->count);
    for (size_t i = 0; i < of->count; i++) {
        const bool named = lec_view_text(view, of->points[i].row, view->label)[0] != '\0';
        size[i] = of->points[i].drawn && named ? of->points[i].weight : NAN;
        value[i] = of->points[i].y;
    }
    lec_view_keep_both_sides(view, value, size, of->count, most);
    return size;
}

static void put_label(lec_drawing *drawing, scatter *of, const point *p)
{
    const lec_view *view = &drawing->view;
    const char *label =
        lec_view_label(&drawing->view, view->label, lec_view_text(view, p->row, view->label), "");
    if (label[0] == '\0') return;
    const double width = lec_label_ems(label) * LEC_SMALL_PIXELS;
    const double x = pixel(&of->x, p->x), y = pixel(&of->y, p->y);
    lec_placed at;
    if (!lec_placing_find(&of->strict, x, y, RADIUS, width, RINGS, &at) &&
        !lec_placing_find(&of->loose, x, y, RADIUS, width, RINGS, &at))
        return;
    lec_placing_take_label(&of->strict, &at, x, y, width);
    lec_placing_take_label(&of->loose, &at, x, y, width);
    lec_text *rows = &drawing->rows;
    lec_text_cell_number(rows, data_of(&of->x, at.left));
    lec_text_cell_number(rows, data_of(&of->y, at.middle));
    lec_text_cell(rows, label);
    lec_text_cell(rows, of->series.colours[p->series]);
    lec_text_cell_number(rows, at.apart ? p->x : NAN);
    lec_text_cell_number(rows, at.apart ? p->y : NAN);
    lec_text_cell_number(rows, at.apart ? data_of(&of->x, at.line_x) : NAN);
    lec_text_cell_number(rows, at.apart ? data_of(&of->y, at.line_y) : NAN);
    lec_text_end_row(rows);
    drawing->shown++;
}

static void put_labels(lec_drawing *drawing, scatter *of)
{
    const lec_view *view = &drawing->view;
    const double asked = view->chart->most > 0 ? (double)view->chart->most : LABELS_MAX;
    const size_t most = (size_t)fmax(4, asked * fmin(1, drawing->width / WIDTH));
    of->strict = of->loose = (lec_placing){
        .arena = view->arena,
        .within = {drawing->left, drawing->top, drawing->right + 30, drawing->bottom}};
    lec_text_put(&drawing->rows, "x,y,label,colour,point_x,point_y,line_x,line_y\n");
    if (view->label == LEC_NO_COLUMN || view->chart->joined) return;
    const double *size = chosen(view, of, most);
    for (size_t i = 0; i < of->count; i++) {
        const point *p = &of->points[i];
        const lec_box box = lec_box_around(pixel(&of->x, p->x), pixel(&of->y, p->y), RADIUS - 1);
        if (p->drawn) lec_placing_take(&of->strict, box);
        if (!isnan(size[i])) lec_placing_take(&of->loose, box);
    }
    for (size_t i = 0; i < of->count; i++)
        if (!isnan(size[i])) put_label(drawing, of, &of->points[i]);
}

static void put_points(lec_drawing *drawing, const scatter *of)
{
    const lec_view *view = &drawing->view;
    lec_text *data = &drawing->data;
    lec_text_put(data, "x,y,colour,found,drawn,label\n");
    for (size_t i = 0; i < of->count; i++) {
        const point *p = &of->points[i];
        const bool parted = view->chart->joined && i > 0 && p->series != of->points[i - 1].series;
        if (parted) lec_text_put(data, "\n");
        lec_text_cell_number(data, p->x);
        lec_text_cell_number(data, p->y);
        lec_text_cell(data, of->series.colours[p->series]);
        lec_text_cell_number(data, p->found);
        lec_text_cell_number(data, p->drawn);
        lec_text_cell(data, lec_view_label(&drawing->view, view->label,
                                           lec_view_text(view, p->row, view->label), ""));
        lec_text_end_row(data);
    }
}

/* In the order of the table: points of a series follow one another there. */
static int by_series_then_row(const void *a, const void *b)
{
    const point *one = a, *other = b;
    if (one->series != other->series) return one->series < other->series ? -1 : 1;
    return (one->row > other->row) - (one->row < other->row);
}

static lec_status draw(lec_drawing *drawing, lec_error *error)
{
    (void)error;
    const lec_view *view = &drawing->view;
    scatter of = {0};
    collect(view, &of);
    if (of.count == 0) return LEC_OK;
    if (view->chart->joined) qsort(of.points, of.count, sizeof *of.points, by_series_then_row);
    bool *used = lec_new(view->arena, bool, of.series.count);
    for (size_t i = 0; i < of.count; i++) used[of.points[i].series] = true;
    drawing->width = lec_page_width(view, WIDTH);
    lec_annotate(drawing, LEC_NOTE_UP, lec_words(view->style.language, view->chart->up), NULL);
    const bool same = of.x.log && of.y.log && view->across != LEC_NO_COLUMN && !view->chart->joined;
    if (same) lec_annotate(drawing, LEC_NOTE_EQUAL, NULL, NULL);
    drawing->left = LEFT;
    lec_page_header(drawing, &of.series, used);
    drawing->right = drawing->width - 56;
    drawing->bottom = ceil(drawing->top) + fmin(AREA, 0.75 * drawing->width);
    drawing->axis_y = drawing->bottom + 46;
    drawing->height = drawing->bottom + 68;
    put_axes(drawing, &of);
    thin_out(drawing, &of);
    put_labels(drawing, &of);
    put_points(drawing, &of);
    lec_text_set_count(&drawing->numbers, "EQUAL", same);
    lec_text_set_count(&drawing->numbers, "JOINED", view->chart->joined);
    lec_remark_findings(drawing);
    lec_remark_shown(drawing, LEC_NOTE_NAMED, drawing->shown, of.count);
    lec_remark_count(drawing, LEC_NOTE_NOT_ON_AXIS, of.left_out);
    drawing->shown = drawing->total = of.count;
    return LEC_OK;
}

static const char template[] =
    "  set border 3 linewidth 0.8 linecolor rgb MUTED\n"
    "  set xrange [FROM:TO]; set yrange [DOWN:UP]\n"
    "  set xtics nomirror out scale 0.5 textcolor rgb INK noenhanced\n"
    "  set ytics nomirror out scale 0.5 textcolor rgb INK noenhanced\n"
    "  set format y NUMBER\n"
    "  @TICS@\n"
    "  if (LOG_ACROSS > 0) {\n"
    "    set logscale x; set xtics ('' FROM)\n"
    "    do for [E = floor(log10(FROM)):ceil(log10(TO))] { do for [S in STEPS_ACROSS] {\n"
    "      T = S*10.0**E; if (T >= FROM && T <= TO) { set xtics add (gprintf(NUMBER, T) T) }\n"
    "    } }\n"
    "  } else {\n"
    "    set xtics FROM, STEP, TO\n"
    "  }\n"
    "  if (LOG_UP > 0) {\n"
    "    set logscale y; set ytics ('' DOWN)\n"
    "    do for [E = floor(log10(DOWN)):ceil(log10(UP))] { do for [S in STEPS_UP] {\n"
    "      T = S*10.0**E; if (T >= DOWN && T <= UP) { set ytics add (gprintf(NUMBER, T) T) }\n"
    "    } }\n"
    "  } else {\n"
    "    set ytics DOWN, UP_STEP, UP\n"
    "    if (DOWN < 0) {\n"
    "      set arrow 1 from FROM, 0 to TO, 0 nohead linewidth 0.8 linecolor rgb MUTED back\n"
    "    }\n"
    "  }\n"
    "  set grid xtics ytics linetype 1 linewidth 0.6 linecolor rgb GRID; set grid back\n"
    "  if (EQUAL > 0) {\n"
    "    A = FROM > DOWN ? FROM : DOWN; B = TO < UP ? TO : UP\n"
    "    set arrow 2 from A, A to B, B nohead linewidth 0.8 dashtype 2 linecolor rgb MUTED back\n"
    "  }\n"
    "  if (JOINED > 0) {\n"
    "    plot DATA using 1:2:(colour(3)) with lines linewidth 1.8 linecolor rgb variable\n"
    "  } else {\n"
    "    plot DATA using ($4 == 0 && $5 > 0 ? $1 : NaN):2:(colour(3)) with points pointtype 6 "
    "pointsize 0.5 linewidth 0.8 linecolor rgb variable, \\\n"
    "      '' using ($4 > 0 && $5 > 0 ? $1 : NaN):2:(colour(3)) with points pointtype 7 "
    "pointsize 0.6 linecolor rgb variable, \\\n"
    "      ROWS_DATA using 5:6:($7 - $5):($8 - $6) with vectors nohead linewidth 0.6 "
    "linecolor rgb MUTED, \\\n"
    "      '' using 1:2:3:(colour(4)) with labels left font SMALL textcolor rgb variable\n"
    "  }\n"
    "  unset logscale\n";

const lec_shape lec_shape_scatter = {draw, template};
