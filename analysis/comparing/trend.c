/* SPDX-License-Identifier: GPL-3.0-or-later
 * trend.c -- does a concept or a word become more frequent or rarer from one conference to the
 * next, and where does it change? The conference is the unit: what is said in one is one finding.
 * Formulas and sources: measure/rate_trend.h, measure/trend.h, measure/periods.h. */
#include "analysis/measure/trend.h"

#include <math.h>
#include <string.h>

#include "analysis/analysis.h"
#include "analysis/comparing/series.h"
#include "analysis/measure/jackknife.h"
#include "analysis/measure/null_engine.h"
#include "analysis/view/columns.h"
#include "core/parallel.h"
#include "core/random.h"

static const lec_series_settings defaults = LEC_SERIES_DEFAULTS;

#define BY_YEAR "doublings of the rate a year"

static const lec_column columns[] = {
    {"role", LEC_NAME, "all speakers together, the principal, or the journalists", NULL, NULL,
     NULL},
    {"kind", LEC_NAME, "concept or word", NULL, NULL, NULL},
    {"item", LEC_TEXT, "name of the concept in the study; the word as `words` shows it", NULL, NULL,
     NULL},
    {"conferences", LEC_COUNT, "conferences with a date and with words of the role", "conferences",
     NULL, NULL},
    {"conferences_with", LEC_COUNT, "of them, those in which it occurs", "conferences", NULL, NULL},
    {"first_date", LEC_DATE, "of the first of them", NULL, NULL, NULL},
    {"last_date", LEC_DATE, "of the last", NULL, NULL, NULL},
    {"words", LEC_COUNT, "words of the role", "words", NULL, NULL},
    {"count", LEC_COUNT, "occurrences", "occurrences", NULL, NULL},
    {"per_thousand", LEC_NUMBER, "rate over all conferences", LEC_PER_THOUSAND,
     "1000 * count / words", NULL},
    {"highest", LEC_TEXT, "the conference with the highest rate (its interval: `trend_rates`)",
     NULL, NULL, NULL},
    {"highest_per_thousand", LEC_NUMBER, "its rate", LEC_PER_THOUSAND, NULL, NULL},
    {"slope", LEC_NUMBER,
     "how fast the rate grows: 1 means that it doubles in a year, -1 that it is halved", BY_YEAR,
     "log2 of the rate by date, quasi-Poisson", "McCullagh & Nelder 1989"},
    {"slope_low", LEC_NUMBER, "low end of its interval at --level", BY_YEAR,
     "t with conferences - 2 degrees of freedom", "McCullagh & Nelder 1989"},
    {"slope_high", LEC_NUMBER, "high end", BY_YEAR, "t with conferences - 2 degrees of freedom",
     "McCullagh & Nelder 1989"},
    {"dispersion", LEC_NUMBER,
     "what the conferences differ by about the slope, as a share of what independent words would; "
     "at least 1",
     NULL, "Pearson's chi-squared / (conferences - 2)", "McCullagh & Nelder 1989"},
    {"slope_z", LEC_NUMBER, "the slope in standard errors, were there none", NULL,
     "score / its standard deviation", NULL},
    {"log10_p", LEC_NUMBER,
     "log10 of the two-sided p of slope_z over the orders that the conferences could have; all of "
     "them with six or fewer, else --replicates",
     NULL, "permutation of the conferences", "Phipson & Smyth 2010"},
    {"p_least", LEC_NUMBER,
     "the smallest p that it could have had with so few conferences, on the side (rise or fall) "
     "where that is larger",
     NULL, NULL, NULL},
    LEC_COLUMN_TESTS("tests"),
    {"log10_q", LEC_NUMBER, "log10 of q", NULL, NULL, NULL},
    {"q", LEC_NUMBER, "share of false alarms among all rows of the table with a slope as clear",
     NULL, "items expected by chance / items found", "Tusher et al. 2001"},
    {"kendall_tau", LEC_NUMBER,
     "does it rise or fall all the way? 1: each conference above the one before it, -1: below",
     NULL, "tau-b of date and rate", "Mann 1945; Kendall 1970"},
    {"kendall_log10_p", LEC_NUMBER,
     "log10 of its two-sided p; exact with 18 conferences or fewer of different dates", NULL,
     "Mann-Kendall test", "Mann 1945; Kendall 1970"},
    {"kendall_log10_q", LEC_NUMBER, "log10 of kendall_q", NULL, NULL, NULL},
    {"kendall_q", LEC_NUMBER, "its p adjusted for all rows of the table", NULL,
     "min over larger p(j) of m p(j) / j", "Benjamini & Hochberg 1995"},
    {"sen_slope", LEC_NUMBER, "median of the slopes between any two conferences",
     "per 1,000 words and year", NULL, "Sen 1968"},
    {"sen_slope_low", LEC_NUMBER, "low end of its interval at --level", "per 1,000 words and year",
     "ranks of the slopes", "Sen 1968"},
    {"sen_slope_high", LEC_NUMBER, "high end", "per 1,000 words and year", "ranks of the slopes",
     "Sen 1968"},
    {"change_at", LEC_TEXT,
     "the conference from which on the rate is most unlike that before; there always is one", NULL,
     NULL, "Pettitt 1979"},
    {"before_per_thousand", LEC_NUMBER, "rate before it", LEC_PER_THOUSAND, NULL, NULL},
    {"after_per_thousand", LEC_NUMBER, "rate from it on", LEC_PER_THOUSAND, NULL, NULL},
    {"change_log10_p", LEC_NUMBER,
     "log10 of the p of so large a change at any place, over the orders of the conferences", NULL,
     "permutation of the conferences", "Pettitt 1979"},
    {"change_log10_q", LEC_NUMBER, "log10 of change_q", NULL, NULL, NULL},
    {"change_q", LEC_NUMBER, "share of false alarms among all rows with a change as clear", NULL,
     "items expected by chance / items found", "Tusher et al. 2001"},
    {"periods", LEC_COUNT,
     "periods of like rates, as far as they are clearer than in shuffled orders (`trend_rates` "
     "says which conference is in which)",
     "periods", "neighbours most alike put together first", "Gries & Hilpert 2008"},
    LEC_COLUMN_DOUBT("slope"),
    LEC_COLUMN_POOLED,
    {0},
};

