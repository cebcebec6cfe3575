/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/measure/hypergeometric.h"

#include "tests/support/check.h"
#include "tests/support/reference.h"

/* Exact integer arithmetic, to the digits shown; the tables are named by who discussed them. */
static const struct {
    lec_contingency table;
    double log10_greater, log10_probability;
    const char *what;
} exact[] = {
    {{108, 892, 107, 8893}, -51.26834630432696237, -51.31325687586641955, "scipy issue 8692 a"},
    {{108, 1892, 107, 7893}, -22.86744124451664239, -22.98317318224487698, "scipy issue 8692 c"},
    {{41, 9, 259, 1291}, -22.12118252080785814, -22.14013382234281774, "scipy issue 8692 e"},
    {{461, 699, 497, 137007}, -718.3205780736465353, -718.3229681459664539, "Gries 4: give"},
    {{128, 666, 830, 137040}, -131.2336734331114876, -131.2474654814904163, "Gries 4: tell"},
    {{64, 282, 894, 137424}, -69.29147955270433522, -69.30390584336078342, "Gries 4: send"},
    {{150, 12443, 782, 14294293}, -281.8510882071434212, -281.8530503997835050, "most powerful"},
    {{8, 15820, 4667, 14287173}, -0.8188120355926152, -1.142479502680949294, "new companies"},
    {{110, 2442, 111, 29114}, -60.01039515711948698, -60.04837384888502826, "the swiss"},
    {{10, 0, 3, 31764}, -36.00438479995801904, -36.00438479995801904, "mineral water"},
    {{53, 243, 7843, 53310}, -2.112186481280604639, -2.554740933240158865, "peuple D5"},
    {{5610, 168938, 2257, 10233063}, -7969.960662515139288, -7969.963556134791999, "of course"},
    {{8, 18, 1, 216}, -7.311388362297380875, -7.315372743288969703, "Russia and China"},
};

static void test_exact_values(void)
{
    for (size_t i = 0; i < sizeof exact / sizeof *exact; i++) {
        CHECK_NUMBER(lec_fisher_greater_log10_p(&exact[i].table), exact[i].log10_greater, 1e-14,
                     exact[i].what);
        CHECK_NUMBER(lec_hypergeometric_log10_probability(&exact[i].table),
                     exact[i].log10_probability, 1e-14, exact[i].what);
    }
}

static void test_reference_file(void)
{
    reference *file = reference_open("reference/exact_hypergeometric_tails.csv");
    if (file == NULL) SKIP("../shared is absent");
    for (size_t row = 0; row < reference_rows(file); row++) {
        const lec_contingency table = lec_contingency_of_margins(
            reference_number(file, row, "k"), reference_number(file, row, "K(row)"),
            reference_number(file, row, "n(col)"), reference_number(file, row, "N"));
        const char *what = reference_text(file, row, "case");
        const double greater = reference_number(file, row, "log10 P(X>=k) exact");
        const double equal = reference_number(file, row, "log10 P(X=k) exact");
        CHECK_TRUE(fabs(lec_fisher_greater_log10_p(&table) - greater) < TOLERANCE_LOG10_P, what);
        CHECK_TRUE(fabs(lec_hypergeometric_log10_probability(&table) - equal) < TOLERANCE_LOG10_P,
                   what);
    }
    reference_close(file);
}

/* Sixty-digit arithmetic (mpmath 1.3.0): the ratio recursion up to N = 10^8 and where few terms
 * count, else the sum by Euler and Maclaurin from integrals of the probability. */
