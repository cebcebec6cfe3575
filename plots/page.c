/* SPDX-License-Identifier: GPL-3.0-or-later
 * page.c -- margins, legend and axes: what the shapes have in common. */
#include "plots/drawing.h"

#include <math.h>

enum { MARGIN = LEC_PAGE_MARGIN, SWATCH = 20, KEY_GAP = 22, KEY_LINE = 24 };

double lec_labels_pixels(const char *const *labels, size_t count)
{
    double ems = 0;
    for (size_t i = 0; i < count; i++) ems = fmax(ems, lec_label_ems(labels[i]));
    return ems * LEC_LABEL_PIXELS;
}

static bool axis_in_note(const lec_chart *chart)
{
    return chart->shape == LEC_CHART_MATRIX || chart->shape == LEC_CHART_LINES;
}

static bool has_note(const lec_drawing *drawing)
{
    const lec_chart *chart = drawing->view.chart;
    return chart->note != NULL || axis_in_note(chart) || drawing->has_intervals ||
           drawing->shown < drawing->total;
}

/* How long the second line of the page can be (see the templates in script.c). */
static double note_pixels(const lec_drawing *drawing)
{
    const lec_chart *chart = drawing->view.chart;
    double ems = 0;
    if (chart->note != NULL) ems += lec_label_ems(chart->note);
    if (axis_in_note(chart)) ems += lec_label_ems(chart->axis);
    if (chart->shape == LEC_CHART_MATRIX) ems += lec_label_ems("  ·  empty: no value in the table");
    if (chart->minus_one_is_never) ems += lec_label_ems("  ·  grey: never together");
    if (drawing->has_intervals) ems += lec_label_ems("  ·  thin lines: 99.9 % intervals");
    if (drawing->shown < drawing->total) ems += lec_label_ems("  ·  40 of 1000 shown");
    return ems * LEC_SMALL_PIXELS;
}

double lec_key_pixels(const char *label)
{
    return SWATCH + lec_label_ems(label) * LEC_SMALL_PIXELS + KEY_GAP;
}

void lec_put_key(lec_text *key, double x, double y, const char *label, uint32_t colour)
{
    lec_text_cell_number(key, x);
    lec_text_cell_number(key, y);
    lec_text_cell(key, label);
    lec_text_cell_number(key, colour);
    lec_text_end_row(key);
}

/* Beside the title at the right, or below the note in as many lines as needed. */
static void lay_out_key(lec_drawing *drawing, const lec_series *series, const bool *used)
{
    const char **labels = lec_new(drawing->view.arena, const char *, series->count);
    double pixels = 0;
    for (size_t s = 0; s < series->count; s++) {
        labels[s] = lec_view_label(&drawing->view, series->texts[s], "(none)");
        if (used[s]) pixels += lec_key_pixels(labels[s]);
    }
    const double title = 1.1 * LEC_TITLE_PIXELS * lec_label_ems(drawing->view.chart->title);
    const bool beside = MARGIN + title + 2 * KEY_GAP + pixels <= drawing->width;
    double x = beside ? drawing->width - pixels : MARGIN;
    double y = beside ? 34 : drawing->top;
    lec_text_put(&drawing->key, LEC_KEY_COLUMNS);
    for (size_t s = 0; s < series->count; s++) {
        if (!used[s]) continue;
        const double needed = lec_key_pixels(labels[s]);
        if (!beside && x > MARGIN && x + needed > drawing->width) {
            x = MARGIN;
            y += KEY_LINE;
        }
        lec_put_key(&drawing->key, x, y, labels[s], series->colours[s]);
        x += needed;
    }
    if (!beside) drawing->top = y + KEY_LINE;
}

void lec_page_header(lec_drawing *drawing, const lec_series *series, const bool *used)
{
    const double title = 1.1 * LEC_TITLE_PIXELS * lec_label_ems(drawing->view.chart->title);
    drawing->width = ceil(fmax(drawing->width, 2 * MARGIN + fmax(title, note_pixels(drawing))));
    drawing->top = has_note(drawing) ? 86 : 60;
    size_t count = 0;
    for (size_t s = 0; series != NULL && s < series->count; s++) count += used[s];
    const bool named = count > 1 || (count == 1 && drawing->view.series != LEC_NO_COLUMN);
    if (named) lay_out_key(drawing, series, used);
}

