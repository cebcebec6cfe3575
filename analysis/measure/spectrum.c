/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/measure/spectrum.h"

#include <math.h>
#include <stdlib.h>

static int compare_counts(const void *first, const void *second)
{
    const uint64_t a = *(const uint64_t *)first, b = *(const uint64_t *)second;
    return (a > b) - (a < b);
}

lec_spectrum lec_spectrum_of(const uint64_t *count, size_t length, lec_arena *arena)
{
    uint64_t *sorted = lec_new(arena, uint64_t, length), *types = lec_new(arena, uint64_t, length);
    lec_spectrum spectrum = {.frequency = sorted, .types = types};
    for (size_t i = 0; i < length; i++) {
        if (count[i] == 0) continue;
        sorted[spectrum.type_count++] = count[i];
        spectrum.token_count += count[i];
    }
    qsort(sorted, spectrum.type_count, sizeof *sorted, compare_counts);
    for (size_t i = 0; i < spectrum.type_count; i++) {
        if (i == 0 || sorted[i] != sorted[spectrum.count - 1]) sorted[spectrum.count++] = sorted[i];
        types[spectrum.count - 1]++;
    }
    return spectrum;
}

/* The probability that `drawn` of N tokens, at random, have at least one of `marked` tokens.
 * Each marked token in turn meets a draw with probability drawn / (tokens not yet looked at): a
 * sum of positive terms, which loses no digits where 1 - C(N-m, n) / C(N, n) would. */
static double chance_to_meet(uint64_t marked, uint64_t drawn, uint64_t n)
{
    const uint64_t steps = marked < drawn ? marked : drawn; /* the two may change places */
    const double others = (double)(marked < drawn ? drawn : marked);
    double met = 0;
    for (uint64_t i = 0; i < steps && met < 1; i++) met += (1 - met) * others / (double)(n - i);
    return fmin(met, 1);
}

double lec_expected_types(const lec_spectrum *spectrum, uint64_t tokens)
{
    if (tokens > spectrum->token_count) return NAN;
    double expected = 0;
    for (size_t i = 0; i < spectrum->count; i++)
        expected += (double)spectrum->types[i] *
                    chance_to_meet(spectrum->frequency[i], tokens, spectrum->token_count);
    return expected;
}
