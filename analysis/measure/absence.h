/* SPDX-License-Identifier: GPL-3.0-or-later
 * absence.h -- how frequent something may be that was not seen at all.
 *
 * A count of 0 in X words says that the rate is below some end, and the more so the more evenly
 * words spread: a subject that comes up in one cluster of ten, and then often, is easily missed.
 * Counts by cluster are taken as negative binomial with mean rate * x and 1 / k = burstiness, the
 * same for all items; the end is the rate at which nothing would be seen in (1 - level) / 2 of all
 * texts. With burstiness 0 it is the exact end of Garwood 1936, -ln((1 - level) / 2) / X. */
#ifndef LEC_ANALYSIS_MEASURE_ABSENCE_H
#define LEC_ANALYSIS_MEASURE_ABSENCE_H

#include "analysis/measure/cluster_counts.h"

/* 1 / k from the cells that were counted 2 to 10 times, rare like what was not seen. With y the
 * counts of a cell by cluster, K their sum and Q = sum (x / X)^2:
 *   D = sum over cells of sum y (y - 1) / sum over cells of K (K - 1),   1 / k = (D - Q) / (Q (1 -
 * D)) (Morisita 1959, for clusters of unlike size), at least 0. NaN without such cells, with fewer
 * than two clusters with a size, and where each cell stands in one cluster only. */
double lec_burstiness(const lec_cluster_counts *cells, const double *size);

/* The upper end for a count of 0 in clusters of these sizes; NaN where burstiness is NaN. */
double lec_absence_end(const double *size, size_t clusters, double burstiness, double level);

#endif
