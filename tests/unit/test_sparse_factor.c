/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/measure/sparse_factor.h"

#include <gsl/gsl_linalg.h>

#include "tests/support/check.h"

/* Speakers 0-4, exchanges 5-8, conferences 9-10: who speaks where, as a contrast has it. */
enum { GROUPS = 9, EFFECTS = 3, SIZE = 11 };
static const uint32_t groups[GROUPS * EFFECTS] = {0, 5, 9, 1,  5, 9, 0,  6, 9, 2,  6, 9, 3, 6,
                                                  9, 0, 7, 10, 4, 7, 10, 0, 8, 10, 1, 8, 10};

/* I + the sum of weight 1, 2, ... over the cells between each group's rows, in the caller's order.
 */
static void fill_dense(gsl_matrix *dense)
{
    gsl_matrix_set_identity(dense);
    for (size_t g = 0; g < GROUPS; g++)
        for (size_t k = 0; k < EFFECTS; k++)
            for (size_t m = 0; m < EFFECTS; m++)
                *gsl_matrix_ptr(dense, groups[g * EFFECTS + k], groups[g * EFFECTS + m]) +=
                    (double)(g + 1);
}

static double *fill_sparse(const lec_sparse_pattern *pattern, lec_arena *arena)
{
    double *values = lec_new(arena, double, pattern->cell_count);
    for (size_t r = 0; r < SIZE; r++) values[pattern->start[r]] = 1;
    for (size_t g = 0; g < GROUPS; g++)
        for (size_t k = 0; k < EFFECTS; k++)
            for (size_t m = 0; m <= k; m++)
                values[lec_sparse_cell(pattern, pattern->place[groups[g * EFFECTS + k]],
                                       pattern->place[groups[g * EFFECTS + m]])] += (double)(g + 1);
    return values;
}

/* Solution, determinant and inverse against GSL's dense Cholesky factor. */
static void test_against_dense(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_sparse_pattern pattern = lec_sparse_pattern_of(groups, GROUPS, EFFECTS, SIZE, arena);
    lec_sparse_scratch *scratch = lec_sparse_scratch_new(&pattern, arena);
    double *factor = fill_sparse(&pattern, arena);
    double *inverse = lec_new(arena, double, pattern.cell_count), x[SIZE];
    gsl_matrix *dense = gsl_matrix_alloc(SIZE, SIZE);
    gsl_vector *b = gsl_vector_alloc(SIZE);
    fill_dense(dense);
    gsl_linalg_cholesky_decomp1(dense);
    CHECK_TRUE(lec_sparse_factor(&pattern, scratch, factor), "positive definite");

    double log_determinant = 0;
    for (size_t i = 0; i < SIZE; i++) {
        log_determinant += 2 * log(gsl_matrix_get(dense, i, i));
        gsl_vector_set(b, i, sin((double)i));
        x[pattern.place[i]] = sin((double)i);
    }
    gsl_linalg_cholesky_svx(dense, b);
    lec_sparse_solve(&pattern, factor, x);
    CHECK_NUMBER(lec_sparse_log_determinant(&pattern, factor), log_determinant,
                 TOLERANCE_CLOSED_FORM, "log determinant");
    gsl_linalg_cholesky_invert(dense);
    lec_sparse_inverse(&pattern, scratch, factor, inverse);
    for (size_t i = 0; i < SIZE; i++)
        CHECK_NUMBER(x[pattern.place[i]], gsl_vector_get(b, i), TOLERANCE_CLOSED_FORM, "solution");
    for (size_t g = 0; g < GROUPS; g++)
        for (size_t k = 0; k < EFFECTS; k++)
            for (size_t m = 0; m < EFFECTS; m++) {
                const uint32_t one = groups[g * EFFECTS + k], other = groups[g * EFFECTS + m];
                CHECK_NUMBER(
                    inverse[lec_sparse_cell(&pattern, pattern.place[one], pattern.place[other])],
                    gsl_matrix_get(dense, one, other), TOLERANCE_CLOSED_FORM, "inverse");
            }
    gsl_vector_free(b);
    gsl_matrix_free(dense);
    lec_arena_free(arena);
}

/* Rows with few neighbours go first: an exchange before the principal, who is in all of them, and
 * the conferences. */
static void test_order(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_sparse_pattern pattern = lec_sparse_pattern_of(groups, GROUPS, EFFECTS, SIZE, arena);
    for (uint32_t row = 1; row < 9; row++)
        CHECK_TRUE(pattern.place[row] < pattern.place[0], "exchange, journalist: before principal");
    CHECK_COUNT(lec_sparse_pattern_of(groups, 0, EFFECTS, 3, arena).cell_count, 3,
                "the diagonal is always there");
    CHECK_COUNT(lec_sparse_pattern_of(NULL, 0, 0, 0, arena).cell_count, 0, "no row at all");
    lec_arena_free(arena);
}

static void test_not_positive(void)
{
    static const uint32_t pair[2] = {0, 1};
    lec_arena *arena = lec_arena_new();
    const lec_sparse_pattern pattern = lec_sparse_pattern_of(pair, 1, 2, 2, arena);
    lec_sparse_scratch *scratch = lec_sparse_scratch_new(&pattern, arena);
    double indefinite[3] = {1, 2, 1}, undefined[3] = {1, NAN, 1};
    CHECK_TRUE(!lec_sparse_factor(&pattern, scratch, indefinite), "1 2 / 2 1");
    CHECK_TRUE(!lec_sparse_factor(&pattern, scratch, undefined), "not a number");
    lec_arena_free(arena);
}

const lec_test lec_tests_sparse_factor[] = {
    {"against_dense", test_against_dense},
    {"order", test_order},
    {"not_positive", test_not_positive},
    {0},
};
