/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the library makes of a table: views, the lines behind a row, a network, how files were read.
 * Expected values were counted by hand in the conversation below. */
#include "include/lectern.h"

#include <jansson.h>

#include <string.h>
#include <unistd.h>

#include "tests/support/check.h"
#include "tests/support/conversation.h"

/* "china" is said by the journalist (line 3) and the Secretary General (line 5), "russia" by both
 * in the same sentences, "ukraine" by both (lines 7 and 9). */

static lectern_error *error;

/* The table of the conversation, which holds on to it. */
static lectern_table *table_of(const char *name, const char *options)
{
    lectern_corpus *corpus = NULL;
    lectern_table *table = NULL;
    CHECK_COUNT(lectern_read_memory("2031-03-11.txt", conversation, sizeof conversation - 1, NULL,
                                    NULL, &corpus, error),
                LECTERN_OK, lectern_error_message(error));
    CHECK_COUNT(lectern_table_ask(corpus, name, options, &table, error), LECTERN_OK,
                lectern_error_message(error));
    lectern_corpus_release(corpus);
    return table;
}

static const char *cell(const lectern_table *table, size_t row, const char *column)
{
    return lectern_text(table, row, lectern_column_find(table, column));
}

static void test_view(void)
{
    static const char *const options[] = {"where=role = journalist", "sort=words:desc",
                                          "select=speaker,words", "top=1", NULL};
    static const char *const rows[] = {"where=words > 4", NULL};
    static const char *const unknown[] = {"where=colour = red", NULL};
    static const char *const foreign[] = {"replicates=5", NULL};
    error = lectern_error_new();
    lectern_table *turns = table_of("turns", ""), *view = NULL, *none = NULL;
    CHECK_COUNT(lectern_table_view(turns, options, &view, error), LECTERN_OK,
                lectern_error_message(error));
    CHECK_COUNT(lectern_table_view(turns, unknown, &none, error), LECTERN_BAD_USAGE, "colour");
    CHECK_COUNT(lectern_table_view(turns, foreign, &none, error), LECTERN_BAD_USAGE, "replicates");
    CHECK_COUNT(lectern_table_view(NULL, rows, &none, error), LECTERN_BAD_USAGE, "no table");
    CHECK_TRUE(none == NULL, "nothing is made");
    lectern_table_release(turns); /* the view holds on to it */
    CHECK_COUNT(lectern_row_count(view), 1, "top");
    CHECK_COUNT(lectern_column_count(view), 2, "select");
    CHECK_TEXT(cell(view, 0, "speaker"), "Anna Berg", "who asked");
    CHECK_COUNT(lectern_count(view, 0, 1), 5, "her longer question, by hand");
    CHECK_COUNT(lectern_chart_count(view), 0, "no charts of chosen columns");
    lectern_table_release(view);
    turns = table_of("turns", "");
    CHECK_COUNT(lectern_table_view(turns, rows, &view, error), LECTERN_OK, "rows only");
    CHECK_COUNT(lectern_row_count(view), 3, "turns of more than 4 words, by hand");
    CHECK_COUNT(lectern_column_count(view), lectern_column_count(turns), "all columns");
    lectern_table_release(view);
    lectern_table_release(turns);
    lectern_error_free(error);
}

