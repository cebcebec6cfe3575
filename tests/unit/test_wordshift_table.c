/* SPDX-License-Identifier: GPL-3.0-or-later
 * The table `wordshift`: shifts by hand, the sums, and the real text cell by cell. The measures by
 * themselves are tested in test_word_shift.c. */
#include "tests/support/check.h"
#include "tests/support/corpora.h"
#include "tests/support/reference.h"
#include "tests/support/reference_text.h"

/* target: a a b, reference: a b b c; p = 2/3 1/3 0, r = 1/4 1/2 1/4 */
static const char small[] = "P: a a b / J: a b b c";

static const struct {
    const char *options, *word;
    double contribution, difference;
} by_hand[] = {
    {"--measure=proportion", "a", 2.0 / 3 - 1.0 / 4, 0},
    {"--measure=proportion", "c", -1.0 / 4, 0},
    /* 2/3 log2(3/2) - 1/4 log2 4; H(p) = log2 3 - 2/3, H(r) = 3/2 */
    {"--measure=entropy", "a", 2.0 / 3 * 0.5849625007211562 - 0.5,
     1.5849625007211562 - 2.0 / 3 - 1.5},
    {"--measure=entropy", "c", -0.5, 1.5849625007211562 - 2.0 / 3 - 1.5},
    /* 2/3 log2(8/3), 1/3 log2(2/3) */
    {"--measure=kld", "a", 2.0 / 3 * 1.4150374992788438,
     2.0 / 3 * 1.4150374992788438 - 1.0 / 3 * 0.5849625007211562},
    {"--measure=kld", "c", 0, 2.0 / 3 * 1.4150374992788438 - 1.0 / 3 * 0.5849625007211562},
    /* m of c is 1/8: 1/8 log2 8 - 1/2 1/4 log2 4; the sum by the definition in Python */
    {NULL, "c", 0.125, 0.20798473969193787},
    /* the weight of the reference is 4/7: m of c is 1/7: 1/7 log2 7 - 4/7 1/4 log2 4 */
    {"--weights=size", "c", 0.40105070315108637 - 2.0 / 7, 0.19811742113040348},
    /* scores a 1, c 5: p = 1 0, r = 1/2 1/2, mean of r is 3: (1 - 1/2)(1 - 3), (0 - 1/2)(5 - 3) */
    {"--measure=lexicon --lexicon=a:1,c:5", "a", -1, -2},
    {"--measure=lexicon --lexicon=a:1,c:5", "c", -1, -2},
    {"--lexicon=a:1,c:5", "c", -1, -2},
};

static void test_by_hand(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus = corpus_from(arena, small);
    for (size_t i = 0; i < sizeof by_hand / sizeof *by_hand; i++) {
        const char *options =
            lec_arena_format(arena, "--minimum=1%s%s", by_hand[i].options != NULL ? " " : "",
                             by_hand[i].options != NULL ? by_hand[i].options : "");
        const lec_table *table = run_analysis(arena, "wordshift", corpus, NULL, options);
        size_t row = 0;
        while (row + 1 < lec_table_row_count(table) &&
               strcmp(table_text(table, row, "word"), by_hand[i].word) != 0)
            row++;
        CHECK_TEXT(table_text(table, row, "word"), by_hand[i].word, options);
        CHECK_NUMBER(table_number(table, row, "contribution"), by_hand[i].contribution,
                     TOLERANCE_CLOSED_FORM, options);
        CHECK_NUMBER(table_number(table, row, "difference"), by_hand[i].difference,
                     TOLERANCE_CLOSED_FORM, options);
    }
    lec_arena_free(arena);
}

