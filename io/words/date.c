/* SPDX-License-Identifier: GPL-3.0-or-later
 * date.c -- a line is cut into numbers, words and marks; from each of them on, every way to write a
 * day is tried. */
#include "io/words/date.h"

#include <unicode/uchar.h>

#include <stdlib.h>
#include <string.h>

#include "io/words/lexicon.h"
#include "io/words/unicode.h"

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

/* --- numbers, words, marks ------------------------------------------------------------------- */

enum { PARTS_MAX = 160, LONGEST_WORD = 48 };

typedef enum { END, NUMBER, WORD, MARK } part_kind;

typedef struct {
    part_kind kind;
    uint32_t start, end;
    UChar32 character; /* MARK, and a WORD of one Han character */
    int value, digits; /* NUMBER */
    int month, weekday;
    bool joins;   /* a small word of dates: of, de, den, the */
    bool ordinal; /* what follows the number of a day: st, er, º */
    bool range;   /* and, to, bis, - */
    bool apart;   /* a blank before it */
} part;

typedef struct {
    const char *text;
    const char *language;
    part parts[PARTS_MAX + 4]; /* the last ones are END */
    size_t count;
} line;

/* 0..9 of a Chinese numeral, 10 for ten, -1 for anything else. */
static int han_digit(UChar32 character)
{
    static const UChar32 numerals[] = {0x3007, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94,
                                       0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341};
    for (int i = 0; i <= 10; i++)
        if (numerals[i] == character) return i;
    return character == 0x96F6 ? 0 : -1; /* the other zero */
}

static bool is_han(UChar32 character)
{
    return character >= 0x4E00 && character <= 0x9FFF;
}

/* Han numerals: 二〇二四 digit by digit, 二十三 with the ten. */
static void read_han_number(line *to, part *number, uint32_t *at, uint32_t end)
{
    int value = 0, digits = 0, last = -1;
    bool ten = false;
    for (uint32_t next = *at; next < end; *at = next) {
        const int digit = han_digit(lec_utf8_next(to->text, &next, end));
        if (digit < 0 || digits > 4) break;
        if (digit == 10) {
            value = last < 0 ? 10 : value * 10;
            ten = true;
        } else {
            value = ten ? value + digit : value * 10 + digit;
        }
        last = digit;
        digits++;
    }
    number->value = value;
    number->digits = ten ? 2 : digits;
}

static void read_number(line *to, part *number, uint32_t *at, uint32_t end)
{
    number->kind = NUMBER;
    uint32_t next = *at;
    if (han_digit(lec_utf8_next(to->text, &next, end)) >= 0) {
        read_han_number(to, number, at, end);
        return;
    }
    for (next = *at; next < end; *at = next) {
        const int digit = u_charDigitValue(lec_utf8_next(to->text, &next, end));
        if (digit < 0) break;
        if (number->digits < 9) number->value = number->value * 10 + digit;
        number->digits++;
    }
}

/* I .. XII in capitals, or 0. */
/* The number that the lexicon gives to a month or weekday, as "12". */
static int number_of(const char *digits)
{
    return (int)strtol(digits, NULL, 10);
}

static int roman_month(const char *text, uint32_t bytes)
{
    static const char *const months[] = {"I",   "II",   "III", "IV", "V",  "VI",
                                         "VII", "VIII", "IX",  "X",  "XI", "XII"};
    for (int m = 0; m < 12; m++)
        if (strlen(months[m]) == bytes && memcmp(months[m], text, bytes) == 0) return m + 1;
    return 0;
}

static bool is_one_of(const char *folded, const char *const *words)
{
    for (; *words != NULL; words++)
        if (strcmp(folded, *words) == 0) return true;
    return false;
}

static void know_word(line *to, part *word)
{
    static const char *const ordinals[] = {"st", "nd", "rd",  "th",     "er",     "o",
                                           "a",  "e",  "ste", "de",     "го",     "ro",
                                           "го", "ho", "re",  "\u00BA", "\u00AA", NULL};
    static const char *const ranges[] = {"and", "to",   "und", "bis",     "et",  "au",  "y",
                                         "e",   "al",   "a",   "ao",      "en",  "tot", "t",
                                         "och", "till", "ve",  "i",       "do",  "и",   "по",
                                         "та",  "и",    "до",  "through", "ile", "m",   NULL};
    static const uint64_t small = LEC_CLASS_BIT(LEC_PHRASE_DATE) |
                                  LEC_CLASS_BIT(LEC_PHRASE_PARTICLE) |
                                  LEC_CLASS_BIT(LEC_PHRASE_OF) | LEC_CLASS_BIT(LEC_PHRASE_ARTICLE);
    lec_wordlist list;
    size_t count;
    if (word->end - word->start > LONGEST_WORD) return;
    lec_wordlist_read(&list, to->text, word->start, word->end);
    if (list.count != 1) return;
    const lec_meaning *meanings = lec_meanings_of(list.folded, strlen(list.folded), &count);
    for (size_t m = 0; m < count; m++) {
        if (meanings[m].full == NULL) continue;
        if (meanings[m].class == LEC_PHRASE_MONTH) word->month = number_of(meanings[m].full);
        if (meanings[m].class == LEC_PHRASE_WEEKDAY) word->weekday = number_of(meanings[m].full);
    }
    if (word->month == 0)
        word->month = roman_month(to->text + word->start, word->end - word->start);
    word->joins = (lec_classes_of(list.folded, strlen(list.folded)) & small) != 0;
    word->ordinal = is_one_of(list.folded, ordinals);
    word->range = is_one_of(list.folded, ranges);
}

