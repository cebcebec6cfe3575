/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/measure/concentration.h"

#include <math.h>
#include <stdlib.h>

static int ascending(const void *a, const void *b)
{
    const uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

double lec_gini(uint32_t *amount, size_t count)
{
    if (count > 1) qsort(amount, count, sizeof *amount, ascending);
    size_t none = 0;
    while (none < count && amount[none] == 0) none++;
    const double n = (double)(count - none);
    double sum = 0, weighted = 0;
    for (size_t i = none; i < count; i++) {
        sum += amount[i];
        weighted += (2 * (double)(i - none + 1) - n - 1) * amount[i];
    }
    return sum > 0 ? weighted / (n * sum) : NAN;
}

double lec_top_share(uint32_t *amount, size_t count, size_t most)
{
    if (count > 1) qsort(amount, count, sizeof *amount, ascending);
    double sum = 0, top = 0;
    for (size_t i = 0; i < count; i++) {
        sum += amount[i];
        if (i + most >= count) top += amount[i];
    }
    return sum > 0 ? top / sum : NAN;
}
