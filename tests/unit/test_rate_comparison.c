/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/measure/rate_comparison.h"

#include "analysis/measure/association.h"
#include "analysis/measure/association_measures.h"
#include "analysis/measure/hypergeometric.h"
#include "analysis/measure/multiple_tests.h"
#include "tests/support/check.h"
#include "tests/support/reference.h"

static void test_published(void)
{
    const lec_contingency zero = lec_contingency_of_groups(5, 1000, 0, 1000);
    CHECK_NUMBER(lec_log_ratio(&zero, 0.5), log2(21), 1e-15,
                 "by hand: 5/1000 against 0, 0.5/2000 = 0.00025 more for both: 0.00525/0.00025");
    const lec_contingency once = lec_contingency_of_groups(1, 3000, 0, 1000);
    CHECK_NUMBER(lec_log_ratio(&once, 0.5), log2(1 + 8 / 3.0), 1e-15,
                 "by hand: (1/3000 + 1/8000) / (1/8000); the sign of the larger side");
    const lec_contingency other = lec_contingency_of_groups(0, 3000, 1, 1000);
    CHECK_NUMBER(lec_log_ratio(&other, 0.5), -log2(9), 1e-15, "(1/8000) / (1/1000 + 1/8000)");
    const lec_contingency triple = lec_contingency_of_groups(6, 10000, 2, 10000);
    CHECK_NUMBER(lec_log_ratio(&triple, 0.5), log2(3), 1e-15, ".0006 against .0002");
    CHECK_NUMBER(lec_relative_risk(&triple), 3, 1e-15, ".0006 against .0002");
    /* Gabrielatos & Marchi 2011 print 88.7; all digits by division: 100 (p1 - p2) / p2 */
    const lec_contingency marchi = lec_contingency_of_groups(206523, 959641, 178174, 1562358);
    CHECK_NUMBER(lec_percent_difference(&marchi), 88.71040904269995, 1e-13, "%DIFF");
    const lec_contingency absent = lec_contingency_of_groups(0, 1000, 7, 1000);
    CHECK_NUMBER(lec_percent_difference(&absent), -100, 1e-15, "%DIFF of an absent word");
    const lec_contingency hofland = lec_contingency_of_groups(18, 1e6, 35, 1e6);
    CHECK_NUMBER(lec_difference_coefficient(&hofland), -17.0 / 53, 1e-15, "Hofland & Johansson");
    /* Kilgarriff 2009: 35 in 112289776 and 263 in 1559716979 tokens */
    const lec_contingency kilgarriff = lec_contingency_of_groups(35, 112289776, 263, 1559716979);
    CHECK_NUMBER(lec_simple_maths(&kilgarriff, 1), 1.1224, 5e-5, "simple maths, k = 1");
    CHECK_NUMBER(lec_simple_maths(&kilgarriff, 100),
                 (100 + 35 / 112.289776) / (100 + 263 / 1559.716979), 1e-14, "k = 100");
}

/* R 4.2.2: qbeta((1 - level) / 2 / tests, a, b + 1) and the upper tail of (a + 1, b), log2 of
 * n2 / n1 * tau / (1 - tau). */
static const struct {
    double a, n1, b, n2, level, tests, low, high, conservative;
} intervals[] = {
    {75, 2795, 4, 852, .95, 1, 1.098784174210126, 4.427711312945286, 1.098784174210126},
    {75, 2795, 4, 852, .95, 853, 0.09475409015158313, 7.130362749843993, 0.09475409015158313},
    {31, 2795, 0, 852, .95, 853, -0.3931346710851168, NAN, 0},
    {0, 2795, 6, 852, .95, 1, NAN, -1.949557776942977, -1.949557776942977},
    {22, 2795, 24, 852, .95, 853, -3.676778138016935, -0.03362791478886478, -0.03362791478886478},
    {22, 2795, 24, 852, .99, 1, -3.015185945840552, -0.6761037141711448, -0.6761037141711448},
    {1, 100, 1, 200, .5, 1, -1.692449877313569, 3.692449877313569, 0},
    {16217, 2796938, 735, 2087946, .95, 1e4, 3.798586396166393, 4.297680402742169,
     3.798586396166393},
    {206523, 959641, 178174, 1562358, .95, 1, 0.9070242626546746, 0.9253247985700465,
     0.9070242626546746},
    {5, 1000, 0, 1000, .95, 1, -0.1260201320609631, NAN, 0},
};

