/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/number.h"

#include <float.h>
#include <stdlib.h>

#include "tests/support/check.h"

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
        {-1e-320, "-9.99988867182683e-321"}, /* subnormal: as %.15g in any C library */
        {DBL_MAX, "1.7976931348623157e+308"},
        {1e15, "1e+15"},
        {123456789012345680, "1.2345678901234568e+17"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        CHECK_TEXT(lec_decimal_of(cases[i].number).text, cases[i].text, cases[i].text);
}

/* Every text reads back as the same double: 20,000 of them from all magnitudes. */
static void test_round_trip(void)
{
    uint64_t state = 0x9E3779B97F4A7C15U; /* xorshift64, Marsaglia 2003 */
    size_t failures = 0;
    for (int i = 0; i < 20000; i++) {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        double number;
        memcpy(&number, &state, sizeof number);
        if (isfinite(number) && strtod(lec_decimal_of(number).text, NULL) != number) failures++;
    }
    CHECK_COUNT(failures, 0, "numbers that do not read back");
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
    {"round_trip", test_round_trip},
    {"rounded", test_rounded},
    {0},
};
