/* SPDX-License-Identifier: GPL-3.0-or-later
 * t_quantile.h -- how far an interval by Student's t reaches, asked for again and again. */
#ifndef LEC_ANALYSIS_MEASURE_T_QUANTILE_H
#define LEC_ANALYSIS_MEASURE_T_QUANTILE_H

/* The t beyond which (1 - level) / 2 of Student's distribution with `freedom` degrees lies; by
 * GSL's gsl_cdf_tdist_Qinv(), which takes microseconds: answers are kept, for each thread. */
double lec_t_quantile(double level, double freedom);

#endif
