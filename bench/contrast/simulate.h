/* SPDX-License-Identifier: GPL-3.0-or-later
 * simulate.h -- the turns of real conferences, to draw counts on. */
#ifndef LEC_BENCH_CONTRAST_SIMULATE_H
#define LEC_BENCH_CONTRAST_SIMULATE_H

#include "analysis/comparing/rate_design.h"

/* The turns of the transcripts at `paths` on the levels that `question` asks for; of `role` only
 * (NULL: as contrast chooses). `dealt`: every other conference belongs to the group a, the others
 * to b. */
LEC_MUST_CHECK lec_status lec_open_design(const char *const *paths, size_t path_count,
                                          const lec_rate_question *question, const char *role,
                                          bool dealt, lec_rate_design *out, lec_arena *arena,
                                          lec_error *error);

#endif
