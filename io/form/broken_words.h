/* SPDX-License-Identifier: GPL-3.0-or-later
 * broken_words.h -- words that a typesetter broke at the end of a line: `repre-` and `sentatives`
 * are one word, `well-` and `known` two. */
#ifndef LEC_IO_BROKEN_WORDS_H
#define LEC_IO_BROKEN_WORDS_H

#include "io/form/layout.h"

/* Joins them, editing the text of `out` and `lines`, when one line follows the other without an
 * empty line and goes on with a small letter: as the rest of the text writes the word (whole, or
 * its parts as words of their own); where it says nothing, as most others of the text are. */
void lec_broken_words_join(lec_lines *lines, lec_arena *arena, lec_transcript *out);

/* The same over the end of a page or column, once what is of the page is known: the rest of the
 * word moves to its beginning. Where an empty line alone stands between, only words that the text
 * has elsewhere. */
void lec_broken_words_join_pages(lec_lines lines, lec_arena *arena, lec_transcript *out);

#endif
