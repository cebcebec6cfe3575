/* SPDX-License-Identifier: GPL-3.0-or-later
 * item_counts.h -- how often each item (a word, an n-gram, a concept) occurs in a group of turns:
 * in all, and in each cluster of the bootstrap. One pass over the group's tokens. */
#ifndef LEC_ANALYSIS_VIEW_ITEM_COUNTS_H
#define LEC_ANALYSIS_VIEW_ITEM_COUNTS_H

#include "analysis/measure/bootstrap.h"
#include "analysis/view/groups.h"
#include "analysis/view/occurrences.h"

/* Cells are the items that occur in the group, by item id. */
typedef struct lec_item_counts {
    lec_cluster_counts clusters; /* cells x clusters of the group */
    const uint32_t *item;        /* [cell_count] ascending */
    const uint64_t *total;       /* [cell_count] */
    const uint32_t *turns;       /* [cell_count] turns it occurs in */
    const uint32_t *conferences; /* [cell_count] conferences it occurs in */
    /* the same cells in the group's doubtful turns, each turn a cluster; NULL without such turns */
    const lec_cluster_counts *doubtful;
} lec_item_counts;

/* Clusters that a cell occurs in. */
static inline size_t lec_clusters_with(const lec_item_counts *counts, size_t cell)
{
    return counts->clusters.cell_start[cell + 1] - counts->clusters.cell_start[cell];
}

/* Scratch columns as long as the list of items, made once and used for one group after another, so
 * that a small group costs no more than its own tokens. */
typedef struct lec_item_counter lec_item_counter;
lec_item_counter *lec_item_counter_new(const lec_corpus *corpus, size_t item_count,
                                       lec_arena *arena);

/* token_item[token] is the item that the token is (or begins), LEC_NONE for none. The counts belong
 * to `arena`, which may be one for this group alone. */
lec_item_counts lec_item_counter_tokens(lec_item_counter *counter, const lec_group *group,
                                        const uint32_t *token_item, lec_arena *arena);

/* Items are concepts. */
lec_item_counts lec_item_counter_occurrences(lec_item_counter *counter, const lec_group *group,
                                             const lec_occurrences *occurrences, lec_arena *arena);

/* Uses of each item in all of the corpus. */
const uint64_t *lec_item_totals(const lec_corpus *corpus, const uint32_t *token_item,
                                size_t item_count, lec_arena *arena);
const uint64_t *lec_concept_totals(const lec_occurrences *occurrences, size_t concept_count,
                                   lec_arena *arena);

/* Uses that a group of so many words has, if the item is as frequent everywhere: what is known of a
 * row from its margins. */
static inline double lec_expected_uses(const lec_corpus *corpus, const lec_group *group,
                                       uint64_t total)
{
    return (double)total * (double)group->token_count / (double)corpus->token_count;
}

/* One group only: a counter made for it, in the context's arena. */
lec_item_counts lec_count_tokens(const lec_context *context, const lec_group *group,
                                 const uint32_t *token_item, size_t item_count);

/* The cells with keep[cell] only: so that intervals are made for no row that is not shown. */
lec_item_counts lec_keep_cells(const lec_item_counts *counts, const bool *keep, lec_arena *arena);

/* Cells for exactly these items (ascending), zeros included; an item not among them is left out. So
 * that cell i of two groups is the same item. */
lec_item_counts lec_align_cells(const lec_item_counts *counts, const uint32_t *items,
                                size_t item_count, lec_arena *arena);

/* Tokens of each cluster of the group: the denominator of rates. */
double *lec_cluster_sizes(const lec_context *context, const lec_group *group);

/* Ratios of the cells' counts to `size` [cluster_count] and their intervals, as --level and
 * --interval ask; in the context's arena, estimates[cell_count]. */
lec_estimate *lec_ratio_estimates(const lec_context *context, const double *size,
                                  const lec_cluster_counts *cells);

/* The same where some turns of a group may not be of it: `size` [group->doubtful_count] is what
 * each of its doubtful turns adds to the denominator, `cells` what it adds to the cells. The
 * intervals by t hold the doubt; share[cell] is the part of their width that is owed to it
 * (jackknife.h). */
typedef struct {
    const lec_group *group;
    const double *size;
    const lec_cluster_counts *cells;
} lec_group_doubt;
lec_estimate *lec_doubtful_ratio_estimates(const lec_context *context, const double *size,
                                           const lec_cluster_counts *cells,
                                           const lec_group_doubt *doubt, double *share);

/* Clusters of the group in which something was said: what the intervals of its rates rest on. */
size_t lec_group_clusters(const lec_context *context, const lec_group *group);

/* The upper end of the rate of an item that does not occur in the group (absence.h), from how its
 * words come in bursts; `words` counts those of the corpus (token_word). */
double lec_absence_rate(const lec_context *context, lec_item_counter *words, const lec_group *group,
                        double scale);

/* Rates of all cells and their intervals; estimates[cell_count]. `scale` 1000 gives rates per
 * thousand words. `doubt` [cell_count] or NULL: the part of the width of each interval that is owed
 * to doubt about who spoke. */
lec_estimate *lec_item_rates(const lec_context *context, const lec_group *group,
                             const lec_item_counts *counts, double scale, double *doubt);

#endif
