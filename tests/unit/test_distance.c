/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/measure/distance.h"

#include "tests/support/check.h"
#include "tests/support/reference.h"

/* Source of the numbers without another: reference/anchors_misc.csv, computed with scipy. */
static void test_published(void)
{
    CHECK_NUMBER(lec_cosine((double[]){1, 2, 3, 0}, (double[]){2, 4, 1, 1}, NULL, 4),
                 0.7407437469876467, TOLERANCE_CLOSED_FORM, "cosine");
    const double x[] = {10, 5, 3, 2, 0}, y[] = {4, 4, 4, 4, 4}, twice[] = {8, 8, 8, 8, 8};
    CHECK_NUMBER(lec_jensen_shannon(x, y, NULL, 5, 0.5), 0.16475638862391173, TOLERANCE_CLOSED_FORM,
                 "JSD, equal weights");
    CHECK_NUMBER(lec_jensen_shannon(x, twice, NULL, 5, 1 / 3.0), 0.13740273088439278,
                 TOLERANCE_CLOSED_FORM, "JSD, weights by size");
    /* documentation of scipy.spatial.distance.jensenshannon: the square root is .46450140 nats */
    CHECK_NUMBER(
        sqrt(lec_jensen_shannon((double[]){1, 0}, (double[]){.5, .5}, NULL, 2, 0.5) * log(2)),
        0.46450140402245893, TOLERANCE_CLOSED_FORM, "JSD, scipy's example");
    CHECK_NUMBER(lec_jensen_shannon((double[]){1, 0, 0}, (double[]){0, 1, 0}, NULL, 3, 0.5), 1,
                 TOLERANCE_CLOSED_FORM, "JSD, nothing in common");
    /* by hand: .5 log2(.5/.25) + .5 log2(.5/.75) */
    CHECK_NUMBER(lec_kullback_leibler((double[]){3, 3}, (double[]){1, 3}, NULL, 2),
                 0.5 + 0.5 * log2(2 / 3.0), TOLERANCE_CLOSED_FORM, "KLD");
    /* by hand: 1 - sum sqrt(p q) = 1 - 1/sqrt 2 */
    CHECK_NUMBER(lec_hellinger((double[]){7, 0}, (double[]){2, 2}, NULL, 2), sqrt(1 - sqrt(0.5)),
                 TOLERANCE_CLOSED_FORM, "Hellinger");
    CHECK_NUMBER(lec_hellinger((double[]){3, 0}, (double[]){0, 2}, NULL, 2), 1,
                 TOLERANCE_CLOSED_FORM, "Hellinger, nothing in common");
}

static void test_labbe(void)
{
    /* by hand: E = 2 1 .5 .5 0 (N 8 -> 4); the fourth word is expected less than once and dropped,
     * the third is in a: |2-2| + |0-1| + |1-.5| + |1-0| = 2.5, over 4 + (2 + 1) */
    const double a[] = {2, 0, 1, 0, 1}, b[] = {4, 2, 1, 1, 0};
    CHECK_NUMBER(lec_labbe(a, b, NULL, 5), 2.5 / 7, TOLERANCE_CLOSED_FORM, "by hand");
    CHECK_NUMBER(lec_labbe(b, a, NULL, 5), 2.5 / 7, TOLERANCE_CLOSED_FORM, "either order");
    CHECK_NUMBER(lec_labbe(a, a, NULL, 5), 0, 0, "the same text");
    CHECK_NUMBER(lec_labbe((double[]){3, 0}, (double[]){0, 9}, NULL, 2), 1, TOLERANCE_CLOSED_FORM,
                 "nothing in common");
}

