/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/output/run_record.h"

#include <jansson.h>

#include <stdlib.h>

#include "io/source/sha256.h"
#include "io/study/study.h"
#include "tests/support/check.h"

/* FIPS 180-4 examples ("abc" and the empty message), csrc.nist.gov */
static void test_sha256(void)
{
    lec_arena *arena = lec_arena_new();
    CHECK_TEXT(lec_sha256("abc", 3, arena),
               "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", "abc");
    CHECK_TEXT(lec_sha256("", 0, arena),
               "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "empty");
    lec_arena_free(arena);
}

static char *written(const lec_run_record *record)
{
    char *bytes = NULL;
    size_t length = 0;
    FILE *file = open_memstream(&bytes, &length);
    lec_error error = {0};
    CHECK_COUNT(lec_run_record_write(record, file, &error), LEC_OK, error.message);
    fclose(file);
    return bytes;
}

static const char *text_in(const json_t *object, const char *key)
{
    const char *text = json_string_value(json_object_get(object, key));
    return text != NULL ? text : "(none)";
}

/* Every file that was read is told with its hash. */
static void check_files(const json_t *run)
{
    const json_t *input = json_array_get(json_object_get(run, "inputs"), 0);
    CHECK_TEXT(text_in(input, "file"), "talks/a.txt", "file");
    CHECK_TEXT(text_in(input, "sha256"), "00ff", "sha256");
    CHECK_COUNT(json_integer_value(json_object_get(input, "bytes")), 4711, "bytes");
    CHECK_TEXT(text_in(input, "encoding"), "UTF-8", "encoding");
    CHECK_TEXT(text_in(input, "form"), "plain", "form");
    const json_t *used = json_array_get(json_object_get(run, "captions"), 0);
    CHECK_TEXT(text_in(used, "file"), "a.vtt", "captions");
    CHECK_TEXT(text_in(used, "sha256"), "11ee", "captions");
    CHECK_TEXT(text_in(used, "conference"), "a", "whose captions");
    const json_t *words = json_array_get(json_object_get(run, "word_lists"), 0);
    CHECK_TEXT(text_in(words, "option"), "lexicon", "list of words");
    CHECK_TEXT(text_in(words, "file"), "mood.csv", "list of words");
    CHECK_TEXT(text_in(words, "sha256"), "22dd", "list of words");
}

/* By what it was made, and what was not. */
static void check_surroundings(const json_t *run)
{
    const json_t *libraries = json_object_get(run, "libraries");
    CHECK_TEXT(text_in(libraries, "ICU"), "72.1", "library");
    CHECK_TRUE(json_is_null(json_object_get(libraries, "gumbo")), "one that does not tell");
    CHECK_TEXT(text_in(json_object_get(run, "programs"), "gnuplot"), "5.4 patchlevel 4", "program");
    const json_t *paths = json_object_get(run, "paths");
    CHECK_TEXT(json_string_value(json_array_get(paths, 0)), "talks", "path");
    CHECK_TEXT(json_string_value(json_array_get(paths, 1)), "\xef\xbf\xbd", "path");
    const json_t *table = json_array_get(json_object_get(run, "tables_left_out"), 0);
    CHECK_TEXT(text_in(table, "table"), "timing", "table left out");
    CHECK_TEXT(text_in(table, "why"), "nobody gave times", "why");
    const json_t *chart = json_array_get(json_object_get(run, "charts_left_out"), 0);
    CHECK_TEXT(text_in(chart, "chart"), "map", "chart left out");
    CHECK_TEXT(text_in(chart, "why"), "no font", "why");
}

static void check_study(const json_t *run, lec_arena *arena)
{
    const json_t *study = json_object_get(run, "study");
    CHECK_TRUE(json_is_true(json_object_get(study, "built_in")), "built-in");
    CHECK_TEXT(text_in(study, "text"), lec_study_built_in_text, "its text");
    CHECK_TEXT(text_in(study, "sha256"),
               lec_sha256(lec_study_built_in_text, strlen(lec_study_built_in_text), arena),
               "and its hash");
}

static void test_run(void)
{
    static const char *const options[] = {"--seed=7", "--output=x",     "--threads=2", "--raw",
                                          "--quiet",  "--speaker=\xff", "--thread=3"};
    const lec_reading reading = {.source = {.path = "talks/a.txt",
                                            .encoding = "UTF-8",
                                            .sha256 = "00ff",
                                            .file_bytes = 4711},
                                 .transcript = {.form = "plain"}};
    const lec_captions_used captions = {
        {.path = "a.vtt", .sha256 = "11ee", .encoding = "UTF-8"}, "captions", "a"};
    const lec_list_used list = {"lexicon", "mood.csv", "22dd"};
    lec_arena *arena = lec_arena_new();
    lec_error error = {0};
    static const lec_package libraries[] = {{"ICU", "72.1"}, {"gumbo", ""}, {0}},
                             programs[] = {{"gnuplot", "5.4 patchlevel 4"}, {0}};
    static const char *const paths[] = {"talks", "\xff"};
    static const lec_unmade table = {"timing", "nobody gave times"}, chart = {"map", "no font"};
    lec_run_record record = {.command = "report",
                             .version = "1.2.3",
                             .libraries = libraries,
                             .programs = programs,
                             .paths = paths,
                             .path_count = 2,
                             .tables = &table,
                             .table_count = 1,
                             .charts = &chart,
                             .chart_count = 1,
                             .options = options,
                             .option_count = sizeof options / sizeof *options,
                             .seed = UINT64_MAX,
                             .replicates = 2000,
                             .level = 0.95,
                             .readings = &reading,
                             .reading_count = 1,
                             .captions = &captions,
                             .captions_count = 1,
                             .lists = &list,
                             .list_count = 1};
    CHECK_COUNT(lec_study_read(NULL, arena, &record.study, &error), LEC_OK, error.message);
    char *text = written(&record), *again = written(&record);
    CHECK_TEXT(again, text, "the same bytes");
    CHECK_TRUE(strstr(text, "\"level\": 0.95,") != NULL, "0.95, not 0.94999999999999996");
    json_t *run = json_loads(text, JSON_REJECT_DUPLICATES, NULL);
    CHECK_TEXT(text_in(run, "version"), "1.2.3", "version");
    CHECK_TEXT(text_in(run, "seed"), "18446744073709551615", "larger than JSON readers keep");
    CHECK_COUNT(json_integer_value(json_object_get(run, "replicates")), 2000, "replicates");
    const json_t *given = json_object_get(run, "options");
    static const char *const want[] = {"--seed=7", "--raw", "--speaker=\xef\xbf\xbd", "--thread=3"};
    CHECK_COUNT(json_array_size(given), 4, "options that change a result");
    for (size_t i = 0; i < 4; i++)
        CHECK_TEXT(json_string_value(json_array_get(given, i)), want[i], want[i]);
    check_study(run, arena);
    check_files(run);
    check_surroundings(run);
    json_decref(run);
    free(text);
    free(again);
    lec_arena_free(arena);
}

const lec_test lec_tests_run_record[] = {
    {"sha256", test_sha256},
    {"run", test_run},
    {0},
};
