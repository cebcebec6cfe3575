/* SPDX-License-Identifier: GPL-3.0-or-later
 * words.c -- how often each word is used, by role and conference, with intervals.
 *
 *   per_thousand = 1000 * count / words of the group
 *
 * Intervals rest on exchanges or conferences, not on words: a turn about a subject repeats its
 * words, and intervals that take words for independent are far too narrow. */
#include "analysis/analysis.h"
#include "analysis/lexis/rated_rows.h"
#include "analysis/view/items.h"
#include "analysis/view/stop_words.h"

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
    LEC_COLUMNS_RATE,
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

/* `context` has an arena of this group alone. */
static void put_group(const lec_context *context, lec_item_counter *counter, const lec_group *group,
                      const lec_items *items, const uint64_t *total, lec_table *table)
{
    const struct settings *settings = context->settings;
    const lec_item_counts all =
        lec_item_counter_tokens(counter, group, items->token_item, context->arena);
    bool *keep = lec_new(context->arena, bool, all.clusters.cell_count);
    for (size_t cell = 0; cell < all.clusters.cell_count; cell++)
        keep[cell] = all.total[cell] >= settings->minimum;
    const lec_item_counts counts = lec_keep_cells(&all, keep, context->arena);
    const char **text = lec_new(context->arena, const char *, counts.clusters.cell_count);
    for (size_t cell = 0; cell < counts.clusters.cell_count; cell++)
        text[cell] = items->text[counts.item[cell]];
    const lec_rated_rows rows = lec_rated_rows_of(context, group, &counts, text);
    for (size_t i = 0; i < rows.count; i++) {
        const lec_rated_row *row = &rows.items[i];
        lec_table_put_text(table, group->conference);
        lec_table_put_text(table, group->role);
        lec_table_put_text(table, row->text);
        lec_table_put_count(table, row->count);
        lec_table_put_count(table, row->rank);
        lec_put_rate(&rows, row->cell, table);
        lec_table_put_margin(
            table, lec_expected_uses(context->corpus, group, total[counts.item[row->cell]]));
    }
}

static lec_status run(const lec_context *context, lec_table *table, lec_error *error)
{
    lec_items items;
    lec_groups groups;
    const lec_status status = lec_items_in_groups(context, &items, &groups, error);
    if (status != LEC_OK) return status;

    lec_item_counter *counter =
        lec_item_counter_new(context->corpus, items.item_count, context->arena);
    const uint64_t *total =
        lec_item_totals(context->corpus, items.token_item, items.item_count, context->arena);
    for (size_t g = 0; g < groups.count; g++) {
        lec_context of_group = *context;
        of_group.arena = lec_arena_new();
        put_group(&of_group, counter, &groups.items[g], &items, total, table);
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
    .doubtful = lec_rate_with_doubt,
    .holds_doubt = true,
    .charts = charts,
    .takes_word_options = true,
    .takes_by = true,
    .run = run,
};
