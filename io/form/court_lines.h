/* SPDX-License-Identifier: GPL-3.0-or-later
 * court_lines.h -- lines of a court's transcript that say who examines from here on, and how:
 *
 *     CROSS-EXAMINATION
 *     BY MR. SMITH:
 *     Q.   Did you sign it?
 *
 * They look like labels, and nobody says them: who is named asks, and the answers are not his. */
#ifndef LEC_IO_COURT_LINES_H
#define LEC_IO_COURT_LINES_H

#include "io/form/layout.h"

/* Makes them NOTE, where a line that begins with `Q` or another of
 * them follows. */
void lec_court_lines_mark(const char *text, lec_lines lines);

#endif
