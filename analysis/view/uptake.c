/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/view/uptake.h"

#include <libstemmer.h>

#include <stdlib.h>
#include <string.h>

#include "analysis/view/items.h"
#include "core/memory.h"
#include "core/vocabulary.h"

/* Words become terms when they are met; a language has its own terms of the corpus's words. */
typedef struct {
    const char *language;
    struct sb_stemmer *stemmer; /* NULL: words are their own terms */
    uint32_t *word_term;        /* [word_count] LEC_NONE: not met yet */
} language_terms;

typedef struct {
    const lec_corpus *corpus;
    lec_arena *arena;
    lec_vocabulary *terms;
    LEC_ARRAY(language_terms) languages;
    LEC_ARRAY(uint32_t) collected; /* of the set being made */
} term_maker;

static void free_stemmer(void *stemmer)
{
    sb_stemmer_delete(stemmer);
}

static struct sb_stemmer *open_stemmer(const char *language, lec_arena *arena)
{
    lec_memory_expect(LEC_STEMMER_ROOM);
    struct sb_stemmer *stemmer =
        language[0] != '\0' ? sb_stemmer_new(language, "UTF_8") : NULL; /* ISO 639-1 or a name */
    if (stemmer != NULL) lec_arena_adopt(arena, stemmer, free_stemmer);
    return stemmer;
}

static size_t language_of(term_maker *make, uint32_t conference)
{
    const char *language = make->corpus->conference[conference].language;
    for (size_t l = 0; l < make->languages.count; l++)
        if (strcmp(make->languages.items[l].language, language) == 0) return l;
    language_terms new = {language, open_stemmer(language, make->arena),
                          lec_new(make->arena, uint32_t, make->corpus->word_count)};
    for (size_t w = 0; w < make->corpus->word_count; w++) new.word_term[w] = LEC_NONE;
    LEC_PUSH(make->arena, make->languages, new);
    return make->languages.count - 1;
}

static uint32_t term_of(term_maker *make, size_t language, uint32_t word)
{
    language_terms *of = &make->languages.items[language];
    if (of->word_term[word] != LEC_NONE) return of->word_term[word];
    const char *text = make->corpus->word_text[word];
    size_t length = strlen(text);
    if (of->stemmer != NULL && length <= INT32_MAX) {
        const sb_symbol *stem = sb_stemmer_stem(of->stemmer, (const sb_symbol *)text, (int)length);
        if (stem != NULL) {
            text = (const char *)stem;
            length = (size_t)sb_stemmer_length(of->stemmer);
        }
    }
    return of->word_term[word] = lec_vocabulary_add(make->terms, text, length);
}

static int by_id(const void *a, const void *b)
{
    const uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

static void collect(term_maker *make, size_t language, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end; i++)
        LEC_PUSH(make->arena, make->collected,
                 term_of(make, language, make->corpus->token_word[i]));
}

/* The set of what was collected, which is emptied. */
static lec_term_set take_set(term_maker *make)
{
    uint32_t *all = make->collected.items;
    const size_t count = make->collected.count;
    make->collected.count = 0;
    if (count == 0) return (lec_term_set){NULL, 0};
    qsort(all, count, sizeof *all, by_id);
    size_t different = 0;
    for (size_t i = 0; i < count; i++)
        if (i == 0 || all[i] != all[i - 1]) all[different++] = all[i];
    uint32_t *kept = lec_new(make->arena, uint32_t, different);
    memcpy(kept, all, different * sizeof *kept);
    return (lec_term_set){kept, different};
}

static lec_term_set terms_of_turns(term_maker *make, size_t language, const uint32_t *turns,
                                   size_t count)
{
    for (size_t i = 0; i < count; i++)
        collect(make, language, make->corpus->turn_start[turns[i]],
                make->corpus->turn_start[turns[i] + 1]);
    return take_set(make);
}

static lec_term_set terms_of_first_sentence(term_maker *make, size_t language,
                                            const lec_exchange *of)
{
    const lec_corpus *corpus = make->corpus;
    size_t a = 0;
    while (a < of->answer_count &&
           corpus->turn_start[of->answers[a]] == corpus->turn_start[of->answers[a] + 1])
        a++;
    if (a == of->answer_count) return (lec_term_set){NULL, 0};
    const uint32_t sentence = corpus->turn_sentence[of->answers[a]];
    collect(make, language, corpus->sentence_start[sentence], corpus->sentence_start[sentence + 1]);
    return take_set(make);
}

/* In how many sides each term is; a side without words is none. */
static const double *weigh(term_maker *make, const lec_term_set *asked,
                           const lec_term_set *answered, size_t count)
{
    const size_t term_count = lec_vocabulary_count(make->terms);
    uint32_t *with = lec_new(make->arena, uint32_t, term_count);
    double *weight = lec_new(make->arena, double, term_count);
    size_t sides = 0;
    for (size_t s = 0; s < 2 * count; s++) {
        const lec_term_set *side = s < count ? &asked[s] : &answered[s - count];
        sides += side->count > 0;
        for (size_t i = 0; i < side->count; i++) with[side->terms[i]]++;
    }
    lec_term_weights(with, term_count, sides, weight);
    return weight;
}

lec_uptake lec_uptake_of(const lec_context *context, const lec_exchanges *exchanges)
{
    const lec_corpus *corpus = exchanges->corpus;
    const size_t count = exchanges->count;
    lec_arena *arena = context->arena;
    term_maker make = {.corpus = corpus, .arena = arena, .terms = lec_vocabulary_new(arena)};
    lec_term_set *asked = lec_new(arena, lec_term_set, count);
    lec_term_set *answered = lec_new(arena, lec_term_set, count);
    lec_term_set *first_sentence = lec_new(arena, lec_term_set, count);
    const uint32_t **word_term = lec_new(arena, const uint32_t *, corpus->conference_count);
    for (size_t e = 0; e < count; e++) {
        const lec_exchange *of = &exchanges->items[e];
        const size_t language = language_of(&make, of->conference);
        word_term[of->conference] = make.languages.items[language].word_term;
        asked[e] = terms_of_turns(&make, language, of->questions, of->question_count);
        answered[e] = terms_of_turns(&make, language, of->answers, of->answer_count);
        first_sentence[e] = terms_of_first_sentence(&make, language, of);
    }
    return (lec_uptake){asked,
                        answered,
                        first_sentence,
                        weigh(&make, asked, answered, count),
                        lec_vocabulary_count(make.terms),
                        word_term};
}
