/* SPDX-License-Identifier: GPL-3.0-or-later
 * resamples.c -- the draws of every replicate, counted into one byte a cluster. */
#include "analysis/measure/resamples.h"

#include <assert.h>

#include "core/parallel.h"
#include "core/random.h"

enum { DRAWS_AT_ONCE = 256, LARGEST_ENUMERATION = 7 };

typedef struct {
    uint64_t seed;
    uint32_t cluster_count;
    size_t stride;
    uint8_t *weight;
} drawing;

static void draw_replicates(size_t first, size_t end, size_t thread, void *state)
{
    (void)thread;
    const drawing *into = state;
    uint32_t drawn[DRAWS_AT_ONCE];
    for (size_t replicate = first; replicate < end; replicate++) {
        const lec_random_key key = {into->seed, LEC_STREAM_BOOTSTRAP, (uint32_t)replicate};
        for (uint32_t draw = 0; draw < into->cluster_count; draw += DRAWS_AT_ONCE) {
            const uint32_t left = into->cluster_count - draw;
            const size_t count = left < DRAWS_AT_ONCE ? left : DRAWS_AT_ONCE;
            lec_random_below(key, into->cluster_count, draw, count, drawn);
            for (size_t i = 0; i < count; i++) {
                uint8_t *weight = &into->weight[drawn[i] * into->stride + replicate];
                if (*weight < UINT8_MAX) (*weight)++;
            }
        }
    }
}

static size_t whole_blocks(size_t replicate_count)
{
    const size_t block = LEC_REPLICATE_BLOCK;
    return (replicate_count + block - 1) / block * block;
}

const lec_resamples *lec_resamples_new(lec_arena *arena, uint64_t seed, size_t cluster_count,
                                       size_t replicate_count, size_t threads)
{
    assert(cluster_count <= UINT32_MAX && replicate_count >= 1 && replicate_count <= UINT32_MAX);
    drawing into = {seed, (uint32_t)cluster_count, whole_blocks(replicate_count), NULL};
    into.weight = lec_arena_alloc(arena, cluster_count, into.stride);
    lec_parallel_for(replicate_count, threads, draw_replicates, &into);

    lec_resamples *resamples = lec_new(arena, lec_resamples, 1);
    *resamples = (lec_resamples){cluster_count, replicate_count, into.stride, into.weight};
    return resamples;
}

const lec_resamples *lec_resamples_all(lec_arena *arena, size_t cluster_count)
{
    assert(cluster_count >= 1 && cluster_count <= LARGEST_ENUMERATION);
    size_t replicate_count = 1;
    for (size_t i = 0; i < cluster_count; i++) replicate_count *= cluster_count;
    const size_t stride = whole_blocks(replicate_count);
    uint8_t *weight = lec_arena_alloc(arena, cluster_count, stride);
    for (size_t replicate = 0; replicate < replicate_count; replicate++) {
        size_t digits = replicate; /* the number of the replicate, read to base cluster_count */
        for (size_t draw = 0; draw < cluster_count; draw++) {
            weight[digits % cluster_count * stride + replicate]++;
            digits /= cluster_count;
        }
    }
    lec_resamples *resamples = lec_new(arena, lec_resamples, 1);
    *resamples = (lec_resamples){cluster_count, replicate_count, stride, weight};
    return resamples;
}

typedef struct built {
    const struct built *previous;
    const lec_resamples *resamples;
} built;

struct lec_resample_store {
    lec_arena *arena; /* its own: others may use the caller's while the store is asked */
    lec_lock *lock;
    uint64_t seed;
    size_t replicate_count, threads;
    const built *last;
};

lec_resample_store *lec_resample_store_new(lec_arena *arena, uint64_t seed, size_t replicate_count,
                                           size_t threads)
{
    lec_resample_store *store = lec_new(arena, lec_resample_store, 1);
    store->arena = lec_arena_new_in(arena);
    store->lock = lec_lock_new(arena);
    store->seed = seed;
    store->replicate_count = replicate_count;
    store->threads = threads;
    return store;
}

static const lec_resamples *find_or_build(lec_resample_store *store, size_t cluster_count)
{
    for (const built *at = store->last; at != NULL; at = at->previous)
        if (at->resamples->cluster_count == cluster_count) return at->resamples;
    built *added = lec_new(store->arena, built, 1);
    added->previous = store->last;
    added->resamples = lec_resamples_new(store->arena, store->seed, cluster_count,
                                         store->replicate_count, store->threads);
    store->last = added;
    return added->resamples;
}

const lec_resamples *lec_resample_store_get(lec_resample_store *store, size_t cluster_count)
{
    lec_lock_take(store->lock);
    const lec_resamples *resamples = find_or_build(store, cluster_count);
    lec_lock_release(store->lock);
    return resamples;
}
