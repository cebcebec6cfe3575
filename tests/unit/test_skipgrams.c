/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/check.h"
#include "tests/support/corpora.h"

/* Guthrie et al. 2006, section 2: "Insurgents killed in ongoing fighting" has 9 2-skip-bi-grams
 * and 10 2-skip-tri-grams. */
static void test_guthrie(void)
{
    static const char *const expected[] = {
        "insurgents killed",
        "insurgents in",
        "insurgents ongoing",
        "killed in",
        "killed ongoing",
        "killed fighting",
        "in ongoing",
        "in fighting",
        "ongoing fighting",
        "insurgents killed in",
        "insurgents killed ongoing",
        "insurgents killed fighting",
        "insurgents in ongoing",
        "insurgents in fighting",
        "insurgents ongoing fighting",
        "killed in ongoing",
        "killed in fighting",
        "killed ongoing fighting",
        "in ongoing fighting",
    };
    const size_t count = sizeof expected / sizeof *expected;
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus = corpus_from(arena, "P: Insurgents killed in ongoing fighting.");
    const lec_table *table =
        run_analysis(arena, "skipgrams", corpus, NULL, "--by=none --skip=2 --minimum=1 --range=1");
    CHECK_COUNT(lec_table_row_count(table), count, "9 of two and 10 of three words");
    for (size_t i = 0; i < count; i++)
        CHECK_TRUE(table_has_row(
                       table, lec_arena_format(arena, "all|all|%d|%s", i < 9 ? 2 : 3, expected[i])),
                   expected[i]);
    lec_arena_free(arena);
}

static void test_counts(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus = corpus_from(arena, "P: a b b. c a x b / J: a b");
    const lec_table *table = run_analysis(arena, "skipgrams", corpus, NULL,
                                          "--by=none --skip=1 --minimum=1 --range=1 --longest=2");
    const size_t row = table_row(table, "all|all|2|a b");
    CHECK_NUMBER(table_number(table, row, "count"), 4, 0, "both b of the first sentence");
    CHECK_NUMBER(table_number(table, row, "gaps"), 0.5, 0, "(0 + 1 + 1 + 0) / 4");
    CHECK_NUMBER(table_number(table, row, "turns"), 2, 0, "turns");
    CHECK_TRUE(!table_has_row(table, "all|all|2|b c"), "not across the sentence");
    table = run_analysis(arena, "skipgrams", corpus, NULL,
                         "--by=none --skip=1 --minimum=1 --range=1 --across-sentences");
    CHECK_NUMBER(table_number(table, table_row(table, "all|all|2|b c"), "gaps"), 0.5, 0,
                 "across the sentence: once side by side, once with one between");
    lec_arena_free(arena);
}

/* With no word skipped they are the n-grams. */
static void test_no_skip(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus =
        corpus_from(arena, "P: to be or not to be. that is to be / J: or not to be");
    const char *options = "--by=role --minimum=1 --range=1 --longest=3";
    const lec_table *ngrams = run_analysis(arena, "ngrams", corpus, NULL, options);
    const lec_table *skipgrams = run_analysis(arena, "skipgrams", corpus, NULL,
                                              lec_arena_format(arena, "--skip=0 %s", options));
    CHECK_COUNT(lec_table_row_count(skipgrams), lec_table_row_count(ngrams), "as many");
    for (size_t row = 0; row < lec_table_row_count(ngrams); row++) {
        CHECK_TEXT(table_text(skipgrams, row, "ngram"), table_text(ngrams, row, "ngram"), "text");
        CHECK_NUMBER(table_number(skipgrams, row, "count"), table_number(ngrams, row, "count"), 0,
                     "count");
        CHECK_NUMBER(table_number(skipgrams, row, "per_thousand_low"),
                     table_number(ngrams, row, "per_thousand_low"), 0, "low end");
        CHECK_NUMBER(table_number(skipgrams, row, "gaps"), 0, 0, "gaps");
    }
    const lec_table *none = run_analysis(arena, "skipgrams", corpus_from(arena, ""), NULL, NULL);
    CHECK_COUNT(lec_table_row_count(none), 0, "no text");
    lec_arena_free(arena);
}

const lec_test lec_tests_skipgrams[] = {
    {"guthrie", test_guthrie},
    {"counts", test_counts},
    {"no_skip", test_no_skip},
    {0},
};
