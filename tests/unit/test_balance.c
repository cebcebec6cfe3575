/* SPDX-License-Identifier: GPL-3.0-or-later
 * The floor along a conference, calculated by hand. */
#include <math.h>

#include "tests/support/check.h"
#include "tests/support/corpora.h"

/* 20 words: P 8, J 2, P 5, J 3, P 2. */
static const char text[] =
    "P Ann: a b c d e f g h. / J Bo: i j? / P Ann: k l m n o. / J Cy: p q r? / P Ann: s t.";

/* Five windows of a fifth of it, 4 words each, side by side. */
static void test_windows(void)
{
    static const double principal[] = {4, 4, 2, 3, 2}, first[] = {1, 1, 2, 3, 4};
    lec_arena *arena = lec_arena_new();
    const lec_table *table =
        run_analysis(arena, "balance", corpus_from(arena, text), NULL, "--steps=5");
    const size_t mine = table_row(table, "c|principal"), others = table_row(table, "c|journalist");
    CHECK_COUNT(lec_table_row_count(table), 2 * 10, "two roles, five windows; and as `all`");
    for (size_t i = 0; i < 5; i++) {
        CHECK_NUMBER(table_number(table, mine + i, "amount"), principal[i], 0, "words");
        CHECK_NUMBER(table_number(table, others + i, "amount"), 4 - principal[i], 0, "the rest");
        CHECK_NUMBER(table_number(table, mine + i, "share"), principal[i] / 4, 1e-12, "share");
        CHECK_NUMBER(table_number(table, mine + i, "position"), 0.2 * (double)i + 0.1, 1e-12,
                     "middle");
        CHECK_NUMBER(table_number(table, mine + i, "first_turn"), first[i], 0, "first turn");
    }
    lec_arena_free(arena);
}

/* Two windows of 12 words about 5 and 15, cut off at the ends: words 0 .. 10 and 9 .. 19. Clusters
 * of the second: exchange 1 (P 0, J 1 of 1 -- word 9, then k l m n o) and exchange 2. */
static void test_cut_off(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_table *table =
        run_analysis(arena, "balance", corpus_from(arena, text), NULL, "--steps=2 --window=12");
    const size_t mine = table_row(table, "c|principal"), others = table_row(table, "c|journalist");
    CHECK_NUMBER(table_number(table, mine, "amount"), 9, 0, "a .. h and k");
    CHECK_NUMBER(table_number(table, others, "amount"), 2, 0, "i j");
    CHECK_NUMBER(table_number(table, mine, "share"), 9.0 / 11, 1e-12, "9 of 11");
    CHECK_NUMBER(table_number(table, mine + 1, "amount"), 7, 0, "k .. o, s t");
    CHECK_NUMBER(table_number(table, others + 1, "amount"), 4, 0, "j, p q r");
    CHECK_NUMBER(table_number(table, mine + 1, "clusters"), 2, 0, "two exchanges");
    CHECK_TRUE(isnan(table_number(table, mine, "share_low")), "too few exchanges");
    lec_arena_free(arena);
}

/* By seconds, 150 words a minute: the same shares; all conferences at one place together, each a
 * cluster: the opening half of three conferences has 2, 1 and 3 of 4 words of the principal. r =
 * 1/2, left out 1/2, 5/8, 3/8; variance 2/3 (1/64 + 1/64); on the logit by 1/4; t 4.30265273. */
static void test_pooled(void)
{
    lec_arena *arena = lec_arena_new();
    static const char three[] = "= a / P: a b. / J: c d. / P: e f g h. / "
                                "= b / P: a. / J: b c d. / P: e f g h. / "
                                "= c / P: a b c. / J: d. / P: e f g h.";
    const lec_table *table = run_analysis(arena, "balance", corpus_from(arena, three), NULL,
                                          "--steps=2 --unit=seconds --window=1");
    const size_t all = table_row(table, "all|principal");
    /* 0.3 s to 1.3 s, a word being 0.4 s long: 0.5, 0.1 and 0.9 s of three */
    CHECK_NUMBER(table_number(table, all, "share"), 1.5 / 3, 1e-9, "in seconds");
    const lec_table *halves =
        run_analysis(arena, "balance", corpus_from(arena, three), NULL, "--steps=2 --window=4");
    const size_t pooled = table_row(halves, "all|principal");
    const double half = 4.302652729696 * sqrt(2.0 / 3 / 32) / 0.25;
    CHECK_NUMBER(table_number(halves, pooled, "share"), 0.5, 1e-12, "6 of 12");
    CHECK_NUMBER(table_number(halves, pooled, "share_high"), 1 / (1 + exp(-half)), 1e-9, "high");
    CHECK_NUMBER(table_number(halves, pooled, "clusters"), 3, 0, "conferences");
    CHECK_TRUE(isnan(table_number(halves, pooled, "first_turn")), "turns of three conferences");
    lec_arena_free(arena);
}

const lec_test lec_tests_balance[] = {
    {"windows", test_windows}, {"cut_off", test_cut_off}, {"pooled", test_pooled}, {0}};
