/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/form/clock.h"

#include <math.h>
#include <stddef.h>
#include <string.h>
#include <strings.h>

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static bool is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (unsigned char)byte >= 0x80;
}

static uint32_t skip_blank(const char *text, uint32_t at, uint32_t end)
{
    while (at < end && (text[at] == ' ' || text[at] == '\t')) at++;
    return at;
}

/* One to `most` digits; the byte after them, or `at`. */
static uint32_t read_number(const char *text, uint32_t at, uint32_t end, uint32_t most,
                            double *value)
{
    const uint32_t start = at;
    for (*value = 0; at < end && is_digit(text[at]); at++) {
        if (at - start == most) return start;
        *value = *value * 10 + (text[at] - '0');
    }
    return at;
}

/* `.5`, `,420`, `-4` (tenths in `#...#`) or `:12` (frames, to *frames). */
static uint32_t read_fraction(const char *text, uint32_t at, uint32_t end, bool has_hours,
                              double *seconds, int *frames)
{
    double number;
    if (at + 1 >= end || !is_digit(text[at + 1])) return at;
    const bool is_tenth = text[at] == '-' && (at + 2 == end || !is_digit(text[at + 2]));
    const bool is_frame = (text[at] == ':' || text[at] == ';') && has_hours;
    if (text[at] != '.' && text[at] != ',' && !is_tenth && !is_frame) return at;
    const uint32_t after = read_number(text, at + 1, end, 9, &number);
    if (after == at + 1 || (is_frame && after != at + 3)) return at;
    if (is_frame)
        *frames = (int)number;
    else
        *seconds += number / pow(10, (double)(after - at - 1));
    return after;
}

/* [H:]MM:SS with a fraction; the byte after it, or `at`. */
static uint32_t read_time(const char *text, uint32_t at, uint32_t end, double *seconds,
                          bool *has_hours, int *frames)
{
    double parts[3];
    uint32_t count = 1;
    uint32_t next = read_number(text, at, end, 3, &parts[0]);
    if (next == at) return at;
    while (count < 3 && next < end && text[next] == ':') {
        const uint32_t after = read_number(text, next + 1, end, 2, &parts[count]);
        if (after != next + 3 && !(count == 1 && after == next + 2 && after < end &&
                                   text[after] == ':')) /* 0:0:3.420 of Teams */
            break;
        if (parts[count] >= 60) return at;
        next = after;
        count++;
    }
    if (count == 2 && next + 1 < end && text[next] == ':' && is_digit(text[next + 1])) {
        const uint32_t after = read_number(text, next + 1, end, 2, &parts[2]);
        if (after == next + 2) {
            next = after;
            count = 3;
        }
    }
    if (count < 2) return at;
    *seconds = count == 3 ? parts[0] * 3600 + parts[1] * 60 + parts[2] : parts[0] * 60 + parts[1];
    *has_hours = count == 3;
    return read_fraction(text, next, end, *has_hours, seconds, frames);
}

/* The unit at text[at] in seconds, one past it to *after; 0: none stands there. */
static double read_unit(const char *text, uint32_t at, uint32_t end, uint32_t *after)
{
    static const struct {
        const char *name;
        double seconds;
    } units[] = {
        {"hrs", 3600}, {"hr", 3600}, {"h", 3600},    {"min", 60},    {"m", 60},
        {"secs", 1},   {"sec", 1},   {"s", 1},       {"''", 1},      {"\"", 1},
        {"\u2033", 1}, {"'", 60},    {"\u2032", 60}, {"\u2019", 60},
    };
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        const uint32_t length = (uint32_t)strlen(units[i].name);
        if (at + length > end || memcmp(text + at, units[i].name, length) != 0) continue;
        *after = at + length;
        const bool letters = is_letter(units[i].name[0]) && (units[i].name[0] & 0x80) == 0;
        if (letters && *after < end && is_letter(text[*after])) continue;
        return units[i].seconds;
    }
    return 0;
}

