/* SPDX-License-Identifier: GPL-3.0-or-later
 * function_lines.h -- names with what somebody is on a line of its own below, as web pages show
 * them above what was said:
 *
 *     Ada Vale
 *     Minister of Ports
 *     Good morning to all of you. */
#ifndef LEC_IO_FUNCTION_LINES_H
#define LEC_IO_FUNCTION_LINES_H

#include "io/form/layout.h"

/* Makes each such pair of lines one label, `Ada Vale, Minister of Ports:`, where there are three at
 * least, of two people, most of their second lines hold an office or an outlet, and whoever speaks
 * again has the same. Edits text, length and marks of `out`, and `lines`. */
void lec_function_lines_take(lec_lines *lines, lec_arena *arena, lec_transcript *out);

#endif
