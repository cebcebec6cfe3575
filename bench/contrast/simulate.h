/* SPDX-License-Identifier: GPL-3.0-or-later
 * simulate.h -- counts with a known truth on the turns of real conferences: bursts (negative
 * binomial), a topic that an exchange shares, speakers and conferences that differ. */
#ifndef LEC_BENCH_CONTRAST_SIMULATE_H
#define LEC_BENCH_CONTRAST_SIMULATE_H

#include "analysis/comparing/rate_fit.h"

typedef struct {
    double rate;                        /* a word, on the reference level */
    double ratio;                       /* of every other level to it */
    double deviation[LEC_EFFECT_KINDS]; /* of the log rate */
    double theta;                       /* INFINITY: Poisson */
} lec_truth;

/* Writes count[design->turn_count]; the numbers depend on (seed, replicate) alone. */
void lec_simulate_counts(const lec_rate_design *design, const lec_truth *truth, uint64_t seed,
                         uint32_t replicate, double *count, lec_arena *arena);

#endif
