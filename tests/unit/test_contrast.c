/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/corpora.h"

#include "io/read.h"
#include "io/study/study.h"
#include "tests/support/check.h"
#include "tests/support/reference.h"

/* --- the eight ministerials, against R ------------------------------------------------------- */

static const lec_corpus *ministerials(lec_arena *arena, const lec_study **study)
{
    const char *paths[] = {lec_arena_format(arena, "%s", source_path("datasets/ministerials"))};
    const char *file = lec_arena_format(arena, "%s/study.yaml", paths[0]);
    const lec_read_options options = {0};
    lec_readings readings;
    lec_error error = {""};
    lec_status status = lec_study_read(file, arena, study, &error);
    if (status == LEC_OK) status = lec_read(paths, 1, *study, &options, arena, &readings, &error);
    CHECK_TEXT(error.message, "", "reading datasets/ministerials");
    CU_ASSERT_FATAL(status == LEC_OK);
    return readings.corpus;
}

static double expected_value(const char *set, const char *what)
{
    reference *file = reference_open_path(source_path("tests/reference/count_model/expected.csv"));
    CU_ASSERT_FATAL(file != NULL);
    double value = NAN;
    for (size_t row = 0; row < reference_rows(file); row++)
        if (strcmp(reference_text(file, row, "set"), set) == 0 &&
            strcmp(reference_text(file, row, "what"), what) == 0)
            value = reference_number(file, row, "value");
    reference_close(file);
    CHECK_TRUE(!isnan(value), what);
    return value;
}

/* Two concepts and a word by role: glmmTMB 1.1.5 (tests/reference/count_model/make.R). */
static void check_row(const lec_table *table, const char *keys, const char *set, lec_arena *arena)
{
    static const char *const deviations[] = {"speaker_deviation", "exchange_deviation",
                                             "conference_deviation"};
    const size_t row = table_row(table, keys);
    const double ratio = table_number(table, row, "rate_ratio");
    CHECK_NUMBER(log(ratio), expected_value(set, "coefficient2"), 1e-5, set);
    CHECK_NUMBER(table_number(table, row, "log_likelihood"), expected_value(set, "log_likelihood"),
                 1e-7, set);
    /* half the width is t(.95; 23 - 2) errors: qt(.95, 21) in R; they are multiplied by `spread` */
    CHECK_NUMBER(log(table_number(table, row, "rate_ratio_high") / ratio) / 1.720742902811878,
                 expected_value(set, "error2") * sqrt(table_number(table, row, "spread")), 1e-5,
                 set);
    for (int k = 0; k < 3; k++) {
        const double got = table_number(table, row, deviations[k]);
        const double want = expected_value(set, lec_arena_format(arena, "deviation%d", k + 1));
        CHECK_NUMBER(got, want == 0 ? NAN : want, 1e-5, deviations[k]);
    }
}

static void test_equal_to_r(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_study *study = NULL;
    lec_corpus corpus = *ministerials(arena, &study);
    corpus.draw_count = 0; /* R takes roles as they stand */
    const lec_table *concepts = run_analysis(arena, "contrast", &corpus, study, "--level=0.9");
    check_row(concepts, "role|concept|Ukraine|principal", "turns_ukraine", arena);
    check_row(concepts, "role|concept|sea cables|principal", "turns_cables", arena);
    check_row(run_analysis(arena, "contrast", &corpus, study, "--level=0.9 --top=40"),
              "role|word|you|principal", "turns_you", arena);
    lec_arena_free(arena);
}

/* --- a corpus made by hand ------------------------------------------------------------------- */

/* Two principals and two journalists, 10 words a turn; `x` is the concept. */
static const char text[] =
    "P Ann: x x a a a a a a a a. / J Bob: x b b b b b b b b b. / P Ann: x x x c c c c c c c. / "
    "J Cem: d d d d d d d d d d. / P Ann: x e e e e e e e e e. / J Dee: x f f f f f f f f f. / "
    "P Eva: x x g g g g g g g g.";

/* Without random effects and with equal words the model is a comparison of means: 8/40 against
 * 2/30. The counts vary less than Poisson's, so the variance of the log ratio is 1/8 + 1/2. */
static void test_without_effects(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_table *table = run_analysis(arena, "contrast", corpus_from(arena, text),
                                          study_from(arena, "X = x"), "--random=none --minimum=1");
    const size_t row = table_row(table, "role|concept|X|principal");
    CHECK_COUNT(table_number(table, row, "count"), 8, "count");
    CHECK_COUNT(table_number(table, row, "words"), 40, "words");
    CHECK_COUNT(table_number(table, row, "speakers"), 2, "speakers");
    CHECK_NUMBER(table_number(table, row, "predicted_per_thousand"), 200, 1e-6, "rate");
    CHECK_NUMBER(table_number(table, row, "rate_ratio"), 3, 1e-6, "ratio");
    CHECK_NUMBER(table_number(table, row, "degrees_of_freedom"), 5, 0, "7 turns, 2 levels");
    /* t(.975; 5) = 2.570581835636314 (Student's table; R, qt) */
    CHECK_NUMBER(log(table_number(table, row, "rate_ratio_high") / 3),
                 2.570581835636314 * sqrt(1.0 / 8 + 1.0 / 2), 1e-5, "high end");
    /* 2 pt(-log(3) / sqrt(.625), 5) in R 4.2.2 */
    CHECK_NUMBER(pow(10, table_number(table, row, "log10_p")), 0.2233363, 1e-5, "p");
    CHECK_TEXT(table_text(table, row, "convergence"), "yes, no variance between: turn",
               "convergence");
    lec_arena_free(arena);
}

