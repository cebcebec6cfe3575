/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/number.h"

#include <assert.h>
#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- the shortest decimal: R. Giulietti, "The Schubfach way to render doubles" (2020), whose
 * letters these are: a double is c * 2^q, its decimal d * 10^k
 * ---------------------------------------------
 */

enum {
    MANTISSA_BITS = 52,
    LEAST_Q = -1074,
    LEAST_K = -324,
    FEWEST_DIGITS = 15, /* of a double all decimals of 15 digits read back: printf's %.15g */
    MOST_DIGITS = 17,
};

#define LOW_63 (~UINT64_C(0) >> 1)

typedef struct {
    uint64_t high, low;
} power;

/* 10^-k from LEAST_K on, as fractions of 126 bits rounded up */
static const power powers[] = {
#define POWER(high_bits, low_bits) {UINT64_C(high_bits), UINT64_C(low_bits)},
#include "core/powers_of_ten.def"
#undef POWER
};

typedef struct {
    uint64_t digits;
    int exponent; /* digits * 10^exponent */
} shortest;

/* floor(log10(2^e)), floor(log10(3/4 * 2^e)), floor(log2(10^e)), for the exponents that doubles
 * have */
static int floor_log10_of_power_of_2(int e)
{
    return (int)((e * INT64_C(661971961083)) >> 41);
}
static int floor_log10_of_three_quarters(int e)
{
    return (int)((e * INT64_C(661971961083) - INT64_C(274743187321)) >> 41);
}
static int floor_log2_of_power_of_10(int e)
{
    return (int)((e * INT64_C(913124641741)) >> 38);
}

static uint64_t multiply_high(uint64_t a, uint64_t b)
{
    __extension__ typedef unsigned __int128 wide;
    return (uint64_t)(((wide)a * b) >> 64);
}

/* g * factor without its lowest bits, rounded to odd: what comparisons need, no more. */
static uint64_t round_to_odd(power g, uint64_t factor)
{
    const uint64_t middle = ((g.high * factor) >> 1) + multiply_high(g.low, factor);
    const uint64_t above = multiply_high(g.high, factor) + (middle >> 63);
    return above | (((middle & LOW_63) + LOW_63) >> 63);
}

/* The decimal with the fewest digits that reads back as c * 2^q; of several the nearest. */
static shortest find_shortest(uint64_t c, int q)
{
    const bool is_even_only = (c & 1) != 0; /* the ends of the interval read back as an even c */
    const bool is_lopsided = c == UINT64_C(1) << MANTISSA_BITS && q != LEAST_Q;
    const int k = is_lopsided ? floor_log10_of_three_quarters(q) : floor_log10_of_power_of_2(q);
    const int shift = q + floor_log2_of_power_of_10(-k) + 2;
    const power g = powers[k - LEAST_K];
    const uint64_t value = round_to_odd(g, (c << 2) << shift);
    const uint64_t low =
        round_to_odd(g, ((c << 2) - (is_lopsided ? 1 : 2)) << shift) + is_even_only;
    const uint64_t high = round_to_odd(g, ((c << 2) + 2) << shift) - is_even_only;
    const uint64_t below = value >> 2;
    if (below >= 10) { /* one digit less: at most one of these reads back */
        const uint64_t tens = below / 10 * 10;
        const bool is_low_in = low <= tens << 2, is_high_in = (tens + 10) << 2 <= high;
        if (is_low_in != is_high_in) return (shortest){is_low_in ? tens : tens + 10, k};
    }
    const bool is_low_in = low <= below << 2, is_high_in = (below + 1) << 2 <= high;
    if (is_low_in != is_high_in) return (shortest){is_low_in ? below : below + 1, k};
    const uint64_t half = (below << 2) + 2;
    const bool is_down = value < half || (value == half && (below & 1) == 0);
    return (shortest){is_down ? below : below + 1, k};
}

static shortest shortest_of(double size)
{
    uint64_t bits;
    memcpy(&bits, &size, sizeof bits);
    const uint64_t fraction = bits & ((UINT64_C(1) << MANTISSA_BITS) - 1);
    const int biased = (int)(bits >> MANTISSA_BITS);
    const uint64_t c = biased == 0 ? fraction : fraction | UINT64_C(1) << MANTISSA_BITS;
    shortest found = find_shortest(c, biased == 0 ? LEAST_Q : biased - 1 + LEAST_Q);
    for (; found.digits % 10 == 0; found.exponent++) found.digits /= 10;
    return found;
}

/* The digits of `number` so that they end at `end`: where they begin. */
static char *digits_before(char *end, uint64_t number)
{
    do *--end = (char)('0' + number % 10);
    while ((number /= 10) != 0);
    return end;
}

static char *put(char *at, const char *text, size_t length)
{
    memcpy(at, text, length);
    return at + length;
}

static char *put_zeros(char *at, int count)
{
    memset(at, '0', (size_t)count);
    return at + count;
}

/* d.ddde+XX: an exponent has two digits at least. */
static char *put_scientific(char *at, const char *digits, int count, int exponent)
{
    *at++ = digits[0];
    if (count > 1) *at++ = '.';
    at = put(at, digits + 1, (size_t)count - 1);
    *at++ = 'e';
    *at++ = exponent < 0 ? '-' : '+';
    char text[4], *const end = text + sizeof text;
    const unsigned size = (unsigned)abs(exponent);
    if (size < 10) *at++ = '0';
    const char *begin = digits_before(end, size);
    return put(at, begin, (size_t)(end - begin));
}

/* As printf's %g of 15 digits, or of as many more as there are, without trailing zeros. */
static char *put_decimal(char *at, shortest decimal)
{
    char text[MOST_DIGITS + 3], *const end = text + sizeof text;
    const char *digits = digits_before(end, decimal.digits);
    const int count = (int)(end - digits), exponent = count - 1 + decimal.exponent;
    if (exponent < -4 || exponent >= (count > FEWEST_DIGITS ? count : FEWEST_DIGITS))
        return put_scientific(at, digits, count, exponent);
    if (exponent < 0) return put(put_zeros(put(at, "0.", 2), -exponent - 1), digits, (size_t)count);
    if (decimal.exponent >= 0) return put_zeros(put(at, digits, (size_t)count), decimal.exponent);
    at = put(at, digits, (size_t)exponent + 1);
    *at++ = '.';
    return put(at, digits + exponent + 1, (size_t)(count - exponent - 1));
}

lec_decimal lec_decimal_of(double number)
{
    assert(isfinite(number));
    lec_decimal decimal = {"0"};
    if (number == 0) return decimal;
    char *at = decimal.text;
    if (number < 0) *at++ = '-';
    *put_decimal(at, shortest_of(fabs(number))) = '\0';
    return decimal;
}

lec_decimal lec_decimal_rounded(double number)
{
    assert(isfinite(number));
    lec_decimal decimal = {"0"};
    if (number == 0) return decimal;
    const double size = fabs(number);
    snprintf(decimal.text, sizeof decimal.text, size >= 1000 && size < 1e15 ? "%.0f" : "%.4g",
             number);
    return decimal;
}
