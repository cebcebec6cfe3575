/* SPDX-License-Identifier: GPL-3.0-or-later
 * map.c -- points in a plane, one scale for both axes, with ellipses; labels stand beside their
 * points where there is room, the most telling first.
 */
#include "plots/drawing.h"
#include "plots/placing.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { WIDTH = 1200, HEIGHT = 860, RADIUS = 4, MOST_ELLIPSES = 24 };

typedef struct {
    size_t row;
    double x, y; /* of the data */
    double weight;
    uint32_t series;
    const char *label;       /* NULL: there is no room */
    double label_x, label_y; /* pixels of its left end and middle */
} point;

typedef struct {
    point *points;
    size_t count;
    lec_series series;
    double x_from, x_to, y_from, y_to; /* of the data shown */
    double scale;                      /* pixels for one */
    lec_placing placing;
    size_t left_out;
} map;

static int most_telling_first(const void *a, const void *b)
{
    const point *one = a, *other = b;
    if (one->series != other->series) return one->series < other->series ? -1 : 1;
    if (one->weight != other->weight) return one->weight > other->weight ? -1 : 1;
    return one->row < other->row ? -1 : one->row > other->row;
}

static void collect(const lec_view *view, map *of)
{
    of->series = lec_view_series(view);
    of->points = lec_new(view->arena, point, view->row_count);
    of->x_from = of->y_from = of->x_to = of->y_to = 0; /* the middle is always shown */
    for (size_t i = 0; i < view->row_count; i++) {
        const size_t row = view->rows[i];
        const double x = lec_view_number(view, row, view->across);
        const double y = lec_view_number(view, row, view->value);
        if (isnan(x) || isnan(y)) continue;
        const double weight = lec_view_number(view, row, view->chosen_by);
        of->points[of->count++] =
            (point){row, x, y, isnan(weight) ? 0 : weight, of->series.row_id[i], NULL, 0, 0};
        of->x_from = fmin(of->x_from, x);
        of->x_to = fmax(of->x_to, x);
        of->y_from = fmin(of->y_from, y);
        of->y_to = fmax(of->y_to, y);
    }
    if (of->count > 1) qsort(of->points, of->count, sizeof *of->points, most_telling_first);
}

/* One scale for both axes, the data in the middle. */
static void fit(lec_drawing *drawing, map *of)
{
    const double across = drawing->right - drawing->left, down = drawing->bottom - drawing->top;
    const double wide = fmax(1e-6, 1.16 * (of->x_to - of->x_from));
    const double high = fmax(1e-6, 1.12 * (of->y_to - of->y_from));
    of->scale = fmin(across / wide, down / high);
    const double x = (of->x_from + of->x_to) / 2, y = (of->y_from + of->y_to) / 2;
    of->x_from = x - across / of->scale / 2;
    of->x_to = x + across / of->scale / 2;
    of->y_from = y - down / of->scale / 2;
    of->y_to = y + down / of->scale / 2;
}

static double pixel_x(const lec_drawing *drawing, const map *of, double x)
{
    return drawing->left + (x - of->x_from) * of->scale;
}

static double pixel_y(const lec_drawing *drawing, const map *of, double y)
{
    return drawing->top + (of->y_to - y) * of->scale;
}

static void place_label(lec_drawing *drawing, map *of, point *p)
{
    const char *label =
        lec_view_label(&drawing->view, drawing->view.label,
                       lec_view_text(&drawing->view, p->row, drawing->view.label), "(no name)");
    const double width = lec_label_ems(label) * LEC_SMALL_PIXELS;
    lec_placed at;
    const double x = pixel_x(drawing, of, p->x), y = pixel_y(drawing, of, p->y);
    if (!lec_placing_find(&of->placing, x, y, RADIUS, width, 0, &at)) return;
    lec_placing_take_label(&of->placing, &at, x, y, width);
    p->label = label;
    p->label_x = at.left;
    p->label_y = at.middle;
}

static lec_box box_of(const lec_drawing *drawing, const map *of, const point *p)
{
    return lec_box_around(pixel_x(drawing, of, p->x), pixel_y(drawing, of, p->y), RADIUS);
}

/* The first series has its points whether or not they have labels; the others are drawn only where
 * there is room for point and label. */
static void place_labels(lec_drawing *drawing, map *of)
{
    of->placing =
        (lec_placing){.arena = drawing->view.arena,
                      .within = {drawing->left, drawing->top, drawing->right, drawing->bottom}};
    for (size_t i = 0; i < of->count && of->points[i].series == 0; i++)
        lec_placing_take(&of->placing, box_of(drawing, of, &of->points[i]));
    for (size_t i = 0; i < of->count; i++) {
        const lec_box own = box_of(drawing, of, &of->points[i]);
        if (of->points[i].series > 0 && !lec_placing_is_free(&of->placing, &own)) continue;
        place_label(drawing, of, &of->points[i]);
        if (of->points[i].series > 0 && of->points[i].label != NULL)
            lec_placing_take(&of->placing, own);
    }
}

