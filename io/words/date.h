/* SPDX-License-Identifier: GPL-3.0-or-later
 * date.h -- calendar days written in a line of text, in all languages of the lexicons.
 *
 * `3 December 2024`, `December 3rd, 2024`, `den 3. und 4. Dezember 2024`, `30 June - 2 July 2021`,
 * `3.12.2024`, `2024-12-03`, `3-Dec-24`, `3 XII 2024`, `令和6年12月3日`, `二〇二四年十二月三日`. A
 * year is needed; a month without a day is no day. Gregorian calendar, years 1800 to 2199. */
#ifndef LEC_IO_DATE_H
#define LEC_IO_DATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct {
    int year, month, day; /* month and day from 1 */
} lec_day;

typedef struct {
    lec_day day, last; /* the same unless several days are named: the first and the last */
    lec_day other;     /* month and day the other way round; month 0: there is no such reading */
    double certainty;  /* 0..1 that it is this day, as it is written */
    int order;         /* in numbers alone as they are read: 1 day first, -1 month first; else 0 */
    int weekday;       /* 1 Monday .. 7 Sunday where one stands beside it; 0 */
    uint32_t start, end; /* bytes of the text, without the weekday */
} lec_date;

enum { LEC_DATES_MAX = 8 };

/* The dates in text[start..end), at most LEC_DATES_MAX, in their order; UTF-8. `language` (ISO
 * 639-1, "" unknown) decides between day/month and month/day where the numbers allow both; a
 * weekday beside them that fits one reading only decides before it. */
size_t lec_dates_find(const char *text, uint32_t start, uint32_t end, const char *language,
                      lec_date *dates);

/* Whether there is such a day. */
bool lec_day_exists(lec_day day);

/* 1 Monday .. 7 Sunday. */
int lec_weekday_of(lec_day day);

/* -1, 0, 1 as a is before, the same as, or after b. */
int lec_day_order(lec_day a, lec_day b);

#endif
