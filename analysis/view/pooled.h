/* SPDX-License-Identifier: GPL-3.0-or-later
 * pooled.h -- rows of `all`: which of them pool other rows of their table, and those of a single
 * conference. */
#ifndef LEC_ANALYSIS_VIEW_POOLED_H
#define LEC_ANALYSIS_VIEW_POOLED_H

#include "core/table.h"

/* Fills the column LEC_POOLED: yes where a key (conference, role, phase ...) is `all`
 * that other rows of the table break out. Nothing in a table without that column. */
void lec_pooled_mark(lec_table *table, size_t key_count);

/* Where the rows are of one conference and none pools them, they are put again before, as `all`:
 * who asks for the rows of `all` finds them, however many conferences are read. Nothing in a table
 * without the column LEC_POOLED. Its rows must be marked. */
void lec_pooled_repeat_single(lec_table *table, size_t key_count);

bool lec_pooled_has_column(const lec_column *columns);

#endif
