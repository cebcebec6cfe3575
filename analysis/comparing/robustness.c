/* SPDX-License-Identifier: GPL-3.0-or-later
 * robustness.c -- does a result hang on how it was computed? One number of one table over the
 * choices that could as well have been made: which tokens are one word, which words are left out,
 * how rare is too rare, how near is near, whether doubtful turns count.
 *
 * Every choice runs the table again from the corpus on (universe.h). One choice at a time, or with
 * --together every combination of them (a multiverse; Steegen et al. 2016). Cost: the table's, once
 * for each row. */
#include <math.h>
#include <string.h>

#include "analysis/analysis.h"
#include "analysis/comparing/universe.h"
#include "core/known_names.h"

enum { RUNS_MAX = 1000 };

struct settings {
    const char *table, *row, *column, *options, *choices;
    bool together;
};
static const struct settings defaults = {.column = "log_ratio"};

static const lec_option options[] = {
    {"table", LEC_OPTION_TEXT, offsetof(struct settings, table), "NAME",
     "the table the result stands in", 0, 0, NULL},
    {"row", LEC_OPTION_TEXT, offsetof(struct settings, row), "CELLS",
     "its row: the cells of the table's keys with | between them, as "
     "'role|concept|Ukraine|principal' of contrast",
     0, 0, NULL},
    {"column", LEC_OPTION_TEXT, offsetof(struct settings, column), "NAME", "its column (log_ratio)",
     0, 0, NULL},
    {"options", LEC_OPTION_TEXT, offsetof(struct settings, options), "LIST",
     "options of that table, with ; between them: 'top=50;minimum=10'", 0, 0, NULL},
    {"choices", LEC_OPTION_TEXT, offsetof(struct settings, choices), "LIST",
     "what is chosen otherwise: tokens, case, stem, stopwords, minimum, window, unit, doubt (those "
     "that the table knows)",
     0, 0, NULL},
    {"together", LEC_OPTION_FLAG, offsetof(struct settings, together), NULL,
     "every combination of the choices, not one at a time", 0, 0, NULL},
    {0},
};

static const lec_column columns[] = {
    {"table", LEC_NAME, "the table the result stands in", NULL, NULL, NULL},
    {"row", LEC_TEXT, "the key cells of its row", NULL, NULL, NULL},
    {"column", LEC_NAME, "its column", NULL, NULL, NULL},
    {"choice", LEC_TEXT, "what is done otherwise; `as asked` in the first row", NULL, NULL, NULL},
    {"value", LEC_NUMBER, "the number under this choice; empty where it has none", NULL, NULL,
     NULL},
    {"value_low", LEC_NUMBER, "low end of its interval, if the table has one", NULL, NULL, NULL},
    {"value_high", LEC_NUMBER, "high end of its interval, if the table has one", NULL, NULL, NULL},
    {"change", LEC_NUMBER, "value - value as asked", NULL, NULL, NULL},
    {"smallest", LEC_NUMBER, "the smallest value of all rows of this table", NULL, NULL,
     "Steegen et al. 2016"},
    {"largest", LEC_NUMBER, "the largest", NULL, NULL, "Steegen et al. 2016"},
    {"span", LEC_NUMBER, "largest - smallest: how far the choices move the result", NULL,
     "largest - smallest", "Steegen et al. 2016"},
    {"result", LEC_NAME,
     "found; empty (the row has no number under this choice); no row (the choice leaves none)",
     NULL, NULL, NULL},
    {0},
};

/* --- the choices ----------------------------------------------------------------------------- */

enum { TOKENS, CASE, STEM, STOPWORDS, MINIMUM, WINDOW, UNIT, DOUBT, DIMENSIONS };
static const char *const dimension_names[DIMENSIONS] = {"tokens",  "case",   "stem", "stopwords",
                                                        "minimum", "window", "unit", "doubt"};
enum { ALTERNATIVES_MAX = 4 };

typedef struct {
    const char *values[ALTERNATIVES_MAX]; /* [count] */
    const char *now;                      /* the value as asked, which is none of them */
    size_t count;
    bool is_known; /* to the table */
} dimension;

static const char *const sometimes[] = {"1", "2", "5", "10"};
static const char *const windows[] = {"3", "5", "10", "20"};
static const char *const units[] = {"sentence", "turn", "exchange", "window"};

static void add_others(dimension *d, const char *const *values, size_t count, const char *now)
{
    d->is_known = true;
    d->now = now;
    for (size_t i = 0; i < count; i++)
        if (strcmp(values[i], now) != 0) d->values[d->count++] = values[i];
}

