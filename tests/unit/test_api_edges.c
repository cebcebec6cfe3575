/* SPDX-License-Identifier: GPL-3.0-or-later
 * What lies around a call of the library: the folder and the program of a picture, a source that
 * gives too much, parts of a corpus that nobody can make, rows without a key, days that are none.
 * Counts are by hand in the conversation below. */
#include "include/lectern.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/support/check.h"
#include "tests/support/conversation.h"

static lectern_error *error;

static lectern_status read_with(const char *const *options, lectern_corpus **out)
{
    return lectern_read_memory("2031-03-11.txt", conversation, sizeof conversation - 1, NULL,
                               options, out, error);
}

static lectern_corpus *corpus_of_conversation(void)
{
    lectern_corpus *corpus = NULL;
    CHECK_COUNT(read_with(NULL, &corpus), LECTERN_OK, lectern_error_message(error));
    return corpus;
}

static lectern_table *table_of(lectern_corpus *corpus, const char *name, const char *options)
{
    lectern_table *table = NULL;
    CHECK_COUNT(lectern_table_ask(corpus, name, options, &table, error), LECTERN_OK,
                lectern_error_message(error));
    return table;
}

static void check_says(const char *message)
{
    CHECK_TRUE(strstr(lectern_error_message(error), message) != NULL, lectern_error_message(error));
}

static int keep_nothing(void *state, const void *bytes, size_t length)
{
    (void)bytes;
    *(size_t *)state += length;
    return 0;
}

/* --- pictures -------------------------------------------------------------------------------- */

/* The variable with another value; NULL: without. */
static void put_variable(const char *name, const char *value)
{
    if (value != NULL)
        setenv(name, value, 1);
    else
        unsetenv(name);
}

/* Draws while a variable of the environment has that value: nothing comes of it, and it says so. */
static void refuse_picture(lectern_table *table, const char *name, const char *value,
                           const char *message)
{
    const char *now = getenv(name);
    char *before = now != NULL ? strdup(now) : NULL;
    size_t taken = 0;
    put_variable(name, value);
    CHECK_COUNT(lectern_chart_draw(table, 0, "svg", keep_nothing, &taken, error), LECTERN_BAD_DATA,
                message);
    put_variable(name, before);
    free(before);
    check_says(message);
    CHECK_COUNT(taken, 0, "nothing is given");
}

static void write_program(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    CHECK_TRUE(file != NULL && fputs(text, file) >= 0 && fclose(file) == 0, path);
    CHECK_TRUE(chmod(path, 0700) == 0, path);
}

/* Where no folder can be made, where there is no gnuplot, where it draws nothing. */
static void test_no_picture(void)
{
    static char folder[] = "/tmp/lectern-edges-XXXXXX";
    char program[64], path[128], deep[400] = "/tmp/";
    error = lectern_error_new();
    lectern_corpus *corpus = corpus_of_conversation();
    lectern_table *table = table_of(corpus, "speaking", "");
    CHECK_TRUE(mkdtemp(folder) != NULL, folder);
    snprintf(program, sizeof program, "%s/gnuplot", folder);
    snprintf(path, sizeof path, "%s:/usr/bin:/bin", folder);
    memset(deep + 5, 'x', 300);
    write_program(program, "#!/bin/sh\necho 'no pen' >&2\nexit 1\n");
    refuse_picture(table, "PATH", "/nonexistent", "there is no gnuplot on PATH");
    refuse_picture(table, "PATH", path, "no pen");
    const char *now = getenv("PATH");
    char *before = strdup(now);
    setenv("PATH", path, 1);
    refuse_picture(table, "TMPDIR", "/nonexistent", "set TMPDIR");
    refuse_picture(table, "TMPDIR", deep, "the path in TMPDIR is too long");
    refuse_picture(table, "TMPDIR", "relative", "no pen"); /* it is drawn in /tmp then */
    setenv("PATH", before, 1);
    free(before);
    CHECK_TRUE(unlink(program) == 0 && rmdir(folder) == 0, "nothing is left there");
    CHECK_TRUE(lectern_chart_name(table, 0) != NULL, "the first chart has a name");
    CHECK_TRUE(lectern_chart_name(table, 99) == NULL, "there is no such chart");
    lectern_table *lines = table_of(corpus, "kwic", "query=mars");
    size_t taken = 0;
    CHECK_COUNT(lectern_chart_draw(lines, 0, "svg", keep_nothing, &taken, error), LECTERN_BAD_USAGE,
                "lines have no charts");
    lectern_table_release(lines);
    lectern_table_release(table);
    lectern_corpus_release(corpus);
    lectern_error_free(error);
}

