/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/corpora.h"

#include "io/read.h"
#include "io/study/study.h"
#include "tests/support/check.h"

/* The row of a choice. */
static size_t row_of(const lec_table *table, const char *choice)
{
    const size_t rows = lec_table_row_count(table);
    size_t row = 0;
    while (row < rows && strcmp(table_text(table, row, "choice"), choice) != 0) row++;
    CHECK_TRUE(row < rows, choice);
    return row < rows ? row : 0;
}

static void check_value(const lec_table *table, const char *choice, double value)
{
    CHECK_NUMBER(table_number(table, row_of(table, choice), "value"), value, TOLERANCE_CLOSED_FORM,
                 choice);
}

/* --- by hand --------------------------------------------------------------------------------- */

static const char text[] = "P Ann: Ships and NATO's ship. NATO is a ship. / J Bob: Is NATO? / "
                           "P Ann: The ship of nato's.";

/* Times a word is used, counted in the text above under each choice. */
static void test_counts(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus = corpus_from(arena, text);
    const lec_table *ship = run_analysis(arena, "robustness", corpus, NULL,
                                         "--table=words --row=c|all|ship --column=count");
    check_value(ship, "as asked", 3);
    check_value(ship, "stems (English)", 4);
    check_value(ship, "case kept", 3);
    check_value(ship, "without stop words (English)", 3);
    check_value(ship, "minimum 2", 3);
    check_value(ship, "minimum 5", NAN);
    CHECK_TEXT(table_text(ship, row_of(ship, "minimum 5"), "result"), "no row", "minimum 5");
    CHECK_NUMBER(table_number(ship, 0, "smallest"), 3, 0, "smallest");
    CHECK_NUMBER(table_number(ship, 0, "largest"), 4, 0, "largest");
    CHECK_NUMBER(table_number(ship, 0, "span"), 1, 0, "span");

    const lec_table *nato = run_analysis(arena, "robustness", corpus, NULL,
                                         "--table=words --row=c|all|nato --column=count");
    check_value(nato, "as asked", 2);
    check_value(nato, "NATO's is NATO", 4);
    check_value(nato, "case kept", 2); /* the form it has most often: NATO */
    const lec_table *the = run_analysis(arena, "robustness", corpus, NULL,
                                        "--table=words --row=c|all|is --column=count");
    check_value(the, "as asked", 2);
    CHECK_TEXT(table_text(the, row_of(the, "without stop words (English)"), "result"), "no row",
               "a stop word");
    lec_arena_free(arena);
}

/* Every combination, the last choice turning fastest. */
static void test_together(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_table *table = run_analysis(
        arena, "robustness", corpus_from(arena, text), NULL,
        "--table=words --row=c|all|nato --column=count --choices=tokens,minimum --together");
    static const struct {
        const char *choice;
        double value;
    } expected[] = {{"as asked", 2},
                    {"minimum 2", 2},
                    {"minimum 5", NAN},
                    {"minimum 10", NAN},
                    {"NATO's is NATO", 4},
                    {"NATO's is NATO; minimum 2", 4},
                    {"NATO's is NATO; minimum 5", NAN},
                    {"NATO's is NATO; minimum 10", NAN}};
    const size_t count = sizeof expected / sizeof *expected;
    CHECK_COUNT(lec_table_row_count(table), count, "rows");
    for (size_t i = 0; i < count && i < lec_table_row_count(table); i++) {
        CHECK_TEXT(table_text(table, i, "choice"), expected[i].choice, "choice");
        CHECK_NUMBER(table_number(table, i, "value"), expected[i].value, 0, expected[i].choice);
    }
    lec_arena_free(arena);
}

/* --- the eight ministerials: each row is what the table itself says ------------------------------
 */

static const lec_corpus *ministerials(lec_arena *arena, const lec_study **study)
{
    const char *paths[] = {lec_arena_format(arena, "%s", source_path("datasets/ministerials"))};
    const lec_read_options options = {0};
    lec_readings readings;
    lec_error error = {""};
    lec_status status =
        lec_study_read(lec_arena_format(arena, "%s/study.yaml", paths[0]), arena, study, &error);
    if (status == LEC_OK) status = lec_read(paths, 1, *study, &options, arena, &readings, &error);
    CHECK_TEXT(error.message, "", "reading datasets/ministerials");
    CU_ASSERT_FATAL(status == LEC_OK);
    return readings.corpus;
}

