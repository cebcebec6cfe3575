/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/words/phrase.h"

#include <string.h>

#include "io/words/unspaced.h"

lec_phrases *lec_phrases_new(lec_arena *arena, const char *language)
{
    lec_phrases *phrases = lec_new(arena, lec_phrases, 1);
    const size_t own = lec_language_find(language != NULL ? language : "");
    phrases->languages = LEC_ALL_LANGUAGES;
    phrases->own = own < lec_language_count() ? UINT32_C(1) << own : 0;
    phrases->unspaced_name = language != NULL && strcmp(language, "zh") == 0 ? 2 : 3;
    return phrases;
}

bool lec_is_whole_name(const lec_phrases *phrases, const lec_wordlist *list, uint32_t word)
{
    const lec_listed_word *it = &list->words[word];
    const uint32_t letters = lec_han_letters(list->text, it->start, it->end);
    return letters >= phrases->unspaced_name && letters <= phrases->unspaced_name + 2;
}

/* The first meaning that a label can have, in the file's languages or, when there is none, in
 * others; NULL when it means nothing there. */
static const lec_meaning *in_a_label(const lec_phrases *phrases, const lec_meaning *meanings,
                                     size_t count)
{
    const lec_meaning *other = NULL;
    for (size_t m = 0; m < count && meanings[m].class <= LEC_PHRASE_HEADER; m++) {
        if ((meanings[m].languages & phrases->languages) != 0) return &meanings[m];
        if (other == NULL) other = &meanings[m];
    }
    return other;
}

/* The longest phrase at `first` as the lexicons have it. */
static lec_phrase_class listed_phrase(const lec_phrases *phrases, const lec_wordlist *list,
                                      uint32_t first, uint32_t *length, const char **full)
{
    const uint32_t left = list->count - first;
    for (uint32_t words = lec_phrase_reach(list, first); words > 0; words--) {
        uint32_t bytes;
        size_t count;
        const char *folded = lec_wordlist_folded(list, first, words, &bytes);
        bool broken = false;
        for (uint32_t w = first + 1; w < first + words; w++)
            broken |= list->words[w].comma || list->words[w].apart;
        if (broken) continue;
        const lec_meaning *meanings = lec_meanings_of(folded, bytes, &count);
        const lec_meaning *meaning = in_a_label(phrases, meanings, count);
        if (meaning == NULL) continue;
        const lec_listed_word *word = &list->words[first];
        if (word->letters == 1 && word->dotted && left > 1 &&
            meaning->class != LEC_PHRASE_HONORIFIC)
            continue; /* the initial of a name: A. Smith, И.Воронов */
        *length = words;
        if (full != NULL) *full = meaning->full;
        return meaning->class;
    }
    uint32_t bytes;
    const char *folded = lec_wordlist_folded(list, first, 1, &bytes);
    const lec_phrase_class office = lec_office_at_end(folded, bytes); /* 渔业部长 */
    *length = office != LEC_PHRASE_NONE;
    if (full != NULL) *full = NULL;
    return office;
}

/* How many words from `at` on say what the office before them is of: `rybołówstwa`. After `of` and
 * `for` any word may. */
static uint32_t portfolio_length(const lec_wordlist *list, uint32_t at)
{
    if (at >= list->count || list->words[at].comma || list->words[at].apart) return 0;
    return lec_phrase_length(list, at, LEC_PHRASE_PORTFOLIO);
}

lec_phrase_class lec_phrase_at(const lec_phrases *phrases, const lec_wordlist *list, uint32_t first,
                               uint32_t *length, const char **full)
{
    const lec_phrase_class class = listed_phrase(phrases, list, first, length, full);
    if (class == LEC_PHRASE_OFFICE) {
        const uint32_t of = portfolio_length(list, first + *length);
        *length += of;
        if (of > 0 && full != NULL) *full = NULL;
        return class;
    }
    const uint32_t of =
        class == LEC_PHRASE_NONE ? lec_phrase_length(list, first, LEC_PHRASE_PORTFOLIO) : 0;
    uint32_t office;
    const uint32_t at = first + of;
    const bool belongs =
        first > 0 && !list->words[first].comma && !list->words[first].apart &&
        lec_is_small_between(list, first - 1); /* Minister for Fisheries ADMIRAL VANN */
    if (of == 0 || belongs || at >= list->count || list->words[at].comma || list->words[at].apart ||
        listed_phrase(phrases, list, at, &office, NULL) != LEC_PHRASE_OFFICE)
        return class;
    *length = of + office; /* Fisheries Minister, Balıkçılık Bakanı */
    return LEC_PHRASE_OFFICE;
}

bool lec_phrase_is_role(lec_phrase_class class)
{
    return class >= LEC_PHRASE_OFFICE && class <= LEC_PHRASE_UNNAMED;
}

bool lec_is_name_suffix(const lec_wordlist *list, uint32_t word)
{
    return lec_word_is_of(list, word, LEC_CLASS_BIT(LEC_PHRASE_SUFFIX));
}

bool lec_is_small_between(const lec_wordlist *list, uint32_t word)
{
    return lec_word_is_of(list, word,
                          LEC_CLASS_BIT(LEC_PHRASE_BETWEEN) | LEC_CLASS_BIT(LEC_PHRASE_OF) |
                              LEC_CLASS_BIT(LEC_PHRASE_ARTICLE));
}
