/* SPDX-License-Identifier: GPL-3.0-or-later
 * language.c -- every word votes for each language in which it is common, once a spelling for all
 * its occurrences. Where words are not set
 * apart by blanks (Chinese, Japanese) the longest common words inside a run of characters vote. */
#include "io/words/language.h"

#include <unicode/uscript.h>

#include <string.h>

#include "io/words/unicode.h"

enum { FEWEST_WORDS = 20, LONGEST_INSIDE = 4 };

/* One in so many words must be common in the language; in running text two in five are, one in
 * four where words take many endings (Turkish). */
static const double smallest_share = 1.0 / 6;

typedef struct {
    double words;
    double votes[LEC_LANGUAGES_MAX];
} poll;

/* Adds `weight` to each language in which the folded word is common; whether there is any. */
static bool vote(poll *all, const char *folded, size_t bytes, double weight)
{
    size_t count;
    uint32_t languages = 0;
    const lec_meaning *meanings = lec_meanings_of(folded, bytes, &count);
    for (size_t m = 0; m < count; m++)
        if (meanings[m].class == LEC_PHRASE_COMMON || meanings[m].class == LEC_PHRASE_FUNCTION)
            languages |= meanings[m].languages;
    for (size_t l = 0; l < LEC_LANGUAGES_MAX; l++)
        if ((languages >> l & 1U) != 0) all->votes[l] += weight;
    return languages != 0;
}

/* A script whose words are not set apart: the longest common words from the left. */
static void read_run(poll *all, const char *folded, uint32_t bytes, uint32_t times)
{
    for (uint32_t at = 0; at < bytes;) {
        uint32_t ends[LONGEST_INSIDE], count = 0, end = at;
        while (count < LONGEST_INSIDE && end < bytes) {
            lec_utf8_next(folded, &end, bytes);
            ends[count++] = end;
        }
        uint32_t taken = count;
        while (taken > 1 && !vote(all, folded + at, ends[taken - 1] - at, taken * times)) taken--;
        if (taken == 1) vote(all, folded + at, ends[0] - at, times);
        all->words += taken * times;
        at = ends[taken - 1];
    }
}

static bool runs_together(const char *folded, uint32_t bytes)
{
    UErrorCode code = U_ZERO_ERROR;
    uint32_t at = 0;
    const UChar32 first = lec_utf8_next(folded, &at, bytes);
    if (first < 0x0E00) return false; /* Thai is the first of these scripts */
    return uscript_breaksBetweenLetters(uscript_getScript(first, &code));
}

static void read_spelling(poll *all, const lec_tokens *tokens, const lec_spelling *spelling)
{
    const char *folded = lec_vocabulary_texts(tokens->folded)[spelling->word];
    const uint32_t bytes = (uint32_t)strlen(folded);
    if (bytes == 0 || spelling->shape == LEC_SHAPE_NUMBER) return;
    if (runs_together(folded, bytes)) {
        read_run(all, folded, bytes, spelling->count);
    } else {
        vote(all, folded, bytes, spelling->count);
        all->words += spelling->count;
    }
}

const char *lec_language_of_tokens(const lec_tokens *tokens)
{
    poll all = {0};
    for (size_t s = 0; s < tokens->spelling_count; s++)
        read_spelling(&all, tokens, &tokens->spellings[s]);
    if (all.words < FEWEST_WORDS) return "";
    size_t best = 0;
    for (size_t l = 1; l < lec_language_count(); l++)
        if (all.votes[l] > all.votes[best]) best = l;
    return all.votes[best] >= smallest_share * all.words ? lec_language_code(best)
                                                         : LEC_LANGUAGE_UNKNOWN;
}

const char *lec_language_of(const char *text, size_t length)
{
    lec_arena *arena = lec_arena_new();
    const char *code = lec_language_of_tokens(
        lec_tokens_read(text, (uint32_t)length, lec_phrases_new(arena, ""), arena));
    lec_arena_free(arena);
    return code;
}
