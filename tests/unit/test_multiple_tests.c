/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/measure/multiple_tests.h"

#include "tests/support/check.h"
#include "tests/support/reference.h"

enum { TESTS = 15 };

/* Benjamini & Hochberg 1995, section 4.1, in another order; adjusted by R 4.2.2 p.adjust. */
static const struct {
    double p, adjusted[4]; /* holm, bonferroni, bh, by */
} cases[TESTS] = {
    {0.3240, {1, 1, 0.486, 1}},
    {0.0001, {0.0015, 0.0015, 0.0015, 0.00497734348984349}},
    {0.0278, {0.278, 0.417, 0.0638571428571429, 0.211892622853337}},
    {0.4262, {1, 1, 0.581181818181818, 1}},
    {0.0004, {0.0056, 0.006, 0.003, 0.00995468697968698}},
    {0.0201, {0.2211, 0.3015, 0.0603, 0.200089208291708}},
    {0.0298, {0.278, 0.447, 0.0638571428571429, 0.211892622853337}},
    {1.0000, {1, 1, 1, 1}},
    {0.0019, {0.0247, 0.0285, 0.0095, 0.0315231754356754}},
    {0.5719, {1, 1, 0.714875, 1}},
    {0.0095, {0.114, 0.1425, 0.035625, 0.118211907883783}},
    {0.0459, {0.3213, 0.6885, 0.0765, 0.253844517982018}},
    {0.6528, {1, 1, 0.753230769230769, 1}},
    {0.0344, {0.278, 0.516, 0.0645, 0.21402577006327}},
    {0.7590, {1, 1, 0.813214285714286, 1}},
};

/* Plain p-values out */
static void adjust_p(lec_adjustment adjustment, const double *log10_p, size_t count,
                     lec_arena *arena, double *adjusted)
{
    lec_adjust_log10_p(adjustment, log10_p, count, arena, adjusted);
    for (size_t i = 0; i < count; i++) adjusted[i] = pow(10, adjusted[i]);
}

static void test_published(void)
{
    lec_arena *arena = lec_arena_new();
    double log10_p[TESTS], adjusted[TESTS];
    for (size_t i = 0; i < TESTS; i++) log10_p[i] = log10(cases[i].p);
    for (int method = LEC_ADJUST_HOLM; method <= LEC_ADJUST_BY; method++) {
        adjust_p((lec_adjustment)method, log10_p, TESTS, arena, adjusted);
        for (size_t i = 0; i < TESTS; i++)
            CHECK_NUMBER(adjusted[i], cases[i].adjusted[method], TOLERANCE_CLOSED_FORM,
                         lec_adjustment_names[method]);
    }
    lec_arena_free(arena);
}

/* The whole file of values from R, in its order. */
static void test_reference_file(void)
{
    static const char *const columns[] = {"holm", "bonferroni", "BH", "BY"};
    reference *file = reference_open("reference/padjust_BH1995.csv");
    if (file == NULL) SKIP("../shared is absent");
    lec_arena *arena = lec_arena_new();
    const size_t count = reference_rows(file);
    CHECK_COUNT(count, TESTS, "rows");
    double *log10_p = lec_new(arena, double, count), *adjusted = lec_new(arena, double, count);
    for (size_t i = 0; i < count; i++) log10_p[i] = log10(reference_number(file, i, "p"));
    for (int method = LEC_ADJUST_HOLM; method <= LEC_ADJUST_BY; method++) {
        adjust_p((lec_adjustment)method, log10_p, count, arena, adjusted);
        for (size_t i = 0; i < count; i++)
            CHECK_NUMBER(adjusted[i], reference_number(file, i, columns[method]),
                         TOLERANCE_CLOSED_FORM, columns[method]);
    }
    lec_arena_free(arena);
    reference_close(file);
}

