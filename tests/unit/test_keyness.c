/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "tests/support/check.h"
#include "tests/support/corpora.h"
#include "tests/support/reference.h"
#include "tests/support/reference_text.h"

/* reference/keyness_*.csv: the text of 3 December 2024, computed with Python and R. */
static const struct {
    const char *name, *reference_name; /* of ours, in the file of reference/statistics.md */
    double tolerance;
} cells[] = {
    {"target_count", "f_target", 0},
    {"target_size", "n_target", 0},
    {"reference_count", "f_ref", 0},
    {"reference_size", "n_ref", 0},
    {"g2", "G2_4cell", 1e-11} /* theirs loses digits where O is near E */,
    {"sign", "sign", 0},
    {"log10_p", "log10p_G2", TOLERANCE_LOG10_P},
    {"q", "BH_G2", 1e-9},
    {"g2_2term", "G2_2term", TOLERANCE_CLOSED_FORM},
    {"chi2", "chi2", TOLERANCE_CLOSED_FORM},
    {"chi2_yates", "chi2_yates", TOLERANCE_CLOSED_FORM},
    {"bic", "BIC_4cell", TOLERANCE_CLOSED_FORM},
    {"simple_maths", "simplemaths_k1_per_million", TOLERANCE_CLOSED_FORM},
    {"specificity", "specificity_signed_log10", TOLERANCE_LOG10_P},
    {"delta_p_forward", "DeltaP", TOLERANCE_CLOSED_FORM},
    {"difference_coefficient", "diffcoef", TOLERANCE_CLOSED_FORM},
};

/* One of the two files, and what its priors are worth: 0.01 for each word of the table; the words
 * of the body in the vocabulary of the two groups. */
typedef struct {
    const char *file, *options;
    double uniform_words, body_words;
} reference_case;

static void check_words(lec_arena *arena, const lec_table *table, const reference *expected)
{
    CHECK_COUNT(lec_table_row_count(table), reference_rows(expected), "words");
    double last = INFINITY;
    for (size_t row = 0; row < lec_table_row_count(table); row++) {
        const char *word = table_text(table, row, "word");
        const size_t at = reference_find(expected, "word", word);
        for (size_t c = 0; c < sizeof cells / sizeof *cells; c++)
            CHECK_NUMBER(table_number(table, row, cells[c].name),
                         reference_number(expected, at, cells[c].reference_name),
                         cells[c].tolerance,
                         lec_arena_format(arena, "%s of %s", cells[c].name, word));
        const bool has_zero = table_number(table, row, "target_count") == 0 ||
                              table_number(table, row, "reference_count") == 0;
        if (!has_zero) /* where a count is 0 the reference puts 1/2 whatever the group's size */
            CHECK_NUMBER(table_number(table, row, "log_ratio"),
                         reference_number(expected, at, "logratio_0.5zero"), TOLERANCE_CLOSED_FORM,
                         lec_arena_format(arena, "log_ratio of %s", word));
        CHECK_TRUE(table_number(table, row, "log_ratio") * table_number(table, row, "sign") >= 0,
                   "sign and log ratio agree");
        const double effect = fabs(table_number(table, row, "log_ratio_shrunken"));
        CHECK_TRUE(effect <= last, "by the size of the shrunken log ratio");
        last = effect;
    }
}

static void check_prior(lec_arena *arena, const lec_corpus *corpus, const reference_case *of,
                        const char *prior, double words, const char *column,
                        const reference *expected)
{
    const lec_table *table =
        run_analysis(arena, "keyness", corpus, NULL,
                     lec_arena_format(arena, "%s --replicates=20 --prior=%s --prior-words=%.17g",
                                      of->options, prior, words));
    for (size_t row = 0; row < lec_table_row_count(table); row++) {
        const char *word = table_text(table, row, "word");
        CHECK_NUMBER(table_number(table, row, "log_odds_z"),
                     reference_number(expected, reference_find(expected, "word", word), column),
                     1e-10, lec_arena_format(arena, "%s of %s", column, word));
    }
}

static void compare_with_reference(const reference_case *of)
{
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus = reference_text_corpus(arena);
    if (corpus == NULL) {
        lec_arena_free(arena);
        SKIP("../shared is absent");
    }
    reference *expected = reference_open(of->file);
    check_words(arena,
                run_analysis(arena, "keyness", corpus, NULL,
                             lec_arena_format(arena, "%s --measures=all --test=g2 --replicates=20",
                                              of->options)),
                expected);
    check_prior(arena, corpus, of, "uniform", of->uniform_words, "logodds_z_uniform0.01", expected);
    check_prior(arena, corpus, of, "corpus", of->body_words,
                "logodds_z_informative(a0=body_N,alpha=body_freq)", expected);
    check_prior(arena, corpus, of, "corpus", 500, "logodds_z_informative_scaled500", expected);
    reference_close(expected);
    lec_arena_free(arena);
}

