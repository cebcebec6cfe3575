/* SPDX-License-Identifier: GPL-3.0-or-later
 * The tables of questions and answers on small conversations, counted by hand, and on the real one.
 */
#include "io/read.h"
#include "tests/support/check.h"
#include "tests/support/corpora.h"

static const char text[] =
    "J Ada (Times): The war has now gone on for three long years. But why did you wait? / "
    "P Zoe: I won't comment on that. It is late. / "
    "J Bo (Wire): Will you go? Could you tell us when? / P Zoe: Yes. We will go. / "
    "J Bo (Wire): But isn't it late? / P Zoe: As I said, no. / "
    "J Cy (Times): Is it over? / P Zoe: What do you mean?";

static void test_answers(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_table *table = run_analysis(arena, "answers", corpus_from(arena, text), NULL, NULL);
    CHECK_COUNT(lec_table_row_count(table), 3, "exchanges");
    CHECK_NUMBER(table_number(table, 0, "declines"), 1, 0, "I won't comment");
    CHECK_TEXT(table_text(table, 0, "evidence"), "I won't comment", "shown");
    CHECK_NUMBER(table_number(table, 0, "without_reply"), 5.0 / 8, TOLERANCE_CLOSED_FORM,
                 "5 of 8 words");
    CHECK_NUMBER(table_number(table, 0, "words_before"), 0, 0, "at once");
    CHECK_NUMBER(table_number(table, 0, "words_after"), 5, 0, "on that. It is late.");
    CHECK_NUMBER(table_number(table, 0, "ratio"), 8.0 / 15, TOLERANCE_CLOSED_FORM, "words");
    CHECK_TEXT(table_text(table, 0, "yes_or_no_asked"), "no", "why");
    CHECK_TEXT(table_text(table, 1, "said"), "yes", "Yes.");
    CHECK_NUMBER(table_number(table, 1, "points_back"), 1, 0, "As I said");
    CHECK_NUMBER(table_number(table, 1, "without_reply"), 0, 0, "nothing declined");
    CHECK_TRUE(isnan(table_number(table, 1, "words_before")), "nothing to stand before");
    CHECK_TRUE(isnan(table_number(table, 1, "words_after")), "nor after");
    CHECK_TEXT(table_text(table, 2, "yes_or_no_asked"), "yes", "Is it over?");
    CHECK_NUMBER(table_number(table, 2, "asks_back"), 1, 0, "What do you mean?");
    CHECK_NUMBER(table_number(table, 2, "without_reply"), 1, 0, "all of it");
    lec_arena_free(arena);
}

/* A short answer that ends in a question asks back, in whatever words; the rest asks for nothing.
 */
static const struct {
    const char *said;
    double asks_back, words_before, words_after; /* -1: empty */
} short_answers[] = {
    {"To send which?", 1, 0, 0},
    {"The new bridge, you say that it is where? Go ahead.", 1, 0, 2},
    {"We start today, okay? Okay?", 0, -1, -1},
    {"It is late, isn't it?", 0, -1, -1},
    {"Yes. And what of it?", 0, -1, -1},
    {"I don't know. Is it late?", 0, 0, 3}, /* a sign stands there already */
    {"How long will it take? I think that all will be done within a year.", 0, -1, -1},
    {"They have all worked on it for years and years and I am very proud of them, and we will go "
     "on as long as it takes. Is it late?",
     0, -1, -1},
};

static void test_short_answers(void)
{
    for (size_t i = 0; i < sizeof short_answers / sizeof *short_answers; i++) {
        lec_arena *arena = lec_arena_new();
        const char *what = short_answers[i].said;
        const lec_corpus *corpus =
            corpus_from(arena, lec_arena_format(arena, "J Ada: Will you go? / P Zoe: %s", what));
        const lec_table *table = run_analysis(arena, "answers", corpus, NULL, NULL);
        CHECK_NUMBER(table_number(table, 0, "asks_back"), short_answers[i].asks_back, 0, what);
        const double before = table_number(table, 0, "words_before");
        const double after = table_number(table, 0, "words_after");
        CHECK_NUMBER(isnan(before) ? -1 : before, short_answers[i].words_before, 0, what);
        CHECK_NUMBER(isnan(after) ? -1 : after, short_answers[i].words_after, 0, what);
        const lec_table *markers = run_analysis(arena, "markers", corpus, NULL, NULL);
        double told = 0;
        for (size_t row = 0; row < lec_table_row_count(markers); row++)
            told += strcmp(table_text(markers, row, "marker"), "asks-back") == 0;
        CHECK_NUMBER(told, short_answers[i].asks_back, 0, "every place is in `markers`");
        lec_arena_free(arena);
    }
}

