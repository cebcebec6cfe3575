/* SPDX-License-Identifier: GPL-3.0-or-later
 * matrix.c -- cells of two sets of labels, coloured from blue over white to red and printed.
 *
 * What is no finding has a frame of its colour; what never occurs together, a cross.
 *
 * A pair without a row, or with an undefined value, is an empty place.
 */
#include "plots/drawing.h"

#include <math.h>
#include <string.h>

enum { LABELS_MAX = 40, CELL_MIN = 26, CELL_MAX = 72, CELL_PRINTED = 32, CELL_TWO_DECIMALS = 44 };
enum { FITTED_LABELS_MAX = 80, FITTED_CELL_MIN = 23 }; /* one colour is read without numbers */
enum { PAIRED_LABELS_MAX = 200 };                      /* no pair of the study is left out */
enum { SCALE_ROOM = 130, LABEL_PITCH = 19, NUMBER_PIXELS = 40, NUMBER_PITCH = 26, CELL_LEAST = 3 };

static const double worth_one_decimal = 0.2; /* 0.0 in every cell tells nothing */

typedef struct {
    lec_vocabulary *rows, *columns; /* one and the same when mirrored or square */
    uint32_t *row, *column;         /* [view rows] ids */
    double *value;                  /* [view rows] */
    bool *found;                    /* [view rows] */
    double largest;                 /* magnitude */
    bool has_negative;
} cells;

static cells collect(const lec_view *view)
{
    cells out = {.rows = lec_vocabulary_new(view->arena),
                 .row = lec_new(view->arena, uint32_t, view->row_count),
                 .column = lec_new(view->arena, uint32_t, view->row_count),
                 .value = lec_new(view->arena, double, view->row_count),
                 .found = lec_new(view->arena, bool, view->row_count)};
    const bool same = view->chart->mirrored || view->chart->square;
    out.columns = same ? out.rows : lec_vocabulary_new(view->arena);
    for (size_t i = 0; i < view->row_count; i++) {
        const char *label = lec_view_text(view, view->rows[i], view->label);
        const char *across = lec_view_text(view, view->rows[i], view->across);
        out.row[i] = lec_vocabulary_add(out.rows, label, strlen(label));
        out.column[i] = lec_vocabulary_add(out.columns, across, strlen(across));
        out.value[i] = lec_view_number(view, view->rows[i], view->value);
        if (!isnan(out.value[i])) out.largest = fmax(out.largest, fabs(out.value[i]));
        out.found[i] = lec_view_is_finding(view, view->rows[i]);
        if (out.value[i] < 0) out.has_negative = true;
    }
    return out;
}

static void raise_weight(double *weight, double value)
{
    if (!isnan(value) && !(value <= *weight)) *weight = value;
}

/* The labels of one side that have a value at all, those with the largest magnitude if many (with
 * one colour from the smallest to the largest: the largest value). */
static lec_picks pick(const lec_view *view, const cells *all, const lec_vocabulary *side)
{
    const lec_names names = {lec_vocabulary_count(side), lec_vocabulary_texts(side), NULL};
    double *weights = lec_new(view->arena, double, names.count);
    for (size_t i = 0; i < names.count; i++) weights[i] = NAN;
    const bool fitted = view->chart->fitted;
    for (size_t i = 0; i < view->row_count; i++) {
        const double weight = fitted ? all->value[i] : fabs(all->value[i]);
        if (side == all->rows) raise_weight(&weights[all->row[i]], weight);
        if (side == all->columns) raise_weight(&weights[all->column[i]], weight);
    }
    size_t most = fitted ? FITTED_LABELS_MAX : LABELS_MAX;
    if (view->chart->mirrored && !fitted) most = PAIRED_LABELS_MAX;
    return lec_view_pick(view, &names, weights, most, LEC_IN_ORDER);
}

static const char **labels_of(lec_view *view, size_t column, const lec_vocabulary *side,
                              const lec_picks *picks)
{
    const char **labels = lec_new(view->arena, const char *, picks->count);
    for (size_t i = 0; i < picks->count; i++)
        labels[i] =
            lec_view_label(view, column, lec_vocabulary_texts(side)[picks->ids[i]], "(no name)");
    return labels;
}

/* Where a value stands. */
typedef struct {
    size_t row, column;
    double value;
    bool found;
    const char *count;
} placed_value;

