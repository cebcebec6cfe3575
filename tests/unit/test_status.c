/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/status.h"
#include "tests/support/check.h"

static void test_control_characters(void)
{
    lec_error error;
    CHECK_COUNT(lec_fail(&error, LEC_BAD_DATA, "a.txt:%d: '%s'", 3, "x\n\x1b[2Jy\xc2\x9bz"),
                LEC_BAD_DATA, "status is passed through");
    CHECK_TEXT(error.message, "a.txt:3: 'x??[2Jy?\?z'", "no control character survives");
}

static void test_long_message(void)
{
    char text[3000];
    for (size_t i = 0; i + 1 < sizeof text; i += 2) memcpy(text + i, "\xc3\xa9", 2); /* e acute */
    text[sizeof text - 1] = text[sizeof text - 2] = '\0';
    lec_error error;
    CHECK_COUNT(lec_fail(&error, LEC_BAD_USAGE, "x%s", text), LEC_BAD_USAGE, "status");
    const size_t length = strlen(error.message);
    CHECK_COUNT(length % 2, 1, "cut between two characters, not inside one");
}

const lec_test lec_tests_status[] = {
    {"control_characters", test_control_characters},
    {"long_message", test_long_message},
    {0},
};
