/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bootstrap.h -- cluster-bootstrap intervals of rates, shares, contrasts and other statistics.
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

/* How two ratios, of a target and of a reference group, are set against each other. */
typedef enum {
    LEC_CONTRAST_DIFFERENCE, /* target - reference, of the rates per unit of size */
    LEC_CONTRAST_LOG_RATIO,  /* log2(target / reference); a count of 0 is taken as 0.5 */
} lec_contrast;

typedef struct {
    const lec_denominator *denominator; /* both on the same resamples */
    const lec_cluster_counts *cells;    /* cell i of one group is set against cell i of the other */
} lec_contrast_group;

/* For each cell: the contrast of its two rates, all clusters being resampled together. The groups
 * may lie in different clusters (turns of two roles) or in the same (sides of an exchange).
 * The number of clusters for the expanded interval is that of the group that has fewer.
 * Undefined as above, group by group; without any count in both groups the estimate too for the
 * log ratio, and the ends for either; the ends when more than half of the replicates are undefined.
 * The 0.5 of the log ratio also stands for a 0 in a replicate (Hardie 2014, "Log Ratio -- an
 * informal introduction"). */
void lec_contrast_intervals(const lec_contrast_group *target, const lec_contrast_group *reference,
                            lec_contrast contrast, lec_interval_kind kind, size_t threads,
                            lec_estimate *estimates);

/* Any statistic of the counts of one cell in two groups and of their sizes, both above 0.
 * Not finite: undefined. */
typedef double lec_pair_statistic(double count, double size, double other_count, double other_size,
                                  size_t cell, const void *state);

/* For each cell: the statistic and its interval, all clusters being resampled together as for
 * contrasts; it is called by several threads at once. Undefined: the estimate where the statistic
 * is, or a size is 0; the ends also for a cell without any count, with fewer than two clusters in a
 * group, and when more than half of the replicates are undefined. */
void lec_pair_intervals(const lec_contrast_group *target, const lec_contrast_group *reference,
                        lec_pair_statistic *statistic, const void *state, lec_interval_kind kind,
                        size_t threads, lec_estimate *estimates);

/* A statistic of `total_count` totals. Not finite: undefined for these totals. */
typedef double lec_statistic(const double *totals, void *state);

/* A table of cluster x total: value[cluster * total_count + k] is added to total k whenever the
 * cluster is drawn. */
typedef struct {
    size_t cluster_count, total_count;
    const double *value;
    size_t contributing; /* clusters that contribute, for the expanded interval; 0: all */
} lec_cluster_totals;

/* The statistic in each replicate, in replicates[resamples->replicate_count] in their order; NaN
 * where it is not finite. Returns how many are finite. */
size_t lec_statistic_replicates(const lec_resamples *resamples, const lec_cluster_totals *table,
                                lec_statistic *statistic, void *state, double *replicates);

/* The statistic of the totals over all clusters, and its interval. Undefined replicates are left
 * out; the ends are NaN when more than half of them are. */
lec_estimate lec_statistic_interval(const lec_resamples *resamples, const lec_cluster_totals *table,
                                    lec_statistic *statistic, void *state, lec_interval_kind kind);

#endif
