/* SPDX-License-Identifier: GPL-3.0-or-later
 * Which tests are adjusted together: those that the descriptor says, and no others. */
#include "analysis/view/families.h"

#include <string.h>

#include "tests/support/check.h"
#include "tests/support/corpora.h"

static const lec_column columns[] = {
    {"conference", LEC_TEXT, "", NULL, NULL, NULL}, {"unit", LEC_NAME, "", NULL, NULL, NULL},
    {"word", LEC_TEXT, "", NULL, NULL, NULL},       {"log10_p", LEC_NUMBER, "", NULL, NULL, NULL},
    {"tests", LEC_COUNT, "", NULL, NULL, NULL},     {"log10_q", LEC_NUMBER, "", NULL, NULL, NULL},
    {"q", LEC_NUMBER, "", NULL, NULL, NULL},        {0},
};

static const lec_family families[] = {
    {"conference,unit", "tests", "log10_p", "log10_q", "q", "Benjamini & Hochberg 1995"},
    {0},
};

/* A row of the table above; tests 0: the rows with a p. */
typedef struct {
    const char *conference, *unit;
    double log10_p;
    uint64_t tests;
    double log10_q; /* by hand */
    uint64_t counted;
} test_row;

static void put(lec_table *table, const test_row *row)
{
    lec_table_put_text(table, row->conference);
    lec_table_put_text(table, row->unit);
    lec_table_put_text(table, "word");
    lec_table_put_number(table, row->log10_p);
    if (row->tests > 0)
        lec_table_put_count(table, row->tests);
    else
        lec_table_put_missing(table);
    lec_table_put_missing(table);
    lec_table_put_missing(table);
}

/* Families by hand, their rows apart. `all`: m = 2: 2 * .01 / 1 = .02, 2 * .1 / 2 = .1. a turn: of
 * 10 tests two are shown: 10 * .001 / 1 = .01, 10 * .01 / 2 = .05. a sentence: one test and a row
 * without. b: p = 1e-400, 2 tests: 2e-400 is no double, its logarithm is. */
static const test_row rows[] = {
    {"all", "turn", -2, 0, -1.6989700043360187, 2},
    {"a", "turn", -3, 10, -2, 10},
    {"a", "sentence", -1, 0, -1, 1},
    {"a", "turn", -2, 10, -1.3010299956639813, 10},
    {"a", "sentence", NAN, 0, NAN, 1},
    {"b", "turn", -400, 0, -399.69897000433602, 2},
    {"all", "turn", -1, 0, -1, 2},
    {"b", "turn", -399.5, 0, -399.5, 2},
};
enum { ROWS = sizeof rows / sizeof *rows };

static void test_by_hand(void)
{
    lec_arena *arena = lec_arena_new();
    lec_table *table = lec_table_new(arena, columns);
    for (size_t r = 0; r < ROWS; r++) put(table, &rows[r]);
    lec_families_adjust(families, table, arena);
    for (size_t r = 0; r < ROWS; r++) {
        const char *what = lec_arena_format(arena, "row %zu", r);
        CHECK_COUNT(lec_table_cell(table, r, 4).count, rows[r].counted, what);
        CHECK_NUMBER(lec_table_cell(table, r, 5).number, rows[r].log10_q, TOLERANCE_CLOSED_FORM,
                     what);
        CHECK_NUMBER(lec_table_cell(table, r, 6).number, pow(10, rows[r].log10_q),
                     TOLERANCE_CLOSED_FORM, what);
    }
    lec_arena_free(arena);
}

/* Every table says which of its columns are keys and which are filled; all exist and have the type
 * that is written. */
static void test_declarations(void)
{
    size_t tables = 0;
    for (const lec_registered *entry = lec_analyses; entry->analysis != NULL; entry++) {
        const lec_analysis *analysis = entry->analysis;
        bool has_q = false;
        for (const lec_column *column = analysis->columns; column->name != NULL; column++)
            has_q = has_q || strcmp(column->name, "q") == 0;
        CHECK_TRUE(has_q == (analysis->families != NULL), analysis->name);
        tables += has_q;
    }
    CHECK_TRUE(tables >= 3, "tables with a q");
}

/* --- on the tables themselves ---------------------------------------------------------------- */

static const char one[] = "= one / P: a b. A b. C. A b c. X / J: a. C d. B / P: a b. D. D c / "
                          "J: x. C d. A";
static const char others[] = " / = three / P: a b. B c. D / J: a b c. X / P: d. D c. C / = two / "
                             "P: A b c d. X y / J: b. B c / P: c d. A b. B / = zero / P: a. B. C";

/* A table and how it is called; `rows` of its rows have a q at least. Tables that compare look at
 * one conference. */
static const struct {
    const char *table, *call;
    size_t rows;
} calls[] = {
    {"cooccurrence", NULL, 10},
    {"collocates", "--minimum=1 --left=1 --right=1", 5},
    {"network", "--minimum=1 --q=1", 1},
    {"network", "--minimum=1 --q=1 --nodes=words", 3},
    {"keyness", "--target=role=principal,conference=one --reference=role=journalist,conference=one",
     3},
    {"wordshift",
     "--target=role=principal,conference=one --reference=role=journalist,conference=one "
     "--minimum=1",
     3},
};

static bool is_of_others(const lec_table *table, size_t row)
{
    const char *first = lec_table_columns(table)[0].name;
    return strcmp(first, "conference") == 0 && strcmp(table_text(table, row, first), "one") != 0;
}

static size_t skip_others(const lec_table *table, size_t row)
{
    while (row < lec_table_row_count(table) && is_of_others(table, row)) row++;
    return row;
}

/* Numbers of one conference are the same whatever is read beside it. Returns the rows with a q. */
static size_t compare_rows(const lec_table *alone, const lec_table *beside, const char *what)
{
    size_t next = skip_others(alone, 0), compared = 0;
    for (size_t r = 0; r < lec_table_row_count(beside); r++) {
        if (is_of_others(beside, r)) continue;
        for (size_t c = 0; c < lec_table_column_count(beside); c++) {
            const lec_column *column = &lec_table_columns(beside)[c];
            if (column->type == LEC_COUNT || column->type == LEC_NUMBER)
                CHECK_NUMBER(table_number(beside, r, column->name),
                             table_number(alone, next, column->name), 0, column->name);
            else
                CHECK_TEXT(table_text(beside, r, column->name),
                           table_text(alone, next, column->name), column->name);
        }
        compared += !lec_table_is_missing(alone, next, lec_table_column(alone, "q"));
        next = skip_others(alone, next + 1);
    }
    CHECK_COUNT(next, lec_table_row_count(alone), what);
    return compared;
}

static void test_unrelated_files(void)
{
    for (size_t t = 0; t < sizeof calls / sizeof *calls; t++) {
        lec_arena *arena = lec_arena_new();
        const lec_study *study = study_from(arena, "A = a; B = b; C = c; D = d");
        const lec_table *alone =
            run_analysis(arena, calls[t].table, corpus_from(arena, one), study, calls[t].call);
        const lec_table *beside = run_analysis(
            arena, calls[t].table, corpus_from(arena, lec_arena_format(arena, "%s%s", one, others)),
            study, calls[t].call);
        CHECK_TRUE(compare_rows(alone, beside, calls[t].table) >= calls[t].rows, calls[t].table);
        lec_arena_free(arena);
    }
}

const lec_test lec_tests_families[] = {
    {"by_hand", test_by_hand},
    {"declarations", test_declarations},
    {"unrelated_files", test_unrelated_files},
    {0},
};
