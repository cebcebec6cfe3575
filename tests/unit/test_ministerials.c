/* SPDX-License-Identifier: GPL-3.0-or-later
 * test_ministerials.c -- the sample conferences from file to table against their hand-checked turn
 * tables (datasets/ministerials, *.turns.csv; its README says how they were made). */
#include <math.h>

#include "io/read.h"
#include "io/study/study.h"
#include "tests/support/check.h"
#include "tests/support/corpora.h"
#include "tests/support/reference.h"

static const char *const conferences[] = {
    "2031-03-11-pre-ministerial",   "2031-10-14-defence-ministers", "2032-05-19-pre-ministerial",
    "2032-11-30-foreign-ministers", "2033-02-16-defence-ministers", "2033-09-26-pre-ministerial",
    "2034-03-21-pre-ministerial",   "2034-11-29-foreign-ministers",
};
enum { CONFERENCES = sizeof conferences / sizeof *conferences };

static const lec_corpus *read_paths(lec_arena *arena, const char *const *paths, size_t count)
{
    const lec_read_options options = {0};
    lec_readings readings = {0};
    lec_error error = {""};
    const lec_status status =
        lec_read(paths, count, study_from(arena, ""), &options, arena, &readings, &error);
    CHECK_TEXT(error.message, "", "reading");
    CU_ASSERT_FATAL(status == LEC_OK);
    return readings.corpus;
}

/* --- turn by turn ---------------------------------------------------------------------------- */

/* Turns without a label of their own (README, section "Irregularities"): nothing in the text marks
 * where they begin, so their words may stay with the turn before. The last one has its label within
 * the moderator's paragraph, with nothing to set it off. */
static const struct {
    const char *conference;
    int first_line;
} unmarked[] = {
    {"2031-10-14-defence-ministers", 41}, {"2031-10-14-defence-ministers", 48},
    {"2032-05-19-pre-ministerial", 31},   {"2033-02-16-defence-ministers", 39},
    {"2033-09-26-pre-ministerial", 63},   {"2034-03-21-pre-ministerial", 57},
};

/* Cells that the reader decides otherwise than the table made by hand. */
static const struct {
    const char *conference;
    int first_line; /* 0: all of the conference */
    const char *column, *got;
} otherwise[] = {
    /* interjections between two questions */
    {"2034-03-21-pre-ministerial", 27, "kind", "answer"},
    {"2034-11-29-foreign-ministers", 35, "kind", "answer"},
    /* one spelling a file: the first one */
    {"2033-02-16-defence-ministers", 0, "speaker", "Celestine Aubray"},
    {"2034-11-29-foreign-ministers", 26, "affiliation", "Laineleth"},
};

static bool is_unmarked(const char *conference, int first_line)
{
    for (size_t i = 0; i < sizeof unmarked / sizeof *unmarked; i++)
        if (unmarked[i].first_line == first_line && strcmp(unmarked[i].conference, conference) == 0)
            return true;
    return false;
}

static bool is_otherwise(const char *conference, int first_line, const char *column,
                         const char *got)
{
    for (size_t i = 0; i < sizeof otherwise / sizeof *otherwise; i++)
        if ((otherwise[i].first_line == first_line || otherwise[i].first_line == 0) &&
            strcmp(otherwise[i].conference, conference) == 0 &&
            strcmp(otherwise[i].column, column) == 0 && strcmp(otherwise[i].got, got) == 0)
            return true;
    return false;
}

/* Whether every line after `last` up to `wanted` holds a note: the hand-made tables count such
 * lines to the turn, `turns` names the last line with words. */
static bool only_notes_follow(const lec_table *notes, double last, double wanted)
{
    for (int line = (int)last + 1; line <= (int)wanted; line++) {
        bool found = false;
        for (size_t row = 0; row < lec_table_row_count(notes); row++)
            found = found || (int)table_number(notes, row, "line") == line;
        if (!found) return false;
    }
    return last <= wanted;
}

typedef struct {
    const char *conference;
    const lec_table *turns, *notes;
    const reference *file;
} comparison;

/* The row of `turns` that begins on a line, or the number of rows. */
static size_t row_on_line(const lec_table *turns, double first_line)
{
    size_t row = 0;
    while (row < lec_table_row_count(turns) && table_number(turns, row, "first_line") != first_line)
        row++;
    return row;
}

