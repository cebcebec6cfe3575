/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/output/table_writer.h"

#include <jansson.h>

#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "tests/support/check.h"

static const lec_column columns[] = {
    {"speaker", LEC_TEXT, "name", NULL, NULL, NULL},
    {"role", LEC_NAME, "role", NULL, NULL, NULL},
    {"date", LEC_DATE, "date", NULL, NULL, NULL},
    {"words", LEC_COUNT, "words", "words", NULL, NULL},
    {"share", LEC_NUMBER, "share", NULL, NULL, NULL},
    {0},
};

static void put_row(lec_table *table, const char *speaker, uint64_t words, double share)
{
    lec_table_put_text(table, speaker);
    lec_table_put_text(table, "principal");
    lec_table_put_text(table, "2031-03-11");
    lec_table_put_count(table, words);
    lec_table_put_number(table, share);
}

static lec_table *sample(lec_arena *arena)
{
    lec_table *table = lec_table_new(arena, columns);
    put_row(table, "C\xc3\xa9lestine \"C\" Aubray, SG", 3278, 0.1 + 0.2);
    put_row(table, "=HYPERLINK(1)", 0, -0.0);
    for (size_t c = 0; c + 1 < sizeof columns / sizeof *columns; c++) lec_table_put_missing(table);
    put_row(table, "two\nlines\tand a tab", 18, NAN);
    return table;
}

/* The bytes that lec_table_write makes; they belong to the arena. */
static const char *written(const lec_table *table, const char *format, bool raw, lec_arena *arena)
{
    char *bytes = NULL;
    size_t length = 0;
    FILE *file = open_memstream(&bytes, &length);
    lec_error error = {0};
    CHECK_COUNT(lec_table_write(table, format, raw, file, &error), LEC_OK, error.message);
    fclose(file);
    const char *text = lec_arena_text(arena, bytes, length);
    free(bytes);
    return text;
}

/* Expected by hand from RFC 4180 section 2 and product.md section 3. */
static void test_csv(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_table *table = sample(arena);
    CHECK_TEXT(written(table, "csv", false, arena),
               "speaker,role,date,words,share\n"
               "\"C\xc3\xa9lestine \"\"C\"\" Aubray, SG\",principal,2031-03-11,3278,"
               "0.30000000000000004\n"
               "\"'=HYPERLINK(1)\",principal,2031-03-11,0,0\n"
               ",,,,\n"
               "\"two\nlines\tand a tab\",principal,2031-03-11,18,\n",
               "csv");
    CHECK_TEXT(written(table, NULL, false, arena), written(table, "csv", false, arena),
               "csv is the default");
    CHECK_TRUE(strstr(written(table, "csv", true, arena), "\n\"=HYPERLINK(1)\",") != NULL, "raw");
    CHECK_TEXT(written(lec_table_new(arena, columns), "csv", false, arena),
               "speaker,role,date,words,share\n", "no rows");
    lec_arena_free(arena);
}

static void test_formulas(void)
{
    /* the characters of safety.md A3; anything else stays as it is */
    static const struct {
        const char *text, *cell;
    } cases[] = {
        {"=1+1", "\"'=1+1\""}, {"+1", "\"'+1\""},
        {"-5", "\"'-5\""},     {"@potus", "\"'@potus\""},
        {"\tx", "\"'\tx\""},   {"\rx", "\"'\rx\""},
        {"x=1", "\"x=1\""},    {"'quoted'", "\"'quoted'\""},
        {" =1", "\" =1\""},    {"\xe2\x80\x93", "\"\xe2\x80\x93\""},
    };
    static const lec_column one[] = {{"text", LEC_TEXT, "text", NULL, NULL, NULL}, {0}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        lec_arena *arena = lec_arena_new();
        lec_table *table = lec_table_new(arena, one);
        lec_table_put_text(table, cases[i].text);
        CHECK_TEXT(written(table, "csv", false, arena),
                   lec_arena_format(arena, "text\n%s\n", cases[i].cell), cases[i].text);
        CHECK_TEXT(written(table, "csv", true, arena),
                   lec_arena_format(arena, "text\n\"%s\"\n", cases[i].text), "raw");
        lec_arena_free(arena);
    }
}

