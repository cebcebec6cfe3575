/* SPDX-License-Identifier: GPL-3.0-or-later
 * words.h -- the words of charts in the languages they can be in. Charts are declared in English;
 * plots/words_CODE.c has the words of the language CODE for each title, note, axis and name. */
#ifndef LEC_PLOTS_WORDS_H
#define LEC_PLOTS_WORDS_H

#include "core/arena.h"

/* What the shapes say besides (notes.def). */
#define LEC_NOTE(NAME, words) LEC_NOTE_##NAME,
typedef enum {
#include "plots/notes.def"
    LEC_NOTES
} lec_note_name;
#undef LEC_NOTE
extern const char *const lec_notes[LEC_NOTES + 1]; /* in English; NULL ends them */

/* A row of the words of a language; {0} ends them. */
typedef struct {
    const char *english, *words;
} lec_translation;
extern const lec_translation lec_words_de[], lec_names_de[];

/* The words in the language (one of lec_chart_languages), or NULL where it has none. */
const char *lec_words_of(const char *language, const char *english);

/* The same, or the English words themselves. */
const char *lec_words(const char *language, const char *english);

/* A word of lectern's own that stands in tables (a role, a phase, a form of question) in the
 * language, or as it is. Never asked of what comes from a text or a study. */
const char *lec_name_in(const char *language, const char *english);

/* The words with `first` and `second` in place of the first and second {}; NULL ends them. */
const char *lec_filled(lec_arena *arena, const char *words, const char *first, const char *second);

#endif