static void put_points(lec_drawing *drawing, map *of)
{
    const lec_view *view = &drawing->view;
    lec_text *data = &drawing->data, *labels = &drawing->rows;
    lec_text_put(data, "x,y,length,width,angle,colour,label\n");
    lec_text_put(labels, "x,y,label,colour\n");
    for (size_t i = 0; i < of->count; i++) {
        const point *p = &of->points[i];
        of->left_out += p->label == NULL;
        if (p->label == NULL && p->series > 0) continue;
        const double length = p->series == 0 ? lec_view_number(view, p->row, view->length) : NAN;
        lec_text_cell_number(data, p->x);
        lec_text_cell_number(data, p->y);
        lec_text_cell_number(data, 2 * length);
        lec_text_cell_number(data, 2 * lec_view_number(view, p->row, view->outer_low));
        lec_text_cell_number(data, lec_view_number(view, p->row, view->outer_high));
        lec_text_cell(data, of->series.colours[p->series]);
        lec_text_cell(data, lec_view_label(&drawing->view, drawing->view.label,
                                           lec_view_text(view, p->row, view->label), ""));
        lec_text_end_row(data);
        if (p->label == NULL) continue;
        lec_text_cell_number(labels, of->x_from + (p->label_x - drawing->left) / of->scale);
        lec_text_cell_number(labels, of->y_to - (p->label_y - drawing->top) / of->scale);
        lec_text_cell(labels, p->label);
        lec_text_cell(labels, of->series.colours[p->series]);
        lec_text_end_row(labels);
    }
}

/* Of the axes: in every row the same. */
static double share(const lec_view *view, size_t column)
{
    const double found = view->row_count > 0 ? lec_view_number(view, view->rows[0], column) : NAN;
    return isnan(found) ? 0 : found;
}

static size_t count_ellipses(const lec_view *view, const map *of)
{
    size_t count = 0;
    for (size_t i = 0; i < of->count; i++)
        count += of->points[i].series == 0 &&
                 !isnan(lec_view_number(view, of->points[i].row, view->length));
    return count;
}

static lec_status draw(lec_drawing *drawing, lec_error *error)
{
    (void)error;
    const lec_view *view = &drawing->view;
    map of = {0};
    collect(view, &of);
    if (of.count < 3) return LEC_OK;
    drawing->shown = drawing->total = of.count;
    bool *used = lec_new(view->arena, bool, of.series.count);
    for (size_t i = 0; i < of.count; i++) used[of.points[i].series] = true;
    drawing->width = lec_page_width(view, WIDTH);
    const double shares[] = {share(view, view->low), share(view, view->high)};
    if (shares[0] > 0)
        lec_annotate(drawing, LEC_NOTE_SHARES_OF_AXES,
                     lec_arena_format(view->arena, "%.0f", 100 * shares[0]),
                     lec_arena_format(view->arena, "%.0f", 100 * shares[1]));
    const size_t ellipses = count_ellipses(view, &of);
    drawing->has_intervals = ellipses > 0;
    lec_text_set_count(&drawing->numbers, "CROWDED", ellipses > MOST_ELLIPSES);
    lec_annotate_level(drawing, LEC_NOTE_ELLIPSES);
    drawing->left = 26;
    lec_page_header(drawing, &of.series, used);
    drawing->right = drawing->width - 26;
    drawing->bottom = drawing->top + HEIGHT - 120;
    drawing->height = drawing->bottom + 26;
    fit(drawing, &of);
    place_labels(drawing, &of);
    put_points(drawing, &of);
    lec_put_axis(drawing, (lec_axis){of.x_from, of.x_to, 1});
    lec_text_set_number(&drawing->numbers, "DOWN", of.y_from);
    lec_text_set_number(&drawing->numbers, "UP", of.y_to);
    lec_remark_count(drawing, LEC_NOTE_WITHOUT_ROOM, of.left_out);
    return LEC_OK;
}

static const char template[] =
    "  set border 15 linewidth 0.8 linecolor rgb GRID\n"
    "  set xrange [FROM:TO]; set yrange [DOWN:UP]\n"
    "  unset xtics; unset ytics\n"
    "  set arrow 1 from FROM, 0 to TO, 0 nohead linewidth 0.8 linecolor rgb GRID back\n"
    "  set arrow 2 from 0, DOWN to 0, UP nohead linewidth 0.8 linecolor rgb GRID back\n"
    "  set style ellipse units xx\n"
    "  plot DATA using 1:2:3:4:5:(CROWDED > 0 ? pale(colour(6)) : colour(6)) with ellipses "
    "linewidth (CROWDED > 0 ? 0.5 : 0.8) dashtype 2 linecolor rgb variable, \\\n"
    "    '' using 1:2:(colour(6)) with points pointtype 7 pointsize 0.6 linecolor rgb variable, "
    "\\\n"
    "    ROWS_DATA using 1:2:3:(colour(4)) with labels left font SMALL "
    "textcolor rgb variable\n";

const lec_shape lec_shape_map = {draw, template};