static void test_tsv(void)
{
    lec_arena *arena = lec_arena_new();
    CHECK_TEXT(written(sample(arena), "tsv", false, arena),
               "speaker\trole\tdate\twords\tshare\n"
               "C\xc3\xa9lestine \"C\" Aubray, SG\tprincipal\t2031-03-11\t3278\t"
               "0.30000000000000004\n"
               "'=HYPERLINK(1)\tprincipal\t2031-03-11\t0\t0\n"
               "\t\t\t\t\n"
               "two lines and a tab\tprincipal\t2031-03-11\t18\t\n",
               "tsv");
    lec_table *quoted = lec_table_new(arena, columns);
    put_row(quoted, "\"Ann\" Lowe", 1, 0.5);
    CHECK_TEXT(written(quoted, "tsv", false, arena),
               "speaker\trole\tdate\twords\tshare\n"
               "\"\"\"Ann\"\" Lowe\"\tprincipal\t2031-03-11\t1\t0.5\n",
               "as R's read.delim and Python's csv read it back");
    lec_arena_free(arena);
}

/* Read back by jansson. */
static void test_jsonl(void)
{
    lec_arena *arena = lec_arena_new();
    const char *at = written(sample(arena), "jsonl", false, arena);
    static const char *const names[] = {"C\xc3\xa9lestine \"C\" Aubray, SG", "=HYPERLINK(1)", NULL,
                                        "two\nlines\tand a tab"};
    for (size_t row = 0; row < 4; row++) {
        const size_t length = strcspn(at, "\n");
        json_error_t reason;
        json_t *object = json_loadb(at, length, JSON_REJECT_DUPLICATES, &reason);
        CHECK_TRUE(object != NULL, reason.text);
        CHECK_COUNT(json_object_size(object), 5, "keys");
        const json_t *name = json_object_get(object, "speaker");
        if (names[row] == NULL)
            CHECK_TRUE(json_is_null(name), "missing is null");
        else
            CHECK_TEXT(json_string_value(name), names[row], "text");
        if (row == 0)
            CHECK_NUMBER(json_real_value(json_object_get(object, "share")), 0.1 + 0.2, 0, "share");
        if (row == 3) CHECK_TRUE(json_is_null(json_object_get(object, "share")), "NaN is null");
        json_decref(object);
        at += length + 1;
    }
    CHECK_TEXT(at, "", "four lines");
    lec_arena_free(arena);
}

static void test_text(void)
{
    static const lec_column two[] = {{"word", LEC_TEXT, "word", NULL, NULL, NULL},
                                     {"rate", LEC_NUMBER, "rate", NULL, NULL, NULL},
                                     {"n", LEC_COUNT, "n", NULL, NULL, NULL},
                                     {"role", LEC_NAME, "role", NULL, NULL, NULL},
                                     {0}};
    static const struct {
        const char *word;
        double rate;
        uint64_t count;
    } rows[] = {
        {"\xe4\xb8\xad\xe5\x9b\xbd", 1.23456, 7},    /* two ideographs: 4 columns */
        {"cafe\xcc\x81\xe2\x80\xae", 12345.6, 4243}, /* a combining accent; a bidi override */
        {"a\x1b[2J\n", NAN, LEC_MISSING_COUNT},      /* an escape sequence, a line end */
        {"1234567890123456789012345678901234567890123456789", 0, 0}, /* 49 columns */
    };
    lec_arena *arena = lec_arena_new();
    lec_table *table = lec_table_new(arena, two);
    for (size_t r = 0; r < sizeof rows / sizeof *rows; r++) {
        lec_table_put_text(table, rows[r].word);
        lec_table_put_number(table, rows[r].rate);
        lec_table_put_count(table, rows[r].count);
        lec_table_put_text(table, "x");
    }
    const char *blank = "                                                ";
    CHECK_TEXT(written(table, "text", false, arena),
               lec_arena_format(arena,
                                "word%.44s   rate     n  role\n"
                                "\xe4\xb8\xad\xe5\x9b\xbd%.44s  1.235     7  x\n"
                                "cafe\xcc\x81\xef\xbf\xbd%.43s  12346  4243  x\n"
                                "a\xef\xbf\xbd[2J %.42s               x\n"
                                "12345678901234567890123456789012345678901234567\xe2\x80\xa6"
                                "      0     0  x\n",
                                blank, blank, blank, blank),
               "text");
    lec_arena_free(arena);
}

