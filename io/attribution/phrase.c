/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/attribution/phrase.h"

#include <string.h>

#include "core/vocabulary.h"

static const struct {
    lec_phrase_class class;
    const char *words, *full;
} phrase_table[] = {
#define LEC_PHRASE(class, words)      {LEC_PHRASE_##class, words, NULL},
#define LEC_SHORT(class, words, full) {LEC_PHRASE_##class, words, full},
#include "io/attribution/phrases.def"
#undef LEC_PHRASE
#undef LEC_SHORT
};

enum { LONGEST_PHRASE = 5, PHRASE_COUNT = sizeof phrase_table / sizeof *phrase_table };

struct lec_phrases {
    lec_vocabulary *words;
    uint32_t entry[PHRASE_COUNT]; /* id in `words` -> line of the table; the first of equals wins */
};

lec_phrases *lec_phrases_new(lec_arena *arena)
{
    lec_phrases *phrases = lec_new(arena, lec_phrases, 1);
    phrases->words = lec_vocabulary_new(arena);
    lec_wordlist *list = lec_new(arena, lec_wordlist, 1);
    for (uint32_t i = 0; i < PHRASE_COUNT; i++) {
        const char *words = phrase_table[i].words;
        lec_wordlist_read(list, words, 0, (uint32_t)strlen(words));
        const uint32_t id = lec_vocabulary_add(phrases->words, list->folded, strlen(list->folded));
        if (id + 1 == lec_vocabulary_count(phrases->words) && phrases->entry[id] == 0)
            phrases->entry[id] = i;
    }
    return phrases;
}

lec_phrase_class lec_phrase_at(const lec_phrases *phrases, const lec_wordlist *list, uint32_t first,
                               uint32_t *length, const char **full)
{
    const uint32_t left = list->count - first;
    for (uint32_t words = left < LONGEST_PHRASE ? left : LONGEST_PHRASE; words > 0; words--) {
        uint32_t bytes, id;
        const char *folded = lec_wordlist_folded(list, first, words, &bytes);
        bool broken = false;
        for (uint32_t w = first + 1; w < first + words; w++)
            broken |= list->words[w].comma || list->words[w].apart;
        if (broken || !lec_vocabulary_find(phrases->words, folded, bytes, &id)) continue;
        const lec_phrase_class class = phrase_table[phrases->entry[id]].class;
        const lec_listed_word *word = &list->words[first];
        if (word->letters == 1 && word->dotted && left > 1 && class != LEC_PHRASE_HONORIFIC)
            continue; /* the initial of a name: A. Smith, И.Воронов */
        *length = words;
        if (full != NULL) *full = phrase_table[phrases->entry[id]].full;
        return class;
    }
    *length = 0;
    if (full != NULL) *full = NULL;
    return LEC_PHRASE_NONE;
}

bool lec_phrase_is_role(lec_phrase_class class)
{
    return class >= LEC_PHRASE_OFFICE && class <= LEC_PHRASE_UNNAMED;
}
