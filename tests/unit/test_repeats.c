/* SPDX-License-Identifier: GPL-3.0-or-later
 * Talking points, counted by hand, and on the real text. */
#include <math.h>

#include "io/read.h"
#include "tests/support/check.h"
#include "tests/support/corpora.h"

/* "we stand with them as long as it takes" (9 words) stands in the opening, in an answer of the
 * first conference and, with one word changed of nine, in the second, which is the earlier one by
 * its date. "as long as it takes" (5) stands in these two and by itself. */
static const char text[] =
    "= b 2031-05-01 / P Ann: Hello. We stand with them as long as it takes. / J Bo: How long? / "
    "P Ann: I said we stand with them as long as it takes. Thanks. / J Cy: And money? / "
    "P Ann: It goes on as long as it takes. / "
    "= a 2030-01-01 / P Ann: Well we stand by them as long as it takes. / J Bo: Sure? / P Ann: "
    "Yes.";

static void test_uses(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_table *table = run_analysis(arena, "repeats", corpus_from(arena, text), NULL, NULL);
    const size_t whole = table_row(table, "all|principal|we stand with them as long as it takes");
    const size_t part = table_row(table, "all|principal|as long as it takes");
    CHECK_NUMBER(table_number(table, whole, "words"), 9, 0, "words");
    CHECK_NUMBER(table_number(table, whole, "uses"), 2, 0, "word for word");
    CHECK_NUMBER(table_number(table, whole, "variants"), 1, 0, "stand by them");
    CHECK_NUMBER(table_number(table, whole, "changed"), 1.0 / 9, 1e-12, "one word of nine");
    CHECK_NUMBER(table_number(table, whole, "turns"), 2, 0, "turns");
    CHECK_NUMBER(table_number(table, whole, "conferences"), 2, 0, "both");
    CHECK_NUMBER(table_number(table, whole, "in_openings"), 2, 0, "two openings");
    CHECK_TEXT(table_text(table, whole, "first_conference"), "a", "the earlier day");
    CHECK_TEXT(table_text(table, whole, "first_around"),
               "Well we stand by them as long as it takes", "as it stands");
    CHECK_TEXT(table_text(table, whole, "last_conference"), "b", "the later day");
    CHECK_NUMBER(table_number(table, whole, "last_line"), 3, 0, "the answer");
    /* changes from the first wording 0, 1, 1: two pairs rise of three, one of them tied:
     * 2 / sqrt(3 * 2) */
    CHECK_NUMBER(table_number(table, whole, "drift"), 2 / sqrt(6.0), 1e-12, "tau-b");
    CHECK_NUMBER(table_number(table, part, "uses"), 4, 0, "in all four turns");
    CHECK_NUMBER(table_number(table, part, "own_uses"), 1, 0, "money's answer");
    CHECK_NUMBER(table_number(table, part, "variants"), 0, 0, "none");
    CHECK_TRUE(isnan(table_number(table, part, "drift")), "it never varies");
    CHECK_TRUE(!table_has_row(table, "all|principal|stand with them as long as it takes"),
               "only within the longer one");
    lec_arena_free(arena);
}

/* The same by year: 2031 has the two uses word for word and all but one of the short phrase's, 2030
 * the near one. */
