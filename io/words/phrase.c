/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/words/phrase.h"

lec_phrases *lec_phrases_new(lec_arena *arena)
{
    lec_phrases *phrases = lec_new(arena, lec_phrases, 1);
    phrases->languages = LEC_ALL_LANGUAGES;
    return phrases;
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

lec_phrase_class lec_phrase_at(const lec_phrases *phrases, const lec_wordlist *list, uint32_t first,
                               uint32_t *length, const char **full)
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
    *length = 0;
    if (full != NULL) *full = NULL;
    return LEC_PHRASE_NONE;
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
