/* SPDX-License-Identifier: GPL-3.0-or-later
 * Intervals by the jackknife and t. Expected values: R 4.2 (qt, qlogis, plogis, exp) on the
 * variances calculated by hand in the comments. */
#include "analysis/measure/jackknife.h"

#include <math.h>

#include "tests/support/check.h"

/* 1 of 10, 2 of 20, 6 of 30: r = .15; without each .16, .175, .1: variance
 * 2/3 (.01^2 + .025^2 + .05^2) = .00215 */
static void test_shares(void)
{
    static const double size[] = {10, 20, 30};
    static const size_t start[] = {0, 3, 5, 5, 8};
    static const uint32_t cluster[] = {0, 1, 2, 0, 2, 0, 1, 2};
    static const uint32_t count[] = {1, 2, 6, 1, 3, 1, 2, 3};
    const lec_cluster_counts cells = {4, 3, start, cluster, count};
    lec_estimate found[4];
    lec_ratio_t_intervals(size, &cells, NULL, 0.95, found, NULL);
    CHECK_NUMBER(found[0].value, 0.15, 1e-15, "share");
    CHECK_NUMBER(found[0].low, 0.0355934115729855, 1e-13, "low end, logit scale");
    CHECK_NUMBER(found[0].high, 0.4576393679061559, 1e-13, "high end");
    CHECK_TRUE(found[1].low > 0 && found[1].high < 1, "in two clusters of three");
    CHECK_TRUE(found[2].value == 0 && isnan(found[2].low) && isnan(found[2].high), "never");
    CHECK_TRUE(isnan(found[3].low) && isnan(found[3].high), "a rate that does not vary");
}

/* words per turn: 12 in 2, 30 in 3, 18 in 1, 40 in 5 turns: above 1, on the scale of logarithms */
static void test_means(void)
{
    static const double size[] = {2, 3, 0, 1, 5}; /* a cluster of nobody's counts nowhere */
    static const size_t start[] = {0, 4};
    static const uint32_t cluster[] = {0, 1, 3, 4}, count[] = {12, 30, 18, 40};
    const lec_cluster_counts cells = {1, 5, start, cluster, count};
    lec_estimate found;
    lec_ratio_t_intervals(size, &cells, NULL, 0.9, &found, NULL);
    CHECK_NUMBER(found.value, 100.0 / 11, 1e-14, "mean");
    CHECK_NUMBER(found.low, 6.51517012130106, 1e-12, "low end");
    CHECK_NUMBER(found.high, 12.68495320313596, 1e-12, "high end");
}

static void test_scales(void)
{
    const lec_estimate linear = lec_t_interval(0.15, 0.00215, 3, LEC_SCALE_LINEAR, 0.95);
    CHECK_NUMBER(linear.low, -0.0495057996714984, 1e-13, "linear");
    CHECK_NUMBER(linear.high, 0.3495057996714984, 1e-13, "linear");
    const lec_estimate on_log = lec_t_interval(0.15, 0.00215, 3, LEC_SCALE_LOG, 0.95);
    CHECK_NUMBER(on_log.low, 0.0396700553433922, 1e-13, "logarithm");
    CHECK_NUMBER(on_log.high, 0.5671784373688246, 1e-13, "logarithm");
    CHECK_TRUE(isnan(lec_t_interval(0.15, 0.00215, 2, LEC_SCALE_LOG, 0.95).low), "two clusters");
    CHECK_TRUE(isnan(lec_t_interval(1, 0.1, 9, LEC_SCALE_LOGIT, 0.95).high), "logit of 1");
    CHECK_TRUE(isnan(lec_t_interval(0, 0.1, 9, LEC_SCALE_LOG, 0.95).high), "log of 0");
    CHECK_TRUE(isnan(lec_t_interval(2, 0, 9, LEC_SCALE_LINEAR, 0.95).low), "no variance");
    const lec_estimate vast = lec_t_interval(1e-9, 1, 3, LEC_SCALE_LOG, 0.95);
    CHECK_TRUE(isnan(vast.low) && isnan(vast.high), "out of the range of numbers");
    CHECK_TRUE(isnan(lec_t_interval(NAN, 1, 9, LEC_SCALE_LINEAR, 0.95).low), "no estimate");
}

static void test_variance(void)
{
    const double left_out[] = {0.16, 0.175, 0.1};
    CHECK_NUMBER(lec_jackknife_variance(0.15, left_out, 3), 0.00215, 1e-15, "by hand");
    const double undefined[] = {0.16, NAN, 0.1};
    CHECK_TRUE(isnan(lec_jackknife_variance(0.15, undefined, 3)), "one is undefined");
}

const lec_test lec_tests_jackknife[] = {
    {"shares", test_shares},
    {"means", test_means},
    {"scales", test_scales},
    {"variance", test_variance},
    {0},
};