static void test_exact_interval(void)
{
    for (size_t i = 0; i < sizeof intervals / sizeof *intervals; i++) {
        const lec_contingency table = lec_contingency_of_groups(intervals[i].a, intervals[i].n1,
                                                                intervals[i].b, intervals[i].n2);
        const double level = intervals[i].level, tests = intervals[i].tests;
        const lec_interval interval = lec_log_ratio_interval(&table, level, tests);
        CHECK_NUMBER(interval.low, intervals[i].low, 1e-13, "low");
        CHECK_NUMBER(interval.high, intervals[i].high, 1e-13, "high");
        CHECK_NUMBER(lec_conservative_log_ratio(&table, level, tests), intervals[i].conservative,
                     1e-13, "conservative");
    }
}

/* Closed forms: for b = 0, tau^a = alpha; for a = b = 1 of groups of one size, tau = 1 - sqrt(1 -
 * alpha) at the low end. */
static void test_interval_in_closed_form(void)
{
    const lec_contingency only = lec_contingency_of_groups(17, 5000, 0, 5000);
    const double tau = pow(0.005, 1.0 / 17); /* level 0.99 */
    CHECK_NUMBER(lec_log_ratio_interval(&only, 0.99, 1).low, log2(tau / (1 - tau)), 1e-14, "b = 0");
    const lec_contingency one_each = lec_contingency_of_groups(1, 4000, 1, 4000);
    const double low = 1 - sqrt(1 - 0.025);
    const lec_interval interval = lec_log_ratio_interval(&one_each, 0.95, 1);
    CHECK_NUMBER(interval.low, log2(low / (1 - low)), 1e-13, "one each, low");
    CHECK_NUMBER(interval.high, -log2(low / (1 - low)), 1e-13, "one each, high");
    CHECK_NUMBER(lec_conservative_log_ratio(&one_each, 0.95, 1), 0, 0, "one each");
}

/* Where the tail is integrated instead of summed: for large a + b the logit of tau is normal with
 * variance 1/a + 1/b, to an error of the order of 1 / (a + b) and of the skewness. */
static void test_large_counts(void)
{
    const double z = 1.959963984540054, a = 4503599627370496; /* 2^52 */
    const lec_contingency table = {a, a, a, a};
    const lec_interval interval = lec_log_ratio_interval(&table, 0.95, 1);
    const double half = z * sqrt(2 / a) / log(2);
    CHECK_NUMBER(interval.high / half, 1, 1e-6, "high");
    CHECK_NUMBER(interval.low / half, -1, 1e-6, "low");
    CHECK_NUMBER(lec_conservative_log_ratio(&table, 0.95, 1), 0, 0, "equal rates");
    /* forty-digit arithmetic (mpmath 1.3.0), the tail as in test_hypergeometric.c */
    const lec_contingency billions = lec_contingency_of_groups(4e9, 1e12, 1e9, 1e12);
    CHECK_NUMBER(lec_log_ratio_interval(&billions, 0.95, 1).low, 1.99990002778202604, 1e-14,
                 "billions");
}

static void test_log_odds(void)
{
    /* By hand (statistics.md 1.1): 10 of 100 against 5 of 200, alpha .1 of 10:
     * ln(10.1 / 99.9) - ln(5.1 / 204.9), 1 / 10.1 + 1 / 5.1 */
    const lec_contingency table = lec_contingency_of_groups(10, 100, 5, 200);
    const lec_log_odds odds = lec_log_odds_dirichlet(&table, (lec_dirichlet_prior){0.1, 10});
    CHECK_NUMBER(odds.log_odds, 1.401647254, 5e-10, "log odds");
    CHECK_NUMBER(odds.log_odds, log(10.1 / 99.9) - log(5.1 / 204.9), 1e-15, "log odds");
    CHECK_NUMBER(odds.variance, 1 / 10.1 + 1 / 5.1, 1e-15, "variance");
    CHECK_NUMBER(odds.z, 2.580255494, 5e-10, "z");
    static const lec_dirichlet_prior impossible[] = {
        {0, 10}, {10, 10}, {-1, 10}, {NAN, 10}, {1, INFINITY}};
    for (size_t i = 0; i < sizeof impossible / sizeof *impossible; i++)
        CHECK_NUMBER(lec_log_odds_dirichlet(&table, impossible[i]).z, NAN, 0, "no prior");
}

typedef struct {
    lec_contingency table;
    reference *file, *background;
    size_t row;
    double prior_size; /* tokens of the background that are words of the file */
} keyness_row;

static void check_cell(const keyness_row *this, const char *column, double got)
{
    /* the reference's exact tails are differences of lgamma, good to some 1e-11, and so is the p of
     * a G2 near 0 that was added up as it stands */
    const bool is_p = strstr(column, "log10") != NULL || strstr(column, "fisher") != NULL ||
                      strstr(column, "_G2") != NULL;
    const double want = reference_number(this->file, this->row, column);
    const double finite = isinf(want) ? NAN : want;
    char what[256];
    snprintf(what, sizeof what, "%s of %s", column, reference_text(this->file, this->row, "word"));
    CHECK_NUMBER(got, finite, is_p ? TOLERANCE_LOG10_P : 2e-12, what);
}

