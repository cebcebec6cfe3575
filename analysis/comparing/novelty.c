/* SPDX-License-Identifier: GPL-3.0-or-later
 * novelty.c -- how surprising each conference is after those before it, how surprising those after
 * it are after it, and what stays: Barron, Huang, Spang & DeDeo 2018, doi:10.1073/pnas.1717729115.
 *
 *   novelty    = mean over the --window conferences before of KLD(this || that), in bits
 *   transience = the same over those after
 *   resonance  = novelty - transience
 *
 * A text's distribution is that of its features with --prior-words words of all texts together
 * added (Zhai & Lafferty 2004), so that the divergence is finite. By chance: the other conferences
 * in any order, the same number before and after. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/analysis.h"
#include "analysis/comparing/profiles.h"
#include "analysis/measure/null_engine.h"
#include "analysis/view/columns.h"
#include "analysis/view/drawn_roles.h"
#include "core/parallel.h"
#include "core/random.h"
#include "core/vocabulary.h"

struct settings {
    lec_profile_settings profiles;
    uint64_t window;
    double prior_words;
};
static const struct settings defaults = {.profiles = {.of = LEC_FEATURES_CONTENT_WORDS,
                                                      .features = 1000,
                                                      .minimum_words = 300,
                                                      .most = 2000},
                                         .window = 3,
                                         .prior_words = 500};

static const lec_option options[] = {
    {"window", LEC_OPTION_COUNT, offsetof(struct settings, window), "N",
     "conferences before and after that are looked at (3)", 1, 1000, NULL},
    {"prior-words", LEC_OPTION_NUMBER, offsetof(struct settings, prior_words), "N",
     "words of all texts together that each is filled up with (500)", 1e-6, 1e9, NULL},
    {"of", LEC_OPTION_CHOICE, offsetof(struct settings, profiles.of), "WHAT",
     "what is counted: words, function-words, content-words or concepts (content-words)", 0, 0,
     lec_features_names},
    {"most-frequent", LEC_OPTION_COUNT, offsetof(struct settings, profiles.features), "N",
     "so many of them, the most frequent (1000)", 2, 20000, NULL},
    {"minimum-words", LEC_OPTION_COUNT, offsetof(struct settings, profiles.minimum_words), "N",
     "leave out conferences with fewer words (300)", 1, 1e15, NULL},
    {0},
};

enum { NOVELTY, TRANSIENCE, RESONANCE, MEASURES };
static const char *const measure_names[MEASURES] = {"novelty", "transience", "resonance"};

static const lec_column columns[] = {
    LEC_COLUMN_CONFERENCE_OR_SET,
    {"measure", LEC_NAME,
     "novelty: how unlike the conferences before; transience: how unlike those after; resonance: "
     "novelty - transience, above 0 where what was new stayed",
     NULL, NULL, "Barron et al. 2018"},
    {"date", LEC_DATE, "of the conference, the first of several", NULL, NULL, NULL},
    {"words", LEC_COUNT, "words of the conference", "words", NULL, NULL},
    {"before", LEC_COUNT, "conferences (groups, periods) before it that are looked at", NULL, NULL,
     NULL},
    {"after", LEC_COUNT, "those after it", NULL, NULL, NULL},
    {"value", LEC_NUMBER, "the measure; empty where there are none", "bits",
     "mean KLD(this || other); resonance: the difference", "Barron et al. 2018"},
    {"by_chance", LEC_NUMBER, "its mean, were the other conferences in any order", "bits", NULL,
     NULL},
    {"by_chance_deviation", LEC_NUMBER, "its standard deviation over those orders", "bits",
     "that of means of conferences drawn without return", NULL},
    {"z", LEC_NUMBER, "how far it is from by_chance, in such deviations", NULL,
     "(value - by_chance) / by_chance_deviation", NULL},
    {"log10_p", LEC_NUMBER, "log10 of its two-sided p over --replicates orders of the others", NULL,
     "permutation of the conferences", "Phipson & Smyth 2010"},
    LEC_COLUMN_LOG10_Q("log10_q", "log10_p's p"),
    LEC_COLUMN_Q("q", "log10_p's p"),
    {"doubt", LEC_NUMBER,
     "share of what value is measured against (by_chance_deviation, and how far draws of who spoke "
     "move value) that is owed to doubt about who spoke; 0: none",
     NULL, "1 - by_chance_deviation / sqrt(by_chance_deviation^2 + mean squared change in draws)",
     "TeBlunthuis, Hase & Chan 2024"},
    {"draws_agreeing", LEC_NUMBER,
     "share of joint draws of who spoke in which value is on the same side of by_chance; 1: doubt "
     "changes nothing",
     NULL, NULL, NULL},
    {0},
};

static const lec_family families[] = {
    {"measure", NULL, "log10_p", "log10_q", "q", "Benjamini & Hochberg 1995"},
    {0},
};

static const lec_chart charts[] = {
    {.name = "novelty",
     .shape = LEC_CHART_PANELS,
     .title = "What is new in each conference, and what stays",
     .note = "standard errors from what other orders of the conferences have; their p and q are in "
             "the table",
     .axis = "date",
     .label = "measure",
     .across = "conference",
     .value = "z",
     .found_by = "q",
     .in_order = true,
     .many_conferences = true},
    {0},
};

/* --- divergences ----------------------------------------------------------------------------- */

