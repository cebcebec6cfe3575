/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/sameness.h"

#include <stdlib.h>
#include <string.h>

enum { SHINGLE = 5, SKETCH = 256, FEWEST = 20, MOST_SHARING = 64, FEWEST_SHARED = 8 };
static const double nearly = 0.9, two_sources = 0.3;

typedef struct {
    const lec_corpus *corpus;
    uint64_t *word;            /* [word_count] hash of each word */
    uint64_t *sketch;          /* [sketched] the smallest hashes of shingles, ascending */
    size_t sketched, shingles; /* shingles: different ones */
    bool whole_file;           /* not one of many in a file */
} text;

/* --- shingles -------------------------------------------------------------------------------- */

static uint64_t mixed(uint64_t x) /* splitmix64, Steele, Lea & Flood 2014 */
{
    x += UINT64_C(0x9E3779B97F4A7C15);
    x = (x ^ x >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    x = (x ^ x >> 27) * UINT64_C(0x94D049BB133111EB);
    return x ^ x >> 31;
}

static uint64_t hash_of(const char *word) /* FNV-1a */
{
    uint64_t hash = UINT64_C(0xCBF29CE484222325);
    for (; *word != '\0'; word++) hash = (hash ^ (unsigned char)*word) * UINT64_C(0x100000001B3);
    return mixed(hash);
}

static int by_value(const void *a, const void *b)
{
    const uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

/* The different shingles of a text, ascending; a text of fewer words is one. */
static uint64_t *shingles_of(const text *of, size_t *count, lec_arena *arena)
{
    const lec_corpus *corpus = of->corpus;
    const size_t tokens = corpus->token_count, words = tokens < SHINGLE ? tokens : SHINGLE;
    const size_t places = tokens - words + 1;
    uint64_t *all = lec_new(arena, uint64_t, places);
    for (size_t i = 0; i < places; i++)
        for (size_t w = 0; w < words; w++)
            all[i] = mixed(all[i] ^ of->word[corpus->token_word[i + w]]);
    qsort(all, places, sizeof *all, by_value);
    *count = 0;
    for (size_t i = 0; i < places; i++)
        if (*count == 0 || all[*count - 1] != all[i]) all[(*count)++] = all[i];
    return all;
}

static text sketch(const lec_reading *reading, lec_arena *arena)
{
    const lec_corpus *corpus = reading->corpus;
    text of = {.corpus = corpus,
               .whole_file = reading->transcript.name[0] == '\0',
               .word = lec_new(arena, uint64_t, corpus->word_count)};
    for (size_t w = 0; w < corpus->word_count; w++) of.word[w] = hash_of(corpus->word_text[w]);
    lec_arena *scratch = lec_arena_new();
    const uint64_t *all = shingles_of(&of, &of.shingles, scratch);
    of.sketched = of.shingles < SKETCH ? of.shingles : SKETCH;
    of.sketch = lec_new(arena, uint64_t, of.sketched);
    if (of.sketched > 0) memcpy(of.sketch, all, of.sketched * sizeof *all);
    lec_arena_free(scratch);
    return of;
}

/* --- candidates ------------------------------------------------------------------------------ */

typedef struct {
    uint64_t hash;
    uint32_t text;
} posting;

typedef struct {
    uint32_t first, second;
} candidate;

typedef LEC_ARRAY(candidate) candidates;

static int by_hash(const void *a, const void *b)
{
    const posting *x = a, *y = b;
    if (x->hash != y->hash) return x->hash < y->hash ? -1 : 1;
    return (x->text > y->text) - (x->text < y->text);
}

static int by_texts(const void *a, const void *b)
{
    const candidate *x = a, *y = b;
    if (x->first != y->first) return x->first < y->first ? -1 : 1;
    return (x->second > y->second) - (x->second < y->second);
}

/* One for each hash that two sketches share; what very many share (a formula) tells nothing. */
static candidates find_shared(const text *texts, size_t count, lec_arena *arena)
{
    LEC_ARRAY(posting) postings = {0};
    candidates shared = {0};
    for (uint32_t t = 0; t < count; t++)
        for (size_t i = 0; i < texts[t].sketched; i++)
            LEC_PUSH(arena, postings, ((posting){texts[t].sketch[i], t}));
    if (postings.count > 1) qsort(postings.items, postings.count, sizeof(posting), by_hash);
    for (size_t first = 0, end; first < postings.count; first = end) {
        end = first + 1;
        while (end < postings.count && postings.items[end].hash == postings.items[first].hash)
            end++;
        if (end - first > MOST_SHARING) continue;
        for (size_t i = first; i < end; i++)
            for (size_t j = i + 1; j < end; j++)
                LEC_PUSH(arena, shared,
                         ((candidate){postings.items[i].text, postings.items[j].text}));
    }
    if (shared.count > 1) qsort(shared.items, shared.count, sizeof(candidate), by_texts);
    return shared;
}

/* --- pairs ----------------------------------------------------------------------------------- */

static bool are_same_words(const text *a, const text *b)
{
    const lec_corpus *x = a->corpus, *y = b->corpus;
    if (x->token_count != y->token_count) return false;
    for (size_t i = 0; i < x->token_count; i++)
        if (a->word[x->token_word[i]] != b->word[y->token_word[i]]) return false;
    return true;
}

static size_t count_common(const text *a, const text *b)
{
    lec_arena *scratch = lec_arena_new();
    size_t m, n, common = 0;
    const uint64_t *x = shingles_of(a, &m, scratch), *y = shingles_of(b, &n, scratch);
    for (size_t i = 0, j = 0; i < m && j < n;) {
        if (x[i] == y[j]) common++;
        const bool first = x[i] <= y[j], second = y[j] <= x[i];
        i += first;
        j += second;
    }
    lec_arena_free(scratch);
    return common;
}

typedef LEC_ARRAY(lec_same_pair) same_pairs;

/* Adds the pair if it is one; `sketched` hashes are in both sketches. */
static void judge(const text *a, const text *b, size_t sketched, lec_arena *arena, same_pairs *out)
{
    const size_t shorter = a->shingles < b->shingles ? a->shingles : b->shingles;
    lec_same_pair pair = {a->corpus->conference[0].name, b->corpus->conference[0].name, "", 0};
    const bool worth_telling = shorter >= FEWEST || (a->whole_file && b->whole_file);
    if (worth_telling && are_same_words(a, b)) {
        pair.how = "the same text";
        pair.share = 1;
    } else if (shorter < FEWEST || sketched < FEWEST_SHARED) {
        return;
    } else {
        const double common = (double)count_common(a, b);
        const double jaccard = common / ((double)a->shingles + (double)b->shingles - common);
        pair.share = jaccard >= nearly ? jaccard : common / (double)shorter;
        if (pair.share < two_sources) return;
        pair.how = jaccard >= nearly ? "nearly the same text" : "one conference in two sources";
    }
    LEC_PUSH(arena, *out, pair);
}

static int by_name(const void *a, const void *b)
{
    const lec_reading *x = *(const lec_reading *const *)a, *y = *(const lec_reading *const *)b;
    return strcmp(x->corpus->conference[0].name, y->corpus->conference[0].name);
}

lec_same_pairs lec_find_same(const lec_reading *readings, size_t count, lec_arena *arena)
{
    same_pairs pairs = {0};
    if (count < 2) return (lec_same_pairs){NULL, 0};
    lec_arena *scratch = lec_arena_new();
    const lec_reading **sorted = lec_new(scratch, const lec_reading *, count);
    for (size_t i = 0; i < count; i++) sorted[i] = &readings[i];
    qsort(sorted, count, sizeof(const lec_reading *), by_name);
    text *texts = lec_new(scratch, text, count);
    for (size_t i = 0; i < count; i++) texts[i] = sketch(sorted[i], scratch);
    const candidates shared = find_shared(texts, count, scratch);
    for (size_t first = 0, end; first < shared.count; first = end) {
        end = first + 1;
        while (end < shared.count && by_texts(&shared.items[first], &shared.items[end]) == 0) end++;
        judge(&texts[shared.items[first].first], &texts[shared.items[first].second], end - first,
              arena, &pairs);
    }
    lec_arena_free(scratch);
    return (lec_same_pairs){pairs.items, pairs.count};
}