static void test_answers(void)
{
    compare_with_reference(&(reference_case){"reference/keyness_SGanswers_vs_journalists.csv",
                                             "--target=role=principal,phase=questions|closing "
                                             "--reference=role=journalist",
                                             8.53, 4126});
}

static void test_all_of_principal(void)
{
    compare_with_reference(
        &(reference_case){"reference/keyness_SGall_vs_journalists.csv", "", 9.33, 4209});
}

/* The cells of two tables agree, but for the columns in `but` (a list of names, or NULL). */
static void check_same(const lec_table *one, const lec_table *other, const char *but)
{
    CHECK_COUNT(lec_table_row_count(one), lec_table_row_count(other), "rows");
    const lec_column *column = lec_table_columns(one);
    for (size_t c = 0; c < lec_table_column_count(one); c++) {
        if (but != NULL && strstr(but, column[c].name) != NULL) continue;
        for (size_t row = 0; row < lec_table_row_count(one); row++) {
            const lec_cell x = lec_table_cell(one, row, c), y = lec_table_cell(other, row, c);
            if (column[c].type == LEC_NUMBER)
                CHECK_NUMBER(x.number, y.number, 0, column[c].name);
            else if (column[c].type == LEC_COUNT)
                CHECK_COUNT(x.count, y.count, column[c].name);
            else
                CHECK_TEXT(x.text, y.text, column[c].name);
        }
    }
}

/* Two kinds of speakers in 24 exchanges, with words spread evenly, unevenly and in one burst. */
static const lec_corpus *talk(lec_arena *arena)
{
    const char *text = "";
    for (unsigned i = 0; i < 24; i++) {
        text = lec_arena_format(arena, "%s / J Ann%u: why is%s w%u", text, i,
                                i % 5 == 0 ? " peace peace peace" : "", i % 7);
        text = lec_arena_format(arena, "%s / P: we are%s%s w%u w%u", text,
                                i % 3 == 0 ? " strong and peace" : "", i == 7 ? " odd odd" : "",
                                i % 11, i % 2);
    }
    return corpus_from(arena, text + 3);
}

/* 13 conferences, the first six of group a; some words in some of them, one in those of a alone. */
static const lec_corpus *two_groups(lec_arena *arena)
{
    const char *text = "";
    for (unsigned c = 0; c < 13; c++)
        text = lec_arena_format(arena, "%s / = c%02u 2031-01-%02u %s / P: we are here%s w%u w%u%s",
                                text, c, c + 1, c < 6 ? "a" : "b",
                                c % 3 == 0 ? " peace and war" : " war", c % 4, c % 5,
                                c < 6 ? " strong and strong z" : "");
    return corpus_from(arena, text + 3);
}

/* Swapping the groups flips signs, swaps what belongs to a side, and changes nothing else. */
static void check_swap(lec_arena *arena, const lec_corpus *corpus, const char *target,
                       const char *against)
{
    static const char *const flipped[] = {"sign", "log_ratio", "log_odds_z",
                                          "log_ratio_conservative", "permutation_z"};
    static const char *const swapped[][2] = {
        {"target_count", "reference_count"},
        {"target_size", "reference_size"},
        {"target_per_thousand", "reference_per_thousand"},
        {"target_turns", "reference_turns"},
        {"target_dp", "reference_dp"},
    };
    static const char *const same[] = {
        "g2", "log10_p", "q", "permutation_p", "permutation_p_smallest", "clusters", "log10_q"};
    const lec_table *one = run_analysis(
        arena, "keyness", corpus, NULL,
        lec_arena_format(arena, "--target=%s --reference=%s --replicates=500", target, against));
    const lec_table *other = run_analysis(
        arena, "keyness", corpus, NULL,
        lec_arena_format(arena, "--target=%s --reference=%s --replicates=500", against, target));
    CHECK_COUNT(lec_table_row_count(one), lec_table_row_count(other), "rows");
    for (size_t row = 0; row < lec_table_row_count(one); row++) {
        CHECK_TEXT(table_text(one, row, "word"), table_text(other, row, "word"), "order");
        for (size_t i = 0; i < sizeof flipped / sizeof *flipped; i++)
            CHECK_NUMBER(table_number(one, row, flipped[i]), -table_number(other, row, flipped[i]),
                         TOLERANCE_CLOSED_FORM, flipped[i]);
        for (size_t i = 0; i < sizeof swapped / sizeof *swapped; i++) {
            CHECK_NUMBER(table_number(one, row, swapped[i][0]),
                         table_number(other, row, swapped[i][1]), 0, swapped[i][0]);
            CHECK_NUMBER(table_number(one, row, swapped[i][1]),
                         table_number(other, row, swapped[i][0]), 0, swapped[i][1]);
        }
        for (size_t i = 0; i < sizeof same / sizeof *same; i++)
            CHECK_NUMBER(table_number(one, row, same[i]), table_number(other, row, same[i]),
                         TOLERANCE_CLOSED_FORM, same[i]);
        CHECK_NUMBER(table_number(one, row, "log_ratio_low"),
                     -table_number(other, row, "log_ratio_high"), TOLERANCE_CLOSED_FORM, "ends");
        CHECK_NUMBER(table_number(one, row, "log_ratio_shrunken"),
                     -table_number(other, row, "log_ratio_shrunken"), TOLERANCE_CLOSED_FORM,
                     "shrunken");
        CHECK_NUMBER(table_number(one, row, "log_ratio_shrunken_low"),
                     -table_number(other, row, "log_ratio_shrunken_high"), TOLERANCE_CLOSED_FORM,
                     "ends of the shrunken");
    }
}

