/* SPDX-License-Identifier: GPL-3.0-or-later
 * table.c -- tables out of a corpus, and the cells of a table. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "api/report.h"
#include "io/output/graphml.h"
#include "io/output/table_view.h"
#include "io/output/table_writer.h"

/* --- making ---------------------------------------------------------------------------------- */

typedef struct {
    lectern_corpus *corpus;
    const char *name;
    const char *const *options;
    const char *text; /* the options as one text, or NULL */
    lectern_table *made;
} making;

typedef struct {
    lectern_table *table;
    lec_common *common;
    void *settings;           /* of the analysis; NULL: it has none */
    lec_report_output *looks; /* of its charts */
} taking;

static lec_status take(void *state, const lec_given *given, lec_error *error)
{
    const taking *to = state;
    const lec_analysis *analysis = to->table->analysis;
    const lec_option *own = analysis->options;
    lec_list_used read;
    if (own != NULL && lec_option_named(own, given->name, given->length) != NULL)
        return lec_set_named(own, to->settings, given, to->table->arena, &read, error);
    if (analysis->charts != NULL && lec_is_look_of_charts(given->name, given->length) &&
        lec_option_named(lec_report_output_options, given->name, given->length) != NULL)
        return lec_set_named(lec_report_output_options, to->looks, given, to->table->arena, &read,
                             error);
    const lec_option *shared = lec_shared_option(analysis, given->name, given->length);
    const char *reason = lec_reason_without(analysis, given->name, given->length);
    if (reason != NULL)
        return lec_fail(error, LEC_BAD_USAGE, "the table %s takes no option '%.*s': %s",
                        analysis->name, (int)given->length, given->name, reason);
    if (shared == NULL)
        return lec_fail(error, LEC_BAD_USAGE, "the table %s takes no option '%.*s'", analysis->name,
                        (int)given->length, given->name);
    return lec_set_named(shared, to->common, given, to->table->arena, &read, error);
}

/* One option of a text: up to a blank that stands in no quotation marks, which are left out. */
static const char *next_option(const char **at, lec_arena *arena)
{
    const char *text = *at + strspn(*at, " ");
    char *option = lec_arena_text(arena, text, strlen(text));
    size_t length = 0;
    bool quoted = false;
    for (; *text != '\0' && (quoted || *text != ' '); text++) {
        if (*text == '"')
            quoted = !quoted;
        else
            option[length++] = *text;
    }
    option[length] = '\0';
    *at = text;
    return length > 0 ? option : NULL;
}

/* The options as a list that ends with NULL. */
static const char *const *options_of(const making *m, lec_arena *arena)
{
    if (m->text == NULL) return m->options;
    LEC_ARRAY(const char *) options = {0};
    const char *at = m->text;
    for (const char *option; (option = next_option(&at, arena)) != NULL;)
        LEC_PUSH(arena, options, option);
    LEC_PUSH(arena, options, NULL);
    return options.items;
}

lectern_table *lec_table_handle_new(const char *name)
{
    lec_arena *arena = lec_arena_new();
    lectern_table *made = lec_new(arena, lectern_table, 1);
    atomic_init(&made->holders, 1);
    made->arena = arena;
    made->name = name;
    return made;
}

static size_t count_charts(const lec_analysis *analysis)
{
    size_t count = 0;
    while (analysis->charts != NULL && analysis->charts[count].name != NULL) count++;
    return count;
}

static lec_status make_into(lectern_table *made, const making *m, lec_error *error)
{
    lec_arena *arena = made->arena;
    lec_common *common = lec_new(arena, lec_common, 1);
    *common = m->corpus->common;
    lec_report_output looks = {0};
    taking to = {made, common, NULL, &looks};
    if (made->analysis->defaults != NULL) {
        to.settings = lec_arena_alloc(arena, 1, made->analysis->settings_size);
        memcpy(to.settings, made->analysis->defaults, made->analysis->settings_size);
    }
    lec_context context;
    lec_lists_used lists = {0};
    const lec_corpus *corpus = m->corpus->readings.corpus;
    lec_status status = lec_each_option(options_of(m, arena), arena, take, &to, error);
    if (status == LEC_OK)
        status = lec_report_chart_style(&looks, m->corpus->study, arena, &made->looks, error);
    if (status == LEC_OK) status = lec_inputs_stop_words(common, &lists, arena, error);
    if (status == LEC_OK) status = lec_inputs_lemmas(common, corpus, &lists, arena, error);
    if (status == LEC_OK)
        status = lec_context_open(corpus, m->corpus->study, common, arena, &context, error);
    if (status == LEC_OK)
        status = lec_analysis_run(made->analysis, &context, to.settings, &made->table, error);
    made->common = common;
    made->settings = to.settings;
    made->key_count = made->analysis->key_count;
    made->chart_count = count_charts(made->analysis);
    return status;
}

