/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/measure/bootstrap.h"

#include <stdlib.h>

#include "core/random.h"
#include "tests/support/check.h"
#include "tests/support/general_bootstrap.h"

#define LENGTH(array) (sizeof(array) / sizeof *(array))

/* --- helpers ------------------------------------------------------------------------------------
 */

/* A table of counts, cell after cell, as sparse cells. */
static lec_cluster_counts sparse(lec_arena *arena, size_t cells, size_t clusters,
                                 const uint32_t *table)
{
    size_t *start = lec_new(arena, size_t, cells + 1);
    uint32_t *cluster = lec_new(arena, uint32_t, cells * clusters);
    uint32_t *count = lec_new(arena, uint32_t, cells * clusters);
    size_t filled = 0;
    for (size_t cell = 0; cell < cells; cell++) {
        for (size_t c = 0; c < clusters; c++) {
            if (table[cell * clusters + c] == 0) continue;
            cluster[filled] = (uint32_t)c;
            count[filled++] = table[cell * clusters + c];
        }
        start[cell + 1] = filled;
    }
    return (lec_cluster_counts){cells, clusters, start, cluster, count};
}

static lec_estimate one_ratio(const lec_resamples *resamples, const uint32_t *counts,
                              const double *sizes, lec_interval_method method, double level)
{
    lec_arena *arena = lec_arena_new();
    const lec_cluster_counts cells = sparse(arena, 1, resamples->cluster_count, counts);
    lec_estimate interval;
    lec_ratio_intervals(lec_denominator_new(arena, resamples, sizes), &cells,
                        (lec_interval_kind){method, level}, 1, &interval);
    lec_arena_free(arena);
    return interval;
}

static double first_by_second(const double *totals)
{
    return totals[0] / totals[1];
}

/* --- published: mouse data, Efron & Tibshirani 1993, table 2.1, all 7^7 samples ----------------
 */

static const uint32_t mouse_treatment[7] = {94, 197, 16, 38, 99, 141, 23};
static const double ones[7] = {1, 1, 1, 1, 1, 1, 1};

/* Expected: ../shared/reference/anchors_misc.csv (ideal bootstrap, inverse cdf, z0 strict). */
static void test_mouse_intervals(void)
{
    static const struct {
        lec_interval_method method;
        double level, low, high;
    } expected[] = {
        {LEC_INTERVAL_PERCENTILE, 0.95, 43.428571428571, 134.428571428571},
        {LEC_INTERVAL_BCA, 0.95, 46.142857142857146, 137.57142857142858},
        {LEC_INTERVAL_BCA, 0.90, 51.857142857142854, 129.57142857142858},
    };
    lec_arena *arena = lec_arena_new();
    const lec_resamples *all = lec_resamples_all(arena, 7);
    for (size_t i = 0; i < LENGTH(expected); i++) {
        const lec_estimate got =
            one_ratio(all, mouse_treatment, ones, expected[i].method, expected[i].level);
        CHECK_NUMBER(got.value, 608.0 / 7, TOLERANCE_CLOSED_FORM, "mean 86.857");
        CHECK_NUMBER(got.low, expected[i].low, TOLERANCE_CLOSED_FORM, "low");
        CHECK_NUMBER(got.high, expected[i].high, TOLERANCE_CLOSED_FORM, "high");
    }
    lec_arena_free(arena);
}

/* The ideal standard error is 23.36 in the book; P(t* < t) = .5073007724, ties .0098598. */
static void test_mouse_replicates(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_resamples *all = lec_resamples_all(arena, 7);
    double table[14];
    for (size_t c = 0; c < 7; c++) {
        table[2 * c] = mouse_treatment[c];
        table[2 * c + 1] = 1;
    }
    const general_totals totals = {7, 2, table, 0};
    double *replicates = lec_new(arena, double, all->replicate_count);
    CHECK_COUNT(general_replicates(all, &totals, first_by_second, replicates), 823543,
                "all defined");
    const double mean = 608.0 / 7;
    double squares = 0, below = 0, ties = 0;
    for (size_t r = 0; r < all->replicate_count; r++) {
        squares += (replicates[r] - mean) * (replicates[r] - mean);
        below += replicates[r] < mean;
        ties += replicates[r] == mean;
    }
    CHECK_NUMBER(sqrt(squares / 823543), 23.363523437299573, TOLERANCE_CLOSED_FORM, "ideal SE");
    CHECK_NUMBER(below / 823543, 0.5073007724, 5e-11, "P(t* < t)");
    CHECK_NUMBER(ties / 823543, 0.0098598, 5e-8, "ties");
    lec_arena_free(arena);
}

