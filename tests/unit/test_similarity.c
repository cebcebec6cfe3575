/* SPDX-License-Identifier: GPL-3.0-or-later
 * The table `similarity`, by hand. The measures by themselves are tested in test_distance.c, on
 * the real text too. */
#include "tests/support/check.h"
#include "tests/support/corpora.h"

/* Words of the roles: principal a a b, journalist a b b c, moderator c c. */
static const char three[] =
    "= x / P Ann: a a b / J Bob: a b / = y / J Bob: b c / M: c c / P: / J: ";

static void test_roles(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_table *table = run_analysis(arena, "similarity", corpus_from(arena, three), NULL,
                                          "--minimum-words=2 --compare=role --most-frequent=2");
    CHECK_COUNT(lec_table_row_count(table), 3, "three roles, three pairs");
    const size_t row = table_row(table, "role|principal|journalist|3|4|2");
    CHECK_COUNT(row, 0, "roles in their order");
    /* p = 2/3 1/3 0, q = 1/4 1/2 1/4: the jsd of test_wordshift_table.c, from Python */
    CHECK_NUMBER(table_number(table, row, "jsd"), 0.20798473969193787, TOLERANCE_CLOSED_FORM,
                 "jsd");
    /* variances of the shares p (1 - p) / N, from Python with fractions: sum var(m) / m = 29/120,
     * of the two texts (2 - 1) / 3 and (3 - 1) / 4, halved; and half of the difference */
    CHECK_NUMBER(table_number(table, row, "jsd_corrected"),
                 0.20798473969193787 + (29.0 / 120 - 5.0 / 12) / 2 / log(2.0),
                 TOLERANCE_CLOSED_FORM, "jsd_corrected");
    CHECK_NUMBER(table_number(table, row, "cosine"), 4 / sqrt(5.0 * 6.0), TOLERANCE_CLOSED_FORM,
                 "cosine: (2 1 0) (1 2 1)");
    const double overlap = sqrt(2.0 / 3 / 4) + sqrt(1.0 / 3 / 2);
    CHECK_NUMBER(table_number(table, row, "hellinger"), sqrt(1 - overlap), TOLERANCE_CLOSED_FORM,
                 "hellinger by the Bhattacharyya coefficient");
    /* The two most frequent of a 3, b 3, c 3 are a and b. Their rates: a 2/3 1/4 0, mean 11/36;
     * b 1/3 1/2 0, mean 5/18; sample variances 49/432 and 7/108, from Python with fractions */
    CHECK_NUMBER(table_number(table, row, "delta"),
                 (5.0 / 12 / sqrt(49.0 / 432) + 1.0 / 6 / sqrt(7.0 / 108)) / 2,
                 TOLERANCE_CLOSED_FORM, "delta");
    const size_t other = table_row(table, "role|principal|moderator");
    CHECK_NUMBER(table_number(table, other, "jsd"), 1, TOLERANCE_CLOSED_FORM, "nothing in common");
    CHECK_NUMBER(table_number(table, other, "labbe"), 1, TOLERANCE_CLOSED_FORM,
                 "nothing in common");
    CHECK_NUMBER(table_number(table, other, "shared_types"), 0, 0, "nothing in common");
    lec_arena_free(arena);
}

static void test_units(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus = corpus_from(arena, three);
    const lec_table *table = run_analysis(arena, "similarity", corpus, NULL, "--minimum-words=3");
    CHECK_COUNT(table_row(table, "conference|x|y|5|4"), 0, "conferences first");
    CHECK_TRUE(table_has_row(table, "role|principal|journalist"), "roles");
    CHECK_TRUE(table_has_row(table, "speaker|Ann|Bob|3|4"), "Bob in both conferences");
    CHECK_COUNT(lec_table_row_count(table), 3, "the moderator has two words, nobody is no speaker");
    /* two documents: z is +-sqrt(1/2) for each word that is used at two rates */
    CHECK_NUMBER(table_number(table, 0, "delta"), sqrt(2.0), TOLERANCE_CLOSED_FORM, "delta of two");
    CHECK_COUNT(lec_table_row_count(run_analysis(arena, "similarity", corpus, NULL, NULL)), 0,
                "nothing as long as 500 words");
    lec_error error;
    CHECK_COUNT(
        try_analysis(arena, "similarity", corpus, NULL, "--compare=turn", NULL, &table, &error),
        LEC_BAD_USAGE, "unknown unit");
    CHECK_TEXT(error.message, "--compare 'turn': give one of conference, role, speaker", "message");
    lec_arena_free(arena);
}

const lec_test lec_tests_similarity[] = {
    {"roles", test_roles},
    {"units", test_units},
    {0},
};
