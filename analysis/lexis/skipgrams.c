/* SPDX-License-Identifier: GPL-3.0-or-later
 * skipgrams.c -- sequences of words that need not stand side by side: n words in their order with
 * at most k others between them (k-skip-n-grams, Guthrie et al. 2006).
 *
 * Every choice of n words is an occurrence: `a b b` with one skip holds `a b` twice, with gaps of 0
 * and 1. None crosses the end of a turn or (unless asked) of a sentence; stop words left out take
 * no part but keep their place. */
#include "analysis/analysis.h"
#include "analysis/lexis/rated_rows.h"
#include "analysis/view/items.h"
#include "analysis/view/without.h"
#include "core/vocabulary.h"

enum { LONGEST = 4, MOST_SKIPPED = 4 };

struct settings {
    uint64_t shortest, longest, skip, minimum, range;
    bool across_sentences;
};
static const struct settings defaults = {
    .shortest = 2, .longest = 3, .skip = 2, .minimum = 5, .range = 3};

static const lec_option options[] = {
    {"shortest", LEC_OPTION_COUNT, offsetof(struct settings, shortest), "N",
     "words of the shortest (2)", 2, LONGEST, NULL},
    {"longest", LEC_OPTION_COUNT, offsetof(struct settings, longest), "N",
     "words of the longest (3)", 2, LONGEST, NULL},
    {"skip", LEC_OPTION_COUNT, offsetof(struct settings, skip), "K",
     "words left out between them at most, in all (2)", 0, MOST_SKIPPED, NULL},
    {"minimum", LEC_OPTION_COUNT, offsetof(struct settings, minimum), "N",
     "leave out those used less often in the group (5)", 1, 1e15, NULL},
    {"range", LEC_OPTION_COUNT, offsetof(struct settings, range), "N",
     "leave out those used in fewer turns of the group (3)", 1, 1e15, NULL},
    {"across-sentences", LEC_OPTION_FLAG, offsetof(struct settings, across_sentences), NULL,
     "let them cross the end of a sentence (never that of a turn)", 0, 0, NULL},
    {0},
};

static const lec_column columns[] = {
    LEC_COLUMN_CONFERENCE_BY,
    LEC_COLUMN_ROLE,
    {"n", LEC_COUNT, "words in it", "words", NULL, NULL},
    {"ngram", LEC_TEXT, "its words, as `words` shows them, parted by spaces", NULL, NULL, NULL},
    {"gaps", LEC_NUMBER, "words skipped in the mean of its occurrences; 0: always side by side",
     "words", "skipped words / count", NULL},
    {"count", LEC_COUNT, "times used; every choice of words counts", "skip-grams", NULL,
     "Guthrie et al. 2006"},
    {"rank", LEC_COUNT, "1 for the most frequent of group and n; equal counts share the best rank",
     NULL, NULL, NULL},
    LEC_COLUMNS_RATE,
    {0},
};

/* --- finding --------------------------------------------------------------------------------- */

/* All skip-grams of one length: an occurrence's `concept` is the skip-gram, its `length` the words
 * from its first to its last. */
typedef struct {
    const lec_context *context;
    const lec_items *items;
    uint32_t n, skip;
    lec_vocabulary *ids; /* of n items */
    LEC_ARRAY(lec_occurrence) occurrences;
    LEC_ARRAY(uint32_t) words; /* [n] items of each skip-gram */
    lec_item_counter *counter;
    const uint64_t *totals; /* of each, in all of the corpus */
} finder;

static void add(finder *f, const uint32_t *token)
{
    uint32_t key[LONGEST] = {0};
    for (uint32_t i = 0; i < f->n; i++) key[i] = f->items->token_item[token[i]];
    const uint32_t id = lec_vocabulary_add(f->ids, (const char *)key, f->n * sizeof *key);
    const bool is_new = (size_t)id * f->n == f->words.count;
    for (uint32_t i = 0; is_new && i < f->n; i++) LEC_PUSH(f->context->arena, f->words, key[i]);
    LEC_PUSH(f->context->arena, f->occurrences,
             ((lec_occurrence){token[0], token[f->n - 1] - token[0] + 1, id}));
}

/* Every choice of words after token[0], in their order: token[chosen - 1] is moved like the last
 * wheel of a counter. */
static void add_from(finder *f, uint32_t first, uint32_t end)
{
    uint32_t token[LONGEST] = {first};
    uint32_t chosen = 1, next = first + 1;
    while (chosen > 0) {
        const uint32_t last = first + chosen + f->skip; /* the farthest place for this word */
        while (next < end && next <= last && f->items->token_item[next] == LEC_NONE) next++;
        if (next >= end || next > last) { /* move the word before */
            chosen--;
            next = token[chosen] + 1;
            if (chosen == 0) return;
            continue;
        }
        token[chosen] = next++;
        if (chosen + 1 < f->n)
            chosen++;
        else
            add(f, token);
    }
}

static void find(finder *f, bool across_sentences)
{
    const lec_corpus *corpus = f->context->corpus;
    const size_t units = across_sentences ? corpus->turn_count : corpus->sentence_count;
    const uint32_t *start = across_sentences ? corpus->turn_start : corpus->sentence_start;
    for (size_t u = 0; u < units; u++)
        for (uint32_t i = start[u], end = start[u]; i < start[u + 1]; i++) {
            for (; end < start[u + 1]; end++) /* the end, or punctuation */
                if (end > i && f->items->bounded && lec_punctuation_before(corpus, end)) break;
            if (f->items->token_item[i] != LEC_NONE) add_from(f, i, end);
        }
}

