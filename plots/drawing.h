/* SPDX-License-Identifier: GPL-3.0-or-later
 * drawing.h -- a chart in the making: where things lie on the page, in pixels from the top left,
 * and the texts of its files.
 *
 *   18 | title                                    legend, if it fits | 34
 *      | note: intervals, how many are shown     (lines as needed)   | 60
 *      | legend, if it does not fit above                            |
 *      | row labels   +---------------------------------------+      | top
 *      |              |              plot area                |      |
 *      |              +---------------------------------------+      | bottom
 *      |                          axis, column labels                |
 *      | caption: how much, of which study, by which version         |
 *      +-------------------------------------------------------------+ height
 *                    left                                  right   width
 *
 * A shape (bars.c, timeline.c, ...) picks rows of the view, puts their CSV cells, and sets the
 * numbers that its script template names. Pixels are those of the SVG; the PNG has twice as many.
 */
#ifndef LEC_PLOTS_DRAWING_H
#define LEC_PLOTS_DRAWING_H

#include "plots/text.h"
#include "plots/view.h"
#include "plots/words.h"

typedef LEC_ARRAY(const char *) lec_lines;

typedef struct {
    lec_view view;
    lec_text numbers;                           /* NAME = NUMBER lines of the script */
    lec_text data, rows, columns, key, caption; /* CSV files; empty: not written */
    lec_lines notes;   /* of the shape, for the line under the title: lec_annotate() */
    lec_lines remarks; /* what is known only when all is laid out: goes to the caption */
    lec_lines title_lines, note_lines; /* set by lec_page_header() */
    lec_lines axis_lines;              /* ... and by lec_page_finish() */
    double width, height, left, right, top, bottom;
    double axis_x;       /* the middle of the axis words: lec_page_finish() */
    double axis_y;       /* where the axis words stand; 0: they are part of the note */
    size_t shown, total; /* labels; nothing is drawn when none is shown */
    bool has_intervals;
    lec_note_name axis_note; /* in place of the axis words; LEC_NOTE_SHOWN: none */
} lec_drawing;

/* A shape draws the view; its template follows the common part of the script (see script.c). */
typedef struct {
    lec_status (*draw)(lec_drawing *drawing, lec_error *error);
    const char *template;
} lec_shape;

extern const lec_shape lec_shape_bars, lec_shape_timeline, lec_shape_matrix, lec_shape_strips,
    lec_shape_lines, lec_shape_panels, lec_shape_tree, lec_shape_map, lec_shape_shares,
    lec_shape_pairs, lec_shape_scatter, lec_shape_network;

/* Sizes of type in pixels. */
#define LEC_TITLE_PIXELS 20.0
#define LEC_LABEL_PIXELS 16.0
#define LEC_SMALL_PIXELS 14.67
#define LEC_TINY_PIXELS  12.0
enum { LEC_TITLE_LINE = 25, LEC_NOTE_LINE = 19 }; /* from line to line */

/* The width of a page in pixels: `natural`, or what the chart's style asks for. At the size of type
 * that it asks for a pixel is smaller than 1/96 inch, so that pages are laid out as they look. */
double lec_page_width(const lec_view *view, double natural);

/* Adds a note (plots/notes.def) to the line under the title, before lec_page_header(), or a remark
 * to the caption, before lec_page_finish(); `first` and `second` (or NULL) fill it in. A count of
 * 0, and a level without intervals, add nothing. */
void lec_annotate(lec_drawing *drawing, lec_note_name name, const char *first, const char *second);
void lec_annotate_count(lec_drawing *drawing, lec_note_name name, size_t count);
void lec_annotate_level(lec_drawing *drawing, lec_note_name name);
void lec_remark_count(lec_drawing *drawing, lec_note_name name, size_t count);
void lec_remark_shown(lec_drawing *drawing, lec_note_name name, size_t shown, size_t total);
/* What is drawn open, where the chart tells findings from others. */
void lec_remark_findings(lec_drawing *drawing);

/* Pixels that the longest of the labels needs. */
double lec_labels_pixels(const char *const *labels, size_t count);

/* Makes the page wide enough for title and notes (breaks them where it has a given width), lays out
 * the legend of the series that `used` marks (NULL or a single unnamed series: none) and sets
 * `top`. Needs width, shown and total. */
void lec_page_header(lec_drawing *drawing, const lec_series *series, const bool *used);

/* The legend's columns, one entry of it (a swatch at x, its middle at y, and a name), and the
 * pixels that an entry needs. */
#define LEC_KEY_COLUMNS "x,y,label,colour\n"
enum { LEC_PAGE_MARGIN = 18 };
void lec_put_key(lec_text *key, double x, double y, const char *label, const char *colour);
double lec_key_pixels(const char *label);

/* Sets the numbers common to all shapes; needs everything else. */
void lec_page_finish(lec_drawing *drawing);

/* A page of rows, `pitch` pixels each, with their labels on the left, `margin` pixels besides: puts
 * the header and sets all measures but the width, which it needs; the axis has room for one line of
 * numbers. */
void lec_page_of_rows(lec_drawing *drawing, const char *const *labels, size_t count, double margin,
                      double pitch, const lec_series *series, const bool *used);
enum { LEC_PAGE_OF_ROWS_MARGIN = 26 };

/* The beginning of a template for such a page: its axes, the labels of rows `offset` to the right.
 */
#define LEC_SCRIPT_OF_ROWS(offset)                                                                 \
    "  set border 1 linewidth 0.8 linecolor rgb MUTED\n"                                           \
    "  set xrange [FROM:TO]; set yrange [ROWS + 0.5:0.5]\n"                                        \
    "  set xtics nomirror out scale 0.5 textcolor rgb INK\n"                                       \
    "  set xtics FROM, STEP, TO\n"                                                                 \
    "  @TICS@\n"                                                                                   \
    "  set ytics nomirror scale 0 offset " offset ", 0 textcolor rgb INK noenhanced\n"

/* Puts the labels of rows 1, 2, ... */
void lec_put_rows(lec_drawing *drawing, const char *const *labels, size_t count);

/* A round axis: from <= low, to >= high, both multiples of step, about `ticks` steps. With `time`
 * steps are whole seconds, minutes or hours. low < high is not needed. */
typedef struct {
    double from, to, step;
} lec_axis;
/* How many steps a value axis has room for on a page of the style. */
double lec_axis_ticks(const lec_view *view);
lec_axis lec_axis_round(double low, double high, double ticks, bool time);

/* Puts labels below the plot area at their positions on its axis, level where each has `room`
 * pixels and slanting where not (sets SLANTED); returns the pixels that they need in height.
 * `borders` (or NULL) are positions of lines between them. */
double lec_put_columns(lec_drawing *drawing, const double *positions, const char *const *labels,
                       const double *borders, size_t count, double room);

/* Pixels that slanting labels, which end at their positions on the axis, reach out to the left of a
 * plot area of the given width. */
double lec_columns_overhang(lec_axis axis, const double *positions, const char *const *labels,
                            size_t count, double plot_width);

/* Sets FROM, TO and STEP. */
void lec_put_axis(lec_drawing *drawing, lec_axis axis);

/* The whole script. */
lec_text lec_script(const lec_drawing *drawing, const char *shape_template);

#endif
