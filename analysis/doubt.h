/* SPDX-License-Identifier: GPL-3.0-or-later
 * doubt.h -- the intervals of any table hold doubt about who spoke: the table is made again, its
 * values only, in corpora in which the roles are those of a joint draw (core/corpus.h), and its
 * rows are found by their keys. Selections (--role, --target) are made anew in each draw.
 *
 * Errors that are made in each exchange by itself are in an interval that rests on exchanges
 * already: they are told apart by draws in which each exchange takes another draw. Conferences are
 * drawn by themselves, so in rows that pool them (`conference` is `all`) all doubt is of that kind,
 * and only the centre moves. */
#ifndef LEC_ANALYSIS_DOUBT_H
#define LEC_ANALYSIS_DOUBT_H

#include "analysis/analysis.h"

/* Whether the analysis itself does this with the context's draws. */
bool lec_doubt_is_own(const lec_analysis *analysis, const lec_common *common);

/* Moves the ends of `doubtful` columns and fills the column `doubt`, unless the analysis did. */
void lec_doubt_add(const lec_analysis *analysis, const lec_context *context, const void *settings,
                   lec_table *table);

#endif
