/* SPDX-License-Identifier: GPL-3.0-or-later
 * fidelity.c -- how far the official text is what was said: words omitted, added and changed.
 *
 *   said      we  will  act  right  now      later
 *   official  we  will  act         now  not later     1 omitted (right), 1 added (not)
 *
 * Of a place with x official words against y others, min(x, y) are changed and the rest of the
 * longer side is added (official only) or omitted (said only). */
#include "analysis/analysis.h"
#include "analysis/view/columns.h"
#include "analysis/view/groups.h"

#include <math.h>

static const lec_column columns[] = {
    LEC_COLUMN_CONFERENCE_BY,
    LEC_COLUMN_ROLE,
    {"words", LEC_COUNT, "words of the official text that could be compared", "words", NULL, NULL},
    {"words_said", LEC_COUNT, "words that the captions show in their place", "words",
     "words - added + omitted", NULL},
    {"same", LEC_COUNT, "words that are the same in both", "words", "words - added - changed",
     NULL},
    {"omitted", LEC_COUNT, "words said that the official text leaves out", "words", NULL, NULL},
    {"added", LEC_COUNT, "words of the official text that nobody said", "words", NULL, NULL},
    {"changed", LEC_COUNT, "words of the official text with another in their place", "words", NULL,
     NULL},
    {"omitted_share", LEC_NUMBER, "share of what was said that is left out", NULL,
     "omitted / words_said", NULL},
    {"added_share", LEC_NUMBER, "share of the official text that was not said", NULL,
     "added / words", NULL},
    {"changed_share", LEC_NUMBER, "share of the official text that was said otherwise", NULL,
     "changed / words", NULL},
    {"same_share", LEC_NUMBER, "share of the official text that was said so", NULL, "same / words",
     NULL},
    LEC_COLUMN_POOLED,
    {0},
};

static const lec_chart charts[] = {
    {.name = "fidelity",
     .shape = LEC_CHART_BARS,
     .title = "How far the official text is what was said",
     .note = "mistakes of the captions count as differences",
     .axis = "per cent of the words of the official text that were said so",
     .label = "conference",
     .value = "same_share",
     .series = "role",
     .filters = {LEC_FILTER_SIDES},
     .in_order = true,
     .as_percent = true},
    {0},
};

typedef struct {
    uint64_t words, omitted, added, changed;
} counts;

static counts *count_by_turn(const lec_context *context)
{
    const lec_corpus *corpus = context->corpus;
    counts *of_turn = lec_new(context->arena, counts, corpus->turn_count);
    for (size_t t = 0; t < corpus->turn_count; t++)
        of_turn[t].words = corpus->turn[t].compared_words;
    for (size_t d = 0; d < corpus->discrepancy_count; d++) {
        const lec_discrepancy *found = &corpus->discrepancy[d];
        const uint32_t official = found->official_words, said = found->said_words;
        of_turn[found->turn].changed += official < said ? official : said;
        of_turn[found->turn].added += official > said ? official - said : 0;
        of_turn[found->turn].omitted += said > official ? said - official : 0;
    }
    return of_turn;
}

static counts sum_up(const lec_group *group, const counts *of_turn)
{
    counts sum = {0};
    for (size_t i = 0; i < group->turn_count; i++) {
        const counts *turn = &of_turn[group->turns[i]];
        sum.words += turn->words;
        sum.omitted += turn->omitted;
        sum.added += turn->added;
        sum.changed += turn->changed;
    }
    return sum;
}

static double share(uint64_t part, uint64_t all)
{
    return all > 0 ? (double)part / (double)all : NAN;
}

static void put_row(const lec_group *group, const counts *sum, lec_table *table)
{
    const uint64_t same = sum->words - sum->added - sum->changed;
    const uint64_t said = sum->words - sum->added + sum->omitted;
    lec_table_put_text(table, group->conference);
    lec_table_put_text(table, group->role);
    lec_table_put_count(table, sum->words);
    lec_table_put_count(table, said);
    lec_table_put_count(table, same);
    lec_table_put_count(table, sum->omitted);
    lec_table_put_count(table, sum->added);
    lec_table_put_count(table, sum->changed);
    lec_table_put_number(table, share(sum->omitted, said));
    lec_table_put_number(table, share(sum->added, sum->words));
    lec_table_put_number(table, share(sum->changed, sum->words));
    lec_table_put_number(table, share(same, sum->words));
}

static lec_status run(const lec_context *context, lec_table *table, lec_error *error)
{
    lec_groups groups;
    const lec_status status =
        lec_groups_make(context, LEC_BY_CONFERENCE | LEC_BY_ROLE, &groups, error);
    if (status != LEC_OK) return status;
    const counts *of_turn = count_by_turn(context);
    for (size_t g = 0; g < groups.count; g++) {
        const counts sum = sum_up(&groups.items[g], of_turn);
        if (sum.words > 0 || sum.omitted > 0) put_row(&groups.items[g], &sum, table);
    }
    return LEC_OK;
}

const lec_analysis lec_analysis_fidelity = {
    .name = "fidelity",
    .summary = "Words omitted, added or changed between what was said and the official text, by "
               "role (needs --captions)",
    .examples = "fidelity talk.txt --captions talk.vtt",
    .details = "What the captions show counts as said: mistakes of automatic captions are "
               "differences as well, so compare roles and conferences rather than believe the "
               "level. Words are compared without case and punctuation, between the first and the "
               "last word that both texts have. Rows: `all` first.",
    .source = "Levenshtein 1966",
    .columns = columns,
    .charts = charts,
    .key_count = 2,
    .needs_times = true,
    .takes_by = true,
    .run = run,
};
