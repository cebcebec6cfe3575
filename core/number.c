/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/number.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

lec_decimal lec_decimal_of(double number)
{
    assert(isfinite(number));
    lec_decimal decimal = {"0"};
    if (number == 0) return decimal;
    for (int digits = 15; digits <= 17; digits++) {
        snprintf(decimal.text, sizeof decimal.text, "%.*g", digits, number);
        if (strtod(decimal.text, NULL) == number) break;
    }
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
