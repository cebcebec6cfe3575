/* SPDX-License-Identifier: GPL-3.0-or-later
 * floor_concentration.c -- how unequally the floor is given: Gini's index of the exchanges of the
 * outlets and journalists that ask, and the share of the three that ask most.
 *
 * Beside each stands what it would be if the exchanges were given at random to those who ask, each
 * at least once: few exchanges are unequal by themselves. */
#include <math.h>
#include <string.h>

#include "analysis/measure/concentration.h"
#include "analysis/measure/jackknife.h"
#include "analysis/turns/access.h"
#include "analysis/view/columns.h"
#include "core/random.h"

enum { TOP = 3, DEALS = 200 };

static const lec_column columns[] = {
    LEC_COLUMN_CONFERENCE,
    {"who", LEC_NAME, "of whom: " LEC_ACCESS_MEANING, NULL, NULL, NULL},
    {"names", LEC_COUNT, "outlets (journalists) that have the floor", NULL, NULL, NULL},
    {"exchanges", LEC_COUNT, "exchanges of those with a name", "exchanges", NULL, NULL},
    {"unnamed", LEC_COUNT, "exchanges of whom the transcript does not name, left out", "exchanges",
     NULL, NULL},
    {"gini", LEC_NUMBER, "Gini's index of the exchanges: 0 where all have as many", NULL,
     "sum (2 i - n - 1) x(i) / (n sum x)", "Gini 1912"},
    {"gini_low", LEC_NUMBER,
     "low end of the interval at --level, for as many conferences; empty for one", NULL,
     "t of the jackknife over conferences", "Tukey 1958; Efron & Stein 1981"},
    {"gini_high", LEC_NUMBER, "high end of it", NULL, "t of the jackknife over conferences",
     "Tukey 1958; Efron & Stein 1981"},
    {"gini_by_chance", LEC_NUMBER,
     "Gini's index if the exchanges were given at random, to each of the names once at least", NULL,
     "mean of 200 deals", NULL},
    {"top_three", LEC_NUMBER, "share of the exchanges of the three that have most", NULL, NULL,
     NULL},
    {"top_three_low", LEC_NUMBER,
     "low end of the interval at --level, for as many conferences; empty for one", NULL,
     "t of the jackknife over conferences", "Tukey 1958; Efron & Stein 1981"},
    {"top_three_high", LEC_NUMBER, "high end of it", NULL, "t of the jackknife over conferences",
     "Tukey 1958; Efron & Stein 1981"},
    {"top_three_by_chance", LEC_NUMBER, "the same as in gini_by_chance", NULL, "mean of 200 deals",
     NULL},
    {"clusters", LEC_COUNT, "conferences; no interval from fewer than 3", "conferences", NULL,
     NULL},
    LEC_COLUMN_DOUBT("gini"),
    {0},
};

static const lec_doubtful_column with_intervals[] = {
    {"gini", LEC_SCALE_LOGIT, NULL, false},
    {"top_three", LEC_SCALE_LOGIT, NULL, false},
    {0},
};

static const lec_chart charts[] = {
    {.name = "floor_concentration",
     .shape = LEC_CHART_BARS,
     .title = "How much of the floor the three outlets have that ask most",
     .axis = "per cent of the exchanges",
     .label = "conference",
     .value = "top_three",
     .low = "top_three_low",
     .high = "top_three_high",
     .outer_low = "top_three_by_chance",
     .outer_high = "top_three",
     .note = "dark bands: between the share and what chance would make of it",
     .filters = {{"who", "outlet"}},
     .as_percent = true,
     .in_order = true,
     .many_conferences = true},
    {0},
};

/* Exchanges of each name, and which conference each is in. */
typedef struct {
    const uint32_t *actor, *cluster; /* [count]; actor 0 has no name */
    size_t count, actors, clusters;
    uint32_t *amount; /* [actors] scratch, sorted by the measures */
} access_counts;

/* The two measures without the exchanges of one cluster; LEC_NONE: of all. */
static void measure(const access_counts *of, uint32_t without, double *gini, double *top)
{
    memset(of->amount, 0, of->actors * sizeof *of->amount);
    for (size_t i = 0; i < of->count; i++)
        if (of->actor[i] != 0 && of->cluster[i] != without) of->amount[of->actor[i]]++;
    *gini = lec_gini(of->amount, of->actors);
    *top = lec_top_share(of->amount, of->actors, TOP);
}

