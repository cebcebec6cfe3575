/* SPDX-License-Identifier: GPL-3.0-or-later
 * row_key.h -- a row named by its key cells as tables print them, with `|` between two:
 * all|principal|Ukraine. */
#ifndef LEC_ANALYSIS_VIEW_ROW_KEY_H
#define LEC_ANALYSIS_VIEW_ROW_KEY_H

#include "analysis/analysis.h"

/* The first row whose leading `key_count` cells are `text`; SIZE_MAX where there is none. */
size_t lec_row_named(const lec_table *table, size_t key_count, const char *text);

/* The key cells of a row, joined. In `arena`. */
const char *lec_row_key(const lec_table *table, size_t row, size_t key_count, lec_arena *arena);

/* The names of the key columns, joined; "" where the table has none. */
const char *lec_row_key_names(const lec_analysis *analysis, lec_arena *arena);

#endif
