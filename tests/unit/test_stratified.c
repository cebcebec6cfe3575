/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/measure/stratified.h"

#include "analysis/measure/hypergeometric.h"
#include "core/arena.h"
#include "tests/support/check.h"
#include "tests/support/reference.h"

/* The turns of the principal on 3 December 2024 in which both concepts could have occurred
 * (sentences; ../shared/reference/pairs_sentence_by_turn.csv). All other turns change nothing. */
static const lec_contingency strength_and_ukraine[] = {{0, 0, 10, 30}, {1, 0, 2, 1}, {0, 0, 1, 0},
                                                       {2, 0, 3, 3},   {2, 0, 2, 7}, {1, 0, 6, 7}};
static const lec_contingency russia_and_china[] = {{1, 3, 0, 36}, {0, 1, 0, 3},  {1, 0, 0, 6},
                                                   {3, 1, 0, 12}, {1, 0, 0, 2},  {2, 0, 0, 6},
                                                   {0, 2, 0, 12}, {0, 1, 1, 20}, {0, 3, 0, 9}};

/* R 4.2.2 mantelhaen.test(exact = TRUE): p-values, greater and less */
static void test_against_r(void)
{
    static const lec_contingency four[] = {
        {7, 2, 3, 7}, {1, 5, 4, 9}, {12, 3, 8, 20}, {0, 4, 6, 2}};
    static const lec_contingency three[] = {
        {40, 60, 30, 70}, {25, 75, 20, 80}, {300, 200, 250, 300}};
    static const lec_contingency two[] = {{2, 5, 3, 6}, {1, 1, 9, 9}};
    static const struct {
        const lec_contingency *strata;
        size_t count;
        double greater, less;
    } cases[] = {
        {four, 4, -1.478777460365682, -0.005020639339120127},
        {three, 3, -6.285805378918503, -1.287903473217035e-07},
        {two, 2, -0.1418197186061306, -0.2166056942039843},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const lec_stratified got = lec_stratified_test(cases[i].strata, cases[i].count);
        CHECK_NUMBER(got.log10_p_greater, cases[i].greater, 1e-12, "greater");
        CHECK_NUMBER(got.log10_p_less, cases[i].less, 1e-12, "less");
    }
}

/* ../shared/reference/pairs_stratified_permutation.csv */
static void test_real_pairs(void)
{
    const lec_stratified strength = lec_stratified_test(strength_and_ukraine, 6);
    CHECK_NUMBER(strength.observed, 6, 0, "observed");
    CHECK_NUMBER(strength.null_mean, 3.2272727272727275, 1e-15, "mean");
    CHECK_NUMBER(strength.null_sd, 1.1206313577200793, 1e-15, "sd");
    CHECK_NUMBER(pow(10, strength.log10_p_greater), 0.014610389610389612, 1e-14, "p");
    CHECK_TRUE(strength.log10_p_less == 0 && !signbit(strength.log10_p_less), "largest sum: p = 1");
    const lec_stratified russia = lec_stratified_test(russia_and_china, 9);
    CHECK_NUMBER(russia.observed, 8, 0, "observed");
    CHECK_NUMBER(russia.null_mean, 1.8716450216450217, 1e-15, "mean");
    CHECK_NUMBER(russia.null_sd, 1.1344550246680989, 1e-15, "sd");
    CHECK_NUMBER(russia.log10_p_greater, log10(3.809965544659421e-06), 1e-13, "p");
}

/* The strata of one pair and scope, in the order of the file */
static lec_stratified test_of_file(const reference *turns, const char *pair, const char *scope)
{
    lec_arena *arena = lec_arena_new();
    LEC_ARRAY(lec_contingency) strata = {0};
    for (size_t row = 0; row < reference_rows(turns); row++) {
        if (strcmp(reference_text(turns, row, "pair"), pair) != 0 ||
            strcmp(reference_text(turns, row, "scope"), scope) != 0)
            continue;
        const lec_contingency table = {
            reference_number(turns, row, "O11"), reference_number(turns, row, "O12"),
            reference_number(turns, row, "O21"), reference_number(turns, row, "O22")};
        LEC_PUSH(arena, strata, table);
    }
    const lec_stratified result = lec_stratified_test(strata.items, strata.count);
    lec_arena_free(arena);
    return result;
}

static void test_reference_files(void)
{
    reference *turns = reference_open("reference/pairs_sentence_by_turn.csv");
    reference *wanted = reference_open("reference/pairs_stratified_permutation.csv");
    for (size_t row = 0; turns != NULL && wanted != NULL && row < reference_rows(wanted); row++) {
        const lec_stratified got = test_of_file(turns, reference_text(wanted, row, "pair"),
                                                reference_text(wanted, row, "scope"));
        const char *what = reference_text(wanted, row, "pair");
        CHECK_NUMBER(got.observed, reference_number(wanted, row, "observed"), 0, what);
        CHECK_NUMBER(got.null_mean, reference_number(wanted, row, "null_mean"), 1e-12, what);
        CHECK_NUMBER(got.null_sd, reference_number(wanted, row, "null_sd"), 1e-12, what);
        const double log10_p = log10(reference_number(wanted, row, "p_greater"));
        CHECK_NUMBER(got.log10_p_greater, log10_p, 1e-12, what);
    }
    const bool absent = turns == NULL || wanted == NULL;
    reference_close(turns);
    reference_close(wanted);
    if (absent) SKIP("../shared is absent");
}

