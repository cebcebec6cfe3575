/* SPDX-License-Identifier: GPL-3.0-or-later
 * occurrences.c -- the tokens are scanned once for the patterns of all concepts (pattern_index.h);
 * then what is left out, must be near, or gives way to longer ones is decided. */
#include "analysis/view/occurrences.h"

#include <stdlib.h>
#include <string.h>

#include "analysis/view/pattern_index.h"

typedef enum { COUNTS, EXCEPT, NEAR, USES } pattern_use;

/* What a pattern of the index is for. */
typedef struct {
    uint32_t concept;
    pattern_use use;
} purpose;

typedef struct {
    uint32_t token, length;
} match;

typedef LEC_ARRAY(match) matches;

/* Keeps the longest match of a concept at a token, and none that begins inside another. Patterns to
 * leave out or to be near may overlap: of these any word counts, so they are joined to one match.
 */
static void keep_match(lec_arena *arena, matches *found, pattern_use use, match at)
{
    match *last = found->count > 0 ? &found->items[found->count - 1] : NULL;
    if (last == NULL || at.token >= last->token + last->length) {
        LEC_PUSH(arena, *found, at);
        return;
    }
    const uint32_t length = at.token - last->token + at.length;
    if ((use != COUNTS || at.token == last->token) && length > last->length) last->length = length;
}

typedef struct {
    const lec_corpus *corpus;
    lec_arena *arena;
    lec_pattern_index *index;
    LEC_ARRAY(purpose) purposes; /* by pattern */
    matches *found;              /* [concept * USES + use] each by token */
    uint32_t token;
} matcher;

static void add_patterns(matcher *m, purpose of, const char *const *texts, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        lec_pattern_index_add(m->index, texts[i]);
        LEC_PUSH(m->arena, m->purposes, of);
    }
}

static void add_match(void *state, uint32_t pattern, uint32_t length)
{
    matcher *m = state;
    const purpose of = m->purposes.items[pattern];
    keep_match(m->arena, &m->found[of.concept * USES + of.use], of.use, (match){m->token, length});
}

static void find_matches(matcher *m)
{
    const lec_corpus *corpus = m->corpus;
    lec_pattern_index_finish(m->index);
    for (size_t s = 0; s < corpus->sentence_count; s++)
        for (m->token = corpus->sentence_start[s]; m->token < corpus->sentence_start[s + 1];
             m->token++)
            lec_pattern_index_match(m->index, m->token, corpus->sentence_start[s + 1], add_match,
                                    m);
}

