/* SPDX-License-Identifier: GPL-3.0-or-later
 * What must not change a table, for every analysis that is registered: the number of threads, the
 * order of the files, running it again; and that no cell is ever infinite. */
#include "core/vocabulary.h"
#include "io/read.h"
#include "io/study/study.h"
#include "tests/support/check.h"
#include "tests/support/corpora.h"

#include <stdlib.h>

/* A search for kwic, a node for collocates, a result for robustness, where they need one; few
 * replicates, as how many there are is not the question. */
static const char *options_for(lec_arena *arena, const lec_analysis *analysis, const char *more)
{
    static const struct {
        const char *analysis, *options;
    } needed[] = {
        {"kwic", "--query=the --sample=9 --window=5"},
        {"plan", "--simulations=2 --top=2 --conferences=4"},
        {"robustness", "--table=conferences --row=2031-03-11-pre-ministerial --column=words"},
    };
    const char *own = "";
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
        if (strcmp(needed[i].analysis, analysis->name) == 0) own = needed[i].options;
    return lec_arena_format(arena, "--replicates=70 %s %s", own, more);
}

static const lec_study *sample_study(lec_arena *arena)
{
    const lec_study *study;
    lec_error error = {""};
    const lec_status status =
        lec_study_read(source_path("datasets/ministerials/study.yaml"), arena, &study, &error);
    CHECK_TEXT(error.message, "", "study");
    CU_ASSERT_FATAL(status == LEC_OK);
    return study;
}

/* The corpora of two sample conferences, each by itself. */
static void read_samples(lec_arena *arena, const lec_study *study, const lec_corpus *parts[2])
{
    static const char *const names[] = {"2031-03-11-pre-ministerial.txt",
                                        "2032-11-30-foreign-ministers.txt"};
    for (size_t i = 0; i < 2; i++) {
        const char *path =
            lec_arena_format(arena, "%s/%s", source_path("datasets/ministerials"), names[i]);
        const lec_read_options options = {0};
        lec_readings readings = {0};
        lec_error error = {""};
        const lec_status status = lec_read(&path, 1, study, &options, arena, &readings, &error);
        CHECK_TEXT(error.message, "", names[i]);
        CU_ASSERT_FATAL(status == LEC_OK);
        parts[i] = readings.corpus;
    }
}

static void test_threads(void)
{
    lec_arena *shared = lec_arena_new();
    const lec_study *study = sample_study(shared);
    const lec_corpus *parts[2];
    read_samples(shared, study, parts);
    const lec_corpus *corpus = lec_corpus_join(shared, parts, 2);
    for (const lec_registered *entry = lec_analyses; entry->analysis != NULL; entry++) {
        const char *name = entry->analysis->name;
        lec_arena *arena = lec_arena_new();
        const lec_table *one = run_analysis(arena, name, corpus, study,
                                            options_for(arena, entry->analysis, "--threads=1"));
        const lec_table *two = run_analysis(arena, name, corpus, study,
                                            options_for(arena, entry->analysis, "--threads=2"));
        const lec_table *seven = run_analysis(arena, name, corpus, study,
                                              options_for(arena, entry->analysis, "--threads=7"));
        CHECK_SAME_TABLE(two, one, name);
        CHECK_SAME_TABLE(seven, one, name);
        lec_arena_free(arena);
    }
    lec_arena_free(shared);
}

static void test_order_of_files(void)
{
    lec_arena *shared = lec_arena_new();
    const lec_study *study = sample_study(shared);
    const lec_corpus *parts[2];
    read_samples(shared, study, parts);
    const lec_corpus *const turned[] = {parts[1], parts[0]};
    const lec_corpus *corpus = lec_corpus_join(shared, parts, 2);
    const lec_corpus *other = lec_corpus_join(shared, turned, 2);
    for (const lec_registered *entry = lec_analyses; entry->analysis != NULL; entry++) {
        const char *name = entry->analysis->name;
        lec_arena *arena = lec_arena_new();
        const char *options = options_for(arena, entry->analysis, "");
        CHECK_SAME_TABLE(run_analysis(arena, name, other, study, options),
                         run_analysis(arena, name, corpus, study, options), name);
        lec_arena_free(arena);
    }
    lec_arena_free(shared);
}