static void test_large_counts(void)
{
    static const struct {
        lec_contingency table;
        double log10_greater;
    } cases[] = {
        {{25050000, 24950000, 24950000, 25050000}, -88.558411754948135},
        {{2500500000, 2499500000, 2499500000, 2500500000}, -88.559921772266064},
        {{2500100000, 2499900000, 2499900000, 2500100000}, -4.4992982053995334},
        {{1000700000, 999300000, 1999300000, 2000700000}, -321.18905097058034},
        {{10, 1999999990, 29990, 3999970010}, -2.7609234352144666e-28},
        {{2251799863685248, 2251799763685248, 2251799763685248, 2251799863685248},
         -1.7558724931309217},
        {{2251799913685248, 2251799713685248, 2251799713685248, 2251799913685248},
         -4.9028690074657714},
        {{2251809813685248, 2251789813685248, 2251789813685248, 2251809813685248},
         -38576.122515886177},
        {{1125899956842624, 3377699670527872, 1125899856842624, 3377699770527872},
         -2.1261025579548305},
        {{1000, 4503599627369496, 3, 4503599627370493}, -293.70733194124042},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        CHECK_NUMBER(lec_fisher_greater_log10_p(&cases[i].table), cases[i].log10_greater, 1e-13,
                     "large counts");
}

/* Just below and above the length from which a tail is integrated: N = 4 m, X = m + 1, where
 * P(X >= m + 1) = (1 - P(X = m)) / 2 by symmetry. */
static void test_long_sum_and_integral_meet(void)
{
    for (uint32_t count = 300000000; count < 600000000; count += 12345678) {
        const double m = count;
        const lec_contingency middle = {m, m, m, m}, next = {m + 1, m - 1, m - 1, m + 1};
        const double at_middle = pow(10, lec_hypergeometric_log10_probability(&middle));
        CHECK_NUMBER(lec_fisher_greater_log10_p(&next), log10((1 - at_middle) / 2), 1e-13,
                     "half of what the middle leaves");
    }
}

/* n! / (k! (n - k)!), exact for the small n below */
static double choose(int n, int k)
{
    double product = 1;
    for (int i = 1; i <= k; i++) product = product * (n - k + i) / i;
    return product;
}

/* The tails by adding C(R1, k) C(R2, C1 - k), whole numbers. */
static void check_against_enumeration(int first, int second, int total)
{
    const int smallest = first + second > total ? first + second - total : 0;
    const int largest = first < second ? first : second;
    for (int both = smallest; both <= largest; both++) {
        const lec_contingency table = lec_contingency_of_margins(both, first, second, total);
        const double own = choose(first, both) * choose(total - first, second - both);
        double greater = 0, less = 0, two_sided = 0;
        for (int k = smallest; k <= largest; k++) {
            const double ways = choose(first, k) * choose(total - first, second - k);
            if (k >= both) greater += ways;
            if (k <= both) less += ways;
            if (ways <= own) two_sided += ways;
        }
        const double all = choose(total, second);
        CHECK_NUMBER(lec_fisher_greater_log10_p(&table), log10(greater / all), 1e-14, "greater");
        CHECK_NUMBER(lec_fisher_less_log10_p(&table), log10(less / all), 1e-14, "less");
        CHECK_NUMBER(lec_fisher_two_sided_log10_p(&table), log10(two_sided / all), 1e-14, "two");
    }
}

/* Every table with N = 13 */
static void test_all_small_tables(void)
{
    for (int first = 0; first <= 13; first++)
        for (int second = 0; second <= 13; second++) check_against_enumeration(first, second, 13);
}

/* p-values from R 4.2.2 fisher.test, except where a publication is named. */
static void test_published_p(void)
{
    static const struct {
        lec_contingency table;
        double greater, less, two_sided, tolerance;
        const char *what;
    } cases[] = {
        {{1, 3, 3, 1},
         0.98571428571428571,
         0.24285714285714286,
         0.48571428571428571,
         1e-14,
         "Pedersen 1996: 69/70, 17/70, 34/70"},
        {{2, 10, 15, 3},
         0.99998451901868612,
         4.651809433629053e-4,
         5.3672411914343636e-4,
         1e-14,
         "convictions, Fisher"},
        {{6, 0, 45, 192},
         6.7020614515389e-5,
         1,
         6.7020614515389e-5,
         1e-14,
         "position of strength, Ukraine: sentences"},
        {{4, 0, 4, 6}, 0.06993006993006993, 1, 0.08491508491508491, 1e-14, "the same: SG turns"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const lec_contingency *table = &cases[i].table;
        CHECK_NUMBER(pow(10, lec_fisher_greater_log10_p(table)), cases[i].greater,
                     cases[i].tolerance, cases[i].what);
        CHECK_NUMBER(pow(10, lec_fisher_less_log10_p(table)), cases[i].less, cases[i].tolerance,
                     cases[i].what);
        CHECK_NUMBER(pow(10, lec_fisher_two_sided_log10_p(table)), cases[i].two_sided,
                     cases[i].tolerance, cases[i].what);
    }
    /* `do` in Gries's ditransitives: three rules, three numbers; R's is 1.752536132 */
    const lec_contingency verb_do = lec_contingency_of_margins(10, 2963, 958, 138664);
    CHECK_NUMBER(lec_fisher_two_sided_log10_p(&verb_do), -1.752536132, 5e-10, "do");
}

/* Lafon 1980, Robespierre: 10 texts, 6 words; signed log10 p as in R's textometry 0.1.6. */
static void test_specificities(void)
{
    reference *counts = reference_open("reference/robespierre_counts.csv");
    reference *wanted = reference_open("reference/specificities_robespierre_P_ge.csv");
    if (counts != NULL && wanted != NULL) {
        double text_size[10] = {0}, total = 0;
        char text[10][4];
        for (size_t t = 0; t < 10; t++) {
            snprintf(text[t], sizeof text[t], "D%zu", t + 1);
            for (size_t w = 0; w < 6; w++) text_size[t] += reference_number(counts, w, text[t]);
            total += text_size[t];
        }
        for (size_t w = 0; w < 6; w++) {
            double word_count = 0;
            for (size_t t = 0; t < 10; t++) word_count += reference_number(counts, w, text[t]);
            for (size_t t = 0; t < 10; t++) {
                const lec_contingency table = lec_contingency_of_margins(
                    reference_number(counts, w, text[t]), text_size[t], word_count, total);
                CHECK_NUMBER(lec_specificity(&table), reference_number(wanted, w, text[t]), 1e-12,
                             text[t]);
            }
        }
    }
    reference_close(counts);
    reference_close(wanted);
    if (counts == NULL || wanted == NULL) SKIP("../shared is absent");
}

static void test_specificity_of_peuple(void)
{
    /* the same source: peuple, 14 of 6903 words in D4 and 53 of 7896 in D5, 296 of 61449 in all */
    const lec_contingency d4 = lec_contingency_of_margins(14, 6903, 296, 61449);
    const lec_contingency d5 = lec_contingency_of_margins(53, 7896, 296, 61449);
    CHECK_NUMBER(lec_specificity(&d4), -4.17433315131149, 1e-13, "less than expected");
    CHECK_NUMBER(lec_specificity(&d5), 2.1121864812806, 1e-13, "more than expected");
}

static void test_degenerate(void)
{
    static const lec_contingency certain[] = {{0, 0, 0, 0},
                                              {1, 0, 0, 0},
                                              {0, 0, 0, 1},
                                              {0, 0, 5, 7},
                                              {5, 7, 0, 0},
                                              {0, 5, 0, 7},
                                              {9007199254740992, 0, 0, 0},
                                              {0, 9007199254740992, 0, 1}};
    for (size_t i = 0; i < sizeof certain / sizeof *certain; i++) {
        const double values[] = {lec_hypergeometric_log10_probability(&certain[i]),
                                 lec_fisher_greater_log10_p(&certain[i]),
                                 lec_fisher_less_log10_p(&certain[i]),
                                 lec_fisher_two_sided_log10_p(&certain[i]),
                                 lec_specificity(&certain[i]),
                                 lec_hypergeometric_variance(&certain[i])};
        for (size_t v = 0; v < sizeof values / sizeof *values; v++)
            CHECK_TRUE(values[v] == 0 && !signbit(values[v]), "only one table: p = 1");
    }
    static const lec_contingency undefined[] = {
        {1, 3, 3, -1}, {1, NAN, 3, 1}, {1, 3, INFINITY, 1}, {1.5, 3, 3, 1}};
    for (size_t i = 0; i < sizeof undefined / sizeof *undefined; i++) {
        CHECK_NUMBER(lec_hypergeometric_log10_probability(&undefined[i]), NAN, 0, "not counts");
        CHECK_NUMBER(lec_fisher_greater_log10_p(&undefined[i]), NAN, 0, "not counts");
        CHECK_NUMBER(lec_fisher_less_log10_p(&undefined[i]), NAN, 0, "not counts");
        CHECK_NUMBER(lec_fisher_two_sided_log10_p(&undefined[i]), NAN, 0, "not counts");
        CHECK_NUMBER(lec_specificity(&undefined[i]), NAN, 0, "not counts");
    }
    /* p so near 1 that its logarithm underflows is a plain 0, not -0 */
    const lec_contingency attracted = {9000, 0, 0, 9000};
    CHECK_TRUE(!signbit(lec_fisher_less_log10_p(&attracted)), "no -0");
}

/* Transposing changes no tail; exchanging the groups exchanges the tails. */
static void test_symmetry(void)
{
    static const lec_contingency tables[] = {
        {7, 2, 3, 7}, {461, 699, 497, 137007}, {3, 4321, 777, 12}, {0, 41, 57, 911}};
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        const lec_contingency transposed = lec_contingency_transpose(&tables[i]);
        const lec_contingency swapped = lec_contingency_swap_groups(&tables[i]);
        const double greater = lec_fisher_greater_log10_p(&tables[i]);
        const double less = lec_fisher_less_log10_p(&tables[i]);
        const double two_sided = lec_fisher_two_sided_log10_p(&tables[i]);
        CHECK_NUMBER(lec_fisher_greater_log10_p(&transposed), greater, 1e-14, "transposed");
        CHECK_NUMBER(lec_fisher_two_sided_log10_p(&transposed), two_sided, 1e-14, "transposed");
        CHECK_NUMBER(lec_fisher_less_log10_p(&swapped), greater, 1e-14, "swapped");
        CHECK_NUMBER(lec_fisher_greater_log10_p(&swapped), less, 1e-14, "swapped");
        CHECK_NUMBER(lec_fisher_two_sided_log10_p(&swapped), two_sided, 1e-14, "swapped");
        CHECK_NUMBER(lec_specificity(&swapped), -lec_specificity(&tables[i]), 1e-14, "sign");
    }
}

static void test_moments(void)
{
    /* By hand: R1 = 9, C1 = 10, N = 19: 90/19 and 9 * 10 * 10 * 9 / (19^2 * 18) = 450/361 */
    const lec_contingency table = {7, 2, 3, 7};
    CHECK_NUMBER(lec_hypergeometric_mean(&table), 90.0 / 19, 1e-15, "mean");
    CHECK_NUMBER(lec_hypergeometric_variance(&table), 450.0 / 361, 1e-15, "variance");
    const lec_contingency empty = {0, 0, 0, 0};
    CHECK_NUMBER(lec_hypergeometric_mean(&empty), 0, 0, "mean of nothing");
}

const lec_test lec_tests_hypergeometric[] = {
    {"exact_values", test_exact_values},
    {"reference_file", test_reference_file},
    {"large_counts", test_large_counts},
    {"long_sum_and_integral_meet", test_long_sum_and_integral_meet},
    {"all_small_tables", test_all_small_tables},
    {"published_p", test_published_p},
    {"specificities", test_specificities},
    {"specificity_of_peuple", test_specificity_of_peuple},
    {"degenerate", test_degenerate},
    {"symmetry", test_symmetry},
    {"moments", test_moments},
    {0},
};
