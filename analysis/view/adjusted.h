/* SPDX-License-Identifier: GPL-3.0-or-later
 * adjusted.h -- the column q of a table: p-values adjusted for the rows of the table. */
#ifndef LEC_ANALYSIS_VIEW_ADJUSTED_H
#define LEC_ANALYSIS_VIEW_ADJUSTED_H

#include "analysis/analysis.h"

/* Fills the column q, left missing while rows were put, from the column log10_p (Benjamini &
 * Hochberg 1995). Rows without a p have no q and are not counted as tests. */
void lec_put_q(const lec_context *context, lec_table *table);

#endif
