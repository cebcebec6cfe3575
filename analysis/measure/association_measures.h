/* SPDX-License-Identifier: GPL-3.0-or-later
 * association_measures.h -- every measure on a 2x2 table by its name, declared once.
 *
 * An analysis that takes `--measures NAME,...` looks each name up, copies its `column` into its own
 * columns and calls lec_association_value() for each row; its help prints name and meaning. */
#ifndef LEC_ANALYSIS_MEASURE_ASSOCIATION_MEASURES_H
#define LEC_ANALYSIS_MEASURE_ASSOCIATION_MEASURES_H

#include <stddef.h>

#include "analysis/measure/contingency.h"
#include "core/table.h"

/* What some of the measures need beside the table. */
typedef struct {
    double level;        /* of the intervals and of log_ratio_conservative */
    double tests;        /* how many rows are looked at together, for log_ratio_conservative */
    double simple_maths; /* the constant k added to both rates per million */
    double prior_tokens; /* how much text the prior of log_odds_z is worth: the counts of the two
                            groups together, scaled to so many tokens */
    double zero_prior;   /* of log_ratio where a count is 0 */
} lec_association_settings;

/* {0.95, 1, 1, 500, 0.5} */
extern const lec_association_settings lec_association_defaults;

typedef struct {
    lec_column column; /* its name, meaning with range, unit, formula and source */
    /* one of the two */
    double (*of_table)(const lec_contingency *table);
    double (*of_table_and_settings)(const lec_contingency *table,
                                    const lec_association_settings *settings);
} lec_association_measure;

/* All of them, first the tests, then the measures of association, then those of keyness; a {0}
 * ends the list. */
extern const lec_association_measure lec_association_measures[];

/* The measure called `name` (of `length` bytes), or NULL. */
const lec_association_measure *lec_association_measure_named(const char *name, size_t length);

/* NaN where it is undefined; never infinite. `settings` may be NULL for the defaults. */
double lec_association_value(const lec_association_measure *measure, const lec_contingency *table,
                             const lec_association_settings *settings);

#endif