static void check_texts(const comparison *c, size_t row, size_t want, int line)
{
    static const char *const texts[] = {"kind", "role", "speaker", "affiliation"};
    char what[128];
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        const char *got = table_text(c->turns, row, texts[i]);
        snprintf(what, sizeof what, "%s, line %d, %s", c->conference, line, texts[i]);
        if (!is_otherwise(c->conference, line, texts[i], got))
            CHECK_TEXT(got, reference_text(c->file, want, texts[i]), what);
    }
}

/* Compares the turn and those unmarked ones after it whose words it holds; returns the next. */
static size_t check_turn(const comparison *c, size_t want)
{
    char what[128];
    const int line = (int)reference_number(c->file, want, "first_line");
    const size_t row = row_on_line(c->turns, line);
    snprintf(what, sizeof what, "%s, line %d", c->conference, line);
    CHECK_TRUE(row < lec_table_row_count(c->turns), what);
    if (row == lec_table_row_count(c->turns)) return want + 1;
    check_texts(c, row, want, line);
    double words = 0, last_line = 0, labels = 0;
    do {
        words += reference_number(c->file, want, "words");
        last_line = reference_number(c->file, want, "last_line");
        if (reference_number(c->file, want, "header_line") ==
                reference_number(c->file, want, "first_line") &&
            labels == 0 && reference_number(c->file, want, "first_line") != line)
            labels = 4; /* the label taken for words: name and outlet of two words each */
        want++;
    } while (want < reference_rows(c->file) &&
             is_unmarked(c->conference, (int)reference_number(c->file, want, "first_line")) &&
             row_on_line(c->turns, reference_number(c->file, want, "first_line")) ==
                 lec_table_row_count(c->turns));
    CHECK_NUMBER(table_number(c->turns, row, "words"), words + labels, 0, what);
    const double got_last = table_number(c->turns, row, "last_line");
    if (!only_notes_follow(c->notes, got_last, last_line))
        CHECK_NUMBER(got_last, last_line, 0, what);
    return want;
}

static void test_turns(void)
{
    for (size_t i = 0; i < CONFERENCES; i++) {
        lec_arena *arena = lec_arena_new();
        const char *stem =
            lec_arena_format(arena, "%s/%s", source_path("datasets/ministerials"), conferences[i]);
        const char *path = lec_arena_format(arena, "%s.txt", stem);
        const lec_corpus *corpus = read_paths(arena, &path, 1);
        reference *file = reference_open_path(lec_arena_format(arena, "%s.turns.csv", stem));
        CU_ASSERT_FATAL(file != NULL);
        const comparison c = {conferences[i], run_analysis(arena, "turns", corpus, NULL, NULL),
                              run_analysis(arena, "notes", corpus, NULL, NULL), file};
        for (size_t want = 0; want < reference_rows(file);) want = check_turn(&c, want);
        size_t missing = 0;
        for (size_t want = 0; want < reference_rows(file); want++)
            if (row_on_line(c.turns, reference_number(file, want, "first_line")) ==
                lec_table_row_count(c.turns))
                missing++;
        CHECK_COUNT(lec_table_row_count(c.turns) + missing, reference_rows(file), "no other turns");
        reference_close(file);
        lec_arena_free(arena);
    }
}

/* --- totals ---------------------------------------------------------------------------------- */

/* The words of every conference, in datasets/ministerials/README.md, section "Form"; one label that
 * is taken for four words (2034-03-21, line 57) may be among them. */
static const struct {
    const char *name;
    double words, labels;
} totals[] = {
    {"2031-03-11-pre-ministerial", 2013, 0},   {"2031-10-14-defence-ministers", 1993, 0},
    {"2032-05-19-pre-ministerial", 1992, 0},   {"2032-11-30-foreign-ministers", 2089, 0},
    {"2033-02-16-defence-ministers", 1892, 0}, {"2033-09-26-pre-ministerial", 2092, 0},
    {"2034-03-21-pre-ministerial", 1892, 4},   {"2034-11-29-foreign-ministers", 1975, 0},
};