/* --- texts at the edge ----------------------------------------------------------------------- */

static const char *const edges[] = {
    "",
    "P:",
    "J:",
    "P: a",
    "J: a",
    "P: a a a a",
    "U: a / U:",
    "J: a / J:",
    "P: a / J: a",
    "P: a b / J: / P:",
    "= x / J: a / = y / P:",
    "= a / P: x / = b / P: x / = c / P: / = d / P: / = e / P: / = f / P: / = g / P: / = h / P: x",
};

/* Whether the message says that the text is not enough, and not that the program is. */
static bool runs_or_explains(const lec_analysis *analysis, const char *text, lec_arena *arena,
                             const lec_table **table)
{
    lec_error error = {""};
    *table = NULL;
    const lec_status status =
        try_analysis(arena, analysis->name, corpus_from(arena, text),
                     study_from(arena, "A = a; B = b; X = x; Z = z"),
                     options_for(arena, analysis, "--threads=1"), NULL, table, &error);
    if (status == LEC_OK) return true;
    *table = NULL;
    return status == LEC_BAD_DATA && error.message[0] != '\0';
}

/* Every number of every table is finite or missing, also where there is next to nothing; numbers
 * with an interval lie in it. */
static void check_cells(const lec_table *table, const char *what)
{
    const lec_column *columns = lec_table_columns(table);
    for (size_t row = 0; row < lec_table_row_count(table); row++)
        for (size_t c = 0; c < lec_table_column_count(table); c++) {
            if (columns[c].type != LEC_NUMBER || lec_table_is_missing(table, row, c)) continue;
            const double number = lec_table_cell(table, row, c).number;
            char place[160];
            snprintf(place, sizeof place, "%s, row %zu, %s", what, row, columns[c].name);
            CHECK_TRUE(isfinite(number), place);
        }
}

static void test_edges(void)
{
    for (const lec_registered *entry = lec_analyses; entry->analysis != NULL; entry++)
        for (size_t i = 0; i < sizeof edges / sizeof *edges; i++) {
            lec_arena *arena = lec_arena_new();
            const char *what =
                lec_arena_format(arena, "%s of '%s'", entry->analysis->name, edges[i]);
            const lec_table *table;
            CHECK_TRUE(runs_or_explains(entry->analysis, edges[i], arena, &table), what);
            if (table != NULL) check_cells(table, what);
            lec_arena_free(arena);
        }
}

static const char *cell_text(lec_arena *arena, const lec_table *table, size_t row, size_t column)
{
    const char *name = lec_table_columns(table)[column].name;
    const lec_type type = lec_table_columns(table)[column].type;
    if (type != LEC_COUNT && type != LEC_NUMBER) return table_text(table, row, name);
    return lec_arena_format(arena, "%.17g", table_number(table, row, name));
}

/* In a whole conference: finite, and rows told apart by their keys. */
static void test_keys(void)
{
    lec_arena *shared = lec_arena_new();
    const lec_study *study = sample_study(shared);
    const lec_corpus *parts[2];
    read_samples(shared, study, parts);
    const lec_corpus *corpus = lec_corpus_join(shared, parts, 2);
    for (const lec_registered *entry = lec_analyses; entry->analysis != NULL; entry++) {
        const lec_analysis *analysis = entry->analysis;
        lec_arena *arena = lec_arena_new();
        const lec_table *table =
            run_analysis(arena, analysis->name, corpus, study, options_for(arena, analysis, ""));
        check_cells(table, analysis->name);
        lec_vocabulary *keys = lec_vocabulary_new(arena);
        for (size_t row = 0; row < lec_table_row_count(table); row++) {
            const char *key = "";
            for (size_t c = 0; c < analysis->key_count; c++)
                key = lec_arena_format(arena, "%s|%s", key, cell_text(arena, table, row, c));
            lec_vocabulary_add(keys, key, strlen(key));
        }
        if (analysis->key_count > 0)
            CHECK_COUNT(lec_vocabulary_count(keys), lec_table_row_count(table), analysis->name);
        lec_arena_free(arena);
    }
    lec_arena_free(shared);
}

const lec_test lec_tests_invariance[] = {
    {"threads", test_threads},
    {"order_of_files", test_order_of_files},
    {"edges", test_edges},
    {"keys", test_keys},
    {0},
};
