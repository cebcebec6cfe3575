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
    LEC_COLUMN_CONFERENCE_BY,
    {"who", LEC_NAME, "of whom: " LEC_ACCESS_MEANING, NULL, NULL, NULL},
    {"names", LEC_COUNT, "outlets (journalists) that have the floor", NULL, NULL, NULL},
    {"exchanges", LEC_COUNT, "exchanges of those with a name", "exchanges", NULL, NULL},
    {"unnamed", LEC_COUNT, "exchanges of whom the transcript does not name, left out", "exchanges",
     NULL, NULL},
    {"gini", LEC_NUMBER,
     "Gini's index of the exchanges: 0 where all have as many; empty of one or two names, and "
     "where "
     "each has one exchange",
     NULL, "sum (2 i - n - 1) x(i) / (n sum x)", "Gini 1912"},
    {"gini_low", LEC_NUMBER,
     "low end of the interval at --level, for as many conferences; empty for one", NULL,
     "t of the jackknife over conferences", "Tukey 1958; Efron & Stein 1981"},
    {"gini_high", LEC_NUMBER, "high end of it", NULL, "t of the jackknife over conferences",
     "Tukey 1958; Efron & Stein 1981"},
    {"gini_by_chance", LEC_NUMBER,
     "Gini's index if the exchanges were given at random, to each of the names once at least", NULL,
     "mean of 200 deals", NULL},
    {"top_three", LEC_NUMBER,
     "share of the exchanges of the three that have most; empty of three names or fewer, and where "
     "each has one exchange",
     NULL, NULL, NULL},
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
    LEC_COLUMN_POOLED,
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
     .outer_high = "top_three_by_chance",
     .note = "dark marks: by chance; in parentheses: exchanges",
     .counted = "exchanges",
     .filters = {{"who", "outlet"}},
     .as_percent = true,
     .in_order = true,
     .many_conferences = true},
    {0},
};

/* The exchanges of a row by who asked. */
typedef struct {
    const lec_access_rows *of;
    const uint32_t *actor; /* [exchanges] 0 has no name */
    size_t actors;
    uint32_t *amount; /* [actors] scratch, sorted by the measures */
} access_counts;

typedef struct {
    double gini, top;
} inequality;

/* Exchanges of those with a name; returns how many names there are. */
static size_t count_amounts(const access_counts *c, uint32_t without, size_t *named)
{
    size_t names = 0;
    *named = 0;
    memset(c->amount, 0, c->actors * sizeof *c->amount);
    for (size_t i = 0; i < c->of->count; i++) {
        const uint32_t actor = c->actor[c->of->index[i]];
        if (actor == 0 || c->of->cluster[i] == without) continue;
        names += c->amount[actor]++ == 0;
        ++*named;
    }
    return names;
}

/* Of so few names, or of names that have one exchange each, the measure says nothing: one value is
 * all there can be. */
static bool can_differ(size_t names, size_t named, size_t least)
{
    return names >= least && named > names;
}

/* Without the exchanges of one cluster; LEC_NONE: of all. */
static inequality measure(const access_counts *c, uint32_t without)
{
    size_t named;
    count_amounts(c, without, &named);
    inequality made;
    made.gini = lec_gini(c->amount, c->actors);
    made.top = lec_top_share(c->amount, c->actors, TOP);
    return made;
}

/* Means over deals of the exchanges to the names, each of which has one beforehand. */
static inequality by_chance(const lec_context *context, size_t names, size_t exchanges)
{
    inequality sum = {0, 0};
    uint32_t *amount = lec_new(context->arena, uint32_t, names);
    uint32_t *draw = lec_new(context->arena, uint32_t, exchanges);
    for (uint32_t deal = 0; deal < DEALS; deal++) {
        for (size_t i = 0; i < names; i++) amount[i] = 1;
        lec_random_below((lec_random_key){context->common->seed, LEC_STREAM_SIMULATION, deal},
                         (uint32_t)names, 0, exchanges - names, draw);
        for (size_t i = 0; i < exchanges - names; i++) amount[draw[i]]++;
        sum.gini += lec_gini(amount, names);
        sum.top += lec_top_share(amount, names, TOP);
    }
    return (inequality){sum.gini / DEALS, sum.top / DEALS};
}

static void put_measure(const lec_context *context, const access_counts *c, double all,
                        const double *without, double chance, lec_table *table)
{
    const size_t clusters = c->of->cluster_count;
    const double variance = c->of->pools ? lec_jackknife_variance(all, without, clusters) : NAN;
    const lec_estimate made =
        lec_t_interval(all, variance, clusters, LEC_SCALE_LOGIT, context->common->level);
    lec_table_put_number(table, made.value);
    lec_table_put_number(table, made.low);
    lec_table_put_number(table, made.high);
    lec_table_put_number(table, chance);
}

static void put_nothing(lec_table *table)
{
    for (int i = 0; i < 4; i++) lec_table_put_number(table, NAN);
}

static void put_row(const lec_context *context, const lec_access *access, const lec_access_rows *of,
                    lec_access_kind kind, lec_table *table)
{
    lec_arena *arena = context->arena;
    const access_counts c = {of, access->actor[kind], access->count[kind],
                             lec_new(arena, uint32_t, access->count[kind])};
    const size_t clusters = of->pools ? of->cluster_count : 0;
    double *ginis = lec_new(arena, double, clusters), *tops = lec_new(arena, double, clusters);
    for (uint32_t k = 0; k < clusters; k++) {
        const inequality without = measure(&c, k);
        ginis[k] = without.gini;
        tops[k] = without.top;
    }
    size_t named;
    const size_t names = count_amounts(&c, LEC_NONE, &named);
    const inequality all = measure(&c, LEC_NONE);
    inequality chance = {NAN, NAN};
    if (can_differ(names, named, TOP)) chance = by_chance(context, names, named);
    lec_table_put_text(table, of->conference);
    lec_table_put_text(table, lec_access_name(kind));
    lec_table_put_count(table, names);
    lec_table_put_count(table, named);
    lec_table_put_count(table, of->count - named);
    if (can_differ(names, named, TOP))
        put_measure(context, &c, all.gini, ginis, chance.gini, table);
    else
        put_nothing(table);
    if (can_differ(names, named, TOP + 1))
        put_measure(context, &c, all.top, tops, chance.top, table);
    else
        put_nothing(table);
    lec_table_put_count(table, of->cluster_count);
    lec_table_put_number(table, NAN); /* lec_doubt_add() */
}

static lec_status run(const lec_context *context, lec_table *table, lec_error *error)
{
    return lec_access_put_groups(context, put_row, table, error);
}

const lec_analysis lec_analysis_floor_concentration = {
    .name = "floor_concentration",
    .summary = "How unequally the floor is given: Gini's index and the share of the top three",
    .examples = "floor_concentration conferences/",
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
    .takes_by = true,
    .run = run,
};
