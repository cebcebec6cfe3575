/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plots/words.h"

#include <string.h>

#include "core/chart_style.h"

#define LEC_NOTE(NAME, words) words,
const char *const lec_notes[LEC_NOTES + 1] = {
#include "plots/notes.def"
    NULL};
#undef LEC_NOTE

static const struct {
    const char *language;
    const lec_translation *words, *names;
} languages[] = {{"de", lec_words_de, lec_names_de}};

static const char *found_in(const lec_translation *of, const char *english)
{
    for (; of->english != NULL; of++)
        if (strcmp(of->english, english) == 0) return of->words;
    return NULL;
}

const char *lec_words_of(const char *language, const char *english)
{
    if (strcmp(language, lec_chart_languages[0]) == 0) return english;
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++)
        if (strcmp(languages[i].language, language) == 0)
            return found_in(languages[i].words, english);
    return NULL;
}

const char *lec_name_in(const char *language, const char *english)
{
    const char *words = NULL;
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++)
        if (strcmp(languages[i].language, language) == 0)
            words = found_in(languages[i].names, english);
    return words != NULL ? words : english;
}

const char *lec_words(const char *language, const char *english)
{
    const char *words = lec_words_of(language, english);
    return words != NULL ? words : english;
}

const char *lec_filled(lec_arena *arena, const char *words, const char *first, const char *second)
{
    const char *fillings[] = {first, second};
    for (size_t i = 0; i < 2 && fillings[i] != NULL; i++) {
        const char *slot = strstr(words, "{}");
        if (slot == NULL) break;
        words =
            lec_arena_format(arena, "%.*s%s%s", (int)(slot - words), words, fillings[i], slot + 2);
    }
    return words;
}