static void test_swap(void)
{
    lec_arena *arena = lec_arena_new();
    check_swap(arena, talk(arena), "role=principal", "role=journalist");
    check_swap(arena, two_groups(arena), "group=a", "group=b");
    lec_arena_free(arena);
}

/* A word of all conferences of one group and none of the other (12 uses) is the most extreme of the
 * 1,716 ways to choose 6 of 13 (all gone through: mid-p 1 / 1716). */
static void test_conferences(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_table *table = run_analysis(arena, "keyness", two_groups(arena), NULL,
                                          "--target=group=a --reference=group=b");
    const size_t strong = table_row(table, "group=a|group=b|strong");
    CHECK_NUMBER(table_number(table, strong, "permutation_p"), 1 / 1716.0, 1e-12, "strong");
    /* the other end: six of the other seven, any one of them left out */
    CHECK_NUMBER(table_number(table, strong, "permutation_p_smallest"), 7 / 1716.0, 1e-12,
                 "smallest");
    CHECK_TRUE(table_number(table, strong, "q") < 0.05, "strong is a key word");
    const size_t peace = table_row(table, "group=a|group=b|peace");
    CHECK_TRUE(table_number(table, peace, "permutation_p") > 0.05, "peace is in both");
    lec_arena_free(arena);
}

static void test_threads(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus = talk(arena);
    const lec_table *one = run_analysis(arena, "keyness", corpus, NULL, "--threads=1");
    check_same(one, run_analysis(arena, "keyness", corpus, NULL, "--threads=5"), NULL);
    check_same(one, run_analysis(arena, "keyness", corpus, NULL, "--threads=2 --permutation=maxt"),
               "permutation_p permutation_log10_p");
    lec_arena_free(arena);
}

/* A word that one role never fails to use and the other never uses is found; one that comes in a
 * single burst is not, though its G2 is as large as that of words spread over many exchanges. */
static void test_burst(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_table *table = run_analysis(arena, "keyness", talk(arena), NULL, "");
    const size_t we = table_row(table, "role=principal|role=journalist|we");
    const size_t odd = table_row(table, "role=principal|role=journalist|odd");
    CHECK_TRUE(table_number(table, we, "q") < 0.05, "we");
    CHECK_TRUE(table_number(table, we, "permutation_p") < 0.01, "we");
    CHECK_NUMBER(table_number(table, we, "target_dp"), 0.1, 0.1, "evenly spread");
    CHECK_TRUE(table_number(table, odd, "permutation_p") > 0.4, "one exchange tells nothing");
    lec_arena_free(arena);
}

/* By hand: rates 2/4 and 10/1000, log2 50; the list alone: 4 * 990 / 1004 = 3.9 expected. */
static void test_list(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus = corpus_from(arena, "P: a a b / J: c");
    const lec_table *table =
        run_analysis(arena, "keyness", corpus, NULL, "--reference-list=a:10,z:990");
    CHECK_COUNT(lec_table_row_count(table), 4, "a b c of the target, z of the list");
    const size_t a = table_row(table, "all|a:10,z:990|a");
    CHECK_NUMBER(table_number(table, a, "log_ratio"), log2(50), TOLERANCE_CLOSED_FORM, "log ratio");
    CHECK_NUMBER(table_number(table, a, "reference_size"), 1000, 0, "size of the list");
    CHECK_TRUE(isnan(table_number(table, a, "permutation_p")), "nothing to permute");
    CHECK_TRUE(isnan(table_number(table, a, "reference_turns")), "a list has no turns");
    const size_t b = table_row(table, "all|a:10,z:990|b");
    static const char *const unknown[] = {
        "reference_count", "reference_per_thousand", "g2",        "sign", "log10_p", "q",
        "log_ratio",       "log_ratio_conservative", "log_odds_z"};
    for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++)
        CHECK_NUMBER(table_number(table, b, unknown[i]), NAN, 0, "the list does not say");
    const lec_table *complete = run_analysis(arena, "keyness", corpus, NULL,
                                             "--reference-list=a:10,z:990 --reference-complete");
    CHECK_NUMBER(table_number(complete, table_row(complete, "all|a:10,z:990|b"), "reference_count"),
                 0, 0, "the list counts everything");
    CHECK_NUMBER(table_number(table, table_row(table, "all|a:10,z:990|z"), "sign"), -1, 0, "z");
    table = run_analysis(arena, "keyness", corpus, NULL,
                         "--reference-list=a:10,z:990 --reference-size=2000 --minimum=3 "
                         "--target=role=principal");
    CHECK_TRUE(!table_has_row(table, "role=principal|a:10,z:990|z"), "expected 1.5 times only");
    lec_arena_free(arena);
}