static void test_mouse_acceleration(void)
{
    double left_out[7];
    for (size_t c = 0; c < 7; c++) left_out[c] = (608.0 - mouse_treatment[c]) / 6;
    CHECK_NUMBER(lec_acceleration(left_out, 7), 0.029120581262803976, TOLERANCE_CLOSED_FORM, "a");
}

/* --- published: spatial test data A, Efron & Tibshirani 1993, table 14.1 -----------------------
 */

static const double spatial_a[26] = {48, 36, 20, 29, 42, 42, 20, 42, 22, 41, 45, 14, 6,
                                     0,  33, 28, 34, 4,  32, 24, 47, 41, 24, 26, 30, 41};

static double plug_in_variance(const double *totals)
{
    const double mean = totals[1] / totals[0];
    return totals[2] / totals[0] - mean * mean;
}

/* The book prints 171.5, a = .061 and, from 2,000 replicates, 100.8 - 233.9 (percentile) and
 * 115.8 - 259.6 (BCa) at 90 %; 200,000 replicates gave 97.8 - 235.5 and 116.0 - 261.9
 * (../shared/reference/anchors_misc.csv). 20,000 replicates: the Monte Carlo standard error of an
 * end is sqrt(.05 * .95 / B) / density, about 0.63 below and 0.7 above; 4 of them allowed. */
static void test_spatial_variance(void)
{
    double table[3 * 26];
    for (size_t c = 0; c < 26; c++) {
        table[3 * c] = 1;
        table[3 * c + 1] = spatial_a[c];
        table[3 * c + 2] = spatial_a[c] * spatial_a[c];
    }
    const general_totals totals = {26, 3, table, 0};
    lec_arena *arena = lec_arena_new();
    const lec_resamples *drawn = lec_resamples_new(arena, 1993, 26, 20000, 0);
    const lec_estimate percentile = general_interval(
        drawn, &totals, plug_in_variance, (lec_interval_kind){LEC_INTERVAL_PERCENTILE, 0.90});
    const lec_estimate bca = general_interval(drawn, &totals, plug_in_variance,
                                              (lec_interval_kind){LEC_INTERVAL_BCA, 0.90});
    CHECK_NUMBER(percentile.value, 171.53402366863904, TOLERANCE_CLOSED_FORM, "variance");
    CHECK_TRUE(fabs(percentile.low - 97.8) < 2.6, "percentile, low");
    CHECK_TRUE(fabs(percentile.high - 235.5) < 2.8, "percentile, high");
    CHECK_TRUE(fabs(bca.low - 116.0) < 3.5, "BCa, low (its level varies with z0 too)");
    CHECK_TRUE(fabs(bca.high - 261.9) < 4.5, "BCa, high (a level of .987: sparser)");
    lec_arena_free(arena);
}

/* --- the real text: two concepts in the 14 turns of the principal on 3 December 2024 -----------
 */

/* ../shared/reference/series_by_SGturn.csv, and the turn of three words that it leaves out. */
static const double sg_words[14] = {485, 149, 187, 357, 233, 156, 113,
                                    161, 266, 3,   249, 269, 300, 352};
static const uint32_t sg_ukraine[14] = {11, 3, 5, 4, 0, 0, 6, 0, 6, 0, 0, 1, 8, 0};
static const uint32_t sg_russia[14] = {4, 1, 0, 5, 2, 0, 3, 0, 0, 0, 0, 3, 2, 1};

/* ../shared/reference/clusterboot_*.csv, B = 400,000. The Monte Carlo standard error of an end at
 * our B = 100,000 is sqrt(.025 * .975 / B) SE / phi(1.96), 0.0085 SE; for BCa also that of z0,
 * together 0.012 SE; the reference's own adds a quarter of the variance. 4 of them are allowed. */
static const struct {
    const char *concept;
    const uint32_t *counts;
    double rate, acceleration, se, percentile[2], bca[2];
} concepts[] = {
    {"UKRAINE",
     sg_ukraine,
     13.414634146341463,
     0.007377882367660156,
     3.5033325942907885,
     {6.585136406396989, 20.268163392578735},
     {6.728669560339061, 20.430015520865055}},
    {"RUSSIA",
     sg_russia,
     6.402439024390244,
     0.025615726873840176,
     1.5807958857187323,
     {3.3030553261767133, 9.508196721311476},
     {3.542677203344126, 9.794769340144637}},
};

