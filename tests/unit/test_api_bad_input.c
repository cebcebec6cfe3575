/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a caller of the library can do wrong: an error or an answer, never a crash; and what it may
 * do in any order. test_api.c has the rest. */
#include "include/lectern.h"

#include <pthread.h>
#include <stdatomic.h>

#include "tests/support/check.h"
#include "tests/support/conversation.h"

static lectern_error *error;

static lectern_status read_with(const char *const *options, lectern_corpus **out)
{
    return lectern_read_memory("2031-03-11.txt", conversation, sizeof conversation - 1, NULL,
                               options, out, error);
}

static lectern_table *words_of_conversation(void)
{
    lectern_corpus *corpus = NULL;
    lectern_table *table = NULL;
    CHECK_COUNT(read_with(NULL, &corpus), LECTERN_OK, lectern_error_message(error));
    CHECK_COUNT(lectern_table_ask(corpus, "words", "by=none", &table, error), LECTERN_OK,
                lectern_error_message(error));
    lectern_corpus_release(corpus);
    return table;
}

static int keep_nothing(void *state, const void *bytes, size_t length)
{
    (void)bytes;
    *(size_t *)state += length;
    return 0;
}

static int refuse_all(void *state, const void *bytes, size_t length)
{
    (void)bytes;
    (void)length;
    ++*(size_t *)state;
    return -1;
}

/* Every function without its handle: those that give a status refuse, the others have an answer. */
static void test_null_handles(void)
{
    error = lectern_error_new();
    lectern_corpus *corpus = NULL;
    lectern_table *table = words_of_conversation(), *out = NULL;
    size_t row = 7, taken = 0;
    double number;
    const lectern_status refused[] = {
        lectern_table_view(NULL, NULL, &out, error),
        lectern_table_view(table, NULL, NULL, error),
        lectern_row_find(NULL, "#1", &row, error),
        lectern_row_find(table, NULL, &row, error),
        lectern_row_lines(NULL, 0, &out, error),
        lectern_table_write(table, NULL, keep_nothing, &taken, error),
        lectern_table_write(table, "csv", NULL, NULL, error),
        lectern_table_arrow(table, NULL, error),
        lectern_chart_draw(table, 0, "svg", NULL, NULL, error),
        lectern_chart_draw(table, 99, "svg", keep_nothing, &taken, error),
        lectern_chart_draw(table, 0, "gif", keep_nothing, &taken, error),
        lectern_read_memory(NULL, conversation, 10, NULL, NULL, &corpus, error),
        read_with(NULL, NULL),
        lectern_report(NULL, "/tmp/never", NULL, NULL, NULL, error),
    };
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
        CHECK_COUNT(refused[i], LECTERN_BAD_USAGE, "refused");
    CHECK_TRUE(corpus == NULL && out == NULL && taken == 0, "nothing is made");
    CHECK_TRUE(row == LECTERN_NO_ROW || row == 7, "no row");
    CHECK_TRUE(lectern_corpus_retain(NULL) == NULL && lectern_table_retain(NULL) == NULL, "none");
    CHECK_COUNT(lectern_conference_count(NULL) + lectern_remark_count(NULL) +
                    lectern_chart_count(NULL) + lectern_numbers(NULL, 0, 0, 1, &number),
                0, "nothing is counted");
    CHECK_TRUE(lectern_table_name(NULL) == NULL && lectern_column_unit(NULL, 0) == NULL &&
                   lectern_column_meaning(NULL, 0) == NULL,
               "no text");
    CHECK_TRUE(lectern_column_find(NULL, "word") == LECTERN_NO_COLUMN &&
                   lectern_column_find(table, NULL) == LECTERN_NO_COLUMN,
               "no column");
    CHECK_TRUE(lectern_count(NULL, 0, 0) == LECTERN_MISSING_COUNT, "missing");
    CHECK_COUNT(lectern_error_status(NULL), LECTERN_OK, "no error to ask");
    lectern_error_free(NULL);
    lectern_table_release(table);
    lectern_error_free(error);
}

static size_t end_at_once(void *state, void *buffer, size_t size)
{
    (void)state, (void)buffer, (void)size;
    return 0;
}

