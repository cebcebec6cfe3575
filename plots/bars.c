/* SPDX-License-Identifier: GPL-3.0-or-later
 * bars.c -- one bar a label and series, from 0, with its interval as a thin line and what another
 * source of doubt leaves open as a dark band below it. Grouped bars stand below one another, the
 * name of their series beside the first, as many of each.
 *
 * What is no finding has an open bar. Where very many labels have several bars each, dots take
 * their place, which need less room.
 *
 * The axis goes to four times the longest bar at most: an interval that goes on from there ends in
 * an arrowhead, as bars would otherwise shrink to nothing beside it.
 */
#include "plots/drawing.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    BARS_MAX = 64, /* sixty conferences and `all` */
    MANY = 24,
    WIDTH = 1200,
    COLOURS = 7
};
static const size_t grouped_bars = 40; /* over all groups, or one of each */

typedef struct {
    lec_names labels;  /* grouped: each in each series is one */
    const char **name; /* [labels] as the table has it */
    lec_series series;
    uint32_t *own_series; /* [labels] of its first row */
    double *weight;       /* [labels] value of largest magnitude, NaN if there is none */
    size_t *cell_row;     /* [labels * series] table row, SIZE_MAX if there is none */
    size_t slots;         /* bars side by side: the series, or 1 when no label has two of them */
    double low, high;     /* of the values */
    double furthest[2];   /* lowest and highest end of an interval */
    size_t mute;          /* intervals that say nothing */
} bars;

/* The labels of the rows; grouped, a label of two series is two. */
static void find_labels(const lec_view *view, bars *out)
{
    lec_vocabulary *seen = lec_vocabulary_new(view->arena);
    uint32_t *ids = lec_new(view->arena, uint32_t, view->row_count);
    out->name = lec_new(view->arena, const char *, view->row_count);
    out->own_series = lec_new(view->arena, uint32_t, view->row_count);
    for (size_t i = 0; i < view->row_count; i++) {
        const char *name = lec_view_text(view, view->rows[i], view->label), *text = name;
        if (view->chart->grouped)
            text = lec_arena_format(view->arena, "%s\n%s", name,
                                    lec_view_text(view, view->rows[i], view->series));
        ids[i] = lec_vocabulary_add(seen, text, strlen(text));
        if (ids[i] + 1 < lec_vocabulary_count(seen) || out->name[ids[i]] != NULL) continue;
        out->name[ids[i]] = name;
        out->own_series[ids[i]] = out->series.row_id[i];
    }
    out->labels = (lec_names){lec_vocabulary_count(seen), lec_vocabulary_texts(seen), ids};
}

static lec_status collect(lec_drawing *drawing, bars *out, lec_error *error)
{
    lec_view *view = &drawing->view;
    out->series = lec_view_series(view);
    if (view->chart->grouped && out->series.count > COLOURS) /* two tell neighbours apart */
        for (size_t i = 0; i < out->series.count; i++)
            out->series.colours[i] = i % 2 == 0 ? "COLOUR1" : "COLOUR5";
    find_labels(view, out);
    out->weight = lec_new(view->arena, double, out->labels.count);
    out->cell_row = lec_new(view->arena, size_t, out->labels.count * out->series.count);
    for (size_t i = 0; i < out->labels.count; i++) out->weight[i] = NAN;
    for (size_t i = 0; i < out->labels.count * out->series.count; i++) out->cell_row[i] = SIZE_MAX;
    for (size_t i = 0; i < view->row_count; i++) {
        const uint32_t label = out->labels.row_id[i];
        const double value = lec_view_number(view, view->rows[i], view->value);
        size_t *cell = &out->cell_row[label * out->series.count + out->series.row_id[i]];
        if (*cell != SIZE_MAX)
            return lec_fail(
                error, LEC_BAD_DATA,
                "chart %s: rows %zu and %zu of its table are the same bar; add a filter "
                "or a series to the chart",
                view->chart->name, *cell + 1, view->rows[i] + 1);
        if (isnan(value)) continue;
        *cell = view->rows[i];
        if (!(fabs(value) <= fabs(out->weight[label]))) out->weight[label] = value;
    }
    return LEC_OK;
}

