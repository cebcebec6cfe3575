/* SPDX-License-Identifier: GPL-3.0-or-later
 * calendar.c -- days are counted from 1 March of the year zero, so that the leap day comes last. */
#include "core/calendar.h"

#include <math.h>
#include <stddef.h>

double lec_days_of(int year, int month, int day)
{
    const int shifted = month <= 2 ? year - 1 : year;
    const int month_from_march = (month + 9) % 12;
    const int leap_days = shifted / 4 - shifted / 100 + shifted / 400;
    const int days_before_month = (153 * month_from_march + 2) / 5;
    return 365.0 * shifted + leap_days + days_before_month + day - 719469;
}

/* The first `count` characters as a number; -1 when they are not all digits. */
static int digits(const char *text, size_t count)
{
    int number = 0;
    for (size_t i = 0; i < count; i++) {
        if (text[i] < '0' || text[i] > '9') return -1;
        number = 10 * number + (text[i] - '0');
    }
    return number;
}

double lec_days_of_date(const char *text)
{
    const int year = digits(text, 4);
    if (year < 1) return NAN;
    const int month = text[4] == '-' ? digits(text + 5, 2) : 1;
    const int day = text[4] == '-' && month > 0 && text[7] == '-' ? digits(text + 8, 2) : 1;
    if (month < 1 || month > 12 || day < 1 || day > 31) return NAN;
    return lec_days_of(year, month, day);
}
