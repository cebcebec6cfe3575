/* SPDX-License-Identifier: GPL-3.0-or-later
 * name_nominative.c -- names and offices in another case, as titles have them in inflecting
 * languages: `с Президентом Эриком Далем`, `ministra Marka Zawadzkiego`. The lexicon of the
 * transcript's language says which endings become which. */
#include <string.h>

#include "io/attribution/name.h"
#include "io/words/unicode.h"

enum { LONGEST_ENDING = 5, SHORTEST_STEM = 2 }; /* letters */

/* What the ending text[start..end) becomes in the language of the file, or NULL. */
static const char *replacement(const lec_phrases *phrases, const char *text, uint32_t start,
                               uint32_t end)
{
    lec_wordlist ending;
    size_t count;
    lec_wordlist_read(&ending, text, start, end);
    if (ending.count != 1) return NULL;
    const lec_meaning *meanings = lec_meanings_of(ending.folded, strlen(ending.folded), &count);
    for (size_t m = 0; m < count; m++)
        if (meanings[m].class == LEC_PHRASE_NAME_CASE &&
            (meanings[m].languages & phrases->own) != 0 && meanings[m].full != NULL)
            return meanings[m].full;
    return NULL;
}

const char *lec_nominative(const lec_phrases *phrases, lec_arena *arena, const char *text,
                           uint32_t start, uint32_t end)
{
    uint32_t places[LONGEST_ENDING + SHORTEST_STEM + 1], count = 0, at = end;
    if (phrases->own == 0) return NULL;
    while (at > start && count < sizeof places / sizeof *places) {
        lec_utf8_previous(text, start, &at);
        places[count++] = at;
    }
    for (uint32_t letters = LONGEST_ENDING; letters > 0; letters--) { /* the longest first */
        if (count < letters + SHORTEST_STEM) continue;
        const uint32_t from = places[letters - 1];
        const char *instead = replacement(phrases, text, from, end);
        if (instead == NULL) continue;
        const bool longer = instead[0] == '~'; /* `η = ~ς`: the same with another letter */
        const uint32_t stem = longer ? end : from;
        instead += longer || strcmp(instead, "-") == 0;
        return lec_arena_format(arena, "%.*s%s", (int)(stem - start), text + start, instead);
    }
    return NULL;
}

const char *lec_name_nominative(const lec_phrases *phrases, lec_arena *arena, const char *name)
{
    const char *out = "";
    for (const char *word = name; *word != '\0';) {
        const size_t length = strcspn(word, " ");
        const char *one = lec_nominative(phrases, arena, word, 0, (uint32_t)length);
        if (one == NULL) one = lec_arena_text(arena, word, length);
        out = out[0] == '\0' ? one : lec_arena_format(arena, "%s %s", out, one);
        word += length + (word[length] == ' ');
    }
    return out;
}
