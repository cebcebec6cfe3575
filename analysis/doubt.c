/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/doubt.h"

#include <assert.h>
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "analysis/measure/jackknife.h"
#include "analysis/view/conference_sets.h"
#include "analysis/view/drawn_roles.h"
#include "analysis/view/groups.h"
#include "core/vocabulary.h"

bool lec_doubt_is_own(const lec_analysis *analysis, const lec_common *common)
{
    return analysis->holds_doubt && common->role == NULL && common->interval == LEC_INTERVAL_T;
}

typedef struct {
    const lec_analysis *analysis;
    const lec_context *context;
    const void *settings;
    const lec_table *table;
    const lec_vocabulary *rows; /* the keys of its rows, as ids */
    lec_drawn_roles drawn;
    size_t columns, row_count;
    double *value; /* [(1 + 2 * draws) * columns * row_count] */
} redrawing;

static double *value_at(const redrawing *of, size_t run, size_t column, size_t row)
{
    return &of->value[(column * of->row_count + row) * of->drawn.run_count + run];
}

/* --- rows ------------------------------------------------------------------------------------ */

/* The key cells of a row (texts and counts), one after the other. */
static const char *key_of(const lec_table *table, size_t row, size_t key_count, lec_arena *arena)
{
    const char *key = "";
    for (size_t k = 0; k < key_count; k++) {
        const lec_cell cell = lec_table_cell(table, row, k);
        key = lec_table_columns(table)[k].type == LEC_COUNT
                  ? lec_arena_format(arena, "%s%" PRIu64 "\x1f", key, cell.count)
                  : lec_arena_format(arena, "%s%s\x1f", key, cell.text);
    }
    return key;
}

static const lec_vocabulary *number_rows(const lec_table *table, size_t key_count, lec_arena *arena)
{
    lec_vocabulary *rows = lec_vocabulary_new(arena);
    for (size_t row = 0; row < lec_table_row_count(table); row++) {
        const char *key = key_of(table, row, key_count, arena);
        const uint32_t id = lec_vocabulary_add(rows, key, strlen(key));
        assert(id == row); /* keys identify rows */
        (void)id;
    }
    return rows;
}

static double number_in(const lec_table *table, size_t row, size_t column)
{
    return lec_table_is_missing(table, row, column) ? NAN
                                                    : lec_table_cell(table, row, column).number;
}

static void take_values(const redrawing *of, size_t run, const lec_table *drawn, lec_arena *arena)
{
    for (size_t c = 0; c < of->columns; c++)
        for (size_t row = 0; row < of->row_count; row++)
            *value_at(of, run, c, row) = of->analysis->doubtful[c].is_zero_where_absent ? 0 : NAN;
    for (size_t row = 0; row < lec_table_row_count(drawn); row++) {
        const char *key = key_of(drawn, row, of->analysis->key_count, arena);
        uint32_t here = 0;
        if (!lec_vocabulary_find(of->rows, key, strlen(key), &here)) continue;
        for (size_t c = 0; c < of->columns; c++)
            *value_at(of, run, c, here) =
                number_in(drawn, row, lec_table_column(drawn, of->analysis->doubtful[c].column));
    }
}

/* A draw that leaves nothing to work on says nothing. */
static void run_once(const lec_drawn_roles *roles, size_t run, void *state)
{
    const redrawing *of = state;
    lec_arena *arena = lec_arena_new();
    lec_common common = *of->context->common;
    lec_context context;
    lec_error error = {""};
    const lec_table *drawn = NULL;
    common.interval = LEC_INTERVAL_T; /* of which nothing is looked at */
    lec_status status = lec_drawn_context(roles, run, &common, arena, &context, &error);
    if (status == LEC_OK)
        status = lec_analysis_run(of->analysis, &context, of->settings, &drawn, &error);
    if (status == LEC_OK)
        take_values(of, run, drawn, arena);
    else
        for (size_t i = 0; i < of->columns * of->row_count; i++)
            *value_at(of, run, i / of->row_count, i % of->row_count) = NAN;
    lec_arena_free(arena);
}

static void copy_alike(const redrawing *of)
{
    for (size_t run = 0; run < of->drawn.run_count; run++) {
        const size_t same = of->drawn.alike[run];
        for (size_t i = 0; same != run && i < of->columns * of->row_count; i++)
            of->value[i * of->drawn.run_count + run] = of->value[i * of->drawn.run_count + same];
    }
}

/* --- intervals ------------------------------------------------------------------------------- */

/* Whether several conferences are called so: `all`, or a group or period of --by. */
static bool names_several(const lec_context *context, const char *name)
{
    const lec_corpus *corpus = context->corpus;
    lec_conference_sets sets;
    lec_error error;
    if (strcmp(name, "all") == 0) return corpus->conference_count > 1;
    const lec_set_kind kind = lec_sets_asked(context->common);
    if (kind == LEC_SETS_CONFERENCE) return false;
    if (lec_conference_sets_make(context, kind, &sets, &error) != LEC_OK) return false;
    size_t count = 0;
    for (size_t c = 0; c < corpus->conference_count; c++)
        count += strcmp(sets.name[sets.of_conference[c]], name) == 0;
    return count > 1;
}

