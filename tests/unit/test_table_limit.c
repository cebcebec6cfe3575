/* SPDX-License-Identifier: GPL-3.0-or-later
 * What goes of a table that is too long: by margins, never by what came out; counted by hand. */
#include "core/table.h"
#include "tests/support/check.h"

#include <math.h>
#include <string.h>

static const lec_column columns[] = {
    {"word", LEC_TEXT, "", NULL, NULL, NULL},
    {"count", LEC_COUNT, "", NULL, NULL, NULL},
    {0},
};

enum { ROWS = 6 };
static const char *const words[ROWS] = {"a", "b", "c", "d", "e", "f"};
static const double margins[ROWS] = {3, 0.4, 2, 7, 2, 1};

static lec_table *table_of(lec_table_limit limit, bool puts_margins, lec_arena *arena)
{
    lec_table *table = lec_table_new(arena, columns);
    lec_table_set_limit(table, limit);
    for (size_t row = 0; row < ROWS; row++) {
        lec_table_put_text(table, words[row]);
        lec_table_put_count(table, row);
        if (puts_margins) lec_table_put_margin(table, margins[row]);
    }
    return table;
}

static const char *words_of(const lec_table *table, lec_arena *arena)
{
    const char *all = "";
    for (size_t row = 0; row < lec_table_row_count(table); row++)
        all = lec_arena_format(arena, "%s%s", all, lec_table_cell(table, row, 0).text);
    return all;
}

/* A row takes "word" and two quotation marks, the count of one digit, and two separators: 6. */
static const struct {
    lec_table_limit limit;
    const char *by_margin, *by_order;
    size_t out_by_margin, out_by_order;
} cases[] = {
    {{0, 0}, "abcdef", "abcdef", 0, 0},
    {{6, 36}, "abcdef", "abcdef", 0, 0}, /* it fits: what is rare stays as well */
    {{5, 0}, "acdef", "abcde", 1, 1},    /* b: below 0.5 */
    {{4, 0}, "acde", "abcd", 2, 2},      /* then f */
    {{3, 0}, "acd", "abc", 3, 3},        /* of c and e, which are equal, the last */
    {{1, 0}, "d", "a", 5, 5},
    {{0, 35}, "acdef", "abcde", 1, 1},
    {{0, 17}, "ad", "ab", 4, 4},
    {{5, 12}, "ad", "ab", 4, 4},
};

static void check_case(size_t i, bool puts_margins, const double *given, const char *expected,
                       size_t out)
{
    size_t notes;
    lec_arena *arena = lec_arena_new();
    lec_table *table = table_of(cases[i].limit, puts_margins, arena);
    lec_table_keep_limit(table, given);
    CHECK_TEXT(words_of(table, arena), expected, "rows");
    const lec_rows_left_out *note = lec_table_notes_left_out(table, &notes);
    CHECK_TRUE(notes == (out > 0), "rows");
    if (out > 0) {
        CHECK_TRUE(note->rows == out, "rows");
        CHECK_TEXT(note->rule, puts_margins || given != NULL ? LEC_RULE_MARGINS : LEC_RULE_LAST,
                   "rule");
    }
    lec_arena_free(arena);
}

static void test_rules(void)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        check_case(i, true, NULL, cases[i].by_margin, cases[i].out_by_margin);
        check_case(i, false, margins, cases[i].by_margin, cases[i].out_by_margin);
        check_case(i, false, NULL, cases[i].by_order, cases[i].out_by_order);
    }
}

/* Many rows, of which most go while they are put: the same as if they had gone at the end. */
static void test_as_they_come(void)
{
    enum { MANY = 1000, KEPT = 7 };
    lec_arena *arena = lec_arena_new();
    lec_table *table = lec_table_new(arena, columns);
    lec_table_set_limit(table, (lec_table_limit){KEPT, 0});
    for (uint64_t row = 0; row < MANY; row++) {
        lec_table_put_text(table, "x");
        lec_table_put_count(table, row);
        lec_table_put_margin(table, (double)(row * 377 % MANY)); /* each of 0 .. 999 once */
        CHECK_TRUE(lec_table_row_count(table) <= (size_t)2 * KEPT, "rows");
    }
    lec_table_keep_limit(table, NULL);
    CHECK_TRUE(lec_table_row_count(table) == KEPT, "rows");
    for (size_t row = 0; row < KEPT; row++) {
        const uint64_t number = lec_table_cell(table, row, 1).count;
        CHECK_TRUE(number * 377 % MANY >= MANY - KEPT, "rows");
        CHECK_TRUE(row == 0 || number > lec_table_cell(table, row - 1, 1).count, "rows");
    }
    size_t notes;
    CHECK_TRUE(lec_table_notes_left_out(table, &notes)->rows == MANY - KEPT, "rows");
    lec_arena_free(arena);
}

static void test_copy(void)
{
    lec_arena *first = lec_arena_new(), *second = lec_arena_new();
    lec_table *table = table_of((lec_table_limit){5, 0}, true, first);
    lec_table_keep_limit(table, NULL);
    const size_t rows[] = {1, 4};
    const lec_table *copy = lec_table_copy(table, rows, 2, second);
    lec_arena_free(first);
    CHECK_TEXT(words_of(copy, second), "cf", "rows");
    CHECK_TEXT(lec_table_columns(copy)[1].name, "count", "rows");
    CHECK_TRUE(lec_table_column_count(copy) == 2, "rows");
    size_t notes;
    CHECK_TRUE(lec_table_notes_left_out(copy, &notes)->rows == 1, "rows");
    lec_arena_free(second);
}

const lec_test lec_tests_table_limit[] = {
    {"rules", test_rules}, {"as_they_come", test_as_they_come}, {"copy", test_copy}, {0}};
