/* SPDX-License-Identifier: GPL-3.0-or-later
 * new.c -- what is said in a conference for the first time, what comes back, and what is not said
 * any more: concepts and words in the order of dates.
 *
 * A rare word is new in every conference. So each row says how often it would have been used where
 * it was not, had its rate been that of where it was: first    count here / words here * words of
 * all conferences before returns  rate of this conference and all before the gap * words in the gap
 *   gone     rate up to its last use * words after */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/analysis.h"
#include "analysis/comparing/profiles.h"
#include "analysis/view/columns.h"
#include "analysis/view/drawn_roles.h"
#include "analysis/view/row_key.h"
#include "core/vocabulary.h"

struct settings {
    lec_profile_settings profiles;
    uint64_t top, minimum;
};
static const struct settings defaults = {.profiles = {.of = LEC_FEATURES_CONTENT_WORDS,
                                                      .features = 20000,
                                                      .minimum_words = 1,
                                                      .most = 2000},
                                         .top = 20,
                                         .minimum = 3};

static const lec_option options[] = {
    {"top", LEC_OPTION_COUNT, offsetof(struct settings, top), "N",
     "rows of each conference, state and kind, those with the largest `expected` (20)", 1, 1e6,
     NULL},
    {"minimum", LEC_OPTION_COUNT, offsetof(struct settings, minimum), "N",
     "leave out what is used less often: in this conference (first, returns), up to its last use "
     "(gone) (3)",
     1, 1e15, NULL},
    {"of", LEC_OPTION_CHOICE, offsetof(struct settings, profiles.of), "WHAT",
     "words that are looked at beside the concepts of the study: words, function-words, "
     "content-words, or concepts for none (content-words)",
     0, 0, lec_features_names},
    {0},
};

enum { FIRST, RETURNS, GONE, STATES };
static const char *const state_names[STATES] = {"first", "returns", "gone"};

static const lec_column columns[] = {
    LEC_COLUMN_CONFERENCE_OR_SET,
    {"state", LEC_NAME,
     "first: never before in the conferences read; returns: not in the conference before, but "
     "earlier; gone: in the conference before, and neither here nor in any after",
     NULL, NULL, NULL},
    {"kind", LEC_NAME, "concept or word", NULL, NULL, NULL},
    {"item", LEC_TEXT, "name of the concept in the study; the word as `words` shows it", NULL, NULL,
     NULL},
    {"date", LEC_DATE, "of the conference, the first of several", NULL, NULL, NULL},
    {"count", LEC_COUNT, "times used here", "occurrences", NULL, NULL},
    {"clusters_with", LEC_COUNT,
     "exchanges here that hold it (a turn outside them is one); conferences, where several are "
     "put together",
     "clusters", NULL, NULL},
    {"per_thousand", LEC_NUMBER, "rate here; of what is gone, up to its last use", LEC_PER_THOUSAND,
     NULL, NULL},
    {"count_before", LEC_COUNT, "times used in all conferences before", "occurrences", NULL, NULL},
    {"last_before", LEC_TEXT, "the last conference before that uses it", NULL, NULL, NULL},
    {"conferences_without", LEC_COUNT,
     "how many do not use it: all before (first), those since its last use (returns), this one and "
     "all after (gone)",
     "conferences", NULL, NULL},
    {"words_without", LEC_COUNT, "their words", "words", NULL, NULL},
    {"expected", LEC_NUMBER,
     "how often it would have been used there at the rate of where it was used; below 3 or so its "
     "absence tells nothing, and words that come in bursts are missed more easily",
     "occurrences", "rate where it was used * words_without", NULL},
    {"draws_agreeing", LEC_NUMBER,
     "share of joint draws of who spoke in which the same is first, returns or is gone in this "
     "conference; 1: doubt changes nothing",
     NULL, NULL, NULL},
    {0},
};

#define CHART(called, words, explained, shows, of)                                                 \
    {                                                                                              \
        .name = (called), .shape = LEC_CHART_BARS, .title = (words), .note = (explained),          \
        .axis = (shows), .label = "item", .value = "expected", .series = "conference",             \
        .filters = {{"state", of}, {"kind", "word"}}, .grouped = true, .many_conferences = true    \
    }
