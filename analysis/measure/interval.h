/* SPDX-License-Identifier: GPL-3.0-or-later
 * interval.h -- the two ends of a confidence interval. */
#ifndef LEC_ANALYSIS_MEASURE_INTERVAL_H
#define LEC_ANALYSIS_MEASURE_INTERVAL_H

/* NaN where an end is undefined; never infinite. */
typedef struct {
    double low, high;
} lec_interval;

#endif