static void test_lines(void)
{
    error = lectern_error_new();
    lectern_table *words = table_of("words", "by=role"), *lines = NULL, *again = NULL;
    size_t row = 0;
    CHECK_COUNT(lectern_row_find(words, "all|all|china", &row, error), LECTERN_OK,
                lectern_error_message(error));
    CHECK_COUNT(lectern_count(words, row, lectern_column_find(words, "count")), 2, "by hand");
    CHECK_COUNT(lectern_row_lines(words, row, &lines, error), LECTERN_OK,
                lectern_error_message(error));
    CHECK_COUNT(lectern_row_find(words, "all|all|peace", &row, error), LECTERN_BAD_USAGE, "peace");
    CHECK_TRUE(row == LECTERN_NO_ROW, "no row");
    CHECK_TRUE(strstr(lectern_error_message(error), "name it by conference|role|word") != NULL,
               lectern_error_message(error));
    CHECK_COUNT(lectern_row_find(words, "#0", &row, error), LECTERN_BAD_USAGE, "from 1");
    CHECK_COUNT(lectern_row_find(words, "#1", &row, error), LECTERN_OK, "the first");
    CHECK_COUNT(row, 0, "which is 0 here");
    CHECK_COUNT(lectern_row_lines(words, 100000, &again, error), LECTERN_BAD_USAGE, "beyond");
    CHECK_COUNT(lectern_row_lines(NULL, 0, &again, error), LECTERN_BAD_USAGE, "no table");
    CHECK_COUNT(lectern_row_lines(words, 0, NULL, error), LECTERN_BAD_USAGE, "nowhere to put it");
    CHECK_COUNT(lectern_row_find(NULL, "#1", &row, error), LECTERN_BAD_USAGE, "no table");
    CHECK_COUNT(lectern_row_find(words, NULL, &row, error), LECTERN_BAD_USAGE, "no key");
    lectern_table_release(words);
    CHECK_COUNT(lectern_row_count(lines), 2, "two uses");
    CHECK_COUNT(lectern_count(lines, 0, lectern_column_find(lines, "line")), 3, "in the file");
    CHECK_COUNT(lectern_count(lines, 1, lectern_column_find(lines, "line")), 5, "in the file");
    CHECK_TEXT(cell(lines, 0, "match"), "China", "as it stands");
    CHECK_TEXT(cell(lines, 1, "role"), "principal", "who said it");
    CHECK_COUNT(lectern_row_lines(lines, 0, &again, error), LECTERN_BAD_USAGE, "lines of lines");
    CHECK_COUNT(lectern_row_find(lines, "#1", &row, error), LECTERN_BAD_USAGE, "lines have none");
    CHECK_COUNT(lectern_chart_count(lines), 0, "no charts");
    lectern_table_release(lines);
    lectern_table *speakers = table_of("speaking", "");
    CHECK_COUNT(lectern_row_lines(speakers, 0, &again, error), LECTERN_BAD_USAGE, "whole turns");
    CHECK_TRUE(lectern_error_message(error)[0] != '\0' && again == NULL, "it says why");
    lectern_table_release(speakers);
    lectern_error_free(error);
}

typedef struct {
    char bytes[1 << 16];
    size_t length;
} buffer;

static int keep(void *state, const void *bytes, size_t length)
{
    buffer *into = state;
    if (into->length + length >= sizeof into->bytes) return 1;
    memcpy(into->bytes + into->length, bytes, length);
    into->length += length;
    into->bytes[into->length] = '\0';
    return 0;
}

static void test_network(void)
{
    static buffer out;
    error = lectern_error_new();
    lectern_table *network = table_of("network", ""), *words = table_of("words", "");
    CHECK_COUNT(lectern_table_write(network, "graphml", keep, &out, error), LECTERN_OK,
                lectern_error_message(error));
    CHECK_TRUE(strstr(out.bytes, "<graphml") != NULL && strstr(out.bytes, "Ukraine") != NULL,
               "its nodes are in it");
    CHECK_COUNT(lectern_table_write(words, "graphml", keep, &out, error), LECTERN_BAD_USAGE,
                "no network");
    lectern_table_release(words);
    lectern_table_release(network);
    lectern_error_free(error);
}

/* 27 words are spoken, "Moderator", "Anna Berg (Reuters)" twice and "Secretary General" twice are
 * labels: 27 + 1 + 6 + 4 = 38 are in the file. */
static void test_reading(void)
{
    error = lectern_error_new();
    lectern_table *reading = table_of("reading", "");
    const struct {
        const char *item;
        double value;
    } facts[] = {{"words-spoken", 27},
                 {"words-label", 11},
                 {"words-sum", 38},
                 {"words-file", 38},
                 {"turns", 5}};
    for (size_t i = 0; i < sizeof facts / sizeof *facts; i++) {
        double value = NAN;
        for (size_t row = 0; row < lectern_row_count(reading); row++)
            if (strcmp(cell(reading, row, "item"), facts[i].item) == 0)
                value = lectern_number(reading, row, lectern_column_find(reading, "value"));
        CHECK_NUMBER(value, facts[i].value, 0, facts[i].item);
    }
    lectern_table_release(reading);
    lectern_error_free(error);
}

static char described[1 << 21];

static int append(void *state, const void *bytes, size_t length)
{
    size_t *used = state;
    if (*used + length >= sizeof described) return 1;
    memcpy(described + *used, bytes, length);
    *used += length;
    return 0;
}