static size_t count_slots(const bars *all)
{
    for (size_t label = 0; label < all->labels.count; label++) {
        size_t own = 0;
        for (size_t s = 0; s < all->series.count; s++)
            own += all->cell_row[label * all->series.count + s] != SIZE_MAX;
        if (own > 1) return all->series.count;
    }
    return 1;
}

static bool has_length(const bars *all)
{
    for (size_t i = 0; i < all->labels.count; i++)
        if (fabs(all->weight[i]) > 0) return true;
    return false;
}

/* The size by which labels are chosen (the sum of `chosen_by` over their bars); NaN for those
 * without a bar. */
static double *choosing_sizes(const lec_view *view, const bars *all)
{
    double *size = lec_new(view->arena, double, all->labels.count);
    for (size_t i = 0; i < all->labels.count; i++) size[i] = fabs(all->weight[i]);
    if (!view->chart->in_order && view->counted == LEC_NO_COLUMN &&
        has_length(all)) /* among others a bar of no length says nothing */
        for (size_t i = 0; i < all->labels.count; i++)
            if (all->weight[i] == 0) size[i] = NAN;
    if (view->chosen_by == LEC_NO_COLUMN) return size;
    for (size_t i = 0; i < all->labels.count; i++)
        if (!isnan(size[i])) size[i] = 0;
    for (size_t i = 0; i < view->row_count; i++) {
        const uint32_t label = all->labels.row_id[i];
        const double more = fabs(lec_view_number(view, view->rows[i], view->chosen_by));
        if (!isnan(size[label]) && !isnan(more)) size[label] += more;
    }
    return size;
}

/* Findings before others; of both sides of 0 as many, where they are called by two names. */
static double *chosen_sizes(const lec_view *view, const bars *all)
{
    double *size = choosing_sizes(view, all);
    for (size_t i = 0; i < view->row_count && lec_view_has_findings(view); i++) {
        const uint32_t label = all->labels.row_id[i];
        if (lec_view_is_finding(view, view->rows[i]) && size[label] < LEC_FINDINGS_AHEAD)
            size[label] += LEC_FINDINGS_AHEAD;
    }
    const size_t most = view->chart->most > 0 ? view->chart->most : BARS_MAX;
    if (view->opposite != LEC_NO_COLUMN)
        lec_view_keep_both_sides(view, all->weight, size, all->labels.count, most);
    return size;
}

/* As many of each series, the first in the table; NaN for the others. */
static double *first_of_each(const lec_view *view, const bars *all)
{
    const size_t quota = grouped_bars / (all->series.count > 0 ? all->series.count : 1);
    double *size = lec_new(view->arena, double, all->labels.count);
    size_t *taken = lec_new(view->arena, size_t, all->series.count);
    for (size_t i = 0; i < all->labels.count; i++) {
        size_t *own = &taken[all->own_series[i]];
        size[i] = isnan(all->weight[i]) || *own >= (quota > 0 ? quota : 1) ? NAN : -(double)*own;
        if (!isnan(size[i])) ++*own;
    }
    return size;
}

/* The longest bar to the right first, the longest to the left last; equal ones as they are. */
static void sort_by_weight(const bars *all, uint32_t *ids, size_t count)
{
    for (size_t i = 1; i < count; i++)
        for (size_t j = i; j > 0 && all->weight[ids[j]] > all->weight[ids[j - 1]]; j--) {
            const uint32_t moved = ids[j];
            ids[j] = ids[j - 1];
            ids[j - 1] = moved;
        }
}

/* The labels to draw: those with the longest bars; in the order of the table or longest first. */
static lec_picks pick(const lec_view *view, const bars *all)
{
    if (view->chart->grouped)
        return lec_view_pick(view, &all->labels, first_of_each(view, all), BARS_MAX, LEC_IN_ORDER);
    const lec_pick_order order = view->chart->in_order ? LEC_IN_ORDER : LEC_LARGEST_FIRST;
    lec_picks picks = lec_view_pick(view, &all->labels, chosen_sizes(view, all), BARS_MAX, order);
    /* negative bars go below the positive ones: the order that the eye follows */
    if (order == LEC_LARGEST_FIRST) sort_by_weight(all, picks.ids, picks.count);
    return picks;
}

