/* SPDX-License-Identifier: GPL-3.0-or-later
 * Slopes and changes of rates, and periods. */
#include "analysis/measure/rate_trend.h"

#include "analysis/measure/periods.h"
#include "tests/support/check.h"

enum { TEXTS = 7 };
static const double time_of[TEXTS] = {2011.2, 2012.1, 2013.5, 2013.9, 2015.3, 2016.8, 2018.05};
static const double occurrences[TEXTS] = {3, 19, 4, 30, 11, 45, 16};
static const double size[TEXTS] = {1510, 2240, 1305, 2811, 1722, 2390, 1188};
static const uint32_t as_it_is[TEXTS] = {0, 1, 2, 3, 4, 5, 6};

/* R 4.2.2: glm(y ~ t + offset(log(n)), family = quasipoisson), t with 5 degrees of freedom; the
 * statistics by their formulas in R. */
static void test_slope(void)
{
    const lec_rate_series series = {TEXTS, time_of, occurrences, size};
    const lec_rate_slope fit = lec_rate_slope_fit(&series, 0.95);
    CHECK_NUMBER(fit.slope.value, 0.278109293337, 1e-9, "slope");
    CHECK_NUMBER(fit.slope.low, -0.0219714184257, 1e-9, "low end");
    CHECK_NUMBER(fit.slope.high, 0.5781900051, 1e-9, "high end");
    CHECK_NUMBER(fit.dispersion, 3.76602889318, 1e-9, "dispersion");
    CHECK_NUMBER(lec_rate_trend_z(&series, as_it_is), 2.49088892614, 1e-9, "z");
    size_t split;
    CHECK_NUMBER(lec_rate_change(&series, as_it_is, &split), 4.07663769588, 1e-9, "largest change");
    CHECK_COUNT(split, 5, "before the text");
}

/* Counts that vary less than independent words (R: dispersion .281) are taken as Poisson's: the
 * interval is that of glm(family = poisson) with t. Reversed in time, the slope changes its sign.
 */
static void test_dispersion_at_least_1(void)
{
    const double even[TEXTS] = {3, 9, 4, 14, 11, 25, 16};
    const lec_rate_series series = {TEXTS, time_of, even, size};
    const lec_rate_slope fit = lec_rate_slope_fit(&series, 0.95);
    CHECK_NUMBER(fit.dispersion, 1, 0, "at least 1");
    const double half = (0.464648887125 - 0.255422887563) / 2 / sqrt(0.281108360766);
    CHECK_NUMBER(fit.slope.high, 0.360035887344 + half, 1e-8, "high end");
    CHECK_NUMBER(lec_rate_trend_z(&series, as_it_is), 6.8032612707, 1e-9, "z");
    CHECK_NUMBER(lec_rate_change(&series, as_it_is, NULL), 5.02040140177, 1e-9, "change");
    double backwards[TEXTS], there[TEXTS], then[TEXTS];
    for (int i = 0; i < TEXTS; i++) {
        backwards[i] = even[TEXTS - 1 - i];
        there[i] = size[TEXTS - 1 - i];
        then[i] = -time_of[TEXTS - 1 - i];
    }
    const lec_rate_series mirrored = {TEXTS, then, backwards, there};
    CHECK_NUMBER(lec_rate_slope_fit(&mirrored, 0.95).slope.value, -fit.slope.value, 1e-12,
                 "mirrored");
}

static void test_undefined(void)
{
    const double none[TEXTS] = {0}, last[TEXTS] = {0, 0, 0, 0, 0, 0, 9}, same[TEXTS] = {0};
    CHECK_TRUE(
        isnan(lec_rate_slope_fit(&(lec_rate_series){TEXTS, time_of, none, size}, 0.95).slope.value),
        "no occurrences");
    CHECK_TRUE(
        isnan(lec_rate_slope_fit(&(lec_rate_series){TEXTS, time_of, last, size}, 0.95).slope.value),
        "all at one end: the slope runs away");
    CHECK_TRUE(isnan(lec_rate_slope_fit(&(lec_rate_series){2, time_of, occurrences, size}, 0.95)
                         .slope.value),
               "two texts");
    CHECK_TRUE(
        isnan(lec_rate_trend_z(&(lec_rate_series){TEXTS, same, occurrences, size}, as_it_is)),
        "one time");
    CHECK_TRUE(
        isnan(lec_rate_change(&(lec_rate_series){TEXTS, time_of, none, size}, as_it_is, NULL)),
        "no occurrences");
}

/* By hand: 1 2 8 9 3. sd(1, 2) = sd(8, 9) = sqrt(1/2), the earlier first; then sd(8, 9, 3) =
 * sqrt(31/3) is less than sd(1, 2, 8, 9); then all, sqrt(13.3). */
static void test_merges(void)
{
    const double value[] = {1, 2, 8, 9, 3};
    double height[4], scratch[20];
    size_t border[4];
    lec_periods_merge(value, 5, height, border, scratch);
    const double heights[] = {sqrt(0.5), sqrt(0.5), sqrt(31. / 3), sqrt(13.3)};
    const size_t borders[] = {1, 3, 4, 2};
    for (int i = 0; i < 4; i++) {
        CHECK_NUMBER(height[i], heights[i], 1e-12, "height");
        CHECK_COUNT(border[i], borders[i], "border");
    }
}

/* Two levels are two periods, three are three, and noise is one. */
static void test_periods(void)
{
    const lec_period_shuffles shuffles = {199, 0.05, 1};
    const double two[] = {2.1, 1.8, 2.4, 2, 1.9, 7.8, 8.3, 7.9, 8.1, 8};
    const double three[] = {2.1, 1.8, 2.4, 2,   1.9, 2.2, 7.8, 8.3, 7.9,
                            8.1, 8,   8.2, 4.1, 4,   3.8, 4.2, 3.9, 4.3};
    const double noise[] = {2.1, 7.8, 2.4, 8.3, 1.9, 2, 7.9, 8.1, 1.8, 8};
    uint32_t period[18];
    CHECK_COUNT(lec_periods_find(two, 10, &shuffles, period), 2, "two");
    for (int i = 0; i < 10; i++) CHECK_COUNT(period[i], i < 5 ? 1 : 2, "of two");
    CHECK_COUNT(lec_periods_find(three, 18, &shuffles, period), 3, "three");
    for (int i = 0; i < 18; i++) CHECK_COUNT(period[i], i / 6 + 1, "of three");
    CHECK_COUNT(lec_periods_find(noise, 10, &shuffles, period), 1, "noise");
    CHECK_COUNT(lec_periods_find(noise, 1, &shuffles, period), 1, "one value");
    CHECK_COUNT(lec_periods_find((const double[]){3, 3, 3, 3, 3, 3}, 6, &shuffles, period), 1,
                "all the same");
}

const lec_test lec_tests_rate_trend[] = {
    {"slope", test_slope},         {"dispersion_at_least_1", test_dispersion_at_least_1},
    {"undefined", test_undefined}, {"merges", test_merges},
    {"periods", test_periods},     {0},
};
