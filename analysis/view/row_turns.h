/* SPDX-License-Identifier: GPL-3.0-or-later
 * row_turns.h -- which turns a row is about, by its keys. */
#ifndef LEC_ANALYSIS_VIEW_ROW_TURNS_H
#define LEC_ANALYSIS_VIEW_ROW_TURNS_H

#include "analysis/analysis.h"

typedef struct lec_row_turns lec_row_turns;

/* Of rows that `analysis` made in this context. */
lec_row_turns *lec_row_turns_new(const lec_context *context, const lec_analysis *analysis);

/* [turn_count of the context's corpus] whether the row is about the turn. Until the next call. */
const bool *lec_row_turns_of(lec_row_turns *of, const lec_table *table, size_t row);

#endif