static void test_totals(void)
{
    lec_arena *arena = lec_arena_new();
    const char *folder = lec_arena_format(arena, "%s", source_path("datasets/ministerials"));
    const lec_corpus *corpus = read_paths(arena, &folder, 1);
    CHECK_COUNT(corpus->conference_count, CONFERENCES, "tables and the study are no transcripts");
    const lec_table *read = run_analysis(arena, "conferences", corpus, NULL, NULL);
    for (size_t i = 0; i < CONFERENCES; i++) {
        CHECK_COUNT(table_row(read, totals[i].name), i, "by name");
        const double words = table_number(read, i, "words");
        CHECK_TRUE(words == totals[i].words || words == totals[i].words + totals[i].labels,
                   totals[i].name);
    }
    lec_arena_free(arena);
}

/* --- effects --------------------------------------------------------------------------------- */

/* README, section "Effects written in": occurrences in each of the eight conferences. -1: the
 * answer without a label (2033-02-16, line 39), whose words the reader may give to the journalist.
 */
static const struct {
    const char *role, *concept;
    double counts[CONFERENCES];
} effects[] = {
    {"principal", "sea cables", {1, 2, 3, 3, -1, 10, 16, 19}},
    {"principal", "winter and energy", {13, 11, 6, 2, 2, 1, 0, 0}},
    {"principal", "guarantees and red lines", {0, 0, 0, 0, 0, 1, 0, 0}},
    {"journalist", "guarantees and red lines", {4, 3, 4, 7, 3, 3, 2, 3}},
};

/* Sentences with both: Ukraine and position of strength of one speaker; Russia and China of the
 * principals, an opening among them (2031-10-14). */
static const struct {
    const char *role, *pair;
    double both[CONFERENCES], all;
} pairs[] = {
    {"principal", "Ukraine|position of strength", {5, 4, 4, 3, 0, 0, 1, 0}, 17},
    {"all", "Ukraine|position of strength", {5, 4, 4, 3, 0, 0, 1, 0}, 17},
    {"principal", "Russia|China", {3, 4, 3, 2, -1, 3, 2, 3}, -1},
    {"all", "Russia|China", {3, 4, 3, 2, 3, 3, 2, 4}, 24},
};

static void check_cell(lec_arena *arena, const lec_table *table, const char *keys,
                       const char *column, double want)
{
    if (want < 0) return;
    const char *what = lec_arena_format(arena, "%s, %s", keys, column);
    CHECK_NUMBER(table_number(table, table_row(table, keys), column), want, 0, what);
}

static void test_effects(void)
{
    lec_arena *arena = lec_arena_new();
    const char *folder = lec_arena_format(arena, "%s", source_path("datasets/ministerials"));
    const lec_study *study;
    lec_error error = {""};
    const lec_status status =
        lec_study_read(source_path("datasets/ministerials/study.yaml"), arena, &study, &error);
    CHECK_TEXT(error.message, "", "study");
    CU_ASSERT_FATAL(status == LEC_OK);
    const lec_corpus *corpus = read_paths(arena, &folder, 1);
    const lec_table *concepts = run_analysis(arena, "concepts", corpus, study, "--replicates=20");
    const lec_table *together =
        run_analysis(arena, "cooccurrence", corpus, study, "--pairs=study --unit=sentence");
    for (size_t c = 0; c < CONFERENCES; c++) {
        for (size_t i = 0; i < sizeof effects / sizeof *effects; i++)
            check_cell(arena, concepts,
                       lec_arena_format(arena, "%s|%s|%s", conferences[c], effects[i].role,
                                        effects[i].concept),
                       "count", effects[i].counts[c]);
        for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
            check_cell(arena, together,
                       lec_arena_format(arena, "%s|%s|%s|sentence", conferences[c], pairs[i].role,
                                        pairs[i].pair),
                       "both", pairs[i].both[c]);
    }
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        check_cell(arena, together,
                   lec_arena_format(arena, "all|%s|%s|sentence", pairs[i].role, pairs[i].pair),
                   "both", pairs[i].all);
    check_cell(arena, concepts, "2033-09-26-pre-ministerial|principal|drones", "count", 16);
    check_cell(arena, concepts, "2033-09-26-pre-ministerial|principal|defence spending", "count",
               12);
    lec_arena_free(arena);
}

/* --- what is found, and nothing else ------------------------------------------------------------
 */

/* Of all concepts in all roles (conferences, speakers, pairs) the rows that a table finds are those
 * whose effect was written in, by its number in the README, and no others. `found` is below the
 * limit in `column` (for `_low` columns: above 0). Position of strength of all speakers falls with
 * the change of speaker (3); the journalists' sea cables rise in the text with those of the
 * principals, 0 0 0 1 2 2 3 3 (1). */
