/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/measure/cluster_mean.h"

#include <math.h>

lec_estimate lec_cluster_mean(lec_clustered_values of, lec_scale scale, double level,
                              lec_arena *scratch, size_t *clusters)
{
    double *sum = lec_new(scratch, double, of.cluster_count);
    double *count = lec_new(scratch, double, of.cluster_count);
    double *left_out = lec_new(scratch, double, of.cluster_count);
    double all = 0, values = 0;
    size_t used = 0;
    for (size_t i = 0; i < of.count; i++) {
        if (isnan(of.value[i])) continue;
        sum[of.cluster[i]] += of.value[i];
        count[of.cluster[i]]++;
        all += of.value[i];
        values++;
    }
    const double mean = all / values;
    for (size_t c = 0; c < of.cluster_count; c++)
        if (count[c] > 0) left_out[used++] = (all - sum[c]) / (values - count[c]);
    if (clusters != NULL) *clusters = used;
    return lec_t_interval(mean, lec_jackknife_variance(mean, left_out, used), used, scale, level);
}
