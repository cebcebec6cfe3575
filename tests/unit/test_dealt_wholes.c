/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/measure/dealt_wholes.h"

#include "core/arena.h"
#include "tests/support/check.h"

/* Seven conferences, three of them the target's. */
enum { UNITS = 7, WORDS = 4 };
static const uint32_t size[UNITS] = {10, 20, 30, 15, 25, 40, 12};
static const bool is_target[UNITS] = {true, true, true},
                  is_other[UNITS] = {[3] = true, [4] = true, [5] = true, [6] = true};

/* 3 4 2 | 0 1 0 0; 1 1 0 | 0 0 0 0; 0 0 0 | 0 5 0 0; 2 1 4 | 2 2 6 1 */
static const size_t start[] = {0, 4, 6, 7, 14};
static const uint32_t unit[] = {0, 1, 2, 4, 0, 1, 4, 0, 1, 2, 3, 4, 5, 6};
static const uint32_t count[] = {3, 4, 2, 1, 1, 1, 5, 2, 1, 4, 2, 2, 6, 1};
static const lec_cluster_counts words = {WORDS, UNITS, start, unit, count};

static void deal(const bool *target, size_t replicates, lec_dealt_word *results)
{
    const lec_whole_deal design = {size, target, NULL, replicates, 1, 1};
    lec_deal_wholes(&words, &design, results);
}

/* All 35 ways, gone through in Python with the formula of dealt_wholes.h: 0, 3 and 18 of them lie
 * above the data, the data alone as far; mid-p 2 (0 + 1/2) / 35 ... */
static void test_all_arrangements(void)
{
    CHECK_COUNT(lec_whole_deals(UNITS, 3), 35, "7 over 3");
    CHECK_COUNT(lec_whole_deals(19, 9), 92378, "19 over 9");
    lec_dealt_word results[WORDS];
    deal(is_target, 100, results);
    CHECK_NUMBER(results[0].z, 2.1785644586545834, TOLERANCE_CLOSED_FORM, "z");
    CHECK_NUMBER(results[0].test.p, log10(1 / 35.0), TOLERANCE_LOG10_P, "none above");
    CHECK_NUMBER(results[1].z, 1.309307341415954, TOLERANCE_CLOSED_FORM, "z");
    CHECK_NUMBER(results[1].test.p, log10(7 / 35.0), TOLERANCE_LOG10_P, "three above");
    CHECK_NUMBER(results[1].test.p_least, log10(1 / 35.0), TOLERANCE_LOG10_P, "p_least");
    CHECK_NUMBER(results[3].z, -0.07342582709092756, 1e-10, "z");
    CHECK_NUMBER(results[3].test.p, log10(33 / 35.0), TOLERANCE_LOG10_P, "16 below");
    CHECK_NUMBER(results[2].test.p, 0, 0, "one conference tells nothing");
    CHECK_NUMBER(results[2].test.p_least, 0, 0, "nor could it");
}

static void check_exchanged(size_t replicates)
{
    lec_dealt_word results[WORDS], exchanged[WORDS];
    deal(is_target, replicates, results);
    deal(is_other, replicates, exchanged);
    for (size_t w = 0; w < WORDS; w++) {
        CHECK_NUMBER(exchanged[w].z, -results[w].z, 1e-10, "z changes its sign");
        CHECK_NUMBER(exchanged[w].test.p, results[w].test.p, TOLERANCE_LOG10_P, "p stays");
        CHECK_NUMBER(exchanged[w].test.q, results[w].test.q, TOLERANCE_LOG10_P, "q stays");
    }
}

/* All ways, and some. */
static void test_groups_exchanged(void)
{
    check_exchanged(100);
    check_exchanged(20);
}

/* From 34 draws of 35 ways: within 4 standard errors of the share of all. */
static void test_drawn(void)
{
    lec_dealt_word all[WORDS], drawn[WORDS];
    deal(is_target, 35, all);
    deal(is_target, 34, drawn);
    for (size_t w = 0; w < WORDS; w++) {
        const double p = pow(10, all[w].test.p), error = 2 * sqrt(p / 2 * (1 - p / 2) / 34);
        CHECK_NUMBER(pow(10, drawn[w].test.p), p, 4 * error + 1 / 35.0, "drawn");
        CHECK_NUMBER(drawn[w].z, all[w].z, 0, "z is that of the data");
    }
}

const lec_test lec_tests_dealt_wholes[] = {
    {"all_arrangements", test_all_arrangements},
    {"groups_exchanged", test_groups_exchanged},
    {"drawn", test_drawn},
    {0},
};
