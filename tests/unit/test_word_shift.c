/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/measure/word_shift.h"

#include "analysis/measure/distance.h"
#include "tests/support/check.h"
#include "tests/support/reference.h"

enum { WORDS = 6 };
static const double first[WORDS] = {13, 7, 0, 2, 29, 1}, second[WORDS] = {5, 0, 3, 2, 17, 9};
static const double first_total = 52, second_total = 36;

static double entropy(const double *x, double total)
{
    double sum = 0;
    for (size_t i = 0; i < WORDS; i++)
        if (x[i] > 0) sum += x[i] / total * log2(total / x[i]);
    return sum;
}

/* The contributions sum to a difference that is computed in another way. */
static void test_sums(void)
{
    double part[WORDS], sum = 0;
    CHECK_NUMBER(lec_shift_proportion(first, second, WORDS, part), 0, TOLERANCE_CLOSED_FORM,
                 "proportions");
    CHECK_NUMBER(part[1], -7.0 / 52, TOLERANCE_CLOSED_FORM, "one proportion");
    CHECK_NUMBER(lec_shift_entropy(first, second, WORDS, part),
                 entropy(second, second_total) - entropy(first, first_total), TOLERANCE_CLOSED_FORM,
                 "entropy");
    CHECK_NUMBER(lec_shift_jensen_shannon(first, second, WORDS, 0.3, part),
                 lec_jensen_shannon(first, second, NULL, WORDS, 0.3), TOLERANCE_CLOSED_FORM, "JSD");
    for (size_t i = 0; i < WORDS; i++) {
        CHECK_TRUE(part[i] >= 0, "each part of the JSD is 0 or more");
        sum += part[i];
    }
    CHECK_NUMBER(sum, lec_jensen_shannon(first, second, NULL, WORDS, 0.3), TOLERANCE_CLOSED_FORM,
                 "the parts themselves");
    double smoothed[WORDS];
    for (size_t i = 0; i < WORDS; i++) smoothed[i] = first[i] + 0.5;
    CHECK_NUMBER(lec_shift_kullback_leibler(smoothed, second, WORDS, part),
                 lec_kullback_leibler(second, smoothed, NULL, WORDS), TOLERANCE_CLOSED_FORM, "KLD");
    CHECK_NUMBER(part[1], 0, 0, "a word that the second text does not have");
}

static void test_lexicon(void)
{
    const double score[WORDS] = {1.5, 7.25, 5, 8, 2.5, 6}, other[WORDS] = {2, 7, 5, 8.5, 3, 4};
    double part[WORDS], mean1 = 0, mean2 = 0, other_mean2 = 0;
    for (size_t i = 0; i < WORDS; i++) {
        mean1 += first[i] / first_total * score[i];
        mean2 += second[i] / second_total * score[i];
        other_mean2 += second[i] / second_total * other[i];
    }
    CHECK_NUMBER(lec_shift_lexicon(first, second, score, score, 5, WORDS, part), mean2 - mean1,
                 TOLERANCE_CLOSED_FORM, "one lexicon");
    /* Gallagher et al. 2021, eq. 2: (p2 - p1)(score - reference) */
    CHECK_NUMBER(part[0], (5.0 / 36 - 13.0 / 52) * (1.5 - 5), TOLERANCE_CLOSED_FORM, "one word");
    CHECK_NUMBER(lec_shift_lexicon(first, second, score, score, mean1, WORDS, part), mean2 - mean1,
                 TOLERANCE_CLOSED_FORM, "another reference, the same difference");
    CHECK_NUMBER(lec_shift_lexicon(first, second, score, other, 5, WORDS, part),
                 other_mean2 - mean1, TOLERANCE_CLOSED_FORM, "two lexicons");
}

