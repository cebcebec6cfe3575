/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/measure/dealt_words.h"

#include "core/arena.h"
#include "tests/support/check.h"

enum { EXCHANGES = 12, UNITS = 2 * EXCHANGES };

/* A question of 1 word and an answer of 3 in each exchange: unit 2e is the answer's, 2e + 1 the
 * question's. */
typedef struct {
    uint32_t size[UNITS], block[UNITS];
    bool is_target[UNITS];
} sides;

static sides sides_new(uint32_t answer, uint32_t question)
{
    sides made;
    for (uint32_t u = 0; u < UNITS; u++) {
        made.size[u] = u % 2 == 0 ? answer : question;
        made.block[u] = 7 * (u / 2);
        made.is_target[u] = u % 2 == 0;
    }
    return made;
}

/* By hand: three questions have the word, three answers of 3 words have not. P(all three in the
 * question) = 1/64: mid-p 2 (1/64) / 2; the other end is (3/4)^3; z = -3 (3/4) / sqrt(3 (3/16)). */
static void test_by_hand(void)
{
    const sides units = sides_new(3, 1);
    const lec_deal deal = {units.size, units.is_target, units.block, NULL, NULL, NULL, 1};
    static const size_t start[] = {0, 3, 4};
    static const uint32_t unit[] = {1, 5, 9, 3}, count[] = {1, 1, 1, 1};
    const lec_cluster_counts words = {2, UNITS, start, unit, count};
    lec_dealt_word results[2];
    lec_deal_words(&words, &deal, results);
    CHECK_NUMBER(results[0].test.p, log10(1 / 64.0), TOLERANCE_LOG10_P, "three questions");
    CHECK_NUMBER(results[0].test.p_least, log10(27 / 64.0), TOLERANCE_LOG10_P, "three answers");
    CHECK_NUMBER(results[0].z, -3, TOLERANCE_CLOSED_FORM, "z");
    CHECK_COUNT(results[0].units, 3, "exchanges with the word");
    CHECK_NUMBER(results[1].test.p, 0, 0, "one question tells nothing");
    CHECK_NUMBER(results[1].test.p_least, 0, 0, "nor could it");
    /* q: a p of 1/64 has the probability 1/64 in the first row and 0 in the other */
    CHECK_NUMBER(results[0].test.q, log10(1 / 64.0), TOLERANCE_LOG10_P, "false alarms expected");
}

/* A block of many units of one group each: two of six and two of six, 10 words each. One word in
 * every unit of the target and in none of the reference: C(12, 6)^-1 of placing six tokens apart is
 * not asked for; the number on the target's side is binomial but for the finite text: by R
 * 2 * (dhyper(6, 60, 60, 6) / 2) = 0.0137... */
static void test_units(void)
{
    uint32_t size[EXCHANGES];
    bool is_target[EXCHANGES];
    for (size_t u = 0; u < EXCHANGES; u++) {
        size[u] = 10;
        is_target[u] = u < 6;
    }
    const lec_deal deal = {size, is_target, NULL, NULL, NULL, NULL, 1};
    static const size_t start[] = {0, 6, 7};
    static const uint32_t unit[] = {0, 1, 2, 3, 4, 5, 8}, count[] = {1, 1, 1, 1, 1, 1, 6};
    const lec_cluster_counts words = {2, EXCHANGES, start, unit, count};
    lec_dealt_word results[2];
    lec_deal_words(&words, &deal, results);
    /* by hand: 60!/54! / (120!/114!) = 50063860 / 3652745460 = 0.013706 is the least that p can be;
     * the second word lends the first its burstiness, so that p is larger */
    CHECK_TRUE(results[0].test.p > log10(0.013706) && results[0].test.p < log10(0.9), "six of six");
    CHECK_NUMBER(results[1].test.p, 0, 0, "one burst in one unit");
}

/* The same word, in one go or spread over the exchanges. */
static void test_bursts(void)
{
    const sides units = sides_new(30, 30);
    const lec_deal deal = {units.size, units.is_target, units.block, NULL, NULL, NULL, 1};
    size_t start[25] = {0};
    uint32_t unit[24 * EXCHANGES], count[24 * EXCHANGES];
    size_t at = 0;
    /* 24 words of 48 uses, each exchange having all of its own on one side: bursts */
    for (uint32_t w = 0; w < 24; w++) {
        for (uint32_t e = 0; e < EXCHANGES; e++) {
            unit[at] = 2 * e + ((w * 2654435761U + (e + 1) * 2246822519U) >> 13 & 1);
            count[at++] = 4;
        }
        start[w + 1] = at;
    }
    const lec_cluster_counts words = {24, UNITS, start, unit, count};
    lec_dealt_word results[24];
    lec_deal_words(&words, &deal, results);
    for (size_t w = 0; w < 24; w++) {
        CHECK_TRUE(results[w].rho > 0.8, "all uses of an exchange on one side");
        /* twelve throws of a coin: |z| <= sqrt(12) */
        CHECK_TRUE(fabs(results[w].z) <= sqrt(12) * 1.1, "no more than its exchanges are worth");
    }
}

static void test_swap_and_threads(void)
{
    const sides units = sides_new(40, 9);
    lec_deal deal = {units.size, units.is_target, units.block, NULL, NULL, NULL, 1};
    size_t start[31] = {0};
    uint32_t unit[30 * UNITS], count[30 * UNITS];
    size_t at = 0;
    for (uint32_t w = 0; w < 30; w++) {
        for (uint32_t u = 0; u < UNITS; u++) {
            const uint32_t x = (w * 7 + u * 5 + w * u) % 11;
            if (x > 2) continue;
            unit[at] = u;
            count[at++] = x + 1;
        }
        start[w + 1] = at;
    }
    const lec_cluster_counts words = {30, UNITS, start, unit, count};
    lec_dealt_word one[30], other[30];
    lec_deal_words(&words, &deal, one);
    deal.threads = 3;
    lec_deal_words(&words, &deal, other);
    for (size_t w = 0; w < 30; w++) {
        CHECK_NUMBER(one[w].test.p, other[w].test.p, 0, "p with any threads");
        CHECK_NUMBER(one[w].z, other[w].z, 0, "z with any threads");
    }
    bool swapped[UNITS];
    for (size_t u = 0; u < UNITS; u++) swapped[u] = !units.is_target[u];
    deal.is_target = swapped;
    lec_deal_words(&words, &deal, other);
    for (size_t w = 0; w < 30; w++) {
        CHECK_NUMBER(one[w].test.p, other[w].test.p, TOLERANCE_LOG10_P, "p of either group");
        CHECK_NUMBER(one[w].test.q, other[w].test.q, TOLERANCE_LOG10_P, "q of either group");
        CHECK_NUMBER(one[w].z, -other[w].z, 1e-9, "z changes its sign");
    }
}

const lec_test lec_tests_dealt_words[] = {
    {"by_hand", test_by_hand},
    {"units", test_units},
    {"bursts", test_bursts},
    {"swap_and_threads", test_swap_and_threads},
    {0},
};
