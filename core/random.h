/* SPDX-License-Identifier: GPL-3.0-or-later */
/* random.h -- random numbers as a function of their place: no state, no order of calls.
 *
 * A number is determined by (seed, stream, replicate, draw) alone, so that threads can take
 * replicates in any order and the bytes of a result never depend on how many there are.
 * Within one (seed, stream, replicate) take either bounded integers or uniform numbers: the two
 * are cut from the same random bits. The streams in use are listed in lec_random_stream.
 *
 * Source: Salmon, Moraes, Dror & Shaw 2011, "Parallel random numbers: as easy as 1, 2, 3" (SC11),
 * doi:10.1145/2063384.2063405: Philox4x32-10.
 */
#ifndef LEC_CORE_RANDOM_H
#define LEC_CORE_RANDOM_H

#include <stddef.h>
#include <stdint.h>

/* One stream for each use, so that two methods with one seed do not share their numbers. */
typedef enum {
    LEC_STREAM_BOOTSTRAP = 1,
    LEC_STREAM_PERMUTATION = 2,
    LEC_STREAM_SAMPLE = 3, /* a sample of rows, such as concordance lines */
    LEC_STREAM_SIMULATION = 4,
    LEC_STREAM_HALVES = 6, /* clusters split in two: halves.h */
    LEC_STREAM_TEXTS = 7,  /* turns dealt out over two texts: dealt_texts.h */
    LEC_STREAM_DOUBT = 8,  /* who spoke: io/attribution/draws.h */
    LEC_STREAM_PLAN = 9,   /* conferences of a plan: analysis/comparing/rate_simulation.h */
} lec_random_stream;

typedef struct {
    uint64_t seed;
    uint32_t stream; /* lec_random_stream */
    uint32_t replicate;
} lec_random_key;

/* The block function itself: ten rounds of Philox4x32. */
void lec_philox(const uint32_t counter[4], const uint32_t key[2], uint32_t block[4]);

/* The draws first .. first + count - 1 of `key`, each uniform on 0 .. bound - 1 without bias
 * (Lemire 2019, doi:10.1145/3230636: multiply, and draw again in the cells that are too full).
 * bound >= 1. */
void lec_random_below(lec_random_key key, uint32_t bound, uint32_t first, size_t count,
                      uint32_t *draws);

/* The draws first .. first + count - 1 of `key`, each uniform on (0, 1): an odd multiple of 2^-53,
 * so that neither 0 nor 1 occurs and a quantile function may be applied to it. */
void lec_random_uniform(lec_random_key key, uint32_t first, size_t count, double *draws);

/* A permutation of items[0 .. count-1], all orders equally likely (Fisher & Yates; Durstenfeld
 * 1964). Uses the draws first .. first + count - 1 of `key`. */
void lec_random_shuffle(lec_random_key key, uint32_t first, size_t count, uint32_t *items);
/* The same as far as the first `wanted` items go; the others are in any order. */
void lec_random_shuffle_first(lec_random_key key, uint32_t first, size_t count, size_t wanted,
                              uint32_t *items);

#endif
