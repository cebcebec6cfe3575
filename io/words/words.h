/* SPDX-License-Identifier: GPL-3.0-or-later
 * words.h -- text to words and sentences, by ICU.
 *
 * A word is a UAX #29 word with at least one letter or digit; its form is NFC, with straight
 * apostrophes and without soft hyphens; its word is the form with full case folding. Sentences
 * follow UAX #29 with the CLDR suppressions for the language's abbreviations, matched as whole
 * words (and initials, and the class `no-end` of its lexicon: `Dr.`, `Gen.` ..., which CLDR leaves
 * out); the end of a paragraph ends the sentence, a line end within it does not. */
#ifndef LEC_IO_WORDS_H
#define LEC_IO_WORDS_H

#include "core/corpus.h"

/* ICU's iterators and buffers, used for one paragraph after the other by one thread. */
typedef struct lec_words lec_words;

/* LEC_BAD_DATA: ICU's data cannot be found. */
LEC_MUST_CHECK lec_status lec_words_new(lec_arena *arena, lec_words **out, lec_error *error);

/* The same for text in `language` (ISO 639-1): sentences end as CLDR says for it, and not after the
 * abbreviations of its lexicon. "" is read as English, what ICU does not know as any language.
 * Words are the same in all languages. */
LEC_MUST_CHECK lec_status lec_words_new_in(const char *language, lec_arena *arena, lec_words **out,
                                           lec_error *error);

/* A paragraph is one or more pieces of the same text, with something unspoken between them. */
typedef struct {
    uint32_t start, end;
} lec_piece;

/* Adds the words of a paragraph of `text` to the builder's current turn, the first of them opening
 * a sentence. `seconds_at` gives the time of a byte of the text, or is NULL. */
void lec_words_add(lec_words *words, const char *text, const lec_piece *pieces, size_t count,
                   float (*seconds_at)(uint32_t byte, const void *times), const void *times,
                   lec_corpus_builder *builder);

/* How many words `length` bytes of valid UTF-8 hold. */
uint64_t lec_words_count(lec_words *words, const char *text, size_t length);

#endif
