/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/measure/term_overlap.h"

#include "tests/support/check.h"

static const double weight[] = {1, 2, 4, 8, 16};

static void test_overlap(void)
{
    static const uint32_t a[] = {0, 2, 3}, b[] = {1, 2, 4};
    const lec_term_overlap of =
        lec_term_overlap_of((lec_term_set){a, 3}, (lec_term_set){b, 3}, weight);
    CHECK_NUMBER(of.recall, 4.0 / 13, TOLERANCE_CLOSED_FORM, "4 of 1 + 4 + 8");
    CHECK_NUMBER(of.precision, 4.0 / 22, TOLERANCE_CLOSED_FORM, "4 of 2 + 4 + 16");
    CHECK_NUMBER(of.jaccard, 4.0 / 31, TOLERANCE_CLOSED_FORM, "4 of all");
    const lec_term_overlap half =
        lec_term_overlap_of((lec_term_set){NULL, 0}, (lec_term_set){b, 3}, weight);
    CHECK_TRUE(isnan(half.recall), "nothing asked");
    CHECK_NUMBER(half.precision, 0, 0, "nothing of it asked");
    const lec_term_overlap none =
        lec_term_overlap_of((lec_term_set){NULL, 0}, (lec_term_set){NULL, 0}, weight);
    CHECK_TRUE(isnan(none.jaccard), "nothing said");
}

static void test_weights(void)
{
    static const uint32_t with[] = {1, 4};
    double weights[2];
    lec_term_weights(with, 2, 4, weights);
    CHECK_NUMBER(weights[0], log(5 / 1.5), TOLERANCE_CLOSED_FORM, "in one of four");
    CHECK_NUMBER(weights[1], log(5 / 4.5), TOLERANCE_CLOSED_FORM, "in all: above 0");
}

/* All deals of a matrix of three gone through. */
static void test_deals(void)
{
    static const double value[] = {1, 2, 4, 0, 7, 3, 5, 1, 1};
    static const int deals[6][3] = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2},
                                    {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
    double sum = 0, squares = 0;
    for (int d = 0; d < 6; d++) {
        double of_deal = 0;
        for (int i = 0; i < 3; i++) of_deal += value[3 * i + deals[d][i]];
        sum += of_deal;
        squares += of_deal * of_deal;
    }
    const lec_deal_moments got = lec_deals_of(value, 3);
    CHECK_NUMBER(got.mean, sum / 6, TOLERANCE_CLOSED_FORM, "mean");
    CHECK_NUMBER(got.variance, squares / 6 - sum * sum / 36, TOLERANCE_CLOSED_FORM, "variance");
    CHECK_NUMBER(lec_deals_of(value, 1).variance, 0, 0, "one deal only");
    CHECK_NUMBER(lec_deals_of(value, 0).mean, 0, 0, "none");
}

const lec_test lec_tests_term_overlap[] = {
    {"overlap", test_overlap}, {"weights", test_weights}, {"deals", test_deals}, {0}};
