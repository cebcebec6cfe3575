/* SPDX-License-Identifier: GPL-3.0-or-later
 * simulated.h -- counts and lengths of turns as a press conference has them, at random: what the
 * studies of coverage (bench/coverage) and their short version among the tests draw from. */
#ifndef LEC_TESTS_SUPPORT_SIMULATED_H
#define LEC_TESTS_SUPPORT_SIMULATED_H

#include "bench/stream.h"

/* The numbers depend on (seed, simulation) alone. */
stream open_stream(uint64_t seed, uint32_t simulation);

/* A negative binomial count with variance mean + mean^2 / k, by inversion. */
uint32_t draw_count(stream *from, double mean, double k);

/* Lengths of turns of the NATO conference of 3 December 2024. */
typedef struct {
    size_t count;
    uint32_t words[14];
} turn_lengths;
extern const turn_lengths principal_turns, journalist_turns, moderator_turns;
uint32_t draw_length(stream *from, const turn_lengths *turns);

#endif
