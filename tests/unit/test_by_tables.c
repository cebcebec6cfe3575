/* SPDX-License-Identifier: GPL-3.0-or-later
 * --by year, quarter, group in the tables whose unit is the conference, counted by hand. */
#include <math.h>

#include "tests/support/check.h"
#include "tests/support/corpora.h"

/* By year: 2031 of two conferences, 2032 of one, 2033 of two. The older group has the later name.
 */
static const char text[] = "= a 2031-02-01 old / P Ann: sea sea b c / J Bo: so it is war / "
                           "= b 2031-08-01 old / P Ann: sea b c d e f / J Bo: so / "
                           "= c 2032-05-01 new / P Ann: war war b c / J Bo: so / "
                           "= d 2033-05-01 new / P Zoe: sea sea sea c / J Bo: so / "
                           "= e 2033-06-01 new / P Ann: sea b c d / J Bo: so";

static void test_speakers(void)
{
    static const struct {
        const char *row, *pooled;
        double turns, words, share, clusters, clusters_with;
    } rows[] = {
        {"all|principal|Ann|", "yes", 4, 18, 18. / 30, 5, 4},
        {"all|principal|Zoe|", "yes", 1, 4, 4. / 30, 5, 1},
        {"all|journalist|Bo|", "yes", 5, 8, 8. / 30, 5, 5},
        {"2031|principal|Ann|", "no", 2, 10, 10. / 15, 2, 2},
        {"2032|principal|Ann|", "no", 1, 4, 4. / 5, 2, 1}, /* of one conference: turns */
        {"2033|principal|Ann|", "no", 1, 4, 4. / 10, 2, 1},
        {"2033|principal|Zoe|", "no", 1, 4, 4. / 10, 2, 1},
    };
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus = corpus_from(arena, text);
    const lec_table *table = run_analysis(arena, "speakers", corpus, NULL, "--by=year");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const size_t row = table_row(table, rows[i].row);
        CHECK_NUMBER(table_number(table, row, "turns"), rows[i].turns, 0, rows[i].row);
        CHECK_NUMBER(table_number(table, row, "words"), rows[i].words, 0, rows[i].row);
        CHECK_NUMBER(table_number(table, row, "word_share"), rows[i].share, 1e-12, rows[i].row);
        CHECK_NUMBER(table_number(table, row, "words_per_turn"), rows[i].words / rows[i].turns,
                     1e-12, rows[i].row);
        CHECK_NUMBER(table_number(table, row, "clusters"), rows[i].clusters, 0, rows[i].row);
        CHECK_NUMBER(table_number(table, row, "clusters_with"), rows[i].clusters_with, 0,
                     rows[i].row);
        CHECK_TEXT(table_text(table, row, "pooled"), rows[i].pooled, rows[i].row);
    }
    CHECK_COUNT(lec_table_row_count(table), 3 + 2 + 2 + 3, "nobody else");
    const lec_table *pooled = run_analysis(arena, "speakers", corpus, NULL, "--by=none");
    CHECK_COUNT(lec_table_row_count(pooled), 3, "people");
    lec_arena_free(arena);
}

static void test_trend(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus = corpus_from(arena, text);
    const lec_study *study = study_from(arena, "sea = sea");
    const lec_table *table = run_analysis(arena, "trend", corpus, study, "--top=0 --by=year");
    const size_t row = table_row(table, "principal|concept|sea");
    CHECK_COUNT(table_number(table, row, "conferences"), 3, "years");
    CHECK_COUNT(table_number(table, row, "conferences_with"), 2, "not 2032");
    CHECK_COUNT(table_number(table, row, "words"), 22, "words");
    CHECK_COUNT(table_number(table, row, "count"), 7, "occurrences");
    CHECK_TEXT(table_text(table, row, "first_date"), "2031-02-01", "of the first conference");
    CHECK_TEXT(table_text(table, row, "last_date"), "2033-06-01", "of the last");
    CHECK_TEXT(table_text(table, row, "highest"), "2033", "highest");
    CHECK_NUMBER(table_number(table, row, "highest_per_thousand"), 500, 1e-12, "4 of 8");
    CHECK_NUMBER(table_number(table, row, "p_least"), 2. / 6, 1e-12, "of six orders");
    /* rates .3, 0, .5 in the years 2031 + (31 + 212) / 2 / 365.25, 2032 + 120 / 365.25, 2033 +
     * (120 + 151) / 2 / 365.25: the middle one of three slopes is from first to last */
    const double first = 2031 + 121.5 / 365.25, last = 2033 + 135.5 / 365.25;
    CHECK_NUMBER(table_number(table, row, "sen_slope"), (500 - 300) / (last - first), 1e-6,
                 "the time of a year is the mean of its days");
    lec_arena_free(arena);
}