static void test_cells(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus = corpus_from(arena, small);
    const lec_table *table = run_analysis(arena, "wordshift", corpus, NULL, "--minimum=2");
    CHECK_COUNT(lec_table_row_count(table), 2, "c is used once");
    const size_t row = table_row(table, "role=principal|role=journalist|jsd|a|2|1|3|4");
    CHECK_COUNT(row, 0, "the largest first");
    CHECK_NUMBER(table_number(table, row, "target_per_thousand"), 2000.0 / 3, TOLERANCE_CLOSED_FORM,
                 "rate");
    CHECK_TEXT(table_text(table, row, "more_in"), "target", "a");
    CHECK_TEXT(table_text(table, 1, "more_in"), "reference", "b");
    CHECK_NUMBER(table_number(table, row, "score"), NAN, 0, "no lexicon");
    CHECK_NUMBER(table_number(table, row, "contribution_low"), NAN, 0, "one turn a side");
    table = run_analysis(arena, "wordshift", corpus_from(arena, "P: a b / J: a"), NULL,
                         "--minimum=1 --measure=kld");
    CHECK_NUMBER(table_number(table, table_row(table, "role=principal|role=journalist|kld|b"),
                              "contribution"),
                 NAN, 0, "b is missing in the reference");
    CHECK_NUMBER(table_number(table, 0, "difference"), NAN, 0, "and so the divergence is infinite");
    CHECK_COUNT(lec_table_row_count(
                    run_analysis(arena, "wordshift", corpus_from(arena, "P: a"), NULL, NULL)),
                0, "nobody asks: no table, no failure");
    lec_arena_free(arena);
}

static const struct {
    const char *file, *divergence, *options;
} comparisons[] = {
    {"reference/wordshift_SGall_vs_journalists.csv",
     "reference/divergence_SGall_vs_journalists.csv",
     "--minimum=1 --replicates=20 --target=role=principal --reference=role=journalist"},
    {"reference/wordshift_SGanswers_vs_journalists.csv",
     "reference/divergence_SGanswers_vs_journalists.csv",
     "--minimum=1 --replicates=20 --target=role=principal,phase=questions "
     "--reference=role=journalist"},
};

/* The reference subtracts the target from the reference: signs turn for all but jsd. */
static const struct {
    const char *measure, *column;
    double sign;
} shift_columns[] = {
    {"proportion", "proportion_shift(ref-target)", -1},
    {"entropy", "entropy_shift_bits(ref-target)", -1},
    {"jsd", "jsd_contribution_bits", 1},
};

/* The contributions of all words sum to the difference. */
static double check_words(const lec_table *table, const reference *file, const char *column,
                          double sign)
{
    CHECK_COUNT(lec_table_row_count(table), reference_rows(file), column);
    double sum = 0;
    for (size_t row = 0; row < lec_table_row_count(table); row++) {
        const char *word = table_text(table, row, "word");
        const size_t at = reference_find(file, "word", word);
        const double contribution = table_number(table, row, "contribution");
        CHECK_NUMBER(contribution, sign * reference_number(file, at, column), TOLERANCE_CLOSED_FORM,
                     word);
        CHECK_NUMBER(table_number(table, row, "target_per_thousand"),
                     1000 * reference_number(file, at, "p_target"), TOLERANCE_CLOSED_FORM, word);
        CHECK_NUMBER(table_number(table, row, "reference_per_thousand"),
                     1000 * reference_number(file, at, "p_ref"), TOLERANCE_CLOSED_FORM, word);
        sum += contribution;
    }
    CHECK_NUMBER(sum, table_number(table, 0, "difference"), TOLERANCE_CLOSED_FORM, "sum");
    return sum;
}

static double divergence(const reference *file, const char *measure)
{
    return reference_number(file, reference_find(file, "measure", measure), "value");
}

