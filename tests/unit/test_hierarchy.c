/* SPDX-License-Identifier: GPL-3.0-or-later
 * Trees of distances against R's hclust, and agreement of partitions. */
#include "analysis/measure/hierarchy.h"

#include "tests/support/check.h"
#include "tests/support/reference.h"

/* The UPGMA example of five bacterial sequences (17, 22, 28, 33); R 4.2.2: hclust(average,
 * ward.D2), cor(d, cophenetic(h)). */
static const double five[25] = {0,  17, 21, 31, 23, 17, 0,  30, 34, 21, 21, 30, 0,
                                28, 39, 31, 34, 28, 0,  43, 23, 21, 39, 43, 0};

static void test_five(void)
{
    static const double heights[2][4] = {{17, 22, 28, 33}, {17, 23.4591844132, 28, 43.8755816676}};
    lec_arena *arena = lec_arena_new();
    for (int linkage = 0; linkage < 2; linkage++) {
        const lec_hierarchy tree = lec_hierarchy_make(five, 5, (lec_linkage)linkage, arena);
        for (int m = 0; m < 4; m++)
            CHECK_NUMBER(tree.height[m], heights[linkage][m], 1e-10, "height");
        CHECK_COUNT(tree.size[1], 3, "a, b and e");
        CHECK_COUNT(tree.size[3], 5, "the root");
        static const uint32_t order[] = {0, 1, 4, 2, 3};
        for (int i = 0; i < 5; i++) CHECK_COUNT(tree.order[i], order[i], "order");
    }
    const lec_hierarchy tree = lec_hierarchy_make(five, 5, LEC_LINKAGE_AVERAGE, arena);
    CHECK_NUMBER(lec_cophenetic_correlation(&tree, five), 0.730203161236, 1e-11, "cophenetic");
    uint32_t set[5];
    static const uint32_t two[] = {0, 0, 1, 1, 0}, three[] = {0, 0, 1, 2, 0};
    lec_hierarchy_cut(&tree, 2, set);
    for (int i = 0; i < 5; i++) CHECK_COUNT(set[i], two[i], "cut in two");
    lec_hierarchy_cut(&tree, 3, set);
    for (int i = 0; i < 5; i++) CHECK_COUNT(set[i], three[i], "cut in three");
    lec_arena_free(arena);
}

/* ../shared/reference: the Delta of 13 turns by average linkage, R 4.2.2 hclust. */
static void test_reference(void)
{
    reference *matrix = reference_open("reference/delta_SGturns_top40.csv");
    if (matrix == NULL) SKIP("../shared/reference is not there");
    reference *heights = reference_open("reference/hclust_delta_average.csv");
    CU_ASSERT_FATAL(heights != NULL);
    lec_arena *arena = lec_arena_new();
    const size_t count = reference_rows(matrix);
    double *distance = lec_new(arena, double, count *count);
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < count; j++)
            distance[i * count + j] = reference_number(matrix, i, reference_text(matrix, j, ""));
    const lec_hierarchy tree = lec_hierarchy_make(distance, count, LEC_LINKAGE_AVERAGE, arena);
    for (size_t m = 0; m + 1 < count; m++)
        CHECK_NUMBER(tree.height[m], reference_number(heights, m, "height"), 1e-9, "height");
    reference_close(matrix);
    reference_close(heights);
    lec_arena_free(arena);
}

/* By the formula of Hubert & Arabie 1985, by hand: pairs
 * together in both 2, in one 4, in the other 7, of 15. */
static void test_rand(void)
{
    static const uint32_t one[] = {0, 0, 0, 1, 1, 2}, other[] = {0, 0, 1, 1, 1, 1}, same[6] = {0};
    double both = 0, in_one = 0, in_other = 0;
    for (int i = 0; i < 6; i++)
        for (int j = i + 1; j < 6; j++) {
            both += one[i] == one[j] && other[i] == other[j];
            in_one += one[i] == one[j];
            in_other += other[i] == other[j];
        }
    CHECK_NUMBER(both, 2, 0, "together in both");
    CHECK_NUMBER(in_one, 4, 0, "in one");
    CHECK_NUMBER(in_other, 7, 0, "in the other");
    CHECK_NUMBER(lec_adjusted_rand(one, other, 6), (2 - 28. / 15) / (5.5 - 28. / 15), 1e-12,
                 "by hand");
    CHECK_NUMBER(lec_adjusted_rand(one, one, 6), 1, 1e-12, "the same");
    CHECK_NUMBER(lec_adjusted_rand(same, same, 6), NAN, 0, "one set");
}

static void test_few(void)
{
    lec_arena *arena = lec_arena_new();
    const double none[1] = {0}, two[4] = {0, 3, 3, 0};
    const lec_hierarchy one = lec_hierarchy_make(none, 1, LEC_LINKAGE_WARD, arena);
    CHECK_COUNT(one.order[0], 0, "one item");
    const lec_hierarchy both = lec_hierarchy_make(two, 2, LEC_LINKAGE_WARD, arena);
    CHECK_NUMBER(both.height[0], 3, 1e-12, "two items");
    CHECK_NUMBER(lec_cophenetic_correlation(&both, two), NAN, 0, "no variation");
    lec_arena_free(arena);
}

const lec_test lec_tests_hierarchy[] = {
    {"five", test_five}, {"reference", test_reference}, {"rand", test_rand}, {"few", test_few}, {0},
};
