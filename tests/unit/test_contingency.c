/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/measure/contingency.h"

#include "tests/support/check.h"

static void check_cells(lec_contingency got, lec_contingency want, const char *what)
{
    CHECK_NUMBER(got.both, want.both, 0, what);
    CHECK_NUMBER(got.first_only, want.first_only, 0, what);
    CHECK_NUMBER(got.second_only, want.second_only, 0, what);
    CHECK_NUMBER(got.neither, want.neither, 0, what);
}

static void test_cells(void)
{
    /* Dunning 1993, the swiss: 110, 2442, 111, 29114 of 31777 */
    const lec_contingency swiss = {110, 2442, 111, 29114};
    check_cells(lec_contingency_of_margins(110, 2552, 221, 31777), swiss, "from margins");
    check_cells(lec_contingency_of_groups(110, 2552, 111, 29225), swiss, "from groups");
    check_cells(lec_contingency_swap_groups(&swiss), (lec_contingency){111, 29114, 110, 2442},
                "rows exchanged");
    check_cells(lec_contingency_transpose(&swiss), (lec_contingency){110, 111, 2442, 29114},
                "transposed");
    CHECK_NUMBER(lec_contingency_first(&swiss), 2552, 0, "R1");
    CHECK_NUMBER(lec_contingency_second(&swiss), 221, 0, "C1");
    CHECK_NUMBER(lec_contingency_total(&swiss), 31777, 0, "N");
    CHECK_NUMBER(lec_contingency_expected(&swiss), 2552.0 * 221 / 31777, 1e-15, "E11");
    CHECK_NUMBER(lec_contingency_difference(&swiss), 110 - 2552.0 * 221 / 31777, 1e-15, "O11-E11");
}

static void test_difference_keeps_its_digits(void)
{
    /* 94906267^2 - 94906266 * 94906268 = 1; both products are beyond 2^53, so that subtracting
     * them as doubles gives 0 or 2. N = 379625068. */
    const lec_contingency table = {94906267, 94906266, 94906268, 94906267};
    CHECK_NUMBER(lec_contingency_difference(&table) * 379625068, 1, 1e-15, "difference");
}

static void test_what_is_a_table(void)
{
    static const struct {
        lec_contingency table;
        bool valid, has_margins;
        const char *what;
    } cases[] = {
        {{1, 3, 3, 1}, true, true, "plain"},
        {{0, 3, 3, 0}, true, true, "two empty cells"},
        {{0, 0, 0, 0}, true, false, "nothing"},
        {{0, 0, 5, 7}, true, false, "first never occurs"},
        {{5, 7, 0, 0}, true, false, "first occurs everywhere"},
        {{0, 5, 0, 7}, true, false, "second never occurs"},
        {{5, 0, 7, 0}, true, false, "second occurs everywhere"},
        {{9007199254740992, 1, 1, 9007199254740991}, true, true, "2^53"},
        {{1, -1, 3, 1}, false, false, "negative"},
        {{1, 3, NAN, 1}, false, false, "NaN"},
        {{1, 3, 3, INFINITY}, false, false, "infinite"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        CHECK_COUNT(lec_contingency_is_valid(&cases[i].table), cases[i].valid, cases[i].what);
        CHECK_COUNT(lec_contingency_has_margins(&cases[i].table), cases[i].has_margins,
                    cases[i].what);
    }
}

const lec_test lec_tests_contingency[] = {
    {"cells", test_cells},
    {"difference_keeps_its_digits", test_difference_keeps_its_digits},
    {"what_is_a_table", test_what_is_a_table},
    {0},
};