enum { MOST_FOUND = 6 };
static const struct {
    const char *table, *options, *column, *only;
    double limit;
    size_t least_rows;
    const char *found[MOST_FOUND + 1];
} expectations[] = {
    {"trend",
     "--top=0",
     "q",
     "",
     0.05,
     36,
     {"all|concept|position of strength", "all|concept|sea cables",             /* 3, 1 */
      "all|concept|winter and energy", "principal|concept|sea cables",          /* 2, 1 */
      "principal|concept|winter and energy", "journalist|concept|sea cables"}}, /* 2, 1 */
    {"contrast",
     NULL,
     "q",
     "",
     0.05,
     14,
     {"role|concept|guarantees and red lines|principal"}}, /* 5 */
    {"characteristic",
     "--of=concepts --role=principal",
     "log_ratio_low",
     "",
     0,
     20,
     {"conference|2034-11-29-foreign-ministers|sea cables",     /* 1 */
      "conference|2033-09-26-pre-ministerial|defence spending", /* 7 */
      "conference|2033-09-26-pre-ministerial|drones"}},         /* 7 */
    {"characteristic",
     "--of=concepts --role=principal --between=speaker",
     "log_ratio_low",
     "",
     0,
     13,
     {"speaker|Edvard Lindqvarn|winter and energy", "speaker|C\xc3\xa9lestine Aubray|sea cables"}},
    {"cooccurrence",
     "--unit=sentence --least-expected=0",
     "within_log10_q",
     "all|",
     -1.30103,
     100,
     {"all|all|Ukraine|position of strength|sentence",
      "all|principal|Ukraine|position of strength|sentence", "all|all|Russia|China|sentence",
      "all|principal|Russia|China|sentence"}}, /* 3, 4 */
};

static const char *keys_of(lec_arena *arena, const lec_table *table, size_t row, size_t count)
{
    const char *keys = "";
    for (size_t c = 0; c < count; c++)
        keys = lec_arena_format(arena, "%s%s%s", keys, c > 0 ? "|" : "",
                                lec_table_cell(table, row, c).text);
    return keys;
}

static size_t key_count_of(const char *keys)
{
    size_t count = 1;
    for (; *keys != '\0'; keys++) count += *keys == '|';
    return count;
}

static bool is_among(const char *keys, const char *const *list)
{
    for (; *list != NULL; list++)
        if (strcmp(*list, keys) == 0) return true;
    return false;
}

static void test_found(void)
{
    for (size_t i = 0; i < sizeof expectations / sizeof *expectations; i++) {
        lec_arena *arena = lec_arena_new();
        const char *folder = lec_arena_format(arena, "%s", source_path("datasets/ministerials"));
        const lec_study *study;
        lec_error error = {""};
        CU_ASSERT_FATAL(lec_study_read(source_path("datasets/ministerials/study.yaml"), arena,
                                       &study, &error) == LEC_OK);
        const lec_table *table =
            run_analysis(arena, expectations[i].table, read_paths(arena, &folder, 1), study,
                         expectations[i].options);
        const bool is_low = expectations[i].limit == 0;
        size_t looked_at = 0, found = 0, wanted = 0;
        while (expectations[i].found[wanted] != NULL) wanted++;
        for (size_t row = 0; row < lec_table_row_count(table); row++) {
            const char *keys = keys_of(arena, table, row, key_count_of(expectations[i].found[0]));
            const double value = table_number(table, row, expectations[i].column);
            if (strncmp(keys, expectations[i].only, strlen(expectations[i].only)) != 0) continue;
            looked_at += isnan(value) ? 0 : 1;
            const bool is_found = is_low ? value > 0 : value < expectations[i].limit;
            CHECK_TRUE(is_found == is_among(keys, expectations[i].found), keys);
            found += is_found;
        }
        CHECK_COUNT(found, wanted, expectations[i].table);
        CHECK_TRUE(looked_at >= expectations[i].least_rows, "many rows could have been found");
        lec_arena_free(arena);
    }
}

const lec_test lec_tests_ministerials[] = {
    {"turns", test_turns},
    {"totals", test_totals},
    {"effects", test_effects},
    {"found", test_found},
    {0},
};