static void read_word(line *to, part *word, uint32_t *at, uint32_t end)
{
    word->kind = WORD;
    for (uint32_t next = *at; next < end; *at = next) {
        const UChar32 character = lec_utf8_next(to->text, &next, end);
        uint32_t after = next;
        const bool mark = u_charType(character) == U_NON_SPACING_MARK;
        const bool apostrophe = (character == '\'' || character == 0x2019) &&
                                next<end && * at> word->start &&
                                u_isalpha(lec_utf8_next(to->text, &after, end));
        if (!u_isalpha(character) && !mark && !apostrophe) break;
        if (is_han(character)) {
            if (*at > word->start) break;
            word->character = character;
            *at = next;
            break;
        }
    }
    word->end = *at;
    know_word(to, word);
}

static void read_parts(line *to, uint32_t start, uint32_t end)
{
    bool apart = true;
    for (uint32_t at = start; at < end && to->count < PARTS_MAX;) {
        uint32_t next = at;
        const UChar32 character = lec_utf8_next(to->text, &next, end);
        if (lec_is_blank_character(character) || lec_is_line_end(character)) {
            apart = true;
            at = next;
            continue;
        }
        part *added = &to->parts[to->count++];
        *added = (part){.start = at, .apart = apart};
        apart = false;
        if (u_charDigitValue(character) >= 0 || han_digit(character) >= 0) {
            read_number(to, added, &at, end);
        } else if (u_isalpha(character)) {
            read_word(to, added, &at, end);
        } else {
            added->kind = MARK;
            added->character = character;
            added->ordinal = character == '.' || character == 0xB0; /* 1° */
            added->range = character == '-' || character == 0x2013 || character == 0x2014 ||
                           character == '/' || character == '&' || character == '+' ||
                           character == 0x301C || character == 0xFF5E || character == '~';
            at = next;
        }
        added->end = at;
    }
}

/* --- the pieces of a day --------------------------------------------------------------------- */

static bool is_mark(const part *at, UChar32 character)
{
    return at->kind == MARK && at->character == character;
}

static bool is_day_number(const part *at)
{
    return at->kind == NUMBER && at->digits <= 2 && at->value >= 1 && at->value <= 31;
}

/* The part after a day's number and what belongs to it. */
static const part *after_day(const part *at)
{
    at++;
    if (is_mark(at, '.')) at++;
    if (at->ordinal && !at->apart && at->kind == WORD) at++;
    if (is_mark(at, 0xB0) || is_mark(at, 0xBA)) at++;
    if (is_mark(at, ':') && at[1].kind == WORD && at[1].ordinal) at += 2;                 /* 3:e */
    if (is_mark(at, '-') && at[1].kind == WORD && at[1].ordinal && !at[1].apart) at += 2; /* 3-го */
    return at;
}

/* Over at most three small words and marks between the pieces of a date. */
static const part *over_joints(const part *at)
{
    for (int i = 0; i < 3; i++, at++) {
        const bool mark = is_mark(at, '.') || is_mark(at, ',') || is_mark(at, '-') ||
                          is_mark(at, '/') || is_mark(at, 0x2011) || is_mark(at, '\'');
        if (!mark && !(at->kind == WORD && at->joins && at->month == 0)) break;
    }
    return at;
}

/* A year, and what lowers the certainty: two digits only. */
static bool read_year(const part *at, int *year, double *certainty)
{
    if (at->kind != NUMBER) return false;
    if (at->digits == 4 && at->value >= 1800 && at->value <= 2199) {
        *year = at->value;
        return true;
    }
    if (at->digits != 2 || at[1].kind == NUMBER || is_mark(at + 1, ':') || is_mark(at + 1, '.'))
        return false;
    *year = at->value + (at->value < 70 ? 2000 : 1900);
    *certainty *= 0.8;
    return true;
}