/* `0h01m13s`, `1 min 13 s`, `1'13''`, each unit smaller than the one before; one past it, or
 * `at`. */
static uint32_t read_units(const char *text, uint32_t at, uint32_t end, double *seconds,
                           bool *has_hours)
{
    double before = 7200, number, sum = 0;
    uint32_t next = at, after = at;
    int count = 0;
    for (;;) {
        const uint32_t digits = read_number(text, next, end, 4, &number);
        if (digits == next) break;
        const double unit = read_unit(text, skip_blank(text, digits, end), end, &after);
        if (unit == 0 || unit >= before) return at;
        sum += number * unit;
        before = unit;
        *has_hours |= unit == 3600;
        count++;
        next = skip_blank(text, after, end);
    }
    if (count < 2) return at;
    *seconds = sum;
    return after;
}

/* Past the dash or arrow between two times, or `at`. */
static uint32_t after_dash(const char *text, uint32_t at, uint32_t end)
{
    static const char *const dashes[] = {"-->",          "->",           "-",
                                         "\xe2\x80\x93", "\xe2\x80\x94", "\xe2\x86\x92"};
    const uint32_t dash = skip_blank(text, at, end);
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++) {
        const uint32_t length = (uint32_t)strlen(dashes[i]);
        if (dash + length < end && memcmp(text + dash, dashes[i], length) == 0)
            return skip_blank(text, dash + length, end);
    }
    return at;
}

/* Past a word of times of the day that stands at `at` (`P.M.`, `Uhr`, `EST`), or `at`. */
static uint32_t after_day_word(const char *text, uint32_t at, uint32_t end)
{
    static const char *const words[] = {"am",
                                        "pm",
                                        "a.m",
                                        "p.m",
                                        "uhr",
                                        "h",
                                        "hrs",
                                        "hours",
                                        "horas",
                                        "hora",
                                        "heures",
                                        "est",
                                        "edt",
                                        "cet",
                                        "gmt",
                                        "utc",
                                        "bst",
                                        "msk",
                                        "cst",
                                        "pst",
                                        "cest",
                                        "eet",
                                        "pdt",
                                        "cdt",
                                        "eest",
                                        "ist",
                                        "aest",
                                        "jst",
                                        "\xd1\x87\xd0\xb0\xd1\x81"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        const uint32_t length = (uint32_t)strlen(words[i]);
        if (at + length > end || strncasecmp(text + at, words[i], length) != 0 ||
            (at + length < end && is_letter(text[at + length])))
            continue;
        const bool dotted = at + length < end && text[at + 1] == '.' && text[at + length] == '.';
        return at + length + (dotted ? 1 : 0);
    }
    return at;
}

/* Whether what follows makes it a time of the day: `P.M.`, `Uhr`, `(EST)`. */
static bool is_time_of_day(const char *text, uint32_t at, uint32_t end)
{
    at = skip_blank(text, at, end);
    if (at < end && text[at] == '(') at++;
    return after_day_word(text, at, end) > at;
}

static char closing_of(char bracket)
{
    switch (bracket) {
    case '[':
        return ']';
    case '(':
        return ')';
    case '{':
        return '}';
    default:
        return bracket; /* # */
    }
}

/* `0.03s`; the byte after it, or `at`. */
static uint32_t read_seconds(const char *text, uint32_t at, uint32_t end, double *seconds)
{
    int unused;
    uint32_t after = read_number(text, at, end, 6, seconds);
    if (after > at) after = read_fraction(text, after, end, false, seconds, &unused);
    return after > at && after < end && text[after] == 's' ? after + 1 : at;
}

/* `[73.4s]` */
static bool read_seconds_alone(const char *text, uint32_t at, uint32_t end, lec_clock *out)
{
    const uint32_t after = read_seconds(text, at, end, &out->seconds);
    if (after == at || after >= end || text[after] != ']' ||
        memchr(text + at, '.', after - at) == NULL)
        return false;
    out->end = after + 1;
    return true;
}