static const char *bar_colour(const lec_view *view, const bars *all, uint32_t label, size_t series)
{
    const char *colour = all->series.colours[series];
    const bool is_own_word = view->label != LEC_NO_COLUMN &&
                             lec_table_columns(view->table)[view->label].type == LEC_NAME;
    const char *own = lec_colour_of_role(all->name[label]);
    if (view->series == LEC_NO_COLUMN && is_own_word && own != NULL) colour = own;
    return colour;
}

/* From 0 to 1 of a share, or no wider than a point: where all that was said, or nothing, is of one
 * side, or where there is next to nothing to go by. */
static bool is_mute(const lec_view *view, double low, double high)
{
    const bool is_all = view->chart->as_percent && low < 0.0005 && high > 0.9995;
    return is_all || high - low <= 1e-9 * fabs(high);
}

/* One bar a line; `row` counts from 1, the bars of one row lie between row - 0.4 and row + 0.4. */
static void put_bar(lec_drawing *drawing, bars *all, uint32_t label, size_t series, size_t row,
                    const char *label_text)
{
    const lec_view *view = &drawing->view;
    const size_t table_row = all->cell_row[label * all->series.count + series];
    if (table_row == SIZE_MAX) return;
    const double value = lec_view_number(view, table_row, view->value);
    double low = lec_view_number(view, table_row, view->low);
    double high = lec_view_number(view, table_row, view->high);
    if (is_mute(view, low, high)) {
        all->mute++;
        low = high = NAN;
    }
    const double thickness = 0.8 / (double)all->slots;
    const double from = (double)row - 0.4 + (all->slots > 1 ? thickness * (double)series : 0);
    lec_text *data = &drawing->data;
    lec_text_cell_number(data, (double)row);
    lec_text_cell(data, label_text);
    const bool is_named = all->series.texts[series][0] != '\0';
    lec_text_cell(data,
                  is_named ? lec_view_series_label(&drawing->view, &all->series, series) : "");
    lec_text_cell_number(data, value);
    lec_text_cell_number(data, low);
    lec_text_cell_number(data, high);
    lec_text_cell_number(data, from);
    lec_text_cell_number(data, from + thickness);
    lec_text_cell(data, bar_colour(view, all, label, series));
    const double outer_low = lec_view_number(view, table_row, view->outer_low);
    const double outer_high = lec_view_number(view, table_row, view->outer_high);
    lec_text_cell_number(data, outer_low);
    lec_text_cell_number(data, outer_high);
    lec_text_cell_number(data, lec_view_is_finding(view, table_row));
    lec_text_end_row(data);
    all->low = fmin(all->low, fmin(value, outer_low)); /* fmin passes over NaN */
    all->high = fmax(all->high, fmax(value, outer_high));
    if (isnan(low) || isnan(high)) return;
    drawing->has_intervals = true;
    all->furthest[0] = fmin(all->furthest[0], low);
    all->furthest[1] = fmax(all->furthest[1], high);
}

static void put_value_axis(lec_drawing *drawing, const bars *all)
{
    const bool percent = drawing->view.chart->as_percent;
    const double scale = percent ? 100 : 1;
    const double limit = 4 * fmax(all->high, -all->low);
    const double low = fmin(all->low, fmax(all->furthest[0], -limit));
    const double high = fmax(all->high, fmin(all->furthest[1], limit));
    const lec_axis axis = lec_axis_round(scale * low, scale * high, lec_axis_ticks(&drawing->view),
                                         drawing->view.chart->as_time);
    lec_annotate_level(drawing, LEC_NOTE_THIN_LINES);
    const bool clipped = scale * all->furthest[1] > axis.to || scale * all->furthest[0] < axis.from;
    lec_put_axis(drawing, axis);
    lec_text_set_number(&drawing->numbers, "SCALE", scale);
    if (clipped) lec_annotate(drawing, LEC_NOTE_BEYOND_AXIS, NULL, NULL);
    lec_text_set_count(&drawing->numbers, "OUTER", drawing->view.outer_low != LEC_NO_COLUMN);
}

