/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/view/pattern_index.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "core/vocabulary.h"

typedef struct {
    uint32_t length;       /* in words */
    const uint32_t *words; /* [length] ids in `texts` */
} pattern;

typedef struct {
    const char *text;
    uint32_t word;
} sorted_type;

struct lec_pattern_index {
    const lec_corpus *corpus;
    lec_arena *arena;
    lec_vocabulary *texts; /* the different words of patterns */
    LEC_ARRAY(pattern) patterns;
    /* what can match a type: texts by type, ascending; and patterns by their first text */
    uint32_t *first_text, *text_of;
    uint32_t *first_pattern, *pattern_of;
};

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

lec_pattern_index *lec_pattern_index_new(const lec_corpus *corpus, lec_arena *arena)
{
    lec_pattern_index *index = lec_new(arena, lec_pattern_index, 1);
    index->corpus = corpus;
    index->arena = arena;
    index->texts = lec_vocabulary_new(arena);
    return index;
}

void lec_pattern_index_add(lec_pattern_index *index, const char *text)
{
    LEC_ARRAY(uint32_t) words = {0};
    for (const char *at = text + strspn(text, " "); *at != '\0'; at += strspn(at, " ")) {
        const size_t length = strcspn(at, " ");
        LEC_PUSH(index->arena, words, lec_vocabulary_add(index->texts, at, length));
        at += length;
    }
    LEC_PUSH(index->arena, index->patterns, ((pattern){(uint32_t)words.count, words.items}));
}

/* --- texts by type --------------------------------------------------------------------------- */

static int by_text(const void *a, const void *b)
{
    const sorted_type *x = a, *y = b;
    return strcmp(x->text, y->text);
}

static const sorted_type *sort_types(const lec_corpus *corpus, lec_arena *arena)
{
    sorted_type *types = lec_new(arena, sorted_type, corpus->word_count);
    for (uint32_t w = 0; w < corpus->word_count; w++)
        types[w] = (sorted_type){corpus->word_text[w], w};
    if (corpus->word_count > 1) qsort(types, corpus->word_count, sizeof *types, by_text);
    return types;
}

/* The first type that is not before the `length` bytes at `prefix`. */
static size_t first_type(const sorted_type *types, size_t count, const char *prefix, size_t length)
{
    size_t low = 0, high = count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (strncmp(types[middle].text, prefix, length) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

typedef struct {
    uint32_t key, value;
} pair;

typedef LEC_ARRAY(pair) pairs;

/* Values by key: those of key k at first[k] .. first[k + 1], in the order of `all`. */
static void put_by_key(const pairs *all, size_t key_count, uint32_t **first, uint32_t **values,
                       lec_arena *arena)
{
    *first = lec_new(arena, uint32_t, key_count + 2);
    *values = lec_new(arena, uint32_t, all->count + 1);
    for (size_t i = 0; i < all->count; i++) (*first)[all->items[i].key + 2]++;
    for (size_t k = 2; k < key_count + 2; k++) (*first)[k] += (*first)[k - 1];
    for (size_t i = 0; i < all->count; i++)
        (*values)[(*first)[all->items[i].key + 1]++] = all->items[i].value;
}

void lec_pattern_index_finish(lec_pattern_index *index)
{
    const size_t types = index->corpus->word_count;
    const size_t texts = lec_vocabulary_count(index->texts);
    const char *const *text = lec_vocabulary_texts(index->texts);
    const sorted_type *sorted = sort_types(index->corpus, index->arena);
    pairs by_type = {0}, by_text_id = {0};
    for (uint32_t t = 0; t < texts; t++) {
        const size_t prefix = strcspn(text[t], "*?");
        for (size_t i = first_type(sorted, types, text[t], prefix);
             i < types && strncmp(sorted[i].text, text[t], prefix) == 0; i++)
            if (lec_pattern_word_matches(text[t], sorted[i].text))
                LEC_PUSH(index->arena, by_type, ((pair){sorted[i].word, t}));
    }
    for (uint32_t p = 0; p < index->patterns.count; p++)
        if (index->patterns.items[p].length > 0)
            LEC_PUSH(index->arena, by_text_id, ((pair){index->patterns.items[p].words[0], p}));
    put_by_key(&by_type, types, &index->first_text, &index->text_of, index->arena);
    put_by_key(&by_text_id, texts, &index->first_pattern, &index->pattern_of, index->arena);
}

/* --- matching -------------------------------------------------------------------------------- */

/* Whether the text is one of those that match the type. */
static bool matches_type(const lec_pattern_index *index, uint32_t text, uint32_t type)
{
    uint32_t low = index->first_text[type], high = index->first_text[type + 1];
    const uint32_t end = high;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        if (index->text_of[middle] < text)
            low = middle + 1;
        else
            high = middle;
    }
    return low < end && index->text_of[low] == text;
}

static bool matches_at(const lec_pattern_index *index, const pattern *wanted, uint32_t token,
                       uint32_t end)
{
    if (wanted->length > end - token) return false;
    for (uint32_t i = 1; i < wanted->length; i++)
        if (!matches_type(index, wanted->words[i], index->corpus->token_word[token + i]))
            return false;
    return true;
}

void lec_pattern_index_match(const lec_pattern_index *index, uint32_t token, uint32_t end,
                             void (*found)(void *state, uint32_t pattern, uint32_t length),
                             void *state)
{
    assert(index->first_text != NULL && index->first_pattern != NULL);
    const uint32_t type = index->corpus->token_word[token];
    for (uint32_t t = index->first_text[type]; t < index->first_text[type + 1]; t++) {
        const uint32_t text = index->text_of[t];
        for (uint32_t p = index->first_pattern[text]; p < index->first_pattern[text + 1]; p++) {
            const pattern *tried = &index->patterns.items[index->pattern_of[p]];
            if (matches_at(index, tried, token, end))
                found(state, index->pattern_of[p], tried->length);
        }
    }
}
