/* SPDX-License-Identifier: GPL-3.0-or-later
 * The tables `trend` and `trend_rates`: counted by hand, against effects written into the sample
 * conferences, and on conferences in shuffled order. */
#include "core/random.h"
#include "io/read.h"
#include "io/study/study.h"
#include "tests/support/check.h"
#include "tests/support/corpora.h"

/* Four conferences out of order and one without a date. `sea` rises: principal 1 of 10, 2 of 10, 3
 * of 10, 4 of 10. */
static const lec_corpus *four(lec_arena *arena)
{
    return corpus_from(arena, "= b 2032-01-01 / P Ann: sea sea c d e f g h i j / J Bo: so sea / "
                              "= a 2031-01-01 / P Ann: sea b c d e f g h i j / J Bo: so / "
                              "= d 2034-01-01 / P Ann: sea sea sea sea e f g h i j / J Bo: so / "
                              "= c 2033-01-01 / P Ann: sea sea sea d e f g h i j / J Bo: so / "
                              "= x / P Ann: sea sea sea sea sea f g h i j / J Bo: so");
}

static void test_counts(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_table *table =
        run_analysis(arena, "trend", four(arena), study_from(arena, "sea = sea"), "--top=0");
    const size_t row = table_row(table, "principal|concept|sea");
    CHECK_COUNT(table_number(table, row, "conferences"), 4, "with a date");
    CHECK_COUNT(table_number(table, row, "words"), 40, "words");
    CHECK_COUNT(table_number(table, row, "count"), 10, "occurrences");
    CHECK_TEXT(table_text(table, row, "first_date"), "2031-01-01", "first");
    CHECK_TEXT(table_text(table, row, "last_date"), "2034-01-01", "last");
    CHECK_TEXT(table_text(table, row, "highest"), "d", "highest");
    CHECK_NUMBER(table_number(table, row, "highest_per_thousand"), 400, 1e-12, "its rate");
    /* all 24 orders; it and its mirror image are the two outermost */
    CHECK_NUMBER(pow(10, table_number(table, row, "log10_p")), 2. / 24, 1e-12, "p");
    CHECK_NUMBER(table_number(table, row, "p_least"), 2. / 24, 1e-12, "the least p");
    CHECK_NUMBER(table_number(table, row, "kendall_tau"), 1, 1e-12, "all the way");
    CHECK_NUMBER(pow(10, table_number(table, row, "kendall_log10_p")), 2. / 24, 1e-12, "exact");
    CHECK_NUMBER(table_number(table, row, "sen_slope"), 100, 0.2, "a word in ten a year");
    CHECK_TRUE(table_number(table, row, "slope") > 0.4 && table_number(table, row, "slope") < 0.8,
               "two doublings in three years");
    /* 3 of 20 and 7 of 20 from the third on: chi-squared 4 / 2.5; any other place has less */
    CHECK_TEXT(table_text(table, row, "change_at"), "c", "change");
    CHECK_NUMBER(table_number(table, row, "before_per_thousand"), 150, 1e-12, "before");
    CHECK_NUMBER(table_number(table, row, "after_per_thousand"), 350, 1e-12, "after");
    const size_t rare = table_row(table, "journalist|concept|sea");
    CHECK_NUMBER(table_number(table, rare, "log10_p"), NAN, 0, "below the minimum");
    CHECK_COUNT(table_number(table, rare, "count"), 1, "counted all the same");
    lec_arena_free(arena);
}

static void test_rates(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_study *study = study_from(arena, "sea = sea; war = war");
    const lec_table *table = run_analysis(arena, "trend_rates", four(arena), study, "--top=1");
    CHECK_COUNT(lec_table_row_count(table), 3 * 3 * 4, "roles, items and conferences");
    CHECK_TEXT(table_text(table, 0, "conference"), "a", "by date");
    CHECK_TEXT(table_text(table, 3, "conference"), "d", "the last");
    CHECK_NUMBER(table_number(table, table_row(table, "b|all|concept|sea"), "per_thousand"),
                 3000. / 12, 1e-9, "all speakers");
    CHECK_NUMBER(table_number(table, table_row(table, "a|principal|concept|war"), "per_thousand"),
                 0, 0, "never used");
    CHECK_NUMBER(table_number(table, table_row(table, "b|journalist|word|sea"), "per_thousand"),
                 500, 1e-9, "the word");
    /* the same rates as `concepts` has */
    const lec_table *concepts = run_analysis(arena, "concepts", four(arena), study, NULL);
    const char *const ends[] = {"per_thousand", "per_thousand_low", "per_thousand_high"};
    for (int i = 0; i < 3; i++)
        CHECK_NUMBER(table_number(table, table_row(table, "d|principal|concept|sea"), ends[i]),
                     table_number(concepts, table_row(concepts, "d|principal|sea"), ends[i]), 0,
                     ends[i]);
    lec_arena_free(arena);
}

/* --- the sample conferences ------------------------------------------------------------------ */

static const lec_corpus *read_folder(lec_arena *arena, const char *folder, const lec_study *study)
{
    const lec_read_options options = {0};
    lec_readings readings = {0};
    lec_error error = {""};
    const lec_status status = lec_read(&folder, 1, study, &options, arena, &readings, &error);
    CHECK_TEXT(error.message, "", "reading");
    CU_ASSERT_FATAL(status == LEC_OK);
    return readings.corpus;
}