static void test_by_year(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus = corpus_from(arena, text);
    const lec_table *table = run_analysis(arena, "repeats", corpus, NULL, "--by=year");
    static const struct {
        const char *row;
        double uses, own, variants, turns, conferences, openings;
    } rows[] = {
        {"2031|principal|we stand with them as long as it takes", 2, 2, 0, 2, 1, 1},
        {"2030|principal|we stand with them as long as it takes", 0, 0, 1, 0, 1, 1},
        {"2031|principal|as long as it takes", 3, 1, 0, 3, 1, 1},
        {"2030|principal|as long as it takes", 1, 0, 0, 1, 1, 1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const size_t row = table_row(table, rows[i].row);
        CHECK_NUMBER(table_number(table, row, "uses"), rows[i].uses, 0, rows[i].row);
        CHECK_NUMBER(table_number(table, row, "own_uses"), rows[i].own, 0, rows[i].row);
        CHECK_NUMBER(table_number(table, row, "variants"), rows[i].variants, 0, rows[i].row);
        CHECK_NUMBER(table_number(table, row, "turns"), rows[i].turns, 0, rows[i].row);
        CHECK_NUMBER(table_number(table, row, "conferences"), rows[i].conferences, 0, rows[i].row);
        CHECK_NUMBER(table_number(table, row, "in_openings"), rows[i].openings, 0, rows[i].row);
        CHECK_TEXT(table_text(table, row, "pooled"), "no", rows[i].row);
    }
    const size_t near = table_row(table, rows[1].row);
    CHECK_NUMBER(table_number(table, near, "changed"), 1.0 / 9, 1e-12, "one word of nine");
    CHECK_TRUE(isnan(table_number(table, near, "drift")), "one use drifts nowhere");
    CHECK_TEXT(table_text(table, table_row(table, rows[0].row), "first_conference"), "b",
               "first of that year");
    const lec_table *pooled = run_analysis(arena, "repeats", corpus, NULL, "--by=none");
    for (size_t row = 0; row < lec_table_row_count(pooled); row++)
        CHECK_TEXT(table_text(pooled, row, "conference"), "all", "none but all");
    CHECK_COUNT(lec_table_row_count(table),
                2 * lec_table_row_count(pooled) + lec_table_row_count(pooled),
                "each phrase stands in both years");
    lec_arena_free(arena);
}

static void test_places(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_table *table =
        run_analysis(arena, "repeat_uses", corpus_from(arena, text), NULL, "--role=principal");
    const size_t near = table_row(table, "a|principal|we stand with them as long as it takes");
    CHECK_TEXT(table_text(table, near, "wording"), "near", "the first use in time is near");
    CHECK_NUMBER(table_number(table, near, "changes"), 1, 0, "with, by");
    CHECK_NUMBER(table_number(table, near, "position"), 1.0 / 11, 1e-12,
                 "one of the 11 words selected");
    CHECK_TEXT(table_text(table, near, "text"), "we stand by them as long as it takes", "text");
    const size_t last = near + 2;
    CHECK_NUMBER(table_number(table, last, "number"), 3, 0, "number");
    CHECK_TEXT(table_text(table, last, "wording"), "word for word", "wording");
    CHECK_NUMBER(table_number(table, last, "line"), 3, 0, "line");
    lec_arena_free(arena);
}

/* Nothing is a talking point of a single turn, of two roles, or across the end of a turn. */
static void test_none(void)
{
    static const char *const texts[] = {
        "P: one two three four five and one two three four five.",
        "P: one two three four five. / J: one two three four five?",
        "P: a b c / J: why? / P: d e f. / J: why? / P: a b c d e f.",
        "P: one.",
        "J: ",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        lec_arena *arena = lec_arena_new();
        const lec_table *table =
            run_analysis(arena, "repeats", corpus_from(arena, texts[i]), NULL, NULL);
        CHECK_COUNT(lec_table_row_count(table), 0, texts[i]);
        lec_arena_free(arena);
    }
}

/* On the real press conference of 3 December 2024: the phrases around these two. */
static void test_real(void)
{
    const char *path = shared_path("transcripts/nato/2024-12-03-pre-ministerial.txt");
    if (path == NULL) SKIP("../shared is absent");
    lec_arena *arena = lec_arena_new();
    const lec_read_options options = {0};
    lec_readings readings = {0};
    lec_error error = {""};
    const char *paths[] = {lec_arena_text(arena, path, strlen(path))};
    CHECK_COUNT(lec_read(paths, 1, study_from(arena, ""), &options, arena, &readings, &error),
                LEC_OK, error.message);
    const lec_table *table = run_analysis(arena, "repeats", readings.corpus, NULL, NULL);
    /* counted with grep over the answers: "a position of strength" on lines of five answers and
     * turns, "step by step" in four */
    const size_t strength = table_row(table, "all|principal|a position of strength");
    CHECK_NUMBER(table_number(table, strength, "uses"), 5, 0, "uses");
    CHECK_NUMBER(
        table_number(table, table_row(table, "all|principal|from a position of strength"), "uses"),
        2, 0, "uses");
    CHECK_NUMBER(table_number(table, table_row(table, "all|principal|step by step"), "uses"), 4, 0,
                 "uses");
    lec_arena_free(arena);
}

const lec_test lec_tests_repeats[] = {{"uses", test_uses},     {"by_year", test_by_year},
                                      {"places", test_places}, {"none", test_none},
                                      {"real", test_real},     {0}};
