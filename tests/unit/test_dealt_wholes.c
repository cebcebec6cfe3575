/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/measure/dealt_wholes.h"

#include "core/arena.h"
#include "tests/support/check.h"

/* Seven conferences, three of them the target's. */
enum { UNITS = 7, WORDS = 3 };
static const uint32_t size[UNITS] = {10, 20, 30, 15, 25, 40, 12};
static const bool is_target[UNITS] = {true, true, true};
static const bool is_other[UNITS] = {false, false, false, true, true, true, true};

/* 3 4 2 | 0 1 0 0; 1 1 0 | 0 0 0 0; 2 1 4 | 2 2 6 1 */
static const size_t start[] = {0, 4, 6, 13};
static const uint32_t unit[] = {0, 1, 2, 4, 0, 1, 0, 1, 2, 3, 4, 5, 6};
static const uint32_t count[] = {3, 4, 2, 1, 1, 1, 2, 1, 4, 2, 2, 6, 1};
static const lec_cluster_counts words = {WORDS, UNITS, start, unit, count};

typedef struct {
    double z[WORDS];
    lec_null_result test[WORDS];
} dealt_words;

static dealt_words deal(const bool *target, size_t replicates)
{
    lec_arena *arena = lec_arena_new();
    const lec_whole_design design = {size, target, UNITS, replicates, 1};
    const lec_whole_deals *deals = lec_whole_deals_new(&design, arena);
    dealt_words made;
    lec_null_row rows[WORDS];
    for (size_t w = 0; w < WORDS; w++) rows[w] = lec_whole_row(deals, &words, w, arena, &made.z[w]);
    lec_null_exact(rows, WORDS, NULL, arena, made.test);
    lec_arena_free(arena);
    return made;
}

/* All 35 ways, gone through in Python with Welch's t: of them 0, 0 and 11 lie above the data, 1, 5
 * and 2 as far, themselves among them; mid-p 2 (0 + 1/2) / 35 ... */
static void test_all_arrangements(void)
{
    CHECK_COUNT(lec_whole_arrangements(UNITS, 3), 35, "7 over 3");
    CHECK_COUNT(lec_whole_arrangements(19, 9), 92378, "19 over 9");
    const dealt_words got = deal(is_target, 100);
    CHECK_NUMBER(got.z[0], 2.6183188801719717, TOLERANCE_CLOSED_FORM, "z");
    CHECK_NUMBER(got.test[0].p, log10(1 / 35.0), TOLERANCE_LOG10_P, "none above");
    CHECK_NUMBER(got.z[1], 1.7320508075688774, TOLERANCE_CLOSED_FORM, "z");
    CHECK_NUMBER(got.test[1].p, log10(5 / 35.0), TOLERANCE_LOG10_P, "four others as far");
    CHECK_NUMBER(got.test[1].p_least, log10(10 / 35.0), TOLERANCE_LOG10_P, "ten as low");
    CHECK_NUMBER(got.z[2], 0.343900382275543, TOLERANCE_CLOSED_FORM, "z");
    CHECK_NUMBER(got.test[2].p, log10(24 / 35.0), TOLERANCE_LOG10_P, "11 above");
}

static void check_exchanged(size_t replicates)
{
    const dealt_words one = deal(is_target, replicates), other = deal(is_other, replicates);
    for (size_t w = 0; w < WORDS; w++) {
        CHECK_NUMBER(other.z[w], -one.z[w], 1e-10, "z changes its sign");
        CHECK_NUMBER(other.test[w].p, one.test[w].p, TOLERANCE_LOG10_P, "p stays");
        CHECK_NUMBER(other.test[w].q, one.test[w].q, TOLERANCE_LOG10_P, "q stays");
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
    const dealt_words all = deal(is_target, 35), drawn = deal(is_target, 34);
    for (size_t w = 0; w < WORDS; w++) {
        const double p = pow(10, all.test[w].p), error = 2 * sqrt(p / 2 * (1 - p / 2) / 34);
        CHECK_NUMBER(pow(10, drawn.test[w].p), p, 4 * error + 1 / 35.0, "drawn");
        CHECK_NUMBER(drawn.z[w], all.z[w], 0, "z is that of the data");
    }
}

const lec_test lec_tests_dealt_wholes[] = {
    {"all_arrangements", test_all_arrangements},
    {"groups_exchanged", test_groups_exchanged},
    {"drawn", test_drawn},
    {0},
};