/* Words that are counted alike, one by one and at once. */
static void test_times(void)
{
    const double x[] = {3, 1, 1, 1, 0, 0}, y[] = {9, 2, 2, 2, 1, 1};
    const double few_x[] = {3, 1, 0}, few_y[] = {9, 2, 1}, times[] = {1, 3, 2};
    CHECK_NUMBER(lec_cosine(few_x, few_y, times, 3), lec_cosine(x, y, NULL, 6),
                 TOLERANCE_CLOSED_FORM, "cosine");
    CHECK_NUMBER(lec_jensen_shannon(few_x, few_y, times, 3, 0.3),
                 lec_jensen_shannon(x, y, NULL, 6, 0.3), TOLERANCE_CLOSED_FORM, "JSD");
    CHECK_NUMBER(lec_kullback_leibler(few_x, few_y, times, 3), lec_kullback_leibler(x, y, NULL, 6),
                 TOLERANCE_CLOSED_FORM, "KLD");
    CHECK_NUMBER(lec_hellinger(few_x, few_y, times, 3), lec_hellinger(x, y, NULL, 6),
                 TOLERANCE_CLOSED_FORM, "Hellinger");
    CHECK_NUMBER(lec_labbe(few_x, few_y, times, 3), lec_labbe(x, y, NULL, 6), TOLERANCE_CLOSED_FORM,
                 "Labbe");
}

static void test_undefined(void)
{
    const double none[] = {0, 0}, some[] = {3, 1}, first[] = {3, 0};
    static double (*const measures[])(const double *, const double *, const double *, size_t) = {
        lec_cosine, lec_kullback_leibler, lec_hellinger, lec_labbe};
    for (size_t i = 0; i < sizeof measures / sizeof *measures; i++) {
        CHECK_NUMBER(measures[i](none, some, NULL, 2), NAN, 0, "first empty");
        CHECK_NUMBER(measures[i](some, none, NULL, 2), NAN, 0, "second empty");
        CHECK_NUMBER(measures[i](some, none, NULL, 0), NAN, 0, "no words");
    }
    CHECK_NUMBER(lec_jensen_shannon(none, some, NULL, 2, 0.5), NAN, 0, "JSD of an empty text");
    CHECK_NUMBER(lec_kullback_leibler(some, first, NULL, 2), NAN, 0, "KLD would be infinite");
    CHECK_NUMBER(lec_kullback_leibler(first, some, NULL, 2), log2(4 / 3.0), TOLERANCE_CLOSED_FORM,
                 "KLD the other way");
    const double large = 0x1p53; /* the same proportions */
    CHECK_NUMBER(lec_cosine((double[]){large, large}, (double[]){2, 2}, NULL, 2), 1,
                 TOLERANCE_CLOSED_FORM, "cosine near 2^53");
    CHECK_NUMBER(lec_jensen_shannon((double[]){large, large}, (double[]){2, 2}, NULL, 2, 0.5), 0, 0,
                 "JSD near 2^53");
}

static void test_delta_by_hand(void)
{
    /* two documents: each z is +-1/sqrt 2 with the sample sd (+-1 with the population sd), so
     * Delta is sqrt 2 and the vectors are opposite; the second word is constant and left out */
    const double rate[] = {0.01, 0.5, 0.2, 0.03, 0.5, 0.11};
    double z[6];
    lec_standardise(rate, 2, 3, z);
    CHECK_NUMBER(z[1], NAN, 0, "a constant word has no z");
    CHECK_NUMBER(z[0], -sqrt(0.5), TOLERANCE_CLOSED_FORM, "z");
    CHECK_NUMBER(lec_burrows_delta(z, z + 3, 3), sqrt(2), TOLERANCE_CLOSED_FORM, "Delta");
    CHECK_NUMBER(lec_cosine_delta(z, z + 3, 3), 2, TOLERANCE_CLOSED_FORM, "opposite");
    CHECK_NUMBER(lec_cosine_delta(z, z, 3), 0, TOLERANCE_CLOSED_FORM, "the same");
    CHECK_NUMBER(lec_burrows_delta(z + 1, z + 4, 1), NAN, 0, "no usable word: Delta");
    CHECK_NUMBER(lec_cosine_delta(z + 1, z + 4, 1), NAN, 0, "no usable word: cosine");
    lec_standardise(rate, 1, 3, z);
    CHECK_NUMBER(z[0], NAN, 0, "one document");
}