static lec_status run(void *state, lec_error *error)
{
    making *m = state;
    const lec_analysis *analysis = lec_analysis_named(m->name);
    if (analysis == NULL)
        return lec_fail(error, LEC_BAD_USAGE, "no table '%s'; lectern_describe() lists all",
                        m->name);
    lectern_table *made = lec_table_handle_new(analysis->name);
    made->analysis = analysis;
    const lec_status status = make_into(made, m, error);
    if (status == LEC_OK)
        m->made = made;
    else
        lec_arena_free(made->arena);
    return status;
}

static lectern_status make(making *m, lectern_table **out, lectern_error *error)
{
    if (m->corpus == NULL || m->name == NULL || out == NULL)
        return lec_call_refused(error, "no corpus, no name of a table, or nowhere to put it");
    const lectern_status status = lec_call(run, m, error);
    *out = status == LECTERN_OK ? m->made : NULL;
    if (status == LECTERN_OK) m->made->corpus = lectern_corpus_retain(m->corpus);
    return status;
}

lectern_status lectern_table_make(lectern_corpus *corpus, const char *name,
                                  const char *const *options, lectern_table **out,
                                  lectern_error *error)
{
    return make(&(making){.corpus = corpus, .name = name, .options = options}, out, error);
}

lectern_status lectern_table_ask(lectern_corpus *corpus, const char *name, const char *options,
                                 lectern_table **out, lectern_error *error)
{
    return make(&(making){.corpus = corpus, .name = name, .text = options != NULL ? options : ""},
                out, error);
}

lectern_table *lectern_table_retain(lectern_table *table)
{
    if (table != NULL) lec_hold(&table->holders);
    return table;
}

void lectern_table_release(lectern_table *table)
{
    while (table != NULL && lec_let_go(&table->holders)) {
        lectern_corpus *corpus = table->corpus;
        lectern_table *of = table->of;
        lec_arena_free(table->arena);
        lectern_corpus_release(corpus);
        table = of;
    }
}

/* --- views --------------------------------------------------------------------------------- */

typedef struct {
    lectern_table *of;
    const char *const *options;
    lectern_table *made;
} viewing;

typedef struct {
    lec_table_view view;
    lec_arena *arena;
} asked_view;

static lec_status take_view(void *state, const lec_given *given, lec_error *error)
{
    asked_view *to = state;
    lec_list_used read;
    return lec_set_named(lec_table_view_options, &to->view, given, to->arena, &read, error);
}

static lec_status view(void *state, lec_error *error)
{
    viewing *v = state;
    const lectern_table *of = v->of;
    lectern_table *made = lec_table_handle_new(of->name);
    asked_view to = {.arena = made->arena};
    lec_status status = lec_each_option(v->options, made->arena, take_view, &to, error);
    if (status == LEC_OK)
        status = lec_table_view_apply(of->table, &to.view, made->arena, &made->table, error);
    if (status != LEC_OK) {
        lec_arena_free(made->arena);
        return status;
    }
    const bool has_all_columns = to.view.select == NULL;
    made->analysis = has_all_columns ? of->analysis : NULL;
    made->key_count = has_all_columns ? of->key_count : 0;
    made->chart_count = has_all_columns ? of->chart_count : 0;
    made->looks = of->looks;
    made->common = of->common;
    made->settings = of->settings;
    v->made = made;
    return LEC_OK;
}

lectern_status lectern_table_view(lectern_table *table, const char *const *options,
                                  lectern_table **out, lectern_error *error)
{
    if (table == NULL || out == NULL)
        return lec_call_refused(error, "lectern_table_view: no table, or nowhere to put the view");
    viewing v = {.of = table, .options = options};
    const lectern_status status = lec_call(view, &v, error);
    *out = status == LECTERN_OK ? v.made : NULL;
    if (status != LECTERN_OK) return status;
    v.made->of = lectern_table_retain(table);
    v.made->corpus = lectern_corpus_retain(table->corpus);
    return LECTERN_OK;
}

/* --- columns --------------------------------------------------------------------------------- */

const char *lectern_table_name(const lectern_table *table)
{
    return table != NULL ? table->name : NULL;
}

size_t lectern_row_count(const lectern_table *table)
{
    return table != NULL ? lec_table_row_count(table->table) : 0;
}

size_t lectern_column_count(const lectern_table *table)
{
    return table != NULL ? lec_table_column_count(table->table) : 0;
}

static const lec_column *column_at(const lectern_table *table, size_t column)
{
    return column < lectern_column_count(table) ? &lec_table_columns(table->table)[column] : NULL;
}

const char *lectern_column_name(const lectern_table *table, size_t column)
{
    const lec_column *at = column_at(table, column);
    return at != NULL ? at->name : NULL;
}