/* Means of the two over deals of `exchanges` to `names`, each of which has one beforehand. */
static void by_chance(const lec_context *context, size_t names, size_t exchanges, double *gini,
                      double *top)
{
    *gini = *top = NAN;
    if (names == 0) return;
    uint32_t *amount = lec_new(context->arena, uint32_t, names);
    uint32_t *draw = lec_new(context->arena, uint32_t, exchanges);
    double ginis = 0, tops = 0;
    for (uint32_t deal = 0; deal < DEALS; deal++) {
        for (size_t i = 0; i < names; i++) amount[i] = 1;
        lec_random_below((lec_random_key){context->common->seed, LEC_STREAM_SIMULATION, deal},
                         (uint32_t)names, 0, exchanges - names, draw);
        for (size_t i = 0; i < exchanges - names; i++) amount[draw[i]]++;
        ginis += lec_gini(amount, names);
        tops += lec_top_share(amount, names, TOP);
    }
    *gini = ginis / DEALS;
    *top = tops / DEALS;
}

static void put_estimate(lec_table *table, lec_estimate of, double chance)
{
    lec_table_put_number(table, of.value);
    lec_table_put_number(table, of.low);
    lec_table_put_number(table, of.high);
    lec_table_put_number(table, chance);
}

static void put_row(const lec_context *context, const lec_access *access, const lec_access_rows *of,
                    lec_access_kind kind, lec_table *table)
{
    lec_arena *arena = context->arena;
    const size_t count = of->end - of->first;
    uint32_t *cluster = lec_new(arena, uint32_t, count);
    access_counts c = {access->actor[kind] + of->first,
                       cluster,
                       count,
                       access->count[kind],
                       lec_access_clusters(access, of, cluster),
                       lec_new(arena, uint32_t, access->count[kind])};
    const size_t clusters = of->pools ? c.clusters : 1;
    double gini, top, gini_chance, top_chance;
    double *ginis = lec_new(arena, double, clusters), *tops = lec_new(arena, double, clusters);
    for (uint32_t k = 0; of->pools && k < clusters; k++) measure(&c, k, &ginis[k], &tops[k]);
    measure(&c, LEC_NONE, &gini, &top);
    size_t names = 0, named = 0;
    for (size_t a = 0; a < c.actors; a++) {
        names += c.amount[a] > 0;
        named += c.amount[a];
    }
    by_chance(context, names, named, &gini_chance, &top_chance);
    const double level = context->common->level;
    const double gini_variance = of->pools ? lec_jackknife_variance(gini, ginis, clusters) : NAN;
    const double top_variance = of->pools ? lec_jackknife_variance(top, tops, clusters) : NAN;
    lec_table_put_text(table, of->conference);
    lec_table_put_text(table, lec_access_name(kind));
    lec_table_put_count(table, names);
    lec_table_put_count(table, named);
    lec_table_put_count(table, count - named);
    put_estimate(table, lec_t_interval(gini, gini_variance, clusters, LEC_SCALE_LOGIT, level),
                 gini_chance);
    put_estimate(table, lec_t_interval(top, top_variance, clusters, LEC_SCALE_LOGIT, level),
                 top_chance);
    lec_table_put_count(table, clusters);
    lec_table_put_number(table, NAN); /* lec_doubt_add() */
}

static lec_status run(const lec_context *context, lec_table *table, lec_error *error)
{
    (void)error;
    const lec_access access = lec_access_of(context);
    lec_access_rows *groups;
    const size_t count = lec_access_groups(&access, context->arena, &groups);
    for (size_t g = 0; g < count; g++)
        for (int kind = 0; kind < LEC_ACCESS_KINDS; kind++)
            put_row(context, &access, &groups[g], (lec_access_kind)kind, table);
    return LEC_OK;
}

const lec_analysis lec_analysis_floor_concentration = {
    .name = "floor_concentration",
    .summary = "How unequally the floor is given: Gini's index and the share of the top three",
    .details =
        "By conference (`all` first), outlets before journalists. Only those who ask are counted. "
        "Both measures depend on how many exchanges and names there are: compare them with what "
        "they would be by chance, and conferences of one size. The interval of `all` is for "
        "as many conferences of the same kind (docs/methods.md has how often it holds the truth); "
        "within one conference nothing was drawn, and there is none.",
    .source = "Gini 1912; Tukey 1958; Efron & Stein 1981",
    .columns = columns,
    .key_count = 2,
    .doubtful = with_intervals,
    .charts = charts,
    .run = run,
};
