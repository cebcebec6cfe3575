/* SPDX-License-Identifier: GPL-3.0-or-later
 * marker_finder.c -- each set of words becomes a row of bits over the words of the corpus, once;
 * then a token is tried against the patterns that can begin with its word. */
#include "analysis/view/marker_patterns.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/view/pattern_index.h"
#include "analysis/view/without.h"

/* What may stand between the last word of a sentence and its question mark. */
#define MARKS " .!,;:\"')]}-*_"

/* The patterns of a language for the words of the corpus. */
typedef struct {
    const lec_marker_language *of; /* NULL: there are none for it */
    uint64_t *bits;                /* [sets * stride] bit of each word in each set */
    size_t stride;
    uint32_t *first, *pattern; /* patterns by their first word: pattern[first[w] .. first[w + 1]] */
    uint32_t filler, thanks, thanked; /* the sets of these names; LEC_NONE */
} ready_language;

struct lec_marker_finder {
    const lec_corpus *corpus;
    lec_arena *arena;
    LEC_ARRAY(ready_language) languages;
    uint32_t *language; /* [conference_count] index */
    LEC_ARRAY(lec_marker_hit) hits, excluded;
};

/* --- words of sets ---------------------------------------------------------------------------- */

static bool has_word(const ready_language *of, uint32_t set, uint32_t word)
{
    return set != LEC_NONE && ((of->bits[set * of->stride + word / 64] >> (word % 64)) & 1);
}

static void add_word(ready_language *of, uint32_t set, uint32_t word)
{
    of->bits[set * of->stride + word / 64] |= UINT64_C(1) << (word % 64);
}

/* Words of the corpus by text, so that a word of a set is found without going through all. */
typedef struct {
    const char *text;
    uint32_t word;
} sorted_word;

static int by_text(const void *a, const void *b)
{
    return strcmp(((const sorted_word *)a)->text, ((const sorted_word *)b)->text);
}

static const sorted_word *sort_words(const lec_corpus *corpus, lec_arena *arena)
{
    sorted_word *words = lec_new(arena, sorted_word, corpus->word_count);
    for (uint32_t w = 0; w < corpus->word_count; w++)
        words[w] = (sorted_word){corpus->word_text[w], w};
    if (corpus->word_count > 1) qsort(words, corpus->word_count, sizeof *words, by_text);
    return words;
}

static void add_matching(ready_language *of, uint32_t set, const char *text,
                         const sorted_word *words, size_t count)
{
    const size_t prefix = strcspn(text, "*?");
    size_t low = 0, high = count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (strncmp(words[middle].text, text, prefix) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < count && strncmp(words[low].text, text, prefix) == 0; low++)
        if (lec_pattern_word_matches(text, words[low].text)) add_word(of, set, words[low].word);
}

/* Counts, or puts, a pattern for each word it can begin with. */
static void index_words(ready_language *of, uint32_t pattern, bool puts)
{
    const uint64_t *bits = of->bits + of->of->patterns.items[pattern].places[0].set * of->stride;
    for (uint32_t block = 0; block < of->stride; block++) {
        if (bits[block] == 0) continue;
        for (uint32_t bit = 0; bit < 64; bit++) {
            if (((bits[block] >> bit) & 1) == 0) continue;
            uint32_t *first = &of->first[64 * block + bit];
            if (puts)
                of->pattern[first[1]++] = pattern;
            else
                first[2]++;
        }
    }
}

/* Patterns by the words they can begin with. */
static void index_first_words(ready_language *of, size_t word_count, lec_arena *arena)
{
    const uint32_t count = (uint32_t)of->of->patterns.count;
    of->first = lec_new(arena, uint32_t, word_count + 2);
    for (uint32_t p = 0; p < count; p++) index_words(of, p, false);
    for (size_t w = 2; w < word_count + 2; w++) of->first[w] += of->first[w - 1];
    of->pattern = lec_new(arena, uint32_t, of->first[word_count + 1] + 1);
    for (uint32_t p = 0; p < count; p++) index_words(of, p, true);
}