/* Four question turns: Ada's, two of Bo's, Cy's. */
static void test_questions(void)
{
    lec_arena *arena = lec_arena_new();
    static const struct {
        const char *keys;
        double turns, with, count;
    } rows[] = {
        {"c|all|but-preface", 4, 2, 2},      {"c|all|why", 4, 1, 1},
        {"c|all|holds-to-account", 4, 1, 1}, {"c|all|refers-to-other", 4, 1, 1},
        {"c|all|negative-form", 4, 1, 1},    {"c|all|yes-or-no", 4, 3, 4},
        {"c|all|questions", 4, 4, 5},        {"c|all|several-questions", 4, 1, 1},
        {"c|all|preface", 4, 1, 1},          {"c|all|follow-up-turn", 4, 1, 1},
        {"c|Times|questions", 2, 2, 2},      {"c|Wire|questions", 2, 2, 3},
        {"c|Wire|follow-up-turn", 2, 1, 1},
    };
    const lec_table *table = run_analysis(arena, "questions", corpus_from(arena, text), NULL, NULL);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const size_t row = table_row(table, rows[i].keys);
        CHECK_NUMBER(table_number(table, row, "turns"), rows[i].turns, 0, rows[i].keys);
        CHECK_NUMBER(table_number(table, row, "turns_with"), rows[i].with, 0, rows[i].keys);
        CHECK_NUMBER(table_number(table, row, "count"), rows[i].count, 0, rows[i].keys);
        CHECK_NUMBER(table_number(table, row, "share"), rows[i].with / rows[i].turns, 0,
                     rows[i].keys);
    }
    lec_arena_free(arena);
}

static void test_places(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_table *table = run_analysis(arena, "markers", corpus_from(arena, text), NULL, NULL);
    bool found = false;
    for (size_t row = 0; row < lec_table_row_count(table); row++) {
        if (strcmp(table_text(table, row, "marker"), "points-back") != 0) continue;
        found = true;
        CHECK_TEXT(table_text(table, row, "text"), "As I said", "its words");
        CHECK_TEXT(table_text(table, row, "role"), "principal", "who said it");
        CHECK_NUMBER(table_number(table, row, "line"), 6, 0, "its line");
    }
    CHECK_TRUE(found, "As I said");
    lec_arena_free(arena);
}

/* Every form of `questions` has as many turns in `markers`, with the words that show it. */
static void test_forms(void)
{
    static const struct {
        const char *form, *text;
    } forms[] = {{"preface", "The war has now gone on for three long years"},
                 {"several-questions", "Will you go? Could you tell us when"},
                 {"follow-up-turn", "But isn't it late"},
                 {"but-preface", "But"}};
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus = corpus_from(arena, text);
    const lec_table *markers = run_analysis(arena, "markers", corpus, NULL, NULL);
    const lec_table *questions = run_analysis(arena, "questions", corpus, NULL, NULL);
    for (size_t f = 0; f < sizeof forms / sizeof *forms; f++) {
        const char *what = forms[f].form;
        double found = 0;
        bool shown = false;
        for (size_t row = 0; row < lec_table_row_count(markers); row++) {
            if (strcmp(table_text(markers, row, "marker"), what) != 0) continue;
            found++;
            shown |= strcmp(table_text(markers, row, "text"), forms[f].text) == 0;
        }
        const size_t row = table_row(questions, lec_arena_format(arena, "c|all|%s", what));
        CHECK_NUMBER(found, table_number(questions, row, "count"), 0, what);
        CHECK_TRUE(shown, what);
    }
    lec_arena_free(arena);
}

/* No question; a question without answer; an answer of no words; one exchange. */
static void test_little(void)
{
    static const char *const names[] = {"exchanges", "uptake", "answers", "questions", "markers"};
    lec_arena *arena = lec_arena_new();
    for (size_t n = 0; n < sizeof names / sizeof *names; n++) {
        const lec_table *none = run_analysis(
            arena, names[n], corpus_from(arena, "P Zoe: Nobody asks me why."), NULL, NULL);
        CHECK_COUNT(lec_table_row_count(none), 0, names[n]);
        run_analysis(arena, names[n], corpus_from(arena, "P Zoe: So. / J Ada: Why?"), NULL, NULL);
        run_analysis(arena, names[n], corpus_from(arena, "J Ada: Why? / P Zoe: "), NULL, NULL);
        run_analysis(arena, names[n], corpus_from(arena, "J Ada:  / P Zoe: So."), NULL, NULL);
    }
    const lec_table *mute =
        run_analysis(arena, "answers", corpus_from(arena, "J Ada: Why? / P Zoe: "), NULL, NULL);
    CHECK_TRUE(isnan(table_number(mute, 0, "without_reply")), "an answer of no words");
    CHECK_NUMBER(table_number(mute, 0, "declines"), 0, 0, "declines nothing");
    lec_arena_free(arena);
}

