/* SPDX-License-Identifier: GPL-3.0-or-later
 * Rows of `all`: told apart from those they pool, and there with one conference too. */
#include <string.h>

#include "analysis/analysis.h"
#include "tests/support/check.h"
#include "tests/support/corpora.h"

static const char two[] = "= a / P: one two three / J: one / = b / P: two two / J: three four";

/* Eight words in all: a sum over rows that pool nothing counts each of them once. */
static double sum_of(const lec_table *table, const char *column, const char *pooled)
{
    double sum = 0;
    for (size_t row = 0; row < lec_table_row_count(table); row++)
        if (strcmp(table_text(table, row, "pooled"), pooled) == 0)
            sum += table_number(table, row, column);
    return sum;
}

static void test_sums(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus = corpus_from(arena, two);
    const lec_table *table = run_analysis(arena, "words", corpus, NULL, NULL);
    CHECK_NUMBER(sum_of(table, "count", "no"), 4 + 4, 0, "every word once");
    CHECK_NUMBER(sum_of(table, "count", "yes"), 3 * 8, 0, "all of all, a and b, P and J");
    table = run_analysis(arena, "speaking", corpus, NULL, NULL);
    CHECK_NUMBER(sum_of(table, "words", "no"), 8, 0, "by conference, phase and role");
    lec_arena_free(arena);
}

/* What --by does not break out is `all` in every row, and pools no row of the table. */
static void test_keys_asked(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus = corpus_from(arena, two);
    const lec_table *table = run_analysis(arena, "words", corpus, NULL, "--by=role");
    CHECK_TEXT(table_text(table, table_row(table, "all|all|one"), "pooled"), "yes", "both roles");
    CHECK_TEXT(table_text(table, table_row(table, "all|principal|one"), "pooled"), "no", "a part");
    table = run_analysis(arena, "words", corpus, NULL, "--by=none");
    CHECK_TEXT(table_text(table, table_row(table, "all|all|one"), "pooled"), "no", "nothing else");
    lec_arena_free(arena);
}

/* The rows of one conference stand before as `all`, with the same numbers. */
static void test_single(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus = corpus_from(arena, "= a / P: one two three / J: one");
    const lec_study *study = study_from(arena, "x = one; y = two");
    for (const lec_registered *at = lec_analyses; at->analysis != NULL; at++) {
        const lec_analysis *analysis = at->analysis;
        const lec_column *last = analysis->columns;
        const lec_table *table = NULL;
        lec_error error = {""};
        while (last[1].name != NULL) last++;
        if (strcmp(last->name, "pooled") != 0 ||
            try_analysis(arena, analysis->name, corpus, study, NULL, NULL, &table, &error) !=
                LEC_OK ||
            strcmp(analysis->columns[0].name, "conference") != 0)
            continue;
        const size_t rows = lec_table_row_count(table) / 2;
        for (size_t row = 0; row < rows; row++) {
            CHECK_TEXT(table_text(table, row, "conference"), "all", analysis->name);
            CHECK_TEXT(table_text(table, row, "pooled"), "yes", analysis->name);
            CHECK_TEXT(table_text(table, rows + row, "conference"), "a", analysis->name);
            for (size_t c = 0; c < lec_table_column_count(table); c++)
                if (analysis->columns[c].type == LEC_COUNT)
                    CHECK_TRUE(lec_table_cell(table, row, c).count ==
                                   lec_table_cell(table, rows + row, c).count,
                               analysis->columns[c].name);
        }
    }
    const lec_table *words = run_analysis(arena, "words", corpus, study, NULL);
    CHECK_COUNT(lec_table_row_count(words), 2 * (3 + 3 + 1), "types of all, P and J; twice");
    CHECK_NUMBER(sum_of(words, "count", "no"), 4, 0, "every word once");
    lec_arena_free(arena);
}

/* Whoever has rows of `all` among its keys says which. */
static void test_declared(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus = corpus_from(arena, two);
    const lec_study *study = study_from(arena, "x = one; y = two");
    size_t seen = 0;
    for (const lec_registered *at = lec_analyses; at->analysis != NULL; at++) {
        const lec_table *table = NULL;
        lec_error error = {""};
        if (try_analysis(arena, at->analysis->name, corpus, study, NULL, NULL, &table, &error) !=
            LEC_OK)
            continue;
        bool has_all = false, says = false;
        const lec_column *columns = lec_table_columns(table);
        for (size_t c = 0; c < lec_table_column_count(table); c++) {
            says |= strcmp(columns[c].name, "pooled") == 0;
            for (size_t r = 0; r < lec_table_row_count(table) && c < at->analysis->key_count; r++)
                has_all |= columns[c].type != LEC_COUNT &&
                           strcmp(lec_table_cell(table, r, c).text, "all") == 0;
        }
        if (has_all) CHECK_TRUE(says, at->analysis->name);
        seen += has_all;
    }
    CHECK_TRUE(seen > 12, "tables with rows of `all`");
    lec_arena_free(arena);
}

const lec_test lec_tests_pooled[] = {
    {"sums", test_sums},
    {"keys_asked", test_keys_asked},
    {"single", test_single},
    {"declared", test_declared},
    {0},
};
