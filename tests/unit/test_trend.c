/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/measure/trend.h"

#include "tests/support/check.h"

#define LENGTH(array) (sizeof(array) / sizeof *(array))

/* Annual flow of the Nile at Aswan 1871-1970 (Cobb 1978) and level of Lake Huron 1875-1972
 * (Brockwell & Davis 1991); R's datasets Nile and LakeHuron. */
static const double nile[100] = {
    1120, 1160, 963, 1210, 1160, 1160, 813,  1230, 1370, 1140, 995,  935,  1110, 994,  1020,
    960,  1180, 799, 958,  1140, 1100, 1210, 1150, 1250, 1260, 1220, 1030, 1100, 774,  840,
    874,  694,  940, 833,  701,  916,  692,  1020, 1050, 969,  831,  726,  456,  824,  702,
    1120, 1100, 832, 764,  821,  768,  845,  864,  862,  698,  845,  744,  796,  1040, 759,
    781,  865,  845, 944,  984,  897,  822,  1010, 771,  676,  649,  846,  812,  742,  801,
    1040, 860,  874, 848,  890,  744,  749,  838,  1050, 918,  986,  797,  923,  975,  815,
    1020, 906,  901, 1170, 912,  746,  919,  718,  714,  740};
static const double lake_huron[98] = {
    580.38, 581.86, 580.97, 580.8,  579.79, 580.39, 580.42, 580.82, 581.4,  581.32, 581.44,
    581.68, 581.17, 580.53, 580.01, 579.91, 579.14, 579.16, 579.55, 579.67, 578.44, 578.24,
    579.1,  579.09, 579.35, 578.82, 579.32, 579.01, 579,    579.8,  579.83, 579.72, 579.89,
    580.01, 579.37, 578.69, 578.19, 578.67, 579.55, 578.92, 578.09, 579.37, 580.13, 580.14,
    579.51, 579.24, 578.66, 578.86, 578.05, 577.79, 576.75, 576.75, 577.82, 578.64, 580.58,
    579.48, 577.38, 576.9,  576.94, 576.24, 576.84, 576.85, 576.9,  577.79, 578.18, 577.51,
    577.23, 578.42, 579.61, 579.05, 579.26, 579.22, 579.38, 579.1,  577.95, 578.12, 579.75,
    580.85, 580.41, 579.96, 579.61, 578.76, 578.18, 577.21, 577.13, 579.1,  578.25, 577.91,
    576.89, 575.96, 576.8,  577.68, 578.38, 578.52, 579.74, 579.31, 579.89, 579.96};

/* The 13 turns of the principal of 3 December 2024 with more than three words
 * (../shared/reference/series_by_SGturn.csv): Ukraine words, sentences, words. */
static const double sg_ukraine[13] = {11, 3, 5, 4, 0, 0, 6, 0, 6, 0, 1, 8, 0};
static const double sg_sentences[13] = {40, 4, 8, 16, 8, 7, 5, 6, 11, 14, 12, 14, 22};
static const double sg_words[13] = {485, 149, 187, 357, 233, 156, 113,
                                    161, 266, 249, 269, 300, 352};

/* Nile, LakeHuron: ../shared/reference/statistics.md 1.9 (S, var S, z, p, slope and its ends), with
 * more digits, tau and the ends for LakeHuron from R 4.2: cor.test(kendall, exact=FALSE,
 * continuity=TRUE) and the sorted slopes. SG turns: mannkendall_SGturns.csv; ends from R. */
