/* SPDX-License-Identifier: GPL-3.0-or-later
 * display.h -- text in the columns of a terminal. */
#ifndef LEC_IO_DISPLAY_H
#define LEC_IO_DISPLAY_H

#include <stddef.h>
#include <stdio.h>

#include "core/arena.h"

/* Writes the text (to NULL: only measures it), cut with an ellipsis where it is wider than `widest`
 * columns; returns its width. East Asian wide characters take two columns, those that combine none;
 * nothing is written that could drive the terminal or turn the direction of a line. */
size_t lec_display(const char *text, size_t widest, FILE *file);

/* The end of a text wider than `widest` columns, after an ellipsis; else the text itself. */
const char *lec_display_end(const char *text, size_t widest, lec_arena *arena);

#endif
