/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/measure/association_measures.h"

#include <stdlib.h>

#include "analysis/measure/association.h"
#include "tests/support/check.h"
#include "tests/support/reference.h"

static const double largest = 9007199254740992; /* 2^53 */

static double value(const char *name, const lec_contingency *table)
{
    const lec_association_measure *measure = lec_association_measure_named(name, strlen(name));
    CU_ASSERT_PTR_NOT_NULL_FATAL(measure);
    return lec_association_value(measure, table, NULL);
}

static void test_list(void)
{
    size_t count = 0;
    for (const lec_association_measure *measure = lec_association_measures;
         measure->column.name != NULL; measure++, count++) {
        const char *name = measure->column.name;
        CHECK_TRUE(lec_association_measure_named(name, strlen(name)) == measure, name);
        CHECK_TRUE((measure->of_table == NULL) != (measure->of_table_and_settings == NULL), name);
        CHECK_TRUE(measure->column.meaning != NULL && measure->column.formula != NULL, name);
    }
    CHECK_COUNT(count, 41, "measures");
    CHECK_TRUE(lec_association_measure_named("g2,pmi", 2) == lec_association_measures + 2,
               "a name within a list");
    CHECK_TRUE(lec_association_measure_named("g", 1) == NULL, "no such measure");
    CHECK_TRUE(lec_association_measure_named("g2x", 3) == NULL, "no such measure");
    CHECK_TRUE(lec_association_measure_named("", 0) == NULL, "no name");
}

/* A number or NaN, and never -0, whatever the counts are. */
static void test_never_infinite(void)
{
    const double counts[] = {0, 1, 2, 977, 1e9, largest - 1, largest};
    const size_t kinds = sizeof counts / sizeof *counts;
    for (size_t i = 0; i < kinds * kinds * kinds * kinds; i++) {
        const lec_contingency table = {counts[i % kinds], counts[i / kinds % kinds],
                                       counts[i / kinds / kinds % kinds],
                                       counts[i / kinds / kinds / kinds]};
        for (const lec_association_measure *measure = lec_association_measures;
             measure->column.name != NULL; measure++) {
            const double number = lec_association_value(measure, &table, NULL);
            CHECK_TRUE(!isinf(number), measure->column.name);
            if (strstr(measure->column.name, "log10_p") != NULL)
                CHECK_TRUE(!(number > 0) && !(number == 0 && signbit(number)),
                           measure->column.name);
        }
    }
}

/* What remains when first or second never occurs or occurs everywhere, or there is nothing. */
static void test_degenerate(void)
{
    static const struct {
        const char *measure;
        lec_contingency table;
        double want;
    } cases[] = {
        {"expected", {0, 0, 5, 7}, 0},
        {"expected", {5, 7, 0, 0}, 5},
        {"expected", {0, 0, 0, 0}, NAN},
        {"g2", {0, 0, 5, 7}, NAN},
        {"log10_p", {5, 0, 7, 0}, NAN},
        {"chi2", {0, 0, 0, 0}, NAN},
        {"fisher_log10_p", {0, 0, 5, 7}, 0},
        {"specificity", {0, 0, 5, 7}, 0},
        {"pmi", {0, 5, 7, 9}, NAN},
        {"npmi", {0, 5, 7, 9}, -1},
        {"npmi", {9, 0, 0, 0}, 1},
        {"npmi", {0, 0, 7, 9}, NAN},
        {"mi3", {0, 5, 7, 9}, NAN},
        {"t_score", {0, 5, 7, 9}, NAN},
        {"dice", {0, 0, 0, 9}, NAN},
        {"dice", {0, 5, 7, 9}, 0},
        {"log_dice", {0, 5, 7, 9}, NAN},
        {"jaccard", {0, 0, 0, 9}, NAN},
        {"minimum_sensitivity", {0, 0, 7, 9}, NAN},
        {"odds_ratio", {6, 0, 45, 192}, NAN},
        {"odds_ratio", {0, 6, 45, 192}, 0},
        {"phi", {5, 7, 0, 0}, NAN},
        {"delta_p_forward", {5, 7, 0, 0}, NAN},
        {"sign", {2, 2, 2, 2}, 0},
        {"g2", {2, 2, 2, 2}, 0},
        {"log10_p", {2, 2, 2, 2}, 0},
        {"log_odds_z", {0, 9, 0, 7}, NAN}, /* its prior is 0, too */
        {"g2", {largest, 0, 0, largest}, 4 * 9007199254740992 * M_LN2},
        {"phi", {largest, 0, 0, largest}, 1},
        {"pmi", {largest, 0, 0, largest}, 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        CHECK_NUMBER(value(cases[i].measure, &cases[i].table), cases[i].want, 1e-15,
                     cases[i].measure);
}

static void test_transposed(void)
{
    static const char *const symmetric[] = {"expected",
                                            "sign",
                                            "g2",
                                            "log10_p",
                                            "g2_williams",
                                            "chi2",
                                            "chi2_yates",
                                            "fisher_log10_p",
                                            "fisher_less_log10_p",
                                            "fisher_two_sided_log10_p",
                                            "specificity",
                                            "bic",
                                            "pmi",
                                            "npmi",
                                            "mi2",
                                            "mi3",
                                            "t_score",
                                            "z_score",
                                            "dice",
                                            "log_dice",
                                            "jaccard",
                                            "minimum_sensitivity",
                                            "phi",
                                            "odds_ratio",
                                            "odds_ratio_low",
                                            "odds_ratio_high",
                                            "log_odds_ratio"};
    static const lec_contingency tables[] = {
        {7, 2, 3, 7}, {461, 699, 497, 137007}, {3, 4321, 777, 12}, {0, 41, 57, 911}};
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        const lec_contingency transposed = lec_contingency_transpose(&tables[i]);
        for (size_t m = 0; m < sizeof symmetric / sizeof *symmetric; m++)
            CHECK_NUMBER(value(symmetric[m], &transposed), value(symmetric[m], &tables[i]), 1e-13,
                         symmetric[m]);
        CHECK_NUMBER(value("delta_p_forward", &transposed), value("delta_p_backward", &tables[i]),
                     1e-15, "delta P");
    }
}

static void test_settings(void)
{
    /* 75 of 2795 against 4 of 852: the bounds of test_rate_comparison.c, at 1 and at 853 tests */
    const lec_contingency table = lec_contingency_of_groups(75, 2795, 4, 852);
    const lec_association_measure *conservative =
        lec_association_measure_named("log_ratio_conservative", strlen("log_ratio_conservative"));
    lec_association_settings settings = lec_association_defaults;
    CHECK_NUMBER(lec_association_value(conservative, &table, NULL), 1.098784174210126, 1e-13, "1");
    settings.tests = 853;
    CHECK_NUMBER(lec_association_value(conservative, &table, &settings), 0.09475409015158313, 1e-13,
                 "853");
    /* By hand: prior 500 tokens at the rate 79 / 3647 */
    const double word = 500 * 79.0 / 3647;
    const double odds =
        log((75 + word) / (2720 + 500 - word)) - log((4 + word) / (848 + 500 - word));
    CHECK_NUMBER(value("log_odds_z", &table), odds / sqrt(1 / (75 + word) + 1 / (4 + word)), 1e-14,
                 "log-odds");
    CHECK_NUMBER(value("simple_maths", &table), (75e6 / 2795 + 1) / (4e6 / 852 + 1), 1e-15,
                 "k = 1");
}

/* ---- every row of anchors_association.csv whose inputs are a table ---- */

/* How its names are ours */
static const struct {
    const char *start, *measure;
} names[] = {
    {"t (M&S)", "t_score"},
    {"t", "t_score"},
    {"chi2 Yates", "chi2_yates"},
    {"chi2", "chi2"},
    {"G2 (4-cell)", "g2"},
    {"PMI", "pmi"},
    {"Fisher two", "fisher_two_sided_log10_p"},
    {"Fisher left", "fisher_less_log10_p"},
    {"Fisher right", "fisher_log10_p"},
    {"DeltaP(2|1)", "delta_p_forward"},
    {"DeltaP(1|2)", "delta_p_backward"},
    {"min sensitivity", "minimum_sensitivity"},
    {"phi^2", "phi"},
    {"odds ratio", "odds_ratio"},
    {"%DIFF", "percent_difference"},
    {"NPMI", "npmi"},
};

static const char *measure_of(const char *name)
{
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strncmp(name, names[i].start, strlen(names[i].start)) == 0 &&
            (strlen(names[i].start) > 1 || strlen(name) == 1))
            return names[i].measure;
    return NULL;
}