/* The label of a row, with its count in parentheses. */
static const char *row_label(lec_view *view, const bars *all, uint32_t label)
{
    const char *name = lec_view_row_label(view, all->name[label], "(no name)");
    for (size_t s = 0; s < all->series.count && view->counted != LEC_NO_COLUMN; s++) {
        const size_t row = all->cell_row[label * all->series.count + s];
        if (row == SIZE_MAX) continue;
        return lec_arena_format(view->arena, "%s (%s)", name,
                                lec_view_text(view, row, view->counted));
    }
    return name;
}

/* The names of the groups to the left of their first rows, and room for them. */
static void put_groups(lec_drawing *drawing, const bars *all, const lec_picks *picks, double pitch)
{
    lec_text_put(&drawing->key, LEC_KEY_COLUMNS);
    uint32_t last = UINT32_MAX;
    for (size_t i = 0; i < picks->count; i++) {
        const uint32_t series = all->own_series[picks->ids[i]];
        if (series == last) continue;
        last = series;
        lec_put_key(&drawing->key, LEC_PAGE_MARGIN, drawing->top + pitch * ((double)i + 0.5),
                    lec_view_series_label(&drawing->view, &all->series, series),
                    all->series.colours[series]);
    }
}

/* Pixels of the widest name of a group. */
static double group_pixels(lec_drawing *drawing, const bars *all)
{
    double most = 0;
    for (size_t s = 0; s < all->series.count && drawing->view.chart->grouped; s++)
        most = fmax(most, lec_key_pixels(lec_view_series_label(&drawing->view, &all->series, s)));
    return most;
}

static void lay_out(lec_drawing *drawing, const bars *all, const lec_picks *picks,
                    const char *const *labels, const bool *used)
{
    const bool grouped = drawing->view.chart->grouped;
    drawing->width = lec_page_width(&drawing->view, WIDTH);
    const bool many = picks->count > MANY && all->slots > 1;
    const double least = many ? fmax(18, 6 + 4 * (double)all->slots) : 14 + 12 * (double)all->slots;
    lec_text_set_count(&drawing->numbers, "CROWDED", many);
    const double pitch = fmin(fmax(660 / (double)picks->count, least), fmax(52, least));
    lec_page_of_rows(drawing, labels, picks->count,
                     LEC_PAGE_OF_ROWS_MARGIN + group_pixels(drawing, all), pitch,
                     grouped ? NULL : &all->series, used);
    if (grouped) put_groups(drawing, all, picks, pitch);
}

static lec_status draw(lec_drawing *drawing, lec_error *error)
{
    lec_view *view = &drawing->view;
    bars all = {0};
    const lec_status status = collect(drawing, &all, error);
    if (status != LEC_OK) return status;
    all.slots = count_slots(&all);
    const lec_picks picks = pick(view, &all);
    drawing->shown = picks.count;
    drawing->total = picks.total;
    const char **labels = lec_new(view->arena, const char *, picks.count);
    bool *used = lec_new(view->arena, bool, all.series.count);
    lec_text_put(&drawing->data, "row,label,series,value,low,high,row_from,row_to,colour,"
                                 "outer_low,outer_high,found\n");
    for (size_t i = 0; i < picks.count; i++) {
        labels[i] = row_label(view, &all, picks.ids[i]);
        for (size_t s = 0; s < all.series.count; s++) {
            put_bar(drawing, &all, picks.ids[i], s, i + 1, labels[i]);
            used[s] = used[s] || all.cell_row[picks.ids[i] * all.series.count + s] != SIZE_MAX;
        }
    }
    lec_put_rows(drawing, labels, picks.count);
    put_value_axis(drawing, &all);
    lec_remark_findings(drawing);
    lec_remark_count(drawing, LEC_NOTE_MUTE, all.mute);
    lec_text_set_count(&drawing->numbers, "ROWS", picks.count);

    lay_out(drawing, &all, &picks, labels, used);
    return LEC_OK;
}