/* An option of whole numbers, as it is set. */
static void add_counts(const lec_result_sought *sought, const char *option,
                       const char *const *values, size_t count, dimension *d, lec_arena *arena)
{
    const lec_option *found = lec_option_named(sought->analysis->options, option, strlen(option));
    if (found == NULL || found->type != LEC_OPTION_COUNT) return;
    uint64_t now = 0;
    memcpy(&now, (const char *)sought->settings + found->offset, sizeof now);
    add_others(d, values, count, lec_arena_format(arena, "%llu", (unsigned long long)now));
}

static void add_units(const lec_result_sought *sought, dimension *d)
{
    for (size_t k = 0; k < sought->analysis->key_count; k++)
        if (strcmp(sought->analysis->columns[k].name, "unit") == 0)
            add_others(d, units, 4, sought->keys[k]);
}

static void find_dimensions(const lec_context *context, const lec_result_sought *sought,
                            dimension *all)
{
    const lec_common *common = context->common;
    const bool words = sought->analysis->takes_word_options;
    static const char *const yes[] = {"yes"};
    add_others(&all[TOKENS], yes, 1, "no");
    add_others(&all[DOUBT], yes, 1, "no");
    if (words) {
        add_others(&all[CASE], yes, 1, common->keep_case ? "yes" : "no");
        add_others(&all[STEM], yes, 1, common->stem != NULL ? "yes" : "no");
        add_others(&all[STOPWORDS], yes, 1,
                   common->stopwords != NULL && strcmp(common->stopwords, "none") != 0 ? "yes"
                                                                                       : "no");
    }
    add_counts(sought, "minimum", sometimes, 4, &all[MINIMUM], context->arena);
    add_counts(sought, "window", windows, 4, &all[WINDOW], context->arena);
    add_units(sought, &all[UNIT]);
}

/* Leaves only those that --choices names. */
static lec_status choose_dimensions(const lec_context *context, const char *list, dimension *all,
                                    lec_error *error)
{
    if (list == NULL) return LEC_OK;
    bool wanted[DIMENSIONS] = {false};
    const char *known[DIMENSIONS];
    size_t known_count = 0;
    for (int d = 0; d < DIMENSIONS; d++)
        if (all[d].is_known) known[known_count++] = dimension_names[d];
    for (const char *at = list;; at++) {
        const size_t length = strcspn(at, ",");
        const char *name = lec_arena_text(context->arena, at, length);
        int d = 0;
        while (d < DIMENSIONS && (!all[d].is_known || strcmp(dimension_names[d], name) != 0)) d++;
        if (d == DIMENSIONS)
            return lec_fail_unknown(error, "--choices '", name, known, known_count);
        wanted[d] = true;
        at += length;
        if (*at == '\0') break;
    }
    for (int d = 0; d < DIMENSIONS; d++)
        if (!wanted[d]) all[d].count = 0;
    return LEC_OK;
}

/* --- one universe ---------------------------------------------------------------------------- */

/* taken[d]: 0 as asked, else 1 + index of a value. */
static lec_choice choice_of(const dimension *all, const size_t *taken)
{
    lec_choice choice = {.join_possessives = taken[TOKENS] > 0,
                         .keep_case = taken[CASE] > 0,
                         .stem = taken[STEM] > 0,
                         .leave_stop_words = taken[STOPWORDS] > 0,
                         .leave_doubtful = taken[DOUBT] > 0};
    if (taken[MINIMUM] > 0) choice.minimum = all[MINIMUM].values[taken[MINIMUM] - 1];
    if (taken[WINDOW] > 0) choice.window = all[WINDOW].values[taken[WINDOW] - 1];
    if (taken[UNIT] > 0) choice.unit = all[UNIT].values[taken[UNIT] - 1];
    return choice;
}

static const char *name_of(const dimension *all, const size_t *taken, lec_arena *arena)
{
    static const char *const names[DIMENSIONS] = {
        "NATO's is NATO", "case kept",    "stems (English)", "without stop words (English)",
        "minimum %s",     "window of %s", "unit %s",         "without doubtful turns"};
    const char *text = "";
    for (int d = 0; d < DIMENSIONS; d++) {
        if (taken[d] == 0) continue;
        const char *value = all[d].values[taken[d] - 1], *at = strstr(names[d], "%s");
        text = lec_arena_format(arena, "%s%s%.*s%s", text, text[0] != '\0' ? "; " : "",
                                at != NULL ? (int)(at - names[d]) : (int)strlen(names[d]), names[d],
                                at != NULL ? value : "");
    }
    return text[0] != '\0' ? text : "as asked";
}