static void test_real_text(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus = reference_text_corpus(arena);
    if (corpus == NULL) {
        lec_arena_free(arena);
        SKIP("../shared is absent");
    }
    for (size_t c = 0; c < sizeof comparisons / sizeof *comparisons; c++) {
        reference *file = reference_open(comparisons[c].file);
        reference *sums = reference_open(comparisons[c].divergence);
        const double entropy = divergence(sums, "H_target_bits") - divergence(sums, "H_ref_bits");
        const double expected[] = {0, entropy, divergence(sums, "JSD_bits_equal")};
        for (size_t m = 0; m < sizeof shift_columns / sizeof *shift_columns; m++) {
            const char *options = lec_arena_format(arena, "%s --measure=%s", comparisons[c].options,
                                                   shift_columns[m].measure);
            const lec_table *table = run_analysis(arena, "wordshift", corpus, NULL, options);
            const double sum =
                check_words(table, file, shift_columns[m].column, shift_columns[m].sign);
            CHECK_NUMBER(sum, expected[m], TOLERANCE_CLOSED_FORM, shift_columns[m].measure);
        }
        const char *options = lec_arena_format(arena, "%s --weights=size", comparisons[c].options);
        const lec_table *table = run_analysis(arena, "wordshift", corpus, NULL, options);
        CHECK_NUMBER(table_number(table, 0, "difference"),
                     divergence(sums, "JSD_bits_sizeweighted"), TOLERANCE_CLOSED_FORM,
                     "weights by size");
        reference_close(sums);
        reference_close(file);
    }
    lec_arena_free(arena);
}

/* Exchanging the groups turns the signs of signed shifts and of their intervals, and leaves jsd as
 * it is (its clusters are the same). */
static void test_swap(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus =
        corpus_from(arena, "P: a a b c a / J: a b b c / P: b a c d / J: d d a / P: a a / J: b c b");
    static const char *const measures[] = {"proportion", "entropy", "jsd"};
    for (size_t m = 0; m < 3; m++) {
        const double sign = m == 2 ? 1 : -1;
        const lec_table *one =
            run_analysis(arena, "wordshift", corpus, NULL,
                         lec_arena_format(arena,
                                          "--interval=percentile --minimum=1 --measure=%s --target="
                                          "role=principal --reference=role=journalist",
                                          measures[m]));
        const lec_table *other =
            run_analysis(arena, "wordshift", corpus, NULL,
                         lec_arena_format(arena,
                                          "--interval=percentile --minimum=1 --measure=%s --target="
                                          "role=journalist --reference=role=principal",
                                          measures[m]));
        CHECK_COUNT(lec_table_row_count(one), lec_table_row_count(other), measures[m]);
        for (size_t row = 0; row < lec_table_row_count(one); row++) {
            const char *keys = lec_arena_format(arena, "role=journalist|role=principal|%s|%s",
                                                measures[m], table_text(one, row, "word"));
            const size_t at = table_row(other, keys);
            CHECK_NUMBER(table_number(one, row, "contribution"),
                         sign * table_number(other, at, "contribution"), 1e-12, keys);
            CHECK_NUMBER(
                table_number(one, row, "contribution_low"),
                sign * table_number(other, at, m == 2 ? "contribution_low" : "contribution_high"),
                1e-12, keys);
            CHECK_TRUE(table_number(one, row, "contribution_low") <=
                           table_number(one, row, "contribution_high"),
                       keys);
        }
    }
    lec_arena_free(arena);
}

static const struct {
    const char *text, *options, *message;
    lec_status status;
} bad[] = {
    {small, "--measure=lexicon", "--measure lexicon needs the scores: give --lexicon FILE",
     LEC_BAD_USAGE},
    {small, "--measure=jsd --lexicon=a:1", "--lexicon goes with --measure lexicon only",
     LEC_BAD_USAGE},
    {small, "--measure=lexicon --lexicon=c:1", "c:1: 'role=principal' uses no word of the lexicon",
     LEC_BAD_DATA},
    {"P: the / J: a war", "--stopwords=english", "'role=principal' has no word left by --stopwords",
     LEC_BAD_DATA},
};

static void test_bad(void)
{
    lec_arena *arena = lec_arena_new();
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        const lec_table *table = NULL;
        lec_error error = {""};
        CHECK_COUNT(try_analysis(arena, "wordshift", corpus_from(arena, bad[i].text), NULL,
                                 bad[i].options, NULL, &table, &error),
                    bad[i].status, bad[i].options);
        CHECK_TEXT(error.message, bad[i].message, bad[i].options);
    }
    lec_arena_free(arena);
}

const lec_test lec_tests_wordshift_table[] = {
    {"by_hand", test_by_hand}, {"cells", test_cells}, {"real_text", test_real_text},
    {"swap", test_swap},       {"bad", test_bad},     {0},
};
