/* SPDX-License-Identifier: GPL-3.0-or-later
 * How much has been said before, counted by hand. */
#include <math.h>

#include "tests/support/check.h"
#include "tests/support/corpora.h"

/* Sequences of 3 words. The opening of a (8 words) and its answer (6) share `we hold the line`; b,
 * which is later, opens (5 words) with `hold the line` and answers (4) with nothing of it; its
 * question has one. */
static const char text[] =
    "= a 2030-01-01 / P Ann: Friends we hold the line and watch. / J Bo: Why so? / "
    "P Ann: Because we hold the line. / "
    "= b 2031-01-01 / P Ann: They hold the line now. / J Bo: Who will hold the line? / "
    "P Ann: All of us here. / J Cy: Who will hold it? / P Ann: Nobody.";

static void test_shares(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_table *table =
        run_analysis(arena, "reuse", corpus_from(arena, text), NULL, "--shortest=3");
    const size_t all = table_row(table, "all|principal"), a = table_row(table, "a|principal");
    const size_t b = table_row(table, "b|principal"), asked = table_row(table, "b|journalist");
    CHECK_NUMBER(table_number(table, a, "words"), 12, 0, "7 + 5");
    CHECK_NUMBER(table_number(table, a, "repeated_share"), 8.0 / 12, 1e-12, "4 and 4 of 12");
    CHECK_TRUE(isnan(table_number(table, a, "earlier_share")), "nothing is earlier");
    CHECK_NUMBER(table_number(table, a, "opening_kept"), 4.0 / 7, 1e-12, "we hold the line");
    CHECK_NUMBER(table_number(table, a, "from_opening"), 4.0 / 5, 1e-12, "the same");
    CHECK_NUMBER(table_number(table, b, "repeated_share"), 3.0 / 10, 1e-12, "hold the line");
    CHECK_NUMBER(table_number(table, b, "earlier_share"), 3.0 / 10, 1e-12, "hold the line");
    CHECK_NUMBER(table_number(table, b, "opening_kept"), 0, 0, "no answer has it");
    CHECK_NUMBER(table_number(table, b, "from_opening"), 0, 0, "no answer has it");
    CHECK_NUMBER(table_number(table, all, "repeated_share"), 11.0 / 22, 1e-12, "8 and 3 of 22");
    CHECK_NUMBER(table_number(table, all, "earlier_share"), 3.0 / 10, 1e-12, "of b alone");
    CHECK_NUMBER(table_number(table, all, "opening_kept"), 4.0 / 12, 1e-12, "of 7 + 5");
    CHECK_NUMBER(table_number(table, asked, "repeated_share"), 6.0 / 9, 1e-12,
                 "who will hold, twice");
    CHECK_NUMBER(table_number(table, asked, "earlier_share"), 0, 0, "not asked before");
    CHECK_TRUE(isnan(table_number(table, asked, "opening_kept")), "they open nothing");
    lec_arena_free(arena);
}

/* The interval of b's earlier_share by hand: three clusters of 5, 4 and 1 words with 3, 0, 0 in
 * sequences. Without each: 0 / 5, 3 / 6, 3 / 9; r = .3, variance 2/3 (.09 + .04 + (1/30)^2); on the
 * logit scale divided by r (1 - r); t(.975; 2) = 4.30265273. */
static void test_interval(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_table *table =
        run_analysis(arena, "reuse", corpus_from(arena, text), NULL, "--shortest=3");
    const size_t b = table_row(table, "b|principal");
    const double half = 4.302652729696 * sqrt(2.0 / 3 * (0.09 + 0.04 + 1.0 / 900)) / 0.21;
    const double low = log(3.0 / 7) - half;
    CHECK_NUMBER(table_number(table, b, "earlier_share_low"), 1 / (1 + exp(-low)), 1e-9, "low");
    CHECK_NUMBER(table_number(table, b, "clusters"), 3, 0, "opening and two exchanges");
    lec_arena_free(arena);
}

/* Nothing can return where nothing comes later, and nothing of three words where the opening has
 * two or the answers have. */
static void test_too_short(void)
{
    static const char *const texts[] = {
        "P Ann: We hold the line. / J Bo: Why so long a time?",
        "P Ann: We hold. / J Bo: Why? / P Ann: Because we hold the line.",
        "P Ann: We hold the line. / J Bo: Why? / P Ann: We hold. / J Cy: So? / P Ann: Yes."};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        lec_arena *arena = lec_arena_new();
        const lec_table *table =
            run_analysis(arena, "reuse", corpus_from(arena, texts[i]), NULL, "--shortest=3");
        const size_t row = table_row(table, "c|principal");
        CHECK_TRUE(isnan(table_number(table, row, "opening_kept")), texts[i]);
        CHECK_TRUE(isnan(table_number(table, row, "from_opening")), texts[i]);
        lec_arena_free(arena);
    }
}

const lec_test lec_tests_reuse[] = {
    {"shares", test_shares}, {"interval", test_interval}, {"too_short", test_too_short}, {0}};
