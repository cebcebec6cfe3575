/* SPDX-License-Identifier: GPL-3.0-or-later
 * Rows and columns of a small table chosen, sorted and cut; and how it stands on a terminal. */
#include "io/output/table_view.h"

#include <stdlib.h>

#include "io/output/screen.h"
#include "tests/support/check.h"

static const lec_column columns[] = {
    {"word", LEC_TEXT, "", NULL, NULL, NULL},           {"role", LEC_NAME, "", NULL, NULL, NULL},
    {"count", LEC_COUNT, "", NULL, NULL, NULL},         {"q", LEC_NUMBER, "", NULL, NULL, NULL},
    {"seconds", LEC_NUMBER, "", "seconds", NULL, NULL}, {0},
};

static lec_table *table_in(lec_arena *arena)
{
    static const struct {
        const char *word, *role;
        uint64_t count;
        double q, seconds;
    } rows[] = {{"a", "principal", 5, 0.04, 12.345},
                {"b", "journalist", 12, 0.0002, 1.0},
                {"c and d", "principal", LEC_MISSING_COUNT, NAN, NAN},
                {"\"e\"", "", 12, 0.5, 100.06}};
    lec_table *table = lec_table_new(arena, columns);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        lec_table_put_text(table, rows[i].word);
        lec_table_put_text(table, rows[i].role);
        lec_table_put_count(table, rows[i].count);
        lec_table_put_number(table, rows[i].q);
        lec_table_put_number(table, rows[i].seconds);
    }
    return table;
}

/* The first cells of the rows, parted by spaces; or the message. */
static const char *viewed(lec_arena *arena, const lec_table_view *view)
{
    const lec_table *out = NULL;
    lec_error error = {""};
    if (lec_table_view_apply(table_in(arena), view, arena, &out, &error) != LEC_OK)
        return lec_arena_format(arena, "%s", error.message);
    const char *text = "";
    for (size_t row = 0; row < lec_table_row_count(out); row++)
        text = lec_arena_format(arena, "%s%s%s", text, row > 0 ? "|" : "",
                                lec_table_cell(out, row, 0).text);
    return text;
}

static const struct {
    lec_table_view view;
    const char *rows;
} cases[] = {
    {{0}, "a|b|c and d|\"e\""},
    {{.where = "count >= 5"}, "a|b|\"e\""},
    {{.where = "count>5 and role=journalist"}, "b"},
    {{.where = "q < .05"}, "a|b"},
    {{.where = "q != 0.5"}, "a|b"}, /* what is missing meets no condition */
    {{.where = "q = \"\""}, "c and d"},
    {{.where = "role != \"\""}, "a|b|c and d"},
    {{.where = "word = \"c and d\""}, "c and d"},
    {{.where = "word = \"\"\"e\"\"\""}, "\"e\""},
    {{.where = "word ~ d"}, "c and d"},
    {{.where = "role = nobody"}, ""},
    {{.sort = "count:desc"}, "b|\"e\"|a|c and d"}, /* equal rows as they were, missing last */
    {{.sort = "count:desc,q:desc"}, "\"e\"|b|a|c and d"},
    {{.sort = "count"}, "a|b|\"e\"|c and d"},
    {{.top = 2}, "a|b"},
    {{.where = "count > 5", .sort = "q:desc", .top = 1}, "\"e\""},
    {{.select = "role,word"}, "principal|journalist|principal|"},
    {{.where = "cuont > 5"},
     "--where: no column 'cuont': give one of word, role, count, q, seconds; did you mean count?"},
    {{.sort = "count:up"},
     "--sort 'count:up': give up to 8 of COLUMN or COLUMN:desc, parted by commas"},
    {{.select = ""}, "--select: no column '': give one of word, role, count, q, seconds"},
    {{.where = "count > many"}, "--where: count is a number, and 'many' is none to compare with"},
    {{.where = "count <= 5"}, "a"},
    {{.where = "role < k and word<\"c\"   and count >\t5  "}, "b"},
    {{.where = "count = \"\" and role ~ cip"}, "c and d"},
    {{.where = "count > \"\""}, ""}, /* nothing is more than nothing */
    {{.where = "count == 12 and q != \"\""}, "b|\"e\""},
    {{.where = "word <= b"}, "a|b|\"e\""},
    {{.where = "word >= b and count < 13\t"}, "b"},
    {{.sort = "word:abc"},
     "--sort 'word:abc': give up to 8 of COLUMN or COLUMN:desc, parted by commas"},
    {{.where = ""}, "a|b|c and d|\"e\""},
    {{.sort = "role:asc,word:desc"}, "b|c and d|a|\"e\""},
    {{.sort = "word,role,count,q,seconds,word,role,count"}, "\"e\"|a|b|c and d"},
    {{.sort = "word,role,count,q,seconds,word,role,count,q"},
     "--sort 'word,role,count,q,seconds,word,role,count,q': give up to 8 of COLUMN or COLUMN:desc, "
     "parted by commas"},
    {{.sort = "word:"}, "--sort 'word:': give up to 8 of COLUMN or COLUMN:desc, parted by commas"},
    {{.sort = "word:desk"},
     "--sort 'word:desk': give up to 8 of COLUMN or COLUMN:desc, parted by commas"},
    {{.sort = "word:desc,wrod"},
     "--sort: no column 'wrod': give one of word, role, count, q, seconds; did you mean word?"},
    {{.where = "word = a", .sort = "count", .top = 9}, "a"},
    {{.where = "count > nan"}, "--where: count is a number, and 'nan' is none to compare with"},
    {{.where = "count ~ 5"}, "--where: count is a number, and '5' is none to hold"},
};