static const lec_corpus *samples(lec_arena *arena, const lec_study **study)
{
    lec_error error = {""};
    const lec_status status =
        lec_study_read(source_path("datasets/ministerials/study.yaml"), arena, study, &error);
    CHECK_TEXT(error.message, "", "study");
    CU_ASSERT_FATAL(status == LEC_OK);
    return read_folder(arena, lec_arena_format(arena, "%s", source_path("datasets/ministerials")),
                       *study);
}

/* datasets/ministerials/README.md, effects 1 and 2: the principals say more and more of sea cables
 * and less and less of winter and energy; in the other concepts of theirs nothing was written in
 * (Ukraine with position of strength is a change of speaker: effect 3). */
static void test_effects(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_study *study;
    const lec_corpus *corpus = samples(arena, &study);
    const lec_table *table = run_analysis(arena, "trend", corpus, study, "--top=0");
    for (size_t row = 0; row < lec_table_row_count(table); row++) {
        if (strcmp(table_text(table, row, "role"), "principal") != 0) continue;
        const char *item = table_text(table, row, "item");
        const bool rises = strcmp(item, "sea cables") == 0;
        const bool falls = strcmp(item, "winter and energy") == 0;
        const double q = table_number(table, row, "q"), slope = table_number(table, row, "slope");
        const double kendall = table_number(table, row, "kendall_q");
        CHECK_TRUE((q < 0.05 && kendall < 0.05) == (rises || falls), item);
        if (rises) CHECK_TRUE(table_number(table, row, "slope_low") > 0 && slope > 0, item);
        if (falls) CHECK_TRUE(table_number(table, row, "slope_high") < 0 && slope < 0, item);
    }
    lec_arena_free(arena);
}

enum { SHUFFLED = 60 };

static const lec_corpus *with_dates_shuffled(lec_arena *arena, const lec_corpus *corpus,
                                             uint32_t shuffle)
{
    const size_t count = corpus->conference_count;
    lec_conference *conferences = lec_new(arena, lec_conference, count);
    uint32_t *order = lec_new(arena, uint32_t, count);
    for (uint32_t c = 0; c < count; c++) order[c] = c;
    lec_random_shuffle((lec_random_key){11, LEC_STREAM_SIMULATION, shuffle}, 0, count, order);
    for (size_t c = 0; c < count; c++) {
        conferences[c] = corpus->conference[c];
        conferences[c].date = corpus->conference[order[c]].date;
    }
    lec_corpus *made = lec_new(arena, lec_corpus, 1);
    *made = *corpus;
    made->conference = conferences;
    made->draw_count = 0;
    return made;
}

static double least_in(const lec_table *table, const char *column)
{
    double least = 1;
    for (size_t row = 0; row < lec_table_row_count(table); row++)
        least = fmin(least, table_number(table, row, column));
    return least;
}

/* In 95 % of shuffled orders no row of the table has a q below .05; of 60 shuffles then at most 7
 * have one (binomial, P(X > 7) = .01). */
static void test_shuffled(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_study *study;
    const lec_corpus *corpus = samples(arena, &study);
    static const char *const columns[] = {"q", "kendall_q", "change_q"};
    size_t found[3] = {0, 0, 0};
    for (uint32_t s = 0; s < SHUFFLED; s++) {
        lec_arena *own = lec_arena_new();
        const lec_table *table = run_analysis(own, "trend", with_dates_shuffled(own, corpus, s),
                                              study, "--replicates=400");
        for (int i = 0; i < 3; i++) found[i] += least_in(table, columns[i]) < 0.05;
        lec_arena_free(own);
    }
    for (int i = 0; i < 3; i++) {
        printf("%s below .05 in %zu of %d shuffled orders\n", columns[i], found[i], SHUFFLED);
        CHECK_TRUE(found[i] <= 7, columns[i]);
    }
    lec_arena_free(arena);
}

/* The conferences of the Federal Reserve: inflation was named most in June 2022, which is no trend
 * of eleven years. */
static void test_inflation(void)
{
    const char *folder = shared_path("transcripts/fed");
    if (folder == NULL) SKIP("../shared/transcripts/fed is not there");
    lec_arena *arena = lec_arena_new();
    folder = lec_arena_format(arena, "%s", folder);
    const lec_study *study = study_from(arena, "inflation = inflation");
    const lec_corpus *corpus = read_folder(arena, folder, study);
    const lec_table *table = run_analysis(arena, "trend", corpus, study, "--top=60");
    const size_t row = table_row(table, "all|concept|inflation");
    CHECK_TEXT(table_text(table, row, "highest"), "2022-06-15", "highest");
    CHECK_TRUE(table_number(table, row, "q") > 0.05, "no trend");
    CHECK_TRUE(table_number(table, row, "kendall_q") > 0.05, "not all the way");
    const lec_table *rates = run_analysis(arena, "trend_rates", corpus, study, "--top=0");
    const size_t highest = table_row(rates, "2022-06-15|all|concept|inflation");
    const double rate = table_number(rates, highest, "per_thousand");
    CHECK_NUMBER(rate, table_number(table, row, "highest_per_thousand"), 1e-9, "the same rate");
    CHECK_TRUE(table_number(rates, highest, "per_thousand_low") < rate &&
                   table_number(rates, highest, "per_thousand_high") > rate,
               "with its interval");
    lec_arena_free(arena);
}

const lec_test lec_tests_trend_table[] = {
    {"counts", test_counts},     {"rates", test_rates},         {"effects", test_effects},
    {"shuffled", test_shuffled}, {"inflation", test_inflation}, {0},
};