static void test_symmetry(void)
{
    double forth[WORDS], back[WORDS];
    lec_shift_entropy(first, second, WORDS, forth);
    lec_shift_entropy(second, first, WORDS, back);
    for (size_t i = 0; i < WORDS; i++)
        CHECK_NUMBER(back[i], -forth[i], 0, "texts change places: the sign and nothing else");
    lec_shift_jensen_shannon(first, second, WORDS, 0.5, forth);
    lec_shift_jensen_shannon(second, first, WORDS, 0.5, back);
    for (size_t i = 0; i < WORDS; i++)
        CHECK_NUMBER(back[i], forth[i], TOLERANCE_CLOSED_FORM, "JSD is symmetric");
}

static void test_edges(void)
{
    const double none[WORDS] = {0};
    double part[WORDS];
    CHECK_NUMBER(lec_shift_entropy(none, second, WORDS, part), NAN, 0, "first empty");
    CHECK_NUMBER(part[0], NAN, 0, "and each word");
    CHECK_NUMBER(lec_shift_kullback_leibler(first, none, WORDS, part), NAN, 0, "second empty");
    CHECK_NUMBER(lec_shift_kullback_leibler(first, second, WORDS, part), NAN, 0, "KLD infinite");
    CHECK_NUMBER(part[2], NAN, 0, "at the word that the first text lacks");
    CHECK_NUMBER(part[3], 2.0 / 36 * log2(52.0 / 36), TOLERANCE_CLOSED_FORM, "not elsewhere");
    CHECK_NUMBER(lec_shift_proportion(first, second, 0, part), NAN, 0, "no words");
    CHECK_NUMBER(lec_shift_jensen_shannon(first, first, WORDS, 0.5, part), 0, 0, "the same text");
    const double large[] = {0x1p53, 0x1p53}, small[] = {3, 1};
    CHECK_NUMBER(lec_shift_entropy(small, large, 2, part), 1 - (2 - 0.75 * log2(3)),
                 TOLERANCE_CLOSED_FORM, "counts near 2^53");
}

/* What the Secretary General (target) and journalists (ref) said; differences are ref - target. */
static void check_reference(const char *path)
{
    enum { WORDS_MAX = 2000 };
    static double target[WORDS_MAX], other[WORDS_MAX], part[WORDS_MAX];
    reference *words = reference_open(path);
    if (words == NULL) SKIP("../shared/reference is absent");
    const size_t count = reference_rows(words);
    CHECK_TRUE(count > 500 && count <= WORDS_MAX, "words in the file");
    for (size_t i = 0; i < count && i < WORDS_MAX; i++) {
        target[i] = reference_number(words, i, "p_target");
        other[i] = reference_number(words, i, "p_ref");
    }
    lec_shift_proportion(target, other, count, part);
    for (size_t i = 0; i < count; i++)
        CHECK_NUMBER(part[i], reference_number(words, i, "proportion_shift(ref-target)"),
                     TOLERANCE_CLOSED_FORM, reference_text(words, i, "word"));
    lec_shift_entropy(target, other, count, part);
    for (size_t i = 0; i < count; i++)
        CHECK_NUMBER(part[i], reference_number(words, i, "entropy_shift_bits(ref-target)"),
                     TOLERANCE_CLOSED_FORM, reference_text(words, i, "word"));
    lec_shift_jensen_shannon(target, other, count, 0.5, part);
    for (size_t i = 0; i < count; i++)
        CHECK_NUMBER(part[i], reference_number(words, i, "jsd_contribution_bits"),
                     TOLERANCE_CLOSED_FORM, reference_text(words, i, "word"));
    reference_close(words);
}

static void test_reference(void)
{
    check_reference("reference/wordshift_SGall_vs_journalists.csv");
    check_reference("reference/wordshift_SGanswers_vs_journalists.csv");
}

const lec_test lec_tests_word_shift[] = {
    {"sums", test_sums},   {"lexicon", test_lexicon},     {"symmetry", test_symmetry},
    {"edges", test_edges}, {"reference", test_reference}, {0},
};