typedef struct {
    const char *name;
    lec_result_found found;
} outcome;
typedef LEC_ARRAY(outcome) outcomes;

static lec_status add_run(const lec_context *context, const lec_result_sought *sought,
                          const dimension *all, const size_t *taken, outcomes *out,
                          lec_error *error)
{
    const lec_choice choice = choice_of(all, taken);
    outcome one = {.name = name_of(all, taken, context->arena)};
    const lec_status status = lec_universe_run(context, sought, &choice, &one.found, error);
    if (status == LEC_OK) LEC_PUSH(context->arena, *out, one);
    return status;
}

static lec_status run_one_by_one(const lec_context *context, const lec_result_sought *sought,
                                 const dimension *all, outcomes *out, lec_error *error)
{
    size_t taken[DIMENSIONS] = {0};
    lec_status status = add_run(context, sought, all, taken, out, error);
    for (int d = 0; d < DIMENSIONS; d++) {
        for (size_t v = 1; v <= all[d].count && status == LEC_OK; v++) {
            taken[d] = v;
            status = add_run(context, sought, all, taken, out, error);
        }
        taken[d] = 0;
    }
    return status;
}

static lec_status run_together(const lec_context *context, const lec_result_sought *sought,
                               const dimension *all, outcomes *out, lec_error *error)
{
    size_t taken[DIMENSIONS] = {0}, runs = 1;
    for (int d = 0; d < DIMENSIONS; d++) runs *= all[d].count + 1;
    if (runs > RUNS_MAX)
        return lec_fail(error, LEC_BAD_USAGE,
                        "--together makes %zu combinations, and %d is the most; name fewer "
                        "--choices",
                        runs, RUNS_MAX);
    for (size_t run = 0; run < runs; run++) {
        size_t rest = run;
        for (int d = DIMENSIONS; d-- > 0; rest /= all[d].count + 1)
            taken[d] = rest % (all[d].count + 1);
        const lec_status status = add_run(context, sought, all, taken, out, error);
        if (status != LEC_OK) return status;
    }
    return LEC_OK;
}

/* --- rows ------------------------------------------------------------------------------------ */

static void put_rows(const struct settings *settings, const outcomes *all, lec_table *table)
{
    double smallest = NAN, largest = NAN;
    for (size_t i = 0; i < all->count; i++) {
        smallest = fmin(smallest, all->items[i].found.value); /* fmin skips NaN */
        largest = fmax(largest, all->items[i].found.value);
    }
    for (size_t i = 0; i < all->count; i++) {
        const lec_result_found *found = &all->items[i].found;
        lec_table_put_text(table, settings->table);
        lec_table_put_text(table, settings->row);
        lec_table_put_text(table, settings->column);
        lec_table_put_text(table, all->items[i].name);
        lec_table_put_number(table, found->value);
        lec_table_put_number(table, found->low);
        lec_table_put_number(table, found->high);
        lec_table_put_number(table, found->value - all->items[0].found.value);
        lec_table_put_number(table, smallest);
        lec_table_put_number(table, largest);
        lec_table_put_number(table, largest - smallest);
        lec_table_put_text(table, !found->has_row       ? "no row"
                                  : isnan(found->value) ? "empty"
                                                        : "found");
    }
}

extern const lec_analysis lec_analysis_robustness; /* which cannot be asked about itself */

/* --- what was asked -------------------------------------------------------------------------- */

static lec_status find_table(const lec_context *context, const char *name, const lec_analysis **out,
                             lec_error *error)
{
    LEC_ARRAY(const char *) known = {0};
    for (const lec_registered *entry = lec_analyses; entry->analysis != NULL; entry++)
        if (entry->analysis != &lec_analysis_robustness)
            LEC_PUSH(context->arena, known, entry->analysis->name);
    *out = lec_analysis_named(name);
    if (*out != NULL && *out != &lec_analysis_robustness) return LEC_OK;
    return lec_fail_unknown(error, "--table '", name, known.items, known.count);
}

