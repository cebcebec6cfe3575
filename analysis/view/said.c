/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/view/said.h"

#include <math.h>

static void put_bits(const lec_corpus *corpus, lec_said *said, lec_arena *arena)
{
    const size_t count = said->suffixes.count, words = count - said->turn_count;
    uint32_t *uses = lec_new(arena, uint32_t, corpus->word_count);
    double *bits = lec_new(arena, double, count + 1);
    for (size_t i = 0; i < count; i++)
        if (said->token[i] != LEC_NONE) uses[corpus->token_word[said->token[i]]]++;
    for (size_t i = 0; i < count; i++) {
        const uint32_t own = said->token[i];
        const double share =
            own != LEC_NONE ? (double)uses[corpus->token_word[own]] / (double)words : 1;
        bits[i + 1] = bits[i] - log2(share);
    }
    said->bits = bits;
    said->least_bits = words > 1 ? 2 * log2((double)words) : 0;
}

lec_said lec_said_new(const lec_corpus *corpus, const uint32_t *turns, size_t turn_count,
                      lec_arena *arena)
{
    size_t count = turn_count, at = 0;
    for (size_t t = 0; t < turn_count; t++)
        count += corpus->turn_start[turns[t] + 1] - corpus->turn_start[turns[t]];
    uint32_t *symbol = lec_new(arena, uint32_t, count), *token = lec_new(arena, uint32_t, count);
    uint32_t *turn = lec_new(arena, uint32_t, count);
    uint32_t *place = lec_new(arena, uint32_t, turn_count + 1);
    for (uint32_t t = 0; t < turn_count; t++) {
        place[t] = (uint32_t)at;
        for (uint32_t i = corpus->turn_start[turns[t]]; i < corpus->turn_start[turns[t] + 1]; i++) {
            turn[at] = t;
            token[at] = i;
            symbol[at++] = corpus->token_word[i];
        }
        turn[at] = t;
        token[at] = LEC_NONE;
        symbol[at++] = (uint32_t)corpus->word_count + t;
    }
    place[turn_count] = (uint32_t)at;
    lec_said said = {.suffixes = lec_suffixes_new(
                         symbol, count, (uint32_t)(corpus->word_count + turn_count), arena),
                     .turns = turns,
                     .turn_count = turn_count,
                     .turn = turn,
                     .token = token,
                     .place = place};
    put_bits(corpus, &said, arena);
    return said;
}

bool lec_said_is_rare(const lec_said *said, uint32_t place, uint32_t words)
{
    return said->bits[place + words] - said->bits[place] >= said->least_bits;
}

void lec_said_cover(const lec_said *said, const uint32_t *length, uint64_t shortest, bool *covered)
{
    uint32_t end = 0;
    for (uint32_t at = 0; at < said->suffixes.count; at++) {
        if (length[at] >= shortest && at + length[at] > end) end = at + length[at];
        covered[at] = at < end;
    }
}
