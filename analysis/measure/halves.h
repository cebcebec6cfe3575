/* SPDX-License-Identifier: GPL-3.0-or-later
 * halves.h -- is a tie found again? Clusters split in two at random, and each half looked at alone.
 *
 * The share of resamples in which a tie holds tells little of a tie that was chosen because it
 * holds: the resamples repeat the very units it was chosen for. Here the two halves of a split
 * share nothing, and both must find the tie, each by a test at .05. Two items without a tie are
 * found by both in .05 * .05 = .0025 of the splits or fewer, whichever ties the whole shows; a tie
 * that is just significant in the whole in few; one that rests on one cluster in none.
 *
 * Source: the simultaneous selection in complementary pairs of Shah & Samworth 2013,
 * doi:10.1111/j.1467-9868.2011.01034.x; Meinshausen & Buehlmann 2010.
 */
#ifndef LEC_ANALYSIS_MEASURE_HALVES_H
#define LEC_ANALYSIS_MEASURE_HALVES_H

#include "analysis/measure/unequal_units.h"

/* Which half each cluster is in, split after split. */
typedef struct {
    size_t split_count, cluster_count;
    const uint8_t *half; /* [split_count * cluster_count] 0 or 1; as many of either, or one more */
} lec_splits;

/* Split s depends on the seed, s and the number of clusters alone. */
lec_splits lec_splits_new(size_t split_count, size_t cluster_count, uint64_t seed,
                          lec_arena *arena);

enum { LEC_LEAST_SPLIT_CLUSTERS = 4 };

/* The share of splits both of whose halves hold so many units with both items that the
 * Poisson-binomial p of as many or more (rates of the strata of the whole) is .05 at most.
 * `cluster` [unit_count] of each unit. NaN with fewer than 4 clusters. */
double lec_found_in_both_halves(const lec_unequal_units *units, const lec_presence *first,
                                const lec_presence *second, const uint32_t *cluster,
                                const lec_splits *splits);

#endif
