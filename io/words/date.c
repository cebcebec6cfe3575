/* SPDX-License-Identifier: GPL-3.0-or-later
 * date.c -- from each number, word and mark of a line (date_parts.h) on, every way to write a day
 * is tried. */
#include "io/words/date.h"

#include <string.h>

#include "io/words/date_parts.h"

/* --- the calendar ---------------------------------------------------------------------------- */

static int days_in(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : days[month - 1];
}

bool lec_day_exists(lec_day day)
{
    return day.year >= 1800 && day.year <= 2199 && day.month >= 1 && day.month <= 12 &&
           day.day >= 1 && day.day <= days_in(day.year, day.month);
}

/* Zeller's congruence (Acta Mathematica 9, 1887), with Monday as 1. */
int lec_weekday_of(lec_day day)
{
    const int month = day.month < 3 ? day.month + 12 : day.month;
    const int year = day.month < 3 ? day.year - 1 : day.year;
    const int h = (day.day + 13 * (month + 1) / 5 + year + year / 4 - year / 100 + year / 400) % 7;
    return (h + 5) % 7 + 1; /* h is 0 on Saturdays */
}

int lec_day_order(lec_day a, lec_day b)
{
    const int x = (a.year * 100 + a.month) * 100 + a.day;
    const int y = (b.year * 100 + b.month) * 100 + b.day;
    return (x > y) - (x < y);
}

/* --- the pieces of a day --------------------------------------------------------------------- */

static bool is_mark(const lec_date_part *at, UChar32 character)
{
    return at->kind == LEC_DATE_MARK && at->character == character;
}

static bool is_day_number(const lec_date_part *at)
{
    return at->kind == LEC_DATE_NUMBER && at->digits <= 2 && at->value >= 1 && at->value <= 31;
}

/* The part after a day's number and what belongs to it. */
static const lec_date_part *after_day(const lec_date_part *at)
{
    at++;
    if (is_mark(at, '.')) at++;
    if (at->ordinal && !at->apart && at->kind == LEC_DATE_WORD) at++;
    if (is_mark(at, 0xB0) || is_mark(at, 0xBA)) at++;
    if (is_mark(at, ':') && at[1].kind == LEC_DATE_WORD && at[1].ordinal) at += 2; /* 3:e */
    if (is_mark(at, '-') && at[1].kind == LEC_DATE_WORD && at[1].ordinal && !at[1].apart)
        at += 2; /* 3-го */
    return at;
}

/* Over at most five small words and marks between the pieces of a date: `aos 3 dias do mês de`. */
static const lec_date_part *over_joints(const lec_date_part *at)
{
    for (int i = 0; i < 5; i++, at++) {
        const bool mark = is_mark(at, '.') || is_mark(at, ',') || is_mark(at, '-') ||
                          is_mark(at, '/') || is_mark(at, 0x2011) || is_mark(at, '\'');
        if (!mark && !(at->kind == LEC_DATE_WORD && at->joins && at->month == 0)) break;
    }
    return at;
}

/* A year, and what lowers the certainty: two digits only. */
static bool read_year(const lec_date_part *at, int *year, double *certainty)
{
    if (at->kind != LEC_DATE_NUMBER) return false;
    if (at->digits == 4 && at->value >= 1800 && at->value <= 2199) {
        *year = at->value;
        return true;
    }
    if (at->digits != 2 || at[1].kind == LEC_DATE_NUMBER || is_mark(at + 1, ':') ||
        is_mark(at + 1, '.'))
        return false;
    *year = at->value + (at->value < 70 ? 2000 : 1900);
    *certainty *= 0.8;
    return true;
}

static const lec_date_part *over_range(const lec_date_part *at)
{
    if (is_mark(at, ',')) at++; /* 3, 4 and 5 December */
    const bool comma = is_mark(at - 1, ',');
    if (at->range) {
        at++;
        while (at->kind == LEC_DATE_WORD && at->month == 0 &&
               (at->joins || at->range || at->weekday > 0))
            at++; /* y el 4, bis Freitag, 4. */
        if (is_mark(at, ',') && at[-1].weekday > 0) at++;
        return at;
    }
    return comma ? at : NULL;
}