static const lec_chart charts[] = {
    CHART("new", "What was said for the first time",
          "how often it would have been said before, had it been said as often as then",
          "occurrences expected in all earlier conferences", "first"),
    CHART("new_returns", "What came back",
          "how often it would have been said in between, had it been said as often as before",
          "occurrences expected in the conferences without it", "returns"),
    CHART("new_gone", "What was not said any more",
          "how often it would have been said from then on, had it been said as often as before",
          "occurrences expected in this conference and all later ones", "gone"),
    {0},
};

/* --- states ---------------------------------------------------------------------------------- */

typedef struct {
    const lec_context *context;
    const lec_profiles *profiles;
    const char *kind;
    size_t count;              /* dated conferences */
    const double *words_until; /* [count + 1] words of the conferences before each */
    uint32_t *clusters_with;   /* [feature_count] of the conference at hand */
    /* [feature_count] before the conference that is looked at: uses, and the last with one */
    double *before;
    size_t *last, *last_of_all; /* SIZE_MAX: none; last_of_all: wherever it is */
} history;

typedef struct {
    int state;
    uint32_t feature;
    const char *text;
    double count, count_before, rate, expected, words_without;
    size_t last_before, without; /* last_before: SIZE_MAX for none */
} event;

static double count_in(const history *of, size_t conference, uint32_t feature)
{
    return of->profiles->counts[conference * of->profiles->feature_count + feature];
}

static double words_between(const history *of, size_t first, size_t end)
{
    return of->words_until[end] - of->words_until[first];
}

/* Takes a conference into what is known of those before. */
static void pass(const history *of, size_t conference)
{
    for (uint32_t f = 0; f < of->profiles->feature_count; f++) {
        const double here = count_in(of, conference, f);
        of->before[f] += here;
        if (here > 0) of->last[f] = conference;
    }
}

/* The last conference of all that uses each. */
static size_t *find_last(const history *of, lec_arena *arena)
{
    size_t *last = lec_new(arena, size_t, of->profiles->feature_count);
    for (uint32_t f = 0; f < of->profiles->feature_count; f++) last[f] = SIZE_MAX;
    for (size_t c = 0; c < of->count; c++)
        for (uint32_t f = 0; f < of->profiles->feature_count; f++)
            if (count_in(of, c, f) > 0) last[f] = c;
    return last;
}

/* What happens to a feature in a conference (not the first); false: nothing. */
static bool find_event(const history *of, size_t c, uint32_t feature, event *out)
{
    const struct settings *settings = of->context->settings;
    const double here = count_in(of, c, feature);
    const double before = of->before[feature];
    const size_t last = of->last[feature];
    *out = (event){.feature = feature,
                   .text = of->profiles->feature[feature],
                   .count = here,
                   .count_before = before,
                   .last_before = last};
    if (here == 0) {
        if (last == SIZE_MAX || last + 1 != c || before < (double)settings->minimum ||
            of->last_of_all[feature] > last)
            return false;
        out->state = GONE;
        out->rate = before / words_between(of, 0, c);
        out->without = of->count - c;
        out->words_without = words_between(of, c, of->count);
    } else {
        if (here < (double)settings->minimum || (last != SIZE_MAX && last + 1 == c)) return false;
        const size_t gap = last == SIZE_MAX ? 0 : last + 1;
        out->state = last == SIZE_MAX ? FIRST : RETURNS;
        out->rate = (here + before) / (words_between(of, c, c + 1) + words_between(of, 0, gap));
        out->without = c - gap;
        out->words_without = words_between(of, gap, c);
    }
    out->expected = out->rate * out->words_without;
    return true;
}

/* By state, then by what was to be expected, then by text. */
static int by_state(const void *a, const void *b)
{
    const event *x = a, *y = b;
    if (x->state != y->state) return x->state < y->state ? -1 : 1;
    if (x->expected != y->expected) return x->expected > y->expected ? -1 : 1;
    return strcmp(x->text, y->text);
}