typedef struct {
    const lec_context *context;
    const lec_profiles *profiles;
    size_t count; /* dated profiles, the first of them all */
    size_t window;
    double *divergence;       /* [count * count] KLD(row || column) */
    double *mean, *deviation; /* [count * MEASURES] over all orders */
    uint32_t **order;         /* [threads][count] */
} series;

static void measure_divergences(series *of, double prior_words, lec_arena *arena)
{
    const lec_profiles *profiles = of->profiles;
    const size_t features = profiles->feature_count;
    double *pool = lec_new(arena, double, features), all = 0;
    double *p = lec_new(arena, double, of->count *features);
    double *log_p = lec_new(arena, double, of->count *features);
    for (size_t i = 0; i < of->count * features; i++) {
        pool[i % features] += profiles->counts[i];
        all += profiles->counts[i];
    }
    for (size_t i = 0; i < of->count; i++) {
        double own = 0;
        for (size_t f = 0; f < features; f++) own += profiles->counts[i * features + f];
        for (size_t f = 0; f < features; f++) {
            const double smoothed =
                profiles->counts[i * features + f] + prior_words * pool[f] / all;
            p[i * features + f] = smoothed / (own + prior_words);
            log_p[i * features + f] = smoothed > 0 ? log2(p[i * features + f]) : 0;
        }
    }
    of->divergence = lec_new(arena, double, of->count * of->count);
    for (size_t i = 0; i < of->count; i++)
        for (size_t j = 0; j < of->count; j++)
            for (size_t f = 0; f < features; f++)
                of->divergence[i * of->count + j] +=
                    p[i * features + f] * (log_p[i * features + f] - log_p[j * features + f]);
}

static size_t before(const series *of, size_t i)
{
    return i < of->window ? i : of->window;
}

static size_t after(const series *of, size_t i)
{
    const size_t left = of->count - 1 - i;
    return left < of->window ? left : of->window;
}

/* The measures of conference i, the others being in this order: the first `before` of them stand
 * before it, the next `after` behind it. NaN where there are none. */
static void measures_of(const series *of, size_t i, const uint32_t *others, double *values)
{
    const size_t b = before(of, i), a = after(of, i);
    double sums[2] = {0, 0};
    for (size_t k = 0; k < b + a; k++) sums[k >= b] += of->divergence[i * of->count + others[k]];
    values[NOVELTY] = b > 0 ? sums[0] / (double)b : NAN;
    values[TRANSIENCE] = a > 0 ? sums[1] / (double)a : NAN;
    values[RESONANCE] = values[NOVELTY] - values[TRANSIENCE];
}