/* A table without rows has its charts, and nothing to show in them. */
static void test_nothing_to_draw(void)
{
    static const char *const nobody[] = {"where=count > 99", NULL};
    error = lectern_error_new();
    lectern_corpus *corpus = corpus_of_conversation();
    lectern_table *table = table_of(corpus, "words", "by=none"), *none = NULL;
    CHECK_COUNT(lectern_table_view(table, nobody, &none, error), LECTERN_OK, "a view");
    CHECK_COUNT(lectern_row_count(none), 0, "no word is said so often");
    refuse_picture(none, "LC_ALL", "C", "the table has nothing that the chart");
    lectern_table_release(none);
    lectern_table_release(table);
    lectern_corpus_release(corpus);
    lectern_error_free(error);
}

/* --- reading --------------------------------------------------------------------------------- */

/* More than the room that there is: what a faulty caller may say. */
static size_t give_too_much(void *state, void *buffer, size_t size)
{
    (void)state;
    memset(buffer, ' ', size);
    return size + 1;
}

static size_t fail_to_read(void *state, void *buffer, size_t size)
{
    (void)state, (void)buffer, (void)size;
    return LECTERN_SOURCE_FAILED;
}

static void test_bad_sources(void)
{
    lectern_source *const bad[] = {give_too_much, fail_to_read};
    error = lectern_error_new();
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        lectern_corpus *corpus = NULL;
        CHECK_COUNT(lectern_read_source("talk.txt", bad[i], NULL, NULL, NULL, &corpus, error),
                    LECTERN_BAD_DATA, "a source that fails");
        check_says("talk.txt: the caller could not read it to its end");
        CHECK_TRUE(corpus == NULL, "nothing is made");
    }
    lectern_error_free(error);
}

/* A part of a collection is asked for once; flags have no values. */
static void test_parts(void)
{
    static const char *const twice[] = {"shard=1/2", "shard=2/2", NULL},
                             *const bare[] = {"shard=1/2", "shard", NULL},
                             *const wrong[] = {"shard=3/2", NULL},
                             *const flag[] = {"leave-out=yes", NULL};
    static const struct {
        const char *const *options;
        const char *message;
    } refused[] = {{twice, "--shard is given twice, as 1/2 and 2/2"},
                   {bare, "--shard is given twice, as 1/2 and ;"},
                   {wrong, "3/2"},
                   {flag, "leave-out takes no value"}};
    error = lectern_error_new();
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        lectern_corpus *corpus = NULL;
        CHECK_COUNT(read_with(refused[i].options, &corpus), LECTERN_BAD_USAGE, refused[i].message);
        check_says(refused[i].message);
        CHECK_TRUE(corpus == NULL, "nothing is made");
    }
    lectern_error_free(error);
}

