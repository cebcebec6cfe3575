/* SPDX-License-Identifier: GPL-3.0-or-later
 * plain.h -- the boundaries of words and sentences in text of the scripts of Europe, as ICU finds
 * them (UAX #29), without ICU's machine: most text is nothing else.
 *
 * What a character is to the rules is asked of ICU once. Text with any other character (accents
 * that stand alone, marks without width, Hebrew, scripts without spaces ...) is not plain.
 */
#ifndef LEC_IO_PLAIN_H
#define LEC_IO_PLAIN_H

#include <unicode/ubrk.h>

#include <stdbool.h>

#include "core/arena.h"

typedef struct lec_plain lec_plain;

/* The rules that ICU's iterator over words follows; those of `language` (ISO 639-1) for sentences.
 */
lec_plain *lec_plain_new(UBreakIterator *words, const char *language, lec_arena *arena);

bool lec_is_plain(const lec_plain *plain, const UChar *text, int32_t length);

/* Where the segment ends that begins at text[at]; of plain text, at < length. */
int32_t lec_plain_word_end(const lec_plain *plain, const UChar *text, int32_t at, int32_t length);

/* Where the sentence ends that begins at text[at], the blanks behind it with it. */
int32_t lec_plain_sentence_end(const lec_plain *plain, const UChar *text, int32_t at,
                               int32_t length);

#endif
