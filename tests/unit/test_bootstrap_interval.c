/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/measure/bootstrap_interval.h"

#include <stdlib.h>

#include "core/random.h"
#include "tests/support/check.h"

enum { COUNT = 401 };

static int by_value(const void *one, const void *other)
{
    const double a = *(const double *)one, b = *(const double *)other;
    return (a > b) - (a < b);
}

static double shaped(size_t shape, double u, size_t i)
{
    switch (shape) {
    case 0:
        return u - 0.5;
    case 1:
        return floor(u * 5) - 2; /* many ties */
    case 2:
        return i == 7 ? 1e300 : u; /* one value far away */
    case 3:
        return pow(10, 600 * u - 300); /* all magnitudes */
    case 4:
        return i % 2 ? -1.7e308 : 1.7e308 * (1 - u / 9); /* a width above the largest double */
    case 5:
        return (double)i;
    case 6:
        return -(double)i;
    case 7:
        return 9007199254740992.0 + 2 * floor(40 * u); /* 2^53 and up */
    case 8:
        return 2.385;
    default:
        return 1 + 0x1p-52 * floor(3 * u); /* three neighbouring doubles */
    }
}

/* Against sorting: every shape, sizes around those at which the method changes, all ranks. */
static void test_order_statistics(void)
{
    static const size_t counts[] = {1, 2, 3, 23, 24, 25, 26, 100, COUNT};
    for (size_t shape = 0; shape <= 9; shape++) {
        double uniform[COUNT], values[COUNT], sorted[COUNT], scratch[COUNT];
        lec_random_uniform((lec_random_key){1, LEC_STREAM_SAMPLE, (uint32_t)shape}, 0, COUNT,
                           uniform);
        for (size_t i = 0; i < COUNT; i++) values[i] = shaped(shape, uniform[i], i);
        for (size_t c = 0; c < sizeof counts / sizeof *counts; c++) {
            memcpy(sorted, values, sizeof sorted);
            qsort(sorted, counts[c], sizeof *sorted, by_value);
            size_t wrong = 0;
            for (size_t rank = 1; rank <= counts[c]; rank++) {
                const size_t ranks[2] = {rank, counts[c] + 1 - rank};
                double selected[2];
                lec_order_statistics(values, counts[c], ranks, scratch, selected);
                wrong += selected[0] != sorted[rank - 1] || selected[1] != sorted[ranks[1] - 1];
            }
            CHECK_COUNT(wrong, 0, "ranks that differ from the sorted array");
        }
    }
}

/* 1 .. 1000 as replicates: a rank is its value. The expected ranks are worked out by hand; the
 * other methods with R: n <- 12; ceiling(1000 * pnorm(-sqrt(n/(n-1)) * qt(.975, n-1))) is 11;
 * a <- .6; z <- qnorm(.025); ceiling(1000 * pnorm(z/(1 - a*z))) is 184;
 * w <- sqrt(n/(n-1)) * qt(.975, n-1); z0 <- qnorm(.7); a <- .05; f <- function(z) z0 + (z0+z)/(1 -
 * a*(z0+z)); ceiling(1000 * pnorm(f(-w))) is 135, 1000 * pnorm(-f(w)) is 0.07. */
static const struct {
    lec_interval_kind kind;
    size_t replicates, clusters;
    double estimate, acceleration, low, high;
    const char *why;
} cases[] = {
    {{LEC_INTERVAL_PERCENTILE, 0.95}, 1000, 12, 500, 0, 25, 976, "25 below or at either end"},
    {{LEC_INTERVAL_PERCENTILE, 0.9}, 1000, 12, 500, 0, 50, 951, "0.05 * 1000 is whole"},
    {{LEC_INTERVAL_PERCENTILE, 0.99}, 1000, 12, 500, 0, 5, 996, "0.005 * 1000 is whole"},
    {{LEC_INTERVAL_PERCENTILE, 0.95}, 999, 12, 500, 0, 25, 975, "24.975 is rounded up"},
    {{LEC_INTERVAL_PERCENTILE, 0.95}, 1, 12, 500, 0, 1, 1, "one replicate"},
    {{LEC_INTERVAL_PERCENTILE, 0.95}, 10, 12, 500, 0, 1, 10, "few replicates"},
    {{LEC_INTERVAL_PERCENTILE, 0.95}, 1000, 1, 500, 0, NAN, NAN, "one cluster"},
    {{LEC_INTERVAL_PERCENTILE, 0.95}, 1000, 0, 500, 0, NAN, NAN, "no cluster"},
    {{LEC_INTERVAL_PERCENTILE, 0.95}, 0, 12, 500, 0, NAN, NAN, "no replicate"},
    {{LEC_INTERVAL_PERCENTILE, 0.95}, 1000, 12, NAN, 0, NAN, NAN, "no estimate"},
    {{LEC_INTERVAL_EXPANDED, 0.95}, 1000, 12, 500, 0, 11, 990, "n = 12"},
    {{LEC_INTERVAL_BCA, 0.95}, 1000, 12, 501, 0, 25, 976, "no bias, no acceleration"},
    {{LEC_INTERVAL_BCA, 0.95}, 1000, 12, 0.5, 0, 25, 976, "no replicate is below: percentile"},
    {{LEC_INTERVAL_BCA, 0.95}, 1000, 12, 1000.5, 0, 25, 976, "all are below: percentile"},
    {{LEC_INTERVAL_BCA, 0.95}, 1000, 12, 501, 0.6, 184, 1000, "1 - a z < 0 above: the largest"},
    {{LEC_INTERVAL_EXPANDED_BCA, 0.95}, 1000, 12, 500.5, 0, 11, 990, "n = 12, as expanded"},
    {{LEC_INTERVAL_EXPANDED_BCA, 0.95}, 1000, 12, 700.5, 0.05, 135, 1000, "z0 = .5244"},
    {{LEC_INTERVAL_EXPANDED_BCA, 0.95}, 1000, 12, 0.5, 0, 11, 990, "no replicate is below"},
};

