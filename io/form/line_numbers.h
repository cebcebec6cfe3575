/* SPDX-License-Identifier: GPL-3.0-or-later
 * line_numbers.h -- the numbers before every line of a court transcript (1 to 25 on each page), or
 * before every paragraph. */
#ifndef LEC_IO_LINE_NUMBERS_H
#define LEC_IO_LINE_NUMBERS_H

#include "io/form/layout.h"

/* Takes them out of `lines` and the text of `out`, where eight in ten lines begin with a number of
 * up to three digits (and a full stop or a bracket) and nine in ten of these are one more than the
 * last, or 1 again; what stands behind a number gives the indent. Else nothing changes. */
void lec_line_numbers_take(lec_lines *lines, lec_arena *arena, lec_transcript *out);

#endif
