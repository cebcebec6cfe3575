/* SPDX-License-Identifier: GPL-3.0-or-later
 * Samples to code: who is drawn, what for, and that sheets and key belong together. */
#include "tests/support/check.h"
#include "tests/support/corpora.h"

/* Ten sentences of the principal, two with peace; three of journalists, one with it. */
static const char text[] =
    "P Ann: Peace a. B b. C c. D d. E e. / J Bo: Why peace? How so? / P Ann: F f. Peace peace g. "
    "H h. I i. J j. / J Cy: And now?";

static void test_strata(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus = corpus_from(arena, text);
    const lec_table *key = run_analysis(arena, "sample", corpus, NULL,
                                        "--key --query=peace --unit=sentence --strata=role,hit "
                                        "--size=8");
    /* of 13: principal 8 without, 2 with; journalist 2 without, 1 with: 4, 1 -> 2, 1 -> 2, 0 -> 1
     */
    CHECK_COUNT(lec_table_row_count(key), 9, "one more than asked for: two of each stratum");
    double stands_for = 0;
    size_t hits = 0;
    for (size_t row = 0; row < lec_table_row_count(key); row++) {
        stands_for += table_number(key, row, "weight");
        hits += table_number(key, row, "hits") > 0;
        CHECK_NUMBER(table_number(key, row, "unit"), (double)row + 1, 0,
                     "in the order of the text");
        CHECK_NUMBER(table_number(key, row, "all_units"), 13, 0, "sentences");
        CHECK_NUMBER(table_number(key, row, "all_hits"), 3, 0, "with a hit, one of them twice");
    }
    CHECK_NUMBER(stands_for, 13, 1e-12, "the weights stand for all sentences");
    CHECK_COUNT(hits, 3, "all with a hit");
    CHECK_TEXT(table_text(key, 0, "stratum"), "role=principal; hit=yes", "stratum");
    lec_arena_free(arena);
}

/* The sheets of two coders have the units of the key in other orders, without what it says. */
static void test_sheets(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus = corpus_from(arena, text);
    const char *const options[] = {"--unit=sentence --size=10 --key",
                                   "--unit=sentence --size=10 --codes=a,b",
                                   "--unit=sentence --size=10 --coder=2 --hide=role,speaker",
                                   "--unit=sentence --size=10 --seed=2"};
    const lec_table *tables[4];
    size_t moved = 0;
    for (size_t i = 0; i < 4; i++)
        tables[i] = run_analysis(arena, "sample", corpus, NULL, options[i]);
    for (size_t row = 0; row < 10; row++)
        for (size_t i = 1; i < 3; i++) {
            const size_t unit = (size_t)table_number(tables[i], row, "unit");
            CHECK_TEXT(table_text(tables[i], row, "text"), table_text(tables[0], unit - 1, "text"),
                       "the unit of the key");
            CHECK_TEXT(table_text(tables[i], row, "sample"), table_text(tables[0], 0, "sample"),
                       "its mark");
            CHECK_TEXT(table_text(tables[i], row, "code"), "", "to fill");
            moved += i == 2 && unit != (size_t)table_number(tables[1], row, "unit");
        }
    CHECK_TRUE(moved > 0, "another order");
    CHECK_TEXT(table_text(tables[1], 0, "codes"), "a|b", "codes");
    CHECK_TEXT(table_text(tables[2], 0, "speaker"), "", "hidden");
    CHECK_TRUE(strcmp(table_text(tables[3], 0, "sample"), table_text(tables[0], 0, "sample")) != 0,
               "another seed is another sample");
    lec_arena_free(arena);
}

/* Uses in their context; turns; equal strata; what cannot be. */
static void test_units(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus = corpus_from(arena, text);
    const lec_table *uses =
        run_analysis(arena, "sample", corpus, study_from(arena, "peace = peace"),
                     "--concept=peace --unit=use --key --window=2");
    CHECK_COUNT(lec_table_row_count(uses), 4, "four uses, fewer than asked for");
    CHECK_TEXT(table_text(uses, 0, "text"), "[[Peace]] a. B", "at the start of the turn");
    CHECK_TEXT(table_text(uses, 3, "text"), "f. Peace [[peace]] g. H", "in the middle");
    const lec_table *turns = run_analysis(arena, "sample", corpus, NULL,
                                          "--key --strata=role --allocation=equal --size=4");
    CHECK_COUNT(lec_table_row_count(turns), 4, "two of each role");
    CHECK_TRUE(isnan(table_number(turns, 0, "hits")), "no dictionary");
    const lec_table *none;
    lec_error error = {""};
    CHECK_COUNT(try_analysis(arena, "sample", corpus, NULL, "--unit=use", NULL, &none, &error),
                LEC_BAD_USAGE, "uses of nothing");
    CHECK_COUNT(try_analysis(arena, "sample", corpus, NULL, "--strata=hit", NULL, &none, &error),
                LEC_BAD_USAGE, "hits of nothing");
    CHECK_COUNT(try_analysis(arena, "sample", corpus, NULL, "--strata=colour", NULL, &none, &error),
                LEC_BAD_USAGE, "no column of that name");
    CHECK_COUNT(try_analysis(arena, "sample", corpus, NULL, "--unit=use --query=never", NULL, &none,
                             &error),
                LEC_BAD_DATA, "no use");
    lec_arena_free(arena);
}

const lec_test lec_tests_sample[] = {
    {"strata", test_strata}, {"sheets", test_sheets}, {"units", test_units}, {0}};