typedef struct {
    lec_date date;
    const lec_date_part *end; /* NULL: no date there */
} found;

static const found nothing = {{{0, 0, 0}, {0, 0, 0}, {0, 0, 0}, 0, 0, 0, 0, 0}, NULL};

static found make(lec_day first, lec_day last, double certainty, const lec_date_part *end)
{
    if (!lec_day_exists(first) || !lec_day_exists(last)) return nothing;
    if (lec_day_order(last, first) < 0) return nothing;
    return (found){{first, last, {0, 0, 0}, certainty, 0, 0, 0, 0}, end};
}

static found day_first(const lec_date_part *at);

/* After `3` or `3 December`, whose year is not yet known: `and 4 December 2024`. */
static found range_to(const lec_date_part *at, int day, int month)
{
    const lec_date_part *second = over_range(at);
    if (second == NULL || !is_day_number(second)) return nothing;
    found rest = day_first(second);
    if (rest.end == NULL) return nothing;
    const bool bare_comma = second - 1 == at && is_mark(at, ',');
    if (bare_comma && lec_day_order(rest.date.day, rest.date.last) == 0)
        return nothing; /* Room 12, 3 December */
    lec_day first = rest.date.day;
    first.day = day;
    if (month > 0) first.month = month;
    if (first.month > rest.date.day.month) first.year--; /* 31 December to 2 January 2025 */
    return make(first, rest.date.last, rest.date.certainty, rest.end);
}

/* 3 December 2024, 3rd of December, 2024; 3 and 4 December 2024 */
static found day_first(const lec_date_part *at)
{
    if (!is_day_number(at)) return nothing;
    const int day = at->value;
    const lec_date_part *next = after_day(at);
    const lec_date_part *month = over_joints(next);
    if (month->month == 0) return range_to(next, day, 0);
    double certainty = 0.99;
    int year;
    const lec_date_part *after = over_joints(month + 1);
    if (!read_year(after, &year, &certainty)) return range_to(month + 1, day, month->month);
    const lec_day it = {year, month->month, day};
    if (!lec_day_exists(it)) return nothing;
    const lec_date_part *second = over_range(after + 1);
    if (second != NULL && is_day_number(second) && !is_mark(second - 1, ',')) {
        const found rest = day_first(second); /* 3 December 2024 - 4 December 2024 */
        if (rest.end != NULL && rest.date.day.year - year <= 1 &&
            lec_day_order(it, rest.date.last) < 0)
            return make(it, rest.date.last, certainty, rest.end);
    }
    return make(it, it, certainty, after + 1);
}

/* December 3rd, 2024; December 3-4, 2024; November 30 - December 2, 2024 */
static found month_first(const lec_date_part *at)
{
    if (at->month == 0) return nothing;
    const lec_date_part *first = over_joints(at + 1);
    if (!is_day_number(first)) return nothing;
    const lec_date_part *next = after_day(first), *last = first;
    int last_month = at->month, year;
    for (const lec_date_part *second; (second = over_range(next)) != NULL;) {
        if (second->month > 0) {
            last_month = second->month;
            second = over_joints(second + 1);
        }
        if (!is_day_number(second) || (second->digits == 2 && second[1].kind == LEC_DATE_END))
            break;
        last = second;
        next = after_day(second);
    }
    double certainty = 0.99;
    const lec_date_part *after = over_joints(next);
    if (!read_year(after, &year, &certainty)) return nothing;
    const int first_year = last_month < at->month ? year - 1 : year;
    return make((lec_day){first_year, at->month, first->value},
                (lec_day){year, last_month, last->value}, certainty, after + 1);
}

