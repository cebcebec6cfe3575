/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plots/drawing.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static size_t column_of(const lec_table *table, const char *name)
{
    return name == NULL ? LEC_NO_COLUMN : lec_table_column(table, name);
}

static size_t conference_column(const lec_table *table)
{
    const lec_column *columns = lec_table_columns(table);
    for (size_t c = 0; c < lec_table_column_count(table); c++)
        if (strcmp(columns[c].name, "conference") == 0) return c;
    return LEC_NO_COLUMN;
}

double lec_view_number(const lec_view *view, size_t row, size_t column)
{
    if (column == LEC_NO_COLUMN || lec_table_is_missing(view->table, row, column)) return NAN;
    const lec_cell cell = lec_table_cell(view->table, row, column);
    const lec_type type = lec_table_columns(view->table)[column].type;
    return type == LEC_COUNT ? (double)cell.count : type == LEC_NUMBER ? cell.number : NAN;
}

const char *lec_view_text(const lec_view *view, size_t row, size_t column)
{
    if (column == LEC_NO_COLUMN || lec_table_is_missing(view->table, row, column)) return "";
    const lec_cell cell = lec_table_cell(view->table, row, column);
    const lec_type type = lec_table_columns(view->table)[column].type;
    if (type == LEC_COUNT) return lec_arena_format(view->arena, "%" PRIu64, cell.count);
    if (type == LEC_NUMBER) return lec_arena_format(view->arena, "%.12g", cell.number);
    return cell.text;
}

bool lec_view_has_findings(const lec_view *view)
{
    return view->found_by != LEC_NO_COLUMN || view->chart->found_by_interval;
}

bool lec_view_is_finding(const lec_view *view, size_t row)
{
    if (!lec_view_has_findings(view)) return true;
    if (view->chart->found_by_interval)
        return lec_view_number(view, row, view->low) > 0 ||
               lec_view_number(view, row, view->high) < 0;
    return lec_view_number(view, row, view->found_by) <= LEC_CHART_FINDING;
}

typedef struct {
    size_t column;
    const char *value;
} condition;

static bool has_pooled_rows(const lec_view *view, size_t column)
{
    for (size_t row = 0; row < lec_table_row_count(view->table); row++)
        if (strcmp(lec_view_text(view, row, column), "all") == 0) return true;
    return false;
}

/* The filters of the chart with their columns; one on pooled rows that there are none of asks for
 * nothing and is left out. */
static size_t find_conditions(const lec_view *view, condition conditions[LEC_CHART_FILTERS])
{
    const lec_chart_filter *filters = view->chart->filters;
    size_t count = 0;
    for (size_t f = 0; f < LEC_CHART_FILTERS && filters[f].column != NULL; f++) {
        const size_t column = lec_table_column(view->table, filters[f].column);
        const char *value = filters[f].value;
        if (value == NULL && has_pooled_rows(view, column)) value = "all";
        if (value != NULL) conditions[count++] = (condition){column, value};
    }
    return count;
}

/* Every column with conditions meets one of them. */
static bool passes(const lec_view *view, size_t row, const condition *conditions, size_t count)
{
    for (size_t f = 0; f < count; f++) {
        const char *text = lec_view_text(view, row, conditions[f].column);
        bool met = false;
        for (size_t g = 0; g < count && !met; g++)
            met = conditions[g].column == conditions[f].column &&
                  strcmp(conditions[g].value, text) == 0;
        if (!met) return false;
    }
    return true;
}

static bool is_pooled(const lec_view *view, size_t row)
{
    return view->conference != LEC_NO_COLUMN &&
           strcmp(lec_view_text(view, row, view->conference), "all") == 0;
}

static bool is_left_out(const lec_view *view, size_t row, bool single)
{
    const lec_chart *chart = view->chart;
    /* the pooled conference has no place among the others, and repeats a single one */
    const bool is_place = chart->shape == LEC_CHART_LINES || chart->shape == LEC_CHART_STRIPS ||
                          chart->shape == LEC_CHART_PANELS || chart->shape == LEC_CHART_MATRIX;
    const bool stands_apart = (is_place && view->across == view->conference) ||
                              (single && view->label == view->conference);
    if (stands_apart && is_pooled(view, row)) return true;
    if (lec_view_number(view, row, view->counted) < (double)chart->at_least) return true;
    return chart->leave_out != NULL && chart->leave_out(lec_view_text(view, row, view->label));
}

