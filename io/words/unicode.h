/* SPDX-License-Identifier: GPL-3.0-or-later
 * unicode.h -- one code point after the other, by ICU's macros (which the warnings of this project
 * do not forgive: they are wrapped here, once). Properties are ICU's own u_is...() functions. */
#ifndef LEC_IO_UNICODE_H
#define LEC_IO_UNICODE_H

#include <unicode/utypes.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/arena.h"

UChar32 lec_utf8_next_of_several(const char *text, uint32_t *at, uint32_t end); /* bytes */

/* The code point at text[*at], which must be < end; moves *at past it. Negative for bytes that are
 * not UTF-8. */
static inline UChar32 lec_utf8_next(const char *text, uint32_t *at, uint32_t end)
{
    const unsigned char byte = (unsigned char)text[*at];
    if (byte >= 0x80) return lec_utf8_next_of_several(text, at, end);
    ++*at;
    return byte;
}

/* The code point before text[*at], which must be > start; moves *at to its first byte. */
UChar32 lec_utf8_previous(const char *text, uint32_t start, uint32_t *at);

/* The same for UTF-16. */
UChar32 lec_utf16_next(const UChar *text, int32_t *at, int32_t end);

/* Takes out of a folded word what is no part of a letter: the dot of `i` with a dot above (what
 * other programs make of a capital I with a dot), and the apostrophe of U+0149, which folding parts
 * from its n. Returns the length that is left. */
int32_t lec_without_remains(UChar *text, int32_t length);

/* Bytes of a code point in UTF-8. */
uint32_t lec_utf8_length(UChar32 character);

/* Writes a code point (no surrogate) as UTF-8: at most 4 bytes, whose count is returned. */
uint32_t lec_utf8_put(UChar32 character, char *bytes);

/* Whether all `length` bytes are UTF-8. O(length), 8 bytes at a time where they are ASCII. */
bool lec_utf8_is_valid(const char *text, size_t length);

/* `text` with U+FFFD for each byte that is not UTF-8: only names of files can hold any. */
const char *lec_utf8_repaired(const char *text, lec_arena *arena);

/* What a mark that ends sentences says at text[at]: '?' asks, '.' does not; 0 for any other
 * character. Before a Japanese full stop, か asks: question marks are rare there. */
char lec_sentence_mark(const char *text, uint32_t at, uint32_t end);

#endif