static void test_missing_tests_do_not_count(void)
{
    /* By hand: two tests; 2 * 10^-718 = 10^(-718 + log10 2) = 10^-717.69897..., and 10^-2 * 2 */
    const double log10_p[] = {NAN, -718, NAN, -2, NAN};
    const double holm[] = {NAN, -717.6989700043360, NAN, -2, NAN};
    const double bh[] = {NAN, -717.6989700043360, NAN, -2, NAN};
    const double bonferroni[] = {NAN, -717.6989700043360, NAN, -1.698970004336019, NAN};
    lec_arena *arena = lec_arena_new();
    double adjusted[5];
    lec_adjust_log10_p(LEC_ADJUST_HOLM, log10_p, 5, arena, adjusted);
    for (size_t i = 0; i < 5; i++) CHECK_NUMBER(adjusted[i], holm[i], 1e-15, "holm");
    lec_adjust_log10_p(LEC_ADJUST_BH, log10_p, 5, arena, adjusted);
    for (size_t i = 0; i < 5; i++) CHECK_NUMBER(adjusted[i], bh[i], 1e-15, "bh");
    memcpy(adjusted, log10_p, sizeof adjusted);
    lec_adjust_log10_p(LEC_ADJUST_BONFERRONI, adjusted, 5, arena, adjusted);
    for (size_t i = 0; i < 5; i++) CHECK_NUMBER(adjusted[i], bonferroni[i], 1e-15, "in place");
    lec_arena_free(arena);
}

static void test_ties_and_few(void)
{
    const double tied[] = {-1, -3, -1, -3, -1}; /* by hand: 5 * .001 / 2 = .0025; 5 * .1 / 5 = .1 */
    const double bh[] = {0.1, 0.0025, 0.1, 0.0025, 0.1};
    const double holm[] = {0.3, 0.005, 0.3, 0.005, 0.3}; /* (5 - 1 + 1) * .001, (5 - 3 + 1) * .1 */
    lec_arena *arena = lec_arena_new();
    double adjusted[5];
    adjust_p(LEC_ADJUST_BH, tied, 5, arena, adjusted);
    for (size_t i = 0; i < 5; i++) CHECK_NUMBER(adjusted[i], bh[i], 1e-15, "bh");
    CHECK_TRUE(adjusted[0] == adjusted[2] && adjusted[1] == adjusted[3], "ties stay ties");
    adjust_p(LEC_ADJUST_HOLM, tied, 5, arena, adjusted);
    for (size_t i = 0; i < 5; i++) CHECK_NUMBER(adjusted[i], holm[i], 1e-15, "holm");
    for (int method = LEC_ADJUST_HOLM; method <= LEC_ADJUST_BY; method++) {
        const double one = -3.25;
        lec_adjust_log10_p((lec_adjustment)method, &one, 1, arena, adjusted);
        CHECK_NUMBER(adjusted[0], -3.25, 0, "one test is not adjusted");
        lec_adjust_log10_p((lec_adjustment)method, NULL, 0, arena, adjusted);
    }
    lec_arena_free(arena);
}

/* Of 100 tests the three smallest p are given: R's p.adjust(c(.0001, .0002, .03, rep(1, 97)), "BH")
 * is .01, .01, 1; "holm" is .01, 99 * .0002 = .0198, 1. By hand, too: 100 * .0002 / 2 = .01. */
static void test_tests_that_are_not_given(void)
{
    lec_arena *arena = lec_arena_new();
    const double p[] = {log10(0.0002), log10(0.03), NAN, log10(0.0001)};
    double adjusted[4];
    lec_adjust_log10_p_among(LEC_ADJUST_BH, p, 4, 100, arena, adjusted);
    CHECK_NUMBER(adjusted[0], -2, TOLERANCE_CLOSED_FORM, "second");
    CHECK_NUMBER(adjusted[1], 0, 0, "third: 100 * .03 / 3 = 1");
    CHECK_TRUE(isnan(adjusted[2]), "no test");
    CHECK_NUMBER(adjusted[3], -2, TOLERANCE_CLOSED_FORM, "first: as its successor");
    lec_adjust_log10_p_among(LEC_ADJUST_HOLM, p, 4, 100, arena, adjusted);
    CHECK_NUMBER(adjusted[0], log10(99 * 0.0002), TOLERANCE_CLOSED_FORM, "Holm, second");
    CHECK_NUMBER(adjusted[3], -2, TOLERANCE_CLOSED_FORM, "Holm, first");
    lec_adjust_log10_p_among(LEC_ADJUST_BH, p, 4, 1, arena, adjusted);
    CHECK_NUMBER(adjusted[0], log10(0.0003), TOLERANCE_CLOSED_FORM, "three are given: 3 p / 2");
    lec_arena_free(arena);
}

const lec_test lec_tests_multiple_tests[] = {
    {"published", test_published},
    {"reference_file", test_reference_file},
    {"missing_tests_do_not_count", test_missing_tests_do_not_count},
    {"ties_and_few", test_ties_and_few},
    {"tests_that_are_not_given", test_tests_that_are_not_given},
    {0},
};
