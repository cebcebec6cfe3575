/* SPDX-License-Identifier: GPL-3.0-or-later
 * ngrams.c -- sequences of 1 to 8 words that are used again and again (lexical bundles).
 *
 * An n-gram crosses neither a turn nor (unless asked) a sentence, nor a stop word left out.
 * The n-gram of a token is a pair: the (n-1)-gram of the same token, and the word n-1 further on.
 */
#include "analysis/analysis.h"
#include "analysis/lexis/rated_rows.h"
#include "analysis/view/items.h"
#include "analysis/view/stop_words.h"
#include "analysis/view/without.h"
#include "core/vocabulary.h"

#include <assert.h>
#include <string.h>

enum { LONGEST = 8 };

struct settings {
    uint64_t shortest, longest, minimum, range;
    double per_million;
    bool across_sentences, maximal;
};
static const struct settings defaults = {.shortest = 2, .longest = 4, .minimum = 5, .range = 3};

static const lec_option options[] = {
    {"shortest", LEC_OPTION_COUNT, offsetof(struct settings, shortest), "N",
     "words of the shortest n-grams (2)", 1, LONGEST, NULL},
    {"longest", LEC_OPTION_COUNT, offsetof(struct settings, longest), "N",
     "words of the longest n-grams (4)", 1, LONGEST, NULL},
    {"minimum", LEC_OPTION_COUNT, offsetof(struct settings, minimum), "N",
     "leave out n-grams used less often in the group (5)", 1, 1e15, NULL},
    {"range", LEC_OPTION_COUNT, offsetof(struct settings, range), "N",
     "leave out n-grams used in fewer turns of the group (3)", 1, 1e15, NULL},
    {"per-million", LEC_OPTION_NUMBER, offsetof(struct settings, per_million), "R",
     "leave out n-grams with a lower rate per million words (0)", 0, 1e6, NULL},
    {"across-sentences", LEC_OPTION_FLAG, offsetof(struct settings, across_sentences), NULL,
     "let n-grams cross the end of a sentence (never that of a turn)", 0, 0, NULL},
    {"maximal", LEC_OPTION_FLAG, offsetof(struct settings, maximal), NULL,
     "leave out n-grams that always stand inside one longer n-gram of the table", 0, 0, NULL},
    {0},
};

static const lec_column columns[] = {
    LEC_COLUMN_CONFERENCE_BY,
    LEC_COLUMN_ROLE,
    {"n", LEC_COUNT, "words in it", "words", NULL, NULL},
    {"ngram", LEC_TEXT, "its words, as `words` shows them, parted by spaces", NULL, NULL, NULL},
    {"count", LEC_COUNT, "times used; overlapping ones count each", "n-grams", NULL, NULL},
    {"rank", LEC_COUNT, "1 for the most frequent of group and n; equal counts share the best rank",
     NULL, NULL, NULL},
    LEC_COLUMNS_RATE,
    {0},
};

/* Whether nothing but function words is in it: of those "of the" would be first everywhere. */
static bool is_of_function_words(const char *ngram)
{
    char word[64];
    while (*ngram != '\0') {
        const size_t length = strcspn(ngram, " ");
        if (length >= sizeof word) return false;
        memcpy(word, ngram, length);
        word[length] = '\0';
        if (!lec_is_function_word(word)) return false;
        ngram += length + (ngram[length] == ' ');
    }
    return true;
}

static const lec_chart charts[] = {
    {.name = "ngrams",
     .shape = LEC_CHART_BARS,
     .title = "Sequences of words used again and again",
     .note = "those of English function words alone left out",
     .axis = "occurrences per 1,000 words",
     .label = "ngram",
     .value = "per_thousand",
     .low = "per_thousand_low",
     .high = "per_thousand_high",
     .series = "role",
     .filters = {{"conference", NULL}, LEC_FILTER_SIDES},
     .chosen_by = "count",
     .leave_out = is_of_function_words,
     .label_columns = 44,
     .most = 20},
    {0},
};

/* --- the n-gram that begins at each token ---------------------------------------------------- */

typedef struct {
    uint32_t shorter, word; /* the (n-1)-gram and the last word */
} pair_key;

/* All n-grams of one length. */
typedef struct {
    uint32_t *token_ngram; /* [token_count] LEC_NONE where none begins */
    size_t count;
    const uint32_t *first_token; /* [count] where each occurs first, to spell it */
} level;

/* Tokens from which an n-gram may go on: the end of the sentence or turn that holds each token, or
 * the punctuation before it (`bounded`). */