void lec_page_finish(lec_drawing *drawing)
{
    lec_text *out = &drawing->numbers;
    const double level = drawing->has_intervals ? drawing->view.setting->level : 0;
    lec_text_set_count(out, "WIDTH", (size_t)drawing->width);
    lec_text_set_count(out, "HEIGHT", (size_t)ceil(drawing->height));
    lec_text_set_number(out, "LEFT", ceil(drawing->left));
    lec_text_set_number(out, "RIGHT", ceil(drawing->right));
    lec_text_set_number(out, "TOP", ceil(drawing->top));
    lec_text_set_number(out, "BOTTOM", ceil(drawing->bottom));
    lec_text_set_number(out, "AXIS_Y", ceil(drawing->axis_y));
    lec_text_set_number(out, "LEVEL", 100 * level);
    lec_text_set_count(out, "SHOWN", drawing->shown);
    lec_text_set_count(out, "TOTAL", drawing->total);
    lec_text_set_count(out, "KEY", drawing->key.bytes.count > 0);
}

void lec_put_rows(lec_drawing *drawing, const char *const *labels, size_t count)
{
    lec_text_put(&drawing->rows, "row,label\n");
    for (size_t i = 0; i < count; i++) {
        lec_text_cell_number(&drawing->rows, (double)(i + 1));
        lec_text_cell(&drawing->rows, labels[i]);
        lec_text_end_row(&drawing->rows);
    }
}

/* 1, 2 or 5 times a power of ten, not below `least`. */
static double round_step(double least)
{
    const double power = pow(10, floor(log10(least)));
    const double steps[] = {1, 2, 5};
    for (size_t i = 0; i < 3; i++)
        if (steps[i] * power >= least * (1 - 1e-9)) return steps[i] * power;
    return 10 * power;
}

static double time_step(double least)
{
    static const double steps[] = {1,   2,   5,   10,   15,   30,   60,   120,
                                   300, 600, 900, 1200, 1800, 3600, 7200, 14400};
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        if (steps[i] >= least) return steps[i];
    return 3600 * ceil(least / 3600);
}

lec_axis lec_axis_round(double low, double high, double ticks, bool time)
{
    if (!(high > low)) high = low + 1;
    const double least = (high - low) / ticks;
    const double step = time ? time_step(least) : round_step(least);
    return (lec_axis){step * floor(low / step + 1e-9), step * ceil(high / step - 1e-9), step};
}

void lec_put_axis(lec_drawing *drawing, lec_axis axis)
{
    lec_text_set_number(&drawing->numbers, "FROM", axis.from);
    lec_text_set_number(&drawing->numbers, "TO", axis.to);
    lec_text_set_number(&drawing->numbers, "STEP", axis.step);
}

double lec_columns_overhang(lec_axis axis, const double *positions, const char *const *labels,
                            size_t count, double plot_width)
{
    double overhang = 0;
    for (size_t i = 0; i < count; i++) {
        const double from_left = (positions[i] - axis.from) / (axis.to - axis.from) * plot_width;
        overhang = fmax(overhang, sqrt(0.5) * lec_labels_pixels(&labels[i], 1) - from_left);
    }
    return overhang;
}

double lec_put_columns(lec_drawing *drawing, const double *positions, const char *const *labels,
                       const double *borders, size_t count, double room)
{
    lec_text_put(&drawing->columns, "position,label,border\n");
    for (size_t i = 0; i < count; i++) {
        lec_text_cell_number(&drawing->columns, positions[i]);
        lec_text_cell(&drawing->columns, labels[i]);
        lec_text_cell_number(&drawing->columns, borders != NULL ? borders[i] : NAN);
        lec_text_end_row(&drawing->columns);
    }
    const double pixels = lec_labels_pixels(labels, count);
    const bool slanted = pixels + 10 > room;
    lec_text_set_count(&drawing->numbers, "SLANTED", slanted);
    return slanted ? pixels * sqrt(0.5) + 20 : 26;
}
