/* SPDX-License-Identifier: GPL-3.0-or-later
 * Who raises what, and whether it is taken up, calculated by hand. */
#include <math.h>

#include "core/random.h"
#include "tests/support/check.h"
#include "tests/support/corpora.h"

/* 14 words. Links among the questions: J2 P3, P3 J4, J4 P5, P5 J6, J6 P7. */
static const char text[] =
    "P Ann: peace now. / J Bo: why peace? / P Ann: peace it is. / J Cy: and war? / P Ann: no. / "
    "J Di: war again? / P Ann: war yes.";

static void test_one(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_table *table =
        run_analysis(arena, "agenda", corpus_from(arena, text),
                     study_from(arena, "peace = peace; war = war; no = never"), NULL);
    const size_t peace = table_row(table, "c|peace"), war = table_row(table, "c|war");
    CHECK_COUNT(lec_table_row_count(table), 2 * 2, "what nobody says has no row");
    CHECK_TEXT(table_text(table, peace, "raised_by"), "principal", "in the opening");
    CHECK_TEXT(table_text(table, war, "speaker"), "Cy", "his question");
    CHECK_NUMBER(table_number(table, war, "turn"), 4, 0, "turn");
    CHECK_NUMBER(table_number(table, war, "line"), 4, 0, "line");
    CHECK_NUMBER(table_number(table, peace, "answered"), 1, 0, "why peace?");
    CHECK_NUMBER(table_number(table, war, "answered"), 0, 0, "no");
    CHECK_NUMBER(table_number(table, war, "other_side_turns"), 1, 0, "war yes");
    CHECK_NUMBER(table_number(table, war, "other_side_of"), 2, 0, "no; war yes");
    CHECK_TRUE(isnan(table_number(table, war, "next_opening")), "there is no next");
    CHECK_NUMBER(table_number(table, peace, "life"), 4.0 / 14, 1e-12, "word 0 to word 4");
    CHECK_NUMBER(table_number(table, war, "position"), 8.0 / 14, 1e-12, "eight words before");
    lec_arena_free(arena);
}

static void test_links(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_table *table =
        run_analysis(arena, "agenda_links", corpus_from(arena, text),
                     study_from(arena, "peace = peace; war = war"), "--minimum=1");
    const size_t peace = table_row(table, "c|journalist|peace");
    const size_t war = table_row(table, "c|journalist|war");
    const size_t back = table_row(table, "c|principal|peace");
    CHECK_TRUE(!table_has_row(table, "c|principal|war"), "P7 has no next turn");
    CHECK_NUMBER(table_number(table, peace, "raised"), 1, 0, "J2");
    CHECK_NUMBER(table_number(table, peace, "share"), 1, 0, "by P3");
    CHECK_NUMBER(table_number(table, back, "share"), 0, 0, "not by J4");
    /* 3 links, 1 of 3 turns on either side: taken up in a third of the orders, else not */
    CHECK_NUMBER(table_number(table, peace, "expected"), 1.0 / 3, 1e-12, "peace");
    CHECK_NUMBER(table_number(table, peace, "z"), (2.0 / 3) / sqrt(2.0 / 9), 1e-12, "peace");
    CHECK_NUMBER(table_number(table, peace, "log10_p"), log10(1.0 / 3), 0.04, "a third");
    /* 2 of 3 questions, 1 of 3 answers: taken up in two thirds of the orders */
    CHECK_NUMBER(table_number(table, war, "taken_up"), 1, 0, "J6 by P7");
    CHECK_NUMBER(table_number(table, war, "expected_share"), 1.0 / 3, 1e-12, "2/3 of 2");
    CHECK_NUMBER(table_number(table, war, "z"), (1.0 / 3) / sqrt(2.0 / 9), 1e-12, "war");
    /* 2 links back, P3 J4 and P5 J6; J 1 of 3, P 1 of 3: 2/9, and nothing shares a turn */
    CHECK_NUMBER(table_number(table, back, "expected"), 2.0 / 9, 1e-12, "back");
    lec_arena_free(arena);
}

/* Two question turns before one answer: links that share a turn. Links J1 P2, J1' P2, J3 P4 with 2
 * of 3 questions and 1 of 2 answers: 1; the square 1 + the 2 ordered pairs that share P2: 1/2
 * (1/3); the others need both answers: 4/3, variance 1/3. */
static void test_shared(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus =
        corpus_from(arena, "P: hello. / J A: war? / J B: war now? / P: war. / J C: why? / P: so.");
    const lec_table *table =
        run_analysis(arena, "agenda_links", corpus, study_from(arena, "war = war"), "--minimum=1");
    const size_t war = table_row(table, "c|journalist|war");
    CHECK_NUMBER(table_number(table, war, "taken_up"), 2, 0, "both");
    CHECK_NUMBER(table_number(table, war, "expected"), 1, 1e-12, "3 * 2/3 * 1/2");
    CHECK_NUMBER(table_number(table, war, "z"), 1 / sqrt(1.0 / 3), 1e-12, "z");
    lec_arena_free(arena);
}

static void test_several(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus = corpus_from(
        arena, "= b 2031-01-01 / P: war is here. / J: what war? / P: war. / "
               "= a 2030-01-01 / P: good day. / J: is it war? / P: no. / J: so? / P: war then.");
    const lec_table *table =
        run_analysis(arena, "agenda", corpus, study_from(arena, "war = war"), NULL);
    const size_t all = table_row(table, "all|war"), a = table_row(table, "a|war");
    CHECK_NUMBER(table_number(table, all, "principal_first"), 1, 0, "b");
    CHECK_NUMBER(table_number(table, all, "journalist_first"), 1, 0, "a");
    CHECK_TEXT(table_text(table, all, "raised_by"), "", "several");
    CHECK_NUMBER(table_number(table, a, "next_opening"), 1, 0, "b follows a, by the dates");
    CHECK_TRUE(isnan(table_number(table, table_row(table, "b|war"), "next_opening")), "the last");
    lec_arena_free(arena);
}