/* Those that stand nearest before and behind it in fact. */
static void real_others(const series *of, size_t i, uint32_t *others)
{
    const size_t b = before(of, i), a = after(of, i);
    for (size_t k = 0; k < b; k++) others[k] = (uint32_t)(i - 1 - k);
    for (size_t k = 0; k < a; k++) others[b + k] = (uint32_t)(i + 1 + k);
}

/* Mean and deviation over all orders: means of b and a values drawn from the others without return.
 */
static void expected(const series *of, size_t i, double *mean, double *deviation)
{
    const double n = (double)of->count - 1;
    const double b = (double)before(of, i), a = (double)after(of, i);
    double sum = 0, squares = 0;
    for (size_t j = 0; j < of->count; j++)
        if (j != i) sum += of->divergence[i * of->count + j] / n;
    for (size_t j = 0; j < of->count; j++) {
        const double left = of->divergence[i * of->count + j] - sum;
        if (j != i) squares += left * left / (n - 1);
    }
    mean[NOVELTY] = mean[TRANSIENCE] = sum;
    mean[RESONANCE] = 0;
    deviation[NOVELTY] = sqrt(fmax(0, squares * (1 / b - 1 / n)));
    deviation[TRANSIENCE] = sqrt(fmax(0, squares * (1 / a - 1 / n)));
    /* two samples of one population: the covariance of their means is -squares / n */
    deviation[RESONANCE] = sqrt(squares * (1 / b + 1 / a));
}

/* Where all others are looked at, every order of them gives the same. */
static bool orders_differ(double deviation)
{
    return deviation > 1e-9;
}

static double z_of(double value, double mean, double deviation)
{
    return orders_differ(deviation) && isfinite(deviation) ? (value - mean) / deviation : NAN;
}

static void standardise(const series *of, size_t i, const uint32_t *others, double *z)
{
    double value[MEASURES];
    const double *mean = of->mean + i * MEASURES, *deviation = of->deviation + i * MEASURES;
    measures_of(of, i, others, value);
    for (int m = 0; m < MEASURES; m++) z[m] = z_of(value[m], mean[m], deviation[m]);
}

static void arrange(uint32_t replicate, size_t thread, void *state, double *statistic)
{
    const series *of = state;
    uint32_t *others = of->order[thread];
    for (size_t i = 0; i < of->count; i++) {
        for (uint32_t k = 0, j = 0; j < of->count; j++)
            if (j != i) others[k++] = j;
        lec_random_shuffle_first(
            (lec_random_key){of->context->common->seed, LEC_STREAM_PERMUTATION, replicate},
            (uint32_t)(i * of->count), of->count - 1, before(of, i) + after(of, i), others);
        standardise(of, i, others, statistic + i * MEASURES);
    }
}

/* --- doubt about who spoke -------------------------------------------------------------------- */

/* Of the conferences in the order of the table, each run of drawn_roles.h: value and the value by
 * chance; NaN where the draw does not have it. */
typedef struct {
    const series *of;
    const lec_vocabulary *names; /* of the conferences, as ids */
    lec_drawn_roles drawn;
    double *value, *by_chance; /* [run_count * count * MEASURES] */
} drawn_values;

static size_t place_in(const drawn_values *v, size_t run, size_t i, int measure)
{
    return (run * v->of->count + i) * MEASURES + (size_t)measure;
}

static void take_values(const drawn_values *v, size_t run, const series *of, lec_arena *arena)
{
    uint32_t *others = lec_new(arena, uint32_t, of->count);
    for (size_t i = 0; i < of->count; i++) {
        const char *name = of->profiles->items[i].name;
        double value[MEASURES], mean[MEASURES], deviation[MEASURES];
        uint32_t here;
        if (!lec_vocabulary_find(v->names, name, strlen(name), &here)) continue;
        real_others(of, i, others);
        measures_of(of, i, others, value);
        expected(of, i, mean, deviation);
        for (int m = 0; m < MEASURES; m++) {
            v->value[place_in(v, run, here, m)] = value[m];
            v->by_chance[place_in(v, run, here, m)] = mean[m];
        }
    }
}

