/* SPDX-License-Identifier: GPL-3.0-or-later
 * words.c -- how often each word is used, by role and conference, with intervals.
 *
 *   per_thousand = 1000 * count / words of the group
 *
 * Intervals rest on exchanges or conferences, not on words: a turn about a subject repeats its
 * words, and intervals that take words for independent are far too narrow. */
#include "analysis/analysis.h"
#include "analysis/measure/jackknife.h"
#include "analysis/view/columns.h"
#include "analysis/view/item_counts.h"
#include "analysis/view/items.h"
#include "analysis/view/stop_words.h"

#include <stdlib.h>

struct settings {
    uint64_t minimum;
};
static const struct settings defaults = {.minimum = 1};

static const lec_option options[] = {
    {"minimum", LEC_OPTION_COUNT, offsetof(struct settings, minimum), "N",
     "leave out words used less often in the group (1)", 1, 1e15, NULL},
    {0},
};

static const lec_column columns[] = {
    LEC_COLUMN_CONFERENCE_BY,
    LEC_COLUMN_ROLE,
    {"word", LEC_TEXT,
     "case folded (unless --case), curly apostrophes straight; a stem with --stem, a "
     "lemma with --lemmas",
     NULL, NULL, NULL},
    {"count", LEC_COUNT, "times used", "words", NULL, NULL},
    {"rank", LEC_COUNT, "1 for the most frequent of the group; equal counts share the best rank",
     NULL, NULL, NULL},
    {"per_thousand", LEC_NUMBER, "rate", LEC_PER_THOUSAND, "1000 * count / words of the group",
     NULL},
    LEC_COLUMN_LOW("per_thousand", LEC_PER_THOUSAND),
    LEC_COLUMN_HIGH("per_thousand", LEC_PER_THOUSAND),
    {"turns", LEC_COUNT, "turns it is used in", "turns", NULL, NULL},
    {"conferences", LEC_COUNT, "conferences it is used in", "conferences", NULL, NULL},
    LEC_COLUMN_CLUSTERS,
    LEC_COLUMN_CLUSTERS_WITH,
    LEC_COLUMN_DOUBT("per_thousand"),
    LEC_COLUMN_POOLED,
    {0},
};

/* Whose intervals hold doubt about who spoke. */
static const lec_doubtful_column with_intervals[] = {
    {"per_thousand", LEC_SCALE_LOG, NULL, true},
    {0},
};

static const lec_chart charts[] = {
    {.name = "words",
     .shape = LEC_CHART_BARS,
     .title = "Most frequent words",
     .note = "English function words left out",
     .axis = "occurrences per 1,000 words",
     .label = "word",
     .value = "per_thousand",
     .low = "per_thousand_low",
     .high = "per_thousand_high",
     .series = "role",
     .filters = {{"conference", NULL}, LEC_FILTER_SIDES},
     .chosen_by = "count",
     .leave_out = lec_is_function_word,
     .most = 20},
    {.name = "zipf",
     .shape = LEC_CHART_SCATTER,
     .title = "How often the words are used, by their rank (Zipf)",
     .axis = "rank",
     .up = "occurrences per 1,000 words",
     .label = "word",
     .value = "per_thousand",
     .series = "role",
     .filters = {{"conference", NULL}, LEC_FILTER_SIDES},
     .log_across = true,
     .log_up = true,
     .most = 12},
    {0},
};

/* Rows of a group: most frequent first, equal counts by text. */
typedef struct {
    uint64_t count;
    uint32_t cell, text_rank;
} ranked;

static int by_count_then_text(const void *a, const void *b)
{
    const ranked *x = a, *y = b;
    if (x->count != y->count) return x->count > y->count ? -1 : 1;
    return x->text_rank < y->text_rank ? -1 : 1;
}

