/* SPDX-License-Identifier: GPL-3.0-or-later
 * rated_rows.h -- the rows of tables that count items (words, n-grams, skip-grams) in a group of
 * turns: the most frequent first, each with its rank, its rate and the interval of that. */
#ifndef LEC_ANALYSIS_LEXIS_RATED_ROWS_H
#define LEC_ANALYSIS_LEXIS_RATED_ROWS_H

#include "analysis/view/columns.h"
#include "analysis/view/item_counts.h"

/* The columns that lec_put_rate() fills, and `all`'s; the last ones of their table. */
#define LEC_COLUMNS_RATE                                                                           \
    {"per_thousand",                                                                               \
     LEC_NUMBER,                                                                                   \
     "rate",                                                                                       \
     LEC_PER_THOUSAND,                                                                             \
     "1000 * count / words of the group",                                                          \
     NULL},                                                                                        \
        LEC_COLUMN_LOW("per_thousand", LEC_PER_THOUSAND),                                          \
        LEC_COLUMN_HIGH("per_thousand", LEC_PER_THOUSAND),                                         \
        {"turns", LEC_COUNT, "turns it is used in", "turns", NULL, NULL},                          \
        {"conferences", LEC_COUNT, "conferences it is used in", "conferences", NULL, NULL},        \
        LEC_COLUMN_CLUSTERS, LEC_COLUMN_CLUSTERS_WITH, LEC_COLUMN_DOUBT("per_thousand"),           \
        LEC_COLUMN_POOLED

/* Whose intervals hold doubt about who spoke. */
extern const lec_doubtful_column lec_rate_with_doubt[]; /* {0} ends them */

typedef struct {
    const char *text;
    uint64_t count, rank; /* rank: 1 for the most frequent; equal counts share the best */
    uint32_t cell;        /* of the counts */
} lec_rated_row;

typedef struct {
    const lec_item_counts *counts;
    const lec_rated_row *items; /* [count] by count, the largest first, then by text */
    size_t count, clusters;
    const lec_estimate *rates; /* [count] by cell, as `doubt` */
    const double *doubt;
} lec_rated_rows;

/* Of the cells, whose texts are text[cell]; in the context's arena. */
lec_rated_rows lec_rated_rows_of(const lec_context *context, const lec_group *group,
                                 const lec_item_counts *counts, const char *const *text);

/* The cells of LEC_COLUMNS_RATE, but the last. */
void lec_put_rate(const lec_rated_rows *rows, uint32_t cell, lec_table *table);

#endif