/* One argument of each function that is needed: a message that names what lacks. */
static void test_missing_arguments(void)
{
    static const char *const path[] = {"/nonexistent", NULL}, *const nothing[] = {NULL};
    error = lectern_error_new();
    lectern_corpus *corpus = NULL, *made = NULL;
    lectern_study *study = NULL;
    lectern_table *table = NULL;
    CHECK_COUNT(read_with(NULL, &corpus), LECTERN_OK, lectern_error_message(error));
    const lectern_status refused[] = {
        lectern_read(NULL, 1, NULL, NULL, &made, error),
        lectern_read(path, 0, NULL, NULL, &made, error),
        lectern_read(path, 1, NULL, NULL, NULL, error),
        lectern_read(nothing, 1, NULL, NULL, &made, error),
        lectern_read_source(NULL, end_at_once, NULL, NULL, NULL, &made, error),
        lectern_read_source("talk.txt", NULL, NULL, NULL, NULL, &made, error),
        lectern_read_source("talk.txt", end_at_once, NULL, NULL, NULL, NULL, error),
        lectern_study_read(NULL, &study, error),
        lectern_study_read("study.yaml", NULL, error),
        lectern_study_parse(NULL, "", 0, &study, error),
        lectern_study_parse("study", NULL, 0, &study, error),
        lectern_study_parse("study", "", 0, NULL, error),
        lectern_select(NULL, NULL, &made, error),
        lectern_select(corpus, NULL, NULL, error),
        lectern_index_write(NULL, "/tmp/never.lectern", error),
        lectern_index_write(corpus, NULL, error),
        lectern_table_make(NULL, "words", NULL, &table, error),
        lectern_table_make(corpus, NULL, NULL, &table, error),
        lectern_table_make(corpus, "words", NULL, NULL, error),
        lectern_table_ask(corpus, "words", NULL, NULL, error),
        lectern_describe(NULL, NULL, error),
        lectern_report(corpus, NULL, NULL, NULL, NULL, error),
        lectern_report_check(NULL, error),
    };
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
        CHECK_COUNT(refused[i], LECTERN_BAD_USAGE, "refused");
    CHECK_TRUE(made == NULL && study == NULL && table == NULL, "nothing is made");
    CHECK_TRUE(lectern_read_source("talk.txt", end_at_once, NULL, NULL, NULL, &made, error) !=
                   LECTERN_OK,
               "a source without bytes");
    lectern_corpus_release(corpus);
    lectern_error_free(error);
}

/* The conversation *state times, each time whole. */
static size_t give_again(void *state, void *buffer, size_t size)
{
    size_t *left = state, at = 0;
    for (; *left > 0 && size - at >= sizeof conversation - 1;
         --*left, at += sizeof conversation - 1)
        memcpy((char *)buffer + at, conversation, sizeof conversation - 1);
    if (at == 0 && *left > 0) { /* too little room: blanks fill it */
        memset(buffer, ' ', size);
        at = size;
    }
    return at;
}

/* More than a caller's first piece: 60 times 5 turns in 16 KB, 500 times in 140 KB. */
static void test_long_source(void)
{
    error = lectern_error_new();
    for (size_t times = 60; times <= 500; times += 440) {
        lectern_corpus *corpus = NULL;
        size_t left = times;
        CHECK_COUNT(
            lectern_read_source("2031-03-11.txt", give_again, &left, NULL, NULL, &corpus, error),
            LECTERN_OK, lectern_error_message(error));
        CHECK_COUNT(lectern_turn_count(corpus), 5 * times, "turns");
        lectern_corpus_release(corpus);
    }
    lectern_error_free(error);
}

/* A row by what is no key of it. */
static void test_wrong_keys(void)
{
    static const char *const keys[] = {"#",
                                       "#0",
                                       "#-1",
                                       "#1x",
                                       "#99999",
                                       "#99999999999999999999",
                                       "all",
                                       "all|all|nowhere",
                                       "all|all|china|more",
                                       ""};
    error = lectern_error_new();
    lectern_table *table = words_of_conversation();
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        size_t row = 0;
        CHECK_TRUE(lectern_row_find(table, keys[i], &row, error) != LECTERN_OK, keys[i]);
        CHECK_TRUE(lectern_error_message(error)[0] != '\0', "says why");
    }
    lectern_table_release(table);
    lectern_error_free(error);
}

