/* SPDX-License-Identifier: GPL-3.0-or-later */
/* resamples.h -- which clusters each bootstrap replicate draws, once for all cells.
 *
 * A replicate draws `cluster_count` clusters (turns, exchanges, conferences) with replacement. All
 * that matters of it is how often each cluster was drawn, its weight:
 *
 *     weight[cluster * stride + replicate]      0 .. cluster_count, mean 1
 *                                               [replicate_count .. stride - 1]: 0
 *
 * Draw d of replicate r depends on (seed, r, d) alone: the bytes are the same with any number of
 * threads. A cluster is known by its index: the caller gives clusters in a stated order, and
 * another order gives another sample of replicates (its intervals differ within the Monte Carlo
 * error). Source: Efron & Tibshirani 1993, "An Introduction to the Bootstrap"; Field & Welsh 2007,
 * doi:10.1111/j.1467-9868.2007.00593.x, for the resampling of whole clusters.
 */
#ifndef LEC_ANALYSIS_MEASURE_RESAMPLES_H
#define LEC_ANALYSIS_MEASURE_RESAMPLES_H

#include <stddef.h>
#include <stdint.h>

#include "core/arena.h"

/* The replicates lie in blocks of this many: the inner loops run over whole blocks. */
enum { LEC_REPLICATE_BLOCK = 64 };

typedef struct {
    size_t cluster_count, replicate_count;
    size_t stride;         /* replicate_count rounded up to whole blocks */
    const uint8_t *weight; /* [cluster_count * stride]; see above */
} lec_resamples;

/* `replicate_count` replicates (at least 1) of `cluster_count` clusters (0 gives no weights).
 * A weight above 255, which a replicate of 256 clusters or more could hold with a probability
 * below 1e-500, would be stored as 255. Takes cluster_count * stride bytes of the arena. */
const lec_resamples *lec_resamples_new(lec_arena *arena, uint64_t seed, size_t cluster_count,
                                       size_t replicate_count, size_t threads);

/* All cluster_count^cluster_count samples that can be drawn, each once: the ideal bootstrap
 * without Monte Carlo error. cluster_count is 1 .. 7 (7^7 = 823,543 replicates). */
const lec_resamples *lec_resamples_all(lec_arena *arena, size_t cluster_count);

/* Resamples by number of clusters: built at the first call for that number, then shared.
 * Any number of threads may ask; what it returns may be read by all. */
typedef struct lec_resample_store lec_resample_store;
lec_resample_store *lec_resample_store_new(lec_arena *arena, uint64_t seed, size_t replicate_count,
                                           size_t threads);
const lec_resamples *lec_resample_store_get(lec_resample_store *store, size_t cluster_count);

#endif
