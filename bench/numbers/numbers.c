/* SPDX-License-Identifier: GPL-3.0-or-later
 * numbers.c -- how decimals are printed, against the C library: lectern_numbers SEED COUNT. Says
 * how many numbers were tried, and fails when one does not hold; and how long both take. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "core/number.h"
#include "tests/support/decimals.h"

enum { NUMBERS = 1000000 };

static double seconds(void)
{
    return (double)clock() / CLOCKS_PER_SEC;
}

static void compare_speed(void)
{
    static double numbers[NUMBERS];
    for (int i = 0; i < NUMBERS; i++) numbers[i] = (double)(i + 1) / 7919;
    char text[320];
    size_t length = 0;
    const double begin = seconds();
    for (int i = 0; i < NUMBERS; i++) length += (size_t)lec_decimal_of(numbers[i]).text[0];
    const double middle = seconds();
    for (int i = 0; i < NUMBERS; i++)
        length += (size_t)snprintf(text, sizeof text, "%.17g", numbers[i]);
    const double end = seconds();
    printf("nanoseconds each: %.0f, of printf with 17 digits %.0f (%zu)\n",
           (middle - begin) * 1e9 / NUMBERS, (end - middle) * 1e9 / NUMBERS, length % 10);
}

int main(int count, char **arguments)
{
    if (count != 3) {
        fprintf(stderr, "usage: lectern_numbers SEED COUNT\n");
        return 2;
    }
    const decimals_found found =
        decimals_try(strtoull(arguments[1], NULL, 10), strtoull(arguments[2], NULL, 10));
    printf("%" PRIu64 " numbers: %" PRIu64 " do not read back, %" PRIu64
           " are longer than need be, %" PRIu64 " are not as printf's\n",
           found.tried, found.unread, found.longer, found.others);
    compare_speed();
    return found.unread + found.longer + found.others > 0;
}
