/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/study/word_values.h"

#include <stdlib.h>
#include <unistd.h>

#include "tests/support/check.h"

/* Reads `text` as a file of its own. */
static lec_status read_text(lec_arena *arena, const char *text, lec_word_values_kind kind,
                            lec_word_values *list, lec_error *error)
{
    char *path = lec_arena_format(arena, "%s", "/tmp/lectern-word-values-XXXXXX");
    const int descriptor = mkstemp(path);
    CU_ASSERT_FATAL(descriptor >= 0);
    FILE *file = fdopen(descriptor, "w");
    CU_ASSERT_FATAL(file != NULL);
    fputs(text, file);
    fclose(file);
    *list = (lec_word_values){.file = path};
    const lec_status status = lec_word_values_read(kind, arena, list, error);
    unlink(path);
    return status;
}

static void test_counts(void)
{
    lec_arena *arena = lec_arena_new();
    lec_word_values list;
    lec_error error = {""};
    double value = 0;
    CHECK_COUNT(read_text(arena,
                          "rank,Word,Frequency\n1,the,6187267\n2,The,12\n3,\"of course\",9\n"
                          "4,\"nato\xE2\x80\x99s\",3\n5,\"!\",800\n",
                          LEC_WORD_COUNTS, &list, &error),
                LEC_OK, error.message);
    CHECK_COUNT(list.count, 2, "the and nato's");
    CHECK_TRUE(lec_word_values_find(&list, "the", &value), "the");
    CHECK_NUMBER(value, 6187279, 0, "the and The together");
    CHECK_TRUE(lec_word_values_find(&list, "nato's", &value), "its apostrophe is straight");
    CHECK_TRUE(!lec_word_values_find(&list, "of", &value), "of course is not `of`");
    lec_arena_free(arena);
}

static void test_scores(void)
{
    lec_arena *arena = lec_arena_new();
    lec_word_values list;
    lec_error error = {""};
    double value = 0;
    CHECK_COUNT(read_text(arena, "good,7.47\r\nwar,-1.8\r\n", LEC_WORD_SCORES, &list, &error),
                LEC_OK, error.message);
    CHECK_TRUE(lec_word_values_find(&list, "war", &value), "war");
    CHECK_NUMBER(value, -1.8, 0, "war");
    lec_arena_free(arena);
}

static void test_bad(void)
{
    static const struct {
        const char *text, *message;
        lec_word_values_kind kind;
    } cases[] = {
        {"word,score\ngood,7\nbad,2\nGood,6\n", ":4: 'Good' is listed twice, first on line 2",
         LEC_WORD_SCORES},
        {"the,7\nthe,8\n", ":2: 'the' is listed twice", LEC_WORD_COUNTS},
        {"the,7\nof,1.5\n", ":2: '1.5' is no count", LEC_WORD_COUNTS},
        {"the,7\nof,-1\n", ":2: '-1' is no count", LEC_WORD_COUNTS},
        {"the,7\nof,inf\n", ":2: 'inf' is no number", LEC_WORD_SCORES},
        {"the,7\nof\n", ":2: a row of 1 cells", LEC_WORD_COUNTS},
        {"good,7\nabus*,2\n", ":2: 'abus*' is not one word", LEC_WORD_SCORES},
        {"good,7\n\"two\nlines\",2\nx,y\n", ":2: 'two?lines' is not one word", LEC_WORD_SCORES},
        {"good,7\n\"open,2\n", ":2: a quotation does not end", LEC_WORD_SCORES},
        {"count,n,word\n5,1,the\n6\n", ":3: a row of 1 cells; each needs a word and a number",
         LEC_WORD_COUNTS},
        {"word,n,count\nthe,1\n", ":2: a row of 2 cells", LEC_WORD_COUNTS},
        {"word,score,value\ngood,7,x\nbad,y,1\n", ":3: 'y' is no number", LEC_WORD_SCORES},
        {"a,7\nA,8\na,9\n", ":3: 'a' is listed twice, first on line 1", LEC_WORD_COUNTS},
        {"word,count\n", "holds no word", LEC_WORD_COUNTS},
    };
    lec_arena *arena = lec_arena_new();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        lec_word_values list;
        lec_error error = {""};
        CHECK_COUNT(read_text(arena, cases[i].text, cases[i].kind, &list, &error), LEC_BAD_DATA,
                    cases[i].message);
        CHECK_TRUE(strstr(error.message, cases[i].message) != NULL, error.message);
    }
    lec_word_values list = {.file = "/nonexistent/list.csv"};
    lec_error error = {""};
    CHECK_COUNT(lec_word_values_read(LEC_WORD_COUNTS, arena, &list, &error), LEC_BAD_DATA,
                "no file");
    lec_arena_free(arena);
}

const lec_test lec_tests_word_values[] = {
    {"counts", test_counts},
    {"scores", test_scores},
    {"bad", test_bad},
    {0},
};
