/* SPDX-License-Identifier: GPL-3.0-or-later
 * pages.h -- what a printed page adds to a text: page numbers, running heads and feet. */
#ifndef LEC_IO_PAGES_H
#define LEC_IO_PAGES_H

#include "io/form/layout.h"

/* Marks as FURNITURE the lines that recur, but for their numbers, where pages begin and end, and
 * the lines that count the pages. Pages are shown by form feeds or, without them, by lines that
 * hold nothing but a number that grows. */
void lec_pages_mark(const char *text, lec_lines lines, lec_arena *scratch);

#endif