void lec_view_open(lec_view *view, const lec_chart *chart, const lec_table *table,
                   const lec_chart_setting *setting, lec_arena *arena)
{
    *view = (lec_view){
        .arena = arena,
        .chart = chart,
        .table = table,
        .setting = setting,
        .style = setting->style != NULL ? *setting->style : lec_chart_style_default(),
        .label = column_of(table, chart->label),
        .across = column_of(table, chart->across),
        .value = column_of(table, chart->value),
        .length = column_of(table, chart->length),
        .low = column_of(table, chart->low),
        .high = column_of(table, chart->high),
        .outer_low = column_of(table, chart->outer_low),
        .outer_high = column_of(table, chart->outer_high),
        .counted = column_of(table, chart->counted),
        .series = column_of(table, chart->series),
        .opposite = column_of(table, chart->opposite),
        .found_by = column_of(table, chart->found_by),
        .certainty = column_of(table, chart->certainty),
        .chosen_by = column_of(table, chart->chosen_by),
        .conference = conference_column(table),
    };
    const size_t count = lec_table_row_count(table);
    size_t *rows = lec_new(arena, size_t, count);
    condition conditions[LEC_CHART_FILTERS];
    const size_t condition_count = find_conditions(view, conditions);
    const bool single = lec_view_conference_count(view) == 1;
    for (size_t row = 0; row < count; row++)
        if (passes(view, row, conditions, condition_count) && !is_left_out(view, row, single))
            rows[view->row_count++] = row;
    view->rows = rows;
}

size_t lec_view_conference_count(const lec_view *view)
{
    if (view->conference == LEC_NO_COLUMN) return 0;
    lec_vocabulary *seen = lec_vocabulary_new(view->arena);
    for (size_t row = 0; row < lec_table_row_count(view->table); row++) {
        const char *name = lec_view_text(view, row, view->conference);
        if (strcmp(name, "all") != 0) lec_vocabulary_add(seen, name, strlen(name));
    }
    return lec_vocabulary_count(seen);
}

lec_names lec_view_names(const lec_view *view, size_t column)
{
    lec_vocabulary *seen = lec_vocabulary_new(view->arena);
    uint32_t *ids = lec_new(view->arena, uint32_t, view->row_count);
    for (size_t i = 0; i < view->row_count; i++) {
        const char *text = lec_view_text(view, view->rows[i], column);
        ids[i] = lec_vocabulary_add(seen, text, strlen(text));
    }
    return (lec_names){lec_vocabulary_count(seen), lec_vocabulary_texts(seen), ids};
}

typedef struct {
    double weight;
    const char *text;
    uint32_t id;
} candidate;

static int larger_first(const void *a, const void *b)
{
    const candidate *first = a;
    const candidate *second = b;
    if (first->weight != second->weight) return first->weight > second->weight ? -1 : 1;
    return strcmp(first->text, second->text);
}

static int by_id(const void *a, const void *b)
{
    const uint32_t first = ((const candidate *)a)->id;
    const uint32_t second = ((const candidate *)b)->id;
    return (first > second) - (first < second);
}

lec_picks lec_view_pick(const lec_view *view, const lec_names *names, const double *weights,
                        size_t limit, lec_pick_order order)
{
    candidate *candidates = lec_new(view->arena, candidate, names->count);
    size_t candidate_count = 0;
    lec_picks picks = {.total = names->count,
                       .ids = lec_new(view->arena, uint32_t, names->count),
                       .place = lec_new(view->arena, uint32_t, names->count)};
    for (uint32_t id = 0; id < names->count; id++) {
        picks.place[id] = UINT32_MAX;
        if (isnan(weights[id])) continue;
        candidates[candidate_count++] = (candidate){weights[id], names->texts[id], id};
    }
    const size_t most = view->chart->most;
    if (most != 0 && most < limit) limit = most;
    picks.count = candidate_count < limit ? candidate_count : limit;
    qsort(candidates, candidate_count, sizeof *candidates, larger_first);
    if (order == LEC_IN_ORDER) qsort(candidates, picks.count, sizeof *candidates, by_id);
    for (uint32_t i = 0; i < picks.count; i++) {
        picks.ids[i] = candidates[i].id;
        picks.place[candidates[i].id] = i;
    }
    return picks;
}

