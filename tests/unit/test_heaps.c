/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/measure/heaps.h"

#include "tests/support/check.h"

#define TOLERANCE_FIT 1e-9 /* reference/statistics.md, section 4 */

/* NIST StRD nonlinear regression, DanWood: y = b1 x^b2, certified to 11 digits. */
static void test_danwood(void)
{
    const double x[] = {1.309, 1.471, 1.490, 1.565, 1.611, 1.680};
    const double y[] = {2.138, 3.421, 3.597, 4.340, 4.882, 5.660};
    const lec_heaps_fit fit = lec_heaps_least_squares(x, y, 6);
    CHECK_NUMBER(fit.k, 7.6886226176E-01, TOLERANCE_FIT, "b1");
    CHECK_NUMBER(fit.b, 3.8604055871E+00, TOLERANCE_FIT, "b2");
    CHECK_NUMBER(fit.rss, 4.3173084083E-03, TOLERANCE_FIT, "residual sum of squares");
}

/* A curve that is a power law, and one that is not: least squares on the logarithms by R 4.2,
 * lm(log(v) ~ log(n)), and on the curve by nls(v ~ k * n^b), for n = 1 10 100 1000,
 * v = 1 7 40 180. */
static void test_log_log(void)
{
    const double n[] = {1, 10, 100, 1000}, exact[] = {3, 12, 48, 192}, v[] = {1, 7, 40, 180};
    lec_heaps_fit fit = lec_heaps_log_log(n, exact, 4);
    CHECK_NUMBER(fit.k, 3, TOLERANCE_CLOSED_FORM, "K");
    CHECK_NUMBER(fit.b, log10(4), TOLERANCE_CLOSED_FORM, "b");
    CHECK_NUMBER(fit.rss, 0, TOLERANCE_CLOSED_FORM, "nothing is left over");
    fit = lec_heaps_least_squares(n, exact, 4);
    CHECK_NUMBER(fit.k, 3, TOLERANCE_FIT, "least squares: K");
    CHECK_NUMBER(fit.b, log10(4), TOLERANCE_FIT, "least squares: b");
    fit = lec_heaps_log_log(n, v, 4);
    CHECK_NUMBER(fit.k, 1.11478396731789, TOLERANCE_CLOSED_FORM, "R: K");
    CHECK_NUMBER(fit.b, 0.752277946662362, TOLERANCE_CLOSED_FORM, "R: b");
    const lec_heaps_fit curve = lec_heaps_least_squares(n, v, 4);
    CHECK_TRUE(curve.rss < fit.rss, "the curve itself is nearer by least squares");
    CHECK_NUMBER(curve.k, 1.858538, 1e-6, "R nls: K");
    CHECK_NUMBER(curve.b, 0.662106, 1e-6, "R nls: b");
}

static void test_edges(void)
{
    CHECK_NUMBER(lec_heaps_log_log(NULL, NULL, 0).b, NAN, 0, "no point");
    CHECK_NUMBER(lec_heaps_least_squares((double[]){7}, (double[]){5}, 1).b, NAN, 0, "one point");
    CHECK_NUMBER(lec_heaps_least_squares((double[]){7, 7, 7}, (double[]){5, 4, 3}, 3).k, NAN, 0,
                 "one size");
    /* one type, however long the text: 1 n^0 */
    const lec_heaps_fit flat = lec_heaps_least_squares((double[]){1, 2, 3}, (double[]){1, 1, 1}, 3);
    CHECK_NUMBER(flat.k, 1, TOLERANCE_CLOSED_FORM, "one type: K");
    CHECK_NUMBER(flat.b, 0, TOLERANCE_CLOSED_FORM, "one type: b");
    /* every word new: 1 n^1 */
    const lec_heaps_fit all = lec_heaps_least_squares((double[]){1, 2, 3}, (double[]){1, 2, 3}, 3);
    CHECK_NUMBER(all.k, 1, TOLERANCE_CLOSED_FORM, "every word new: K");
    CHECK_NUMBER(all.b, 1, TOLERANCE_CLOSED_FORM, "every word new: b");
}

static void test_growth(void)
{
    const uint32_t type[] = {2, 0, 2, 3, 0, 1, 1}, want[] = {1, 2, 2, 3, 3, 4, 4};
    uint32_t types[7], scratch[4];
    lec_vocabulary_growth(type, 7, 4, types, scratch);
    for (size_t i = 0; i < 7; i++) CHECK_COUNT(types[i], want[i], "types so far");
}

const lec_test lec_tests_heaps[] = {
    {"danwood", test_danwood},
    {"log_log", test_log_log},
    {"edges", test_edges},
    {"growth", test_growth},
    {0},
};