/* The first match that ends after `token`, from a list without overlaps. */
static size_t first_ending_after(const matches *list, uint32_t token)
{
    size_t low = 0, high = list->count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (list->items[middle].token + list->items[middle].length <= token)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Whether a match of `list` has a word in first .. end-1. */
static bool any_in(const matches *list, uint32_t first, uint32_t end)
{
    const size_t i = first_ending_after(list, first);
    return i < list->count && list->items[i].token < end;
}

static bool is_near(const lec_corpus *corpus, const lec_concept *concept, const matches *near,
                    match at)
{
    if (concept->near_count == 0) return true;
    const uint32_t turn = lec_corpus_turn_of(corpus, at.token);
    const uint32_t turn_first = corpus->turn_start[turn], turn_end = corpus->turn_start[turn + 1];
    const uint64_t within = concept->within;
    const uint32_t first =
        at.token - turn_first > within ? at.token - (uint32_t)within : turn_first;
    const uint32_t after = at.token + at.length;
    const uint32_t end = turn_end - after > within ? after + (uint32_t)within : turn_end;
    return any_in(near, first, at.token) || any_in(near, after, end);
}

static int by_token(const void *a, const void *b)
{
    const lec_occurrence *x = a, *y = b;
    if (x->token != y->token) return x->token < y->token ? -1 : 1;
    return x->concept < y->concept ? -1 : x->concept > y->concept;
}

/* Longer ones first, then by place, then in the order of the study. */
static int by_length(const void *a, const void *b)
{
    const lec_occurrence *x = *(const lec_occurrence *const *)a;
    const lec_occurrence *y = *(const lec_occurrence *const *)b;
    if (x->length != y->length) return x->length > y->length ? -1 : 1;
    return by_token(x, y);
}

/* Leaves out, of concepts that give way to longer ones, what overlaps with an occurrence that is
 * longer, or as long and begins before it; returns how many stay. Several concepts may have the
 * same words: all of them count. */
static size_t keep_longest(lec_occurrence *all, size_t count, const lec_concept *concepts,
                           lec_arena *arena)
{
    bool any = false;
    size_t end = 0;
    const lec_occurrence **order = lec_new(arena, const lec_occurrence *, count);
    for (size_t i = 0; i < count; i++) {
        any |= concepts[all[i].concept].longest;
        order[i] = &all[i];
        if (end < (size_t)all[i].token + all[i].length) end = all[i].token + all[i].length;
    }
    if (!any) return count;
    const lec_occurrence **taken = lec_new(arena, const lec_occurrence *, end); /* by token */
    bool *gone = lec_new(arena, bool, count);
    qsort(order, count, sizeof(const lec_occurrence *), by_length);
    for (size_t i = 0; i < count; i++) {
        const lec_occurrence *it = order[i];
        bool beaten = false;
        for (uint32_t w = it->token; w < it->token + it->length; w++)
            beaten |= taken[w] != NULL &&
                      (taken[w]->token != it->token || taken[w]->length != it->length);
        gone[it - all] = beaten && concepts[it->concept].longest;
        for (uint32_t w = it->token; w < it->token + it->length && !gone[it - all]; w++)
            taken[w] = it;
    }
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        if (!gone[i]) all[kept++] = all[i];
    return kept;
}

lec_occurrences lec_occurrences_find(const lec_corpus *corpus, const lec_concept *concepts,
                                     size_t concept_count, lec_arena *arena)
{
    matcher m = {.corpus = corpus,
                 .arena = arena,
                 .index = lec_pattern_index_new(corpus, arena),
                 .found = lec_new(arena, matches, concept_count * USES)};
    for (uint32_t c = 0; c < concept_count; c++) {
        add_patterns(&m, (purpose){c, COUNTS}, concepts[c].words, concepts[c].word_count);
        add_patterns(&m, (purpose){c, EXCEPT}, concepts[c].except, concepts[c].except_count);
        add_patterns(&m, (purpose){c, NEAR}, concepts[c].near, concepts[c].near_count);
    }
    find_matches(&m);

    LEC_ARRAY(lec_occurrence) kept = {0};
    for (uint32_t c = 0; c < concept_count; c++) {
        const matches *of_concept = &m.found[(size_t)c * USES];
        for (size_t i = 0; i < of_concept[COUNTS].count; i++) {
            const match at = of_concept[COUNTS].items[i];
            if (any_in(&of_concept[EXCEPT], at.token, at.token + at.length)) continue;
            if (!is_near(corpus, &concepts[c], &of_concept[NEAR], at)) continue;
            LEC_PUSH(arena, kept, ((lec_occurrence){at.token, at.length, c}));
        }
    }
    if (kept.count > 1) qsort(kept.items, kept.count, sizeof *kept.items, by_token);
    const size_t count = keep_longest(kept.items, kept.count, concepts, arena);
    return (lec_occurrences){kept.items, count};
}

lec_concept lec_concept_of_query(const char *query, lec_arena *arena)
{
    LEC_ARRAY(const char *) words = {0};
    for (const char *at = query;; at++) {
        const size_t length = strcspn(at, ",");
        LEC_PUSH(arena, words, lec_arena_text(arena, at, length));
        at += length;
        if (*at == '\0') break;
    }
    return (lec_concept){.name = query, .words = words.items, .word_count = words.count};
}