typedef struct {
    double size;
    size_t index;
} sized;

static int larger_size_first(const void *a, const void *b)
{
    const sized *one = a, *other = b;
    if (one->size != other->size) return one->size > other->size ? -1 : 1;
    return (one->index > other->index) - (one->index < other->index);
}

void lec_view_keep_both_sides(const lec_view *view, const double *signed_values, double *sizes,
                              size_t count, size_t most)
{
    sized *order = lec_new(view->arena, sized, count);
    size_t known = 0, of_side[2] = {0, 0}, room[2], taken[2] = {0, 0};
    for (size_t i = 0; i < count; i++) {
        if (isnan(sizes[i])) continue;
        order[known++] = (sized){sizes[i], i};
        of_side[signed_values[i] < 0]++;
    }
    if (known > 1) qsort(order, known, sizeof *order, larger_size_first);
    for (size_t side = 0; side < 2; side++) {
        const size_t own = (most + 1 - side) / 2, left = most - own;
        room[side] = of_side[!side] < left ? most - of_side[!side] : own;
    }
    for (size_t i = 0; i < known; i++) {
        const size_t side = signed_values[order[i].index] < 0;
        if (taken[side]++ >= room[side]) sizes[order[i].index] = NAN;
    }
}

/* --- colours ---------------------------------------------------------------------------------- */

enum { ALL_ROLES = LEC_ROLE_COUNT, SERIES_KNOWN }; /* `all` has a colour as well */

static const char *known_name(int known)
{
    return known == ALL_ROLES ? "all" : lec_role_name((lec_role)known);
}

#define COLOUR_NAME(NAME, name, colour, meaning) #NAME,
static const char *const known_colours[] = {LEC_ROLES(COLOUR_NAME, COLOUR_NAME) "ALL"};
static const char *const others[LEC_OTHER_COLOURS] = {"COLOUR1", "COLOUR2", "COLOUR3", "COLOUR4",
                                                      "COLOUR5", "COLOUR6", "COLOUR7"};

enum { SINGLE = 4 }; /* the colour where there is no series */
enum { LETTER_PIXELS = 9 };

const char *lec_colour_of_role(const char *name)
{
    for (int known = 0; known < SERIES_KNOWN; known++)
        if (strcmp(name, known_name(known)) == 0) return known_colours[known];
    return NULL;
}

void lec_put_colours(lec_text *script, const lec_palette *palette)
{
    for (int role = 0; role < LEC_ROLE_COUNT; role++)
        lec_text_format(script, "%s = 0x%06" PRIX32 "\n", known_colours[role], palette->role[role]);
    lec_text_format(script, "%s = 0x%06" PRIX32 "\n", known_colours[ALL_ROLES], palette->all);
    for (size_t i = 0; i < LEC_OTHER_COLOURS; i++)
        lec_text_format(script, "%s = 0x%06" PRIX32 "\n", others[i], palette->other[i]);
}

/* A group is called by its role where it is one: `role=principal` is, and so is `target` where the
 * column of that name says so. */
static const char *name_of_group(const lec_view *view, const char *text)
{
    static const char start[] = "role=";
    const bool is_side = strcmp(text, "target") == 0 || strcmp(text, "reference") == 0;
    const lec_column *columns = lec_table_columns(view->table);
    for (size_t c = 0; is_side && c < lec_table_column_count(view->table); c++)
        if (strcmp(columns[c].name, text) == 0 && view->row_count > 0)
            return name_of_group(view, lec_view_text(view, view->rows[0], c));
    const bool is_role = strncmp(text, start, sizeof start - 1) == 0 &&
                         lec_colour_of_role(text + sizeof start - 1) != NULL;
    return is_role ? text + sizeof start - 1 : text;
}

