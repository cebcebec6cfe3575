/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bootstrap.h -- cluster-bootstrap intervals of rates, shares and statistics of two groups.
 *
 * Words of one turn are not independent: a turn about a subject repeats its words. Whole clusters
 * are therefore resampled (resamples.h), and every estimate is a function of totals that are sums
 * over the drawn clusters. The text is never read again: the cost does not depend on its length.
 *
 * Results do not depend on the number of threads. They do depend, within the Monte Carlo error, on
 * the seed and on the order in which the caller numbers the clusters. Multiplying all sizes by a
 * power of two divides a ratio and its interval by exactly that number.
 *
 * Intervals by LEC_INTERVAL_T are made without replicates: jackknife.h.
 *
 * Choice of clusters: number those that could have been drawn. For a rate of one speaker these are
 * the turns of that speaker; for a share of the floor, all turns of the conference.
 */
#ifndef LEC_ANALYSIS_MEASURE_BOOTSTRAP_H
#define LEC_ANALYSIS_MEASURE_BOOTSTRAP_H

#include "analysis/measure/bootstrap_interval.h"
#include "analysis/measure/cluster_counts.h"
#include "analysis/measure/jackknife.h"
#include "analysis/measure/resamples.h"
#include "core/arena.h"

/* The denominator of a set of ratios: the size of every cluster and, computed once, its total in
 * every replicate. Lives in the arena, as its resamples must. */
typedef struct lec_denominator lec_denominator;

/* `size` [resamples->cluster_count], each 0 or more: words, turns, seconds; copied.
 * Clusters of size 0 (turns of other roles, drawn along) do not count as contributing. */
const lec_denominator *lec_denominator_new(lec_arena *arena, const lec_resamples *resamples,
                                           const double *size);

/* For each cell: estimate = sum of its counts / sum of sizes, and its interval, written to
 * estimates[cell]. Covers rates (multiply by 1000 for per thousand), shares of the floor (counts:
 * words of one role; sizes: words of all) and means per cluster. Replicates in which the
 * denominator is 0 are left out. Undefined (NaN): the estimate when all sizes are 0; the ends also
 * when fewer than two clusters have a size, and for a cell without any count: a bootstrap knows
 * nothing about what was never seen, and 0 .. 0 would claim that it does. Cells with the same
 * counts are computed once. */
void lec_ratio_intervals(const lec_denominator *denominator, const lec_cluster_counts *cells,
                         lec_interval_kind kind, size_t threads, lec_estimate *estimates);

typedef struct {
    const lec_denominator *denominator; /* both on the same resamples */
    const lec_cluster_counts *cells;    /* cell i of one group is set against cell i of the other */
} lec_contrast_group;

/* Any statistic of the counts of one cell in two groups and of their sizes, both above 0.
 * Not finite: undefined. */
typedef double lec_pair_statistic(double count, double size, double other_count, double other_size,
                                  size_t cell, const void *state);

/* For each cell: the statistic and its interval, all clusters being resampled together; it is
 * called by several threads at once. The groups may lie in different clusters (turns of two roles)
 * or in the same (sides of an exchange). The number of clusters for the expanded interval is that
 * of the group that has fewer; `scale` is that of intervals by t. Undefined: the estimate where the
 * statistic is, or a size is 0; the ends also for a cell without any count, with fewer than two
 * clusters in a group, and when more than half of the replicates are undefined. */
void lec_pair_intervals(const lec_contrast_group *target, const lec_contrast_group *reference,
                        lec_pair_statistic *statistic, const void *state, lec_interval_kind kind,
                        lec_scale scale, size_t threads, lec_estimate *estimates);

#endif