static const lec_corpus *without_doubt(const lec_corpus *corpus, lec_arena *arena)
{
    bool *keep = lec_new(arena, bool, corpus->turn_count);
    for (size_t t = 0; t < corpus->turn_count; t++) keep[t] = corpus->turn[t].certainty >= 0.75;
    return lec_corpus_select(arena, corpus, keep);
}

static void test_same_as_table(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_study *study = NULL;
    const lec_corpus *corpus = ministerials(arena, &study);
    const lec_corpus *sure = without_doubt(corpus, arena);
    CHECK_TRUE(sure->turn_count < corpus->turn_count, "some turns are doubtful");

    static const char few[] = "--replicates=50 --concept=Ukraine,Russia";
    const lec_table *pair =
        run_analysis(arena, "robustness", corpus, study,
                     "--replicates=50 --concept=Ukraine,Russia --table=cooccurrence "
                     "--choices=unit,doubt --row=all|all|Ukraine|Russia|turn --column=npmi");
    const struct {
        const char *choice, *keys, *options;
        const lec_corpus *corpus;
    } pairs[] = {
        {"as asked", "all|all|Ukraine|Russia|turn", few, corpus},
        {"unit sentence", "all|all|Ukraine|Russia|sentence", few, corpus},
        {"unit window", "all|all|Ukraine|Russia|window", few, corpus},
        {"without doubtful turns", "all|all|Ukraine|Russia|turn", few, sure},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        const lec_table *direct =
            run_analysis(arena, "cooccurrence", pairs[i].corpus, study, pairs[i].options);
        check_value(pair, pairs[i].choice,
                    table_number(direct, table_row(direct, pairs[i].keys), "npmi"));
    }

    const lec_table *word = run_analysis(arena, "robustness", corpus, study,
                                         "--table=contrast --options=top=100 "
                                         "--row=role|word|years|principal --choices=stem,doubt");
    CHECK_COUNT(lec_table_row_count(word), 3, "rows");
    const lec_table *stems =
        run_analysis(arena, "contrast", corpus, study, "--top=100 --stem=english");
    check_value(word, "stems (English)",
                table_number(stems, table_row(stems, "role|word|year|principal"), "log_ratio"));
    const lec_table *share = run_analysis(
        arena, "robustness", corpus, study,
        "--replicates=50 --table=speaking --row=all|all|principal --column=word_share");
    const lec_table *direct = run_analysis(arena, "speaking", sure, study, "--replicates=50");
    check_value(share, "without doubtful turns",
                table_number(direct, table_row(direct, "all|all|principal"), "word_share"));
    lec_arena_free(arena);
}

/* --- what cannot be asked ----------------------------------------------------------------------
 */

static void check_message(const char *options, const char *message, lec_status status)
{
    lec_arena *arena = lec_arena_new();
    lec_error error = {""};
    const lec_table *table = NULL;
    CHECK_COUNT(try_analysis(arena, "robustness", corpus_from(arena, text),
                             study_from(arena, "X = ship"), options, NULL, &table, &error),
                status, options);
    CHECK_TRUE(strstr(error.message, message) != NULL, error.message);
    lec_arena_free(arena);
}

static void test_messages(void)
{
    check_message("", "--table and --row say which result is looked at", LEC_BAD_USAGE);
    check_message("--table=wrods --row=c|all|ship", "--table 'wrods': give one of ", LEC_BAD_USAGE);
    check_message("--table=robustness --row=c|all|ship", "--table 'robustness': give one of ",
                  LEC_BAD_USAGE);
    check_message("--table=words --row=ship",
                  "a row of `words` is named by 3 cells: conference|role|word", LEC_BAD_USAGE);
    check_message("--table=words --row=c|all|ship --column=rate",
                  "--column 'rate': give one of count", LEC_BAD_USAGE);
    check_message("--table=words --row=c|all|boat --column=count",
                  "--row 'c|all|boat': `words` has no such row", LEC_BAD_DATA);
    check_message("--table=words --row=c|all|ship --column=count --options=size=3",
                  "--options 'size': `words` takes no such option here", LEC_BAD_USAGE);
    check_message("--table=concepts --row=c|all|X --column=count --choices=window",
                  "--choices 'window': give one of tokens, doubt", LEC_BAD_USAGE);
}

const lec_test lec_tests_robustness[] = {
    {"counts", test_counts},
    {"together", test_together},
    {"same_as_table", test_same_as_table},
    {"messages", test_messages},
    {0},
};