/* The conferences of 2031 are not beside one another in the order of their names. Each of a, b and
 * c has two links J P; the word is in 1 of 2 questions and 1 of 2 answers: 2 * 1/2 * 1/2 = 1/2. */
static void test_periods(void)
{
    lec_arena *arena = lec_arena_new();
    const char *by = "--by=year --minimum=1";
    const lec_corpus *corpus = corpus_from(
        arena, "= a 2031-01-01 / P: hello. / J X: war? / P: war. / J Y: why? / P: so. / "
               "= b 2030-05-01 / P: war. / J X: war? / P: war. / J Y: why? / P: so. / "
               "= c 2031-09-01 / P: hello. / J X: war? / P: war. / J Y: why? / P: so.");
    const lec_study *study = study_from(arena, "war = war");
    const lec_table *table = run_analysis(arena, "agenda", corpus, study, "--by=year");
    const size_t later = table_row(table, "2031|war"), earlier = table_row(table, "2030|war");
    CHECK_COUNT(lec_table_row_count(table), 3, "all, 2030, 2031");
    CHECK_NUMBER(table_number(table, later, "conferences"), 2, 0, "a and c");
    CHECK_NUMBER(table_number(table, later, "uses"), 4, 0, "two each");
    CHECK_TEXT(table_text(table, later, "raised_by"), "", "two conferences");
    CHECK_TEXT(table_text(table, earlier, "raised_by"), "principal", "b alone, in its opening");
    const lec_table *links = run_analysis(arena, "agenda_links", corpus, study, by);
    const size_t two = table_row(links, "2031|journalist|war");
    CHECK_NUMBER(table_number(links, two, "raised"), 2, 0, "a and c");
    CHECK_NUMBER(table_number(links, two, "expected"), 1, 1e-12, "1/2 each");
    CHECK_NUMBER(table_number(links, table_row(links, "2030|journalist|war"), "expected"), 0.5,
                 1e-12, "b");
    CHECK_NUMBER(table_number(links, table_row(links, "all|journalist|war"), "expected"), 1.5,
                 1e-12, "all");
    lec_arena_free(arena);
}

/* Concepts that are spread over turns by chance: p is below .05 as often as it should be, or less.
 */
static void test_null(void)
{
    enum { TEXTS = 120, EXCHANGES = 12 };
    size_t tested = 0, small = 0;
    for (uint32_t number = 0; number < TEXTS; number++) {
        lec_arena *arena = lec_arena_new();
        uint32_t draws[2 * EXCHANGES];
        lec_random_below((lec_random_key){11, LEC_STREAM_SIMULATION, number}, 100, 0,
                         (size_t)2 * EXCHANGES, draws);
        const char *made = "P Ann: hello.";
        for (size_t e = 0; e < EXCHANGES; e++)
            made = lec_arena_format(arena, "%s / J N%zu: why %s? / P Ann: so %s it is.", made, e,
                                    draws[2 * e] < 40 ? "war" : "",
                                    draws[2 * e + 1] < 40 ? "war" : "");
        const lec_table *table =
            run_analysis(arena, "agenda_links", corpus_from(arena, made),
                         study_from(arena, "war = war"), "--replicates=199 --minimum=1");
        const double p = table_number(table, 0, "log10_p");
        tested += isnan(p) ? 0 : 1;
        small += p <= log10(0.05) + 1e-12;
        lec_arena_free(arena);
    }
    CHECK_TRUE(tested > 100, "tested");
    CHECK_TRUE(small <= tested / 10, "at most twice the level: 6 expected of 120, sd 2.4");
}

/* What is always taken up is found. */
static void test_effect(void)
{
    lec_arena *arena = lec_arena_new();
    const char *made = "P Ann: hello.";
    for (size_t e = 0; e < 12; e++)
        made = lec_arena_format(arena, "%s / J N%zu: why %s? / P Ann: so %s it is.", made, e,
                                e % 3 == 0 ? "war" : "", e % 3 == 0 ? "war" : "");
    const lec_table *table = run_analysis(arena, "agenda_links", corpus_from(arena, made),
                                          study_from(arena, "war = war"), NULL);
    CHECK_NUMBER(table_number(table, 0, "taken_up"), 4, 0, "every question");
    CHECK_TRUE(table_number(table, 0, "log10_p") < -2, "p below .01");
    lec_arena_free(arena);
}

/* What is raised in one question or two has no row and is not tested, unless it is asked for. */
static void test_minimum(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus = corpus_from(arena, text);
    const lec_study *study = study_from(arena, "peace = peace; war = war");
    CHECK_COUNT(lec_table_row_count(run_analysis(arena, "agenda_links", corpus, study, NULL)), 0,
                "peace once, war twice");
    const lec_table *two = run_analysis(arena, "agenda_links", corpus, study, "--minimum=2");
    CHECK_COUNT(lec_table_row_count(two), 2 * 1, "war, in all and in c");
    CHECK_NUMBER(table_number(two, table_row(two, "c|journalist|war"), "tests"), 1, 0,
                 "it is the only test");
    lec_arena_free(arena);
}

const lec_test lec_tests_agenda[] = {
    {"one", test_one},       {"minimum", test_minimum}, {"links", test_links},
    {"shared", test_shared}, {"several", test_several}, {"periods", test_periods},
    {"null", test_null},     {"effect", test_effect},   {0}};
