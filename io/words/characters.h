/* SPDX-License-Identifier: GPL-3.0-or-later
 * characters.h -- what becomes of the characters that words.def lists. */
#ifndef LEC_IO_CHARACTERS_H
#define LEC_IO_CHARACTERS_H

#include <unicode/utypes.h>

#include <stdbool.h>

/* Stands for a no-break space inside a number: one that ICU joins digits by (MidNum), and that no
 * text uses (small semicolon). */
enum { LEC_THOUSANDS_MARK = 0xFE54, LEC_OMITTED = -1 };

/* What a character is behind `before`, the last one that was not left out, and before the four in
 * `behind` (0: there is none): itself, another character, or LEC_OMITTED. */
UChar32 lec_character_of(UChar32 character, UChar32 before, const UChar32 *behind);

/* Whether lec_character_of() can change it; false for all letters and digits of common scripts. */
bool lec_is_special_character(UChar32 character);

#endif