static const lec_family families[] = {
    {"", "tests", NULL, "log10_q", "q", "Tusher et al. 2001"},
    {"", NULL, "kendall_log10_p", "kendall_log10_q", "kendall_q", "Benjamini & Hochberg 1995"},
    {"", NULL, NULL, "change_log10_q", "change_q", "Tusher et al. 2001"},
    {0},
};

static const lec_doubtful_column with_intervals[] = {
    {"slope", LEC_SCALE_LINEAR, NULL, false},
    {"sen_slope", LEC_SCALE_LINEAR, NULL, false},
    {0},
};

static const lec_chart charts[] = {
    {.name = "trend_slopes",
     .shape = LEC_CHART_BARS,
     .title = "Concepts that become more frequent or rarer",
     .note = "principal; right: more frequent from conference to conference",
     .axis = "doublings of the rate a year",
     .label = "item",
     .value = "slope",
     .low = "slope_low",
     .high = "slope_high",
     .found_by = "q",
     .filters = {{"role", "principal"}, {"kind", "concept"}},
     .most = 24},
    {0},
};

/* --- tests ----------------------------------------------------------------------------------- */

/* A row of the table that is tested. */
typedef struct {
    const lec_series_role *role;
    lec_rate_series series;
} tested_row;

typedef struct {
    const tested_row *rows;
    size_t count, longest; /* rows; conferences of a series */
    uint64_t seed;
    bool complete;
    uint32_t **order; /* [threads][longest] */
    double (*statistic)(const lec_rate_series *series, const uint32_t *order);
} testing;

/* Order number `number` of 0 .. count - 1 in the order of the factorial number system. */
static void nth_order(uint32_t number, size_t count, uint32_t *order)
{
    for (uint32_t i = 0; i < count; i++) order[i] = i;
    for (size_t i = 0; i + 1 < count; i++) {
        const size_t left = count - i, at = i + number % left;
        number /= (uint32_t)left;
        const uint32_t moved = order[i];
        order[i] = order[at];
        order[at] = moved;
    }
}