/* Swapping the reference turns the sign of the log ratio and the ends of its interval. */
static void test_swap(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_study *study = NULL;
    const lec_corpus *corpus = ministerials(arena, &study);
    const lec_table *one = run_analysis(arena, "contrast", corpus, study, NULL);
    const lec_table *other =
        run_analysis(arena, "contrast", corpus, study, "--reference=principal");
    for (size_t c = 0; c < 5; c++) {
        const size_t row = 2 * c, swapped = 2 * c + 1;
        const char *item = table_text(one, row, "item");
        CHECK_TEXT(table_text(one, row, "level"), "principal", item);
        CHECK_TEXT(table_text(other, swapped, "level"), "journalist", item);
        CHECK_NUMBER(table_number(other, swapped, "log_ratio"),
                     -table_number(one, row, "log_ratio"), 1e-5, item);
        CHECK_NUMBER(table_number(other, swapped, "log_ratio_low"),
                     -table_number(one, row, "log_ratio_high"), 1e-4, item);
        CHECK_NUMBER(table_number(other, swapped, "log10_p"), table_number(one, row, "log10_p"),
                     1e-4, item);
    }
    lec_arena_free(arena);
}

static void test_threads(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_study *study = NULL;
    const lec_corpus *corpus = ministerials(arena, &study);
    const char *words = "--top=20 --threads=%d";
    CHECK_SAME_TABLE(
        run_analysis(arena, "contrast", corpus, study, lec_arena_format(arena, words, 1)),
        run_analysis(arena, "contrast", corpus, study, lec_arena_format(arena, words, 3)),
        "threads never change a result");
    lec_arena_free(arena);
}

/* --- no number where there is none ----------------------------------------------------------- */

static void check_empty(const lec_table *table, const char *keys, const char *why)
{
    const size_t row = table_row(table, keys);
    CHECK_TEXT(table_text(table, row, "convergence"), why, keys);
    CHECK_NUMBER(table_number(table, row, "rate_ratio"), NAN, 0, keys);
    CHECK_NUMBER(table_number(table, row, "rate_ratio_high"), NAN, 0, keys);
    CHECK_NUMBER(table_number(table, row, "log10_p"), NAN, 0, keys);
    CHECK_NUMBER(table_number(table, row, "q"), NAN, 0, keys);
}

static void test_without_answer(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_study *study =
        study_from(arena, "X = x; Principal's = c; Journalist's = b; Nobody's = z");
    const lec_table *table = run_analysis(arena, "contrast", corpus_from(arena, text), study, NULL);
    check_empty(table, "role|concept|Nobody's|principal", "never used");
    check_empty(table, "role|concept|Nobody's|journalist", "never used");
    check_empty(table, "role|concept|Principal's|journalist", "never used here");
    check_empty(table, "role|concept|Principal's|principal", "fewer than 3 speakers");
    check_empty(table, "role|concept|Journalist's|principal", "never used here");
    check_empty(run_analysis(arena, "contrast", corpus_from(arena, text), study, "--minimum=50"),
                "role|concept|X|principal", "fewer than --minimum");

    const lec_corpus *groups = corpus_from(
        arena, "= one 2031-01-01 a / P Ann: x x a a. / J Bob: x b. / P Ann: x c c c. / "
               "= two 2032-01-01 b / P Ann: x a a a. / J Bob: x b. / P Ann: c x x x. / J Bob: b.");
    const lec_table *confounded =
        run_analysis(arena, "contrast", groups, study, "--factor=group --minimum=1");
    check_empty(confounded, "group|concept|X|a", "confounded with conference");
    check_empty(confounded, "group|concept|X|b", "confounded with conference");
    lec_arena_free(arena);
}

static void check_message(const char *options, const char *message, lec_status status)
{
    lec_arena *arena = lec_arena_new();
    lec_error error = {""};
    const lec_table *table = NULL;
    CHECK_COUNT(try_analysis(arena, "contrast", corpus_from(arena, text),
                             study_from(arena, "X = x"), options, NULL, &table, &error),
                status, options);
    CHECK_TEXT(error.message, message, options);
    lec_arena_free(arena);
}

static void test_messages(void)
{
    check_message("--factor=group",
                  "there is no group to compare: no conference has a group; give groups in the "
                  "study",
                  LEC_BAD_DATA);
    check_message("--factor=period",
                  "there is no period to compare: no conference has a date; give dates in the "
                  "study",
                  LEC_BAD_DATA);
    check_message("--factor=conference",
                  "the only conference is 'c'; a contrast needs two (choose turns or --factor "
                  "otherwise)",
                  LEC_BAD_DATA);
    check_message("--reference=chair", "--reference 'chair': give one of principal, journalist",
                  LEC_BAD_USAGE);
    check_message("--random=room", "--random 'room': give one of conference, speaker, exchange",
                  LEC_BAD_USAGE);
}

/* A report goes on where nobody asks. */
static void test_one_role(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_table *table = run_analysis(arena, "contrast", corpus_from(arena, "P Ann: x x a."),
                                          study_from(arena, "X = x"), NULL);
    CHECK_COUNT(lec_table_row_count(table), 0, "rows");
    lec_arena_free(arena);
}

const lec_test lec_tests_contrast[] = {
    {"equal_to_r", test_equal_to_r},
    {"without_effects", test_without_effects},
    {"swap", test_swap},
    {"threads", test_threads},
    {"without_answer", test_without_answer},
    {"messages", test_messages},
    {"one_role", test_one_role},
    {0},
};
