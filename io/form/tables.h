/* SPDX-License-Identifier: GPL-3.0-or-later
 * tables.h -- tables within a page: a row that has a cell for who speaks and one for what is said
 * becomes one line, `00:12 Ada Vale: Good morning`. Which column is which is seen from the names in
 * the first row or from all cells. Tables of anything else stay as they are, a line a cell. */
#ifndef LEC_IO_TABLES_H
#define LEC_IO_TABLES_H

#include "io/form/layout.h"

/* Edits `lines` (by their `row` and `cell`) and the text of `out`. */
void lec_tables_join(lec_lines *lines, lec_arena *arena, lec_transcript *out);

#endif
