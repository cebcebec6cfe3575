/* SPDX-License-Identifier: GPL-3.0-or-later
 * stream.h -- random numbers for simulations, one after the other: draws 0, 1, 2, ... of a key. */
#ifndef LEC_BENCH_STREAM_H
#define LEC_BENCH_STREAM_H

#include <stddef.h>
#include <stdint.h>

#include "core/random.h"

enum { STREAM_BUFFER = 512 };

/* Begins as {.key = ...}. */
typedef struct {
    lec_random_key key;
    uint32_t next;
    double buffer[STREAM_BUFFER];
} stream;

double stream_uniform(stream *from);             /* on (0, 1) */
double stream_normal(stream *from);              /* mean 0, variance 1 */
double stream_gamma(stream *from, double shape); /* mean 1, variance 1 / shape */
size_t stream_below(stream *from, size_t bound); /* 0 .. bound - 1 */

#endif