static void test_concept_rates(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_resamples *drawn = lec_resamples_new(arena, 20241203, 14, 100000, 0);
    for (size_t i = 0; i < LENGTH(concepts); i++) {
        const lec_estimate percentile =
            one_ratio(drawn, concepts[i].counts, sg_words, LEC_INTERVAL_PERCENTILE, 0.95);
        const lec_estimate bca =
            one_ratio(drawn, concepts[i].counts, sg_words, LEC_INTERVAL_BCA, 0.95);
        const double se = concepts[i].se;
        const char *name = concepts[i].concept;
        CHECK_NUMBER(1000 * percentile.value, concepts[i].rate, TOLERANCE_CLOSED_FORM, name);
        CHECK_TRUE(fabs(1000 * percentile.low - concepts[i].percentile[0]) < 0.038 * se, name);
        CHECK_TRUE(fabs(1000 * percentile.high - concepts[i].percentile[1]) < 0.038 * se, name);
        CHECK_TRUE(fabs(1000 * bca.low - concepts[i].bca[0]) < 0.054 * se, name);
        CHECK_TRUE(fabs(1000 * bca.high - concepts[i].bca[1]) < 0.054 * se, name);

        double left_out[14], words = 0, total = 0;
        for (size_t c = 0; c < 14; c++) {
            words += sg_words[c];
            total += concepts[i].counts[c];
        }
        for (size_t c = 0; c < 14; c++)
            left_out[c] = (total - concepts[i].counts[c]) / (words - sg_words[c]);
        CHECK_NUMBER(lec_acceleration(left_out, 14), concepts[i].acceleration,
                     TOLERANCE_CLOSED_FORM, name);
    }
    lec_arena_free(arena);
}

/* --- small cases by hand -----------------------------------------------------------------------
 */

/* Sizes 0, 2, 3 and counts 0, 1, 2, all 27 samples. One has no size and is left out; the others:
 * 7 x 1/2, 3 x 4/7 (1,1,2), 6 x 3/5 (0,1,2), 3 x 5/8 (1,2,2), 7 x 2/3. */
static void test_left_out_replicates(void)
{
    static const struct {
        double level, low, high;
    } expected[] = {
        {0.90, 1.0 / 2, 2.0 / 3}, /* 0.05 * 26 = 1.3: the 2nd from either end */
        {0.40, 4.0 / 7, 5.0 / 8}, /* 0.3 * 26 = 7.8: the 8th */
        {0.20, 3.0 / 5, 3.0 / 5}, /* 0.4 * 26 = 10.4: the 11th */
    };
    static const double sizes[3] = {0, 2, 3};
    static const uint32_t counts[3] = {0, 1, 2};
    lec_arena *arena = lec_arena_new();
    const lec_resamples *all = lec_resamples_all(arena, 3);
    for (size_t i = 0; i < LENGTH(expected); i++) {
        const lec_estimate got =
            one_ratio(all, counts, sizes, LEC_INTERVAL_PERCENTILE, expected[i].level);
        CHECK_NUMBER(got.low, expected[i].low, 0, "low");
        CHECK_NUMBER(got.high, expected[i].high, 0, "high");
    }
    lec_arena_free(arena);
}

static void test_undefined(void)
{
    static const double none[3] = {0, 0, 0}, one[3] = {0, 7, 0}, all[3] = {3, 7, 5};
    static const double huge[3] = {9007199254740993.0, 9007199254740991.0, 8.5e15};
    static const uint32_t empty[3] = {0, 0, 0}, some[3] = {1, 2, 1}, single[3] = {0, 4, 0};
    static const struct {
        const double *sizes;
        const uint32_t *counts;
        double estimate;
        bool ends;
        const char *what;
    } expected[] = {
        {none, empty, NAN, false, "nothing at all"},
        {one, empty, 0, false, "one cluster"},
        {one, single, 4.0 / 7, false, "one cluster with its word"},
        {all, empty, 0, false, "a cell without counts"},
        {all, some, 4.0 / 15, true, "the usual case"},
        {huge, some, 4 / 26514398509481984.0, true, "sizes near 2^53"},
    };
    lec_arena *arena = lec_arena_new();
    const lec_resamples *drawn = lec_resamples_new(arena, 1, 3, 200, 1);
    for (size_t i = 0; i < LENGTH(expected); i++) {
        for (int method = LEC_INTERVAL_PERCENTILE; method <= LEC_INTERVAL_EXPANDED_BCA; method++) {
            const lec_estimate got = one_ratio(drawn, expected[i].counts, expected[i].sizes,
                                               (lec_interval_method)method, 0.95);
            CHECK_NUMBER(got.value, expected[i].estimate, 1e-15, expected[i].what);
            CHECK_TRUE(isfinite(got.low) == expected[i].ends, expected[i].what);
            CHECK_TRUE(isfinite(got.high) == expected[i].ends, expected[i].what);
            CHECK_TRUE(!expected[i].ends || (got.low <= got.value && got.value <= got.high),
                       expected[i].what);
        }
    }
    const lec_resamples *no_clusters = lec_resamples_new(arena, 1, 0, 200, 1);
    CHECK_TRUE(isnan(one_ratio(no_clusters, NULL, NULL, LEC_INTERVAL_BCA, 0.95).value), "none");
    const lec_cluster_counts no_cells = {0, 3, (const size_t[]){0}, NULL, NULL};
    lec_ratio_intervals(lec_denominator_new(arena, drawn, all), &no_cells,
                        (lec_interval_kind){LEC_INTERVAL_BCA, 0.95}, 2, NULL);
    lec_arena_free(arena);
}

