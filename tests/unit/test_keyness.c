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
    {"log_ratio", "logratio_0.5zero", TOLERANCE_CLOSED_FORM},
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
        CHECK_TRUE(table_number(table, row, "g2") <= last, "by g2");
        last = table_number(table, row, "g2");
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

const lec_test lec_tests_keyness[] = {
    {"answers", test_answers},
    {"all_of_principal", test_all_of_principal},
    {0},
};
