/* SPDX-License-Identifier: GPL-3.0-or-later
 * How often concepts are named, counted by hand on a conference of 12 words. */
#include "tests/support/check.h"
#include "tests/support/corpora.h"

/* principal 4 + 3 = 7 words, journalist 5 words */
static const char text[] = "P Ann: Peace needs sea cables. / "
                           "J Bo: Peace and a sea cable? / P Ann: Peace. Peace now.";
static const char concepts[] = "peace = peace; cable = sea cable*; war = war*; sea = sea";

static const struct {
    const char *keys;
    double count, per_thousand, turns;
} rows[] = {
    {"c|all|peace", 4, 4000.0 / 12, 3},
    {"c|all|cable", 2, 2000.0 / 12, 2},
    {"c|all|war", 0, 0, 0},
    {"c|all|sea", 2, 2000.0 / 12, 2},
    {"c|principal|peace", 3, 3000.0 / 7, 2},
    {"c|principal|cable", 1, 1000.0 / 7, 1},
    {"c|principal|war", 0, 0, 0},
    {"c|principal|sea", 1, 1000.0 / 7, 1},
    {"c|journalist|peace", 1, 1000.0 / 5, 1},
    {"c|journalist|cable", 1, 1000.0 / 5, 1},
    {"c|journalist|war", 0, 0, 0},
    {"c|journalist|sea", 1, 1000.0 / 5, 1},
};

static void test_by_hand(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_table *table = run_analysis(arena, "concepts", corpus_from(arena, text),
                                          study_from(arena, concepts), NULL);
    CHECK_COUNT(lec_table_row_count(table), 2 * 12, "three groups of four concepts; as `all`");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        CHECK_COUNT(table_row(table, rows[i].keys), 12 + i, "groups, then the order of the study");
        CHECK_NUMBER(table_number(table, i, "count"), rows[i].count, 0, rows[i].keys);
        CHECK_NUMBER(table_number(table, i, "per_thousand"), rows[i].per_thousand,
                     TOLERANCE_CLOSED_FORM, rows[i].keys);
        CHECK_NUMBER(table_number(table, i, "turns"), rows[i].turns, 0, rows[i].keys);
    }
    lec_arena_free(arena);
}

/* No interval from fewer than three clusters; otherwise it holds the estimate. What does not occur
 * has an upper end: the words used 2 to 10 times (a 1 1 3, b 1 2 1 1, c 1 1 in clusters of 2, 4, 5
 * and 1 words) come more evenly than by chance, so that it is -ln(.025) / 12. */
static void test_intervals(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_table *table = run_analysis(arena, "concepts", corpus_from(arena, text),
                                          study_from(arena, concepts), NULL);
    const size_t never = table_row(table, "c|all|war"), one = table_row(table, "c|journalist|sea");
    CHECK_TRUE(isnan(table_number(table, never, "per_thousand_low")), "never named, few clusters");
    CHECK_TRUE(isnan(table_number(table, never, "per_thousand_high")), "never named");
    CHECK_TRUE(isnan(table_number(table, one, "per_thousand_low")), "one turn of the journalist");
    table = run_analysis(
        arena, "concepts",
        corpus_from(arena, "P: a b / J A: a / P: b b c / J B: c a / P: a a b / J C: b"),
        study_from(arena, "peace = a; war = war"), NULL);
    const size_t absent = table_row(table, "c|all|war"), some = table_row(table, "c|all|peace");
    CHECK_NUMBER(table_number(table, absent, "per_thousand_low"), 0, 0, "absent");
    CHECK_NUMBER(table_number(table, absent, "per_thousand_high"), 1000 * -log(0.025) / 12, 1e-9,
                 "absent");
    CHECK_COUNT((uint64_t)table_number(table, some, "clusters"), 4, "opening and three exchanges");
    CHECK_COUNT((uint64_t)table_number(table, some, "clusters_with"), 3, "with the concept");
    CHECK_TRUE(table_number(table, some, "per_thousand_low") > 0, "what occurs is never 0");
    CHECK_TRUE(table_number(table, some, "per_thousand_low") <=
                       table_number(table, some, "per_thousand") &&
                   table_number(table, some, "per_thousand") <=
                       table_number(table, some, "per_thousand_high"),
               "the interval holds the estimate");
    lec_arena_free(arena);
}

/* Pooled counts are the sums of the roles, and of the conferences. */
static void test_pooling(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus = corpus_from(
        arena, "= a / P: war peace war / J: war / O: sea / = b / P: peace / J: war sea / U: sea");
    const lec_table *table =
        run_analysis(arena, "concepts", corpus, study_from(arena, concepts), NULL);
    static const char *const names[] = {"peace", "cable", "war", "sea"};
    static const char *const roles[] = {"all", "principal", "journalist", "other", "unknown"};
    for (size_t n = 0; n < 4; n++)
        for (size_t r = 0; r < 5; r++) {
            double sum = 0;
            for (size_t c = 0; c < 2; c++) {
                const char *keys =
                    lec_arena_format(arena, "%s|%s|%s", c > 0 ? "b" : "a", roles[r], names[n]);
                if (table_has_row(table, keys))
                    sum += table_number(table, table_row(table, keys), "count");
            }
            const char *keys = lec_arena_format(arena, "all|%s|%s", roles[r], names[n]);
            CHECK_NUMBER(table_number(table, table_row(table, keys), "count"), sum, 0, keys);
        }
    CHECK_TRUE(!table_has_row(table, "b|other|sea"), "a role that does not speak has no row");
    lec_arena_free(arena);
}

static void test_nothing(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus = corpus_from(arena, text);
    CHECK_COUNT(lec_table_row_count(run_analysis(arena, "concepts", corpus, NULL, NULL)), 0,
                "no concept");
    const lec_study *study = study_from(arena, concepts);
    const lec_table *table = run_analysis(arena, "concepts", corpus_from(arena, ""), study, NULL);
    CHECK_COUNT(lec_table_row_count(table), 0, "no text");
    table = run_analysis(arena, "concepts", corpus_from(arena, "J:"), study, NULL);
    const size_t row = table_row(table, "c|journalist|war");
    CHECK_NUMBER(table_number(table, row, "count"), 0, 0, "a turn without a word");
    CHECK_TRUE(isnan(table_number(table, row, "per_thousand")), "has no rate");
    lec_arena_free(arena);
}

const lec_test lec_tests_concepts[] = {
    {"by_hand", test_by_hand},
    {"intervals", test_intervals},
    {"pooling", test_pooling},
    {"nothing", test_nothing},
    {0},
};
