/* SPDX-License-Identifier: GPL-3.0-or-later */
/* root.h -- where a function of one number is zero, to the last digits of a double. */
#ifndef LEC_ANALYSIS_MEASURE_ROOT_H
#define LEC_ANALYSIS_MEASURE_ROOT_H

typedef double lec_function(double x, void *context);

/* A root of `function` between low and high, low <= high, by Brent's method (GSL).
 * NaN when the values at the two ends have the same sign or one of them is not a number. */
double lec_root_between(lec_function *function, void *context, double low, double high);

#endif