static bool is_own_word(const lec_view *view, size_t column, const char *text)
{
    if (column == LEC_NO_COLUMN) return false;
    return lec_table_columns(view->table)[column].type == LEC_NAME ||
           (column == view->conference && strcmp(text, "all") == 0);
}

/* What is below 0 is of the `opposite` where the chart has one. */
static lec_names names_of_series(const lec_view *view)
{
    if (view->opposite == LEC_NO_COLUMN) return lec_view_names(view, view->series);
    lec_vocabulary *seen = lec_vocabulary_new(view->arena);
    uint32_t *ids = lec_new(view->arena, uint32_t, view->row_count);
    for (size_t i = 0; i < view->row_count; i++) {
        const size_t row = view->rows[i];
        const bool below = lec_view_number(view, row, view->value) < 0;
        const char *text = lec_view_text(view, row, below ? view->opposite : view->series);
        ids[i] = lec_vocabulary_add(seen, text, strlen(text));
    }
    return (lec_names){lec_vocabulary_count(seen), lec_vocabulary_texts(seen), ids};
}

lec_series lec_view_series(const lec_view *view)
{
    lec_names names = names_of_series(view);
    const char **called = lec_new(view->arena, const char *, names.count);
    bool *own = lec_new(view->arena, bool, names.count);
    for (size_t id = 0; id < names.count; id++) {
        called[id] = name_of_group(view, names.texts[id]);
        own[id] = is_own_word(view, view->series, names.texts[id]) ||
                  (called[id] != names.texts[id] && lec_colour_of_role(called[id]) != NULL);
    }
    names.texts = called;
    lec_series series = {.texts = lec_new(view->arena, const char *, names.count),
                         .colours = lec_new(view->arena, const char *, names.count),
                         .own = lec_new(view->arena, bool, names.count)};
    uint32_t *place = lec_new(view->arena, uint32_t, names.count);
    for (int known = 0; known < SERIES_KNOWN; known++)
        for (size_t id = 0; id < names.count; id++) {
            if (strcmp(names.texts[id], known_name(known)) != 0) continue;
            place[id] = (uint32_t)series.count;
            series.colours[series.count] = known_colours[known];
            series.own[series.count] = own[id];
            series.texts[series.count++] = known_name(known);
        }
    size_t next = 0;
    for (size_t id = 0; id < names.count; id++) {
        if (lec_colour_of_role(names.texts[id]) != NULL) continue;
        const char *colour = others[SINGLE];
        if (view->series != LEC_NO_COLUMN) colour = others[next++ % LEC_OTHER_COLOURS];
        place[id] = (uint32_t)series.count;
        series.colours[series.count] = colour;
        series.own[series.count] = own[id];
        series.texts[series.count++] = names.texts[id];
    }
    uint32_t *row_id = lec_new(view->arena, uint32_t, view->row_count);
    for (size_t i = 0; i < view->row_count; i++) row_id[i] = place[names.row_id[i]];
    series.row_id = row_id;
    return series;
}

/* A label takes two fifths of a narrow page at most. */
static const char *clean(lec_view *view, const char *text, size_t columns, bool own,
                         const char *otherwise)
{
    if (own) text = lec_name_in(view->style.language, text);
    const double page = lec_page_width(view, 0);
    const size_t room = (size_t)(0.4 * page / LETTER_PIXELS);
    if (page > 0 && room < columns) columns = room;
    const char *label =
        lec_label_clean(view->arena, view->setting->glyphs, text, columns, &view->undrawable);
    return label[0] != '\0' ? label : lec_name_in(view->style.language, otherwise);
}

const char *lec_view_label(lec_view *view, size_t column, const char *text, const char *otherwise)
{
    return clean(view, text, LEC_LABEL_COLUMNS, is_own_word(view, column, text), otherwise);
}

const char *lec_view_row_label(lec_view *view, const char *text, const char *otherwise)
{
    const size_t columns = view->chart->label_columns;
    return clean(view, text, columns > 0 ? columns : LEC_LABEL_COLUMNS,
                 is_own_word(view, view->label, text), otherwise);
}

const char *lec_view_series_label(lec_view *view, const lec_series *series, size_t which)
{
    return clean(view, series->texts[which], LEC_LABEL_COLUMNS, series->own[which], "(none)");
}