/* Text before a match ends at it: its end is shown, at the right. */
static void test_text_before(void)
{
    static const lec_column around[] = {{"left", LEC_TEXT_BEFORE, "before", NULL, NULL, NULL},
                                        {"match", LEC_TEXT, "match", NULL, NULL, NULL},
                                        {0}};
    lec_arena *arena = lec_arena_new();
    lec_table *table = lec_table_new(arena, around);
    static const char *const before[] = {
        "and so", "it was said by all 12345678901234567890123456789012345678901234567"};
    for (size_t i = 0; i < 2; i++) {
        lec_table_put_text(table, before[i]);
        lec_table_put_text(table, "here");
    }
    CHECK_TEXT(written(table, "text", false, arena),
               "                                            left  match\n"
               "                                          and so  here\n"
               "\xe2\x80\xa6"
               "12345678901234567890123456789012345678901234567  here\n",
               "right");
    lec_arena_free(arena);
}

/* A name may hold what parts cells, and what JSON does not allow in a text. */
static void test_odd_names(void)
{
    lec_arena *arena = lec_arena_new();
    static const lec_column names[] = {{"role", LEC_NAME, "role", NULL, NULL, NULL}, {0}};
    lec_table *table = lec_table_new(arena, names);
    static const char *const odd[] = {"a;b", "a \"b\"", "one\rtwo", "bell\a\x7f\\", "plain"};
    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) lec_table_put_text(table, odd[i]);
    CHECK_TEXT(written(table, "csv", false, arena),
               "role\n\"a;b\"\n\"a \"\"b\"\"\"\n\"one\rtwo\"\nbell\a\x7f\\\nplain\n", "csv");
    CHECK_TEXT(written(table, "jsonl", false, arena),
               "{\"role\":\"a;b\"}\n{\"role\":\"a \\\"b\\\"\"}\n{\"role\":\"one\\u000dtwo\"}\n"
               "{\"role\":\"bell\\u0007\\u007f\\\\\"}\n{\"role\":\"plain\"}\n",
               "jsonl");
    lec_arena_free(arena);
}

static void test_unknown_format(void)
{
    lec_arena *arena = lec_arena_new();
    lec_error error = {0};
    CHECK_COUNT(lec_table_write(sample(arena), "xml", false, stdout, &error), LEC_BAD_USAGE, "xml");
    CHECK_TEXT(error.message, "--format 'xml': give one of csv, tsv, jsonl, text", "xml");
    lec_arena_free(arena);
}

static void test_full_disk(void)
{
    lec_arena *arena = lec_arena_new();
    lec_table *large = sample(arena);
    for (int i = 0; i < 5000; i++) put_row(large, "a row", 1, 0.5); /* more than any buffer */
    const lec_table *const tables[] = {sample(arena), large};
    for (size_t t = 0; t < 2; t++)
        for (const lec_table_format *f = lec_table_formats; f->name != NULL; f++) {
            FILE *full = fopen("/dev/full", "w");
            if (full == NULL) SKIP("no /dev/full");
            lec_error error = {0};
            CHECK_COUNT(lec_table_write(tables[t], f->name, false, full, &error), LEC_BAD_DATA,
                        f->name);
            CHECK_TEXT(error.message,
                       "cannot write the table: No space left on device; "
                       "make room or write elsewhere",
                       f->name);
            fclose(full);
        }
    lec_arena_free(arena);
}

static void test_closed_pipe(void)
{
    signal(SIGPIPE, SIG_IGN);
    int ends[2];
    CHECK_COUNT(pipe(ends), 0, "pipe");
    close(ends[0]);
    FILE *file = fdopen(ends[1], "w");
    lec_arena *arena = lec_arena_new();
    lec_error error = {.message = "not yet"};
    CHECK_COUNT(lec_table_write(sample(arena), "csv", false, file, &error), LEC_BAD_DATA, "status");
    CHECK_TEXT(error.message, "", "nobody is left to tell");
    fclose(file);
    lec_arena_free(arena);
}

const lec_test lec_tests_table_writer[] = {
    {"csv", test_csv},
    {"formulas", test_formulas},
    {"text_before", test_text_before},
    {"odd_names", test_odd_names},
    {"tsv", test_tsv},
    {"jsonl", test_jsonl},
    {"text", test_text},
    {"unknown_format", test_unknown_format},
    {"full_disk", test_full_disk},
    {"closed_pipe", test_closed_pipe},
    {0},
};