/* The first four numbers of `text`, or those behind equals signs if it has any; how many */
static size_t read_numbers(const char *text, double numbers[4])
{
    const char *start = strchr(text, '=') == NULL ? "0123456789" : "=";
    size_t count = 0;
    for (text = strpbrk(text, start); text != NULL && count < 4; text = strpbrk(text, start)) {
        char *end;
        numbers[count++] = strtod(text + (*text == '='), &end);
        text = end;
    }
    return count;
}

/* Three ways in which the file gives a table: "16217/2796938 vs 735/2087946" (counts and sizes of
 * two groups), "O11=8 f1=15828 f2=4675 N=14307668", "1,3,3,1" */
static bool read_table(const char *text, lec_contingency *table)
{
    double n[4];
    if (read_numbers(text, n) != 4) return false;
    if (strstr(text, " vs ") != NULL)
        *table = lec_contingency_of_groups(n[0], n[1], n[2], n[3]);
    else if (strchr(text, '=') != NULL)
        *table = lec_contingency_of_margins(n[0], n[1], n[2], n[3]);
    else
        *table = (lec_contingency){n[0], n[1], n[2], n[3]};
    return true;
}

static double as_printed(const char *name, double number)
{
    if (strncmp(name, "Fisher", 6) == 0) return pow(10, number);
    return strcmp(name, "phi^2") == 0 ? number * number : number;
}

static void test_anchors_file(void)
{
    reference *file = reference_open("reference/anchors_association.csv");
    if (file == NULL) SKIP("../shared is absent");
    size_t compared = 0;
    for (size_t row = 0; row < reference_rows(file); row++) {
        const char *name = reference_text(file, row, "measure");
        const char *measure = measure_of(name);
        lec_contingency table;
        if (measure == NULL || !read_table(reference_text(file, row, "inputs"), &table)) continue;
        const double got = as_printed(name, value(measure, &table));
        /* The file's own sums of O ln(O / E) are good to 1e-8 where they go over millions of
         * tokens (powerful neighbor: 35.585685245616... in exact arithmetic, ours). */
        const double tolerance = strcmp(measure, "g2") == 0 ? 1e-9 : TOLERANCE_CLOSED_FORM;
        CHECK_NUMBER(got, reference_number(file, row, "recomputed"), tolerance,
                     reference_text(file, row, "source"));
        compared++;
    }
    CHECK_COUNT(compared, 85, "rows compared");
    reference_close(file);
}

const lec_test lec_tests_association_measures[] = {
    {"list", test_list},
    {"never_infinite", test_never_infinite},
    {"degenerate", test_degenerate},
    {"transposed", test_transposed},
    {"settings", test_settings},
    {"anchors_file", test_anchors_file},
    {0},
};
