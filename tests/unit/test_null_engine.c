/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/measure/null_engine.h"

#include "core/arena.h"
#include "tests/support/check.h"

/* --- arrangements: 4 of 8 units are the target's ---------------------------------------------- */

enum { UNITS = 8, ROWS = 5, ARRANGEMENTS = 70 };

static const double table[ROWS][UNITS] = {
    {9, 4, 6, 1, 0, 2, 0, 1}, /* much more in the first four */
    {2, 3, 1, 2, 3, 1, 2, 2}, /* even */
    {0, 0, 0, 0, 0, 0, 5, 0}, /* one burst */
    {1, 0, 0, 2, 4, 6, 3, 3}, /* more in the last four */
    {1, 1, 1, 0, 0, 0, 0, 0},
};
enum { DATA = 0x0F };

/* All sets of four units in ascending order, as bits. */
static unsigned arrangement(uint32_t number)
{
    for (unsigned chosen = 0;; chosen++)
        if (__builtin_popcount(chosen) == 4 && number-- == 0) return chosen;
}

/* The difference of the means by its standard error over all units. */
static double statistic_of(size_t row, unsigned chosen)
{
    double sum = 0, squares = 0, target = 0;
    for (size_t i = 0; i < UNITS; i++) {
        sum += table[row][i];
        squares += table[row][i] * table[row][i];
        if (chosen >> i & 1) target += table[row][i];
    }
    const double variance = squares / UNITS - sum * sum / (UNITS * UNITS);
    return (target - sum / 2) / sqrt(2 * variance);
}

static void arrange(uint32_t replicate, size_t thread, void *state, double *statistic)
{
    (void)thread;
    (void)state;
    for (size_t row = 0; row < ROWS; row++)
        statistic[row] = statistic_of(row, arrangement(replicate));
}

/* The share of arrangements in which some row of the set reaches T. */
static double exact_share(const bool *set, double t, lec_alternative alternative)
{
    double reached = 0;
    for (uint32_t a = 0; a < ARRANGEMENTS; a++) {
        bool any = false;
        for (size_t row = 0; row < ROWS; row++) {
            const double value = statistic_of(row, arrangement(a));
            const double directed = alternative == LEC_TWO_SIDED ? fabs(value)
                                    : alternative == LEC_LESS    ? -value
                                                                 : value;
            any |= set[row] && directed >= t - 1e-9 * fabs(t);
        }
        reached += any;
    }
    return reached / ARRANGEMENTS;
}

static lec_null_design design_of(double *observed)
{
    for (size_t row = 0; row < ROWS; row++) observed[row] = statistic_of(row, DATA);
    return (lec_null_design){.row_count = ROWS,
                             .observed = observed,
                             .arrange = arrange,
                             .replicates = ARRANGEMENTS,
                             .complete = true,
                             .threads = 1};
}

static void test_all_arrangements(void)
{
    double observed[ROWS];
    lec_null_design design = design_of(observed);
    lec_null_result results[ROWS];
    for (int side = 0; side <= LEC_LESS; side++) {
        design.alternative = (lec_alternative)side;
        lec_null_test(&design, results);
        for (size_t row = 0; row < ROWS; row++) {
            bool alone[ROWS] = {false}, not_more[ROWS];
            alone[row] = true;
            const double t = design.alternative == LEC_TWO_SIDED ? fabs(observed[row])
                             : design.alternative == LEC_LESS    ? -observed[row]
                                                                 : observed[row];
            for (size_t other = 0; other < ROWS; other++) {
                const double of_other = design.alternative == LEC_TWO_SIDED ? fabs(observed[other])
                                        : design.alternative == LEC_LESS    ? -observed[other]
                                                                            : observed[other];
                not_more[other] = of_other <= t + 1e-9;
            }
            /* the arrangements are symmetric: target and reference change places */
            const double p = exact_share(alone, t, design.alternative);
            CHECK_NUMBER(results[row].p, log10(p), TOLERANCE_LOG10_P, "p of all arrangements");
            if (row == 0)
                CHECK_NUMBER(results[row].p_maxt,
                             log10(exact_share(not_more, t, design.alternative)), TOLERANCE_LOG10_P,
                             "maxT of the most extreme row");
        }
    }
    /* by hand: one burst is in the target in half of the arrangements; three words of one each in
     * C(5, 1) = 5 of 70, and in the reference in as many: two-sided 2 * 5 / 70 at the least */
    design.alternative = LEC_TWO_SIDED;
    lec_null_test(&design, results);
    CHECK_NUMBER(results[2].p, 0, 0, "one burst");
    CHECK_NUMBER(results[2].p_least, 0, 0, "one burst can never be significant");
    CHECK_NUMBER(results[4].p, log10(2 * 5 / 70.0), TOLERANCE_LOG10_P, "three words");
    CHECK_NUMBER(results[4].p_least, log10(2 * 5 / 70.0), TOLERANCE_LOG10_P, "at the least");
}