/* Words said once by either side: one exchange tells nothing, and neither side looks surer. */
static void check_once(const lec_table *table)
{
    for (size_t row = 0; row < lec_table_row_count(table); row++) {
        const double target = table_number(table, row, "target_count");
        const double other = table_number(table, row, "reference_count");
        CHECK_TRUE(table_number(table, row, "log_ratio") * table_number(table, row, "sign") >= 0,
                   "sign and log ratio agree");
        if (target + other != 1) continue;
        CHECK_NUMBER(table_number(table, row, "permutation_p"), 1, 0, "said once");
        CHECK_NUMBER(table_number(table, row, "log_ratio_low"), NAN, 0, "no interval");
        CHECK_NUMBER(table_number(table, row, "log_ratio_high"), NAN, 0, "no interval");
        CHECK_NUMBER(table_number(table, row, "log_ratio_shrunken"), 0, 0, "nothing to believe");
        CHECK_NUMBER(table_number(table, row, "sign"), target > 0 ? 1 : -1, 0, "sign");
        CHECK_TRUE(table_number(table, row, "q") > 0.5, "no key word");
    }
}

static void test_once(void)
{
    lec_arena *arena = lec_arena_new();
    const char *text = "";
    for (unsigned i = 0; i < 12; i++)
        text = lec_arena_format(arena,
                                "%s / J Ann%u: one and %s / P: one and two and three and four and "
                                "five and six and seven%s",
                                text, i, i == 3 ? "zebra" : "five", i == 3 ? " apple" : "");
    check_once(run_analysis(arena, "keyness", corpus_from(arena, text + 3), NULL, ""));
    lec_arena_free(arena);
}

static void test_edges(void)
{
    static const struct {
        const char *options;
        lec_status status;
    } cases[] = {
        {"", LEC_OK},
        {"--target=role=journalist", LEC_BAD_DATA},
        {"--target=role=principal", LEC_BAD_DATA}, /* leaves nothing */
        {"--target=role=principal --reference=role=principal", LEC_BAD_USAGE},
        {"--reference-list=a:1 --reference=role=other", LEC_BAD_USAGE},
        {"--reference-list=a:1 --stem=english", LEC_BAD_USAGE},
        {"--reference-list=a:10 --reference-size=5", LEC_BAD_DATA},
        {"--reference-list=a:0", LEC_BAD_DATA},
        {"--measures=chi3", LEC_BAD_USAGE},
        {"--prior-words=0", LEC_BAD_USAGE},
    };
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus = corpus_from(arena, "P: a a b");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const lec_table *table = NULL;
        lec_error error = {""};
        CHECK_COUNT(
            try_analysis(arena, "keyness", corpus, NULL, cases[i].options, NULL, &table, &error),
            cases[i].status, cases[i].options);
        if (cases[i].status == LEC_OK) CHECK_COUNT(lec_table_row_count(table), 0, "no journalist");
    }
    /* one type only: nothing to tell apart */
    const lec_table *table =
        run_analysis(arena, "keyness", corpus_from(arena, "P: a a / J: a"), NULL, "--measures=all");
    CHECK_NUMBER(table_number(table, 0, "log_ratio"), 0, 0, "the same rate");
    for (size_t c = 0; c < lec_table_column_count(table); c++)
        if (lec_table_columns(table)[c].type == LEC_NUMBER)
            CHECK_TRUE(!isinf(lec_table_cell(table, 0, c).number),
                       lec_table_columns(table)[c].name);
    lec_arena_free(arena);
}

const lec_test lec_tests_keyness[] = {
    {"answers", test_answers}, {"all_of_principal", test_all_of_principal},
    {"swap", test_swap},       {"conferences", test_conferences},
    {"threads", test_threads}, {"burst", test_burst},
    {"list", test_list},       {"once", test_once},
    {"edges", test_edges},     {0},
};
