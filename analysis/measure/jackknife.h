/* SPDX-License-Identifier: GPL-3.0-or-later
 * jackknife.h -- intervals of few clusters: the jackknife's variance and Student's t.
 *
 * Clusters (exchanges, conferences) are left out one at a time; nothing is drawn twice, so that
 * what depends on how many different words a text has is not upset. With t_(c) the estimate without
 * cluster c, n clusters and g the scale,
 *
 *     variance = (n - 1) / n sum (t_(c) - t)^2          (Tukey 1958; Efron & Stein 1981)
 *     ends     = g^-1(g(t) -+ t(level; n - 1) sqrt(variance) g'(t))
 *
 * On the scale of the logarithm (rates) or the logit (shares) the interval is longer upwards, as
 * counts are, and its low end is never 0. Its coverage with 3 to 100 clusters: docs/coverage.md,
 * where the cluster bootstrap, the alternative, falls short of it with few.
 */
#ifndef LEC_ANALYSIS_MEASURE_JACKKNIFE_H
#define LEC_ANALYSIS_MEASURE_JACKKNIFE_H

#include <stdint.h>

#include "analysis/measure/bootstrap_interval.h"
#include "analysis/measure/cluster_counts.h"

typedef enum { LEC_SCALE_LINEAR, LEC_SCALE_LOG, LEC_SCALE_LOGIT } lec_scale;

/* With fewer clusters an interval by t says nothing: with two, its ends are a factor of thousands
 * apart. */
enum { LEC_LEAST_CLUSTERS = 3 };

/* An interval with an end further than this factor (of odds, rates) from its estimate says nothing
 * and is none. */
enum { LEC_MOST_FACTOR = 10000 };

/* The variance from the estimates without each of `count` clusters. NaN if one is not finite. */
double lec_jackknife_variance(double estimate, const double *left_out, size_t count);

/* The interval of an estimate with this variance, on its own scale, and n clusters.
 * Both ends are NaN with fewer than LEC_LEAST_CLUSTERS, without variance (0 or NaN: what never
 * varied is not known to be certain), and where the scale is not defined (LOG: estimate <= 0;
 * LOGIT: also >= 1); and where they would be a factor of more than
 * LEC_MOST_FACTOR (of the odds) from the estimate. */
lec_estimate lec_t_interval(double estimate, double variance, size_t clusters, lec_scale scale,
                            double level);

/* Doubt about what belongs to the estimate: besides the variance V of sampling there are the values
 * [draw_count] of the estimate in joint draws of who spoke, with mean m and variance B in M draws
 * (Rubin 1987). Errors that are made in each cluster by itself vary between clusters and are in V
 * already; what is not in it are errors that clusters share, such as one about a person. With I the
 * variance that draws have cluster by cluster, the interval is that of m with the variance
 *     V + max(0, (1 + 1 / M) B - I)
 * (docs/coverage.md; V + (1 + 1 / M) B would cover 98 to 99.7 %). The value stays. Draws that all
 * equal `value` (or are none) change nothing. *share: the part of the width that is owed to doubt,
 * 1 - sqrt(max(0, V - I) / all of the variance); NaN without interval. */
typedef struct {
    const double *value; /* [draw_count]; NaN where nothing is left to estimate from */
    size_t draw_count;
    double independent; /* I */
} lec_drawn_values;

/* The variance of `count` values, those that are not finite passed over; 0 for fewer than two. */
double lec_variance_of_draws(const double *value, size_t count);

lec_estimate lec_doubtful_t_interval(lec_estimate sure, double variance, lec_drawn_values drawn,
                                     size_t clusters, lec_scale scale, double level, double *share);

/* What draws do to a value: how far they move it on the average, their variance beyond what
 * clusters have by themselves, max(0, (1 + 1 / M) B - I), and I. */
typedef struct {
    double shift, extra, independent;
} lec_movement;

/* The same for an interval made in any other way, each end by itself: on the scale, with h the
 * distance from the value to an end and z of the normal distribution, the end goes to
 *     sqrt(h^2 + z^2 extra)
 * from the value moved by `shift`. An end that is NaN stays so. A value that the scale does not
 * hold (a rate of 0) keeps its interval. Both ends are NaN where one would be a factor of more than
 * LEC_MOST_FACTOR (of the odds) away. */
lec_estimate lec_widened_by_doubt(lec_estimate sure, lec_movement moved, lec_scale scale,
                                  double level, double *share);

/* Turns that belong to the cells in some draws and not in others. */
typedef struct {
    size_t draw_count, turn_count;
    const uint32_t *turn_cluster; /* [turn_count] equal ones side by side */
    const int8_t *change; /* [draw_count * turn_count] 1: joins, -1: leaves, 0: as it stands */
    const double *size;   /* [turn_count] what each adds to the denominator */
    const lec_cluster_counts *cells; /* the same cells, counted in these turns as clusters */
} lec_ratio_doubt;

/* For each cell: estimate = sum of its counts / sum of `size` [cells->cluster_count], and its
 * interval: on the logit scale below 1, else on that of the logarithm. Clusters of size 0 do not
 * count. NaN: the estimate when all sizes are 0; the ends as above and for a cell without counts.
 * `doubt` NULL: none; `share` [cell_count] or NULL: see above. Cost: linear in the counts, those in
 * doubtful turns times the draws. */
void lec_ratio_t_intervals(const double *size, const lec_cluster_counts *cells,
                           const lec_ratio_doubt *doubt, double level, lec_estimate *estimates,
                           double *share);

#endif
