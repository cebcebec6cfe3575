/* SPDX-License-Identifier: GPL-3.0-or-later
 * check.h -- what every unit test needs: CUnit, the table that names the tests, numeric checks.
 *
 * A file tests/unit/test_<suite>.c ends with
 *
 *     const lec_test lec_tests_<suite>[] = {{"name", function}, ..., {0}};
 *
 * and is found by its name: nothing else lists it. Each entry becomes one ctest test,
 * `unit:<suite>/<name>`. A test that needs a file outside the repository and does not find it
 * calls SKIP("why") and counts as skipped, not as passed.
 */
#ifndef LEC_TESTS_SUPPORT_CHECK_H
#define LEC_TESTS_SUPPORT_CHECK_H

#include <CUnit/CUnit.h>
#include <math.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

typedef struct {
    const char *name;
    void (*function)(void);
} lec_test;

/* Named tolerances, so that loosening one is a visible decision. */
#define TOLERANCE_CLOSED_FORM 1e-12 /* relative; a formula evaluated in double precision */
#define TOLERANCE_LOG10_P     1e-9  /* absolute, on log10 p */

/* Passes when |got - want| <= tolerance * max(1, |want|), or when both are NaN.
 * `what` names the case and is printed with got and want on failure. */
#define CHECK_NUMBER(got, want, tolerance, what)                                                   \
    check_number((got), (want), (tolerance), (what), __FILE__, __LINE__)
#define CHECK_COUNT(got, want, what)                                                               \
    check_count((uint64_t)(got), (uint64_t)(want), (what), __FILE__, __LINE__)
#define CHECK_TEXT(got, want, what) check_text((got), (want), (what), __FILE__, __LINE__)
#define CHECK_TRUE(condition, what) check_true((condition), (what), __FILE__, __LINE__)

void check_number(double got, double want, double tolerance, const char *what, const char *file,
                  int line);
void check_count(uint64_t got, uint64_t want, const char *what, const char *file, int line);
void check_text(const char *got, const char *want, const char *what, const char *file, int line);
void check_true(bool condition, const char *what, const char *file, int line);

/* Ends the running test as skipped. */
#define SKIP(why)                                                                                  \
    do {                                                                                           \
        check_skip(why);                                                                           \
        return;                                                                                    \
    } while (0)
void check_skip(const char *why);
bool check_skipped(void);

/* Path of a file in the folder `shared` beside the project, or NULL when it is not there.
 * The path lives until the next call. */
const char *shared_path(const char *relative);

/* Path of a file in the source tree, e.g. source_path("datasets/ministerials"). Same lifetime. */
const char *source_path(const char *relative);

#endif
