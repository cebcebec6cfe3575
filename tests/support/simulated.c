/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/simulated.h"

#include <math.h>

const turn_lengths principal_turns = {
    14, {485, 149, 187, 357, 233, 156, 113, 161, 266, 3, 249, 269, 298, 352}};
const turn_lengths journalist_turns = {12, {40, 82, 80, 41, 47, 14, 118, 110, 131, 60, 74, 53}};
const turn_lengths moderator_turns = {12, {9, 10, 9, 9, 11, 11, 8, 7, 11, 6, 8, 16}};

stream open_stream(uint64_t seed, uint32_t simulation)
{
    return (stream){.key = {seed, LEC_STREAM_SIMULATION, simulation}};
}

/* p(0) = (k / (k + mean))^k, p(x + 1) from p(x) */
uint32_t draw_count(stream *from, double mean, double k)
{
    const double u = stream_uniform(from), odds = mean / (k + mean);
    double p = pow(k / (k + mean), k), up_to = p;
    uint32_t count = 0;
    while (u > up_to && p > 0) {
        p *= ((double)count + k) / ((double)count + 1) * odds;
        up_to += p;
        count++;
    }
    return count;
}

uint32_t draw_length(stream *from, const turn_lengths *turns)
{
    return turns->words[stream_below(from, turns->count)];
}