static lec_status make_series(const lec_context *context, lec_profiles *profiles, series *of,
                              lec_error *error)
{
    const struct settings *settings = context->settings;
    lec_profile_settings asked = settings->profiles;
    *of = (series){.context = context, .profiles = profiles, .window = (size_t)settings->window};
    lec_status status = lec_profile_settings_by(context->common, &asked, error);
    if (status == LEC_OK) status = lec_profiles_make(context, &asked, profiles, error);
    if (status == LEC_OK) status = lec_profiles_are_two(profiles, &asked, error);
    if (status == LEC_OK)
        status = lec_profiles_dated(profiles, &asked, "novelty", &of->count, error);
    if (status == LEC_OK) measure_divergences(of, settings->prior_words, context->arena);
    return status;
}

static void look_at_draw(const lec_drawn_roles *drawn, size_t run, void *state)
{
    const drawn_values *v = state;
    lec_arena *arena = lec_arena_new();
    lec_common common = *drawn->context->common;
    lec_context context;
    lec_profiles profiles;
    series of;
    lec_error error = {""};
    if (lec_drawn_context(drawn, run, &common, arena, &context, &error) == LEC_OK &&
        make_series(&context, &profiles, &of, &error) == LEC_OK)
        take_values(v, run, &of, arena);
    lec_arena_free(arena);
}

/* Without a selection by role draws move nothing. */
static drawn_values look_at_draws(const series *of)
{
    lec_arena *arena = of->context->arena;
    drawn_values v = {.of = of};
    if (of->context->common->role == NULL) return v;
    v.drawn = lec_drawn_roles_make(of->context, arena);
    if (v.drawn.draws == 0) return v;
    lec_vocabulary *names = lec_vocabulary_new(arena);
    for (size_t i = 0; i < of->count; i++)
        lec_vocabulary_add(names, of->profiles->items[i].name, strlen(of->profiles->items[i].name));
    const size_t count = (v.drawn.draws + 1) * of->count * MEASURES;
    v.names = names;
    v.value = lec_new(arena, double, count);
    v.by_chance = lec_new(arena, double, count);
    for (size_t i = 0; i < count; i++) v.value[i] = v.by_chance[i] = NAN;
    take_values(&v, 0, of, arena);
    lec_drawn_roles_each(&v.drawn, 1, v.drawn.draws + 1, look_at_draw, &v);
    return v;
}

static void put_doubt(const drawn_values *v, size_t i, int m, double deviation, lec_table *table)
{
    double change = 0, known = 0, agreeing = 0;
    if (!orders_differ(deviation)) { /* value is by_chance, whoever spoke */
        lec_table_put_number(table, NAN);
        lec_table_put_number(table, NAN);
        return;
    }
    const double stands = v->drawn.draws > 0 ? v->value[place_in(v, 0, i, m)] : 0;
    const double above = v->drawn.draws > 0 ? stands - v->by_chance[place_in(v, 0, i, m)] : 0;
    for (size_t d = 1; d <= v->drawn.draws; d++) {
        const size_t at = place_in(v, v->drawn.alike[d], i, m);
        if (isnan(v->value[at])) continue;
        known++;
        change += (v->value[at] - stands) * (v->value[at] - stands);
        agreeing += (v->value[at] > v->by_chance[at]) == (above > 0);
    }
    const double spread = known > 0 ? sqrt(deviation * deviation + change / known) : deviation;
    lec_table_put_number(table, spread > 0 && isfinite(spread) ? 1 - deviation / spread : NAN);
    lec_table_put_number(table, isnan(stands)         ? NAN
                                : v->drawn.draws == 0 ? 1
                                                      : agreeing / (double)v->drawn.draws);
}

/* --- rows ------------------------------------------------------------------------------------ */

