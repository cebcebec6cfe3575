/* SPDX-License-Identifier: GPL-3.0-or-later
 * label_read.h -- the shape of a label at one place of the text; used by label.c only. */
#ifndef LEC_IO_LABEL_READ_H
#define LEC_IO_LABEL_READ_H

#include "io/label.h"

/* Reads what could be a label at text[at], in a line that ends at `line_end`. Only shape is
 * judged: a capital (or caseless) letter first, at most 14 words and 120 bytes, then a separator.
 * Looks at no more than 160 bytes. Fills the places and the style of *label. */
bool lec_label_read(const char *text, uint32_t at, uint32_t line_end, lec_label *label);

#endif