static ready_language make_ready(const lec_corpus *corpus, const lec_marker_language *language,
                                 lec_arena *arena)
{
    ready_language made = {
        .of = language, .filler = LEC_NONE, .thanks = LEC_NONE, .thanked = LEC_NONE};
    if (language == NULL) return made;
    const sorted_word *words = sort_words(corpus, arena);
    made.stride = corpus->word_count / 64 + 1;
    made.bits = lec_new(arena, uint64_t, language->sets.count * made.stride);
    for (uint32_t s = 0; s < language->sets.count; s++) {
        const lec_marker_set *set = &language->sets.items[s];
        if (strcmp(set->name, "filler") == 0) made.filler = s;
        if (strcmp(set->name, "thanks") == 0) made.thanks = s;
        if (strcmp(set->name, "thanked") == 0) made.thanked = s;
        for (size_t w = 0; w < set->words.count; w++)
            add_matching(&made, s, set->words.items[w], words, corpus->word_count);
    }
    index_first_words(&made, corpus->word_count, arena);
    return made;
}

static const lec_marker_language *language_named(const lec_marker_patterns *patterns,
                                                 const char *code)
{
    for (size_t l = 0; l < patterns->languages.count; l++)
        if (strcmp(patterns->languages.items[l].code, code) == 0)
            return &patterns->languages.items[l];
    return NULL;
}

lec_marker_finder *lec_marker_finder_new(const lec_corpus *corpus,
                                         const lec_marker_patterns *patterns, lec_arena *arena)
{
    lec_marker_finder *finder = lec_new(arena, lec_marker_finder, 1);
    finder->corpus = corpus;
    finder->arena = arena;
    finder->language = lec_new(arena, uint32_t, corpus->conference_count);
    for (size_t c = 0; c < corpus->conference_count; c++) {
        const char *code = corpus->conference[c].language;
        const lec_marker_language *wanted = language_named(patterns, code[0] != '\0' ? code : "en");
        uint32_t l = 0;
        while (l < finder->languages.count && finder->languages.items[l].of != wanted) l++;
        if (l == finder->languages.count)
            LEC_PUSH(arena, finder->languages, make_ready(corpus, wanted, arena));
        finder->language[c] = l;
    }
    return finder;
}

bool lec_markers_know(const lec_marker_finder *finder, uint32_t conference)
{
    return finder->languages.items[finder->language[conference]].of != NULL;
}

/* --- matching -------------------------------------------------------------------------------- */

/* A sentence of a turn, and where it begins once fillers are passed over. */
typedef struct {
    uint32_t first, end, onset;
    bool begins_turn, is_asked;
} span;

/* The end of the longest match of places `place` and on from `token`; LEC_NONE: none. */
static uint32_t match_from(const lec_marker_finder *finder, const ready_language *language,
                           const lec_marker_pattern *pattern, size_t place, uint32_t token,
                           const span *sentence)
{
    if (place == pattern->place_count)
        return pattern->at_end && sentence->end - token > pattern->end_gap ? LEC_NONE : token;
    const lec_marker_place *at = &pattern->places[place];
    uint32_t best = LEC_NONE;
    for (uint32_t skip = 0; skip <= at->gap && token + skip < sentence->end; skip++) {
        const uint32_t here = token + skip;
        if (!has_word(language, at->set, finder->corpus->token_word[here])) continue;
        if (at->behind_comma &&
            (here == sentence->first || !lec_punctuation_before(finder->corpus, here)))
            continue;
        const uint32_t end = match_from(finder, language, pattern, place + 1, here + 1, sentence);
        if (end != LEC_NONE && (best == LEC_NONE || end > best)) best = end;
    }
    if (!at->optional) return best;
    const uint32_t without = match_from(finder, language, pattern, place + 1, token, sentence);
    return best == LEC_NONE ? without : best;
}

static bool is_anchored(const lec_marker_pattern *pattern, uint32_t token, const span *sentence)
{
    if (pattern->asked && !sentence->is_asked) return false;
    if (pattern->anchor == LEC_ANYWHERE) return true;
    if (pattern->anchor == LEC_AT_TURN && !sentence->begins_turn) return false;
    return token == sentence->first || token == sentence->onset;
}