static void test_published_series(void)
{
    double ukraine_rate[13], sentence_length[13];
    for (size_t i = 0; i < 13; i++) {
        ukraine_rate[i] = 100 * sg_ukraine[i] / sg_words[i];
        sentence_length[i] = sg_words[i] / sg_sentences[i];
    }
    const struct {
        const char *name;
        const double *values;
        size_t count;
        double s, variance, z, p, slope, low, high;
    } expected[] = {
        {"Nile", nile, 100, -1387, 112728 + 1.0 / 3, -4.128066523, 3.65826292166434e-05, -2.6,
         -3.62790697674419, -1.42857142857143},
        {"LakeHuron", lake_huron, 98, -1682, NAN, -5.159825226, 2.47180483772577e-07,
         -0.0251249999999999, -0.0349295774647890, -0.0165753424657539},
        {"ukr_per100", ukraine_rate, 13, -16, 252, -0.944911182523068, 0.344704222006958,
         -0.0883251150018002, -0.3819709702062643, 0.0653243847874720},
        {"mean_sentence_len", sentence_length, 13, -22, 268.666666666667, -1.28118663978178,
         0.200128117678602, -0.719444444444444, -1.582142857142857, 0.322916666666667},
        {"n_tokens", sg_words, 13, 18, 268.666666666667, 1.03715108934716, 0.299665448434302,
         9.91071428571428, -16.81818181818182, 24},
    };
    for (size_t i = 0; i < LENGTH(expected); i++) {
        const char *name = expected[i].name;
        const lec_trend trend = lec_mann_kendall(NULL, expected[i].values, expected[i].count);
        const lec_slope slope = lec_sen_slope(NULL, expected[i].values, expected[i].count, 0.95);
        CHECK_NUMBER(trend.s, expected[i].s, 0, name);
        if (!isnan(expected[i].variance))
            CHECK_NUMBER(trend.variance, expected[i].variance, 1e-11, name);
        CHECK_NUMBER(trend.z, expected[i].z, 1e-9, name);
        CHECK_NUMBER(trend.log10_p, log10(expected[i].p), TOLERANCE_LOG10_P, name);
        CHECK_NUMBER(slope.slope, expected[i].slope, TOLERANCE_CLOSED_FORM, name);
        CHECK_NUMBER(slope.interval.low, expected[i].low, TOLERANCE_CLOSED_FORM, name);
        CHECK_NUMBER(slope.interval.high, expected[i].high, TOLERANCE_CLOSED_FORM, name);
    }
    CHECK_NUMBER(lec_mann_kendall(NULL, nile, 100).tau, -0.280741334724613, TOLERANCE_CLOSED_FORM,
                 "tau-b of the Nile");
    CHECK_NUMBER(lec_mann_kendall(NULL, lake_huron, 98).tau, -0.354366707502826,
                 TOLERANCE_CLOSED_FORM, "tau-b of Lake Huron");
}

/* R 4.2: cor.test(time, value, method = "kendall", exact = FALSE, continuity = TRUE). */
static void test_ties_in_time_and_value(void)
{
    static const double time[] = {1, 1, 2, 3, 3, 3, 4, 6, 7, 7};
    static const double value[] = {5, 3, 3, 8, 8, 2, 9, 9, 9, 4};
    const lec_trend trend = lec_mann_kendall(time, value, 10);
    CHECK_NUMBER(trend.z, 1.59060761533564, 1e-14, "z");
    CHECK_NUMBER(trend.log10_p, log10(0.111697909577327), TOLERANCE_LOG10_P, "p");
    CHECK_NUMBER(trend.tau, 0.45, TOLERANCE_CLOSED_FORM, "tau-b");
    CHECK_TRUE(isnan(trend.exact_p), "no exact p with equal times");
}

/* P(|S| >= |s|) by going through all orders (Heap's algorithm). */
static double p_by_all_orders(const double *values, size_t count)
{
    double order[8];
    size_t counter[8] = {0}, at = 0;
    memcpy(order, values, count * sizeof *order);
    const double s = fabs(lec_mann_kendall(NULL, values, count).s);
    double all = 1, extreme = 1; /* the order as given */
    while (at < count) {
        if (counter[at] >= at) {
            counter[at++] = 0;
            continue;
        }
        const size_t other = at % 2 == 0 ? 0 : counter[at];
        const double held = order[other];
        order[other] = order[at];
        order[at] = held;
        all++;
        extreme += fabs(lec_mann_kendall(NULL, order, count).s) >= s;
        counter[at]++;
        at = 0;
    }
    return extreme / all;
}