lectern_type lectern_column_type(const lectern_table *table, size_t column)
{
    const lec_column *at = column_at(table, column);
    if (at == NULL) return LECTERN_NO_TYPE;
    switch (at->type) {
    case LEC_TEXT:
    case LEC_TEXT_BEFORE:
        return LECTERN_TEXT;
    case LEC_NAME:
        return LECTERN_NAME;
    case LEC_DATE:
        return LECTERN_DATE;
    case LEC_COUNT:
        return LECTERN_COUNT;
    case LEC_NUMBER:
        return LECTERN_NUMBER;
    }
    return LECTERN_NO_TYPE;
}

const char *lectern_column_unit(const lectern_table *table, size_t column)
{
    const lec_column *at = column_at(table, column);
    return at != NULL ? at->unit : NULL;
}

const char *lectern_column_meaning(const lectern_table *table, size_t column)
{
    const lec_column *at = column_at(table, column);
    return at != NULL ? at->meaning : NULL;
}

size_t lectern_column_find(const lectern_table *table, const char *name)
{
    for (size_t c = 0; name != NULL && c < lectern_column_count(table); c++)
        if (strcmp(lectern_column_name(table, c), name) == 0) return c;
    return LECTERN_NO_COLUMN;
}

/* --- cells ----------------------------------------------------------------------------------- */

int lectern_is_missing(const lectern_table *table, size_t row, size_t column)
{
    return row >= lectern_row_count(table) || column >= lectern_column_count(table) ||
           lec_table_is_missing(table->table, row, column);
}

double lectern_number(const lectern_table *table, size_t row, size_t column)
{
    if (lectern_is_missing(table, row, column)) return NAN;
    switch (lectern_column_type(table, column)) {
    case LECTERN_COUNT:
        return (double)lec_table_cell(table->table, row, column).count;
    case LECTERN_NUMBER:
        return lec_table_cell(table->table, row, column).number;
    default:
        return NAN;
    }
}

uint64_t lectern_count(const lectern_table *table, size_t row, size_t column)
{
    if (lectern_is_missing(table, row, column) ||
        lectern_column_type(table, column) != LECTERN_COUNT)
        return LECTERN_MISSING_COUNT;
    return lec_table_cell(table->table, row, column).count;
}

const char *lectern_text(const lectern_table *table, size_t row, size_t column)
{
    if (lectern_is_missing(table, row, column) || lectern_column_type(table, column) > LECTERN_DATE)
        return NULL;
    return lec_table_cell(table->table, row, column).text;
}

size_t lectern_numbers(const lectern_table *table, size_t column, size_t row, size_t count,
                       double *out)
{
    const lectern_type type = lectern_column_type(table, column);
    const size_t rows = lectern_row_count(table);
    if ((type != LECTERN_COUNT && type != LECTERN_NUMBER) || row >= rows || out == NULL) return 0;
    if (count > rows - row) count = rows - row;
    for (size_t i = 0; i < count; i++) out[i] = lectern_number(table, row + i, column);
    return count;
}

/* --- out ------------------------------------------------------------------------------------- */

typedef struct {
    const lectern_table *table;
    const char *format;
    lectern_sink *sink;
    void *state;
} writing;

/* A network: the rows are its edges, and its nodes are a table of their own. */
static lec_status write_network(const lectern_table *edges, FILE *file, lec_error *error)
{
    lec_arena *arena = lec_arena_new();
    const lec_table *nodes = NULL;
    lec_context context;
    lec_status status = lec_context_open(edges->corpus->readings.corpus, edges->corpus->study,
                                         edges->common, arena, &context, error);
    if (status == LEC_OK)
        status = lec_analysis_run(lec_analysis_named(edges->analysis->nodes), &context,
                                  edges->settings, &nodes, error);
    if (status == LEC_OK) status = lec_graphml_write(edges->table, nodes, file, error);
    lec_arena_free(arena);
    return status;
}

static lec_status write_file(FILE *file, void *state, lec_error *error)
{
    const writing *w = state;
    const lec_analysis *analysis = w->table->analysis;
    if (analysis != NULL && analysis->nodes != NULL && strcmp(w->format, "graphml") == 0)
        return write_network(w->table, file, error);
    return lec_table_write(w->table->table, w->format, false, file, error);
}

static lec_status write_out(void *state, lec_error *error)
{
    writing *w = state;
    return lec_pour_file(write_file, w, w->sink, w->state, error);
}

lectern_status lectern_table_write(const lectern_table *table, const char *format,
                                   lectern_sink *sink, void *state, lectern_error *error)
{
    if (table == NULL || format == NULL || sink == NULL)
        return lec_call_refused(error, "lectern_table_write: no table, no format, or no callback");
    return lec_call(write_out, &(writing){table, format, sink, state}, error);
}
