/* SPDX-License-Identifier: GPL-3.0-or-later
 * clock.h -- one time mark as tools for transcription write them: 0:03, 00:00:03.4, [00:00:03],
 * (00:12), #00:00:03-4#, {00:12}, 00:00:03:12 (frames), 0h01m13s, 1'13'', T+00:01:13, [73.4s], and
 * two of them with a dash or an arrow between; and one time of the day: 10:03 AM, (10.03 Uhr),
 * 22h03, 2031-03-12T22:03:12Z, 12.3.2031 22:03:12. */
#ifndef LEC_IO_CLOCK_H
#define LEC_IO_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

typedef struct {
    uint32_t start, end;     /* its bytes, brackets included */
    double seconds, stop;    /* `stop` of a range; NaN without */
    int frames, stop_frames; /* behind the seconds; -1 without */
    char bracket;            /* '[' '(' '{' '#', or '\0' */
    bool has_hours;          /* three numbers: no time of day on its own, no score */
    bool of_day, to_minute;  /* a time of the day; to_minute: without seconds */
    bool dotted;             /* 01.13, which may be any number */
} lec_clock;

/* Reads the mark that begins at text[at], which is no white space; false when none does. A time of
 * the day (`4:44 P.M.`, `10:30 Uhr`) is none. */
bool lec_clock_read(const char *text, uint32_t at, uint32_t end, lec_clock *out);

/* Reads a time of the day that says that it is one (AM, p.m., Uhr, EST, 22h03) as
 * lec_clock_read() reads the others: `seconds` since midnight, `of_day`. */
bool lec_day_clock_read(const char *text, uint32_t at, uint32_t end, lec_clock *out);

/* One past `2031-03-12T` or `2031-03-12 ` at text[at]; `at` where none stands there. */
uint32_t lec_after_iso_day(const char *text, uint32_t at, uint32_t end);

/* Seconds of a time of the clock in the half of the day that `letter` names: `a` of a.m., where
 * 12:30 is half past midnight, or `p` of p.m.; else as they are. */
double lec_in_half_of_day(double seconds, char letter);

/* Whether a clock that shows `before` passes midnight before it shows `now`: 23:59:50, 00:00:05. */
bool lec_clock_passes_midnight(double before, double now);

/* Reads `01.13` before a blank, as minutes and seconds: `dotted`. */
bool lec_dotted_clock_read(const char *text, uint32_t at, uint32_t end, lec_clock *out);

#endif