/* --- rows ------------------------------------------------------------------------------------ */

static void count_clusters(const history *of, size_t conference)
{
    const lec_profiles *profiles = of->profiles;
    const lec_profile *profile = &profiles->items[conference];
    memset(of->clusters_with, 0, profiles->feature_count * sizeof *of->clusters_with);
    for (size_t i = profiles->cluster_start[profile->first_cluster];
         i < profiles->cluster_start[profile->first_cluster + profile->cluster_count]; i++)
        of->clusters_with[profiles->cell_feature[i]]++;
}

static void put_event(const history *of, size_t conference, const event *e, lec_table *table)
{
    const lec_profile *profile = &of->profiles->items[conference];
    lec_table_put_text(table, profile->name);
    lec_table_put_text(table, state_names[e->state]);
    lec_table_put_text(table, of->kind);
    lec_table_put_text(table, e->text);
    lec_table_put_text(table, profile->date);
    lec_table_put_count(table, (uint64_t)e->count);
    lec_table_put_count(table, of->clusters_with[e->feature]);
    lec_table_put_number(table, 1000 * e->rate);
    lec_table_put_count(table, (uint64_t)e->count_before);
    if (e->last_before == SIZE_MAX)
        lec_table_put_missing(table);
    else
        lec_table_put_text(table, of->profiles->items[e->last_before].name);
    lec_table_put_count(table, e->without);
    lec_table_put_count(table, (uint64_t)e->words_without);
    lec_table_put_number(table, e->expected);
    lec_table_put_number(table, 1); /* compare_draws() */
}

static void put_conference(const history *of, size_t conference, event *events, lec_table *table)
{
    const struct settings *settings = of->context->settings;
    size_t count = 0, shown = 0;
    for (uint32_t f = 0; f < of->profiles->feature_count; f++)
        if (find_event(of, conference, f, &events[count])) count++;
    if (count == 0) return;
    qsort(events, count, sizeof *events, by_state);
    count_clusters(of, conference);
    for (size_t i = 0; i < count; i++) {
        shown = i > 0 && events[i].state == events[i - 1].state ? shown + 1 : 0;
        if (shown < settings->top) put_event(of, conference, &events[i], table);
    }
}

static lec_status put_kind(const lec_context *context, int features, lec_table *table,
                           lec_error *error)
{
    const struct settings *settings = context->settings;
    lec_profile_settings asked = settings->profiles;
    lec_profiles profiles;
    asked.of = features;
    lec_status status = lec_profile_settings_by(context->common, &asked, error);
    if (status == LEC_OK) status = lec_profiles_make(context, &asked, &profiles, error);
    if (status != LEC_OK) return status;
    double *words_until = lec_new(context->arena, double, profiles.count + 1);
    history of = {.context = context,
                  .profiles = &profiles,
                  .kind = features == LEC_FEATURES_CONCEPTS ? "concept" : "word",
                  .words_until = words_until,
                  .clusters_with = lec_new(context->arena, uint32_t, profiles.feature_count)};
    while (of.count < profiles.count && profiles.items[of.count].date[0] != '\0') {
        words_until[of.count + 1] = words_until[of.count] + (double)profiles.items[of.count].words;
        of.count++;
    }
    event *events = lec_new(context->arena, event, profiles.feature_count);
    of.before = lec_new(context->arena, double, profiles.feature_count);
    of.last = lec_new(context->arena, size_t, profiles.feature_count);
    for (uint32_t f = 0; f < profiles.feature_count; f++) of.last[f] = SIZE_MAX;
    of.last_of_all = find_last(&of, context->arena);
    for (size_t c = 0; c < of.count; c++) {
        if (c > 0) put_conference(&of, c, events, table);
        pass(&of, c);
    }
    return LEC_OK;
}

static lec_status put_kinds(const lec_context *context, lec_table *table, lec_error *error)
{
    const struct settings *settings = context->settings;
    lec_status status = put_kind(context, LEC_FEATURES_CONCEPTS, table, error);
    if (status == LEC_OK && settings->profiles.of != LEC_FEATURES_CONCEPTS)
        status = put_kind(context, settings->profiles.of, table, error);
    return status;
}