static uint32_t *find_ends(const lec_context *context, bool across_sentences, bool bounded)
{
    const lec_corpus *corpus = context->corpus;
    uint32_t *end = lec_new(context->arena, uint32_t, corpus->token_count);
    const size_t units = across_sentences ? corpus->turn_count : corpus->sentence_count;
    const uint32_t *start = across_sentences ? corpus->turn_start : corpus->sentence_start;
    for (size_t u = 0; u < units; u++)
        for (uint32_t i = start[u + 1], last = start[u + 1]; i-- > start[u];) {
            end[i] = last;
            if (bounded && lec_punctuation_before(corpus, i)) last = i;
        }
    return end;
}

/* Lengthens the (n-1)-grams of `shorter` by one word. */
static level lengthen(const lec_context *context, const lec_items *items, const level *shorter,
                      uint32_t n, const uint32_t *end)
{
    const size_t tokens = context->corpus->token_count;
    lec_arena *scratch = lec_arena_new(); /* pairs are as many as words */
    lec_vocabulary *pairs = lec_vocabulary_new(scratch);
    LEC_ARRAY(uint32_t) first_token = {0};
    level longer = {.token_ngram = lec_new(context->arena, uint32_t, tokens)};
    for (uint32_t i = 0; i < tokens; i++) {
        longer.token_ngram[i] = LEC_NONE;
        if (shorter->token_ngram[i] == LEC_NONE || end[i] - i < n) continue;
        const pair_key key = {shorter->token_ngram[i], items->token_item[i + n - 1]};
        if (key.word == LEC_NONE) continue;
        const uint32_t id = lec_vocabulary_add(pairs, (const char *)&key, sizeof key);
        if (id == first_token.count) LEC_PUSH(context->arena, first_token, i);
        longer.token_ngram[i] = id;
    }
    longer.count = first_token.count;
    lec_arena_free(scratch);
    longer.first_token = first_token.items;
    return longer;
}

static level single_words(const lec_context *context, const lec_items *items)
{
    const size_t tokens = context->corpus->token_count;
    uint32_t *first = lec_new(context->arena, uint32_t, items->item_count);
    level words = {.token_ngram = lec_new(context->arena, uint32_t, tokens),
                   .count = items->item_count};
    for (uint32_t i = (uint32_t)tokens; i-- > 0;) {
        words.token_ngram[i] = items->token_item[i];
        if (items->token_item[i] != LEC_NONE) first[items->token_item[i]] = i;
    }
    words.first_token = first;
    return words;
}

static const char *spell(const lec_context *context, const lec_items *items, uint32_t first,
                         uint32_t n)
{
    size_t length = 0;
    for (uint32_t i = 0; i < n; i++)
        length += strlen(items->text[items->token_item[first + i]]) + 1;
    char *text = lec_arena_alloc(context->arena, length, 1), *at = text;
    for (uint32_t i = 0; i < n; i++) {
        const char *word = items->text[items->token_item[first + i]];
        if (i > 0) *at++ = ' ';
        memcpy(at, word, strlen(word) + 1);
        at += strlen(word);
    }
    return text;
}

/* --- rows ------------------------------------------------------------------------------------ */

typedef struct {
    const lec_context *context;
    const lec_items *items;
    level levels[LONGEST + 1];               /* [n] */
    lec_item_counter *counters[LONGEST + 1]; /* [n] */
    const uint64_t *totals[LONGEST + 1];     /* [n] */
} ngram_set;

/* In --maximal: an n-gram that a longer one of the group holds as often as it occurs itself. */
static void mark_contained(const ngram_set *set, const lec_item_counts *counts, uint32_t n,
                           bool *contained /* [ngrams of n - 1] */,
                           const uint64_t *shorter_count /* [ngrams of n - 1] */)
{
    assert(set->levels[n - 1].token_ngram != NULL);
    for (size_t cell = 0; cell < counts->clusters.cell_count; cell++) {
        const uint32_t at = set->levels[n].first_token[counts->item[cell]];
        for (uint32_t shift = 0; shift < 2; shift++) {
            const uint32_t shorter = set->levels[n - 1].token_ngram[at + shift];
            if (shorter_count[shorter] == counts->total[cell]) contained[shorter] = true;
        }
    }
}

static bool is_kept(const struct settings *settings, const lec_item_counts *counts, size_t cell,
                    uint64_t group_tokens)
{
    const double per_million = 1e6 * (double)counts->total[cell] / (double)group_tokens;
    return counts->total[cell] >= settings->minimum && counts->turns[cell] >= settings->range &&
           per_million >= settings->per_million;
}