/* 2024-12-03, 2024/12/03, 2024. 12. 3., 2024 December 3, 20241203 */
static found year_first(const lec_date_part *at)
{
    if (at->kind != LEC_DATE_NUMBER) return nothing;
    if (at->digits == 8) {
        const lec_day it = {at->value / 10000, at->value / 100 % 100, at->value % 100};
        return make(it, it, 0.95, at + 1);
    }
    if (at->digits != 4) return nothing;
    const lec_date_part *month = at + 1, *day;
    if (month->kind == LEC_DATE_MARK &&
        (month->character == '-' || month->character == '/' || month->character == '.' ||
         month->character == 0x2011 || month->character == ','))
        month++;
    if (month->month > 0) {
        day = over_joints(month + 1);
    } else {
        if (month == at + 1 || month->kind != LEC_DATE_NUMBER || month->digits > 2) return nothing;
        if (month[1].kind != LEC_DATE_MARK || month[1].character != month[-1].character)
            return nothing;
        day = month + 2;
    }
    if (!is_day_number(day)) return nothing;
    const lec_day it = {at->value, month->month > 0 ? month->month : month->value, day->value};
    return make(it, it, 0.99, day + 1);
}

/* 3.12.2024, 12/3/2024, 3-12-24: the order by what is possible, then by language. */
static found numbers_only(const lec_date_line *of, const lec_date_part *at)
{
    if (!is_day_number(at) || at[1].kind != LEC_DATE_MARK || !is_day_number(at + 2)) return nothing;
    const UChar32 mark = at[1].character;
    if (mark != '.' && mark != '/' && mark != '-' && mark != 0x2011) return nothing;
    if (!is_mark(at + 3, mark) || (mark != '.' && (at[1].apart != at[2].apart))) return nothing;
    double certainty = 0.97;
    int year;
    if (!read_year(at + 4, &year, &certainty)) return nothing;
    const lec_day day_month = {year, at[2].value, at->value};
    const lec_day month_day = {year, at->value, at[2].value};
    found a = make(day_month, day_month, certainty, at + 5);
    found b = make(month_day, month_day, certainty, at + 5);
    if (mark != '.' && at->value != at[2].value) {
        a.date.order = 1;
        b.date.order = -1;
    }
    if (a.end == NULL || b.end == NULL || at->value == at[2].value) return a.end != NULL ? a : b;
    const bool english = strcmp(of->language, "en") == 0;
    const bool unknown = of->language[0] == '\0' || strcmp(of->language, "und") == 0;
    found best = english && mark != '.' ? b : a;
    best.date.other = english && mark != '.' ? day_month : month_day;
    best.date.certainty *= mark == '.' ? 0.95 : english || unknown ? 0.55 : 0.9;
    return best;
}

/* The year that the eras of Japan and the Republic of China count from, minus one; 0. */
static int era_of(const lec_date_part *at, const lec_date_part **number)
{
    static const struct {
        UChar32 name[2];
        int before;
    } eras[] = {{{0x4EE4, 0x548C}, 2018}, /* Reiwa */
                {{0x5E73, 0x6210}, 1988}, /* Heisei */
                {{0x662D, 0x548C}, 1925}, /* Showa */
                {{0x6C11, 0x570B}, 1911}};
    for (size_t e = 0; e < sizeof eras / sizeof *eras; e++)
        if (at->kind == LEC_DATE_WORD && at->character == eras[e].name[0] &&
            at[1].kind == LEC_DATE_WORD && at[1].character == eras[e].name[1]) {
            *number = at + 2;
            return eras[e].before;
        }
    return 0;
}

/* Past what stands in brackets after a year: the same year by another count. */
static const lec_date_part *over_brackets(const lec_date_part *at)
{
    enum { FULL_OPEN = 0xFF08, FULL_CLOSE = 0xFF09, MOST = 8 };
    if (!is_mark(at, '(') && !is_mark(at, FULL_OPEN)) return at;
    for (int i = 1; i < MOST && at[i].kind != LEC_DATE_END; i++)
        if (is_mark(at + i, ')') || is_mark(at + i, FULL_CLOSE)) return at + i + 1;
    return at;
}

