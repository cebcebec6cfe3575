/* SPDX-License-Identifier: GPL-3.0-or-later
 * markdown_questions.h -- interviews whose questions are set as headings or block quotations. */
#ifndef LEC_IO_MARKDOWN_QUESTIONS_H
#define LEC_IO_MARKDOWN_QUESTIONS_H

#include "io/form/layout.h"

enum { LEC_MARKDOWN_QUOTED = 7 };

/* Makes bold paragraphs, which questions are elsewhere, of the headings of a level, or of the
 * quotations, when most of them end with a question mark, each is answered by a paragraph, and no
 * paragraph begins with a label. `levels` [lines.count]: 1 to 6 of a heading, LEC_MARKDOWN_QUOTED,
 * or 0. */
void lec_markdown_questions(const char *text, lec_line *lines, const unsigned char *levels,
                            size_t count);

#endif
