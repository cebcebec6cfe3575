/* SPDX-License-Identifier: GPL-3.0-or-later
 * main.c -- runs the unit tests:  unit_tests [--list | --run SUITE/NAME]
 *
 * Exit status: 0 passed, 1 failed or nothing was checked, 77 skipped (ctest's SKIP_RETURN_CODE).
 * The suites are the files tests/unit/test_*.c; CMake writes their names into suites.def.
 */
#include "tests/support/check.h"

#define LEC_SUITE(name) extern const lec_test lec_tests_##name[];
#include "suites.def"
#undef LEC_SUITE

typedef struct {
    const char *name;
    const lec_test *tests;
} suite;

static const suite suites[] = {
#define LEC_SUITE(name) {#name, lec_tests_##name},
#include "suites.def"
#undef LEC_SUITE
    {0},
};

static void list_tests(void)
{
    for (const suite *s = suites; s->name != NULL; s++)
        for (const lec_test *test = s->tests; test->name != NULL; test++)
            printf("%s/%s\n", s->name, test->name);
}

/* Adds the test called `wanted`, or all of them when it is NULL; returns how many. */
static size_t add_tests(const char *wanted)
{
    size_t count = 0;
    for (const suite *s = suites; s->name != NULL; s++) {
        CU_pSuite added = NULL;
        for (const lec_test *test = s->tests; test->name != NULL; test++) {
            char id[256];
            snprintf(id, sizeof id, "%s/%s", s->name, test->name);
            if (wanted != NULL && strcmp(wanted, id) != 0) continue;
            if (added == NULL) added = CU_add_suite(s->name, NULL, NULL);
            if (added != NULL && CU_add_test(added, test->name, test->function) != NULL) count++;
        }
    }
    return count;
}

static void print_failures(void)
{
    for (CU_pFailureRecord at = CU_get_failure_list(); at != NULL; at = at->pNext)
        fprintf(stderr, "%s:%u: %s [%s/%s]\n", at->strFileName, at->uiLineNumber, at->strCondition,
                at->pSuite != NULL ? at->pSuite->pName : "?",
                at->pTest != NULL ? at->pTest->pName : "?");
}

int main(int argc, char **argv)
{
    if (argc == 2 && strcmp(argv[1], "--list") == 0) {
        list_tests();
        return 0;
    }
    const char *wanted = argc == 3 && strcmp(argv[1], "--run") == 0 ? argv[2] : NULL;
    if (CU_initialize_registry() != CUE_SUCCESS) return 1;
    const size_t count = add_tests(wanted);
    CU_run_all_tests();
    print_failures();
    const unsigned checks = CU_get_number_of_asserts();
    const unsigned failures = CU_get_number_of_failures();
    CU_cleanup_registry();
    printf("tests=%zu checks=%u failures=%u\n", count, checks, failures);
    if (failures > 0 || count == 0) return 1;
    if (check_skipped()) return 77;
    return checks == 0;
}