/* The twelve exchanges of 3 December 2024, read by hand (numbers and names only, the text is not
 * part of the project): who asked, for whom, the words of question and answer as `wc -w` counts
 * them with hyphens parted and marks left out, how many questions, and what signs of no reply were
 * read in the answer. */
static const struct {
    const char *journalist, *outlet;
    double line, asked, answered, questions, no_reply;
} read_by_hand[] = {
    {"Sabine Siebold", "Retuers", 33, 40, 149, 2, 0},
    {"Dymtro Shkurko", "Ukrinform Natinoal News Agency of Ukraine", 40, 82, 187, 3, 1},
    {"Thomas Gutschker", "Frankfurter Allgemeine Zeitung", 48, 80, 357, 2, 1},
    {"Essa Hassan Nahari", "Independent Arabia", 60, 41, 233, 2, 0},
    {"Mohammad Omar Alloubani", "Al Mamlaka TV", 69, 47, 156, 3, 0},
    {"Sergey Goryashko", "BBC News Russian", 76, 14, 113, 1, 0},
    {"Ina Tsartsidze", "PIRVELI", 83, 118, 161, 3, 0},
    {"Adam Parsons", "Sky News", 91, 110, 266, 2, 0},
    {"Iulia Sarivan", "Jurnal TV", 103, 131, 249, 3, 1},
    {"Sachiyo Sugita", "NHK", 114, 60, 269, 2, 0},
    {"Hadley Gamble", "Al Arabiya", 123, 74, 298, 2, 0},
    {"Christoffer Wendick", "SVT", 130, 53, 352, 2, 0},
};

static void check_by_hand(const lec_table *table)
{
    CHECK_COUNT(lec_table_row_count(table), 12, "exchanges");
    for (size_t row = 0; row < sizeof read_by_hand / sizeof *read_by_hand; row++) {
        const char *what = read_by_hand[row].journalist;
        CHECK_TEXT(table_text(table, row, "journalist"), what, what);
        CHECK_TEXT(table_text(table, row, "outlet"), read_by_hand[row].outlet, what);
        CHECK_TEXT(table_text(table, row, "answered_by"), "Mark Rutte", what);
        CHECK_TEXT(table_text(table, row, "hand_over"), "moderator", what);
        CHECK_TEXT(table_text(table, row, "returns"), "no", what);
        CHECK_NUMBER(table_number(table, row, "follow_ups"), 0, 0, what);
        CHECK_NUMBER(table_number(table, row, "question_turns"), 1, 0, what);
        CHECK_NUMBER(table_number(table, row, "answer_turns"), 1, 0, what);
        CHECK_NUMBER(table_number(table, row, "line"), read_by_hand[row].line, 0, what);
        CHECK_NUMBER(table_number(table, row, "words_asked"), read_by_hand[row].asked, 0, what);
        CHECK_NUMBER(table_number(table, row, "words_answered"), read_by_hand[row].answered, 0,
                     what);
        CHECK_NUMBER(table_number(table, row, "questions"), read_by_hand[row].questions, 0, what);
        CHECK_TRUE((table_number(table, row, "no_reply") > 0) == (read_by_hand[row].no_reply > 0),
                   what);
    }
}

static void test_by_hand(void)
{
    const char *path = shared_path("transcripts/nato/2024-12-03-pre-ministerial.txt");
    if (path == NULL) SKIP("no ../shared");
    lec_arena *arena = lec_arena_new();
    const lec_read_options options = {0};
    lec_readings readings = {0};
    lec_error error = {""};
    CHECK_COUNT(lec_read(&path, 1, study_from(arena, ""), &options, arena, &readings, &error),
                LEC_OK, error.message);
    check_by_hand(run_analysis(arena, "exchanges", readings.corpus, NULL, NULL));
    lec_arena_free(arena);
}

const lec_test lec_tests_questions[] = {
    {"answers", test_answers},     {"short_answers", test_short_answers},
    {"questions", test_questions}, {"places", test_places},
    {"forms", test_forms},         {"little", test_little},
    {"by_hand", test_by_hand},     {0}};
