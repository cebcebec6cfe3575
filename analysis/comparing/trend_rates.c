/* SPDX-License-Identifier: GPL-3.0-or-later
 * trend_rates.c -- the rate of each concept and frequent word in each conference, in the order of
 * dates: the series that `trend` tests.
 *
 *   per_thousand = 1000 * occurrences / words */
#include <math.h>
#include <string.h>

#include "analysis/analysis.h"
#include "analysis/comparing/series.h"
#include "analysis/measure/jackknife.h"
#include "analysis/view/columns.h"
#include "analysis/view/item_counts.h"

static const lec_series_settings defaults = LEC_SERIES_DEFAULTS;

static const lec_column columns[] = {
    LEC_COLUMN_CONFERENCE_OR_SET,
    {"role", LEC_NAME, "all speakers together, the principal, or the journalists", NULL, NULL,
     NULL},
    {"kind", LEC_NAME, "concept or word", NULL, NULL, NULL},
    {"item", LEC_TEXT, "name of the concept in the study; the word as `words` shows it", NULL, NULL,
     NULL},
    {"date", LEC_DATE, "of the conference, the first of several", NULL, NULL, NULL},
    {"words", LEC_COUNT, "words of the role", "words", NULL, NULL},
    {"count", LEC_COUNT, "occurrences", "occurrences", NULL, NULL},
    {"per_thousand", LEC_NUMBER, "rate", LEC_PER_THOUSAND, "1000 * count / words", NULL},
    LEC_COLUMN_LOW("per_thousand", LEC_PER_THOUSAND),
    LEC_COLUMN_HIGH("per_thousand", LEC_PER_THOUSAND),
    LEC_COLUMN_CLUSTERS,
    LEC_COLUMN_CLUSTERS_WITH,
    {"period", LEC_COUNT,
     "1, 2, ...: the stretch of like rates that the conference belongs to, as far as stretches are "
     "clearer than in shuffled orders",
     NULL, "neighbours most alike put together first", "Gries & Hilpert 2008"},
    {"change", LEC_NUMBER,
     "how clearly the item rises or falls over all conferences, whichever it does: |slope_z| of "
     "`trend`; empty where nothing is tested",
     NULL, NULL, NULL},
    LEC_COLUMN_DOUBT("per_thousand"),
    LEC_COLUMN_POOLED,
    {0},
};

static const lec_doubtful_column with_intervals[] = {
    {"per_thousand", LEC_SCALE_LOG, NULL, false},
    {0},
};

static const lec_chart charts[] = {
    {.name = "concept_trends",
     .shape = LEC_CHART_PANELS,
     .title = "Concepts from conference to conference",
     .note = "occurrences per 1,000 words; most changed first",
     .axis = "date",
     .label = "item",
     .across = "conference",
     .value = "per_thousand",
     .low = "per_thousand_low",
     .high = "per_thousand_high",
     .series = "role",
     .chosen_by = "change",
     .filters = {{"kind", "concept"}, LEC_FILTER_SIDES},
     .many_conferences = true},
    {.name = "word_trends",
     .shape = LEC_CHART_PANELS,
     .title = "Frequent words from conference to conference",
     .note = "occurrences per 1,000 words; most changed first",
     .axis = "date",
     .label = "item",
     .across = "conference",
     .value = "per_thousand",
     .low = "per_thousand_low",
     .high = "per_thousand_high",
     .series = "role",
     .chosen_by = "change",
     .filters = {{"kind", "word"}, LEC_FILTER_SIDES},
     .many_conferences = true},
    {0},
};

/* Of one item in one conference. */
typedef struct {
    uint64_t count, clusters_with;
    lec_estimate rate;
    double doubt;
} cell;

typedef struct {
    const lec_context *context;
    const lec_series_set *set;
    lec_item_counter *words, *concepts, *all_words; /* all_words: for what is absent */
    cell *cells;       /* [conference_count * item_count] of one role */
    uint64_t *cluster; /* [conference_count] */
} maker;

static void take_cells(const maker *m, const lec_group *group, const lec_item_counts *counts,
                       cell *cells)
{
    double *doubt = lec_new(m->context->arena, double, counts->clusters.cell_count);
    const lec_estimate *rates = lec_item_rates(m->context, group, counts, 1000, doubt);
    for (size_t i = 0; i < counts->clusters.cell_count; i++)
        cells[counts->item[i]] =
            (cell){counts->total[i], lec_clusters_with(counts, i), rates[i], doubt[i]};
}

/* All items of one conference and role. */
static void count_group(const maker *of_all, const lec_group *group, size_t at)
{
    lec_arena *arena = lec_arena_new();
    lec_context context = *of_all->context;
    maker own = *of_all, *m = &own;
    context.arena = arena;
    own.context = &context;
    const size_t items = m->set->item_count;
    cell *cells = m->cells + at * items;
    const double absent = lec_absence_rate(m->context, m->all_words, group, 1000);
    const lec_estimate none = {0, isnan(absent) ? NAN : 0, absent};
    for (size_t i = 0; i < items; i++) cells[i] = (cell){0, 0, none, NAN};
    const lec_item_counts words =
        lec_item_counter_tokens(m->words, group, m->set->token_item, arena);
    const lec_item_counts concepts =
        lec_item_counter_occurrences(m->concepts, group, &m->set->occurrences, arena);
    take_cells(m, group, &words, cells);
    take_cells(m, group, &concepts, cells);
    m->cluster[at] = lec_group_clusters(m->context, group);
    lec_arena_free(arena);
}