static void arrange(uint32_t replicate, size_t thread, void *state, double *statistic)
{
    const testing *of = state;
    uint32_t *order = of->order[thread];
    const lec_series_role *role = NULL;
    for (size_t row = 0; row < of->count; row++) {
        const size_t count = of->rows[row].series.count;
        if (of->rows[row].role != role) {
            role = of->rows[row].role;
            for (uint32_t i = 0; i < count; i++) order[i] = i;
            if (of->complete)
                nth_order(replicate, count, order);
            else
                lec_random_shuffle((lec_random_key){of->seed, LEC_STREAM_PERMUTATION, replicate}, 0,
                                   count, order);
        }
        statistic[row] = of->statistic(&of->rows[row].series, order);
    }
}

static double change_of(const lec_rate_series *series, const uint32_t *order)
{
    return lec_rate_change(series, order, NULL);
}

/* All orders of so many are gone through; orders of a shorter role then repeat equally often. */
enum { MOST_IN_ALL_ORDERS = 6 };

static lec_null_result *test_rows(const lec_context *context, testing *of, const double *observed,
                                  lec_alternative alternative)
{
    const size_t threads = lec_thread_count((size_t)context->common->threads);
    lec_null_result *results = lec_new(context->arena, lec_null_result, of->count);
    of->order = lec_new(context->arena, uint32_t *, threads);
    for (size_t t = 0; t < threads; t++)
        of->order[t] = lec_new(context->arena, uint32_t, of->longest);
    of->complete = of->longest <= MOST_IN_ALL_ORDERS;
    size_t orders = 1;
    for (size_t i = 2; of->complete && i <= of->longest; i++) orders *= i;
    const lec_null_design design = {.row_count = of->count,
                                    .observed = observed,
                                    .arrange = arrange,
                                    .state = of,
                                    .replicates =
                                        of->complete ? orders : (size_t)context->common->replicates,
                                    .complete = of->complete,
                                    .alternative = alternative,
                                    .threads = (size_t)context->common->threads};
    lec_null_test(&design, results);
    return results;
}

/* --- rows ------------------------------------------------------------------------------------ */

typedef struct {
    const lec_context *context;
    const lec_series_set *set;
    lec_null_result slope, change;
    double slope_z;
} found;

static double rate_of(const lec_rate_series *series, size_t first, size_t end)
{
    double occurrences = 0, size = 0;
    for (size_t i = first; i < end; i++) {
        occurrences += series->occurrences[i];
        size += series->size[i];
    }
    return 1000 * occurrences / size;
}

static double *rates_of(const lec_rate_series *series, lec_arena *arena)
{
    double *rates = lec_new(arena, double, series->count);
    for (size_t i = 0; i < series->count; i++) rates[i] = rate_of(series, i, i + 1);
    return rates;
}

static void put_counts(const found *of, const lec_series_role *role, size_t item, lec_table *table)
{
    const lec_rate_series series = lec_series_of(role, item);
    size_t with = 0, highest = 0;
    double words = 0;
    for (size_t i = 0; i < series.count; i++) {
        with += series.occurrences[i] > 0;
        words += series.size[i];
        if (rate_of(&series, i, i + 1) > rate_of(&series, highest, highest + 1)) highest = i;
    }
    lec_table_put_text(table, role->role);
    lec_table_put_text(table, lec_series_kind(of->set, item));
    lec_table_put_text(table, of->set->name[item]);
    lec_table_put_count(table, series.count);
    lec_table_put_count(table, with);
    lec_table_put_text(table, role->points[0].first_date);
    lec_table_put_text(table, role->points[series.count - 1].last_date);
    lec_table_put_count(table, (uint64_t)words);
    lec_table_put_count(table, (uint64_t)lec_series_total(role, item));
    lec_table_put_number(table, rate_of(&series, 0, series.count));
    if (with > 0)
        lec_table_put_text(table, role->points[highest].name);
    else
        lec_table_put_missing(table);
    lec_table_put_number(table, with > 0 ? rate_of(&series, highest, highest + 1) : NAN);
}