/* Rows and columns that are not there, and cells asked for as what they are not. */
static void test_outside(void)
{
    error = lectern_error_new();
    lectern_table *table = words_of_conversation();
    const size_t rows = lectern_row_count(table), columns = lectern_column_count(table);
    const size_t word = lectern_column_find(table, "word");
    double number = 1;
    const size_t places[][2] = {
        {rows, 0}, {0, columns}, {SIZE_MAX, SIZE_MAX}, {SIZE_MAX, 0}, {0, SIZE_MAX}};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        const size_t row = places[i][0], column = places[i][1];
        CHECK_TRUE(lectern_is_missing(table, row, column) &&
                       isnan(lectern_number(table, row, column)) &&
                       lectern_text(table, row, column) == NULL &&
                       lectern_count(table, row, column) == LECTERN_MISSING_COUNT,
                   "missing");
    }
    CHECK_TRUE(isnan(lectern_number(table, 0, word)), "a word is no number");
    CHECK_TRUE(lectern_text(table, 0, lectern_column_find(table, "count")) == NULL, "nor a text");
    CHECK_COUNT(lectern_numbers(table, word, 0, 1, &number), 0, "not copied");
    CHECK_COUNT(lectern_numbers(table, 3, rows, 1, &number), 0, "beyond the last row");
    CHECK_COUNT(lectern_numbers(table, 3, 0, SIZE_MAX, NULL), 0, "nowhere to");
    CHECK_TRUE(lectern_column_type(table, columns) == LECTERN_NO_TYPE &&
                   lectern_column_name(table, columns) == NULL,
               "no such column");
    lectern_table *lines = NULL;
    CHECK_COUNT(lectern_row_lines(table, rows, &lines, error), LECTERN_BAD_USAGE, "no such row");
    CHECK_TRUE(lines == NULL, "no lines");
    lectern_table_release(table);
    lectern_error_free(error);
}

/* Of reading, of a view: by name, with what is wrong. */
static void test_wrong_options(void)
{
    static const struct {
        const char *const options[3];
        const char *message;
    } of_reading[] = {{{"colour=red", NULL}, "colour"},
                      {{"form=stone", NULL}, "stone"},
                      {{"encoding=runes", NULL}, "runes"},
                      {{"captions=/nonexistent/talk.vtt", NULL}, "/nonexistent/talk.vtt"},
                      {{"corrections=/nonexistent/turns.csv", NULL}, "/nonexistent/turns.csv"},
                      {{"threads=-1", NULL}, "threads"},
                      {{"seed", NULL}, "needs a value"},
                      {{"=", NULL}, "no option"},
                      {{"", NULL}, "no option"}},
      of_views[] = {{{"where=colour = red", NULL}, "colour"},
                    {{"where=count >", NULL}, "count"},
                    {{"sort=colour", NULL}, "colour"},
                    {{"select=word,colour", NULL}, "colour"},
                    {{"top=many", NULL}, "many"},
                    {{"rotate=90", NULL}, "rotate"}};
    error = lectern_error_new();
    for (size_t i = 0; i < sizeof of_reading / sizeof *of_reading; i++) {
        lectern_corpus *corpus = NULL;
        CHECK_TRUE(read_with(of_reading[i].options, &corpus) != LECTERN_OK, of_reading[i].message);
        CHECK_TRUE(corpus == NULL, "nothing is made");
        CHECK_TRUE(strstr(lectern_error_message(error), of_reading[i].message) != NULL,
                   lectern_error_message(error));
    }
    lectern_table *table = words_of_conversation();
    for (size_t i = 0; i < sizeof of_views / sizeof *of_views; i++) {
        lectern_table *seen = NULL;
        CHECK_COUNT(lectern_table_view(table, of_views[i].options, &seen, error), LECTERN_BAD_USAGE,
                    of_views[i].message);
        CHECK_TRUE(seen == NULL && strstr(lectern_error_message(error), of_views[i].message),
                   lectern_error_message(error));
    }
    lectern_table_release(table);
    lectern_error_free(error);
}

