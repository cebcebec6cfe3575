/* SPDX-License-Identifier: GPL-3.0-or-later
 * said_times.h -- times in words, as pages of Teams and Stream show them when they are copied. */
#ifndef LEC_IO_SAID_TIMES_H
#define LEC_IO_SAID_TIMES_H

#include "io/form/layout.h"

/* `Ada Vale`, `1 minute 3 seconds`, `1:03`, `Ada Vale 1 minute 3 seconds`: such lines above a
 * paragraph, in any order, together or parts of them, become one: `Ada Vale  1:03`. Only where the
 * same time stands beside in digits, or two such lines and more stand alone in the order of time.
 * Edits text, length and marks of `out`, and `lines`. */
void lec_said_times_take(lec_lines *lines, lec_arena *arena, lec_transcript *out);

#endif