static void put_slope(const found *of, const lec_rate_series *series, bool tested, lec_table *table)
{
    lec_rate_slope fit = {{NAN, NAN, NAN}, NAN};
    if (tested) fit = lec_rate_slope_fit(series, of->context->common->level);
    lec_table_put_number(table, fit.slope.value);
    lec_table_put_number(table, fit.slope.low);
    lec_table_put_number(table, fit.slope.high);
    lec_table_put_number(table, fit.dispersion);
    lec_table_put_number(table, tested ? of->slope_z : NAN);
    lec_table_put_number(table, tested ? of->slope.p : NAN);
    lec_table_put_number(table, tested ? pow(10, of->slope.p_least) : NAN);
    lec_table_put_missing(table); /* tests */
    lec_table_put_number(table, tested ? of->slope.q : NAN);
    lec_table_put_missing(table); /* q */
}

static void put_order(const found *of, const lec_rate_series *series, const double *rates,
                      bool tested, lec_table *table)
{
    lec_trend kendall = {0, NAN, NAN, NAN, NAN, NAN};
    lec_slope sen = {NAN, {NAN, NAN}};
    if (tested && series->count > 2) {
        if (!of->context->values_only)
            kendall = lec_mann_kendall(series->time, rates, series->count);
        sen = lec_sen_slope(series->time, rates, series->count, of->context->common->level);
    }
    lec_table_put_number(table, kendall.tau);
    lec_table_put_number(table, isnan(kendall.exact_p) ? kendall.log10_p : log10(kendall.exact_p));
    lec_table_put_missing(table);
    lec_table_put_missing(table);
    lec_table_put_number(table, sen.slope);
    lec_table_put_number(table, sen.interval.low);
    lec_table_put_number(table, sen.interval.high);
}

static void put_change(const found *of, const lec_series_role *role, const lec_rate_series *series,
                       bool tested, lec_table *table)
{
    lec_arena *arena = of->context->arena;
    uint32_t *order = lec_new(arena, uint32_t, series->count);
    size_t split = 0;
    for (uint32_t i = 0; i < series->count; i++) order[i] = i;
    if (tested && series->count > 2) (void)lec_rate_change(series, order, &split);
    if (split == 0) {
        for (int empty = 0; empty < 7; empty++) lec_table_put_missing(table);
        return;
    }
    lec_table_put_text(table, role->points[split].name);
    lec_table_put_number(table, rate_of(series, 0, split));
    lec_table_put_number(table, rate_of(series, split, series->count));
    lec_table_put_number(table, of->change.p);
    lec_table_put_number(table, of->change.q);
    lec_table_put_missing(table);
    uint32_t *period = lec_new(arena, uint32_t, series->count);
    lec_table_put_count(
        table, of->context->values_only ? 1 : lec_series_periods(of->context, series, period));
}

/* Rows with the minimum of occurrences, role by role. */
static size_t list_tested(const lec_context *context, const lec_series_set *set, tested_row *rows,
                          uint32_t *row_of, size_t *longest)
{
    const lec_series_settings *settings = context->settings;
    size_t count = 0;
    *longest = 0;
    for (size_t r = 0; r < set->role_count; r++)
        for (size_t item = 0; item < set->item_count; item++) {
            const lec_series_role *role = &set->roles[r];
            const size_t row = r * set->item_count + item;
            row_of[row] = LEC_NONE;
            if (lec_series_total(role, item) < (double)settings->minimum || role->count < 3)
                continue;
            row_of[row] = (uint32_t)count;
            rows[count++] = (tested_row){role, lec_series_of(role, item)};
            *longest = role->count > *longest ? role->count : *longest;
        }
    return count;
}