/* Sets the options of the table, NAME=VALUE;NAME=VALUE. */
static lec_status read_options(const lec_context *context, const lec_analysis *analysis,
                               const char *list, const void **out, lec_error *error)
{
    *out = analysis->defaults;
    if (list == NULL) return LEC_OK;
    char *own = lec_arena_alloc(context->arena, 1, analysis->settings_size + 1);
    if (analysis->defaults != NULL) memcpy(own, analysis->defaults, analysis->settings_size);
    *out = own;
    for (const char *at = list;; at++) {
        const size_t length = strcspn(at, ";"), name = strcspn(at, "=;");
        const lec_option *option = lec_option_named(analysis->options, at, name);
        if (option == NULL || option->type == LEC_OPTION_WORD_COUNTS ||
            option->type == LEC_OPTION_WORD_VALUES || option->type == LEC_OPTION_MARKERS)
            return lec_fail(error, LEC_BAD_USAGE,
                            "--options '%.*s': `%s` takes no such option here; see 'lectern help "
                            "%s'",
                            (int)name, at, analysis->name, analysis->name);
        const char *value =
            name < length ? lec_arena_text(context->arena, at + name + 1, length - name - 1) : "";
        const lec_status status = lec_option_set(option, value, own, error);
        if (status != LEC_OK) return status;
        at += length;
        if (*at == '\0') return LEC_OK;
    }
}

static lec_status run(const lec_context *context, lec_table *table, lec_error *error)
{
    const struct settings *settings = context->settings;
    const lec_analysis *analysis = NULL;
    lec_result_sought sought;
    dimension all[DIMENSIONS] = {0};
    outcomes found = {0};
    if (settings->table == NULL || settings->row == NULL)
        return lec_fail(error, LEC_BAD_USAGE,
                        "--table and --row say which result is looked at; see 'lectern help "
                        "robustness'");
    lec_status status = find_table(context, settings->table, &analysis, error);
    if (status == LEC_OK && context->common->by != NULL && !analysis->takes_by)
        return lec_fail(error, LEC_BAD_USAGE, "--table %s takes no --by: %s", analysis->name,
                        analysis->without_by);
    if (status == LEC_OK)
        status = lec_result_sought_read(analysis, settings->row, settings->column, context->arena,
                                        &sought, error);
    if (status == LEC_OK)
        status = read_options(context, analysis, settings->options, &sought.settings, error);
    if (status != LEC_OK) return status;
    find_dimensions(context, &sought, all);
    status = choose_dimensions(context, settings->choices, all, error);
    if (status == LEC_OK)
        status = (settings->together ? run_together : run_one_by_one)(context, &sought, all, &found,
                                                                      error);
    if (status != LEC_OK) return status;
    if (!found.items[0].found.has_row)
        return lec_fail(error, LEC_BAD_DATA,
                        "--row '%s': `%s` has no such row; see 'lectern %s' with the same options",
                        settings->row, analysis->name, analysis->name);
    put_rows(settings, &found, table);
    return LEC_OK;
}

const lec_analysis lec_analysis_robustness = {
    .name = "robustness",
    .summary =
        "One result over the choices that could as well have been made: tokens, case, stems, "
        "stop words, minimum, unit, window, doubtful turns",
    .examples =
        "robustness conferences/ --table keyness --row 'role=principal|role=journalist|thank'",
    .details =
        "As asked first, then one row a choice. Every row runs the table named by --table again. A "
        "word in the row is looked for as the choice writes it (its stem; the form it has most "
        "often). `tokens` counts NATO's as NATO; `doubt` leaves turns out whose certainty is below "
        "0.75; `unit` looks at the row of the other units. An interval says how sure a result is "
        "if the choices are right; the span says how much hangs on them. Examples: "
        "lectern robustness DIR --study FILE --table contrast --row "
        "'role|concept|Ukraine|principal' "
        "(a model is fitted for every concept and choice: with many, --concept Ukraine is "
        "quicker); "
        "lectern robustness DIR --table keyness "
        "--row 'role=principal|role=journalist|china' --column log_ratio; "
        "lectern robustness DIR --table cooccurrence --row 'all|all|Ukraine|Russia|turn' --column "
        "npmi; lectern robustness DIR --table speaking --row 'all|all|principal' --column "
        "word_share; --by is that of the table: with --by year a row of speaking "
        "is '2031|all|principal'.",
    .source = "Steegen et al. 2016",
    .options = options,
    .defaults = &defaults,
    .settings_size = sizeof defaults,
    .columns = columns,
    .key_count = 4,
    .takes_word_options = true,
    .takes_by = true,
    .not_in_report = true,
    .run = run,
};
