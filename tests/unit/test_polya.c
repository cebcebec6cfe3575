/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/measure/polya.h"

#include "tests/support/check.h"

/* By hand: hypergeometric 3 of 4 and 6 (rho = -1/9): C(4, a) C(6, 3 - a) / C(10, 3); beta-binomial
 * with both shapes 1 (pi 1/2, rho 1/3): all numbers alike; binomial(3, 1/4). */
static void test_cases(void)
{
    static const struct {
        double m, pi, rho, least, most, probability[4];
    } cases[] = {
        {3, 0.4, -1.0 / 9, 0, 3, {20.0 / 120, 60.0 / 120, 36.0 / 120, 4.0 / 120}},
        {3, 0.5, 1.0 / 3, 0, 3, {0.25, 0.25, 0.25, 0.25}},
        {3, 0.25, 0, 0, 3, {27.0 / 64, 27.0 / 64, 9.0 / 64, 1.0 / 64}},
    };
    lec_arena *arena = lec_arena_new();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const lec_distribution of = lec_polya_distribution(cases[i].m, cases[i].pi, cases[i].rho,
                                                           cases[i].least, cases[i].most, arena);
        CHECK_COUNT(of.first, 0, "from 0");
        CHECK_COUNT(of.count, 4, "to 3");
        for (size_t k = 0; k < 4; k++)
            CHECK_NUMBER(of.probability[k], cases[i].probability[k], TOLERANCE_CLOSED_FORM, "P");
    }
    /* all of 5 words and 3 of 4 are used: two or three on the side of 3 */
    const lec_distribution narrow = lec_polya_distribution(4, 0.6, -0.25, 2, 3, arena);
    CHECK_COUNT(narrow.first, 2, "C(3, 2) C(2, 2)");
    CHECK_NUMBER(narrow.probability[0], 3.0 / 5, TOLERANCE_CLOSED_FORM, "3 of 5");
    CHECK_NUMBER(narrow.probability[1], 2.0 / 5, TOLERANCE_CLOSED_FORM, "C(3, 3) C(2, 1) = 2 of 5");
    lec_arena_free(arena);
}

/* Two binomials of one share are one. Mean and variance are those that the header states. */
static void test_sum(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_distribution one = lec_polya_distribution(5, 0.3, 0, 0, 5, arena);
    const lec_distribution other = lec_polya_distribution(7, 0.3, 0, 0, 7, arena);
    const lec_distribution sum = lec_distribution_sum(&one, &other, arena);
    const lec_distribution both = lec_polya_distribution(12, 0.3, 0, 0, 12, arena);
    CHECK_COUNT(sum.count, both.count, "0 to 12");
    for (size_t k = 0; k < both.count && k < sum.count; k++)
        CHECK_NUMBER(sum.probability[k], both.probability[k], TOLERANCE_CLOSED_FORM, "binomial");
    const lec_distribution of = lec_polya_distribution(20, 0.3, 0.2, 0, 20, arena);
    double mean = 0, squares = 0;
    for (size_t k = 0; k < of.count; k++) {
        mean += of.probability[k] * (double)(of.first + k);
        squares += of.probability[k] * (double)((of.first + k) * (of.first + k));
    }
    CHECK_NUMBER(mean, 6, TOLERANCE_CLOSED_FORM, "20 * .3");
    CHECK_NUMBER(squares - mean * mean, 4.2 * 4.8, 1e-11, "20 * .3 * .7 * (1 + 19 * .2)");
    lec_arena_free(arena);
}

const lec_test lec_tests_polya[] = {
    {"cases", test_cases},
    {"sum", test_sum},
    {0},
};
