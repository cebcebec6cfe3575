/* SPDX-License-Identifier: GPL-3.0-or-later
 * cluster_mean.h -- the mean of values that lie in clusters, with its interval by t. */
#ifndef LEC_ANALYSIS_MEASURE_CLUSTER_MEAN_H
#define LEC_ANALYSIS_MEASURE_CLUSTER_MEAN_H

#include "analysis/measure/jackknife.h"
#include "core/arena.h"

typedef struct {
    const double *value;     /* [count] NaN: no value, passed over */
    const uint32_t *cluster; /* [count] below cluster_count */
    size_t count, cluster_count;
} lec_clustered_values;

/* The mean of the values and its interval by leaving out one cluster at a time (jackknife.h); NaN
 * without a value. *clusters (or NULL): those that hold a value. */
lec_estimate lec_cluster_mean(lec_clustered_values of, lec_scale scale, double level,
                              lec_arena *scratch, size_t *clusters);

#endif
