/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/decimals.h"

#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/number.h"

enum { KINDS = 4, DIGITS = 15, TEXT = 320 };

static uint64_t next_state(uint64_t state) /* xorshift64, Marsaglia 2003 */
{
    state ^= state << 13;
    state ^= state >> 7;
    return state ^ state << 17;
}

static double number_of(uint64_t state, uint64_t kind)
{
    double number;
    memcpy(&number, &state, sizeof number);
    const uint64_t low_bits = state & 0xFFFF;
    switch (kind) {
    case 0:
        return number;
    case 1:
        state &= ~UINT64_C(0) << (state >> 58);
        memcpy(&number, &state, sizeof number);
        return number;
    case 2:
        return (double)(state >> 40) / (double)(low_bits + 1);
    default:
        return (double)(state >> 30) / 1000;
    }
}

static int count_digits(const char *decimal)
{
    int digits = 0;
    for (; *decimal != '\0' && *decimal != 'e'; decimal++)
        if (*decimal >= (digits == 0 ? '1' : '0') && *decimal <= '9') digits++;
    return digits;
}

static void try_number(double number, decimals_found *found)
{
    const lec_decimal decimal = lec_decimal_of(number);
    const int digits = count_digits(decimal.text);
    char printed[TEXT];
    int exponent;
    found->tried++;
    found->unread += strtod(decimal.text, NULL) != number;
    snprintf(printed, sizeof printed, "%.*g", digits - 1, number);
    found->longer += digits > DIGITS && strtod(printed, NULL) == number;
    if (fabs(frexp(number, &exponent)) == 0.5 || !isnormal(number)) return;
    snprintf(printed, sizeof printed, "%.*g", digits > DIGITS ? digits : DIGITS, number);
    found->others += strcmp(decimal.text, printed) != 0;
}

decimals_found decimals_try(uint64_t seed, uint64_t count)
{
    decimals_found found = {0};
    uint64_t state = next_state(seed ^ UINT64_C(0x9E3779B97F4A7C15));
    for (uint64_t i = 0; i < count; i++) {
        state = next_state(state);
        const double number = number_of(state, i % KINDS);
        if (isfinite(number) && number != 0) try_number(number, &found);
    }
    return found;
}