static const char template[] = LEC_SCRIPT_OF_ROWS(
    "0.3") "  set grid xtics linetype 1 linewidth 0.6 linecolor rgb GRID; set grid back\n"
           "  set errorbars 0.5\n"
           "  clip(x) = x > TO ? TO : x < FROM ? FROM : x\n"
           "  line(a, b) = OUTER ? 0.7*a + 0.3*b : 0.5*(a + b)\n"
           "  mark(a, b) = a == b ? 0.0025*(TO - FROM) : 0\n"
           "  if (FROM < 0) {\n"
           "    set arrow 1 from first 0, graph 0 to first 0, graph 1 nohead linewidth 0.8 "
           "linecolor rgb MUTED front\n"
           "  }\n"
           "  if (CROWDED) {\n"
           "    plot ROWS_DATA using (-1e9):1:ytic(2) with points pointtype 0, \\\n"
           "      '' using (FROM):($1 + 0.5):(TO - FROM):(0) with vectors nohead linewidth 0.6 "
           "linecolor "
           "rgb GRID, \\\n"
           "      DATA using (SCALE*$10):(0.5*($7 + $8)):(SCALE*$10 - mark($10, $11)):(SCALE*$11 + "
           "mark($10, $11)):7:8 with boxxyerror fillstyle solid 0.25 "
           "noborder linecolor rgb MUTED, \\\n"
           "      '' using (SCALE*$4):(0.5*($7 + "
           "$8)):(clip(SCALE*$5)):(clip(SCALE*$6)):(colour(9)) with "
           "xerrorbars pointtype 7 pointsize 0 linewidth 1.2 linecolor rgb variable, \\\n"
           "      '' using ($12 > 0 ? SCALE*$4 : NaN):(0.5*($7 + $8)):(colour(9)) with points "
           "pointtype 7 "
           "pointsize 0.55 linecolor rgb variable, \\\n"
           "      '' using ($12 > 0 ? NaN : SCALE*$4):(0.5*($7 + $8)):(colour(9)) with points "
           "pointtype 6 "
           "pointsize 0.55 linecolor rgb variable\n"
           "  } else {\n"
           "  plot ROWS_DATA using (-1e9):1:ytic(2) with points pointtype 0, \\\n"
           "    DATA using ($12 > 0 ? SCALE*$4 : NaN):1:(0):(SCALE*$4):7:8:(colour(9)) with "
           "boxxyerror "
           "fillstyle solid noborder linecolor rgb variable, \\\n"
           "    '' using ($12 > 0 ? NaN : SCALE*$4):1:(0):(SCALE*$4):7:8:(colour(9)) with "
           "boxxyerror "
           "fillstyle solid 0.15 border linewidth 0.8 linecolor rgb variable, \\\n"
           "    '' using (SCALE*$10):(0.28*$7 + 0.72*$8):(SCALE*$10 - mark($10, $11)):(SCALE*$11 + "
           "mark($10, $11)):"
           "(0.4*$7 + 0.6*$8):(0.16*$7 + 0.84*$8) with boxxyerror fillstyle solid "
           "noborder linecolor rgb MUTED, \\\n"
           "    '' using (SCALE*$4):(line($7, $8)):(clip(SCALE*$5)):(clip(SCALE*$6)) with "
           "xerrorbars "
           "pointtype 7 pointsize 0.3 linewidth 3.6 linecolor rgb '#ffffff', \\\n"
           "    '' using (SCALE*$4):(line($7, $8)):(clip(SCALE*$5)):(clip(SCALE*$6)) with "
           "xerrorbars "
           "pointtype 7 pointsize 0.3 linewidth 1.4 linecolor rgb INK, \\\n"
           "    '' using (SCALE*$6 > TO ? SCALE*$4 : -1e9):(line($7, $8)):(TO - SCALE*$4):(0) "
           "with vectors head filled size screen 0.008, 25 linewidth 1.4 linecolor rgb INK, \\\n"
           "    '' using (SCALE*$5 < FROM ? SCALE*$4 : -1e9):(line($7, $8)):(FROM - SCALE*$4):(0) "
           "with vectors head filled size screen 0.008, 25 linewidth 1.4 linecolor rgb INK\n"
           "  }\n";

const lec_shape lec_shape_bars = {draw, template};