/* Uses a word, in all conferences and whoever speaks. */
static double expected_rate(const maker *m, size_t item)
{
    const lec_series_role *all = &m->set->roles[0];
    double size = 0;
    for (size_t i = 0; i < all->count; i++) size += all->size[i];
    return lec_series_total(all, item) / size;
}

static const uint32_t *periods_of(const maker *m, const lec_rate_series *series, double change)
{
    lec_arena *arena = m->context->arena;
    uint32_t *period = lec_new(arena, uint32_t, series->count);
    for (size_t i = 0; i < series->count; i++) period[i] = 1;
    if (!m->context->values_only && !isnan(change)) lec_series_periods(m->context, series, period);
    return period;
}

static double change_of(const maker *m, const lec_rate_series *series)
{
    const lec_series_settings *settings = m->context->settings;
    uint32_t *order = lec_new(m->context->arena, uint32_t, series->count);
    double total = 0;
    for (uint32_t i = 0; i < series->count; i++) {
        order[i] = i;
        total += series->occurrences[i];
    }
    return total < (double)settings->minimum ? NAN : fabs(lec_rate_trend_z(series, order));
}

static void put_item(const maker *m, const lec_series_role *role, size_t item, lec_table *table)
{
    const lec_rate_series series = lec_series_of(role, item);
    const double change = change_of(m, &series);
    const uint32_t *period = periods_of(m, &series, change);
    const double expected = expected_rate(m, item);
    for (size_t i = 0; i < role->count; i++) {
        const cell *own = &m->cells[i * m->set->item_count + item];
        lec_table_put_text(table, role->points[i].name);
        lec_table_put_text(table, role->role);
        lec_table_put_text(table, lec_series_kind(m->set, item));
        lec_table_put_text(table, m->set->name[item]);
        lec_table_put_text(table, role->points[i].first_date);
        lec_table_put_count(table, (uint64_t)role->size[i]);
        lec_table_put_count(table, own->count);
        lec_table_put_number(table, own->rate.value);
        lec_table_put_number(table, own->rate.low);
        lec_table_put_number(table, own->rate.high);
        lec_table_put_count(table, m->cluster[i]);
        lec_table_put_count(table, own->clusters_with);
        lec_table_put_count(table, period[i]);
        lec_table_put_number(table, change);
        lec_table_put_number(table, own->doubt);
        lec_table_put_margin(table, expected * role->size[i]);
    }
}

static void put_role(maker *m, const lec_groups *groups, const lec_series_role *role,
                     lec_table *table)
{
    lec_arena *scratch = lec_arena_new();
    const size_t sets = m->context->corpus->conference_count + 1;
    size_t *place = lec_new(scratch, size_t, sets); /* of each set in the series, plus one */
    for (size_t i = 0; i < role->count; i++) place[role->points[i].set] = i + 1;
    for (size_t g = 0; g < groups->count; g++) {
        const lec_group *group = &groups->items[g];
        if (group->role_id != role->role_id || group->set >= sets) continue;
        if (place[group->set] > 0) count_group(m, group, place[group->set] - 1);
    }
    lec_arena_free(scratch);
    for (size_t item = 0; item < m->set->item_count; item++) put_item(m, role, item, table);
}

static lec_status run(const lec_context *context, lec_table *table, lec_error *error)
{
    lec_series_set set;
    lec_groups groups;
    lec_context own = *context;
    lec_common common = *context->common;
    lec_status status = lec_series_make(context, context->settings, &set, error);
    if (status != LEC_OK) return status;
    common.by = lec_arena_format(context->arena, "%s,role", lec_set_kind_names[set.kind]);
    own.common = &common; /* conferences (sets) and roles, whatever a report is broken out by */
    status = lec_groups_make(&own, LEC_BY_CONFERENCE | LEC_BY_ROLE, &groups, error);
    if (status != LEC_OK) return status;
    const size_t conferences = context->corpus->conference_count;
    maker m = {&own,
               &set,
               lec_item_counter_new(context->corpus, set.item_count, context->arena),
               lec_item_counter_new(context->corpus, set.concept_count, context->arena),
               lec_item_counter_new(context->corpus, context->corpus->word_count, context->arena),
               lec_new(context->arena, cell, conferences * set.item_count),
               lec_new(context->arena, uint64_t, conferences)};
    for (size_t r = 0; r < set.role_count; r++) put_role(&m, &groups, &set.roles[r], table);
    return LEC_OK;
}

const lec_analysis lec_analysis_trend_rates = {
    .name = "trend_rates",
    .summary = "How often each concept and frequent word is used in each conference, by date",
    .examples = "trend_rates conferences/ --study study.yaml\n"
                "trend_rates conferences/ --study study.yaml --by year",
    .details =
        "By role (all, principal, journalist), concepts in the order of the study and the --top "
        "most frequent words, then conferences by date; those without a date are left out. What "
        "does not occur has a rate of 0 and an upper end: the rate at which it would be missed in "
        "one of forty such texts, if it came in bursts as the words used 2 to 10 times do. The "
        "tests are in `trend`. With --by year (quarter, month, group) the conferences of each are "
        "put together; where they are several, they are what its interval rests on.",
    .source = "Gries & Hilpert 2008",
    .options = lec_series_options,
    .defaults = &defaults,
    .settings_size = sizeof defaults,
    .columns = columns,
    .key_count = 4,
    .evidence = {LEC_EVIDENCE_ITEM, "item", NULL},
    .doubtful = with_intervals,
    .holds_doubt = true,
    .charts = charts,
    .takes_word_options = true,
    .takes_by = true,
    .least_conferences = 2,
    .needs_dates = true,
    .run = run,
};
