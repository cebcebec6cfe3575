/* SPDX-License-Identifier: GPL-3.0-or-later
 * An index in the place of transcripts, from memory and from a file: what may be said of it again,
 * what may not, and why; lists of words in a report; days that are none; the version. */
#define _GNU_SOURCE /* NOLINT(bugprone-reserved-identifier): mkdtemp() */
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "core/tree.h"
#include "include/lectern.h"
#include "tests/support/arrow.h"
#include "tests/support/check.h"
#include "tests/support/conversation.h"

static lectern_error *error;
static char folder[40], path[64];
static char bytes[1 << 18];
static size_t length;

static lectern_corpus *read_with(const char *name, const char *const *options)
{
    lectern_corpus *corpus = NULL;
    CHECK_COUNT(lectern_read_memory(name, conversation, sizeof conversation - 1, NULL, options,
                                    &corpus, error),
                LECTERN_OK, lectern_error_message(error));
    return corpus;
}

/* An index of the conversation, as a file and in memory. */
static void begin(void)
{
    static const char *const options[] = {"seed=7", "language=en", NULL};
    error = lectern_error_new();
    strcpy(folder, "/tmp/lectern-index-XXXXXX");
    CHECK_TRUE(mkdtemp(folder) != NULL, folder);
    snprintf(path, sizeof path, "%s/a.lectern", folder);
    lectern_corpus *corpus = read_with("2031-03-11.txt", options);
    CHECK_COUNT(lectern_index_write(corpus, path, error), LECTERN_OK, lectern_error_message(error));
    lectern_corpus_release(corpus);
    FILE *file = fopen(path, "rb");
    length = file != NULL ? fread(bytes, 1, sizeof bytes, file) : 0;
    CHECK_TRUE(file != NULL && length > 1000 && length < sizeof bytes, path);
    if (file != NULL) fclose(file);
}

static void end(void)
{
    lec_remove_tree(AT_FDCWD, folder);
    lectern_error_free(error);
}

static void check_says(const char *message)
{
    CHECK_TRUE(strstr(lectern_error_message(error), message) != NULL, lectern_error_message(error));
}

static void test_options(void)
{
    static const struct {
        const char *const options[3];
        const char *message; /* NULL: it is read */
    } cases[] = {
        {{NULL}, NULL},
        {{"seed=7", "language=en", NULL}, NULL},
        {{"threads=2", NULL}, NULL},
        {{"seed=8", NULL}, "was read with --seed 7; leave --seed=8 out"},
        {{"language=de", NULL}, "was read with --language=en; leave --language=de out"},
        {{"form=plain", NULL}, "was read without --form; leave --form=plain out"},
        {{"shard=1/2", NULL}, "is an index, of which no parts are made; leave --shard=1/2 out"},
        {{"corrections=/nonexistent.csv", NULL}, "/nonexistent.csv"},
    };
    begin();
    const char *const paths[] = {path, "/nonexistent/talk.txt"};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        for (int from_file = 0; from_file < 2; from_file++) {
            lectern_corpus *corpus = NULL;
            const lectern_status status =
                from_file ? lectern_read(paths, 1, NULL, cases[i].options, &corpus, error)
                          : lectern_read_memory("a.lectern", bytes, length, NULL, cases[i].options,
                                                &corpus, error);
            CHECK_TRUE((status == LECTERN_OK) == (cases[i].message == NULL),
                       lectern_error_message(error));
            CHECK_COUNT(lectern_turn_count(corpus), cases[i].message == NULL ? 5 : 0, "turns");
            if (cases[i].message != NULL) check_says(cases[i].message);
            lectern_corpus_release(corpus);
        }
    lectern_corpus *corpus = NULL;
    CHECK_COUNT(lectern_read(paths, 2, NULL, NULL, &corpus, error), LECTERN_BAD_USAGE, "two");
    check_says("a.lectern: an index is read alone");
    end();
}

/* A study may say what is free; not who speaks. */
static void test_studies(void)
{
    static const char concepts[] = "concepts:\n  - name: China\n    words: [china]\n",
                      speakers[] = "speakers:\n  - name: Anna Berg\n    aliases: [A. Berg]\n",
                      groups[] = "conferences:\n  - file: 2031-03-11\n    group: spring\n";
    begin();
    static const struct {
        const char *text, *message;
    } cases[] = {{concepts, NULL}, {speakers, "was read without speakers"}, {groups, NULL}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        lectern_study *study = NULL;
        lectern_corpus *corpus = NULL;
        CHECK_COUNT(
            lectern_study_parse("my.yaml", cases[i].text, strlen(cases[i].text), &study, error),
            LECTERN_OK, lectern_error_message(error));
        const lectern_status status =
            lectern_read_memory("a.lectern", bytes, length, study, NULL, &corpus, error);
        CHECK_TRUE((status == LECTERN_OK) == (cases[i].message == NULL),
                   lectern_error_message(error));
        if (cases[i].message != NULL) check_says(cases[i].message);
        lectern_corpus_release(corpus);
        lectern_study_release(study);
    }
    end();
}