/* Burrows's Delta between the 13 longer turns of a press conference on its 40 commonest words, by
 * the method of R package stylo (dist.delta). */
static void test_delta_reference(void)
{
    enum { TURNS = 13, WORDS = 40 };
    static const char *const turns[TURNS] = {"T0",  "T3",  "T6",  "T9",  "T12", "T15", "T18",
                                             "T21", "T24", "T28", "T31", "T34", "T37"};
    reference *counts = reference_open("reference/matrix_top40_by_SGturn.csv");
    reference *want = reference_open("reference/delta_SGturns_top40.csv");
    if (counts == NULL || want == NULL) {
        reference_close(counts);
        reference_close(want);
        SKIP("../shared/reference is absent");
    }
    double rate[TURNS * WORDS], z[TURNS * WORDS];
    for (size_t d = 0; d < TURNS; d++) {
        const double tokens = reference_number(counts, 0, turns[d]); /* the row _N */
        for (size_t w = 0; w < WORDS; w++)
            rate[d * WORDS + w] = reference_number(counts, w + 1, turns[d]) / tokens;
    }
    lec_standardise(rate, TURNS, WORDS, z);
    for (size_t i = 0; i < TURNS; i++)
        for (size_t j = 0; j < TURNS; j++)
            CHECK_NUMBER(lec_burrows_delta(z + i * WORDS, z + j * WORDS, WORDS),
                         reference_number(want, i, turns[j]), TOLERANCE_CLOSED_FORM, turns[i]);
    reference_close(counts);
    reference_close(want);
}

/* Divergences between what the Secretary General and what journalists said. */
static void check_divergence(const char *words_path, const char *want_path, double target_tokens,
                             double reference_tokens)
{
    enum { WORDS_MAX = 2000 };
    static double target[WORDS_MAX], other[WORDS_MAX];
    reference *words = reference_open(words_path), *want = reference_open(want_path);
    if (words == NULL || want == NULL) {
        reference_close(words);
        reference_close(want);
        SKIP("../shared/reference is absent");
    }
    const size_t count = reference_rows(words);
    CHECK_TRUE(count > 500 && count <= WORDS_MAX, "words in the file");
    for (size_t i = 0; i < count && i < WORDS_MAX; i++) {
        target[i] = reference_number(words, i, "p_target");
        other[i] = reference_number(words, i, "p_ref");
    }
    const double by_size = target_tokens / (target_tokens + reference_tokens);
    const size_t equal_row = reference_find(want, "measure", "JSD_bits_equal");
    const size_t size_row = reference_find(want, "measure", "JSD_bits_sizeweighted");
    const size_t cosine_row = reference_find(want, "measure", "cosine_relfreq");
    CHECK_NUMBER(lec_jensen_shannon(target, other, NULL, count, 0.5),
                 reference_number(want, equal_row, "value"), TOLERANCE_CLOSED_FORM, "equal");
    CHECK_NUMBER(lec_jensen_shannon(target, other, NULL, count, by_size),
                 reference_number(want, size_row, "value"), TOLERANCE_CLOSED_FORM, "by size");
    CHECK_NUMBER(lec_cosine(target, other, NULL, count),
                 reference_number(want, cosine_row, "value"), TOLERANCE_CLOSED_FORM, "cosine");
    reference_close(words);
    reference_close(want);
}

static void test_divergence_reference(void)
{
    check_divergence("reference/wordshift_SGall_vs_journalists.csv",
                     "reference/divergence_SGall_vs_journalists.csv", 3280, 852);
    check_divergence("reference/wordshift_SGanswers_vs_journalists.csv",
                     "reference/divergence_SGanswers_vs_journalists.csv", 2795, 852);
}

const lec_test lec_tests_distance[] = {
    {"published", test_published},
    {"labbe", test_labbe},
    {"times", test_times},
    {"undefined", test_undefined},
    {"delta_by_hand", test_delta_by_hand},
    {"delta_reference", test_delta_reference},
    {"divergence_reference", test_divergence_reference},
    {0},
};