static const part *over_range(const part *at)
{
    if (is_mark(at, ',')) at++; /* 3, 4 and 5 December */
    const bool comma = is_mark(at - 1, ',');
    if (at->range) {
        at++;
        while (at->kind == WORD && (at->joins || at->range) && at->month == 0) at++; /* y el 4 */
        return at;
    }
    return comma ? at : NULL;
}

typedef struct {
    lec_date date;
    const part *end; /* NULL: no date there */
} found;

static const found nothing = {{{0, 0, 0}, {0, 0, 0}, {0, 0, 0}, 0, 0, 0, 0}, NULL};

static found make(lec_day first, lec_day last, double certainty, const part *end)
{
    if (!lec_day_exists(first) || !lec_day_exists(last)) return nothing;
    if (lec_day_order(last, first) < 0) return nothing;
    return (found){{first, last, {0, 0, 0}, certainty, 0, 0, 0}, end};
}

static found day_first(const part *at);

/* After `3` or `3 December`, whose year is not yet known: `and 4 December 2024`. */
static found range_to(const part *at, int day, int month)
{
    const part *second = over_range(at);
    if (second == NULL || !is_day_number(second)) return nothing;
    found rest = day_first(second);
    if (rest.end == NULL) return nothing;
    const bool bare_comma = is_mark(second - 1, ',');
    if (bare_comma && lec_day_order(rest.date.day, rest.date.last) == 0)
        return nothing; /* Room 12, 3 December */
    lec_day first = rest.date.day;
    first.day = day;
    if (month > 0) first.month = month;
    if (first.month > rest.date.day.month) first.year--; /* 31 December to 2 January 2025 */
    return make(first, rest.date.last, rest.date.certainty, rest.end);
}

/* 3 December 2024, 3rd of December, 2024; 3 and 4 December 2024 */
static found day_first(const part *at)
{
    if (!is_day_number(at)) return nothing;
    const int day = at->value;
    const part *next = after_day(at);
    const part *month = over_joints(next);
    if (month->month == 0) return range_to(next, day, 0);
    double certainty = 0.99;
    int year;
    const part *after = over_joints(month + 1);
    if (!read_year(after, &year, &certainty)) return range_to(month + 1, day, month->month);
    const lec_day it = {year, month->month, day};
    if (!lec_day_exists(it)) return nothing;
    const part *second = over_range(after + 1);
    if (second != NULL && is_day_number(second) && !is_mark(second - 1, ',')) {
        const found rest = day_first(second); /* 3 December 2024 - 4 December 2024 */
        if (rest.end != NULL && rest.date.day.year - year <= 1 &&
            lec_day_order(it, rest.date.last) < 0)
            return make(it, rest.date.last, certainty, rest.end);
    }
    return make(it, it, certainty, after + 1);
}

/* December 3rd, 2024; December 3-4, 2024; November 30 - December 2, 2024 */
static found month_first(const part *at)
{
    if (at->month == 0) return nothing;
    const part *first = over_joints(at + 1);
    if (!is_day_number(first)) return nothing;
    const part *next = after_day(first), *last = first;
    int last_month = at->month, year;
    for (int i = 0; i < 4; i++) {
        const part *second = over_range(next);
        if (second == NULL) break;
        if (second->month > 0) {
            last_month = second->month;
            second = over_joints(second + 1);
        }
        if (!is_day_number(second) || (second->digits == 2 && second[1].kind == END)) break;
        last = second;
        next = after_day(second);
    }
    double certainty = 0.99;
    const part *after = over_joints(next);
    if (!read_year(after, &year, &certainty)) return nothing;
    const int first_year = last_month < at->month ? year - 1 : year;
    return make((lec_day){first_year, at->month, first->value},
                (lec_day){year, last_month, last->value}, certainty, after + 1);
}

/* 2024-12-03, 2024/12/03, 2024. 12. 3., 2024 December 3, 20241203 */
static found year_first(const part *at)
{
    if (at->kind != NUMBER) return nothing;
    if (at->digits == 8) {
        const lec_day it = {at->value / 10000, at->value / 100 % 100, at->value % 100};
        return make(it, it, 0.95, at + 1);
    }
    if (at->digits != 4) return nothing;
    const part *month = at + 1, *day;
    if (month->kind == MARK &&
        (month->character == '-' || month->character == '/' || month->character == '.' ||
         month->character == 0x2011 || month->character == ','))
        month++;
    if (month->month > 0) {
        day = over_joints(month + 1);
    } else {
        if (month == at + 1 || month->kind != NUMBER || month->digits > 2) return nothing;
        if (month[1].kind != MARK || month[1].character != month[-1].character) return nothing;
        day = month + 2;
    }
    if (!is_day_number(day)) return nothing;
    const lec_day it = {at->value, month->month > 0 ? month->month : month->value, day->value};
    return make(it, it, 0.99, day + 1);
}