static const char *const bad_conditions[] = {"count",
                                             "count >",
                                             "count >= 5 and",
                                             "count 5",
                                             "count >= 5 and ",
                                             "count = ",
                                             "word = \"a",
                                             "word = \"a\" or count = 5",
                                             "= 5"};

static void test_views(void)
{
    lec_arena *arena = lec_arena_new();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        CHECK_TEXT(viewed(arena, &cases[i].view), cases[i].rows,
                   lec_arena_format(arena, "case %zu", i));
    for (size_t i = 0; i < sizeof bad_conditions / sizeof *bad_conditions; i++)
        CHECK_TRUE(strncmp(viewed(arena, &(lec_table_view){.where = bad_conditions[i]}),
                           "--where: ", 9) == 0,
                   bad_conditions[i]);
    lec_arena_free(arena);
}

static const char *on_screen(lec_arena *arena, size_t width, size_t lines, const char *shown,
                             lec_screen_rest *rest)
{
    char *text = NULL;
    size_t size = 0;
    lec_error error = {""};
    FILE *file = open_memstream(&text, &size);
    const lec_screen screen = {
        .columns = width, .lines = lines, .key_count = 1, .shown = shown, .all_columns = false};
    const lec_status status = lec_screen_write(table_in(arena), &screen, file, rest, &error);
    fclose(file);
    CHECK_TEXT(error.message, "", "screen");
    CU_ASSERT_EQUAL(status, LEC_OK);
    const char *kept = lec_arena_format(arena, "%s", text);
    free(text);
    return kept;
}

static void test_screen(void)
{
    lec_arena *arena = lec_arena_new();
    lec_screen_rest rest;
    CHECK_TEXT(on_screen(arena, 80, 24, "count,q", &rest),
               "word     count      q  role        seconds\n"
               "a            5  0.040  principal      12.3\n"
               "b           12  <.001  journalist      1.0\n"
               "c and d                principal          \n"
               "\"e\"         12  0.500                100.1\n",
               "all of it");
    CHECK_COUNT(rest.rows + rest.columns, 0, "nothing is left out");
    /* three lines are for the header, the note and the prompt */
    CHECK_TEXT(on_screen(arena, 22, 5, "count,q", &rest),
               "word  count      q\n"
               "a         5  0.040\n"
               "b        12  <.001\n",
               "a screenful");
    CHECK_COUNT(rest.rows, 2, "rows");
    CHECK_COUNT(rest.columns, 2, "columns");
    lec_arena_free(arena);
}

const lec_test lec_tests_table_view[] = {{"views", test_views}, {"screen", test_screen}, {0}};