/* The first piece is refused: nobody is asked again. */
static void test_callback_that_fails(void)
{
    static const char *const formats[] = {"csv", "tsv", "jsonl", "text"};
    error = lectern_error_new();
    lectern_table *table = words_of_conversation();
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        size_t asked = 0;
        CHECK_COUNT(lectern_table_write(table, formats[i], refuse_all, &asked, error),
                    LECTERN_BAD_DATA, formats[i]);
        CHECK_COUNT(asked, 1, "asked once");
    }
    size_t asked = 0;
    CHECK_COUNT(lectern_chart_draw(table, 0, "svg", refuse_all, &asked, error), LECTERN_BAD_DATA,
                "a picture that nobody takes, or no gnuplot");
    CHECK_TRUE(asked <= 1, "asked once");
    lectern_table_release(table);
    lectern_error_free(error);
}

/* Whatever is released first: 22 different words, of which `China` stands in two lines. */
static void test_any_order(void)
{
    static const char *const options[] = {"where=word = china", NULL};
    error = lectern_error_new();
    lectern_table *table = words_of_conversation(), *seen = NULL, *lines = NULL;
    CHECK_COUNT(lectern_row_count(table), 22, "the corpus was released");
    CHECK_COUNT(lectern_table_view(table, options, &seen, error), LECTERN_OK,
                lectern_error_message(error));
    lectern_table_release(table);
    CHECK_COUNT(lectern_row_count(seen), 1, "the table was released");
    CHECK_TEXT(lectern_text(seen, 0, lectern_column_find(seen, "word")), "china", "its text");
    CHECK_COUNT(lectern_row_lines(seen, 0, &lines, error), LECTERN_OK,
                lectern_error_message(error));
    lectern_table_release(seen);
    CHECK_COUNT(lectern_row_count(lines), 2, "the view was released");
    CHECK_TEXT(lectern_text(lines, 1, lectern_column_find(lines, "match")), "China", "its text");
    lectern_table_release(lines);
    lectern_error_free(error);
}

typedef struct {
    lectern_table *table;
    atomic_size_t wrong;
} shared_table;

static void *read_table(void *given)
{
    static const char *const options[] = {"sort=count:desc", "top=5", NULL};
    shared_table *shared = given;
    for (int i = 0; i < 20; i++) {
        lectern_table *own = lectern_table_retain(shared->table), *seen = NULL, *lines = NULL;
        size_t row = LECTERN_NO_ROW, length = 0;
        const bool right =
            lectern_table_view(own, options, &seen, NULL) == LECTERN_OK &&
            lectern_row_count(seen) == 5 &&
            lectern_row_find(own, "all|all|china", &row, NULL) == LECTERN_OK &&
            lectern_row_lines(own, row, &lines, NULL) == LECTERN_OK &&
            lectern_row_count(lines) == 2 &&
            lectern_table_write(own, "csv", keep_nothing, &length, NULL) == LECTERN_OK &&
            length > 100;
        shared->wrong += !right;
        lectern_table_release(lines);
        lectern_table_release(seen);
        lectern_table_release(own);
    }
    return NULL;
}

/* Three threads on one table, each of which holds it as well. */
static void test_threads_on_one_table(void)
{
    error = lectern_error_new();
    shared_table shared = {.table = words_of_conversation()};
    pthread_t threads[3];
    for (size_t t = 0; t < 3; t++) pthread_create(&threads[t], NULL, read_table, &shared);
    for (size_t t = 0; t < 3; t++) pthread_join(threads[t], NULL);
    CHECK_COUNT(atomic_load(&shared.wrong), 0, "what a thread read");
    lectern_table_release(shared.table);
    lectern_error_free(error);
}

const lec_test lec_tests_api_bad_input[] = {{"null_handles", test_null_handles},
                                            {"missing_arguments", test_missing_arguments},
                                            {"long_source", test_long_source},
                                            {"wrong_keys", test_wrong_keys},
                                            {"outside", test_outside},
                                            {"wrong_options", test_wrong_options},
                                            {"callback_that_fails", test_callback_that_fails},
                                            {"any_order", test_any_order},
                                            {"threads_on_one_table", test_threads_on_one_table},
                                            {0}};
