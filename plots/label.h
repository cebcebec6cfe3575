/* SPDX-License-Identifier: GPL-3.0-or-later
 * label.h -- text from outside made fit for a chart: clean, drawable, short, and how wide it is.
 */
#ifndef LEC_PLOTS_LABEL_H
#define LEC_PLOTS_LABEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/arena.h"

/* The characters that at least one font has which gnuplot will find, by fc-list. A character
 * that no font has would be drawn as a box of enormous size and blacken the chart. */
typedef struct lec_glyphs lec_glyphs;

/* Asks for the fonts of this machine, about 30 ms; once for a report is enough. Fonts in the user's
 * home folder do not count: gnuplot is started without it. Without any font (or without fc-list)
 * only ASCII counts as drawable. */
const lec_glyphs *lec_glyphs_installed(lec_arena *arena);

/* What says whether these are the same fonts: how many faces, and a hash of their files, names and
 * versions; "" where that is not known. */
const char *lec_glyphs_fonts(const lec_glyphs *glyphs, lec_arena *arena);

/* A set for tests: the characters of `text` (UTF-8) and nothing else. */
const lec_glyphs *lec_glyphs_of(lec_arena *arena, const char *text);

bool lec_glyphs_have(const lec_glyphs *glyphs, uint32_t character);

/* The character at *text, not its end, which moves past it; U+FFFD and one byte where it is
 * invalid. */
uint32_t lec_label_character(const char **text);

/* `text` as a label of at most `columns` display columns (an East Asian wide character takes two):
 *   - invalid UTF-8, control characters and what no font has become U+FFFD (or '?' if need be);
 *   - tabs, line ends and runs of spaces become one space; none at the ends;
 *   - bidirectional controls are shown by name, as in [RLO], and have no effect;
 *   - a straight double quotation mark becomes U+201D;
 *   - at most three combining marks stand on a character;
 *   - what is too long ends in an ellipsis.
 * *undrawable grows by the number of characters that no font has. */
char *lec_label_clean(lec_arena *arena, const lec_glyphs *glyphs, const char *text, size_t columns,
                      size_t *undrawable);

/* Display columns of clean UTF-8 text. */
size_t lec_label_columns(const char *text);

/* Width of clean UTF-8 text in ems of DejaVu Sans, rather too large than too small. */
double lec_label_ems(const char *text);

#endif
