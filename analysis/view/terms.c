/* SPDX-License-Identifier: GPL-3.0-or-later
 * terms.c -- tokens sorted by the text of their item once; a phrase is looked up by its first word.
 */
#include "analysis/view/terms.h"

#include <string.h>

#include "analysis/view/items.h"
#include "analysis/view/occurrences.h"
#include "analysis/view/without.h"

struct lec_terms {
    const lec_context *context;
    lec_phrase_form form;
    lec_items items;
    uint32_t *token_rank; /* [token_count] of its item in the order of texts; LEC_NONE: left out */
    const char **text;    /* [item_count] by rank */
    uint32_t *start;      /* [item_count + 1] into `token`, by rank */
    uint32_t *token;      /* [token_count] by rank, then place */
    uint32_t *reach;      /* [token_count] one past the last token a phrase may go on to */
    uint32_t *turn;       /* [token_count] */
    lec_stretches *concepts; /* [concept_count] */
    const char *query;       /* the last one asked for, and where it occurs */
    lec_stretches query_places;
};

/* --- what is looked up in -------------------------------------------------------------------- */

static void sort_tokens(lec_terms *terms)
{
    lec_arena *arena = terms->context->arena;
    const lec_corpus *corpus = terms->context->corpus;
    const size_t items = terms->items.item_count, tokens = corpus->token_count;
    const uint32_t *order = lec_items_by_text(&terms->items, arena);
    uint32_t *rank = lec_new(arena, uint32_t, items);
    terms->text = lec_new(arena, const char *, items);
    terms->start = lec_new(arena, uint32_t, items + 1);
    terms->token_rank = lec_new(arena, uint32_t, tokens);
    terms->token = lec_new(arena, uint32_t, tokens);
    for (uint32_t r = 0; r < items; r++) {
        rank[order[r]] = r;
        terms->text[r] = terms->items.text[order[r]];
    }
    for (size_t i = 0; i < tokens; i++) {
        const uint32_t item = terms->items.token_item[i];
        terms->token_rank[i] = item == LEC_NONE ? LEC_NONE : rank[item];
        if (item != LEC_NONE) terms->start[rank[item] + 1]++;
    }
    for (size_t r = 0; r < items; r++) terms->start[r + 1] += terms->start[r];
    uint32_t *next = lec_new(arena, uint32_t, items);
    if (items > 0) memcpy(next, terms->start, items * sizeof *next);
    for (uint32_t i = 0; i < tokens; i++)
        if (terms->token_rank[i] != LEC_NONE) terms->token[next[terms->token_rank[i]]++] = i;
}

static void find_reach(lec_terms *terms)
{
    const lec_corpus *corpus = terms->context->corpus;
    const bool across = terms->form.across_sentences;
    const size_t units = across ? corpus->turn_count : corpus->sentence_count;
    const uint32_t *start = across ? corpus->turn_start : corpus->sentence_start;
    terms->reach = lec_new(terms->context->arena, uint32_t, corpus->token_count);
    for (size_t u = 0; u < units; u++)
        for (uint32_t i = start[u + 1], last = start[u + 1]; i-- > start[u];) {
            terms->reach[i] = last;
            if (terms->items.bounded && lec_punctuation_before(corpus, i)) last = i;
        }
}

static void find_turns(lec_terms *terms)
{
    const lec_corpus *corpus = terms->context->corpus;
    terms->turn = lec_new(terms->context->arena, uint32_t, corpus->token_count);
    for (uint32_t t = 0; t < corpus->turn_count; t++)
        for (uint32_t i = corpus->turn_start[t]; i < corpus->turn_start[t + 1]; i++)
            terms->turn[i] = t;
}

static void find_concepts(lec_terms *terms)
{
    const lec_study *study = terms->context->study;
    lec_arena *arena = terms->context->arena;
    const lec_occurrences all =
        lec_occurrences_find(terms->context->corpus, study->concepts, study->concept_count, arena);
    size_t *count = lec_new(arena, size_t, study->concept_count);
    lec_stretch **items = lec_new(arena, lec_stretch *, study->concept_count);
    for (size_t i = 0; i < all.count; i++) count[all.items[i].concept]++;
    for (size_t c = 0; c < study->concept_count; c++)
        items[c] = lec_new(arena, lec_stretch, count[c]);
    memset(count, 0, study->concept_count * sizeof *count);
    for (size_t i = 0; i < all.count; i++) {
        const lec_occurrence *at = &all.items[i];
        items[at->concept][count[at->concept]++] = (lec_stretch){at->token, at->token + at->length};
    }
    terms->concepts = lec_new(arena, lec_stretches, study->concept_count);
    for (size_t c = 0; c < study->concept_count; c++)
        terms->concepts[c] = (lec_stretches){items[c], count[c]};
}

lec_status lec_terms_open(const lec_context *context, bool words_as_asked, lec_phrase_form form,
                          lec_terms **out, lec_error *error)
{
    lec_arena *arena = context->arena;
    lec_context *own = lec_new(arena, lec_context, 1);
    lec_common *common = lec_new(arena, lec_common, 1);
    lec_terms *terms = lec_new(arena, lec_terms, 1);
    *own = *context;
    *common = *context->common;
    own->common = common;
    if (!words_as_asked) {
        common->keep_case = false;
        common->stem = common->lemmas = common->stopwords = common->without = NULL;
        common->word_lemma = NULL;
    }
    *terms = (lec_terms){.context = own, .form = form};
    *out = terms;
    const lec_status status = lec_items_make(own, &terms->items, error);
    if (status != LEC_OK) return status;
    find_turns(terms);
    return LEC_OK;
}

