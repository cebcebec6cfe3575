/* SPDX-License-Identifier: GPL-3.0-or-later
 * dealt_units.c -- from the first unit on: with r units still to be dealt among units i and after,
 * the next one lies at j or after with a probability that falls in j, and is found by bisection. */
#include "analysis/measure/dealt_units.h"

#include <math.h>

#include "core/random.h"

static const double most_cells = 0x1p23;

typedef struct {
    size_t unit_count, total;
    const double *reach;   /* [(unit_count + 1) * (total + 1)] P(units i and after hold r) */
    const double *log_gap; /* [unit_count + 1] ln P(none of the units before i) */
} dealer;

static double reach(const dealer *of, size_t unit, size_t left)
{
    return of->reach[unit * (of->total + 1) + left];
}

static dealer dealer_new(const double *p, size_t unit_count, size_t total, lec_arena *arena)
{
    const size_t width = total + 1;
    double *table = lec_new(arena, double, (unit_count + 1) * width);
    double *log_gap = lec_new(arena, double, unit_count + 1);
    table[unit_count * width] = 1;
    for (size_t i = unit_count; i-- > 0;) {
        const double *after = table + (i + 1) * width;
        double *here = table + i * width;
        here[0] = after[0] * (1 - p[i]);
        for (size_t r = 1; r < width; r++) here[r] = after[r] * (1 - p[i]) + after[r - 1] * p[i];
    }
    for (size_t i = 0; i < unit_count; i++) /* finite also where p is 1 by rounding */
        log_gap[i + 1] = log_gap[i] + log1p(-fmin(p[i], 1 - 0x1p-53));
    return (dealer){unit_count, total, table, log_gap};
}

/* The unit of the next one, from `unit` on: the last j with P(at j or after) > u. */
static size_t next_unit(const dealer *of, size_t unit, size_t left, double u)
{
    const double all = reach(of, unit, left);
    size_t low = unit, high = of->unit_count - left; /* it must leave room for the others */
    while (low < high) {
        const size_t middle = low + (high - low + 1) / 2;
        const double later =
            exp(of->log_gap[middle] - of->log_gap[unit]) * reach(of, middle, left) / all;
        if (later > u)
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}

static void deal(const dealer *of, const double *draws, uint64_t *bits)
{
    size_t unit = 0;
    for (size_t left = of->total; left > 0; left--) {
        unit = next_unit(of, unit, left, draws[left - 1]);
        bits[unit / 64] |= UINT64_C(1) << (unit % 64);
        unit++;
    }
}

lec_dealings lec_deal_item(const double *probability, size_t unit_count, size_t total, size_t count,
                           uint64_t seed, uint32_t item, lec_arena *arena)
{
    lec_dealings out = {0, (unit_count + 63) / 64, NULL};
    if ((double)(unit_count + 1) * (double)(total + 1) > most_cells) return out;
    uint64_t *bits = lec_new(arena, uint64_t, count * out.words);
    lec_arena *scratch = lec_arena_new();
    double *draws = lec_new(scratch, double, total);
    if (total > 0 && total < unit_count) {
        const dealer of = dealer_new(probability, unit_count, total, scratch);
        for (size_t d = 0; d < count; d++) {
            const lec_random_key key = {seed, LEC_STREAM_UNITS, (uint32_t)d};
            lec_random_uniform(key, item << 20, total, draws);
            deal(&of, draws, bits + d * out.words);
        }
    } else if (total > 0) {
        for (size_t d = 0; d < count; d++)
            for (size_t u = 0; u < unit_count; u++)
                bits[d * out.words + u / 64] |= UINT64_C(1) << (u % 64);
    }
    lec_arena_free(scratch);
    return (lec_dealings){count, out.words, bits};
}

double lec_dealt_mid_p(const lec_dealings *first, const lec_dealings *second, size_t both)
{
    if (first->count == 0 || second->count == 0) return NAN;
    double more = 0, as_many = 1; /* the data themselves */
    for (size_t d = 0; d < first->count; d++) {
        const uint64_t *a = first->bits + d * first->words, *b = second->bits + d * second->words;
        size_t shared = 0;
        for (size_t w = 0; w < first->words; w++)
            shared += (size_t)__builtin_popcountll(a[w] & b[w]);
        more += shared > both;
        as_many += shared == both;
    }
    return (more + as_many / 2) / (double)(first->count + 1);
}
