/* SPDX-License-Identifier: GPL-3.0-or-later
 * rate_simulation.h -- what `contrast` would find in conferences whose truth is known: counts drawn
 * on the turns of a pilot with bursts (negative binomial), a topic that an exchange shares,
 * speakers and conferences that differ; fitted as rate_fit.h fits them.
 *
 * The formula of rate_plan.h knows neither that variances are estimated from the same counts, nor
 * that few counts are far from normal. Both matter within conferences: where bursts are strong it
 * promised 83 % and 65 % were found (docs/contrast_study.md). So it is the first guess, and its
 * standard error is corrected by what so many simulations find near the answer. */
#ifndef LEC_ANALYSIS_COMPARING_RATE_SIMULATION_H
#define LEC_ANALYSIS_COMPARING_RATE_SIMULATION_H

#include "analysis/comparing/rate_plan.h"

typedef struct {
    double rate;                        /* a word, on the reference level, all intercepts 0 */
    double ratio;                       /* of every other level to it */
    double deviation[LEC_EFFECT_KINDS]; /* of the log rate */
    double theta;                       /* INFINITY: Poisson */
} lec_truth;

/* Writes count[design->turn_count]; the numbers depend on (seed, replicate) alone. */
void lec_simulate_counts(const lec_rate_design *design, const lec_truth *truth, uint64_t seed,
                         uint32_t replicate, double *count, lec_arena *arena);

/* The truth of a plan: its rate is the mean over all intercepts, that of the truth the middle. */
lec_truth lec_truth_of_plan(const lec_rate_plan *plan, double ratio);

/* `conferences` like the pilot's: its own in random order, again and again with other speakers and
 * exchanges; unless within, every other one is on the second of two levels. Belongs to `arena`. */
lec_rate_design lec_plan_design(const lec_rate_plan *plan, size_t conferences, uint64_t seed,
                                uint32_t replicate, lec_arena *arena);

/* With more conferences than this nothing is simulated: the correction found here is kept. */
enum { LEC_PLAN_SIMULATED_MOST = 50 };

typedef struct {
    size_t count; /* 1 or more */
    uint64_t seed;
    size_t threads; /* never changes a result */
} lec_plan_trials;

/* The share of the trials in which the ratio is found: p below 1 - level in the right direction.
 * Cost: trials times a fit, some ms for ten conferences. */
double lec_plan_simulated_power(const lec_rate_plan *plan, double ratio, size_t conferences,
                                const lec_plan_trials *trials, lec_arena *arena);

/* lec_plan_power(), lec_plan_smallest_ratio() and lec_plan_conferences() with the correction found
 * by trials at or near the answer, which is left in plan->log_correction. */
double lec_plan_power_by_trials(lec_rate_plan *plan, double ratio, size_t conferences,
                                const lec_plan_trials *trials, lec_arena *arena);
double lec_plan_smallest_ratio_by_trials(lec_rate_plan *plan, size_t conferences, double power,
                                         const lec_plan_trials *trials, lec_arena *arena);
size_t lec_plan_conferences_by_trials(lec_rate_plan *plan, double ratio, double power,
                                      const lec_plan_trials *trials, lec_arena *arena);

#endif
