/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/sameness.h"

#include <stdlib.h>
#include <string.h>

enum { SHINGLE = 5, SKETCH = 256, FEWEST = 20, MOST_SHARING = 64, FEWEST_SHARED = 8 };
static const double nearly = 0.9, two_sources = 0.3;

typedef struct {
    lec_compared_words words;
    uint64_t *sketch;          /* [sketched] the smallest hashes of shingles, ascending */
    size_t sketched, shingles; /* shingles: different ones */
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

/* A set of hashes, in slots by their leading bits: what is smaller stands, but for neighbours,
 * before what is larger. The slots end in room for what does not find its place before the end. */
typedef struct {
    uint64_t *slot; /* [slot_count] 0: empty */
    size_t slot_count;
    unsigned shift; /* a hash belongs into slot hash >> shift, or the next empty one */
    size_t count;
} hash_set;

static hash_set new_set(size_t most, lec_arena *arena)
{
    hash_set set = {.shift = 63};
    while ((UINT64_C(1) << (64 - set.shift)) < 2 * most) set.shift--;
    set.slot_count = (size_t)(UINT64_C(1) << (64 - set.shift)) + most;
    set.slot = lec_new(arena, uint64_t, set.slot_count + 1);
    return set;
}

/* Where the hash is, or the empty slot where it would be. */
static size_t slot_of(const hash_set *set, uint64_t hash)
{
    size_t at = (size_t)(hash >> set->shift);
    while (set->slot[at] != 0 && set->slot[at] != hash) at++;
    return at;
}

static void add_hash(hash_set *set, uint64_t hash)
{
    const size_t at = slot_of(set, hash);
    set->count += set->slot[at] == 0;
    set->slot[at] = hash;
}

/* The hash of the shingle at token `at`, never 0. */
static uint64_t shingle_at(const text *of, size_t at, size_t words)
{
    uint64_t hash = 0;
    for (size_t w = 0; w < words; w++)
        hash = mixed(hash ^ of->words.hashes[of->words.words[at + w]]);
    return hash != 0 ? hash : 1;
}

/* How many words a shingle has, and how many places; a text of fewer words is one. */
static size_t words_of_shingle(const text *of)
{
    return of->words.count < SHINGLE ? of->words.count : SHINGLE;
}

static size_t count_places(const text *of)
{
    return of->words.count - words_of_shingle(of) + 1;
}

static hash_set shingles_of(const text *of, lec_arena *arena)
{
    const size_t words = words_of_shingle(of), places = count_places(of);
    hash_set set = new_set(places, arena);
    for (size_t i = 0; i < places; i++) add_hash(&set, shingle_at(of, i, words));
    return set;
}

/* The smallest hashes of the set, ascending: those of its first slots, up to an empty one, behind
 * which all are larger. */
static uint64_t *smallest(const hash_set *set, size_t count, lec_arena *arena)
{
    LEC_ARRAY(uint64_t) found = {0};
    for (size_t at = 0; at < set->slot_count && (found.count < count || set->slot[at] != 0); at++)
        if (set->slot[at] != 0) LEC_PUSH(arena, found, set->slot[at]);
    if (found.count > 1) qsort(found.items, found.count, sizeof *found.items, by_value);
    return found.items;
}

uint64_t *lec_word_hashes(const char *const *words, size_t count, lec_arena *arena)
{
    uint64_t *hashes = lec_new(arena, uint64_t, count);
    for (size_t w = 0; w < count; w++) hashes[w] = hash_of(words[w]);
    return hashes;
}

static text sketch(const lec_compared_words *words, lec_arena *arena)
{
    text of = {.words = *words};
    lec_arena *scratch = lec_arena_new();
    const hash_set all = shingles_of(&of, scratch);
    of.shingles = all.count;
    of.sketched = of.shingles < SKETCH ? of.shingles : SKETCH;
    of.sketch = lec_new(arena, uint64_t, of.sketched);
    if (of.sketched > 0)
        memcpy(of.sketch, smallest(&all, of.sketched, scratch), of.sketched * sizeof *of.sketch);
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

/* Adds one for each of the sorted hashes that two sketches share; what very many share (a formula)
 * tells nothing. */
static void add_shared(const posting *sorted, size_t count, lec_arena *arena, candidates *shared)
{
    for (size_t first = 0, end; first < count; first = end) {
        end = first + 1;
        while (end < count && sorted[end].hash == sorted[first].hash) end++;
        if (end - first > MOST_SHARING) continue;
        for (size_t i = first; i < end; i++)
            for (size_t j = i + 1; j < end; j++)
                LEC_PUSH(arena, *shared, ((candidate){sorted[i].text, sorted[j].text}));
    }
}

/* The hashes are sorted in parts of some of them, by their last bits, so that what there is at once
 * does not grow with the texts. */
static candidates find_shared(const text *texts, size_t count, lec_arena *arena)
{
    enum { AT_ONCE = 1 << 18 };
    candidates shared = {0};
    size_t all = 0, parts = 1;
    for (size_t t = 0; t < count; t++) all += texts[t].sketched;
    while (all / parts > AT_ONCE) parts *= 2;
    for (size_t part = 0; part < parts; part++) {
        LEC_ARRAY(posting) postings = {0};
        lec_arena *scratch = lec_arena_new();
        for (uint32_t t = 0; t < count; t++)
            for (size_t i = 0; i < texts[t].sketched; i++)
                if ((texts[t].sketch[i] & (parts - 1)) == part)
                    LEC_PUSH(scratch, postings, ((posting){texts[t].sketch[i], t}));
        if (postings.count > 1) qsort(postings.items, postings.count, sizeof(posting), by_hash);
        add_shared(postings.items, postings.count, arena, &shared);
        lec_arena_free(scratch);
    }
    if (shared.count > 1) qsort(shared.items, shared.count, sizeof(candidate), by_texts);
    return shared;
}

/* --- pairs ----------------------------------------------------------------------------------- */

static bool are_same_words(const text *a, const text *b)
{
    const lec_compared_words *x = &a->words, *y = &b->words;
    if (x->count != y->count) return false;
    for (size_t i = 0; i < x->count; i++)
        if (x->hashes[x->words[i]] != y->hashes[y->words[i]]) return false;
    return true;
}

/* A text that is compared with several others: its shingles, and with which text each was seen. */
typedef struct {
    hash_set shingles;
    uint32_t *seen; /* [slot_count] number of the comparison */
    uint32_t comparison;
} compared;

static compared begin_comparing(const text *of, lec_arena *arena)
{
    compared self = {.shingles = shingles_of(of, arena)};
    self.seen = lec_new(arena, uint32_t, self.shingles.slot_count + 1);
    return self;
}

/* How many different shingles of `with` are among those compared. */
static size_t count_common(compared *self, const text *with)
{
    const size_t words = words_of_shingle(with), places = count_places(with);
    size_t common = 0;
    self->comparison++;
    for (size_t i = 0; i < places; i++) {
        const size_t at = slot_of(&self->shingles, shingle_at(with, i, words));
        if (self->shingles.slot[at] == 0 || self->seen[at] == self->comparison) continue;
        self->seen[at] = self->comparison;
        common++;
    }
    return common;
}

typedef LEC_ARRAY(lec_same_pair) same_pairs;

/* Adds the pair if it is one; `sketched` hashes are in both sketches. */
static void judge(const text *a, const text *b, compared *shingles_of_a, size_t sketched,
                  lec_arena *arena, same_pairs *out)
{
    const size_t shorter = a->shingles < b->shingles ? a->shingles : b->shingles;
    lec_same_pair pair = {a->words.conference, b->words.conference, "", 0};
    const bool worth_telling = shorter >= FEWEST || (a->words.whole_file && b->words.whole_file);
    if (worth_telling && are_same_words(a, b)) {
        pair.how = "the same text";
        pair.share = 1;
    } else if (shorter < FEWEST || sketched < FEWEST_SHARED) {
        return;
    } else {
        const double common = (double)count_common(shingles_of_a, b);
        const double jaccard = common / ((double)a->shingles + (double)b->shingles - common);
        pair.share = jaccard >= nearly ? jaccard : common / (double)shorter;
        if (pair.share < two_sources) return;
        pair.how = jaccard >= nearly ? "nearly the same text" : "one conference in two sources";
    }
    LEC_PUSH(arena, *out, pair);
}

/* Judges the candidates from `begin` on that have the same first text; returns where they end. */
static size_t judge_all_of(const text *texts, const candidates *shared, size_t begin,
                           lec_arena *arena, same_pairs *out)
{
    lec_arena *scratch = lec_arena_new();
    const text *a = &texts[shared->items[begin].first];
    compared shingles = begin_comparing(a, scratch);
    size_t first = begin;
    while (first < shared->count && shared->items[first].first == shared->items[begin].first) {
        size_t end = first + 1;
        while (end < shared->count && by_texts(&shared->items[first], &shared->items[end]) == 0)
            end++;
        judge(a, &texts[shared->items[first].second], &shingles, end - first, arena, out);
        first = end;
    }
    lec_arena_free(scratch);
    return first;
}

lec_same_pairs lec_find_same_words(const lec_compared_words *sorted, size_t count,
                                   void (*looked)(void *state, size_t words), void *state,
                                   lec_arena *arena)
{
    same_pairs pairs = {0};
    if (count < 2) return (lec_same_pairs){NULL, 0};
    lec_arena *scratch = lec_arena_new();
    text *texts = lec_new(scratch, text, count);
    for (size_t i = 0; i < count; i++) {
        texts[i] = sketch(&sorted[i], scratch);
        if (looked != NULL) looked(state, sorted[i].count);
    }
    const candidates shared = find_shared(texts, count, scratch);
    for (size_t first = 0, end; first < shared.count; first = end) {
        end = judge_all_of(texts, &shared, first, arena, &pairs);
        if (looked != NULL) looked(state, sorted[shared.items[first].first].count * (end - first));
    }
    lec_arena_free(scratch);
    return (lec_same_pairs){pairs.items, pairs.count};
}

static int by_name(const void *a, const void *b)
{
    const lec_reading *x = *(const lec_reading *const *)a, *y = *(const lec_reading *const *)b;
    return strcmp(x->corpus->conference[0].name, y->corpus->conference[0].name);
}

lec_same_pairs lec_find_same(const lec_reading *readings, size_t count, lec_arena *arena)
{
    if (count < 2) return (lec_same_pairs){NULL, 0};
    lec_arena *scratch = lec_arena_new();
    const lec_reading **sorted = lec_new(scratch, const lec_reading *, count);
    for (size_t i = 0; i < count; i++) sorted[i] = &readings[i];
    qsort(sorted, count, sizeof(const lec_reading *), by_name);
    lec_compared_words *words = lec_new(scratch, lec_compared_words, count);
    for (size_t i = 0; i < count; i++) {
        const lec_corpus *of = sorted[i]->corpus;
        words[i] =
            (lec_compared_words){.conference = of->conference[0].name,
                                 .words = of->token_word,
                                 .count = of->token_count,
                                 .hashes = lec_word_hashes(of->word_text, of->word_count, scratch),
                                 .whole_file = sorted[i]->transcript.name[0] == '\0'};
    }
    const lec_same_pairs pairs = lec_find_same_words(words, count, NULL, NULL, arena);
    lec_arena_free(scratch);
    return pairs;
}