/* --- rows ------------------------------------------------------------------------------------ */

static const char *spell(const finder *f, uint32_t id)
{
    const uint32_t *words = f->words.items + (size_t)id * f->n;
    const char *text = f->items->text[words[0]];
    for (uint32_t i = 1; i < f->n; i++)
        text = lec_arena_format(f->context->arena, "%s %s", text, f->items->text[words[i]]);
    return text;
}

/* skipped[id]: words skipped in all occurrences in the group. */
static void count_skipped(const finder *f, const lec_group *group, uint64_t *skipped)
{
    const lec_corpus *corpus = f->context->corpus;
    size_t at = 0;
    for (size_t t = 0; t < group->turn_count; t++) {
        const uint32_t first = corpus->turn_start[group->turns[t]];
        const uint32_t end = corpus->turn_start[group->turns[t] + 1];
        while (at < f->occurrences.count && f->occurrences.items[at].token < first) at++;
        for (; at < f->occurrences.count && f->occurrences.items[at].token < end; at++)
            skipped[f->occurrences.items[at].concept] += f->occurrences.items[at].length - f->n;
    }
}

static lec_item_counts count_kept(const finder *f, const lec_group *group, lec_arena *scratch)
{
    const struct settings *settings = f->context->settings;
    const lec_occurrences occurrences = {f->occurrences.items, f->occurrences.count};
    const lec_item_counts all =
        lec_item_counter_occurrences(f->counter, group, &occurrences, scratch);
    bool *keep = lec_new(scratch, bool, all.clusters.cell_count);
    for (size_t cell = 0; cell < all.clusters.cell_count; cell++)
        keep[cell] = all.total[cell] >= settings->minimum && all.turns[cell] >= settings->range;
    return lec_keep_cells(&all, keep, scratch);
}

/* `context` has an arena of this group alone. */
static void put_group(const finder *f, const lec_context *context, const lec_group *group,
                      lec_table *table)
{
    const lec_item_counts counts = count_kept(f, group, context->arena);
    const size_t count = counts.clusters.cell_count;
    uint64_t *skipped = lec_new(context->arena, uint64_t, lec_vocabulary_count(f->ids));
    const char **text = lec_new(context->arena, const char *, count);
    count_skipped(f, group, skipped);
    for (uint32_t cell = 0; cell < count; cell++) text[cell] = spell(f, counts.item[cell]);
    const lec_rated_rows rows = lec_rated_rows_of(context, group, &counts, text);
    for (size_t i = 0; i < rows.count; i++) {
        const lec_rated_row *row = &rows.items[i];
        lec_table_put_text(table, group->conference);
        lec_table_put_text(table, group->role);
        lec_table_put_count(table, f->n);
        lec_table_put_text(table, row->text);
        lec_table_put_number(table, (double)skipped[counts.item[row->cell]] / (double)row->count);
        lec_table_put_count(table, row->count);
        lec_table_put_count(table, row->rank);
        lec_put_rate(&rows, row->cell, table);
        lec_table_put_margin(
            table, lec_expected_uses(context->corpus, group, f->totals[counts.item[row->cell]]));
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

    finder finders[LONGEST + 1] = {0};
    for (uint32_t n = (uint32_t)settings->shortest; n <= settings->longest; n++) {
        finders[n] = (finder){.context = context,
                              .items = &items,
                              .n = n,
                              .skip = (uint32_t)settings->skip,
                              .ids = lec_vocabulary_new(context->arena)};
        find(&finders[n], settings->across_sentences);
        finders[n].counter = lec_item_counter_new(
            context->corpus, lec_vocabulary_count(finders[n].ids), context->arena);
        const lec_occurrences found = {finders[n].occurrences.items, finders[n].occurrences.count};
        finders[n].totals =
            lec_concept_totals(&found, lec_vocabulary_count(finders[n].ids), context->arena);
    }
    for (size_t g = 0; g < groups.count; g++)
        for (uint32_t n = (uint32_t)settings->shortest; n <= settings->longest; n++) {
            lec_context of_group = *context;
            of_group.arena = lec_arena_new();
            put_group(&finders[n], &of_group, &groups.items[g], table);
            lec_arena_free(of_group.arena);
        }
    return LEC_OK;
}

const lec_analysis lec_analysis_skipgrams = {
    .name = "skipgrams",
    .summary = "Sequences of words with others between them",
    .examples = "skipgrams conferences/ --role principal",
    .details = "By conference and role (`all` first), n, then count, then text. Only those at or "
               "above --minimum and --range; ranks are among those shown. The rate is of "
               "occurrences, of which a word can begin several.",
    .source = "Guthrie et al. 2006, 'A closer look at skip-gram modelling'",
    .options = options,
    .defaults = &defaults,
    .settings_size = sizeof defaults,
    .columns = columns,
    .key_count = 4,
    .shown = "count,per_thousand,gaps,turns,conferences",
    .evidence = {LEC_EVIDENCE_SKIPPED, "ngram", NULL},
    .doubtful = lec_rate_with_doubt,
    .holds_doubt = true,
    .takes_word_options = true,
    .not_in_report = true,
    .takes_by = true,
    .run = run,
};