/* 2024年12月3日, 令和元年五月一日, 2024年（令和6年）12月3日 */
static found han_date(const lec_date_part *at)
{
    enum {
        YEAR = 0x5E74,
        MONTH = 0x6708,
        DAY = 0x65E5,
        NUMBERED = 0x53F7,
        OLD = 0x865F,
        FIRST = 0x5143
    };
    const lec_date_part *number = at;
    const int before = era_of(at, &number);
    const bool first = before > 0 && number->kind == LEC_DATE_WORD && number->character == FIRST;
    if (!first && number->kind != LEC_DATE_NUMBER) return nothing;
    if (number[1].character != YEAR) return nothing;
    const lec_date_part *month = over_brackets(number + 2), *day = month + 2;
    if (month->kind != LEC_DATE_NUMBER || month[1].character != MONTH ||
        day->kind != LEC_DATE_NUMBER)
        return nothing;
    if (day[1].character != DAY && day[1].character != NUMBERED && day[1].character != OLD)
        return nothing;
    const lec_day it = {before + (first ? 1 : number->value), month->value, day->value};
    return make(it, it, 0.99, day + 2);
}

/* --- weekdays -------------------------------------------------------------------------------- */

/* The weekday that stands beside parts[first..end), with small words and marks between. */
static int weekday_beside(const lec_date_line *of, size_t first, size_t end)
{
    for (size_t i = first, steps = 0; i > 0 && steps < 4; steps++) {
        const lec_date_part *before = &of->parts[--i];
        if (before->kind == LEC_DATE_WORD && before->weekday > 0) return before->weekday;
        if (before->kind == LEC_DATE_NUMBER || (before->kind == LEC_DATE_WORD && !before->joins))
            break;
    }
    for (size_t i = end, steps = 0; i < of->count && steps < 3; i++, steps++) {
        const lec_date_part *after = &of->parts[i];
        if (after->kind == LEC_DATE_WORD && after->weekday > 0) return after->weekday;
        if (after->kind == LEC_DATE_NUMBER || (after->kind == LEC_DATE_WORD && !after->joins))
            break;
    }
    return 0;
}

static void swap_readings(lec_date *date)
{
    const lec_day day = date->day;
    date->day = date->last = date->other;
    date->other = day;
    date->order = -date->order;
}

/* A weekday beside a date decides which reading holds, or puts it in doubt. */
static void weigh_weekday(const lec_date_line *of, size_t first, size_t end, lec_date *date)
{
    date->weekday = weekday_beside(of, first, end);
    if (date->weekday == 0) return;
    const bool fits = lec_weekday_of(date->day) == date->weekday;
    if (date->other.month > 0 && fits != (lec_weekday_of(date->other) == date->weekday)) {
        if (!fits) swap_readings(date);
        date->other = (lec_day){0, 0, 0};
        date->certainty = 0.97;
    } else if (!fits) {
        date->certainty *= 0.8;
    }
}

size_t lec_dates_find(const char *text, uint32_t start, uint32_t end, const char *language,
                      lec_date *dates)
{
    lec_date_line it = {.text = text, .language = language};
    lec_date_parts_read(&it, start, end);
    size_t count = 0;
    for (size_t i = 0; i < it.count && count < LEC_DATES_MAX;) {
        const lec_date_part *at = &it.parts[i];
        const bool inside = i > 0 && at->kind == LEC_DATE_NUMBER && !at->apart &&
                            it.parts[i - 1].kind == LEC_DATE_MARK && i > 1 &&
                            it.parts[i - 2].kind == LEC_DATE_NUMBER && !it.parts[i - 1].apart;
        found best = han_date(at);
        if (best.end == NULL && !inside) best = year_first(at);
        if (best.end == NULL && !inside) best = numbers_only(&it, at);
        if (best.end == NULL && !inside) best = day_first(at);
        if (best.end == NULL) best = month_first(at);
        if (best.end == NULL) {
            i++;
            continue;
        }
        const size_t after = (size_t)(best.end - it.parts);
        best.date.start = at->start;
        best.date.end = best.end[-1].end;
        weigh_weekday(&it, i, after, &best.date);
        dates[count++] = best.date;
        i = after;
    }
    return count;
}