static void test_intervals(void)
{
    double replicates[1000], scratch[1000];
    for (size_t i = 0; i < 1000; i++) replicates[(i * 387) % 1000] = (double)(i + 1);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        double first[1000];
        const size_t count = cases[i].replicates;
        if (count == 1000) memcpy(first, replicates, sizeof first);
        for (size_t r = 0; count < 1000 && r < count; r++) first[r] = (double)(count - r);
        const lec_bootstrap_result result = {cases[i].estimate, first, count, cases[i].clusters,
                                             cases[i].acceleration};
        const lec_estimate got = lec_bootstrap_interval(&result, cases[i].kind, scratch);
        CHECK_NUMBER(got.value, cases[i].estimate, 0, cases[i].why);
        CHECK_NUMBER(got.low, cases[i].low, 0, cases[i].why);
        CHECK_NUMBER(got.high, cases[i].high, 0, cases[i].why);
    }
}

/* Replicates in steps, a tenth of them equal to the estimate; -t has the mirrored interval. */
static void test_mirrored_with_ties(void)
{
    double replicates[1000], negated[1000], scratch[1000];
    for (size_t i = 0; i < 1000; i++) {
        replicates[i] = 2.385 * floor(pow((double)i / 100, 2) / 10);
        negated[i] = -replicates[i];
    }
    const lec_bootstrap_result one = {2.385 * 4, replicates, 1000, 9, 0.04};
    const lec_bootstrap_result other = {-2.385 * 4, negated, 1000, 9, -0.04};
    for (int method = 0; method <= LEC_INTERVAL_EXPANDED_BCA; method++) {
        if (method == LEC_INTERVAL_BCA) continue; /* ties are not below: not symmetric */
        const lec_interval_kind kind = {(lec_interval_method)method, 0.9};
        const lec_estimate got = lec_bootstrap_interval(&one, kind, scratch);
        const lec_estimate turned = lec_bootstrap_interval(&other, kind, scratch);
        CHECK_NUMBER(turned.low, -got.high, 0, "low");
        CHECK_NUMBER(turned.high, -got.low, 0, "high");
        CHECK_TRUE(got.low < got.high, "an interval");
    }
}

/* Leaving out 1, 2, 4, 9 (mean 4): d = 3, 2, 0, -5; sum d^2 = 38, sum d^3 = 27 + 8 - 125 = -90. */
static void test_acceleration(void)
{
    const double left_out[] = {1, 2, NAN, 4, 9, INFINITY};
    CHECK_NUMBER(lec_acceleration(left_out, 6), -90 / (6 * pow(38, 1.5)), TOLERANCE_CLOSED_FORM,
                 "by hand; what is not finite is passed over");
    const double equal[] = {2.5, 2.5, 2.5};
    CHECK_NUMBER(lec_acceleration(equal, 3), 0, 0, "no spread");
    CHECK_NUMBER(lec_acceleration(equal, 1), 0, 0, "one");
    CHECK_NUMBER(lec_acceleration(equal, 0), 0, 0, "none");
}

const lec_test lec_tests_bootstrap_interval[] = {
    {"order_statistics", test_order_statistics},
    {"intervals", test_intervals},
    {"mirrored_with_ties", test_mirrored_with_ties},
    {"acceleration", test_acceleration},
    {0},
};