static void test_trend_rates(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus = corpus_from(arena, text);
    const lec_study *study = study_from(arena, "sea = sea");
    const lec_table *table = run_analysis(arena, "trend_rates", corpus, study, "--top=0 --by=year");
    CHECK_COUNT(lec_table_row_count(table), 3 * 3, "roles and years");
    static const struct {
        const char *row, *date;
        double rate, words, clusters;
    } rows[] = {
        {"2031|principal|concept|sea", "2031-02-01", 300, 10, 2},
        {"2032|principal|concept|sea", "2032-05-01", 0, 4, 1},
        {"2033|principal|concept|sea", "2033-05-01", 500, 8, 2},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const size_t row = table_row(table, rows[i].row);
        CHECK_TEXT(table_text(table, row, "date"), rows[i].date, rows[i].row);
        CHECK_NUMBER(table_number(table, row, "per_thousand"), rows[i].rate, 1e-9, rows[i].row);
        CHECK_NUMBER(table_number(table, row, "words"), rows[i].words, 0, rows[i].row);
        CHECK_NUMBER(table_number(table, row, "clusters"), rows[i].clusters, 0, rows[i].row);
    }
    table = run_analysis(arena, "trend_rates", corpus, study, "--top=0 --by=group");
    CHECK_TEXT(table_text(table, 0, "conference"), "old", "groups by their time, not their name");
    CHECK_NUMBER(table_number(table, table_row(table, "new|principal|concept|sea"), "per_thousand"),
                 4000. / 12, 1e-9, "4 of 12");
    lec_arena_free(arena);
}

/* The principals' words: 2031 has sea 3, b 2, c 2, d, e, f; 2032 war 2, b, c; 2033 sea 4, c 2, b,
 * d. In 2032 war is new, 2 of 4 words against 10 before. In 2033 sea comes back after those 4, at a
 * rate of 7 in 18; war is gone, 2 in 14 words of which 8 would be left. */
static void test_new(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_table *table = run_analysis(arena, "new", corpus_from(arena, text), NULL,
                                          "--role=principal --of=words --minimum=2 --by=year");
    CHECK_COUNT(lec_table_row_count(table), 3, "rows");
    const size_t first = table_row(table, "2032|first|word|war");
    CHECK_NUMBER(table_number(table, first, "expected"), 5, 1e-12, "first");
    const size_t back = table_row(table, "2033|returns|word|sea");
    CHECK_NUMBER(table_number(table, back, "expected"), 7. / 18 * 4, 1e-12, "returns");
    CHECK_TEXT(table_text(table, back, "last_before"), "2031", "the last year with it");
    CHECK_COUNT(table_number(table, back, "clusters_with"), 2, "d and e");
    const size_t gone = table_row(table, "2033|gone|word|war");
    CHECK_NUMBER(table_number(table, gone, "expected"), 2. / 14 * 8, 1e-12, "gone");
    lec_arena_free(arena);
}

/* The texts of test_over_conferences.c, the first of them cut in two. */
static void test_novelty(void)
{
    static const char options[] =
        "--window=1 --of=words --minimum-words=1 --prior-words=1e-6 --replicates=20";
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus =
        corpus_from(arena, "= a1 2031-01-01 z / P Ann: x x / = a2 2031-06-01 z / P Ann: x y / "
                           "= b 2032-01-01 y / P Ann: x y y y / = c 2033-01-01 x / P Ann: x x y y");
    static const char *const kinds[][2] = {{"--by=year", "2032"}, {"--by=group", "y"}};
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
        const lec_table *table = run_analysis(
            arena, "novelty", corpus, NULL, lec_arena_format(arena, "%s %s", options, kinds[k][0]));
        const size_t novelty = table_row(table, lec_arena_format(arena, "%s|novelty", kinds[k][1]));
        CHECK_NUMBER(table_number(table, novelty, "value"), log2(3) / 2, 1e-5, kinds[k][0]);
        CHECK_NUMBER(table_number(table, novelty + 1, "value"), 0.75 * log2(1.5) - 0.25, 1e-5,
                     kinds[k][0]);
        CHECK_TEXT(table_text(table, 0, "date"), "2031-01-01", kinds[k][0]);
        CHECK_COUNT(lec_table_row_count(table), 3 * 3, kinds[k][0]);
    }
    lec_arena_free(arena);
}

static void test_what_is_wrong(void)
{
    static const struct {
        const char *table, *options, *message;
        lec_status status;
    } wrong[] = {
        {"novelty", "--by=none --minimum-words=1",
         "--by none: this table is of one conference after the other; give conference, group, "
         "year, quarter or month",
         LEC_BAD_USAGE},
        {"trend", "--by=role",
         "--by 'role': give one of conference, group, year, quarter, month, date, none",
         LEC_BAD_USAGE},
        {"trend", "--by=year --conference=a,b",
         "--by year: there is one with a date, and a trend needs two; give more files or another "
         "--by",
         LEC_BAD_DATA},
        {"novelty", "--by=year --conference=a,b --minimum-words=1",
         "there is one year with 1 words or more, and two are needed; give more files, or lower "
         "--minimum-words",
         LEC_BAD_DATA},
        {"robustness", "--table=kwic --row=x --by=year",
         "--table kwic takes no --by: each row is a place in a file; `words`, `ngrams` and "
         "`concepts` count",
         LEC_BAD_USAGE},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        lec_arena *arena = lec_arena_new();
        const lec_table *table;
        lec_error error = {""};
        CHECK_COUNT(try_analysis(arena, wrong[i].table, corpus_from(arena, text), NULL,
                                 wrong[i].options, NULL, &table, &error),
                    wrong[i].status, wrong[i].options);
        CHECK_TEXT(error.message, wrong[i].message, wrong[i].options);
        lec_arena_free(arena);
    }
}

const lec_test lec_tests_by_tables[] = {{"speakers", test_speakers},
                                        {"trend", test_trend},
                                        {"trend_rates", test_trend_rates},
                                        {"new", test_new},
                                        {"novelty", test_novelty},
                                        {"what_is_wrong", test_what_is_wrong},
                                        {0}};