/* --- any statistic of a cell in two groups, over all 5^5 samples -------------------------------
 */

/* Clusters 0, 1 and 3 are the target's, 2, 3 and 4 the reference's: they share cluster 3. */
static const double target_sizes[5] = {12, 31, 0, 7, 0}, reference_sizes[5] = {0, 0, 22, 9, 17};
enum { CONTRASTS = 5 };
static const uint32_t target_counts[CONTRASTS * 5] = {3, 1, 0, 2, 0, 0, 5, 0, 0, 0, 0, 0, 0,
                                                      0, 0, 1, 1, 0, 4, 0, 0, 0, 0, 0, 0};
static const uint32_t reference_counts[CONTRASTS * 5] = {0, 0, 1, 1, 4, 0, 0, 0, 0, 0, 0, 0, 2,
                                                         0, 3, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0};

static lec_estimate general_pair(const lec_resamples *resamples, size_t cell,
                                 general_statistic *statistic, lec_interval_kind kind)
{
    double table[20];
    for (size_t c = 0; c < 5; c++) {
        const double row[4] = {target_counts[cell * 5 + c], target_sizes[c],
                               reference_counts[cell * 5 + c], reference_sizes[c]};
        memcpy(table + 4 * c, row, sizeof row);
    }
    const general_totals totals = {5, 4, table, 3};
    return general_interval(resamples, &totals, statistic, kind);
}

/* Undefined where the reference has more than `limit` of the word. */
static double limited(double count, double size, double other_count, double other_size, size_t cell,
                      const void *state)
{
    const double *limit = state;
    if (other_count > *limit) return NAN;
    return sqrt(count / size) - (double)(cell + 1) * other_count / other_size;
}

static const double limits[] = {1000, 3};

static double limited_totals(const double *totals)
{
    if (totals[1] <= 0 || totals[3] <= 0) return NAN;
    return limited(totals[0], totals[1], totals[2], totals[3], 0, &limits[0]);
}

static void test_pair_statistic(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_resamples *all = lec_resamples_all(arena, 5);
    const lec_cluster_counts cells[2] = {sparse(arena, CONTRASTS, 5, target_counts),
                                         sparse(arena, CONTRASTS, 5, reference_counts)};
    const lec_contrast_group target = {lec_denominator_new(arena, all, target_sizes), &cells[0]};
    const lec_contrast_group reference = {lec_denominator_new(arena, all, reference_sizes),
                                          &cells[1]};
    lec_estimate got[CONTRASTS];
    for (int method = 0; method <= LEC_INTERVAL_EXPANDED_BCA; method++) {
        const lec_interval_kind kind = {(lec_interval_method)method, 0.8};
        lec_pair_intervals(&target, &reference, limited, &limits[0], kind, LEC_SCALE_LINEAR, 2,
                           got);
        const lec_estimate want = general_pair(all, 0, limited_totals, kind);
        CHECK_NUMBER(got[0].value, want.value, TOLERANCE_CLOSED_FORM, "estimate");
        CHECK_NUMBER(got[0].low, want.low, TOLERANCE_CLOSED_FORM, "low");
        CHECK_NUMBER(got[0].high, want.high, TOLERANCE_CLOSED_FORM, "high");
        /* cell 2: 0 of 50 against 5 of 48 */
        CHECK_NUMBER(got[2].value, -3 * 5.0 / 48, TOLERANCE_CLOSED_FORM, "the cell is passed on");
        CHECK_NUMBER(got[CONTRASTS - 1].value, 0, 0, "a cell that neither group has");
        CHECK_TRUE(isnan(got[CONTRASTS - 1].low), "has no interval");
        lec_pair_intervals(&target, &reference, limited, &limits[1], kind, LEC_SCALE_LINEAR, 2,
                           got);
        CHECK_TRUE(isnan(got[0].value) && isnan(got[0].low), "6 in the reference are too many");
    }
    lec_arena_free(arena);
}