/* Every table that lectern_describe() names is known, with the columns that it names. */
static void test_capabilities(void)
{
    static const char *const parts[] = {"version",        "reading_options", "common_options",
                                        "report_options", "forms",           "formats"};
    size_t used = 0, made = 0;
    error = lectern_error_new();
    CHECK_COUNT(lectern_describe(append, &used, error), LECTERN_OK, lectern_error_message(error));
    json_t *all = json_loads(described, 0, NULL);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        CHECK_TRUE(json_object_get(all, parts[i]) != NULL, parts[i]);
    const json_t *tables = json_object_get(all, "tables");
    lectern_corpus *corpus = NULL;
    CHECK_COUNT(lectern_read_memory("2031-03-11.txt", conversation, sizeof conversation - 1, NULL,
                                    NULL, &corpus, error),
                LECTERN_OK, lectern_error_message(error));
    for (size_t i = 0; i < json_array_size(tables); i++) {
        const json_t *described_table = json_array_get(tables, i);
        const char *name = json_string_value(json_object_get(described_table, "name"));
        const json_t *columns = json_object_get(described_table, "columns");
        lectern_table *table = NULL;
        const lectern_status status =
            lectern_table_ask(corpus, name, "replicates=20", &table, error);
        CHECK_TRUE(strstr(lectern_error_message(error), "no table") == NULL, name);
        made += status == LECTERN_OK;
        for (size_t c = 0; table != NULL && c < json_array_size(columns); c++) {
            const json_t *column = json_object_get(json_array_get(columns, c), "name");
            CHECK_COUNT(lectern_column_find(table, json_string_value(column)), c, name);
        }
        lectern_table_release(table);
    }
    CHECK_TRUE(made > 30, "most of them can be made of two questions");
    json_decref(all);
    lectern_corpus_release(corpus);
    lectern_error_free(error);
}

typedef struct {
    char bytes[1 << 16];
    size_t length;
} picture;

static int keep_picture(void *state, const void *bytes, size_t length)
{
    picture *into = state;
    const size_t room = sizeof into->bytes - 1 - into->length;
    memcpy(into->bytes + into->length, bytes, length < room ? length : room);
    into->length += length < room ? length : room;
    return 0;
}

/* The first chart of `speaking` as an SVG. */
static void draw_speaking(const char *options, picture *into)
{
    lectern_table *table = table_of("speaking", options);
    *into = (picture){.length = 0};
    CHECK_COUNT(lectern_chart_draw(table, 0, "svg", keep_picture, into, error), LECTERN_OK,
                lectern_error_message(error));
    lectern_table_release(table);
}

static void test_chart_looks(void)
{
    static picture usual, asked;
    lectern_table *none = NULL;
    lectern_corpus *corpus = NULL;
    if (access("/usr/bin/gnuplot", X_OK) != 0) SKIP("needs gnuplot");
    error = lectern_error_new();
    draw_speaking("", &usual);
    draw_speaking("chart-language=de chart-palette=grey chart-width=120", &asked);
    CHECK_TRUE(strstr(usual.bytes, ">question") != NULL ||
                   strstr(usual.bytes, "journalist") != NULL,
               "English");
    CHECK_TRUE(strstr(usual.bytes, "1 conference") != NULL, "what was read stands below");
    CHECK_TRUE(strstr(asked.bytes, "1 Konferenz") != NULL, "German");
    CHECK_TRUE(strstr(asked.bytes, "width=\"120mm\"") != NULL, "its width");
    CHECK_TRUE(strstr(usual.bytes, "rgb(  0, 114, 178)") != NULL &&
                   strstr(asked.bytes, "rgb(  0, 114, 178)") == NULL,
               "the colour of the principal");
    CHECK_COUNT(lectern_read_memory("a.txt", conversation, sizeof conversation - 1, NULL, NULL,
                                    &corpus, error),
                LECTERN_OK, "read");
    CHECK_COUNT(lectern_table_ask(corpus, "speaking", "chart-language=xx", &none, error),
                LECTERN_BAD_USAGE, "no such language");
    CHECK_COUNT(lectern_table_ask(corpus, "speaking", "chart-format=pdf", &none, error),
                LECTERN_BAD_USAGE, "the format is told when it is drawn");
    CHECK_COUNT(lectern_table_ask(corpus, "kwic", "query=china chart-width=90", &none, error),
                LECTERN_BAD_USAGE, "a table without charts");
    lectern_corpus_release(corpus);
    lectern_error_free(error);
}

static void test_built_in_study(void)
{
    const char *text = lectern_study_built_in();
    lectern_study *study = NULL;
    error = lectern_error_new();
    CHECK_COUNT(lectern_study_parse("built-in", text, strlen(text), &study, error), LECTERN_OK,
                lectern_error_message(error));
    lectern_study_release(study);
    lectern_error_free(error);
}

const lec_test lec_tests_api_table[] = {{"view", test_view},
                                        {"lines", test_lines},
                                        {"network", test_network},
                                        {"reading", test_reading},
                                        {"capabilities", test_capabilities},
                                        {"chart_looks", test_chart_looks},
                                        {"study", test_built_in_study},
                                        {0}};