static void test_exact_p(void)
{
    static const double untied[] = {2.1, 3.4, 1.7, 4.4, 5.9, 4.9, 6.3, 7.7};
    CHECK_NUMBER(lec_mann_kendall(NULL, untied, 8).exact_p, 0.00550595238095242,
                 TOLERANCE_CLOSED_FORM, "R: cor.test(1:8, ..., exact = TRUE)");
    static const double series[][7] = {
        {1, 2, 2, 5, 5, 5, 9}, {3, 3, 1, 1, 1, 8, 8}, {4, 1, 6, 2, 7, 5, 3}, {2, 2, 7, 2, 2, 2, 2}};
    for (size_t i = 0; i < LENGTH(series); i++) {
        for (size_t count = 4; count <= 7; count++) {
            CHECK_NUMBER(lec_mann_kendall(NULL, series[i], count).exact_p,
                         p_by_all_orders(series[i], count), TOLERANCE_CLOSED_FORM, "all orders");
        }
    }
    double rising[LEC_EXACT_TREND + 1];
    for (size_t i = 0; i <= LEC_EXACT_TREND; i++) rising[i] = (double)i;
    CHECK_NUMBER(lec_mann_kendall(NULL, rising, LEC_EXACT_TREND).exact_p * 3201186852864000.0, 1,
                 TOLERANCE_CLOSED_FORM, "two of 18! orders");
    CHECK_TRUE(isnan(lec_mann_kendall(NULL, rising, LEC_EXACT_TREND + 1).exact_p), "one too many");
}

static void test_turned_round(void)
{
    double backwards[100], time[100];
    for (size_t i = 0; i < 100; i++) backwards[i] = nile[99 - i];
    const lec_trend trend = lec_mann_kendall(NULL, nile, 100);
    const lec_trend turned = lec_mann_kendall(NULL, backwards, 100);
    CHECK_NUMBER(turned.z, -trend.z, 0, "the sign flips");
    CHECK_NUMBER(turned.log10_p, trend.log10_p, 0, "and nothing else");
    for (size_t i = 0; i < 100; i++) time[i] = 1871 + 0.5 * (double)(99 - i);
    const lec_slope slope = lec_sen_slope(time, backwards, 100, 0.95);
    CHECK_NUMBER(lec_mann_kendall(time, backwards, 100).s, -1387, 0, "times in any order");
    CHECK_NUMBER(slope.slope, -5.2, TOLERANCE_CLOSED_FORM, "half a unit of time: twice the slope");
    CHECK_NUMBER(slope.interval.high, -20.0 / 7, TOLERANCE_CLOSED_FORM, "and twice its ends");
}

static void test_too_little(void)
{
    static const double equal[] = {2.385, 2.385, 2.385}, two[] = {1, 4};
    const struct {
        const double *time, *value;
        size_t count;
        double slope;
    } cases[] = {
        {NULL, NULL, 0, NAN}, {NULL, two, 1, NAN}, {NULL, equal, 3, 0}, {equal, two, 2, NAN}};
    for (size_t i = 0; i < LENGTH(cases); i++) {
        const lec_trend trend = lec_mann_kendall(cases[i].time, cases[i].value, cases[i].count);
        const lec_slope slope = lec_sen_slope(cases[i].time, cases[i].value, cases[i].count, 0.95);
        CHECK_TRUE(isnan(trend.z) && isnan(trend.log10_p) && isnan(trend.exact_p), "no test");
        CHECK_NUMBER(slope.slope, cases[i].slope, 0, "slope");
        CHECK_TRUE(isnan(slope.interval.low) && isnan(slope.interval.high), "no interval");
    }
    /* two values: S = 1, var S = 1, z = 0, p = 1; the one slope has no end at any usual level */
    CHECK_NUMBER(lec_mann_kendall(NULL, two, 2).log10_p, 0, 0, "two values");
    CHECK_NUMBER(lec_mann_kendall(NULL, two, 2).exact_p, 1, 0, "two values");
    CHECK_NUMBER(lec_sen_slope(NULL, two, 2, 0.95).slope, 3, 0, "two values");
    CHECK_TRUE(isnan(lec_sen_slope(NULL, two, 2, 0.95).interval.low), "two values");
}

const lec_test lec_tests_trend[] = {
    {"published_series", test_published_series},
    {"ties_in_time_and_value", test_ties_in_time_and_value},
    {"exact_p", test_exact_p},
    {"turned_round", test_turned_round},
    {"too_little", test_too_little},
    {0},
};