static void put_rows(const lec_context *context, const ngram_set *set, const lec_group *group,
                     uint32_t n, const lec_item_counts *counts, lec_table *table)
{
    const size_t count = counts->clusters.cell_count;
    const char **text = lec_new(context->arena, const char *, count);
    assert(set->levels[n].first_token != NULL || count == 0);
    for (uint32_t cell = 0; cell < count; cell++)
        text[cell] =
            spell(set->context, set->items, set->levels[n].first_token[counts->item[cell]], n);
    const lec_rated_rows rows = lec_rated_rows_of(context, group, counts, text);
    for (size_t i = 0; i < rows.count; i++) {
        const lec_rated_row *row = &rows.items[i];
        lec_table_put_text(table, group->conference);
        lec_table_put_text(table, group->role);
        lec_table_put_count(table, n);
        lec_table_put_text(table, row->text);
        lec_table_put_count(table, row->count);
        lec_table_put_count(table, row->rank);
        lec_put_rate(&rows, row->cell, table);
        lec_table_put_margin(table, lec_expected_uses(context->corpus, group,
                                                      set->totals[n][counts->item[row->cell]]));
    }
}

/* For each n-gram of the group whether, with --maximal, it is left out. */
static bool *find_contained(const ngram_set *set, const lec_item_counts *counts, uint32_t n,
                            lec_arena *arena)
{
    const struct settings *settings = set->context->settings;
    if (!settings->maximal || n == settings->longest) return NULL;
    bool *contained = lec_new(arena, bool, set->levels[n].count);
    uint64_t *count = lec_new(arena, uint64_t, set->levels[n].count);
    for (size_t cell = 0; cell < counts[n].clusters.cell_count; cell++)
        count[counts[n].item[cell]] = counts[n].total[cell];
    mark_contained(set, &counts[n + 1], n + 1, contained, count);
    return contained;
}

/* `context` has an arena of this group alone. */
static void put_group(const lec_context *context, const ngram_set *set, const lec_group *group,
                      lec_table *table)
{
    const struct settings *settings = context->settings;
    lec_item_counts counts[LONGEST + 1] = {0};
    for (uint32_t n = (uint32_t)settings->shortest; n <= settings->longest; n++)
        counts[n] = lec_item_counter_tokens(set->counters[n], group, set->levels[n].token_ngram,
                                            context->arena);
    for (uint32_t n = (uint32_t)settings->shortest; n <= settings->longest; n++) {
        const bool *contained = find_contained(set, counts, n, context->arena);
        bool *keep = lec_new(context->arena, bool, counts[n].clusters.cell_count);
        for (size_t cell = 0; cell < counts[n].clusters.cell_count; cell++)
            keep[cell] = (contained == NULL || !contained[counts[n].item[cell]]) &&
                         is_kept(settings, &counts[n], cell, group->token_count);
        const lec_item_counts kept = lec_keep_cells(&counts[n], keep, context->arena);
        put_rows(context, set, group, n, &kept, table);
    }
}

static lec_status run(const lec_context *context, lec_table *table, lec_error *error)
{
    const struct settings *settings = context->settings;
    lec_items items;
    lec_groups groups;
    if (settings->shortest > settings->longest)
        return lec_fail(error, LEC_BAD_USAGE, "--shortest is larger than --longest; exchange them");
    const lec_status status = lec_items_in_groups(context, &items, &groups, error);
    if (status != LEC_OK) return status;

    ngram_set set = {.context = context, .items = &items};
    const uint32_t *end = find_ends(context, settings->across_sentences, items.bounded);
    set.levels[1] = single_words(context, &items);
    for (uint32_t n = 2; n <= settings->longest; n++)
        set.levels[n] = lengthen(context, &items, &set.levels[n - 1], n, end);
    for (uint64_t n = settings->shortest; n <= settings->longest; n++) {
        set.counters[n] =
            lec_item_counter_new(context->corpus, set.levels[n].count, context->arena);
        set.totals[n] = lec_item_totals(context->corpus, set.levels[n].token_ngram,
                                        set.levels[n].count, context->arena);
    }
    for (size_t g = 0; g < groups.count; g++) {
        lec_context of_group = *context;
        of_group.arena = lec_arena_new();
        put_group(&of_group, &set, &groups.items[g], table);
        lec_arena_free(of_group.arena);
    }
    return LEC_OK;
}

const lec_analysis lec_analysis_ngrams = {
    .name = "ngrams",
    .summary = "Sequences of words that are used again and again",
    .examples = "ngrams conferences/ --role principal --longest 4",
    .details = "By conference and role (`all` first), n, then count, then text. Only n-grams at or "
               "above --minimum, --range and --per-million; ranks are among those shown.",
    .source = "Biber et al. 1999, Longman Grammar, ch. 13 (lexical bundles)",
    .options = options,
    .defaults = &defaults,
    .settings_size = sizeof defaults,
    .columns = columns,
    .key_count = 4,
    .shown = "count,per_thousand,per_thousand_low,per_thousand_high,turns,conferences",
    .evidence = {LEC_EVIDENCE_WORDS, "ngram", NULL},
    .doubtful = lec_rate_with_doubt,
    .charts = charts,
    .holds_doubt = true,
    .takes_word_options = true,
    .takes_by = true,
    .run = run,
};
