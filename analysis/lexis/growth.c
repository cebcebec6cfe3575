/* SPDX-License-Identifier: GPL-3.0-or-later
 * growth.c -- how many different words have been used after so many words of text: the curve that
 * Herdan's and Heaps's law is fitted to (table `vocabulary`). */
#include "analysis/analysis.h"
#include "analysis/view/columns.h"
#include "analysis/view/group_text.h"

enum { POINTS = 40 };

static const lec_column columns[] = {
    LEC_COLUMN_CONFERENCE_BY,
    LEC_COLUMN_ROLE,
    {"words", LEC_COUNT, "words of the text so far: n", "words", NULL, NULL},
    {"types", LEC_COUNT, "different words among them: V(n)", "words", NULL,
     "Herdan 1960; Heaps 1978"},
    LEC_COLUMN_POOLED,
    {0},
};

static const lec_chart charts[] = {
    {.name = "growth",
     .shape = LEC_CHART_SCATTER,
     .title = "How the vocabulary grows with the text",
     .axis = "words so far",
     .up = "different words among them",
     .across = "words",
     .value = "types",
     .series = "role",
     .filters = {{"conference", NULL}, LEC_FILTER_SIDES},
     .joined = true},
    {0},
};

static void put_group(const lec_context *context, const lec_items *items, const lec_group *group,
                      lec_table *table)
{
    lec_arena *scratch = lec_arena_new();
    const lec_group_text text = lec_group_text_of(context->corpus, group, items, scratch);
    const uint32_t *types = lec_group_text_growth(&text, scratch);
    const size_t points = text.token_count < POINTS ? text.token_count : (size_t)POINTS;
    for (size_t p = 1; p <= points; p++) {
        const size_t words = text.token_count * p / points;
        lec_table_put_text(table, group->conference);
        lec_table_put_text(table, group->role);
        lec_table_put_count(table, words);
        lec_table_put_count(table, types[words - 1]);
    }
    lec_arena_free(scratch);
}

static lec_status run(const lec_context *context, lec_table *table, lec_error *error)
{
    lec_items items;
    lec_groups groups;
    const lec_status status = lec_items_in_groups(context, &items, &groups, error);
    if (status != LEC_OK) return status;
    for (size_t g = 0; g < groups.count; g++) put_group(context, &items, &groups.items[g], table);
    return LEC_OK;
}

const lec_analysis lec_analysis_growth = {
    .name = "growth",
    .summary = "How the vocabulary grows: different words after so many words of text",
    .examples = "growth conferences/",
    .details =
        "By conference and role (`all` first), then along the text: at 40 places as far from "
        "each other as can be, the last at its end; at every word of a shorter text. The text "
        "of several conferences is one after the other in the order in which they were read. "
        "The laws fitted to the whole curve are in the table `vocabulary`.",
    .source = "Herdan 1960; Heaps 1978",
    .columns = columns,
    .key_count = 3,
    .charts = charts,
    .takes_word_options = true,
    .takes_by = true,
    .run = run,
};
