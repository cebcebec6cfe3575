/* SPDX-License-Identifier: GPL-3.0-or-later
 * Options of tables as one text or as a list: what is quoted, what names a file, what is refused.
 */
#define _GNU_SOURCE /* NOLINT(bugprone-reserved-identifier): mkdtemp() */
#include "include/lectern.h"

#include <stdlib.h>
#include <unistd.h>

#include "tests/support/check.h"

static const char conversation[] = "Moderator: Good morning. We have time for two questions.\n\n"
                                   "Anna Berg (Reuters): Will China help Russia today?\n\n"
                                   "Secretary General: I do not say. China helps Russia.\n\n"
                                   "Anna Berg (Reuters): And what of Ukraine?\n\n"
                                   "Secretary General: Ukraine is our partner.\n";

static lectern_error *error;

static lectern_corpus *corpus_of_conversation(void)
{
    lectern_corpus *corpus = NULL;
    CHECK_COUNT(lectern_read_memory("2031-03-11.txt", conversation, sizeof conversation - 1, NULL,
                                    NULL, &corpus, error),
                LECTERN_OK, lectern_error_message(error));
    return corpus;
}

/* The counts of rows are by hand. */
static void test_asked(void)
{
    static const struct {
        const char *table, *options;
        size_t rows;
    } asked[] = {
        {"kwic", "query=russia", 2},
        {"kwic", "query=\"china helps,our partner\"", 2},
        {"kwic", "  query=\"our partner\"   context=turn ", 1},
        {"turns", "text", 5},
        {"turns", "--text", 5},
        {"words", "by=none --role=journalist",
         9}, /* will china help russia today and what of ukraine */
    };
    error = lectern_error_new();
    lectern_corpus *corpus = corpus_of_conversation();
    for (size_t i = 0; i < sizeof asked / sizeof *asked; i++) {
        lectern_table *table = NULL;
        CHECK_COUNT(lectern_table_ask(corpus, asked[i].table, asked[i].options, &table, error),
                    LECTERN_OK, lectern_error_message(error));
        CHECK_COUNT(lectern_row_count(table), asked[i].rows, asked[i].options);
        lectern_table_release(table);
    }
    lectern_corpus_release(corpus);
    lectern_error_free(error);
}

static void test_refused(void)
{
    static const struct {
        const char *table, *options, *message;
    } refused[] = {
        {"turns", "text=yes", "text takes no value"},
        {"kwic", "query", "query needs a value"},
        {"kwic", "query=russia,,china", "there is no word in ''"},
        {"kwic", "query=russia,...", "there is no word in '...'"},
        {"words", "colour=red", "takes no option 'colour'"},
        {"answers", "markers=/nonexistent/my.markers", "/nonexistent/my.markers"},
        {"wordshift", "lexicon=/nonexistent/list.csv", "/nonexistent/list.csv"},
        {"keyness", "reference-list=/nonexistent/list.csv", "/nonexistent/list.csv"},
        {"words", "stopwords=/nonexistent/list.txt", "/nonexistent/list.txt"},
        {"words", "lemmas=/nonexistent/lemmas.csv", "/nonexistent/lemmas.csv"},
        {"words", "level=2", "level"},
        {"wordsy", "", "wordsy"},
    };
    error = lectern_error_new();
    lectern_corpus *corpus = corpus_of_conversation();
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        lectern_table *table = NULL;
        CHECK_TRUE(lectern_table_ask(corpus, refused[i].table, refused[i].options, &table, error) !=
                       LECTERN_OK,
                   refused[i].message);
        CHECK_TRUE(table == NULL &&
                       strstr(lectern_error_message(error), refused[i].message) != NULL,
                   lectern_error_message(error));
    }
    lectern_corpus_release(corpus);
    lectern_error_free(error);
}

/* A file of patterns, and one of lemmas, in the place of what is built in. */
static void test_files(void)
{
    char folder[] = "/tmp/lectern-options-XXXXXX", markers[64], lemmas[64], asked[128];
    CHECK_TRUE(mkdtemp(folder) != NULL, folder);
    snprintf(markers, sizeof markers, "%s/my.markers", folder);
    snprintf(lemmas, sizeof lemmas, "%s/lemmas.csv", folder);
    FILE *file = fopen(markers, "w");
    CHECK_TRUE(file != NULL && fputs("language en English\ndeclines not say\n", file) >= 0 &&
                   fclose(file) == 0,
               markers);
    file = fopen(lemmas, "w");
    CHECK_TRUE(file != NULL && fputs("word,lemma\nhelps,help\n", file) >= 0 && fclose(file) == 0,
               lemmas);
    error = lectern_error_new();
    lectern_corpus *corpus = corpus_of_conversation();
    lectern_table *table = NULL;
    snprintf(asked, sizeof asked, "markers=%s", markers);
    CHECK_COUNT(lectern_table_ask(corpus, "answers", asked, &table, error), LECTERN_OK,
                lectern_error_message(error));
    CHECK_COUNT(lectern_row_count(table), 1, "one exchange: Anna Berg goes on asking");
    CHECK_COUNT(lectern_count(table, 0, lectern_column_find(table, "declines")), 1, "`not say`");
    lectern_table_release(table);
    snprintf(asked, sizeof asked, "by=none lemmas=%s", lemmas);
    CHECK_COUNT(lectern_table_ask(corpus, "words", asked, &table, error), LECTERN_OK,
                lectern_error_message(error));
    size_t row = LECTERN_NO_ROW;
    CHECK_COUNT(lectern_row_find(table, "all|all|help", &row, error), LECTERN_OK,
                lectern_error_message(error));
    CHECK_COUNT(lectern_count(table, row, lectern_column_find(table, "count")), 2,
                "help and helps");
    lectern_table_release(table);
    lectern_corpus_release(corpus);
    lectern_error_free(error);
    CHECK_TRUE(unlink(markers) == 0 && unlink(lemmas) == 0 && rmdir(folder) == 0,
               "nothing is left");
}

const lec_test lec_tests_api_options[] = {
    {"asked", test_asked}, {"refused", test_refused}, {"files", test_files}, {0}};
