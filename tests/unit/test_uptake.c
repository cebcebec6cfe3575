/* SPDX-License-Identifier: GPL-3.0-or-later
 * Uptake by hand, and that there is none where answers do not belong to their questions. */
#include <math.h>

#include "core/random.h"
#include "tests/support/check.h"
#include "tests/support/corpora.h"

/* Two exchanges, four sides. Terms: why, war, is; war, end; who, pay; war, pay. In sides: war 3,
 * pay 2, why, is, end, who 1 each. */
static void test_values(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus = corpus_from(
        arena, "J Ada: Why is war? / P Zoe: Wars end. / J Bo: Who pays? / P Zoe: War. Pays.");
    const lec_table *table = run_analysis(arena, "uptake", corpus, NULL, NULL);
    const lec_table *each = run_analysis(arena, "exchanges", corpus, NULL, NULL);
    /* the language of a test's corpus is not known: wars is another term than war */
    const double once = log(5 / 1.5), twice = log(5 / 2.5);
    CHECK_NUMBER(table_number(each, 0, "uptake"), 0, 0, "Ada: nothing shared");
    const double who = twice / (twice + once);
    CHECK_NUMBER(table_number(each, 1, "uptake"), who, TOLERANCE_CLOSED_FORM, "pays of who, pays");
    CHECK_NUMBER(table_number(each, 1, "precision"), 0.5, TOLERANCE_CLOSED_FORM, "of war, pays");
    CHECK_NUMBER(table_number(each, 1, "jaccard"), twice / (2 * twice + once),
                 TOLERANCE_CLOSED_FORM, "of who, pays, war");
    CHECK_NUMBER(table_number(each, 1, "first_sentence"), 0, 0, "War alone");
    CHECK_TEXT(table_text(each, 1, "shared_words"), "pays", "what is shared");
    const double other = twice / (2 * once + twice); /* Why is war? War. Pays. */
    CHECK_NUMBER(table_number(table, 0, "uptake"), who / 2, TOLERANCE_CLOSED_FORM, "mean");
    CHECK_NUMBER(table_number(table, 0, "expected"), (0 + other + 0 + who) / 4,
                 TOLERANCE_CLOSED_FORM, "of the four pairs");
    CHECK_NUMBER(table_number(table, 0, "excess"), who / 2 - (other + who) / 4,
                 TOLERANCE_CLOSED_FORM, "beyond");
    lec_arena_free(arena);
}

static void test_concepts(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus = corpus_from(
        arena, "J Ada: Why war and peace? / P Zoe: Peace. / J Bo: Oil? / P Zoe: War and peace.");
    const lec_study *study = study_from(arena, "war = war; peace = peace; oil = oil");
    const lec_table *table = run_analysis(arena, "exchanges", corpus, study, NULL);
    CHECK_TEXT(table_text(table, 0, "shared_concepts"), "peace", "in both");
    CHECK_TEXT(table_text(table, 1, "shared_concepts"), "", "oil and war, peace");
    lec_arena_free(arena);
}

/* An exchange without an answer, one of an answer of no words, and a single one. */
static void test_little(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_table *one = run_analysis(
        arena, "uptake", corpus_from(arena, "J Ada: Why war? / P Zoe: War is war."), NULL, NULL);
    CHECK_COUNT(lec_table_row_count(one), 2 * 1, "one exchange, and as `all`");
    CHECK_TRUE(table_number(one, 0, "uptake") > 0, "it has a value");
    CHECK_TRUE(isnan(table_number(one, 0, "uptake_low")), "no interval");
    CHECK_TRUE(isnan(table_number(one, 0, "expected")), "nothing to compare with");
    CHECK_TRUE(isnan(table_number(one, 0, "log10_p")), "no test");
    const lec_table *half = run_analysis(
        arena, "uptake", corpus_from(arena, "J Ada: Why? / P Zoe:  / J Bo: How so?"), NULL, NULL);
    CHECK_NUMBER(table_number(half, 0, "exchanges"), 0, 0, "none answered");
    CHECK_NUMBER(table_number(half, 0, "unanswered"), 2, 0, "both");
    CHECK_TRUE(isnan(table_number(half, 0, "uptake")), "no value");
    const lec_table *none =
        run_analysis(arena, "uptake", corpus_from(arena, "P Zoe: No one asks."), NULL, NULL);
    CHECK_COUNT(lec_table_row_count(none), 0, "no question, no row");
    lec_arena_free(arena);
}

enum { EXCHANGES = 9, TRIALS = 60 };

/* A conference of random words; with `taken_up` half of an answer's words are of its question. */
static const lec_corpus *random_corpus(lec_arena *arena, uint32_t trial, bool taken_up)
{
    enum { ASKED = 8, ANSWERED = 14, WORDS = 90 };
    const char *text = "";
    for (uint32_t e = 0; e < EXCHANGES; e++) {
        uint32_t draw[ASKED + ANSWERED];
        lec_random_below((lec_random_key){trial, LEC_STREAM_SIMULATION, e}, WORDS, 0,
                         ASKED + ANSWERED, draw);
        text = lec_arena_format(arena, "%s%sJ A%c:", text, e > 0 ? " / " : "", 'a' + (int)e);
        for (int i = 0; i < ASKED + ANSWERED; i++) {
            const bool repeats = taken_up && i >= ASKED && i % 2 == 0;
            if (i == ASKED) text = lec_arena_format(arena, "%s? / P Zoe:", text);
            text = lec_arena_format(arena, "%s w%u", text, draw[repeats ? (i - ASKED) / 2 : i]);
        }
    }
    return corpus_from(arena, text);
}

/* 60 conferences at p < .05: more than 8 has a probability below .005. */
static void test_null(void)
{
    int alarms = 0;
    for (uint32_t trial = 1; trial <= TRIALS; trial++) {
        lec_arena *arena = lec_arena_new();
        const lec_table *table = run_analysis(arena, "uptake", random_corpus(arena, trial, false),
                                              NULL, "--replicates=400");
        alarms += table_number(table, 0, "log10_p") < log10(0.05);
        lec_arena_free(arena);
    }
    CHECK_TRUE(alarms <= 8, "false alarms");
    lec_arena *arena = lec_arena_new();
    const lec_table *table =
        run_analysis(arena, "uptake", random_corpus(arena, 1, true), NULL, NULL);
    CHECK_TRUE(table_number(table, 0, "log10_p") < -3, "what is there is found");
    CHECK_TRUE(table_number(table, 0, "excess_low") > 0, "and lies above chance");
    lec_arena_free(arena);
}

const lec_test lec_tests_uptake[] = {{"values", test_values},
                                     {"concepts", test_concepts},
                                     {"little", test_little},
                                     {"null", test_null},
                                     {0}};