static bool pools_conferences(const redrawing *of, size_t row)
{
    const lec_column *columns = lec_table_columns(of->table);
    for (size_t k = 0; k < of->analysis->key_count; k++)
        if (strcmp(columns[k].name, "conference") == 0)
            return names_several(of->context, lec_table_cell(of->table, row, k).text);
    return false;
}

static double mean_of(const double *value, size_t count)
{
    double sum = 0, finite = 0;
    for (size_t i = 0; i < count; i++) {
        if (!isfinite(value[i])) continue;
        sum += value[i];
        finite++;
    }
    return sum / finite;
}

static lec_movement movement_of(const redrawing *of, size_t column, size_t row)
{
    const double *stands = value_at(of, 0, column, row), *drawn = stands + 1;
    const double mean = mean_of(drawn, of->drawn.draws);
    if (!isfinite(*stands) || !isfinite(mean)) return (lec_movement){0, 0, 0};
    const double all = lec_variance_of_draws(drawn, of->drawn.draws);
    const bool pooled = pools_conferences(of, row);
    const double independent =
        pooled ? all : lec_variance_of_draws(drawn + of->drawn.draws, of->drawn.draws);
    const double extra = (1 + 1 / (double)of->drawn.draws) * all - independent;
    return (lec_movement){mean - *stands, pooled ? 0 : fmax(0, extra), independent};
}

/* The column that `column` goes with; itself if it is looked at itself. */
static size_t column_followed(const redrawing *of, size_t column)
{
    const lec_doubtful_column *columns = of->analysis->doubtful;
    const char *name = columns[column].follows;
    size_t c = 0;
    if (name == NULL) return column;
    while (columns[c].column != NULL && strcmp(columns[c].column, name) != 0) c++;
    assert(columns[c].column != NULL); /* it follows one of them */
    return c;
}

static size_t column_of(const redrawing *of, size_t column, const char *suffix)
{
    char name[64];
    snprintf(name, sizeof name, "%s%s", of->analysis->doubtful[column].column, suffix);
    return lec_table_column(of->table, name);
}

/* Moves the ends; returns the share of doubt in their distance. */
static double move_ends(const redrawing *of, lec_table *table, size_t c, size_t row)
{
    const size_t low = column_of(of, c, "_low"), high = column_of(of, c, "_high");
    const size_t followed = column_followed(of, c);
    const lec_estimate sure = {number_in(table, row, column_of(of, c, "")),
                               number_in(table, row, low), number_in(table, row, high)};
    lec_movement moved = {0, 0, 0};
    if (of->drawn.draws > 0) moved = movement_of(of, followed, row);
    if (followed != c) {
        const double share = sure.value / number_in(table, row, column_of(of, followed, ""));
        const double part = isfinite(share) ? fmin(fmax(share, 0), 1) : 0;
        moved = (lec_movement){part * moved.shift, part * part * moved.extra,
                               part * part * moved.independent};
    }
    double doubt = NAN;
    const lec_analysis *analysis = of->analysis;
    const int scale = analysis->doubtful_scale != NULL ? analysis->doubtful_scale(of->settings)
                                                       : analysis->doubtful[c].scale;
    const lec_estimate found =
        lec_widened_by_doubt(sure, moved, (lec_scale)scale, of->context->common->level, &doubt);
    lec_table_set_number(table, row, low, found.low);
    lec_table_set_number(table, row, high, found.high);
    return doubt;
}

void lec_doubt_add(const lec_analysis *analysis, const lec_context *context, const void *settings,
                   lec_table *table)
{
    if (analysis->doubtful == NULL || context->values_only ||
        lec_doubt_is_own(analysis, context->common))
        return;
    lec_arena *arena = lec_arena_new();
    redrawing of = {.analysis = analysis,
                    .context = context,
                    .settings = settings,
                    .table = table,
                    .row_count = lec_table_row_count(table)};
    while (analysis->doubtful[of.columns].column != NULL) of.columns++;
    of.drawn = lec_drawn_roles_make(context, arena);
    if (of.drawn.draws > 0) {
        of.rows = number_rows(table, analysis->key_count, arena);
        of.value = lec_new(arena, double, of.drawn.run_count *of.columns *of.row_count);
        lec_drawn_roles_each(&of.drawn, 0, of.drawn.run_count, run_once, &of);
        copy_alike(&of);
    }
    const size_t doubt = lec_table_column(table, "doubt");
    for (size_t row = 0; row < of.row_count; row++)
        for (size_t c = of.columns; c-- > 0;) /* `doubt` is about the first */
            lec_table_set_number(table, row, doubt, move_ends(&of, table, c, row));
    lec_arena_free(arena);
}
