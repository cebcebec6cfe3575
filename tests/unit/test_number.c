/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/number.h"

#include <float.h>

#include "tests/support/check.h"
#include "tests/support/decimals.h"

static void test_shortest(void)
{
    /* the shortest decimals that read back, as Python's repr() has their digits */
    static const struct {
        double number;
        const char *text;
    } cases[] = {
        {0, "0"},
        {-0.0, "0"},
        {0.1, "0.1"},
        {0.1 + 0.2, "0.30000000000000004"},
        {1.0 / 3, "0.3333333333333333"},
        {-4.956644939921536, "-4.956644939921536"},
        {150, "150"},
        {-1e-320, "-1e-320"}, /* subnormal: few digits tell it */
        {5e-324, "5e-324"},
        {1.5e-323, "1.5e-323"},
        {DBL_MIN, "2.2250738585072014e-308"},
        {2.225073858507201e-308, "2.225073858507201e-308"},
        {0x1p-24, "5.960464477539063e-08"}, /* not ...0625e-08: a power of two, whose neighbours
                                               differ in distance */
        {0x1p60, "1.152921504606847e+18"},
        {9007199254740992, "9007199254740992"},
        {1234567890123456, "1234567890123456"},
        {123456789012345.6, "123456789012345.6"},
        {1e23, "1e+23"},
        {1e22, "1e+22"},
        {8.41e21, "8.41e+21"},
        {100000, "100000"},
        {0.0001, "0.0001"},
        {0.00001234, "1.234e-05"},
        {1e-5, "1e-05"},
        {1e-100, "1e-100"},
        {DBL_MAX, "1.7976931348623157e+308"},
        {1e15, "1e+15"},
        {123456789012345680, "1.2345678901234568e+17"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        CHECK_TEXT(lec_decimal_of(cases[i].number).text, cases[i].text, cases[i].text);
}

/* bench/numbers/run tries more of them. */
static void test_against_printf(void)
{
    const decimals_found found = decimals_try(1, 100000);
    CHECK_TRUE(found.tried > 90000, "most are finite");
    CHECK_COUNT(found.unread, 0, "numbers that do not read back");
    CHECK_COUNT(found.longer, 0, "numbers that are longer than need be");
    CHECK_COUNT(found.others, 0, "numbers that are not as printf's");
}

static void test_rounded(void)
{
    static const struct {
        double number;
        const char *text;
    } cases[] = {
        {0, "0"},         {-0.0, "0"},         {0.123456, "0.1235"}, {12.3456, "12.35"},
        {999.96, "1000"}, {4243, "4243"},      {123456.7, "123457"}, {-1234.5678, "-1235"},
        {1e-7, "1e-07"},  {2.5e20, "2.5e+20"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        CHECK_TEXT(lec_decimal_rounded(cases[i].number).text, cases[i].text, cases[i].text);
}

const lec_test lec_tests_number[] = {
    {"shortest", test_shortest},
    {"against_printf", test_against_printf},
    {"rounded", test_rounded},
    {0},
};
