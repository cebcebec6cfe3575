/* SPDX-License-Identifier: GPL-3.0-or-later
 * universe.h -- one result of one table, computed once more with other choices: the words counted
 * otherwise, doubtful turns left out, an option of the table changed.
 *
 * "Universe" is the word of Steegen et al. 2016, doi:10.1177/1745691616658637: a data set as one
 * chain of reasonable choices makes it. */
#ifndef LEC_ANALYSIS_COMPARING_UNIVERSE_H
#define LEC_ANALYSIS_COMPARING_UNIVERSE_H

#include "analysis/analysis.h"

/* Which number is looked at. */
typedef struct {
    const lec_analysis *analysis;
    const void *settings;    /* of the analysis, as asked for */
    const char *const *keys; /* [analysis->key_count] the key cells of the row */
    const char *column;      /* a column of numbers or counts */
} lec_result_sought;

/* What is done otherwise; all false and NULL is the result as asked for. */
typedef struct {
    bool keep_case, stem, leave_stop_words, join_possessives, leave_doubtful;
    const char *minimum, *window; /* values of these options of the analysis, or NULL */
    const char *unit;             /* in the place of the key cell `unit`, or NULL */
} lec_choice;

/* NaN: empty in that row, or no such row. */
typedef struct {
    bool has_row;
    double value, low, high; /* low and high: of the columns COLUMN_low and _high, if any */
} lec_result_found;

/* Reads `text`, the key cells of a row with `|` between them, and checks the column. `out` keeps
 * pointers into `arena`. LEC_BAD_USAGE: not as many cells as the table has keys, or no such column;
 * the message shows what they are. */
LEC_MUST_CHECK lec_status lec_result_sought_read(const lec_analysis *analysis, const char *text,
                                                 const char *column, lec_arena *arena,
                                                 lec_result_sought *out, lec_error *error);

/* Runs the analysis in a context of its own. A word among the keys is looked for as the choice
 * writes it: its stem, or the form it has most often. A choice under which the analysis has nothing
 * to work on (LEC_BAD_DATA) has no row. */
LEC_MUST_CHECK lec_status lec_universe_run(const lec_context *context,
                                           const lec_result_sought *sought,
                                           const lec_choice *choice, lec_result_found *out,
                                           lec_error *error);

#endif