static lec_status put_cell(lec_drawing *drawing, bool *taken, size_t column_count, placed_value of,
                           lec_error *error)
{
    bool *own = &taken[of.row * column_count + of.column];
    if (*own)
        return lec_fail(
            error, LEC_BAD_DATA,
            "chart %s: two rows of its table are the same cell; add a filter to the chart",
            drawing->view.chart->name);
    *own = true;
    if (isnan(of.value)) return LEC_OK;
    lec_text_cell_number(&drawing->data, (double)(of.column + 1));
    lec_text_cell_number(&drawing->data, (double)(of.row + 1));
    lec_text_cell_number(&drawing->data, of.value);
    lec_text_cell_number(&drawing->data, of.found);
    lec_text_cell(&drawing->data, of.count);
    lec_text_end_row(&drawing->data);
    return LEC_OK;
}

static lec_status put_cells(lec_drawing *drawing, const cells *all, const lec_picks *rows,
                            const lec_picks *columns, lec_error *error)
{
    const lec_view *view = &drawing->view;
    bool *taken = lec_new(view->arena, bool, rows->count * columns->count);
    size_t drawn = 0;
    lec_text_put(&drawing->data, "column,row,value,found,count\n");
    for (size_t i = 0; i < view->row_count; i++) {
        const uint32_t row = rows->place[all->row[i]];
        const uint32_t column = columns->place[all->column[i]];
        if (row == UINT32_MAX || column == UINT32_MAX) continue;
        const char *count =
            view->counted != LEC_NO_COLUMN ? lec_view_text(view, view->rows[i], view->counted) : "";
        const placed_value own = {row, column, all->value[i], all->found[i], count};
        const placed_value mirrored = {column, row, own.value, own.found, count};
        lec_status status = put_cell(drawing, taken, columns->count, own, error);
        if (status == LEC_OK && view->chart->mirrored && row != column)
            status = put_cell(drawing, taken, columns->count, mirrored, error);
        if (status != LEC_OK) return status;
        if (!isnan(own.value)) drawn += view->chart->mirrored && row != column ? 2 : 1;
    }
    if (drawn < rows->count * columns->count)
        lec_annotate(drawing, LEC_NOTE_EMPTY_CELL, NULL, NULL);
    return LEC_OK;
}

/* Where cells are too narrow for a name below each, columns have as many as there is room for; rows
 * that are the same as the columns have numbers before their names, and the columns the numbers. */
static void thin_labels(const lec_view *view, const char **rows, size_t row_count,
                        const char **columns, size_t column_count, double cell)
{
    const bool numbered = view->chart->mirrored;
    const size_t every = (size_t)ceil((numbered ? NUMBER_PITCH : LABEL_PITCH) / cell);
    for (size_t i = 0; i < row_count && numbered; i++)
        rows[i] = lec_arena_format(view->arena, "%s  %zu", rows[i], i + 1);
    for (size_t i = 0; i < column_count; i++) {
        if (i % every != 0)
            columns[i] = "";
        else if (numbered)
            columns[i] = lec_arena_format(view->arena, "%zu", i + 1);
    }
}

