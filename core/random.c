/* SPDX-License-Identifier: GPL-3.0-or-later
 * random.c -- Philox4x32-10, and the numbers cut from its blocks.
 *
 * The key of the cipher is the seed; its counter is (block of draws, attempt, replicate, stream).
 * A block gives four draws of 32 bits or two of 53; a draw that has to be repeated takes the same
 * place in the block of the next attempt. */
#include "core/random.h"

enum { ROUNDS = 10, WORDS = 4 };

void lec_philox(const uint32_t counter[4], const uint32_t key[2], uint32_t block[4])
{
    static const uint64_t multiplier[2] = {0xD2511F53, 0xCD9E8D57};
    static const uint32_t weyl[2] = {0x9E3779B9, 0xBB67AE85}; /* golden ratio, sqrt(3) - 1 */
    uint32_t c0 = counter[0], c1 = counter[1], c2 = counter[2], c3 = counter[3];
    uint32_t k0 = key[0], k1 = key[1];
    for (int round = 0; round < ROUNDS; round++) {
        const uint64_t product0 = multiplier[0] * c0;
        const uint64_t product1 = multiplier[1] * c2;
        c0 = (uint32_t)(product1 >> 32) ^ c1 ^ k0;
        c2 = (uint32_t)(product0 >> 32) ^ c3 ^ k1;
        c1 = (uint32_t)product1;
        c3 = (uint32_t)product0;
        k0 += weyl[0];
        k1 += weyl[1];
    }
    block[0] = c0;
    block[1] = c1;
    block[2] = c2;
    block[3] = c3;
}

static void fill_block(lec_random_key key, uint32_t index, uint32_t attempt, uint32_t block[WORDS])
{
    const uint32_t counter[4] = {index, attempt, key.replicate, key.stream};
    const uint32_t seed[2] = {(uint32_t)key.seed, (uint32_t)(key.seed >> 32)};
    lec_philox(counter, seed, block);
}

/* floor(bits * bound / 2^32), with new bits where that would favour some values */
static uint32_t scale(lec_random_key key, uint32_t draw, uint32_t bits, uint32_t bound)
{
    uint64_t product = (uint64_t)bits * bound;
    if ((uint32_t)product >= bound) return (uint32_t)(product >> 32);
    const uint32_t too_full = (UINT32_MAX - bound + 1) % bound; /* 2^32 mod bound */
    for (uint32_t attempt = 1; (uint32_t)product < too_full; attempt++) {
        uint32_t block[WORDS];
        fill_block(key, draw / WORDS, attempt, block);
        product = (uint64_t)block[draw % WORDS] * bound;
    }
    return (uint32_t)(product >> 32);
}

void lec_random_below(lec_random_key key, uint32_t bound, uint32_t first, size_t count,
                      uint32_t *draws)
{
    uint32_t block[WORDS];
    for (size_t i = 0; i < count; i++) {
        const uint32_t draw = first + (uint32_t)i;
        if (i == 0 || draw % WORDS == 0) fill_block(key, draw / WORDS, 0, block);
        draws[i] = scale(key, draw, block[draw % WORDS], bound);
    }
}

void lec_random_uniform(lec_random_key key, uint32_t first, size_t count, double *draws)
{
    uint32_t block[WORDS];
    for (size_t i = 0; i < count; i++) {
        const uint32_t draw = first + (uint32_t)i, word = 2 * (draw % 2);
        if (i == 0 || word == 0) fill_block(key, draw / 2, 0, block);
        const uint64_t bits = (uint64_t)block[word] << 32 | block[word + 1];
        draws[i] = (double)(bits >> 11 | 1) * 0x1p-53;
    }
}

void lec_random_shuffle(lec_random_key key, uint32_t first, size_t count, uint32_t *items)
{
    lec_random_shuffle_first(key, first, count, count, items);
}

void lec_random_shuffle_first(lec_random_key key, uint32_t first, size_t count, size_t wanted,
                              uint32_t *items)
{
    uint32_t block[WORDS];
    for (size_t i = 0; i < wanted && i + 1 < count; i++) {
        const uint32_t draw = first + (uint32_t)i;
        if (i == 0 || draw % WORDS == 0) fill_block(key, draw / WORDS, 0, block);
        const uint32_t left = (uint32_t)(count - i);
        const size_t chosen = i + scale(key, draw, block[draw % WORDS], left);
        const uint32_t item = items[chosen];
        items[chosen] = items[i];
        items[i] = item;
    }
}
