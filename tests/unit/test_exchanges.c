/* SPDX-License-Identifier: GPL-3.0-or-later
 * Exchanges, counted by hand. */
#include "analysis/view/exchanges.h"
#include "tests/support/check.h"
#include "tests/support/corpora.h"

/* Ada asks twice in her exchange, Bo once, nobody answers Cy, then Ada returns. */
static const char text[] =
    "= b / P Zoe: Welcome all. / M: Ada please. / J Ada (Times): Why so? / P Zoe: It is so. / "
    "J Ada (Times): Is it? / P Yan: Yes. / P Zoe: It is. / J Bo: And then what? / P Zoe: Nothing. "
    "/ M: Cy. / J Cy (Wire): Who knows? / M: Ada again. / J Ada (Times): When? / P Zoe: Now. / "
    "= a / P Zoe: No one asks.";

static const struct {
    const char *journalist, *outlet, *answered_by, *returns, *hand_over, *question, *answer;
    double line, questions, answers, follow_ups, asked, answered;
} rows[] = {
    {"Ada", "Times", "Zoe; Yan", "no", "moderator", "Why so", "It is so", 3, 2, 3, 1, 4, 6},
    {"Bo", "", "Zoe", "no", "", "And then what", "Nothing", 8, 1, 1, 0, 3, 1},
    {"Cy", "Wire", "", "no", "moderator", "Who knows", "", 11, 1, 0, 0, 2, 0},
    {"Ada", "Times", "Zoe", "yes", "moderator", "When", "Now", 13, 1, 1, 0, 1, 1},
};

static void check_row(const lec_table *table, size_t i, size_t row)
{
    const char *what = rows[i].question;
    CHECK_TEXT(table_text(table, row, "journalist"), rows[i].journalist, what);
    CHECK_TEXT(table_text(table, row, "outlet"), rows[i].outlet, what);
    CHECK_TEXT(table_text(table, row, "answered_by"), rows[i].answered_by, what);
    CHECK_TEXT(table_text(table, row, "returns"), rows[i].returns, what);
    CHECK_TEXT(table_text(table, row, "hand_over"), rows[i].hand_over, what);
    CHECK_TEXT(table_text(table, row, "question"), rows[i].question, what);
    CHECK_TEXT(table_text(table, row, "answer"), rows[i].answer, what);
    CHECK_NUMBER(table_number(table, row, "line"), rows[i].line, 0, what);
    CHECK_NUMBER(table_number(table, row, "question_turns"), rows[i].questions, 0, what);
    CHECK_NUMBER(table_number(table, row, "answer_turns"), rows[i].answers, 0, what);
    CHECK_NUMBER(table_number(table, row, "follow_ups"), rows[i].follow_ups, 0, what);
    CHECK_NUMBER(table_number(table, row, "words_asked"), rows[i].asked, 0, what);
    CHECK_NUMBER(table_number(table, row, "words_answered"), rows[i].answered, 0, what);
    CHECK_NUMBER(table_number(table, row, "ratio"), rows[i].answered / rows[i].asked, 0, what);
    CHECK_NUMBER(table_number(table, row, "seconds_answered"), rows[i].answered * 0.4,
                 TOLERANCE_CLOSED_FORM, what); /* 150 words a minute */
}

static void test_rows(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_table *table = run_analysis(arena, "exchanges", corpus_from(arena, text), NULL, NULL);
    CHECK_COUNT(lec_table_row_count(table), sizeof rows / sizeof *rows, "exchanges");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) check_row(table, i, i);
    lec_arena_free(arena);
}

/* Of a selection whole exchanges are shown, and they know of what came before. */
static void test_selected(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_table *table =
        run_analysis(arena, "exchanges", corpus_from(arena, text), NULL, "--speaker=Yan,Cy");
    CHECK_COUNT(lec_table_row_count(table), 2, "exchanges");
    check_row(table, 0, 0);
    check_row(table, 2, 1);
    const lec_table *answered =
        run_analysis(arena, "exchanges", corpus_from(arena, text), NULL, "--role=principal");
    CHECK_COUNT(lec_table_row_count(answered), 3, "Cy is not answered");
    check_row(answered, 3, 2);
    lec_arena_free(arena);
}

/* A question whose turn is another's in a draw of who spoke is none. */
static void test_other_role(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus =
        corpus_from(arena, "J Ada: Why? / P Zoe: So. / J Bo: How? / P Zoe: Thus.");
    uint8_t *role = (uint8_t *)(uintptr_t)corpus->turn_role;
    role[2] = LEC_ROLE_PRINCIPAL;
    const lec_table *table = run_analysis(arena, "exchanges", corpus, NULL, NULL);
    CHECK_COUNT(lec_table_row_count(table), 1, "exchanges");
    CHECK_TEXT(table_text(table, 0, "journalist"), "Ada", "Ada's");
    lec_arena_free(arena);
}

static void test_none(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus = corpus_from(arena, "P Zoe: No one asks.");
    CHECK_COUNT(lec_table_row_count(run_analysis(arena, "exchanges", corpus, NULL, NULL)), 0,
                "a conference without questions");
    lec_arena_free(arena);
}

const lec_test lec_tests_exchanges[] = {{"rows", test_rows},
                                        {"selected", test_selected},
                                        {"other_role", test_other_role},
                                        {"none", test_none},
                                        {0}};
