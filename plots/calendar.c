/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plots/calendar.h"

#include <math.h>

/* The year that holds a day. */
static int year_of(double days)
{
    int year = 1970 + (int)floor(days / 365.2425);
    while (lec_days_of(year, 1, 1) > days) year--;
    while (lec_days_of(year + 1, 1, 1) <= days) year++;
    return year;
}

/* At the first of every `step`-th month that lies between `from` and `to`. */
static lec_date_ticks month_ticks(lec_arena *arena, double from, double to, int step)
{
    lec_date_ticks out = {0};
    for (int month = 12 * year_of(from); out.count < LEC_DATE_TICKS_MAX; month++) {
        const double day = lec_days_of(month / 12, month % 12 + 1, 1);
        if (day > to) break;
        if (day < from || month % step != 0) continue;
        out.position[out.count] = day;
        out.label[out.count++] =
            step % 12 == 0 ? lec_arena_format(arena, "%04d", month / 12)
                           : lec_arena_format(arena, "%04d-%02d", month / 12, month % 12 + 1);
    }
    return out;
}

/* Every `step`-th day, within three months. */
static lec_date_ticks day_ticks(lec_arena *arena, double from, double to, int step)
{
    lec_date_ticks out = {0};
    for (double day = ceil(from); day <= to && out.count < LEC_DATE_TICKS_MAX; day += step) {
        int month = 12 * year_of(day);
        while (lec_days_of((month + 1) / 12, (month + 1) % 12 + 1, 1) <= day) month++;
        const int of_month = (int)(day - lec_days_of(month / 12, month % 12 + 1, 1)) + 1;
        out.position[out.count] = day;
        out.label[out.count++] =
            lec_arena_format(arena, "%04d-%02d-%02d", month / 12, month % 12 + 1, of_month);
    }
    return out;
}

lec_date_ticks lec_date_ticks_between(lec_arena *arena, double from, double to)
{
    static const int months[] = {1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200};
    if (to - from < 100) return day_ticks(arena, from, to, (int)fmax(1, ceil((to - from) / 8)));
    size_t i = 0;
    while (i + 1 < sizeof months / sizeof *months && (to - from) / 30.44 / months[i] > 9) i++;
    return month_ticks(arena, from, to, months[i]);
}
