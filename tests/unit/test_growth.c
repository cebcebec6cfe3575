/* SPDX-License-Identifier: GPL-3.0-or-later
 * The table `growth`, counted by hand. */
#include "tests/support/check.h"
#include "tests/support/corpora.h"
#include "tests/support/reference.h"

static void test_by_hand(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus = corpus_from(arena, "P: a b a / J: c a / P: d d");
    const lec_table *table = run_analysis(arena, "growth", corpus, NULL, NULL);
    static const struct {
        const char *key;
        double types;
    } points[] = {{"c|all|1", 1},       {"c|all|2", 2},       {"c|all|3", 2},
                  {"c|all|4", 3},       {"c|all|5", 3},       {"c|all|6", 4},
                  {"c|all|7", 4},       {"c|principal|3", 2}, {"c|principal|4", 3},
                  {"c|principal|5", 3}, {"c|journalist|2", 2}};
    for (size_t i = 0; i < sizeof points / sizeof *points; i++)
        CHECK_NUMBER(table_number(table, table_row(table, points[i].key), "types"), points[i].types,
                     0, points[i].key);
    CHECK_COUNT(lec_table_row_count(table), 2 * (7 + 5 + 2),
                "every word of a short text; of `all`, too");
    lec_arena_free(arena);
}

/* 100 words, all different but for the last: 40 places, the last at the end. */
static void test_places(void)
{
    lec_arena *arena = lec_arena_new();
    const char *text = "P:";
    for (size_t i = 0; i < 99; i++)
        text = lec_arena_format(arena, "%s %c%c", text, (char)('a' + i / 10), (char)('a' + i % 10));
    const lec_corpus *corpus = corpus_from(arena, lec_arena_format(arena, "%s aa", text));
    const lec_table *table = run_analysis(arena, "growth", corpus, NULL, NULL);
    const size_t last = table_row(table, "c|principal|100");
    CHECK_NUMBER(table_number(table, last, "types"), 99, 0, "at the end");
    CHECK_NUMBER(table_number(table, table_row(table, "c|principal|2"), "types"), 2, 0,
                 "the first");
    CHECK_NUMBER(table_number(table, table_row(table, "c|principal|50"), "types"), 50, 0, "half");
    lec_arena_free(arena);
}

const lec_test lec_tests_growth[] = {{"by_hand", test_by_hand}, {"places", test_places}, {0}};
