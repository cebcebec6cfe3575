/* SPDX-License-Identifier: GPL-3.0-or-later
 * Small tables of a study as spreadsheets leave them: cells, whole numbers, rows, what is refused.
 */
#include "io/study/rows.h"

#include "tests/support/check.h"

static void test_cells(void)
{
    static const struct {
        const char *cell, *is;
    } cases[] = {
        {" Anna\t", "Anna"}, {"'=1+1", "=1+1"}, {"'+5", "+5"},          {"'-5", "-5"},
        {"'@home", "@home"}, {"'\tx", "x"},     {"'tis so", "'tis so"}, {"'", "'"},
        {" \r\n", ""},       {"", ""},
    };
    lec_arena *arena = lec_arena_new();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        CHECK_TEXT(lec_row_cell(cases[i].cell, arena), cases[i].is, cases[i].cell);
    CHECK_TEXT(lec_row_word("SpeAKer [\xc3\x84", arena), "speaker [\xc3\x84",
               "small letters of ASCII");
    CHECK_TRUE(lec_row_is_empty((const char *const[]){" ", "\t", ""}, 3, arena), "nothing in it");
    CHECK_TRUE(!lec_row_is_empty((const char *const[]){" ", "'="}, 2, arena), "something in it");
    static const char *const cells[] = {"Code", " UNIT ", "unit", "note"}, *const names[] = {
                                                                               "unit", "code",
                                                                               "coder"};
    size_t places[3];
    lec_row_places(cells, 4, names, 3, places, arena);
    CHECK_TRUE(places[0] == 2 && places[1] == 0 && places[2] == SIZE_MAX,
               "the last of two, the first, none");
    lec_arena_free(arena);
}

static void test_counts(void)
{
    static const struct {
        const char *cell;
        bool is_count;
        uint32_t is;
    } cases[] = {{"0", true, 0},
                 {"1234", true, 1234},
                 {"1234.0", true, 1234},
                 {"12,000", true, 12},
                 {"999999999", true, 999999999},
                 {"1000000000", false, 0},
                 {"", false, 0},
                 {"-1", false, 0},
                 {"1.5", false, 0},
                 {"1.05", false, 0},
                 {"1.", false, 0},
                 {"1;0", false, 0},
                 {"1 0", false, 0},
                 {".0", false, 0},
                 {"1.0x", false, 0}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        uint32_t count = 0;
        CHECK_TRUE(lec_row_count(cases[i].cell, &count) == cases[i].is_count, cases[i].cell);
        CHECK_COUNT(count, cases[i].is, cases[i].cell);
    }
}

typedef struct {
    const char *shown; /* line:cell|cell| for each row */
    lec_arena *arena;
    size_t refused; /* the row, from 1, that is not LEC_OK; 0: none */
    size_t rows;
} seen_rows;

static lec_status see_row(void *state, const char *const *cells, size_t count, uint32_t line)
{
    seen_rows *seen = state;
    seen->shown = lec_arena_format(seen->arena, "%s%u:", seen->shown, line);
    for (size_t i = 0; i < count; i++)
        seen->shown = lec_arena_format(seen->arena, "%s%s|", seen->shown, cells[i]);
    return ++seen->rows == seen->refused ? LEC_BAD_USAGE : LEC_OK;
}

/* The delimiter that the first line has most of; cells over several lines; a refusal ends it. */
static void test_rows(void)
{
    static const struct {
        const char *text;
        char delimiter;
        size_t refused;
        const char *shown;
    } cases[] = {
        {"a;b;c,d\n1;2;3\n", 0, 0, "1:a|b|c,d|2:1|2|3|"},
        {"a\tb\n\"x\ny\"\tz\nlast\t\"\"\n", 0, 0, "1:a|b|2:x\ny|z|4:last||"},
        {"a,b\n1,2\n3,4\n", ',', 2, "1:a|b|2:1|2|"},
        {"a;b\n", ',', 0, "1:a;b|"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        lec_arena *arena = lec_arena_new();
        seen_rows seen = {.shown = "", .arena = arena, .refused = cases[i].refused};
        const lec_source source = {
            .path = "rows.csv", .text = cases[i].text, .length = strlen(cases[i].text)};
        lec_error error = {""};
        CHECK_COUNT(lec_rows_of(&source, cases[i].delimiter, see_row, &seen, arena, &error),
                    cases[i].refused > 0 ? LEC_BAD_USAGE : LEC_OK, cases[i].text);
        CHECK_TEXT(seen.shown, cases[i].shown, cases[i].text);
        lec_arena_free(arena);
    }
}

static void test_refused(void)
{
    lec_arena *arena = lec_arena_new();
    seen_rows seen = {.shown = "", .arena = arena};
    lec_source source;
    lec_error error = {""};
    CHECK_COUNT(lec_rows_read(LECTERN_SOURCE_DIR "/datasets/ministerials", 0, see_row, &seen, arena,
                              &source, &error),
                LEC_BAD_DATA, "a folder of several");
    CHECK_TRUE(strstr(error.message, "files; give one") != NULL, error.message);
    CHECK_COUNT(lec_rows_read("/nonexistent/rows.csv", 0, see_row, &seen, arena, &source, &error),
                LEC_BAD_DATA, "not there");
    source = (lec_source){.path = "rows.csv", .text = "a,b\n\"open", .length = 9};
    CHECK_COUNT(lec_rows_of(&source, 0, see_row, &seen, arena, &error), LEC_BAD_DATA,
                "a quotation without end");
    CHECK_TRUE(strncmp(error.message, "rows.csv:2:", 11) == 0, error.message);
    lec_arena_free(arena);
}

const lec_test lec_tests_rows[] = {{"cells", test_cells},
                                   {"counts", test_counts},
                                   {"rows", test_rows},
                                   {"refused", test_refused},
                                   {0}};
