/* SPDX-License-Identifier: GPL-3.0-or-later */
/* spectrum.h -- how many words occur once, twice, ...: the frequency spectrum of a text. */
#ifndef LEC_ANALYSIS_MEASURE_SPECTRUM_H
#define LEC_ANALYSIS_MEASURE_SPECTRUM_H

#include <stddef.h>
#include <stdint.h>

#include "core/arena.h"

/* types[i] types occur frequency[i] times each; frequencies ascend from 1. All that the measures
 * without word order need, and short: at most sqrt(2 N) entries for N tokens. */
typedef struct {
    size_t count;
    const uint64_t *frequency, *types;
    uint64_t token_count, type_count;
} lec_spectrum;

/* The spectrum of `count[i]` occurrences of type i; types that do not occur are left out. */
lec_spectrum lec_spectrum_of(const uint64_t *count, size_t length, lec_arena *arena);

/* The number of types to expect in `tokens` tokens drawn at random without replacement:
 *   sum V_m (1 - C(N-m, tokens) / C(N, tokens)), 0 .. V       (Hurlbert 1971; rarefaction)
 * for V_m types that occur m times each, N tokens and V types in all.
 * Exact, no sampling; divided by `tokens` it is the TTR at that budget. Cost O(N) at most.
 * NaN when `tokens` is more than N. */
double lec_expected_types(const lec_spectrum *spectrum, uint64_t tokens);

#endif