static void check_keyness_row(const keyness_row *this)
{
    const lec_contingency *table = &this->table;
    check_cell(this, "G2_4cell", lec_g2(table));
    check_cell(this, "G2_2term", lec_g2_2term(table));
    check_cell(this, "log10p_G2", lec_log10_p_chi2_1df(lec_g2(table)));
    check_cell(this, "chi2", lec_chi2(table));
    check_cell(this, "chi2_yates", lec_chi2_yates(table));
    check_cell(this, "fisher_two_p", pow(10, lec_fisher_two_sided_log10_p(table)));
    check_cell(this, "fisher_greater_p", pow(10, lec_fisher_greater_log10_p(table)));
    check_cell(this, "odds_ratio", lec_odds_ratio(table));
    if (table->both > 0 && table->second_only > 0) /* where it is 0 the reference puts 1/2 */
        check_cell(this, "logratio_0.5zero", lec_log_ratio(table, 0.5));
    check_cell(this, "pctdiff", lec_percent_difference(table));
    check_cell(this, "relrisk", lec_relative_risk(table));
    check_cell(this, "BIC_4cell", lec_bic(table));
    check_cell(this, "simplemaths_k1_per_million", lec_simple_maths(table, 1));
    check_cell(this, "simplemaths_k100", lec_simple_maths(table, 100));
    check_cell(this, "specificity_signed_log10", lec_specificity(table));
    check_cell(this, "DeltaP", lec_delta_p_forward(table));
    check_cell(this, "diffcoef", lec_difference_coefficient(table));
    check_cell(this, "williams_q", lec_williams_q(table));
}

/* How often the row's word is in the whole text */
static double background_count(const keyness_row *this)
{
    const size_t place =
        reference_find(this->background, "word", reference_text(this->file, this->row, "word"));
    return reference_number(this->background, place, "freq");
}

/* Uniform priors over the words of the two groups, and their counts in the whole text as a prior.
 */
static void check_log_odds_row(const keyness_row *this)
{
    const double words = (double)reference_rows(this->file);
    const double count = background_count(this), size = this->prior_size;
    const lec_dirichlet_prior priors[] = {
        {0.01, 0.01 * words}, {0.5, 0.5 * words}, {count, size}, {500 * count / size, 500}};
    const char *const columns[] = {"logodds_z_uniform0.01", "logodds_z_uniform0.5",
                                   "logodds_z_informative(a0=body_N,alpha=body_freq)",
                                   "logodds_z_informative_scaled500"};
    for (size_t i = 0; i < sizeof priors / sizeof *priors; i++)
        check_cell(this, columns[i], lec_log_odds_dirichlet(&this->table, priors[i]).z);
    const lec_log_odds informative = lec_log_odds_dirichlet(&this->table, priors[2]);
    check_cell(this, "delta_informative", informative.log_odds);
    check_cell(this, "var_informative", informative.variance);
}

static void check_keyness_file(const char *relative)
{
    keyness_row this = {.file = reference_open(relative),
                        .background = reference_open("reference/wordfreq_body.csv")};
    if (this.file == NULL || this.background == NULL) SKIP("../shared is absent");
    const size_t rows = reference_rows(this.file);
    CHECK_TRUE(rows > 800, relative);
    for (this.row = 0; this.row < rows; this.row++) this.prior_size += background_count(&this);
    lec_arena *arena = lec_arena_new();
    double *log10_p = lec_new(arena, double, rows);
    double *holm = lec_new(arena, double, rows), *bh = lec_new(arena, double, rows);
    for (this.row = 0; this.row < rows; this.row++) {
        this.table = lec_contingency_of_groups(reference_number(this.file, this.row, "f_target"),
                                               reference_number(this.file, this.row, "n_target"),
                                               reference_number(this.file, this.row, "f_ref"),
                                               reference_number(this.file, this.row, "n_ref"));
        check_keyness_row(&this);
        check_log_odds_row(&this);
        log10_p[this.row] = lec_log10_p_chi2_1df(lec_g2(&this.table));
    }
    lec_adjust_log10_p(LEC_ADJUST_HOLM, log10_p, rows, arena, holm);
    lec_adjust_log10_p(LEC_ADJUST_BH, log10_p, rows, arena, bh);
    for (this.row = 0; this.row < rows; this.row++) {
        check_cell(&this, "holm_G2", pow(10, holm[this.row]));
        check_cell(&this, "BH_G2", pow(10, bh[this.row]));
    }
    lec_arena_free(arena);
    reference_close(this.file);
    reference_close(this.background);
}

static void test_answers_against_journalists(void)
{
    check_keyness_file("reference/keyness_SGanswers_vs_journalists.csv");
}

