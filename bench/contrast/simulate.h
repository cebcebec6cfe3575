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

/* The turns of the transcripts at `paths` on the levels that `question` asks for; of `role` only
 * (NULL: as contrast chooses). `dealt`: every other conference belongs to the group a, the others
 * to b. */
LEC_MUST_CHECK lec_status lec_open_design(const char *const *paths, size_t path_count,
                                          const lec_rate_question *question, const char *role,
                                          bool dealt, lec_rate_design *out, lec_arena *arena,
                                          lec_error *error);

/* Writes count[design->turn_count]; the numbers depend on (seed, replicate) alone. */
void lec_simulate_counts(const lec_rate_design *design, const lec_truth *truth, uint64_t seed,
                         uint32_t replicate, double *count, lec_arena *arena);

#endif