static void test_all(const lec_context *context, const tested_row *rows, size_t count,
                     size_t longest, found *results)
{
    lec_arena *arena = context->arena;
    double *z = lec_new(arena, double, count), *change = lec_new(arena, double, count);
    uint32_t *order = lec_new(arena, uint32_t, longest);
    for (uint32_t i = 0; i < longest; i++) order[i] = i;
    for (size_t i = 0; i < count; i++) {
        z[i] = lec_rate_trend_z(&rows[i].series, order);
        change[i] = lec_rate_change(&rows[i].series, order, NULL);
        results[i].slope_z = z[i];
    }
    if (context->values_only || count == 0) return;
    testing of = {.rows = rows,
                  .count = count,
                  .longest = longest,
                  .seed = context->common->seed,
                  .statistic = lec_rate_trend_z};
    const lec_null_result *slopes = test_rows(context, &of, z, LEC_TWO_SIDED);
    of.statistic = change_of;
    const lec_null_result *changes = test_rows(context, &of, change, LEC_GREATER);
    for (size_t i = 0; i < count; i++) {
        results[i].slope = slopes[i];
        results[i].change = changes[i];
    }
}

static lec_status run(const lec_context *context, lec_table *table, lec_error *error)
{
    lec_series_set set;
    const lec_status status = lec_series_make(context, context->settings, &set, error);
    if (status != LEC_OK) return status;
    lec_arena *arena = context->arena;
    const size_t all = set.role_count * set.item_count;
    tested_row *rows = lec_new(arena, tested_row, all);
    uint32_t *row_of = lec_new(arena, uint32_t, all);
    size_t longest = 0;
    const size_t count = list_tested(context, &set, rows, row_of, &longest);
    found *results = lec_new(arena, found, count + 1);
    test_all(context, rows, count, longest, results);
    for (size_t i = 0; i < all; i++) {
        const lec_series_role *role = &set.roles[i / set.item_count];
        const size_t item = i % set.item_count;
        const bool tested = row_of[i] != LEC_NONE;
        found own = tested ? results[row_of[i]] : (found){0};
        own.context = context;
        own.set = &set;
        const lec_rate_series series = lec_series_of(role, item);
        const double *rates = rates_of(&series, arena);
        put_counts(&own, role, item, table);
        put_slope(&own, &series, tested, table);
        put_order(&own, &series, rates, tested, table);
        put_change(&own, role, &series, tested, table);
        lec_table_put_missing(table); /* doubt */
    }
    return LEC_OK;
}

const lec_analysis lec_analysis_trend = {
    .name = "trend",
    .summary = "Which concepts and words become more frequent or rarer, and where they change",
    .examples = "trend conferences/ --study study.yaml --role principal\n"
                "trend conferences/ --study study.yaml --by year",
    .details =
        "By role (all, principal, journalist), concepts in the order of the study, then the --top "
        "most frequent words. The conference is the unit of all of it; conferences without a date "
        "are left out. slope asks how fast the rate grows with the date, kendall_tau whether it "
        "does so all the way, change_at where it differs most before and after. p and q of slope "
        "and change come from other orders of the same conferences, which must be exchangeable if "
        "nothing changes: successive conferences about one crisis are not, and then p is too "
        "small. With fewer than three conferences nothing is tested; with four, no p is below "
        "1/12 (p_least). The interval of slope allows for conferences that differ more than "
        "independent words would. With --by year (quarter, month, group) that is the unit, "
        "whatever "
        "conferences it holds, and stands in the place of the conference in all of this; its time "
        "is the mean of their days. Conferences of one year that are alike count as one then, but "
        "what changes within a year is not seen.",
    .source = "McCullagh & Nelder 1989; Mann 1945; Sen 1968; Gries & Hilpert 2008",
    .options = lec_series_options,
    .defaults = &defaults,
    .settings_size = sizeof defaults,
    .columns = columns,
    .key_count = 3,
    .shown = "count,conferences_with,q",
    .evidence = {LEC_EVIDENCE_ITEM, "item", NULL},
    .families = families,
    .doubtful = with_intervals,
    .charts = charts,
    .takes_word_options = true,
    .takes_by = true,
    .least_conferences = 2,
    .needs_dates = true,
    .run = run,
};