static void test_one_stratum_is_fisher(void)
{
    static const lec_contingency tables[] = {
        {7, 2, 3, 7}, {461, 699, 497, 137007}, {3, 4321, 777, 12}, {0, 41, 57, 911}, {5, 0, 0, 9}};
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        const lec_stratified got = lec_stratified_test(&tables[i], 1);
        CHECK_NUMBER(got.log10_p_greater, lec_fisher_greater_log10_p(&tables[i]), 1e-13, "greater");
        CHECK_NUMBER(got.log10_p_less, lec_fisher_less_log10_p(&tables[i]), 1e-13, "less");
        CHECK_NUMBER(got.null_mean, lec_hypergeometric_mean(&tables[i]), 1e-15, "mean");
        CHECK_NUMBER(got.null_sd * got.null_sd, lec_hypergeometric_variance(&tables[i]), 1e-14,
                     "variance");
    }
}

/* Where every stratum has its largest count, P is the product of the P of the strata: by hand
 * 200 log10(10! 10! / 20!) for 200 strata of 10 together and 10 apart. */
static void test_far_tail(void)
{
    lec_contingency strata[200];
    for (size_t i = 0; i < 200; i++) strata[i] = (lec_contingency){10, 0, 0, 10};
    const lec_stratified got = lec_stratified_test(strata, 200);
    CHECK_NUMBER(got.log10_p_greater, -200 * log10(184756), 1e-13, "10^-1053");
    CHECK_NUMBER(got.null_mean, 1000, 1e-14, "mean");
    /* one short of that: one stratum has 9, with 10 * 10 times the probability */
    strata[77] = (lec_contingency){9, 1, 1, 9};
    const lec_stratified less = lec_stratified_test(strata, 200);
    CHECK_NUMBER(less.log10_p_greater, log10(1 + 200 * 100.0) - 200 * log10(184756), 1e-13, "next");
}

/* The strata in any order, and those without a choice left out or put in, give the same. */
static void test_order_and_empty_strata(void)
{
    const lec_contingency shuffled[] = {
        russia_and_china[4], {0, 0, 7, 9},        russia_and_china[0], russia_and_china[8],
        russia_and_china[2], {0, 0, 0, 0},        russia_and_china[3], russia_and_china[7],
        {4, 0, 0, 0},        russia_and_china[5], russia_and_china[6], {0, 0, 0, 3},
        russia_and_china[1]};
    const lec_stratified plain = lec_stratified_test(russia_and_china, 9);
    const lec_stratified mixed = lec_stratified_test(shuffled, 13);
    CHECK_NUMBER(mixed.observed, plain.observed + 4, 0, "{4, 0, 0, 0} adds its 4 with certainty");
    CHECK_NUMBER(mixed.null_mean, plain.null_mean + 4, 1e-15, "mean");
    CHECK_NUMBER(mixed.null_sd, plain.null_sd, 1e-15, "sd");
    CHECK_NUMBER(mixed.log10_p_greater, plain.log10_p_greater, 1e-14, "greater");
    CHECK_NUMBER(mixed.log10_p_less, plain.log10_p_less, 1e-14, "less");
}

static void test_undefined(void)
{
    const lec_stratified none = lec_stratified_test(NULL, 0);
    CHECK_TRUE(none.observed == 0 && none.null_mean == 0 && none.null_sd == 0, "no strata");
    CHECK_TRUE(none.log10_p_greater == 0 && none.log10_p_less == 0, "no strata: p = 1");
    static const lec_contingency bad[][2] = {
        {{7, 2, 3, 7}, {1, -1, 2, 2}},
        {{7, 2, 3, 7}, {0.5, 1, 2, 2}},
        {{7, 2, 3, 7}, {NAN, 1, 2, 2}},
        {{7, 2, 3, 7}, {2251799813685248, 2251799813685248, 2251799813685248, 2251799813685248}}};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        const lec_stratified got = lec_stratified_test(bad[i], 2);
        CHECK_TRUE(isnan(got.observed) && isnan(got.null_mean) && isnan(got.null_sd) &&
                       isnan(got.log10_p_greater) && isnan(got.log10_p_less),
                   "undefined");
    }
}

const lec_test lec_tests_stratified[] = {
    {"against_r", test_against_r},
    {"real_pairs", test_real_pairs},
    {"reference_files", test_reference_files},
    {"one_stratum_is_fisher", test_one_stratum_is_fisher},
    {"far_tail", test_far_tail},
    {"order_and_empty_strata", test_order_and_empty_strata},
    {"undefined", test_undefined},
    {0},
};