static void test_pooled(void)
{
    double observed[ROWS];
    const lec_null_design design = design_of(observed);
    lec_null_result results[ROWS];
    lec_null_test(&design, results);
    /* q of the most extreme row: rows expected to reach its T, by the one that does */
    size_t first = 0;
    for (size_t row = 1; row < ROWS; row++)
        if (fabs(observed[row]) > fabs(observed[first])) first = row;
    double expected = 0;
    for (size_t row = 0; row < ROWS; row++) {
        bool alone[ROWS] = {false};
        alone[row] = true;
        expected += exact_share(alone, fabs(observed[first]), LEC_TWO_SIDED);
    }
    CHECK_NUMBER(results[first].q, log10(fmin(1, expected)), TOLERANCE_LOG10_P, "pooled q");
}

static void test_families(void)
{
    static const uint32_t family[ROWS] = {9, 9, 2, 2, 2};
    double observed[ROWS], alone[ROWS];
    lec_null_design design = design_of(observed);
    lec_null_result together[ROWS], apart[ROWS];
    design.family = family;
    lec_null_test(&design, together);
    design.family = NULL;
    design.observed = alone;
    for (size_t row = 0; row < ROWS; row++) alone[row] = row < 2 ? observed[row] : NAN;
    lec_null_test(&design, apart);
    for (size_t row = 0; row < 2; row++) {
        CHECK_NUMBER(together[row].q, apart[row].q, 0, "q within the family");
        CHECK_NUMBER(together[row].p_maxt, apart[row].p_maxt, 0, "maxT within the family");
    }
    CHECK_NUMBER(apart[3].p, NAN, 0, "no test, no number");
    CHECK_NUMBER(apart[3].q, NAN, 0, "no test, no number");
}

static void test_threads(void)
{
    double observed[ROWS];
    lec_null_design design = design_of(observed);
    lec_null_result one[ROWS], other[ROWS];
    design.complete = false;
    lec_null_test(&design, one);
    for (design.threads = 2; design.threads < 6; design.threads++) {
        lec_null_test(&design, other);
        for (size_t row = 0; row < ROWS; row++) {
            CHECK_NUMBER(one[row].p, other[row].p, 0, "p with any threads");
            CHECK_NUMBER(one[row].p_least, other[row].p_least, 0, "p_least with any threads");
            CHECK_NUMBER(one[row].p_maxt, other[row].p_maxt, 0, "p_maxt with any threads");
            CHECK_NUMBER(one[row].q, other[row].q, 0, "q with any threads");
        }
    }
    CHECK_NUMBER(one[4].p, log10(2 * 6 / 71.0), TOLERANCE_LOG10_P, "the data are one more");
}

/* --- known distributions ---------------------------------------------------------------------- */

/* Binomial(3, 1/2): 1, 3, 3, 1 of 8. */
static const double lower[] = {-0.90308998699194354, -0.30102999566398120, -0.057991946977686733,
                               0};
static const double upper[] = {0, -0.057991946977686733, -0.30102999566398120,
                               -0.90308998699194354};

static void test_exact(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_null_row rows[] = {{lower, upper, 4, 3}, {lower, upper, 4, 2}, {NULL, NULL, 0, 0}};
    lec_null_result results[3];
    lec_null_exact(rows, 3, NULL, arena, results);
    /* by hand: mid-p 2 (1/16) = 1/8 and 2 (1/8 + 3/16) = 5/8; a p of 1/8 or less has the
     * probability 1/4 in either row: q = 2 (1/4) / 1, maxT 1 - (3/4)^2 */
    CHECK_NUMBER(results[0].p, log10(1 / 8.0), TOLERANCE_LOG10_P, "mid-p");
    CHECK_NUMBER(results[1].p, log10(5 / 8.0), TOLERANCE_LOG10_P, "mid-p");
    CHECK_NUMBER(results[1].p_least, log10(1 / 8.0), TOLERANCE_LOG10_P, "the smallest");
    CHECK_NUMBER(results[0].q, log10(1 / 2.0), TOLERANCE_LOG10_P, "q");
    CHECK_NUMBER(results[1].q, 0, TOLERANCE_LOG10_P, "q");
    CHECK_NUMBER(results[0].p_maxt, log10(7 / 16.0), TOLERANCE_LOG10_P, "maxT");
    CHECK_NUMBER(results[1].p_maxt, 0, TOLERANCE_LOG10_P, "maxT");
    CHECK_NUMBER(results[2].p, NAN, 0, "no test");
    static const uint32_t family[] = {7, 3, 3};
    lec_null_exact(rows, 3, family, arena, results);
    CHECK_NUMBER(results[0].q, log10(1 / 4.0), TOLERANCE_LOG10_P, "alone in its family");
    CHECK_NUMBER(results[0].p_maxt, log10(1 / 4.0), TOLERANCE_LOG10_P, "alone in its family");
    lec_arena_free(arena);
}

const lec_test lec_tests_null_engine[] = {
    {"all_arrangements", test_all_arrangements},
    {"pooled", test_pooled},
    {"families", test_families},
    {"threads", test_threads},
    {"exact", test_exact},
    {0},
};
