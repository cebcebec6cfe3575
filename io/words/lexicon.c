/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/words/lexicon.h"

#include <string.h>

#include "io/words/lexicon_tables.h"

/* Constants: see lexicon_tables.h. */
static const lec_lexicon_tables *const all = &lec_lexicon_built_in;

static bool is_direction(lec_phrase_class class)
{
    return class >= LEC_PHRASE_NOTE_INAUDIBLE;
}

size_t lec_lexicon_line_count(void)
{
    return all->line_count;
}

lec_lexicon_line lec_lexicon_line_at(size_t i)
{
    const lec_stored_line *line = &all->lines[i];
    return (lec_lexicon_line){.class = (lec_phrase_class)line->class,
                              .language = line->language,
                              .phrase = all->text + line->phrase,
                              .full = line->full != 0 ? all->text + line->full : NULL,
                              .open = line->open,
                              .line = line->line};
}

/* --- languages ------------------------------------------------------------------------------- */

size_t lec_language_count(void)
{
    return all->language_count;
}

const char *lec_language_code(size_t language)
{
    return all->codes[language];
}

const char *lec_language_name(size_t language)
{
    return all->names[language];
}

size_t lec_language_find(const char *code)
{
    for (size_t l = 0; l < all->language_count; l++)
        if (strcmp(all->codes[l], code) == 0) return l;
    return all->language_count;
}

const char *lec_language_codes(lec_arena *arena)
{
    const char *codes = "";
    for (size_t l = 0; l < all->language_count; l++)
        codes = lec_arena_format(arena, "%s%s%s", codes, l > 0 ? ", " : "", all->codes[l]);
    return codes;
}

/* --- looking up ------------------------------------------------------------------------------ */

const lec_meaning *lec_meanings_of(const char *folded, size_t bytes, size_t *count)
{
    uint32_t id;
    *count = 0;
    if (!lec_fixed_vocabulary_find(&all->phrases, folded, bytes, &id)) return NULL;
    *count = all->first_meaning[id + 1] - all->first_meaning[id];
    return all->meanings + all->first_meaning[id];
}

uint64_t lec_classes_of(const char *folded, size_t bytes)
{
    uint32_t id;
    return lec_fixed_vocabulary_find(&all->phrases, folded, bytes, &id) ? all->classes[id] : 0;
}

/* Whether a phrase begins with the word; the id of the opener. */
static bool opens(const lec_wordlist *list, uint32_t word, uint32_t *id)
{
    uint32_t bytes;
    const char *folded = lec_wordlist_folded(list, word, 1, &bytes);
    return bytes > 0 && lec_fixed_vocabulary_find(&all->openers, folded, bytes, id);
}

static uint32_t reach_of(const lec_wordlist *list, uint32_t first, uint32_t opener)
{
    const uint32_t left = list->count - first, reach = all->reach[opener];
    return left < reach ? left : reach;
}

uint32_t lec_phrase_reach(const lec_wordlist *list, uint32_t first)
{
    uint32_t id;
    return opens(list, first, &id) ? reach_of(list, first, id) : 0;
}

bool lec_may_begin(const lec_wordlist *list, uint32_t word, lec_phrase_class class)
{
    uint32_t id;
    return opens(list, word, &id) && (all->opened[id] & LEC_CLASS_BIT(class)) != 0;
}

uint32_t lec_phrase_length(const lec_wordlist *list, uint32_t first, lec_phrase_class class)
{
    uint32_t id;
    if (!opens(list, first, &id) || (all->opened[id] & LEC_CLASS_BIT(class)) == 0) return 0;
    const uint32_t reach = reach_of(list, first, id);
    uint32_t whole = 1; /* words up to the first punctuation */
    while (whole < reach && !list->words[first + whole].comma && !list->words[first + whole].apart)
        whole++;
    for (uint32_t words = reach < whole ? reach : whole; words > 0; words--) {
        uint32_t bytes;
        const char *folded = lec_wordlist_folded(list, first, words, &bytes);
        if ((lec_classes_of(folded, bytes) & LEC_CLASS_BIT(class)) != 0) return words;
    }
    return 0;
}

bool lec_word_is_of(const lec_wordlist *list, uint32_t word, uint64_t classes)
{
    uint32_t bytes;
    const char *folded = lec_wordlist_folded(list, word, 1, &bytes);
    return (lec_classes_of(folded, bytes) & classes) != 0;
}

bool lec_word_means(const lec_wordlist *list, uint32_t word, lec_phrase_class class,
                    uint32_t languages)
{
    uint32_t bytes;
    size_t count;
    const char *folded = lec_wordlist_folded(list, word, 1, &bytes);
    const lec_meaning *meanings = lec_meanings_of(folded, bytes, &count);
    for (size_t m = 0; m < count; m++)
        if (meanings[m].class == class) return (meanings[m].languages & languages) != 0;
    return false;
}

bool lec_holds_phrase(const lec_wordlist *list, lec_phrase_class class)
{
    for (uint32_t w = 0; w < list->count; w++)
        if (lec_phrase_length(list, w, class) > 0) return true;
    return false;
}

lec_phrase_class lec_direction_at(const lec_wordlist *list, uint32_t first)
{
    int best = LEC_PHRASE_CLASS_COUNT;
    for (uint32_t words = lec_phrase_reach(list, first); words > 0; words--) {
        uint32_t bytes;
        const char *folded = lec_wordlist_folded(list, first, words, &bytes);
        size_t count;
        const lec_meaning *meanings = lec_meanings_of(folded, bytes, &count);
        for (size_t m = 0; m < count; m++)
            if (is_direction(meanings[m].class) && (int)meanings[m].class < best)
                best = (int)meanings[m].class;
    }
    const char *text = list->folded + list->words[first].fold;
    for (size_t end = 1; end <= all->longest_stem && text[end - 1] != '\0'; end++) {
        uint32_t id;
        if (((unsigned char)text[end] & 0xC0) == 0x80) continue; /* inside a character */
        if (lec_fixed_vocabulary_find(&all->stems, text, end, &id) && all->stem_class[id] < best)
            best = all->stem_class[id];
    }
    return best < LEC_PHRASE_CLASS_COUNT ? (lec_phrase_class)best : LEC_PHRASE_NONE;
}