static void lay_out(lec_drawing *drawing, const char **row_labels, size_t row_count,
                    const char **column_labels, size_t column_count, double largest)
{
    lec_arena *arena = drawing->view.arena;
    const double most = fmax((double)row_count, (double)column_count);
    const double least = drawing->view.chart->fitted ? FITTED_CELL_MIN : CELL_MIN;
    double cell = floor(fmin(fmax(720 / most, least), CELL_MAX));
    const double page = lec_page_width(&drawing->view, 0);
    double labels = 26 + lec_labels_pixels(row_labels, row_count);
    double room = (page - labels - SCALE_ROOM) / (double)column_count;
    const bool thin = page > 0 && room < LABEL_PITCH;
    const bool is_numbered = thin && drawing->view.chart->mirrored;
    if (is_numbered) room -= NUMBER_PIXELS / (double)column_count;
    if (thin) {
        thin_labels(&drawing->view, row_labels, row_count, column_labels, column_count,
                    fmax(CELL_LEAST, room));
        labels = 26 + lec_labels_pixels(row_labels, row_count);
    }
    if (page > 0) cell = fmax(CELL_LEAST, floor(fmin(cell, room)));
    const double cell_height = fmax(cell, thin ? LABEL_PITCH : 0);
    double *positions = lec_new(arena, double, column_count);
    for (size_t i = 0; i < column_count; i++) positions[i] = (double)(i + 1);
    lec_put_rows(drawing, row_labels, row_count);
    /* a label under a cell slants unless all are very short */
    const double below = lec_put_columns(drawing, positions, column_labels, NULL, column_count,
                                         is_numbered ? INFINITY : cell);
    const double plot_width = cell * (double)column_count;
    const lec_axis axis = {0.5, (double)column_count + 0.5, 1};
    drawing->left = fmax(labels, 26 + lec_columns_overhang(axis, positions, column_labels,
                                                           column_count, plot_width));
    drawing->right = ceil(drawing->left) + plot_width;
    drawing->width = fmax(lec_page_width(&drawing->view, 0), drawing->right + SCALE_ROOM);
    lec_page_header(drawing, NULL, NULL);
    drawing->bottom = ceil(drawing->top) + cell_height * (double)row_count;
    drawing->height = drawing->bottom + below + 16;
    /* two decimals where they fit; one where it says something */
    const bool two = cell >= (drawing->view.chart->fitted ? CELL_PRINTED : CELL_TWO_DECIMALS);
    lec_text_set_number(&drawing->numbers, "FRAME", fmin(4, fmax(1.5, cell / 10)));
    lec_text_set_number(&drawing->numbers, "CELL", cell);
    lec_text_set_number(&drawing->numbers, "CELL_HEIGHT", cell_height);
    lec_text_set_count(&drawing->numbers, "DECIMALS", two ? 2 : 1);
    lec_text_set_count(&drawing->numbers, "PRINTED",
                       two || (cell >= CELL_PRINTED && largest >= worth_one_decimal &&
                               !drawing->view.chart->fitted));
}

/* The scale from the smallest to the largest value that is drawn. */
static void put_fit(lec_drawing *drawing, const cells *all, const lec_picks *rows,
                    const lec_picks *columns, double top)
{
    double smallest = INFINITY, largest = -INFINITY;
    for (size_t i = 0; i < drawing->view.row_count; i++) {
        if (rows->place[all->row[i]] == UINT32_MAX || columns->place[all->column[i]] == UINT32_MAX)
            continue;
        smallest = fmin(smallest, all->value[i]); /* fmin and fmax pass over NaN */
        largest = fmax(largest, all->value[i]);
    }
    const bool fitted = drawing->view.chart->fitted && largest > smallest;
    lec_axis fit = {0, top, top / 4};
    if (fitted) fit = lec_axis_round(smallest, largest, 8, false);
    lec_text_set_count(&drawing->numbers, "FITTED", fitted);
    lec_text_set_number(&drawing->numbers, "LEAST", fit.from);
    lec_text_set_number(&drawing->numbers, "GREATEST", fit.to);
    lec_text_set_number(&drawing->numbers, "COLOUR_STEP", 2 * fit.step);
}

static lec_status draw(lec_drawing *drawing, lec_error *error)
{
    lec_view *view = &drawing->view;
    const cells all = collect(view);
    const lec_picks rows = pick(view, &all, all.rows);
    const lec_picks columns = pick(view, &all, all.columns);
    drawing->shown = rows.count;
    drawing->total = rows.total;
    if (view->chart->minus_one_is_never) lec_annotate(drawing, LEC_NOTE_NEVER_TOGETHER, NULL, NULL);
    const lec_status status = put_cells(drawing, &all, &rows, &columns, error);
    if (status != LEC_OK || rows.count == 0) return status;
    lay_out(drawing, labels_of(view, view->label, all.rows, &rows), rows.count,
            labels_of(view, view->across, all.columns, &columns), columns.count, all.largest);
    lec_text_set_count(&drawing->numbers, "ROWS", rows.count);
    lec_text_set_count(&drawing->numbers, "COLUMNS", columns.count);
    /* what cannot be below 0 (a distance) has one colour and fills the scale */
    const bool one_sided = !all.has_negative && !view->chart->minus_one_is_never;
    const bool to_one = all.largest <= 1 && view->chart->minus_one_is_never;
    const double top = to_one ? 1 : lec_axis_round(0, all.largest, 4, false).to;
    lec_text_set_count(&drawing->numbers, "ONE_SIDED", one_sided);
    lec_text_set_number(&drawing->numbers, "MOST", top);
    put_fit(drawing, &all, &rows, &columns, top);
    lec_text_set_count(&drawing->numbers, "COUNTED", view->counted != LEC_NO_COLUMN);
    lec_text_set_count(&drawing->numbers, "NEVER", view->chart->minus_one_is_never);
    lec_remark_findings(drawing);
    return LEC_OK;
}