/* `[0.03s - 9.2s]` of WhisperX. */
static bool read_range_of_seconds(const char *text, uint32_t at, uint32_t end, lec_clock *out)
{
    const uint32_t after = read_seconds(text, at, end, &out->seconds);
    const uint32_t second = after > at ? after_dash(text, after, end) : at;
    const uint32_t stop = second > after ? read_seconds(text, second, end, &out->stop) : second;
    if (stop <= second || stop >= end || text[stop] != ']' || out->stop < out->seconds) {
        out->stop = NAN;
        return false;
    }
    out->end = stop + 1;
    return true;
}

bool lec_clock_read(const char *text, uint32_t at, uint32_t end, lec_clock *out)
{
    *out = (lec_clock){.start = at, .stop = NAN, .frames = -1, .stop_frames = -1};
    if (at < end && strchr("[({#", text[at]) != NULL && text[at] != '\0') out->bracket = text[at++];
    if (out->bracket != '\0') at = skip_blank(text, at, end);
    if (end - at > 2 && text[at] == 'T' && text[at + 1] == '+') at += 2;
    if (out->bracket == '[' &&
        (read_range_of_seconds(text, at, end, out) || read_seconds_alone(text, at, end, out)))
        return true;
    uint32_t after = read_time(text, at, end, &out->seconds, &out->has_hours, &out->frames);
    if (after == at) after = read_units(text, at, end, &out->seconds, &out->has_hours);
    if (after == at) return false;
    const uint32_t second = after_dash(text, after, end);
    bool unused;
    if (second > after) {
        const uint32_t stop = read_time(text, second, end, &out->stop, &unused, &out->stop_frames);
        if (stop > second && out->stop >= out->seconds)
            after = stop;
        else
            out->stop = NAN;
    }
    if (out->bracket != '\0') {
        after = skip_blank(text, after, end);
        if (after >= end || text[after] != closing_of(out->bracket)) return false;
        out->end = after + 1;
        return true;
    }
    out->end = after;
    const char next = after < end ? text[after] : ' ';
    const bool goes_on = next == ':' && after + 1 < end && is_digit(text[after + 1]);
    if (is_digit(next) || goes_on || next == '%' || next == '/') return false;
    if (is_letter(next) && !out->has_hours) return false;
    return !is_time_of_day(text, after, end);
}

/* HH:MM, HH.MM or HHhMM and :SS; the byte after it, or `at`. */
static uint32_t read_day_time(const char *text, uint32_t at, uint32_t end, lec_clock *out)
{
    double hours, minutes, seconds = 0;
    const uint32_t mark = read_number(text, at, end, 2, &hours);
    if (mark == at || mark >= end || hours >= 24 || strchr(":.h", text[mark]) == NULL) return at;
    uint32_t after = read_number(text, mark + 1, end, 2, &minutes);
    if (after != mark + 3 || minutes >= 60) return at;
    out->to_minute = true;
    if (after < end && text[after] == ':') {
        const uint32_t last = read_number(text, after + 1, end, 2, &seconds);
        if (last != after + 3 || seconds >= 60) return at;
        after = last;
        out->to_minute = false;
    }
    out->seconds = hours * 3600 + minutes * 60 + seconds;
    out->of_day = text[mark] == 'h';
    return after;
}

double lec_in_half_of_day(double seconds, char letter)
{
    enum { NOON = 12 * 3600, HOUR = 3600 };
    if (letter == 'a' && seconds >= NOON && seconds < NOON + HOUR) return seconds - NOON;
    return letter == 'p' && seconds < NOON ? seconds + NOON : seconds;
}

bool lec_clock_passes_midnight(double before, double now)
{
    enum { DAY = 24 * 3600, LATE = 23 * 3600, EARLY = 3600 };
    return before >= LATE && before < DAY && now < EARLY;
}

