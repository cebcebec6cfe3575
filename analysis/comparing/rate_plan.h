/* SPDX-License-Identifier: GPL-3.0-or-later
 * rate_plan.h -- what a contrast of n conferences could find, before they are held or read.
 *
 * A pilot says how long turns are, how they share exchanges, and how much turns, exchanges,
 * speakers and conferences differ in the log rate. A conference then tells the log rates of the two
 * sides with the information (linearised at the expected counts, W = mu / (1 + mu / theta))
 *
 *     of an exchange      M_e = diag(w) - k w w',   k = s_e^2 / (1 + s_e^2 sum w)
 *                         w = the sums of W of the two sides; of journalists S / (1 + s_s^2 S), for
 *                         each exchange has its own
 *     of a conference     M_c = M - s_c^2 M 1 1' M / (1 + s_c^2 1' M 1),   M = sum M_e
 *
 * and the log ratio of n conferences has the variance that the sum of their M_c says; within
 * conferences with that of the speakers of the other side (principals), who speak in many exchanges
 * and by whom the ratio then differs: s_s^2 sum f^2, f the share of each in that side's words.
 * Power is that of a two-sided t test (noncentral t). What contrast finds comes near to it, but not
 * always within some points: rate_simulation.h corrects its standard error.
 *
 * Source: Snijders & Bosker 1993, doi:10.3102/10769986018003237 (standard errors of two-level
 * designs); Breslow & Clayton 1993, doi:10.1080/01621459.1993.10594284 (linearisation). */
#ifndef LEC_ANALYSIS_COMPARING_RATE_PLAN_H
#define LEC_ANALYSIS_COMPARING_RATE_PLAN_H

#include "analysis/comparing/rate_design.h"

typedef struct {
    const lec_rate_design *pilot;
    bool within; /* the levels (roles) meet in every conference; else each conference has one */
    double rate; /* a word, mean over the pilot; of the reference */
    double deviation[LEC_EFFECT_KINDS]; /* of the log rate, 0 or more */
    double theta;                       /* dispersion of turns; INFINITY: none */
    double level;                       /* of the interval and the test */
    double log_correction; /* added to the log of the standard error; 0: the formula alone */
} lec_rate_plan;

/* The standard error of the log ratio with `conferences` like those of the pilot, half of them (the
 * smaller half for the reference) on either side unless `within`. NaN with fewer than one on a
 * side. `ratio` above 0. */
double lec_plan_error(const lec_rate_plan *plan, double ratio, size_t conferences,
                      lec_arena *arena);

/* Degrees of freedom of its t test: conferences - 2; within: speakers - 2. */
double lec_plan_degrees(const lec_rate_plan *plan, size_t conferences);

/* The chance that p is below 1 - level in the right direction. NaN where there are no degrees. */
double lec_plan_power(const lec_rate_plan *plan, double ratio, size_t conferences,
                      lec_arena *arena);

/* P(T > quantile) of the noncentral t distribution; absolute error below 1e-4. degrees above 0. */
double lec_noncentral_t_above(double quantile, double degrees, double noncentrality);

/* The smallest ratio above 1 found with this power; NaN where even 1000 is not. */
double lec_plan_smallest_ratio(const lec_rate_plan *plan, size_t conferences, double power,
                               lec_arena *arena);

enum { LEC_PLAN_CONFERENCES_MAX = 10000 };

/* How many conferences find the ratio with this power; 0 where LEC_PLAN_CONFERENCES_MAX do not. */
size_t lec_plan_conferences(const lec_rate_plan *plan, double ratio, double power,
                            lec_arena *arena);

#endif
