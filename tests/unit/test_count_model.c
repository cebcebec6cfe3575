/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/measure/count_model.h"

#include <gsl/gsl_errno.h>

#include <stdlib.h>

#include "tests/support/check.h"
#include "tests/support/reference.h"

/* --- against R ------------------------------------------------------------------------------- */

typedef struct {
    lec_count_terms terms;
    const double *count;
} data_set;

static const char *column_name(lec_arena *arena, char letter, size_t number)
{
    return lec_arena_format(arena, "%c%zu", letter, number);
}

static size_t count_columns(const reference *file, lec_arena *arena, char letter)
{
    size_t count = 0;
    while (reference_has(file, column_name(arena, letter, count + 1))) count++;
    return count;
}

static lec_random_effect read_effect(const reference *file, const char *column, lec_arena *arena)
{
    uint32_t *level = lec_new(arena, uint32_t, reference_rows(file));
    lec_random_effect effect = {level, 0};
    for (size_t i = 0; i < reference_rows(file); i++) {
        level[i] = (uint32_t)reference_number(file, i, column);
        if (level[i] + 1 > effect.level_count) effect.level_count = level[i] + 1;
    }
    return effect;
}

static data_set read_data(const char *name, lec_arena *arena)
{
    reference *file = reference_open_path(
        source_path(lec_arena_format(arena, "tests/reference/count_model/%s.csv", name)));
    CU_ASSERT_FATAL(file != NULL);
    const size_t rows = reference_rows(file), fixed = count_columns(file, arena, 'x');
    const size_t effects = count_columns(file, arena, 'g');
    double *count = lec_new(arena, double, rows), *size = lec_new(arena, double, rows);
    double *x = lec_new(arena, double, rows *fixed);
    lec_random_effect *effect = lec_new(arena, lec_random_effect, effects);
    for (size_t i = 0; i < rows; i++) {
        count[i] = reference_number(file, i, "count");
        size[i] = reference_number(file, i, "log_size");
        for (size_t c = 0; c < fixed; c++)
            x[i * fixed + c] = reference_number(file, i, column_name(arena, 'x', c + 1));
    }
    for (size_t k = 0; k < effects; k++)
        effect[k] = read_effect(file, column_name(arena, 'g', k + 1), arena);
    reference_close(file);
    return (data_set){{rows, fixed, effects, size, x, effect}, count};
}

/* What the fit says of a value that expected.csv names. */
static double found_value(const lec_count_fit *fit, const char *what)
{
    const size_t digit = strcspn(what, "0123456789");
    const size_t number = what[digit] == '\0' ? 0 : strtoul(what + digit, NULL, 10) - 1;
    if (strncmp(what, "coefficient", digit) == 0) return fit->coefficient[number];
    if (strncmp(what, "error", digit) == 0)
        return sqrt(fit->covariance[number * fit->parameter_count + number]);
    if (strncmp(what, "deviation", digit) == 0) return fit->deviation[number];
    if (strcmp(what, "inverse_dispersion") == 0) return 1 / fit->dispersion;
    return fit->log_likelihood;
}

/* Every value of expected.csv, from glmmTMB 1.1.5 (nbinom2) or, without random effects, MASS 7.3
 * (glm.nb), R 4.2.2: tests/reference/count_model/make.R. */
static void check_set(const char *name, size_t value_count, double tolerance)
{
    lec_arena *arena = lec_arena_new();
    const data_set data = read_data(name, arena);
    const lec_count_fit fit =
        lec_count_model_fit(lec_count_design_new(&data.terms, arena), data.count, NULL, arena);
    CHECK_COUNT(fit.state, LEC_FIT_CONVERGED, name);
    reference *file = reference_open_path(source_path("tests/reference/count_model/expected.csv"));
    CU_ASSERT_FATAL(file != NULL);
    size_t checked = 0;
    for (size_t row = 0; row < reference_rows(file); row++) {
        if (strcmp(reference_text(file, row, "set"), name) != 0) continue;
        const char *what = reference_text(file, row, "what");
        CHECK_NUMBER(found_value(&fit, what), reference_number(file, row, "value"), tolerance,
                     lec_arena_format(arena, "%s: %s", name, what));
        checked++;
    }
    CHECK_COUNT(checked, value_count, name);
    reference_close(file);
    lec_arena_free(arena);
}

static void test_glm_nb(void)
{
    check_set("quine", 9, 1e-6);
    check_set("epil_plain", 8, 1e-6);
    check_set("owls_plain", 6, 1e-6);
}

static void test_glmmtmb(void)
{
    check_set("epil", 15, 1e-5);
    check_set("quine_class", 9, 1e-5);
    check_set("grouseticks", 12, 1e-5);
    check_set("owls", 11, 1e-5);
    check_set("salamanders", 31, 1e-5);
    check_set("turns_ukraine", 9, 1e-5);
    check_set("turns_cables", 9, 1e-5);
    check_set("turns_you", 9, 1e-5);
}

/* --- what has no answer, or one at the edge -------------------------------------------------- */

