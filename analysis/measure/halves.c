/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/measure/halves.h"

#include <math.h>

#include "analysis/measure/poisson_binomial.h"
#include "core/random.h"

lec_splits lec_splits_new(size_t split_count, size_t cluster_count, uint64_t seed, lec_arena *arena)
{
    uint8_t *half = lec_new(arena, uint8_t, split_count * cluster_count);
    uint32_t *order = lec_new(arena, uint32_t, cluster_count);
    for (size_t s = 0; s < split_count; s++) {
        for (uint32_t c = 0; c < cluster_count; c++) order[c] = c;
        lec_random_shuffle((lec_random_key){seed, LEC_STREAM_HALVES, (uint32_t)s}, 0, cluster_count,
                           order);
        for (size_t i = 0; i < cluster_count / 2; i++) half[s * cluster_count + order[i]] = 1;
    }
    return (lec_splits){split_count, cluster_count, half};
}

/* The units that may hold both, by what is needed of them. */
typedef struct {
    double *joint;     /* [count] P(both) */
    uint32_t *cluster; /* [count] */
    uint8_t *both;     /* [count] */
    size_t count;
    double *of_half; /* [count] scratch */
} candidates;

static candidates find_candidates(const lec_unequal_units *units, const lec_presence *first,
                                  const lec_presence *second, const uint32_t *cluster,
                                  lec_arena *arena)
{
    const size_t count = units->unit_count;
    candidates found = {lec_new(arena, double, count), lec_new(arena, uint32_t, count),
                        lec_new(arena, uint8_t, count), 0, lec_new(arena, double, count)};
    for (size_t i = 0; i < count; i++) {
        const double joint = first->within.conditional[i] * second->within.conditional[i];
        if (joint == 0) continue;
        found.joint[found.count] = joint;
        found.cluster[found.count] = cluster[i];
        found.both[found.count++] = first->within.present[i] & second->within.present[i];
    }
    return found;
}

static bool is_found(const candidates *of, const uint8_t *half, uint8_t wanted)
{
    size_t count = 0, both = 0;
    for (size_t i = 0; i < of->count; i++) {
        if (half[of->cluster[i]] != wanted) continue;
        of->of_half[count++] = of->joint[i];
        both += of->both[i];
    }
    return both > 0 &&
           lec_poisson_binomial_greater(of->of_half, count, both).greater <= log10(0.05);
}

double lec_found_in_both_halves(const lec_unequal_units *units, const lec_presence *first,
                                const lec_presence *second, const uint32_t *cluster,
                                const lec_splits *splits)
{
    if (splits->cluster_count < LEC_LEAST_SPLIT_CLUSTERS || splits->split_count == 0) return NAN;
    lec_arena *scratch = lec_arena_new();
    const candidates of = find_candidates(units, first, second, cluster, scratch);
    size_t found = 0;
    for (size_t s = 0; s < splits->split_count; s++) {
        const uint8_t *half = splits->half + s * splits->cluster_count;
        found += is_found(&of, half, 0) && is_found(&of, half, 1);
    }
    lec_arena_free(scratch);
    return (double)found / (double)splits->split_count;
}