static void match_token(lec_marker_finder *finder, const ready_language *language, lec_side side,
                        uint32_t token, uint32_t id, const span *sentence)
{
    const uint32_t word = finder->corpus->token_word[token];
    for (uint32_t i = language->first[word]; i < language->first[word + 1]; i++) {
        const lec_marker_pattern *pattern = &language->of->patterns.items[language->pattern[i]];
        if (lec_marker_of(pattern->marker)->side != side) continue;
        if (!is_anchored(pattern, token, sentence)) continue;
        const uint32_t end = match_from(finder, language, pattern, 0, token, sentence);
        if (end == LEC_NONE) continue;
        const lec_marker_hit hit = {(lec_marker)pattern->marker, token, end - token, id};
        if (pattern->excludes)
            LEC_PUSH(finder->arena, finder->excluded, hit);
        else
            LEC_PUSH(finder->arena, finder->hits, hit);
    }
}

/* --- the hits of a turn ------------------------------------------------------------------------
 */

/* By marker, then place, the longest first. */
static int by_marker(const void *a, const void *b)
{
    const lec_marker_hit *x = a, *y = b;
    if (x->marker != y->marker) return x->marker < y->marker ? -1 : 1;
    if (x->token != y->token) return x->token < y->token ? -1 : 1;
    return (x->length < y->length) - (x->length > y->length);
}

static int by_token(const void *a, const void *b)
{
    const lec_marker_hit *x = a, *y = b;
    if (x->token != y->token) return x->token < y->token ? -1 : 1;
    return (x->marker > y->marker) - (x->marker < y->marker);
}

static bool is_excluded(const lec_marker_finder *finder, const lec_marker_hit *hit)
{
    for (size_t i = 0; i < finder->excluded.count; i++) {
        const lec_marker_hit *other = &finder->excluded.items[i];
        if (other->marker == hit->marker && other->token < hit->token + hit->length &&
            hit->token < other->token + other->length)
            return true;
    }
    return false;
}

static void keep_apart(lec_marker_finder *finder)
{
    lec_marker_hit *hits = finder->hits.items;
    size_t kept = 0;
    if (finder->hits.count > 1) qsort(hits, finder->hits.count, sizeof *hits, by_marker);
    for (size_t i = 0; i < finder->hits.count; i++) {
        const bool overlaps = kept > 0 && hits[kept - 1].marker == hits[i].marker &&
                              hits[i].token < hits[kept - 1].token + hits[kept - 1].length;
        if (!overlaps && !is_excluded(finder, &hits[i])) hits[kept++] = hits[i];
    }
    finder->hits.count = kept;
    if (kept > 1) qsort(hits, kept, sizeof *hits, by_token);
}

bool lec_sentence_is_asked(const lec_corpus *corpus, uint32_t sentence)
{
    const uint32_t end = corpus->sentence_start[sentence + 1];
    if (end == corpus->sentence_start[sentence]) return false;
    const lec_conference *of =
        &corpus->conference[corpus->turn_conference[lec_corpus_turn_of(corpus, end - 1)]];
    const char *text = lec_conference_text(of);
    for (size_t at = corpus->token_end[end - 1]; at < of->text_length; at++) {
        const char mark = text[at];
        if (mark == '?' || strncmp(text + at, "\xef\xbc\x9f", 3) == 0) return true;
        if ((unsigned char)mark < 0x80 && (mark == '\0' || strchr(MARKS, mark) == NULL))
            return false;
    }
    return false;
}

static span read_sentence(const lec_marker_finder *finder, const ready_language *language,
                          uint32_t id)
{
    const lec_corpus *corpus = finder->corpus;
    span made = {.first = corpus->sentence_start[id],
                 .end = corpus->sentence_start[id + 1],
                 .is_asked = lec_sentence_is_asked(corpus, id)};
    bool thanks = false;
    for (made.onset = made.first; made.onset < made.end; made.onset++) {
        const uint32_t word = corpus->token_word[made.onset];
        if (thanks && has_word(language, language->thanked, word)) continue;
        if (!has_word(language, language->filler, word)) break;
        thanks = has_word(language, language->thanks, word);
    }
    return made;
}