/* A part of a corpus by names that are not there; what is selected of it is a part of both. */
static void test_selected(void)
{
    static const char *const nobody[] = {"speaker=Nobody", NULL},
                             *const unknown[] = {"by=role", NULL},
                             *const answers[] = {"role=principal", NULL},
                             *const questions[] = {"phase=questions", NULL};
    error = lectern_error_new();
    lectern_corpus *corpus = corpus_of_conversation(), *part = NULL, *smaller = NULL;
    CHECK_COUNT(lectern_select(corpus, nobody, &part, error), LECTERN_BAD_USAGE, "nobody");
    check_says("Nobody");
    CHECK_COUNT(lectern_select(corpus, unknown, &part, error), LECTERN_BAD_USAGE, "no selection");
    check_says("no option 'by' here");
    CHECK_TRUE(part == NULL, "no part is made");
    CHECK_COUNT(lectern_select(corpus, answers, &part, error), LECTERN_OK, "a part");
    lectern_corpus_release(corpus);
    CHECK_COUNT(lectern_select(part, questions, &smaller, error), LECTERN_OK, "a part of it");
    lectern_corpus_release(part);
    lectern_table *words = table_of(smaller, "words", "by=none");
    size_t row = LECTERN_NO_ROW;
    CHECK_COUNT(lectern_row_find(words, "all|all|ukraine", &row, error), LECTERN_OK, "said");
    CHECK_COUNT(lectern_count(words, row, lectern_column_find(words, "count")), 1,
                "the answer has it once");
    CHECK_COUNT(lectern_row_find(words, "all|all|morning", &row, error), LECTERN_BAD_USAGE,
                "the moderator said that");
    CHECK_TRUE(lectern_remark(smaller, 99) == NULL, "there are no 100 remarks");
    lectern_table_release(words);
    lectern_corpus_release(smaller);
    lectern_error_free(error);
}

/* Nowhere to put an index: a folder that is not there, a folder in the place of the file. */
static void test_index_nowhere(void)
{
    error = lectern_error_new();
    lectern_corpus *corpus = corpus_of_conversation();
    CHECK_COUNT(lectern_index_write(corpus, "/nonexistent/talks.lectern", error), LECTERN_BAD_DATA,
                "no folder");
    check_says("/nonexistent");
    CHECK_COUNT(lectern_index_write(corpus, "/tmp", error), LECTERN_BAD_DATA, "a folder");
    check_says("/tmp");
    lectern_corpus_release(corpus);
    lectern_error_free(error);
}

/* --- rows ------------------------------------------------------------------------------------ */

static void test_keys(void)
{
    static const char *const chosen[] = {"select=word,count", NULL};
    error = lectern_error_new();
    lectern_corpus *corpus = corpus_of_conversation();
    size_t row = 0;
    lectern_table *none = table_of(corpus, "kwic", "query=mars"), *seen = NULL;
    CHECK_COUNT(lectern_row_find(none, "all", &row, error), LECTERN_BAD_USAGE, "no rows");
    CHECK_TRUE(strstr(lectern_error_message(error), "for example") == NULL, "there is none");
    CHECK_COUNT(lectern_row_find(none, "#1", &row, error), LECTERN_BAD_USAGE, "no row 1");
    lectern_table_release(none);
    lectern_table *words = table_of(corpus, "words", "by=none");
    CHECK_COUNT(lectern_row_find(words, "all|all|mars", &row, error), LECTERN_BAD_USAGE, "no row");
    check_says("for example all|all|");
    CHECK_COUNT(lectern_table_view(words, chosen, &seen, error), LECTERN_OK, "chosen columns");
    CHECK_COUNT(lectern_row_find(seen, "china", &row, error), LECTERN_BAD_USAGE, "no keys then");
    CHECK_COUNT(lectern_row_find(words, "#1", NULL, error), LECTERN_BAD_USAGE, "nowhere to put it");
    lectern_table_release(seen);
    lectern_table_release(words);
    lectern_corpus_release(corpus);
    lectern_error_free(error);
}

const lec_test lec_tests_api_edges[] = {{"no_picture", test_no_picture},
                                        {"nothing_to_draw", test_nothing_to_draw},
                                        {"bad_sources", test_bad_sources},
                                        {"parts", test_parts},
                                        {"selected", test_selected},
                                        {"index_nowhere", test_index_nowhere},
                                        {"keys", test_keys},
                                        {0}};