/* Eight rows of one unit each in two groups of four (the second column of x). */
enum { ROWS = 8 };
static const double no_size[ROWS] = {0};
static const double two_groups[2 * ROWS] = {1, 0, 1, 0, 1, 0, 1, 0, 1, 1, 1, 1, 1, 1, 1, 1};
static const double same_twice[2 * ROWS] = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
static const uint32_t pairs[ROWS] = {0, 0, 1, 1, 2, 2, 3, 3};

static lec_count_fit fit_rows(const double *fixed, size_t effects, const double *count,
                              lec_arena *arena)
{
    lec_random_effect *effect = lec_new(arena, lec_random_effect, 1);
    *effect = (lec_random_effect){pairs, 4};
    gsl_set_error_handler_off(); /* as lec_context_open() does */
    lec_count_terms *terms = lec_new(arena, lec_count_terms, 1);
    *terms = (lec_count_terms){ROWS, 2, effects, no_size, fixed, effect};
    return lec_count_model_fit(lec_count_design_new(terms, arena), count, NULL, arena);
}

static void test_without_answer(void)
{
    static const double none[ROWS] = {0}, one_side[ROWS] = {3, 1, 4, 2, 0, 0, 0, 0};
    static const double some[ROWS] = {3, 1, 4, 2, 1, 0, 2, 5};
    static const struct {
        const char *name;
        const double *fixed, *count;
        lec_fit_state state;
    } cases[] = {
        {"every count is 0", two_groups, none, LEC_FIT_NO_COUNTS},
        {"the same column twice", same_twice, some, LEC_FIT_DEPENDENT},
        {"a group without a count", two_groups, one_side, LEC_FIT_SEPARATED},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        for (size_t effects = 0; effects < 2; effects++) {
            lec_arena *arena = lec_arena_new();
            const lec_count_fit fit = fit_rows(cases[i].fixed, effects, cases[i].count, arena);
            CHECK_COUNT(fit.state, cases[i].state, cases[i].name);
            CHECK_NUMBER(fit.coefficient[1], NAN, 0, cases[i].name);
            CHECK_NUMBER(fit.covariance[fit.parameter_count + 1], NAN, 0, cases[i].name);
            CHECK_NUMBER(fit.log_likelihood, NAN, 0, cases[i].name);
            lec_arena_free(arena);
        }
    }
}

/* Counts that vary less than Poisson's, and less between pairs than within: theta is infinite, the
 * deviation 0, and the maximum that of Poisson regression: log rates log(10/4) and log(20/4). */
static void test_no_variance(void)
{
    static const double count[ROWS] = {2, 3, 3, 2, 5, 5, 6, 4};
    lec_arena *arena = lec_arena_new();
    const lec_count_fit fit = fit_rows(two_groups, 1, count, arena);
    double poisson = 0;
    for (size_t i = 0; i < ROWS; i++)
        poisson += count[i] * log(i < 4 ? 2.5 : 5) - (i < 4 ? 2.5 : 5) - lgamma(count[i] + 1);
    CHECK_COUNT(fit.state, LEC_FIT_CONVERGED, "state");
    CHECK_NUMBER(fit.deviation[0], 0, 0, "deviation");
    CHECK_TRUE(isinf(fit.dispersion), "dispersion");
    CHECK_NUMBER(fit.coefficient[0], log(2.5), 1e-7, "intercept");
    CHECK_NUMBER(fit.coefficient[1], log(2), 1e-7, "log ratio");
    CHECK_NUMBER(fit.covariance[0], 1.0 / 10, 1e-5, "variance of the intercept");
    CHECK_NUMBER(fit.covariance[fit.parameter_count + 1], 1.0 / 10 + 1.0 / 20, 1e-5,
                 "variance of the log ratio");
    CHECK_NUMBER(fit.log_likelihood, poisson, 1e-9, "log-likelihood");
    lec_arena_free(arena);
}

/* The order of the rows and of the levels is of no account. */
static void test_order(void)
{
    static const double count[ROWS] = {1, 4, 9, 0, 7, 2, 12, 3};
    static const double turned[ROWS] = {12, 3, 7, 2, 9, 0, 1, 4};
    double other_groups[2 * ROWS];
    for (size_t i = 0; i < ROWS; i++) {
        other_groups[2 * i] = 1;
        other_groups[2 * i + 1] = i < 4;
    }
    lec_arena *arena = lec_arena_new();
    const lec_count_fit one = fit_rows(two_groups, 1, count, arena);
    const lec_count_fit other = fit_rows(other_groups, 1, turned, arena);
    CHECK_COUNT(other.state, LEC_FIT_CONVERGED, "state");
    CHECK_NUMBER(other.coefficient[1], one.coefficient[1], 1e-8, "log ratio");
    CHECK_NUMBER(other.covariance[other.parameter_count + 1],
                 one.covariance[one.parameter_count + 1], 1e-6, "variance");
    CHECK_NUMBER(other.log_likelihood, one.log_likelihood, 1e-10, "log-likelihood");
    lec_arena_free(arena);
}

const lec_test lec_tests_count_model[] = {
    {"glm_nb", test_glm_nb},
    {"glmmtmb", test_glmmtmb},
    {"without_answer", test_without_answer},
    {"no_variance", test_no_variance},
    {"order", test_order},
    {0},
};
