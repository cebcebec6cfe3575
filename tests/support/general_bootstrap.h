/* SPDX-License-Identifier: GPL-3.0-or-later
 * general_bootstrap.h -- the bootstrap of any statistic of totals, without any of the short cuts of
 * analysis/measure/bootstrap.c, to compare it with. */
#ifndef LEC_TESTS_SUPPORT_GENERAL_BOOTSTRAP_H
#define LEC_TESTS_SUPPORT_GENERAL_BOOTSTRAP_H

#include "analysis/measure/bootstrap_interval.h"
#include "analysis/measure/resamples.h"

typedef double general_statistic(const double *totals);

/* value[cluster * total_count + k] is added to total k whenever the cluster is drawn. */
typedef struct {
    size_t cluster_count, total_count;
    const double *value;
    size_t contributing; /* clusters that contribute, for the expanded interval; 0: all */
} general_totals;

/* The statistic in each replicate, those that are not finite left out; returns how many. */
size_t general_replicates(const lec_resamples *resamples, const general_totals *table,
                          general_statistic *statistic, double *replicates);

lec_estimate general_interval(const lec_resamples *resamples, const general_totals *table,
                              general_statistic *statistic, lec_interval_kind kind);

#endif
