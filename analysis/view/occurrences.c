/* SPDX-License-Identifier: GPL-3.0-or-later
 * occurrences.c -- every word of every pattern is compared with every type once; the tokens are
 * then scanned once, looking only at patterns that begin with the token's type. */
#include "analysis/view/occurrences.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

typedef enum { COUNTS, EXCEPT, NEAR, USES } pattern_use;

typedef struct {
    uint32_t concept;
    pattern_use use;
    uint32_t length;       /* in words */
    const uint32_t *words; /* [length] index into the elements */
} pattern;

/* The different words that occur in patterns, each with the types it matches. */
typedef struct {
    const char *text;
    bool *matches; /* [word_count of the corpus] */
} element;

typedef struct {
    const lec_corpus *corpus;
    lec_arena *arena;
    LEC_ARRAY(element) elements;
    LEC_ARRAY(pattern) patterns;
    /* patterns by the type of their first word: first_pattern[type] .. first_pattern[type + 1] */
    uint32_t *first_pattern, *pattern_of;
} matcher;

static const char *skip_letter(const char *text)
{
    text++;
    while (((unsigned char)*text & 0xC0U) == 0x80U) text++;
    return text;
}

bool lec_pattern_word_matches(const char *at, const char *word)
{
    const char *star = NULL, *retry = NULL; /* where to go on if the letters after `*` do not fit */
    while (*word != '\0') {
        if (*at == '*') {
            star = ++at;
            retry = word;
        } else if (*at == '?') {
            at++;
            word = skip_letter(word);
        } else if (*at == *word) {
            at++;
            word++;
        } else if (star != NULL) {
            at = star;
            word = retry = skip_letter(retry);
        } else {
            return false;
        }
    }
    while (*at == '*') at++;
    return *at == '\0';
}

/* --- compiling the patterns ------------------------------------------------------------------ */

static uint32_t add_element(matcher *m, const char *text, size_t length)
{
    for (uint32_t e = 0; e < m->elements.count; e++)
        if (strlen(m->elements.items[e].text) == length &&
            memcmp(m->elements.items[e].text, text, length) == 0)
            return e;
    const element added = {lec_arena_text(m->arena, text, length),
                           lec_new(m->arena, bool, m->corpus->word_count)};
    for (size_t w = 0; w < m->corpus->word_count; w++)
        added.matches[w] = lec_pattern_word_matches(added.text, m->corpus->word_text[w]);
    LEC_PUSH(m->arena, m->elements, added);
    return (uint32_t)m->elements.count - 1;
}

static void add_pattern(matcher *m, uint32_t concept, pattern_use use, const char *text)
{
    LEC_ARRAY(uint32_t) words = {0};
    for (const char *at = text + strspn(text, " "); *at != '\0'; at += strspn(at, " ")) {
        const size_t length = strcspn(at, " ");
        LEC_PUSH(m->arena, words, add_element(m, at, length));
        at += length;
    }
    if (words.count == 0) return;
    LEC_PUSH(m->arena, m->patterns, ((pattern){concept, use, (uint32_t)words.count, words.items}));
}

static void add_patterns(matcher *m, uint32_t concept, pattern_use use, const char *const *texts,
                         size_t count)
{
    for (size_t i = 0; i < count; i++) add_pattern(m, concept, use, texts[i]);
}

static void index_patterns(matcher *m)
{
    const size_t types = m->corpus->word_count;
    m->first_pattern = lec_new(m->arena, uint32_t, types + 1);
    LEC_ARRAY(uint32_t) pattern_of = {0};
    for (size_t w = 0; w < types; w++) {
        m->first_pattern[w] = (uint32_t)pattern_of.count;
        for (uint32_t p = 0; p < m->patterns.count; p++)
            if (m->elements.items[m->patterns.items[p].words[0]].matches[w])
                LEC_PUSH(m->arena, pattern_of, p);
    }
    m->first_pattern[types] = (uint32_t)pattern_of.count;
    m->pattern_of = pattern_of.count > 0 ? pattern_of.items : lec_new(m->arena, uint32_t, 1);
}

/* --- matching -------------------------------------------------------------------------------- */

typedef struct {
    uint32_t token, length;
} match;

typedef LEC_ARRAY(match) matches;

static bool matches_at(const matcher *m, const pattern *wanted, uint32_t token, uint32_t end)
{
    if (wanted->length > end - token) return false;
    assert(m->elements.items != NULL);
    for (uint32_t i = 1; i < wanted->length; i++)
        if (!m->elements.items[wanted->words[i]].matches[m->corpus->token_word[token + i]])
            return false;
    return true;
}

/* Keeps the longest match of a concept at a token, and none that begins inside another. Patterns to
 * leave out or to be near may overlap: of these any word counts, so they are joined to one match.
 */
static void keep_match(matcher *m, matches *found, pattern_use use, match at)
{
    match *last = found->count > 0 ? &found->items[found->count - 1] : NULL;
    if (last == NULL || at.token >= last->token + last->length) {
        LEC_PUSH(m->arena, *found, at);
        return;
    }
    const uint32_t length = at.token - last->token + at.length;
    if ((use != COUNTS || at.token == last->token) && length > last->length) last->length = length;
}

/* found[concept * USES + use], each by token. */
static matches *find_matches(matcher *m, size_t concept_count)
{
    const lec_corpus *corpus = m->corpus;
    matches *found = lec_new(m->arena, matches, concept_count * USES);
    assert(m->first_pattern != NULL && m->pattern_of != NULL);
    for (size_t s = 0; s < corpus->sentence_count; s++) {
        const uint32_t end = corpus->sentence_start[s + 1];
        for (uint32_t i = corpus->sentence_start[s]; i < end; i++) {
            const uint32_t word = corpus->token_word[i];
            for (uint32_t at = m->first_pattern[word]; at < m->first_pattern[word + 1]; at++) {
                const pattern *tried = &m->patterns.items[m->pattern_of[at]];
                if (matches_at(m, tried, i, end))
                    keep_match(m, &found[tried->concept * USES + tried->use], tried->use,
                               (match){i, tried->length});
            }
        }
    }
    return found;
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
    matcher m = {.corpus = corpus, .arena = arena};
    for (uint32_t c = 0; c < concept_count; c++) {
        add_patterns(&m, c, COUNTS, concepts[c].words, concepts[c].word_count);
        add_patterns(&m, c, EXCEPT, concepts[c].except, concepts[c].except_count);
        add_patterns(&m, c, NEAR, concepts[c].near, concepts[c].near_count);
    }
    index_patterns(&m);
    const matches *found = find_matches(&m, concept_count);

    LEC_ARRAY(lec_occurrence) kept = {0};
    for (uint32_t c = 0; c < concept_count; c++) {
        const matches *of_concept = &found[(size_t)c * USES];
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
