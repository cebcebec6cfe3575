/* SPDX-License-Identifier: GPL-3.0-or-later
 * Which sentences ask for a yes or a no, are negative questions or tags, and what the answer begins
 * with: written for this, with what a reader would say. */
#include "tests/support/check.h"
#include "tests/support/corpora.h"

/* Places of each marker in the question, and whether its last question asks for a yes or a no. */
static const struct {
    const char *said;
    double polar, negative, tag, stated;
    const char *asked;
} signs[] = {
    {"Will you go to Kyiv?", 1, 0, 0, 0, "yes"},
    {"Thank you very much, Mr President, will you go?", 1, 0, 0, 0, "yes"},
    {"Is a truce near?", 1, 0, 0, 0, "yes"},
    {"Can your plan work.", 1, 0, 0, 0, "no"}, /* no mark: a place, but not the last question */
    {"Do you agree. Why?", 1, 0, 0, 0, "no"},
    {"And so, Secretary General, is Ukraine in?", 1, 0, 0, 0, "yes"},
    /* statements */
    {"You have said that often. When was that?", 0, 0, 0, 0, "no"},
    {"You haven't met him yet. When will that be?", 0, 0, 0, 0, "no"},
    {"But you won't go. When is the next one?", 0, 0, 0, 0, "no"},
    {"Thank you. You were very clear. How long will it take?", 0, 0, 0, 0, "no"},
    {"Much has been said of it. What now?", 0, 0, 0, 0, "no"},
    {"One reason, perhaps, is that they are late. Why?", 0, 0, 0, 0, "no"},
    {"One of those things, of course, is the summit. What now?", 0, 0, 0, 0, "no"},
    {"Hasn't quite hit the shores here. What now?", 0, 0, 0, 0, "no"},
    {"What promises, if any, did you make?", 0, 0, 0, 0, "no"},
    /* negative questions */
    {"Isn't it late?", 1, 1, 0, 0, "yes"},
    {"But isn't the truth another?", 1, 1, 0, 0, "yes"},
    {"The plan is done, isn't that a risk to all?", 1, 1, 0, 0, "yes"},
    {"Why won't you go?", 0, 1, 0, 0, "no"},
    {"Are you not worried?", 1, 1, 0, 0, "yes"},
    {"Is it sure that not only can it not fly?", 1, 0, 0, 0, "yes"},
    /* tags */
    {"It is late, isn't it?", 1, 0, 1, 0, "yes"},
    {"You are in it for long, right?", 1, 0, 1, 1, "yes"},
    {"He will not go, will he?", 1, 0, 1, 0, "yes"},
    {"The plan is dead. Isn't it?", 1, 0, 1, 0, "yes"},
    {"The plan is dead. Right?", 1, 0, 1, 0, "yes"},
    {"And if they ask you to go, would you?", 1, 0, 0, 0, "yes"},
    {"The plan is dead. Is that correct?", 1, 0, 0, 0, "yes"},
    {"Will you go? Okay?", 1, 0, 0, 0, "yes"},
    /* what is asked last */
    {"How long will it take, and are you sure?", 1, 0, 0, 0, "yes"},
    {"Are you sure, and what will it cost?", 1, 0, 0, 0, "no"},
    {"Will you go? When is it?", 1, 0, 0, 0, "no"},
    /* statements as questions */
    {"So you're not going?", 0, 0, 0, 1, "no"},
    {"You know, how long will it take?", 0, 0, 0, 0, "no"},
    {"You said it is late, but why?", 0, 0, 0, 0, "no"},
    {"You said it is late, do you still think so?", 1, 0, 0, 0, "yes"},
};

static double places(const lec_table *markers, const char *marker)
{
    double found = 0;
    for (size_t row = 0; row < lec_table_row_count(markers); row++)
        found += strcmp(table_text(markers, row, "marker"), marker) == 0;
    return found;
}

static void test_signs(void)
{
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        lec_arena *arena = lec_arena_new();
        const char *what = signs[i].said;
        const lec_corpus *corpus =
            corpus_from(arena, lec_arena_format(arena, "J Ada: %s / P Zoe: It is so.", what));
        const lec_table *markers = run_analysis(arena, "markers", corpus, NULL, NULL);
        CHECK_NUMBER(places(markers, "yes-or-no"), signs[i].polar, 0, what);
        CHECK_NUMBER(places(markers, "negative-form"), signs[i].negative, 0, what);
        CHECK_NUMBER(places(markers, "tag"), signs[i].tag, 0, what);
        CHECK_NUMBER(places(markers, "stated"), signs[i].stated, 0, what);
        const lec_table *answers = run_analysis(arena, "answers", corpus, NULL, NULL);
        CHECK_TEXT(table_text(answers, 0, "yes_or_no_asked"), signs[i].asked, what);
        const lec_table *questions = run_analysis(arena, "questions", corpus, NULL, NULL);
        const double share = table_number(questions, table_row(questions, "c|all|yes-or-no"),
                                          "share"); /* of the one turn */
        CHECK_NUMBER(share, signs[i].polar > 0, 0, what);
        CHECK_TRUE(strcmp(signs[i].asked, "no") == 0 || share == 1,
                   "what answers says, questions counts");
        lec_arena_free(arena);
    }
}

/* Exchanges of several turns: the answer is what is said first, and its question the one before it.
 */
static const struct {
    const char *text, *asked, *said;
} exchanges[] = {
    {"J Bo: Will you go? / P Zoe: Yes. / J Bo: When? / P Zoe: No date yet.", "yes", "yes"},
    {"J Bo: How is it? / P Zoe: It is fine. / J Bo: Will you go? / P Zoe: Yes.", "no", ""},
    {"J Bo: Will you go? / P Zoe: We will see. / J Bo: Really? / P Zoe: No.", "yes", ""},
    {"J Bo: Hello. / J Bo: Will you go? / P Zoe: No.", "yes", "no"},
    {"J Bo: Why now? / J Bo: I mean, is it late? / P Zoe: No, it is not.", "yes", "no"},
    {"J Bo: Will you go?", "yes", ""},
    {"J Bo: Will you go? / P Zoe:  / P Zoe: Yes.", "yes", "yes"},
};

static void test_answers_of_several_turns(void)
{
    for (size_t i = 0; i < sizeof exchanges / sizeof *exchanges; i++) {
        lec_arena *arena = lec_arena_new();
        const lec_table *table =
            run_analysis(arena, "answers", corpus_from(arena, exchanges[i].text), NULL, NULL);
        CHECK_COUNT(lec_table_row_count(table), 1, exchanges[i].text);
        CHECK_TEXT(table_text(table, 0, "yes_or_no_asked"), exchanges[i].asked, exchanges[i].text);
        CHECK_TEXT(table_text(table, 0, "said"), exchanges[i].said, exchanges[i].text);
        lec_arena_free(arena);
    }
}

const lec_test lec_tests_question_signs[] = {
    {"signs", test_signs}, {"answers_of_several_turns", test_answers_of_several_turns}, {0}};
