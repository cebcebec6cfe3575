/* SPDX-License-Identifier: GPL-3.0-or-later
 * concepts.c -- how often each concept of the study is named, by role and conference.
 *
 *   per_thousand = 1000 * occurrences / words of the group */
#include <math.h>

#include "analysis/analysis.h"
#include "analysis/measure/jackknife.h"
#include "analysis/view/columns.h"
#include "analysis/view/item_counts.h"

static const lec_column columns[] = {
    LEC_COLUMN_CONFERENCE_BY,
    LEC_COLUMN_ROLE,
    {"concept", LEC_TEXT, "name in the study", NULL, NULL, NULL},
    {"count", LEC_COUNT, "occurrences; a phrase counts once", "occurrences", NULL, NULL},
    {"per_thousand", LEC_NUMBER, "rate", LEC_PER_THOUSAND, "1000 * count / words of the group",
     NULL},
    LEC_COLUMN_LOW("per_thousand", LEC_PER_THOUSAND),
    LEC_COLUMN_HIGH("per_thousand", LEC_PER_THOUSAND),
    {"turns", LEC_COUNT, "turns it is named in", "turns", NULL, NULL},
    LEC_COLUMN_CLUSTERS,
    LEC_COLUMN_CLUSTERS_WITH,
    LEC_COLUMN_DOUBT("per_thousand"),
    LEC_COLUMN_POOLED,
    {0},
};

/* Whose intervals hold doubt about who spoke. */
static const lec_doubtful_column with_intervals[] = {
    {"per_thousand", LEC_SCALE_LOG, NULL, false},
    {0},
};

static const lec_chart charts[] = {
    {.name = "concepts",
     .shape = LEC_CHART_BARS,
     .title = "Concepts by role",
     .axis = "occurrences per 1,000 words",
     .label = "concept",
     .value = "per_thousand",
     .low = "per_thousand_low",
     .high = "per_thousand_high",
     .series = "role",
     .filters = {{"conference", NULL}, LEC_FILTER_SIDES}},
    {.name = "concepts_conferences",
     .shape = LEC_CHART_MATRIX,
     .title = "Concepts in each conference",
     .axis = "occurrences per 1,000 words, all speakers",
     .label = "concept",
     .across = "conference",
     .value = "per_thousand",
     .filters = {{"role", "all"}},
     .fitted = true,
     .many_conferences = true},
    {0},
};

/* What the groups are counted with. */
typedef struct {
    const lec_occurrences *occurrences;
    const uint64_t *total;              /* [concept_count] in all of the corpus */
    lec_item_counter *concepts, *words; /* words: for what is absent */
} counting;

/* The rate of a concept that does not occur: 0, and the end below which it may lie. */
static lec_estimate rate_of_absent(const lec_context *context, lec_item_counter *words,
                                   const lec_group *group)
{
    if (group->token_count == 0) return (lec_estimate){NAN, NAN, NAN};
    const double high = lec_absence_rate(context, words, group, 1000);
    return (lec_estimate){0, isnan(high) ? NAN : 0, high};
}

/* `context` has an arena of this group alone. */
static void put_group(const lec_context *context, const counting *by, const lec_group *group,
                      lec_table *table)
{
    const size_t concepts = context->study->concept_count;
    const lec_item_counts counts =
        lec_item_counter_occurrences(by->concepts, group, by->occurrences, context->arena);
    double *doubt = lec_new(context->arena, double, counts.clusters.cell_count);
    const lec_estimate *rates = lec_item_rates(context, group, &counts, 1000, doubt);
    const size_t clusters = lec_group_clusters(context, group);
    lec_estimate absent = {NAN, NAN, NAN};
    size_t cell = 0;
    for (uint32_t concept = 0; concept < concepts; concept ++) {
        const bool occurs = cell < counts.clusters.cell_count && counts.item[cell] == concept;
        lec_table_put_text(table, group->conference);
        lec_table_put_text(table, group->role);
        lec_table_put_text(table, context->study->concepts[concept].name);
        lec_table_put_count(table, occurs ? counts.total[cell] : 0);
        if (!occurs && isnan(absent.value)) absent = rate_of_absent(context, by->words, group);
        const lec_estimate rate = occurs ? rates[cell] : absent;
        lec_table_put_number(table, rate.value);
        lec_table_put_number(table, rate.low);
        lec_table_put_number(table, rate.high);
        lec_table_put_count(table, occurs ? counts.turns[cell] : 0);
        lec_table_put_count(table, clusters);
        lec_table_put_count(table, occurs ? lec_clusters_with(&counts, cell) : 0);
        lec_table_put_number(table, occurs ? doubt[cell] : NAN);
        lec_table_put_margin(table, lec_expected_uses(context->corpus, group, by->total[concept]));
        if (occurs) cell++;
    }
}

static lec_status run(const lec_context *context, lec_table *table, lec_error *error)
{
    lec_groups groups;
    const lec_status status =
        lec_groups_make(context, LEC_BY_CONFERENCE | LEC_BY_ROLE, &groups, error);
    if (status != LEC_OK) return status;
    const lec_occurrences occurrences = lec_occurrences_find(
        context->corpus, context->study->concepts, context->study->concept_count, context->arena);
    const size_t concepts = context->study->concept_count;
    const lec_corpus *corpus = context->corpus;
    const counting by = {&occurrences, lec_concept_totals(&occurrences, concepts, context->arena),
                         lec_item_counter_new(corpus, concepts, context->arena),
                         lec_item_counter_new(corpus, corpus->word_count, context->arena)};
    for (size_t g = 0; g < groups.count; g++) {
        lec_context of_group = *context;
        of_group.arena = lec_arena_new();
        put_group(&of_group, &by, &groups.items[g], table);
        lec_arena_free(of_group.arena);
    }
    return LEC_OK;
}

const lec_analysis lec_analysis_concepts = {
    .name = "concepts",
    .summary = "How often each concept of the study is named, by role and conference",
    .examples = "concepts conferences/ --study study.yaml\n"
                "concepts conferences/ --study study.yaml --concept Ukraine --by role",
    .details =
        "By conference and role (`all` first), then concepts in the order of the study. "
        "Within a concept occurrences do not overlap (longest pattern first, from left to "
        "right); different concepts may overlap, and then both count. A concept that does "
        "not occur has a rate of 0 and an upper end: the rate at which it would be missed in "
        "one of forty such texts, if it came in bursts as the words used 2 to 10 times do.",
    .columns = columns,
    .key_count = 3,
    .shown = "count,per_thousand,per_thousand_low,per_thousand_high,turns",
    .evidence = {LEC_EVIDENCE_CONCEPT, "concept", NULL},
    .doubtful = with_intervals,
    .holds_doubt = true,
    .charts = charts,
    .takes_by = true,
    .run = run,
};