/* Past `AM` and a zone, which make it a time of the day; half a day is added to afternoons. */
static uint32_t read_half_of_day(const char *text, uint32_t at, uint32_t end, lec_clock *out)
{
    for (int words = 0; words < 2; words++) {
        const uint32_t word = skip_blank(text, at, end), after = after_day_word(text, word, end);
        if (after == word) break;
        const char half = (char)(text[word] | 0x20);
        const bool is_half = text[word + 1] == '.' || (after == word + 2 && half != 'h');
        if (is_half) out->seconds = lec_in_half_of_day(out->seconds, half);
        out->of_day = true;
        at = after;
    }
    return at;
}

/* Past `12.3.2031, ` or `3/12/2031 `, or `at`. */
static uint32_t after_written_date(const char *text, uint32_t at, uint32_t end)
{
    double number;
    uint32_t next = at;
    for (int part = 0; part < 3; part++) {
        const uint32_t after = read_number(text, next, end, part < 2 ? 2 : 4, &number);
        if (after == next || after >= end) return at;
        const char mark = text[after];
        if (part < 2 ? mark != '.' && mark != '/' : mark != ' ' && mark != ',') return at;
        next = after + 1;
    }
    return skip_blank(text, next, end);
}

uint32_t lec_after_iso_day(const char *text, uint32_t at, uint32_t end)
{
    static const char form[] = "0000-00-00";
    const uint32_t length = (uint32_t)strlen(form);
    if (end - at <= length || (text[at + length] != 'T' && text[at + length] != ' ')) return at;
    for (uint32_t i = 0; i < length; i++)
        if (form[i] == '-' ? text[at + i] != '-' : !is_digit(text[at + i])) return at;
    return at + length + 1;
}

/* Past `Z`, `+01:00`, `+0100` or `+01`, or `at`. */
static uint32_t after_zone(const char *text, uint32_t at, uint32_t end)
{
    if (at < end && text[at] == 'Z') return at + 1;
    if (at >= end || (text[at] != '+' && text[at] != '-')) return at;
    uint32_t after = at + 1, digits = 0;
    for (; after < end && digits <= 4 && (is_digit(text[after]) || text[after] == ':'); after++)
        digits += text[after] != ':';
    return digits == 2 || digits == 4 ? after : at;
}

bool lec_day_clock_read(const char *text, uint32_t at, uint32_t end, lec_clock *out)
{
    *out = (lec_clock){.start = at, .stop = NAN, .frames = -1, .stop_frames = -1};
    if (at < end && strchr("[(", text[at]) != NULL && text[at] != '\0') out->bracket = text[at++];
    uint32_t day = lec_after_iso_day(text, at, end);
    if (day == at) day = after_written_date(text, at, end);
    uint32_t after = read_day_time(text, day, end, out);
    if (after == day) return false;
    if (day > at) { /* ISO 8601 */
        int unused;
        out->of_day = true;
        after = read_fraction(text, after, end, false, &out->seconds, &unused);
        after = after_zone(text, after, end);
    }
    after = read_half_of_day(text, after, end, out);
    if (!out->of_day) return false;
    if (out->bracket != '\0') {
        after = skip_blank(text, after, end);
        if (after >= end || text[after] != closing_of(out->bracket)) return false;
        after++;
    }
    out->end = after;
    return after == end || (!is_letter(text[after]) && !is_digit(text[after]));
}

bool lec_dotted_clock_read(const char *text, uint32_t at, uint32_t end, lec_clock *out)
{
    double minutes, seconds;
    *out = (lec_clock){.start = at, .stop = NAN, .frames = -1, .stop_frames = -1, .dotted = true};
    const uint32_t dot = read_number(text, at, end, 2, &minutes);
    if (dot != at + 2 || dot >= end || text[dot] != '.') return false;
    out->end = read_number(text, dot + 1, end, 2, &seconds);
    out->seconds = 60 * minutes + seconds;
    return out->end == dot + 3 && seconds < 60 && out->end < end && text[out->end] == ' ';
}
