/* SPDX-License-Identifier: GPL-3.0-or-later
 * rate_trend.h -- does a rate rise or fall from one text to the next, and where does it change?
 *
 * Texts (conferences) are the units: y occurrences in n words at time t.
 *
 *     log E y = log n + a + b t          b by maximum quasi-likelihood (Poisson's score)
 *     var b   = phi (X' W X)^-1,         phi = sum (y - mu)^2 / mu / (texts - 2), at least 1
 *
 * Tests do not rest on phi but on the order of the texts: where there is no trend every order of
 * the pairs (y, n) is as likely. With r the common rate, the statistics that an order has are
 *
 *     z      = U / sqrt(r S phi_U),  U = sum t (y - n r),  S = sum n (t - mean)^2,
 *              phi_U = (sum (y - n r)^2 / (n r) - U^2 / (r S)) / (texts - 2)
 *     change = max over splits of (y1 - n1 r)^2 / (r n1 n2 / (n1 + n2)) / phi_0,
 *              phi_0 = sum (y - n r)^2 / (n r) / (texts - 1)
 *
 * Sources: McCullagh & Nelder 1989, "Generalized Linear Models", ch. 9 (quasi-likelihood); Pettitt
 * 1979, doi:10.2307/2346729 (change at an unknown place).
 */
#ifndef LEC_ANALYSIS_MEASURE_RATE_TREND_H
#define LEC_ANALYSIS_MEASURE_RATE_TREND_H

#include <stddef.h>
#include <stdint.h>

#include "analysis/measure/bootstrap_interval.h"

/* [count] in the order of time, each size above 0. */
typedef struct {
    size_t count;
    const double *time, *occurrences, *size;
} lec_rate_series;

typedef struct {
    lec_estimate slope; /* of log2 of the rate, per unit of time */
    double dispersion;  /* phi */
} lec_rate_slope;

/* All NaN without occurrences, with fewer than three texts or without two different times, and
 * where the slope runs away (all occurrences at one end): more than 40 doublings from first to
 * last. */
lec_rate_slope lec_rate_slope_fit(const lec_rate_series *series, double level);

/* The statistics with the texts in another order: `order[i]` is the text that takes place i, and
 * with it time[i]. NaN without occurrences, and of z where all times are one or texts fewer than
 * three; where phi is 0 they are 0. *split (or NULL): the first text behind the change. */
double lec_rate_trend_z(const lec_rate_series *series, const uint32_t *order);
double lec_rate_change(const lec_rate_series *series, const uint32_t *order, size_t *split);

#endif