/* 3.12.2024, 12/3/2024, 3-12-24: the order by what is possible, then by language. */
static found numbers_only(const line *of, const part *at)
{
    if (!is_day_number(at) || at[1].kind != MARK || !is_day_number(at + 2)) return nothing;
    const UChar32 mark = at[1].character;
    if (mark != '.' && mark != '/' && mark != '-' && mark != 0x2011) return nothing;
    if (!is_mark(at + 3, mark) || (mark != '.' && (at[1].apart != at[2].apart))) return nothing;
    double certainty = 0.97;
    int year;
    if (!read_year(at + 4, &year, &certainty)) return nothing;
    const lec_day day_month = {year, at[2].value, at->value};
    const lec_day month_day = {year, at->value, at[2].value};
    const found a = make(day_month, day_month, certainty, at + 5);
    const found b = make(month_day, month_day, certainty, at + 5);
    if (a.end == NULL || b.end == NULL || at->value == at[2].value) return a.end != NULL ? a : b;
    const bool english = strcmp(of->language, "en") == 0;
    const bool unknown = of->language[0] == '\0' || strcmp(of->language, "und") == 0;
    found best = english && mark != '.' ? b : a;
    best.date.other = english && mark != '.' ? day_month : month_day;
    best.date.certainty *= mark == '.' ? 0.95 : english || unknown ? 0.55 : 0.9;
    return best;
}

/* The year that the eras of Japan and the Republic of China count from, minus one; 0. */
static int era_of(const part *at, const part **number)
{
    static const struct {
        UChar32 name[2];
        int before;
    } eras[] = {{{0x4EE4, 0x548C}, 2018}, /* Reiwa */
                {{0x5E73, 0x6210}, 1988}, /* Heisei */
                {{0x662D, 0x548C}, 1925}, /* Showa */
                {{0x6C11, 0x570B}, 1911}};
    for (size_t e = 0; e < sizeof eras / sizeof *eras; e++)
        if (at->kind == WORD && at->character == eras[e].name[0] && at[1].kind == WORD &&
            at[1].character == eras[e].name[1]) {
            *number = at + 2;
            return eras[e].before;
        }
    return 0;
}

/* 2024年12月3日, 令和元年五月一日 */
static found han_date(const part *at)
{
    enum {
        YEAR = 0x5E74,
        MONTH = 0x6708,
        DAY = 0x65E5,
        NUMBERED = 0x53F7,
        OLD = 0x865F,
        FIRST = 0x5143
    };
    const part *number = at;
    const int before = era_of(at, &number);
    const bool first = before > 0 && number->kind == WORD && number->character == FIRST;
    if (!first && number->kind != NUMBER) return nothing;
    const part *month = number + 2, *day = number + 4;
    if (number[1].character != YEAR || month->kind != NUMBER || month[1].character != MONTH ||
        day->kind != NUMBER)
        return nothing;
    if (day[1].character != DAY && day[1].character != NUMBERED && day[1].character != OLD)
        return nothing;
    const lec_day it = {before + (first ? 1 : number->value), month->value, day->value};
    return make(it, it, 0.99, day + 2);
}

/* --- weekdays -------------------------------------------------------------------------------- */

/* The weekday that stands beside parts[first..end), with small words and marks between. */
static int weekday_beside(const line *of, size_t first, size_t end)
{
    for (size_t i = first, steps = 0; i > 0 && steps < 4; steps++) {
        const part *before = &of->parts[--i];
        if (before->kind == WORD && before->weekday > 0) return before->weekday;
        if (before->kind == NUMBER || (before->kind == WORD && !before->joins)) break;
    }
    for (size_t i = end, steps = 0; i < of->count && steps < 3; i++, steps++) {
        const part *after = &of->parts[i];
        if (after->kind == WORD && after->weekday > 0) return after->weekday;
        if (after->kind == NUMBER || (after->kind == WORD && !after->joins)) break;
    }
    return 0;
}

static void swap_readings(lec_date *date)
{
    const lec_day day = date->day;
    date->day = date->last = date->other;
    date->other = day;
}

/* A weekday beside a date decides which reading holds, or puts it in doubt. */
static void weigh_weekday(const line *of, size_t first, size_t end, lec_date *date)
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
    line it = {.text = text, .language = language};
    read_parts(&it, start, end);
    size_t count = 0;
    for (size_t i = 0; i < it.count && count < LEC_DATES_MAX;) {
        const part *at = &it.parts[i];
        const bool inside = i > 0 && at->kind == NUMBER && !at->apart &&
                            it.parts[i - 1].kind == MARK && i > 1 &&
                            it.parts[i - 2].kind == NUMBER && !it.parts[i - 1].apart;
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