uint32_t lec_terms_turn(const lec_terms *terms, uint32_t token)
{
    return terms->turn[token];
}

bool lec_terms_bounded(const lec_terms *terms)
{
    return terms->items.bounded;
}

/* --- words ----------------------------------------------------------------------------------- */

/* The ranks of a word: those of all items of that text. */
typedef struct {
    uint32_t first, end;
} ranks;

static ranks ranks_of(const lec_terms *terms, const char *word)
{
    uint32_t low = 0, high = (uint32_t)terms->items.item_count;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        if (strcmp(terms->text[middle], word) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    ranks found = {low, low};
    while (found.end < terms->items.item_count && strcmp(terms->text[found.end], word) == 0)
        found.end++;
    return found;
}

typedef LEC_ARRAY(ranks) phrase;
typedef LEC_ARRAY(lec_stretch) stretch_list;

/* Goes on from word `next` of the phrase behind token `at`; calls itself once a word. */
static void go_on(const lec_terms *terms, const phrase *of, size_t next, lec_stretch so_far,
                  uint32_t skip, stretch_list *found)
{
    if (next == of->count) {
        LEC_PUSH(terms->context->arena, *found, so_far);
        return;
    }
    const ranks wanted = of->items[next];
    const uint32_t reach = terms->reach[so_far.first];
    for (uint32_t skipped = 0; skipped <= skip && so_far.end + skipped < reach; skipped++) {
        const uint32_t token = so_far.end + skipped, rank = terms->token_rank[token];
        if (rank != LEC_NONE && rank >= wanted.first && rank < wanted.end)
            go_on(terms, of, next + 1, (lec_stretch){so_far.first, token + 1}, skip - skipped,
                  found);
    }
}

/* The ranks of every word; of none where one is no word of the corpus. */
static phrase read_phrase(const lec_terms *terms, const char *text)
{
    lec_arena *arena = terms->context->arena;
    phrase of = {0};
    for (const char *at = text; *at != '\0';) {
        const size_t length = strcspn(at, " ");
        const ranks word = ranks_of(terms, lec_arena_text(arena, at, length));
        if (word.first == word.end) return (phrase){0};
        LEC_PUSH(arena, of, word);
        at += length + (at[length] == ' ');
    }
    return of;
}

lec_stretches lec_terms_words(lec_terms *terms, const char *text)
{
    if (terms->text == NULL) {
        sort_tokens(terms);
        find_reach(terms);
    }
    const phrase of = read_phrase(terms, text);
    stretch_list found = {0};
    if (of.count == 0) return (lec_stretches){NULL, 0};
    /* the tokens of several items of one text are merged by asking every token of the turn order */
    const ranks first = of.items[0];
    if (first.end - first.first == 1) {
        for (uint32_t i = terms->start[first.first]; i < terms->start[first.end]; i++)
            go_on(terms, &of, 1, (lec_stretch){terms->token[i], terms->token[i] + 1},
                  terms->form.skip, &found);
        return (lec_stretches){found.items, found.count};
    }
    for (uint32_t i = 0; i < terms->context->corpus->token_count; i++)
        if (terms->token_rank[i] != LEC_NONE && terms->token_rank[i] >= first.first &&
            terms->token_rank[i] < first.end)
            go_on(terms, &of, 1, (lec_stretch){i, i + 1}, terms->form.skip, &found);
    return (lec_stretches){found.items, found.count};
}

/* --- concepts -------------------------------------------------------------------------------- */

bool lec_terms_concept(lec_terms *terms, const char *name, lec_stretches *out)
{
    const lec_study *study = terms->context->study;
    if (terms->concepts == NULL) find_concepts(terms);
    for (size_t c = 0; c < study->concept_count; c++) {
        if (strcmp(study->concepts[c].name, name) != 0) continue;
        *out = terms->concepts[c];
        return true;
    }
    *out = (lec_stretches){NULL, 0};
    return false;
}

lec_stretches lec_terms_item(lec_terms *terms, const char *name)
{
    static const char word[] = " (word)";
    lec_stretches found;
    if (lec_terms_concept(terms, name, &found)) return found;
    const size_t length = strlen(name), tail = sizeof word - 1;
    if (length > tail && strcmp(name + length - tail, word) == 0)
        return lec_terms_words(terms, lec_arena_text(terms->context->arena, name, length - tail));
    return lec_terms_words(terms, name);
}

lec_stretches lec_terms_query(lec_terms *terms, const char *query)
{
    lec_arena *arena = terms->context->arena;
    if (terms->query != NULL && strcmp(terms->query, query) == 0) return terms->query_places;
    const lec_concept asked = lec_concept_of_query(query, arena);
    const lec_occurrences all = lec_occurrences_find(terms->context->corpus, &asked, 1, arena);
    lec_stretch *items = lec_new(arena, lec_stretch, all.count);
    for (size_t i = 0; i < all.count; i++)
        items[i] = (lec_stretch){all.items[i].token, all.items[i].token + all.items[i].length};
    terms->query = query;
    terms->query_places = (lec_stretches){items, all.count};
    return terms->query_places;
}
