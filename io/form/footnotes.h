/* SPDX-License-Identifier: GPL-3.0-or-later
 * footnotes.h -- notes at the foot of a page, and the numbers in the text that refer to them. */
#ifndef LEC_IO_FOOTNOTES_H
#define LEC_IO_FOOTNOTES_H

#include "io/form/layout.h"

typedef struct {
    uint32_t start, end; /* bytes of the text: the number that refers to a note */
} lec_footnote_mark;

typedef struct {
    const lec_footnote_mark *items; /* [count] in the order of the text */
    size_t count;
} lec_footnote_marks;

/* Marks as NOTE the lines of footnotes: the last lines above a page's foot (lec_pages_mark() comes
 * first) that begin with a number to which the text of the same page refers. */
lec_footnote_marks lec_footnotes_mark(const char *text, lec_lines lines, lec_arena *scratch);

#endif