static ranked *rank_cells(const lec_context *context, const lec_item_counts *counts,
                          const uint32_t *text_rank)
{
    const size_t cells = counts->clusters.cell_count;
    ranked *order = lec_new(context->arena, ranked, cells);
    for (uint32_t cell = 0; cell < cells; cell++)
        order[cell] = (ranked){counts->total[cell], cell, text_rank[counts->item[cell]]};
    if (cells > 1) qsort(order, cells, sizeof *order, by_count_then_text);
    return order;
}

/* `context` has an arena of this group alone. */
static void put_group(const lec_context *context, lec_item_counter *counter, const lec_group *group,
                      const lec_items *items, const uint32_t *text_rank, lec_table *table)
{
    const struct settings *settings = context->settings;
    const lec_item_counts all =
        lec_item_counter_tokens(counter, group, items->token_item, context->arena);
    bool *keep = lec_new(context->arena, bool, all.clusters.cell_count);
    for (size_t cell = 0; cell < all.clusters.cell_count; cell++)
        keep[cell] = all.total[cell] >= settings->minimum;
    const lec_item_counts counts = lec_keep_cells(&all, keep, context->arena);
    double *doubt = lec_new(context->arena, double, counts.clusters.cell_count);
    const lec_estimate *rates = lec_item_rates(context, group, &counts, 1000, doubt);
    const size_t clusters = lec_group_clusters(context, group);
    const ranked *order = rank_cells(context, &counts, text_rank);
    uint64_t rank = 0;
    for (size_t i = 0; i < counts.clusters.cell_count; i++) {
        const uint32_t cell = order[i].cell;
        if (i == 0 || order[i].count != order[i - 1].count) rank = i + 1;
        lec_table_put_text(table, group->conference);
        lec_table_put_text(table, group->role);
        lec_table_put_text(table, items->text[counts.item[cell]]);
        lec_table_put_count(table, order[i].count);
        lec_table_put_count(table, rank);
        lec_table_put_number(table, rates[cell].value);
        lec_table_put_number(table, rates[cell].low);
        lec_table_put_number(table, rates[cell].high);
        lec_table_put_count(table, counts.turns[cell]);
        lec_table_put_count(table, counts.conferences[cell]);
        lec_table_put_count(table, clusters);
        lec_table_put_count(table, lec_clusters_with(&counts, cell));
        lec_table_put_number(table, doubt[cell]);
    }
}

static lec_status run(const lec_context *context, lec_table *table, lec_error *error)
{
    lec_items items;
    lec_groups groups;
    lec_status status = lec_items_make(context, &items, error);
    if (status == LEC_OK)
        status = lec_groups_make(context, LEC_BY_CONFERENCE | LEC_BY_ROLE, &groups, error);
    if (status != LEC_OK) return status;

    const uint32_t *order = lec_items_by_text(&items, context->arena);
    uint32_t *text_rank = lec_new(context->arena, uint32_t, items.item_count);
    for (uint32_t i = 0; i < items.item_count; i++) text_rank[order[i]] = i;
    lec_item_counter *counter =
        lec_item_counter_new(context->corpus, items.item_count, context->arena);
    for (size_t g = 0; g < groups.count; g++) {
        lec_context of_group = *context;
        of_group.arena = lec_arena_new();
        put_group(&of_group, counter, &groups.items[g], &items, text_rank, table);
        lec_arena_free(of_group.arena);
    }
    return LEC_OK;
}

const lec_analysis lec_analysis_words = {
    .name = "words",
    .summary = "How often each word is used, by role and conference",
    .examples = "words talk.txt --role principal --stopwords english --minimum 5\n"
                "words conferences/ --by year,role",
    .details = "By conference and role (`all` first), then by count, then by word. Stop words left "
               "out by --stopwords stay in the denominator.",
    .options = options,
    .defaults = &defaults,
    .settings_size = sizeof defaults,
    .columns = columns,
    .key_count = 3,
    .shown = "count,per_thousand,per_thousand_low,per_thousand_high,turns,rank",
    .evidence = {LEC_EVIDENCE_WORDS, "word", NULL},
    .doubtful = with_intervals,
    .holds_doubt = true,
    .charts = charts,
    .takes_word_options = true,
    .takes_by = true,
    .run = run,
};
