/* SPDX-License-Identifier: GPL-3.0-or-later
 * Lines that nobody says: the end, clock times, dates; each as a reader sees it. And cells of small
 * tables, as a spreadsheet leaves them. */
#include "io/attribution/line.h"
#include "io/study/rows.h"
#include "tests/support/check.h"

static const struct {
    const char *line;
    bool end, furniture, clock;
} lines[] = {
    {"END", true, false, false},
    {"[end]", true, false, false},
    {"-end-", true, false, false},
    {"end", false, false, false}, /* a word that wrapped */
    {"###", true, false, false},
    {"# # #", true, false, false},
    {"##", false, false, false},
    {"", false, false, false},
    {"END 6:18 P.M. EDT", true, true, true},
    {"END OF TRANSCRIPT", true, false, false},
    {"END LINDA", false, false, false},
    {"End of all that we had", false, false, false},
    {"END of all that we had here now", false, false, false},
    {"4:44 P.M. EST", false, true, true},
    {"9:54 p.m. CEST", false, true, true},
    {"14.30 Uhr", false, true, false},
    {"[14h30]", false, true, false},
    {"4:44 P.M. at the port", false, false, false},
    {"June 15, 2022", false, true, false},
    {"TUESDAY, 22 MAY 1973", false, true, false},
    {"12.03.2024", false, true, false},
    {"Tuesday", false, false, false},
    {"15 of us", false, false, false},
    {"We met on 4 June 2022.", false, false, false},
    {"1 2 3 4 5 6 7 8 9 10 11 12 13", false, false, false}, /* a row of a table */
};

static void test_lines(void)
{
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        const uint32_t end = (uint32_t)strlen(lines[i].line);
        CHECK_TRUE(lec_is_end_mark(lines[i].line, 0, end) == lines[i].end, lines[i].line);
        CHECK_TRUE(lec_is_furniture_line(lines[i].line, 0, end) == lines[i].furniture,
                   lines[i].line);
        CHECK_TRUE(lec_is_clock_line(lines[i].line, 0, end) == lines[i].clock, lines[i].line);
    }
    char dots[300];
    memset(dots, '.', sizeof dots);
    static const char clock[] = "4:44 P.M. EST";
    for (size_t i = 0; clock[i] != '\0'; i++) dots[i] = clock[i];
    CHECK_TRUE(!lec_is_furniture_line(dots, 0, 201) && !lec_is_clock_line(dots, 0, 61),
               "a line that is too long");
}

static void test_cells(void)
{
    static const struct {
        const char *cell, *text;
    } cells[] = {{" a b \t", "a b"}, {"'=a", "=a"}, {"'+1", "+1"}, {"'@a", "@a"},  {"'-", "-"},
                 {"'a", "'a"},       {"'", "'"},    {"", ""},      {" \r\n ", ""}, {"a'", "a'"}};
    static const struct {
        const char *cell;
        bool whole;
        uint32_t count;
    } counts[] = {{"12", true, 12},
                  {"12.0", true, 12},
                  {"12,00", true, 12},
                  {"0", true, 0},
                  {"999999999", true, 999999999},
                  {"1000000000", false, 0},
                  {"12.5", false, 0},
                  {"12.", false, 0},
                  {"12,05", false, 0},
                  {"12x", false, 0},
                  {"", false, 0},
                  {"-1", false, 0},
                  {"12.0x", false, 0},
                  {"x", false, 0},
                  {"12;0", false, 0}};
    lec_arena *arena = lec_arena_new();
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
        CHECK_TEXT(lec_row_cell(cells[i].cell, arena), cells[i].text, cells[i].cell);
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        uint32_t count = 0;
        CHECK_TRUE(lec_row_count(counts[i].cell, &count) == counts[i].whole, counts[i].cell);
        if (counts[i].whole) CHECK_COUNT(count, counts[i].count, counts[i].cell);
    }
    CHECK_TEXT(lec_row_word("AbC-\u00C9", arena), "abc-\u00C9", "small letters of ASCII");
    lec_arena_free(arena);
}

const lec_test lec_tests_lines[] = {{"lines", test_lines}, {"cells", test_cells}, {0}};