static void test_all_against_journalists(void)
{
    check_keyness_file("reference/keyness_SGall_vs_journalists.csv");
}

/* Exchanging target and reference changes the sign of what has one, and nothing else. */
static void test_swap(void)
{
    for (size_t i = 0; i < sizeof intervals / sizeof *intervals; i++) {
        const lec_contingency table = lec_contingency_of_groups(intervals[i].a, intervals[i].n1,
                                                                intervals[i].b, intervals[i].n2);
        const lec_contingency swapped = lec_contingency_swap_groups(&table);
        const lec_dirichlet_prior prior = {0.37, 41.5};
        CHECK_NUMBER(lec_log_ratio(&swapped, 0.5), -lec_log_ratio(&table, 0.5), 1e-15, "log ratio");
        CHECK_NUMBER(lec_conservative_log_ratio(&swapped, 0.95, 7),
                     -lec_conservative_log_ratio(&table, 0.95, 7), 1e-14, "conservative");
        CHECK_NUMBER(lec_log_odds_dirichlet(&swapped, prior).z,
                     -lec_log_odds_dirichlet(&table, prior).z, 1e-14, "z");
        CHECK_NUMBER(lec_log_odds_dirichlet(&swapped, prior).variance,
                     lec_log_odds_dirichlet(&table, prior).variance, 1e-15, "variance");
        CHECK_NUMBER(lec_difference_coefficient(&swapped), -lec_difference_coefficient(&table),
                     1e-15, "difference coefficient");
        CHECK_NUMBER(lec_delta_p_forward(&swapped), -lec_delta_p_forward(&table), 1e-15, "dP");
        CHECK_NUMBER(lec_association_sign(&swapped), -lec_association_sign(&table), 0, "sign");
        CHECK_NUMBER(lec_g2(&swapped), lec_g2(&table), 1e-14, "G2");
        CHECK_NUMBER(lec_g2_2term(&swapped), lec_g2_2term(&table), 1e-14, "G2, two terms");
    }
}

static void test_undefined(void)
{
    static const lec_contingency empty_group[] = {
        {0, 0, 3, 7}, {3, 7, 0, 0}, {0, 0, 0, 0}, {1, 2, NAN, 3}, {1, 2, 3, -1}};
    for (size_t i = 0; i < sizeof empty_group / sizeof *empty_group; i++) {
        CHECK_NUMBER(lec_log_ratio(&empty_group[i], 0.5), NAN, 0, "log ratio");
        CHECK_NUMBER(lec_relative_risk(&empty_group[i]), NAN, 0, "relative risk");
        CHECK_NUMBER(lec_percent_difference(&empty_group[i]), NAN, 0, "%DIFF");
        CHECK_NUMBER(lec_difference_coefficient(&empty_group[i]), NAN, 0, "coefficient");
        CHECK_NUMBER(lec_simple_maths(&empty_group[i], 1), NAN, 0, "simple maths");
        CHECK_NUMBER(lec_conservative_log_ratio(&empty_group[i], 0.95, 1), NAN, 0, "conservative");
        CHECK_NUMBER(lec_log_odds_dirichlet(&empty_group[i], (lec_dirichlet_prior){1, 9}).z, NAN, 0,
                     "log odds");
    }
    const lec_contingency absent = {0, 10, 0, 20}, table = {3, 4, 5, 6};
    CHECK_NUMBER(lec_log_ratio(&absent, 0.5), NAN, 0, "a word in neither group");
    CHECK_NUMBER(lec_conservative_log_ratio(&absent, 0.95, 1), NAN, 0, "a word in neither group");
    CHECK_NUMBER(lec_simple_maths(&absent, 1), 1, 0, "a word in neither group: k / k");
    CHECK_NUMBER(lec_simple_maths(&table, 0), NAN, 0, "k");
    CHECK_NUMBER(lec_conservative_log_ratio(&table, 1.5, 1), NAN, 0, "level");
    CHECK_NUMBER(lec_conservative_log_ratio(&table, 0.95, 0), NAN, 0, "tests");
    const lec_contingency everywhere = {7, 0, 5, 0}; /* nothing but this word, in both groups */
    CHECK_NUMBER(lec_log_ratio(&everywhere, 0.5), 0, 1e-15, "everywhere");
    CHECK_NUMBER(lec_conservative_log_ratio(&everywhere, 0.95, 1), 0, 0, "everywhere");
}

const lec_test lec_tests_rate_comparison[] = {
    {"published", test_published},
    {"exact_interval", test_exact_interval},
    {"interval_in_closed_form", test_interval_in_closed_form},
    {"large_counts", test_large_counts},
    {"log_odds", test_log_odds},
    {"answers_against_journalists", test_answers_against_journalists},
    {"all_against_journalists", test_all_against_journalists},
    {"swap", test_swap},
    {"undefined", test_undefined},
    {0},
};