static lec_null_result *test_all(series *of)
{
    lec_arena *arena = of->context->arena;
    const size_t rows = of->count * MEASURES;
    const size_t threads = lec_thread_count((size_t)of->context->common->threads);
    double *observed = lec_new(arena, double, rows);
    uint32_t *others = lec_new(arena, uint32_t, of->count);
    lec_null_result *results = lec_new(arena, lec_null_result, rows);
    of->order = lec_new(arena, uint32_t *, threads);
    for (size_t t = 0; t < threads; t++) of->order[t] = lec_new(arena, uint32_t, of->count);
    of->mean = lec_new(arena, double, rows);
    of->deviation = lec_new(arena, double, rows);
    for (size_t i = 0; i < of->count; i++) {
        expected(of, i, of->mean + i * MEASURES, of->deviation + i * MEASURES);
        real_others(of, i, others);
        standardise(of, i, others, observed + i * MEASURES);
    }
    const lec_null_design design = {.row_count = rows,
                                    .observed = observed,
                                    .arrange = arrange,
                                    .state = of,
                                    .replicates = (size_t)of->context->common->replicates,
                                    .threads = (size_t)of->context->common->threads};
    lec_null_test(&design, results);
    return results;
}

static void put_conference(const series *of, size_t i, const lec_null_result *results,
                           const drawn_values *drawn, lec_table *table)
{
    uint32_t *others = lec_new(of->context->arena, uint32_t, of->count);
    double value[MEASURES], mean[MEASURES], deviation[MEASURES];
    real_others(of, i, others);
    measures_of(of, i, others, value);
    expected(of, i, mean, deviation);
    for (int m = 0; m < MEASURES; m++) {
        const bool known = !isnan(value[m]);
        lec_table_put_text(table, of->profiles->items[i].name);
        lec_table_put_text(table, measure_names[m]);
        lec_table_put_text(table, of->profiles->items[i].date);
        lec_table_put_count(table, of->profiles->items[i].words);
        lec_table_put_count(table, before(of, i));
        lec_table_put_count(table, after(of, i));
        lec_table_put_number(table, value[m]);
        lec_table_put_number(table, known ? mean[m] : NAN);
        lec_table_put_number(table, known && isfinite(deviation[m]) ? deviation[m] : NAN);
        lec_table_put_number(table, known ? z_of(value[m], mean[m], deviation[m]) : NAN);
        lec_table_put_number(table, results[i * MEASURES + (size_t)m].p);
        lec_table_put_missing(table);
        lec_table_put_missing(table);
        if (known) {
            put_doubt(drawn, i, m, deviation[m], table);
        } else {
            lec_table_put_missing(table);
            lec_table_put_missing(table);
        }
    }
}

static lec_status run(const lec_context *context, lec_table *table, lec_error *error)
{
    lec_profiles profiles;
    series of;
    const lec_status status = make_series(context, &profiles, &of, error);
    if (status != LEC_OK) return status;
    const lec_null_result *results = test_all(&of);
    const drawn_values drawn = look_at_draws(&of);
    for (size_t i = 0; i < of.count; i++) put_conference(&of, i, results, &drawn, table);
    return LEC_OK;
}

const lec_analysis lec_analysis_novelty = {
    .name = "novelty",
    .summary = "Which conferences bring something new, and whether it stays",
    .examples = "novelty conferences/ --role principal\n"
                "novelty conferences/ --by quarter --window 1",
    .details =
        "By date, then novelty, transience, resonance. Conferences without a date are left out; of "
        "one day, those of the first name come first. With --by year (quarter, month, group) the "
        "conferences of each are one text, in the order of their first day. Novelty is large for a "
        "conference about "
        "something of its own as well: what matters is whether those that follow take it up, which "
        "resonance shows. value depends on how long the texts are; by_chance, made of the same "
        "texts in other orders, does so in the same way. With few conferences little can be told: "
        "of five with --window 3, hardly anything could be far from by_chance. p and q take who "
        "spoke as known; doubt and draws_agreeing say how much hangs on it where --role selects (a "
        "draw that leaves a conference too few words does not agree).",
    .source = "Barron, Huang, Spang & DeDeo 2018, doi:10.1073/pnas.1717729115",
    .options = options,
    .defaults = &defaults,
    .settings_size = sizeof defaults,
    .columns = columns,
    .key_count = 2,
    .families = families,
    .charts = charts,
    .takes_word_options = true,
    .takes_by = true,
    .least_conferences = 2,
    .needs_dates = true,
    .run = run,
};