static const char template[] =
    "  set palette defined (@DIVERGING@)\n"
    "  set cbrange [-MOST:MOST]\n"
    "  if (ONE_SIDED > 0) { set palette defined (@RISING@) }\n"
    "  if (ONE_SIDED > 0) { set cbrange [0:MOST] }\n"
    "  if (FITTED > 0) { set palette defined (@FITTED@) }\n"
    "  if (FITTED > 0) { set cbrange [LEAST:GREATEST] }\n"
    "  set cbtics COLOUR_STEP scale 0.4 textcolor rgb INK\n"
    "  set format cb NUMBER\n"
    "  tall = BOTTOM - TOP < 320 ? BOTTOM - TOP : 320\n"
    "  set colorbox vertical user origin (RIGHT + 28)/WIDTH, 1.0 - (TOP + tall)/HEIGHT "
    "size 18.0/WIDTH, 1.0*tall/HEIGHT noborder\n"
    "  set xrange [0.5:COLUMNS + 0.5]; set yrange [ROWS + 0.5:0.5]\n"
    "  set xtics nomirror scale 0 textcolor rgb INK noenhanced\n"
    "  if (SLANTED > 0) { set xtics rotate by SLANTED right }\n"
    "  set ytics nomirror scale 0 offset 0.3, 0 textcolor rgb INK noenhanced\n"
    "  rounded(v) = floor(abs(v)*10**DECIMALS + 0.5)/10.0**DECIMALS\n"
    "  sign(v) = rounded(v) == 0 || ONE_SIDED > 0 ? '' : v < 0 ? MINUS : '+'\n"
    "  shade(v) = FITTED > 0 ? (v > LEAST + 0.55*(GREATEST - LEAST) ? 0xffffff : 0x222222) : "
    "v > 0.6*MOST || v < -0.5*MOST ? 0xffffff : 0x222222\n"
    "  never(v) = NEVER > 0 && v == -1\n"
    "  printed(v) = never(v) ? '×' : PRINTED == 0 ? '' : sign(v).gprintf(DECIMALS == 2 ? '%.2f' : "
    "'%.1f', rounded(v))\n"
    "  counted(v) = COUNTED > 0 && PRINTED > 0 && !never(v)\n"
    "  letters(v, found) = found > 0 && !never(v) ? shade(v) : 0x222222\n"
    "  inner = 0.47 - 0.5*FRAME/CELL; inner_height = 0.47 - 0.5*FRAME/CELL_HEIGHT\n"
    "  plot COLUMNS_DATA using 1:(1e9):xtic(2) with points pointtype 0, \\\n"
    "    ROWS_DATA using (-1e9):1:ytic(2) with points pointtype 0, \\\n"
    "    DATA using (never($3) && $4 > 0 ? $1 : -1e9):2:(0.47):(0.47) with boxxyerror fillstyle "
    "solid noborder linecolor rgb '#e4e4e4', \\\n"
    "    '' using (never($3) && $4 == 0 ? $1 : -1e9):2:(inner):(inner_height) with boxxyerror "
    "fillstyle empty border linewidth FRAME linecolor rgb '#e4e4e4', \\\n"
    "    '' using (never($3) || $4 == 0 ? -1e9 : $1):2:(0.47):(0.47):3 with boxxyerror fillstyle "
    "solid noborder linecolor palette, \\\n"
    "    '' using (never($3) || $4 > 0 ? -1e9 : $1):2:(inner):(inner_height):3 with boxxyerror "
    "fillstyle empty border linewidth FRAME linecolor palette, \\\n"
    "    '' using 1:(counted($3) ? $2 - 0.17 : $2):(printed($3)):(letters($3, $4)) with labels "
    "font TINY textcolor rgb variable, \\\n"
    "    '' using (counted($3) ? $1 : -1e9):($2 + 0.2):(strcol(5)):(letters($3, $4)) with labels "
    "font TINY textcolor rgb variable\n";

const lec_shape lec_shape_matrix = {draw, template};