/* What touches a pattern or a conference is read alone, and gives the same lines. */
static void test_touching(void)
{
    static const struct {
        const char *const options[3];
        size_t turns;
    } cases[] = {{{"touching=ukraine", NULL}, 5},
                 {{"touching=mars", NULL}, 0},
                 {{"touching=our partner,mars", NULL}, 5},
                 {{"touching-conference=2031-03-11", NULL}, 5},
                 {{"touching-conference=2031-03-12", NULL}, 5}}; /* no such name: all of it */
    begin();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        lectern_corpus *corpus = NULL;
        const lectern_status status =
            lectern_read_memory("a.lectern", bytes, length, NULL, cases[i].options, &corpus, error);
        CHECK_COUNT(status, LECTERN_OK, lectern_error_message(error));
        CHECK_COUNT(lectern_turn_count(corpus), cases[i].turns, cases[i].options[0]);
        lectern_corpus_release(corpus);
    }
    end();
}

/* One byte of an index that is another: it is damaged, whatever the byte is about, but for the
 * zeros between sections. */
static void test_damaged(void)
{
    begin();
    for (size_t at = 16; at < length; at += length / 40) {
        lectern_corpus *corpus = NULL;
        if (bytes[at] == 0) continue;
        bytes[at] = (char)(bytes[at] ^ 0x20);
        CHECK_COUNT(lectern_read_memory("a.lectern", bytes, length, NULL, NULL, &corpus, error),
                    LECTERN_BAD_DATA, "damaged");
        CHECK_TRUE(corpus == NULL, "nothing is made");
        bytes[at] = (char)(bytes[at] ^ 0x20);
    }
    for (size_t most = length - 1; most > 100; most = most / 2) {
        lectern_corpus *corpus = NULL;
        CHECK_COUNT(lectern_read_memory("a.lectern", bytes, most, NULL, NULL, &corpus, error),
                    LECTERN_BAD_DATA, "cut short");
    }
    end();
}

/* --- a report --------------------------------------------------------------------------------- */

/* The lists of words that tables read are recorded, each once, with their hashes. */
static void test_lists(void)
{
    char markers[64], option[96], result[64], record[96], *environment = strdup(getenv("PATH"));
    static char text[1 << 17];
    begin();
    setenv("PATH", "/nonexistent", 1); /* no gnuplot */
    snprintf(markers, sizeof markers, "%s/my.markers", folder);
    snprintf(result, sizeof result, "%s/result", folder);
    snprintf(record, sizeof record, "%s/run.json", result);
    FILE *file = fopen(markers, "w");
    CHECK_TRUE(file != NULL && fputs("language en English\ndeclines not say\n", file) >= 0 &&
                   fclose(file) == 0,
               markers);
    snprintf(option, sizeof option, "markers=%s", markers);
    const char *const options[] = {"replicates=20", "threads=1", option, NULL};
    lectern_corpus *corpus = read_with("2031-03-11.txt", NULL);
    CHECK_COUNT(lectern_report(corpus, result, options, NULL, NULL, error), LECTERN_OK,
                lectern_error_message(error));
    lectern_corpus_release(corpus);
    file = fopen(record, "r");
    const size_t count = file != NULL ? fread(text, 1, sizeof text - 1, file) : 0;
    if (file != NULL) fclose(file);
    text[count] = '\0';
    const char *lists = strstr(text, "\"word_lists\"");
    CHECK_TRUE(lists != NULL && strstr(lists, "my.markers") != NULL, "recorded");
    const char *first = lists != NULL ? strstr(lists, "\"option\": \"markers\"") : NULL;
    CHECK_TRUE(first != NULL && strstr(first + 1, "\"option\": \"markers\"") == NULL, "once");
    setenv("PATH", environment, 1);
    free(environment);
    end();
}

/* --- days ------------------------------------------------------------------------------------- */

/* A conference without a day has none in Arrow either; a column that is moved out of its schema is
 * released by whom it was moved to. */
static void test_no_day(void)
{
    error = lectern_error_new();
    lectern_corpus *corpus = read_with("talk.txt", NULL);
    lectern_table *table = NULL;
    struct stream stream;
    struct schema schema;
    struct array array;
    CHECK_COUNT(lectern_table_ask(corpus, "conferences", "", &table, error), LECTERN_OK, "table");
    CHECK_COUNT(lectern_table_arrow(table, &stream, error), LECTERN_OK, "a stream");
    CHECK_COUNT(stream.get_schema(&stream, &schema), 0, "schema");
    CHECK_COUNT(stream.get_next(&stream, &array), 0, "batch");
    const size_t date = lectern_column_find(table, "date");
    CHECK_TEXT(schema.children[date]->format, "tdD", "days");
    CHECK_COUNT(array.children[date]->null_count, 1, "no day");
    CHECK_COUNT(((const uint8_t *)array.children[date]->buffers[0])[0], 0, "its bit");
    struct schema moved = *schema.children[date];
    schema.children[date]->release = NULL;
    schema.release(&schema);
    array.release(&array);
    stream.release(&stream);
    CHECK_TEXT(moved.name, "date", "outlives the rest");
    moved.release(&moved);
    lectern_table_release(table);
    lectern_corpus_release(corpus);
    lectern_error_free(error);
}

static void test_version(void)
{
    const char *version = lectern_version();
    CHECK_TRUE(version[0] >= '0' && version[0] <= '9' && strchr(version, '.') != NULL, version);
}

const lec_test lec_tests_api_index[] = {{"options", test_options},   {"studies", test_studies},
                                        {"touching", test_touching}, {"damaged", test_damaged},
                                        {"lists", test_lists},       {"no_day", test_no_day},
                                        {"version", test_version},   {0}};