/* --- doubt about who spoke -------------------------------------------------------------------- */

enum { KEYS = 4 };

typedef struct {
    const lec_vocabulary *rows; /* the keys of the table, as ids */
    size_t count;
    bool *has; /* [(1 + draws) * count] */
} drawn_rows;

/* All rows of the draw, however many there are: a row is not gone because others come before it. */
static void look_at_draw(const lec_drawn_roles *drawn, size_t run, void *state)
{
    const drawn_rows *to = state;
    lec_arena *arena = lec_arena_new();
    lec_common common = *drawn->context->common;
    struct settings settings = *(const struct settings *)drawn->context->settings;
    lec_context context;
    lec_error error = {""};
    lec_table *table = lec_table_new(arena, columns);
    settings.top = UINT32_MAX;
    lec_status status = lec_drawn_context(drawn, run, &common, arena, &context, &error);
    context.settings = &settings;
    if (status == LEC_OK) status = put_kinds(&context, table, &error);
    for (size_t row = 0; status == LEC_OK && row < lec_table_row_count(table); row++) {
        const char *key = lec_row_key(table, row, KEYS, arena);
        uint32_t here;
        if (lec_vocabulary_find(to->rows, key, strlen(key), &here))
            to->has[run * to->count + here] = true;
    }
    lec_arena_free(arena);
}

/* Draws differ in roles: without a selection by role they move nothing. */
static void compare_draws(const lec_context *context, lec_table *table)
{
    lec_arena *arena = context->arena;
    if (context->common->role == NULL) return;
    const lec_drawn_roles drawn = lec_drawn_roles_make(context, arena);
    const size_t count = lec_table_row_count(table);
    if (drawn.draws == 0 || count == 0) return;
    lec_vocabulary *rows = lec_vocabulary_new(arena);
    for (size_t row = 0; row < count; row++) {
        const char *key = lec_row_key(table, row, KEYS, arena);
        lec_vocabulary_add(rows, key, strlen(key));
    }
    drawn_rows to = {rows, count, lec_new(arena, bool, (drawn.draws + 1) * count)};
    for (size_t row = 0; row < count; row++) to.has[row] = true; /* the corpus as it stands */
    lec_drawn_roles_each(&drawn, 1, drawn.draws + 1, look_at_draw, &to);
    const size_t column = lec_table_column(table, "draws_agreeing");
    for (size_t row = 0; row < count; row++) {
        double agreeing = 0;
        for (size_t d = 1; d <= drawn.draws; d++) agreeing += to.has[drawn.alike[d] * count + row];
        lec_table_set_number(table, row, column, agreeing / (double)drawn.draws);
    }
}

static lec_status run(const lec_context *context, lec_table *table, lec_error *error)
{
    const lec_status status = put_kinds(context, table, error);
    if (status == LEC_OK) compare_draws(context, table);
    return status;
}

const lec_analysis lec_analysis_new = {
    .name = "new",
    .summary = "What is said for the first time, comes back, or is not said any more",
    .examples = "new conferences/ --study study.yaml\n"
                "new conferences/ --study study.yaml --by year",
    .details =
        "Concepts, then words; by date of the conference (from the second on), then first, "
        "returns, gone, each by `expected`. First means first in the conferences read. "
        "Conferences without a date are left out. With --by year (quarter, month, group) the "
        "conferences of each are one text, in the order of their first day, and `conference` in "
        "all of this means that. --role asks it of one side: what the principal "
        "says for the first time may have been said by journalists before. The counts take who "
        "spoke as known; draws_agreeing says how much hangs on it where --role selects.",
    .options = options,
    .defaults = &defaults,
    .settings_size = sizeof defaults,
    .columns = columns,
    .key_count = KEYS,
    .evidence = {LEC_EVIDENCE_ITEM, "item", NULL},
    .charts = charts,
    .takes_word_options = true,
    .takes_by = true,
    .least_conferences = 2,
    .needs_dates = true,
    .run = run,
};
