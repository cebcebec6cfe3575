/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/measure/resamples.h"

#include "tests/support/check.h"

static bool same_weights(const lec_resamples *one, const lec_resamples *other)
{
    return one->stride == other->stride &&
           memcmp(one->weight, other->weight, one->cluster_count * one->stride) == 0;
}

/* Every replicate draws as many clusters as there are; the rest of the last block is empty. */
static void test_weights_sum(void)
{
    static const size_t clusters[] = {0, 1, 2, 14, 38, 300};
    for (size_t i = 0; i < sizeof clusters / sizeof *clusters; i++) {
        lec_arena *arena = lec_arena_new();
        const lec_resamples *drawn = lec_resamples_new(arena, 5, clusters[i], 131, 1);
        CHECK_COUNT(drawn->stride, 192, "131 replicates in blocks of 64");
        size_t wrong = 0;
        for (size_t r = 0; r < drawn->stride; r++) {
            size_t sum = 0;
            for (size_t c = 0; c < clusters[i]; c++) sum += drawn->weight[c * drawn->stride + r];
            wrong += sum != (r < 131 ? clusters[i] : 0);
        }
        CHECK_COUNT(wrong, 0, "replicates with a wrong number of draws");
        lec_arena_free(arena);
    }
}

static void test_threads_and_seed(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_resamples *one = lec_resamples_new(arena, 20241203, 38, 777, 1);
    for (size_t threads = 0; threads <= 9; threads++)
        CHECK_TRUE(same_weights(one, lec_resamples_new(arena, 20241203, 38, 777, threads)),
                   "the same bytes with any number of threads");
    CHECK_TRUE(!same_weights(one, lec_resamples_new(arena, 20241204, 38, 777, 1)), "another seed");
    const lec_resamples *more = lec_resamples_new(arena, 20241203, 38, 1500, 2);
    size_t changed = 0;
    for (size_t c = 0; c < 38; c++)
        changed += memcmp(one->weight + c * one->stride, more->weight + c * more->stride, 777) != 0;
    CHECK_COUNT(changed, 0, "more replicates leave the first ones as they are");
    lec_arena_free(arena);
}

/* The weight of one cluster is binomial (n, 1/n): mean 1, variance 1 - 1/n. */
static void test_weight_is_binomial(void)
{
    enum { CLUSTERS = 20, REPLICATES = 20000 };
    lec_arena *arena = lec_arena_new();
    const lec_resamples *drawn = lec_resamples_new(arena, 99, CLUSTERS, REPLICATES, 0);
    for (size_t c = 0; c < CLUSTERS; c++) {
        double sum = 0, squares = 0;
        for (size_t r = 0; r < REPLICATES; r++) {
            const double weight = drawn->weight[c * drawn->stride + r];
            sum += weight;
            squares += weight * weight;
        }
        const double mean = sum / REPLICATES, variance = squares / REPLICATES - mean * mean;
        CHECK_TRUE(fabs(mean - 1) < 4 * sqrt(0.95 / REPLICATES), "mean 1");
        /* the fourth central moment of this binomial is 3.5: variance of the variance 2.6 / R */
        CHECK_TRUE(fabs(variance - 0.95) < 4 * sqrt(2.6 / REPLICATES), "variance 0.95");
    }
    lec_arena_free(arena);
}

/* All 3^3 samples: 3 of one cluster alone x 3, 3 of each ordered pair (2, 1) x 6, 6 of (1, 1, 1).
 */
static void test_enumeration(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_resamples *all = lec_resamples_all(arena, 3);
    CHECK_COUNT(all->replicate_count, 27, "3^3");
    size_t alone = 0, each_once = 0, wrong = 0;
    for (size_t r = 0; r < 27; r++) {
        const uint8_t w[3] = {all->weight[r], all->weight[all->stride + r],
                              all->weight[2 * all->stride + r]};
        wrong += w[0] + w[1] + w[2] != 3;
        alone += w[0] == 3 || w[1] == 3 || w[2] == 3;
        each_once += w[0] == 1 && w[1] == 1 && w[2] == 1;
    }
    CHECK_COUNT(wrong, 0, "three draws");
    CHECK_COUNT(alone, 3, "one cluster three times");
    CHECK_COUNT(each_once, 6, "each cluster once");
    CHECK_COUNT(lec_resamples_all(arena, 1)->replicate_count, 1, "1^1");
    CHECK_COUNT(lec_resamples_all(arena, 7)->replicate_count, 823543, "7^7");
    lec_arena_free(arena);
}

static void test_store(void)
{
    lec_arena *arena = lec_arena_new();
    lec_resample_store *store = lec_resample_store_new(arena, 3, 100, 2);
    const lec_resamples *of_14 = lec_resample_store_get(store, 14);
    const lec_resamples *of_38 = lec_resample_store_get(store, 38);
    CHECK_TRUE(lec_resample_store_get(store, 14) == of_14, "built once");
    CHECK_TRUE(lec_resample_store_get(store, 38) == of_38, "built once");
    CHECK_TRUE(same_weights(of_38, lec_resamples_new(arena, 3, 38, 100, 1)), "as built alone");
    lec_arena_free(arena);
}

const lec_test lec_tests_resamples[] = {
    {"weights_sum", test_weights_sum},
    {"threads_and_seed", test_threads_and_seed},
    {"weight_is_binomial", test_weight_is_binomial},
    {"enumeration", test_enumeration},
    {"store", test_store},
    {0},
};