bool lec_sentence_is_filler(const lec_marker_finder *finder, uint32_t sentence)
{
    const lec_corpus *corpus = finder->corpus;
    const uint32_t turn = lec_corpus_turn_of(corpus, corpus->sentence_start[sentence]);
    const span of = read_sentence(
        finder, &finder->languages.items[finder->language[corpus->turn_conference[turn]]],
        sentence);
    return of.onset == of.end;
}

const lec_marker_hit *lec_markers_in(lec_marker_finder *finder, uint32_t turn, lec_side side,
                                     size_t *count)
{
    const lec_corpus *corpus = finder->corpus;
    const ready_language *language =
        &finder->languages.items[finder->language[corpus->turn_conference[turn]]];
    finder->hits.count = finder->excluded.count = 0;
    *count = 0;
    if (language->of == NULL) return finder->hits.items;
    bool begins = true;
    for (uint32_t s = corpus->turn_sentence[turn]; s < corpus->turn_sentence[turn + 1]; s++) {
        span sentence = read_sentence(finder, language, s);
        sentence.begins_turn = begins;
        if (sentence.onset < sentence.end) begins = false;
        for (uint32_t i = sentence.first; i < sentence.end; i++)
            match_token(finder, language, side, i, s, &sentence);
    }
    keep_apart(finder);
    *count = finder->hits.count;
    return finder->hits.items;
}

uint32_t lec_prefaced_question(const lec_corpus *corpus, uint32_t turn)
{
    bool stated = false;
    for (uint32_t s = corpus->turn_sentence[turn]; s < corpus->turn_sentence[turn + 1]; s++) {
        if (lec_sentence_is_asked(corpus, s)) return stated ? s : LEC_NONE;
        stated |= corpus->sentence_start[s + 1] - corpus->sentence_start[s] >= LEC_PREFACE_WORDS;
    }
    return LEC_NONE;
}

/* --- yes or no -------------------------------------------------------------------------------- */

static bool is_polar(const lec_marker_hit *hits, size_t count, uint32_t sentence)
{
    bool polar = false;
    for (size_t i = 0; i < count; i++)
        if (hits[i].sentence == sentence && hits[i].marker >= LEC_MARKER_WHY &&
            hits[i].marker <= LEC_MARKER_POLAR)
            polar = hits[i].marker == LEC_MARKER_POLAR;
    return polar;
}

bool lec_asks_yes_or_no(lec_marker_finder *finder, uint32_t turn)
{
    const lec_corpus *corpus = finder->corpus;
    size_t count;
    const lec_marker_hit *hits = lec_markers_in(finder, turn, LEC_SIDE_QUESTION, &count);
    for (uint32_t s = corpus->turn_sentence[turn + 1]; s-- > corpus->turn_sentence[turn];) {
        if (!lec_sentence_is_asked(corpus, s)) continue;
        const bool polar = is_polar(hits, count, s);
        if (polar || !lec_sentence_is_filler(finder, s)) return polar;
    }
    return false;
}

/* --- how many questions ----------------------------------------------------------------------- */

uint32_t lec_questions_asked(lec_marker_finder *finder, uint32_t turn)
{
    const lec_corpus *corpus = finder->corpus;
    size_t count, at = 0;
    const lec_marker_hit *hits = lec_markers_in(finder, turn, LEC_SIDE_QUESTION, &count);
    uint32_t asked = 0;
    for (uint32_t s = corpus->turn_sentence[turn]; s < corpus->turn_sentence[turn + 1]; s++) {
        uint32_t parts = 0, stated = 0;
        for (; at < count && hits[at].sentence == s; at++) {
            parts += hits[at].marker == LEC_MARKER_PART;
            stated += hits[at].marker == LEC_MARKER_PART_STATED;
        }
        if (lec_sentence_is_asked(corpus, s))
            asked += parts > 0 ? parts : 1;
        else
            asked += stated;
    }
    return asked;
}
