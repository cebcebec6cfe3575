/* SPDX-License-Identifier: GPL-3.0-or-later
 * spelling.h -- how a text itself writes what its labels have in capitals: `DA COSTA` may be
 * `da Costa` or `Da Costa`, and only somebody who says his name shows which. */
#ifndef LEC_IO_SPELLING_H
#define LEC_IO_SPELLING_H

#include <stddef.h>
#include <stdint.h>

#include "core/arena.h"

/* For each of `count` phrases, folded as by wordlist.h, its first spelling with small letters in
 * text[0..length), or NULL. Case, diacritics and hyphens of the spelling are the text's. */
const char **lec_spellings_find(const char *text, uint32_t length, const char *const *folded,
                                size_t count, lec_arena *arena);

/* An outlet in capitals as it is written elsewhere: `HARBOUR WIRE` -> `Harbour Wire`. Words of up
 * to three letters or without a vowel stay as they are (`BBC`, `MSNBC`), which is a guess. */
const char *lec_outlet_usual_case(lec_arena *arena, const char *outlet);

#endif
