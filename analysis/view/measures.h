/* SPDX-License-Identifier: GPL-3.0-or-later
 * measures.h -- the columns that `--measures NAME,...` adds to a table of 2x2 tables. */
#ifndef LEC_ANALYSIS_VIEW_MEASURES_H
#define LEC_ANALYSIS_VIEW_MEASURES_H

#include "analysis/analysis.h"
#include "analysis/measure/association_measures.h"

/* The entry of an option table; `member` is the list in the settings struct. */
#define LEC_MEASURES_OPTION(settings, member)                                                      \
    {                                                                                              \
        "measures", LEC_OPTION_TEXT, offsetof(settings, member), "LIST",                           \
            "further columns, by name, or all: g2_2term, chi2, fisher_log10_p, phi, jaccard ... "  \
            "(an unknown name lists them)",                                                        \
            0, 0, NULL                                                                             \
    }

typedef struct {
    const lec_association_measure *const *items; /* [count] in the order asked for */
    size_t count;
} lec_measures;

/* Reads a comma-separated list (NULL: none). Those among `columns`, which the table has anyway, and
 * repeated ones are left out. LEC_BAD_USAGE: an unknown name; the message lists the known ones. */
LEC_MUST_CHECK lec_status lec_measures_read(const lec_context *context, const char *list,
                                            const lec_column *columns, lec_measures *out,
                                            lec_error *error);

/* Their columns, for lec_analysis.more_columns; {0} ends them. */
const lec_column *lec_measures_columns(const lec_measures *measures, lec_arena *arena);

/* Puts one number for each. */
void lec_measures_put(const lec_measures *measures, const lec_contingency *contingency,
                      const lec_association_settings *settings, lec_table *table);

#endif