/* --- properties on many cells ------------------------------------------------------------------
 */

enum { CELLS = 700, CLUSTERS = 23 };

static bool same_bytes(const void *one, const void *other, size_t size)
{
    return memcmp(one, other, size) == 0;
}

static void draw_cells(uint32_t *table, double *sizes)
{
    for (uint32_t c = 0; c < CLUSTERS; c++) {
        uint32_t counts[CELLS];
        const lec_random_key key = {3, LEC_STREAM_SIMULATION, c};
        lec_random_below(key, 40, 0, CELLS, counts);
        sizes[c] = c == 4 ? 0 : 10.0 + 13 * c;
        for (size_t cell = 0; cell < CELLS; cell++) /* mostly zeros, and many equal cells */
            table[cell * CLUSTERS + c] = c != 4 && counts[cell] < 2 ? counts[cell] + 1 : 0;
    }
}

static void test_threads_and_equal_cells(void)
{
    static uint32_t table[CELLS * CLUSTERS];
    double sizes[CLUSTERS];
    draw_cells(table, sizes);
    lec_arena *arena = lec_arena_new();
    const lec_cluster_counts cells = sparse(arena, CELLS, CLUSTERS, table);
    const lec_resamples *drawn = lec_resamples_new(arena, 17, CLUSTERS, 300, 2);
    const lec_denominator *denominator = lec_denominator_new(arena, drawn, sizes);
    for (int method = 0; method <= LEC_INTERVAL_EXPANDED_BCA; method++) {
        const lec_interval_kind kind = {(lec_interval_method)method, 0.95};
        static lec_estimate one[CELLS], other[CELLS];
        lec_ratio_intervals(denominator, &cells, kind, 1, one);
        for (size_t threads = 2; threads <= 7; threads++) {
            lec_ratio_intervals(denominator, &cells, kind, threads, other);
            CHECK_TRUE(same_bytes(one, other, sizeof one), "the same bytes with any threads");
        }
        size_t differ = 0;
        for (size_t cell = 0; cell < CELLS; cell++) {
            const lec_estimate alone =
                one_ratio(drawn, table + cell * CLUSTERS, sizes, kind.method, 0.95);
            differ += !same_bytes(&alone, &one[cell], sizeof alone);
        }
        CHECK_COUNT(differ, 0, "cells whose interval depends on the other cells");
    }
    lec_arena_free(arena);
}

/* With all samples the order of the clusters is nothing; sizes times 4 are rates by 4, to the bit.
 */
static void test_order_and_scale(void)
{
    static const uint32_t counts[6] = {3, 0, 1, 9, 0, 2}, turned[6] = {2, 9, 0, 1, 0, 3};
    static const double sizes[6] = {20, 31, 17, 55, 8, 40},
                        turned_sizes[6] = {40, 55, 31, 17, 8, 20};
    double scaled_sizes[6];
    for (size_t c = 0; c < 6; c++) scaled_sizes[c] = 4 * sizes[c];
    lec_arena *arena = lec_arena_new();
    const lec_resamples *all = lec_resamples_all(arena, 6);
    for (int method = 0; method <= LEC_INTERVAL_EXPANDED_BCA; method++) {
        const lec_interval_method m = (lec_interval_method)method;
        const lec_estimate got = one_ratio(all, counts, sizes, m, 0.95);
        const lec_estimate other = one_ratio(all, turned, turned_sizes, m, 0.95);
        const lec_estimate scaled = one_ratio(all, counts, scaled_sizes, m, 0.95);
        CHECK_TRUE(got.low < got.value && got.value < got.high, "an interval");
        CHECK_NUMBER(other.low, got.low, 0, "clusters in another order");
        CHECK_NUMBER(other.high, got.high, 0, "clusters in another order");
        CHECK_NUMBER(scaled.low, got.low / 4, 0, "scaled");
        CHECK_NUMBER(scaled.high, got.high / 4, 0, "scaled");
    }
    lec_arena_free(arena);
}

const lec_test lec_tests_bootstrap[] = {
    {"mouse_intervals", test_mouse_intervals},
    {"mouse_replicates", test_mouse_replicates},
    {"mouse_acceleration", test_mouse_acceleration},
    {"spatial_variance", test_spatial_variance},
    {"concept_rates", test_concept_rates},
    {"left_out_replicates", test_left_out_replicates},
    {"undefined", test_undefined},
    {"pair_statistic", test_pair_statistic},
    {"threads_and_equal_cells", test_threads_and_equal_cells},
    {"order_and_scale", test_order_and_scale},
    {0},
};
