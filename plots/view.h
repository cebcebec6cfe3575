/* SPDX-License-Identifier: GPL-3.0-or-later
 * view.h -- the part of a table that a chart shows: its columns, its rows, its labels and colours.
 */
#ifndef LEC_PLOTS_VIEW_H
#define LEC_PLOTS_VIEW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/vocabulary.h"
#include "plots/plot.h"
#include "plots/text.h"

/* A column that the chart does not use. */
#define LEC_NO_COLUMN SIZE_MAX

typedef struct {
    lec_arena *arena;
    const lec_chart *chart;
    const lec_table *table;
    const lec_chart_setting *setting;
    lec_chart_style style; /* that of the setting, or the usual one */
    size_t label, across, value, length, low, high, outer_low, outer_high, counted, series,
        opposite, found_by, certainty, chosen_by, conference; /* columns */
    size_t row_count;
    const size_t *rows; /* [row_count] table rows that pass the filters, in order */
    size_t undrawable;  /* characters replaced in labels so far */
} lec_view;

void lec_view_open(lec_view *view, const lec_chart *chart, const lec_table *table,
                   const lec_chart_setting *setting, lec_arena *arena);

/* How many conferences the whole table holds (`all` is none). */
size_t lec_view_conference_count(const lec_view *view);

/* The cell as a number, NaN when missing or when the chart has no such column; as a text, "" when
 * there is none. */
double lec_view_number(const lec_view *view, size_t row, size_t column);
const char *lec_view_text(const lec_view *view, size_t row, size_t column);

/* Whether the chart tells findings from others, and whether the row is one. */
bool lec_view_has_findings(const lec_view *view);
bool lec_view_is_finding(const lec_view *view, size_t row);

/* The distinct texts of a column in the rows of the view, and the text of each row. */
typedef struct {
    size_t count;
    const char *const *texts; /* [count] by id, in the order of their first appearance */
    const uint32_t *row_id;   /* [row_count] id of each row of the view */
} lec_names;

lec_names lec_view_names(const lec_view *view, size_t column);

/* Ids of the `most` names (0: `limit`, and never more than that) with the largest weight, ties by
 * text; largest first, or in the order of the ids. Names with NaN weight are left out. */
typedef enum { LEC_LARGEST_FIRST, LEC_IN_ORDER } lec_pick_order;
typedef struct {
    size_t count, total; /* picked, and all */
    uint32_t *ids;       /* [count] */
    uint32_t *place;     /* [names] place of each id in `ids`; UINT32_MAX when not picked */
} lec_picks;
lec_picks lec_view_pick(const lec_view *view, const lec_names *names, const double *weights,
                        size_t limit, lec_pick_order order);

/* What of both sides of 0 is kept where `most` are to be chosen: NaN for the rest. As many of
 * either side, and of the other what one side lacks. `signed_values` and `sizes` [count]. */
void lec_view_keep_both_sides(const lec_view *view, const double *signed_values, double *sizes,
                              size_t count, size_t most);

/* What findings are ahead of others by when labels are chosen by size. */
#define LEC_FINDINGS_AHEAD 1e9

/* Series in the order they are drawn: roles in their fixed order, then other names as they appear.
 * Each has its colour: the same role always the same. Without a column `series` there is
 * one, called "". */
typedef struct {
    size_t count;
    const char **texts;     /* [count] */
    const char **colours;   /* [count] names that the script gives its colours */
    bool *own;              /* [count] whether the text is a word of lectern's, such as a role */
    const uint32_t *row_id; /* [row_count] series of each row of the view */
} lec_series;

lec_series lec_view_series(const lec_view *view);

/* What the script calls the colour of a role (or of `all`); NULL if it is none. */
const char *lec_colour_of_role(const char *name);

/* NAME = 0xRRGGBB of all colours. */
void lec_put_colours(lec_text *script, const lec_palette *palette);

/* A text of a column as a label of the usual length; what is empty becomes `otherwise`, which is
 * our own. Words of lectern (in columns of the type LEC_NAME, and the pooled conference `all`) are
 * in the language of the chart, those of the texts and of the study as they are. */
const char *lec_view_label(lec_view *view, size_t column, const char *text, const char *otherwise);

/* The same for a label of a row, as long as the chart has them; and for a series. */
const char *lec_view_row_label(lec_view *view, const char *text, const char *otherwise);
const char *lec_view_series_label(lec_view *view, const lec_series *series, size_t which);

enum { LEC_LABEL_COLUMNS = 28 };

#endif
