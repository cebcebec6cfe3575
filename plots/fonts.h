/* SPDX-License-Identifier: GPL-3.0-or-later
 * fonts.h -- which characters the installed fonts have.
 */
#ifndef LEC_PLOTS_FONTS_H
#define LEC_PLOTS_FONTS_H

#include <stdbool.h>
#include <stdint.h>

#include "core/arena.h"

enum { LEC_CHARACTER_BYTES = 0x110000 / 8 }; /* a bit for each code point of Unicode */

/* What is known of the fonts that are there. */
typedef struct {
    uint8_t *bits;      /* [LEC_CHARACTER_BYTES] */
    size_t count;       /* of faces */
    uint64_t signature; /* of their files, names and versions, in whatever order */
} lec_fonts;

/* Sets, in fonts->bits, which are zeros, the bit of each character that a font has which
 * gnuplot will find: bit c % 8 of byte c / 8. Asks fontconfig's program fc-list, started as gnuplot
 * is: fontconfig does not survive a failed allocation or a damaged font, and in a child of a
 * program with threads that was only forked it can wait for ever for a lock that a thread had held.
 * False (and no bit is set): there is no fc-list in PATH, or it failed. */
bool lec_fonts_read(lec_fonts *fonts, lec_arena *arena);

#endif
