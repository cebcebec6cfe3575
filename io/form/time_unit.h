/* SPDX-License-Identifier: GPL-3.0-or-later
 * time_unit.h -- what unit the times of a file are in, where the file does not say: seconds,
 * milliseconds, microseconds, ticks of 100 ns or nanoseconds. People speak 40 to 400 words a minute
 * over a conference; a unit is right when the words and lengths of the file say so. */
#ifndef LEC_IO_TIME_UNIT_H
#define LEC_IO_TIME_UNIT_H

#include <math.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/arena.h"

/* Seconds of one unit by the name of a column or key (`start_ms`, `offsetInTicks`, `seconds`); 0
 * when it names none. */
double lec_time_unit_named(const char *name, size_t length);

/* Seconds of one unit of stretches that hold `words` words in all and last `length` units in all;
 * the unit whose rate is nearest to the usual one; 0 when none makes them speech. */
double lec_time_unit_guess(uint64_t words, double length);

/* Whether so many words in so many seconds are speech: 40 to 400 a minute; of a few words, 2 to
 * 1,500. */
bool lec_rate_is_plausible(uint64_t words, double seconds);

/* A time as a file has it: in seconds when multiplied by `unit`, which is 0 when nothing says. */
typedef struct {
    double value, unit;      /* value NaN: not stated */
    int frames;              /* after the seconds; `value` counts 100 a second until they are set */
    bool has_frames, is_sum; /* is_sum: of two times */
    bool is_clock, is_short; /* HH:MM:SS; is_short: of two numbers only, MM:SS or HH:MM */
    bool to_minute;          /* a time of the day without seconds */
} lec_stated_time;

#define LEC_NO_STATED_TIME ((lec_stated_time){.value = NAN})

/* Reads a number, `3.42s`, `1h 2m 3s`, `420 ms`, HH:MM:SS, a time of the day (`10:03:12 PM`,
 * `2024-03-12T22:03:12Z`: seconds of that day), all of `text`, whose column or key is called
 * `name`; false when it is no time. */
bool lec_stated_time_read(const char *text, const char *name, lec_stated_time *out);

/* In seconds, whole milliseconds; `unit` where the file does not say. */
double lec_stated_seconds(lec_stated_time time, double unit);

/* A stretch of speech and its words, to find the unit by. */
typedef struct {
    lec_stated_time start, end;
    uint64_t words;
} lec_stated_stretch;

/* What is said of times of the day without seconds. */
#define LEC_TO_MINUTE_NOTE                                                                         \
    "the times are hours and minutes: too coarse to say how long anybody spoke; they are left out"

/* Settles what only all times of a file show: frames become seconds, by the rate that `text`, the
 * file, or the largest number of frames shows; `10:03` is hours and minutes where as minutes and
 * seconds nobody speaks so fast; 00:00:05 after 23:59:50 is of the next day. Times without seconds
 * are left out (NaN), unless a length is stated. What to say of it, or NULL. */
const char *lec_stated_times_settle(lec_stated_stretch *stretches, size_t count, const char *text,
                                    size_t length, lec_arena *arena);

/* Whether a clock that shows `from` passes midnight before it shows `to`: 23:59:50 to 00:00:05. */
bool lec_passes_midnight(lec_stated_time from, lec_stated_time to);

/* A time so long after `start`. */
lec_stated_time lec_stated_time_after(lec_stated_time start, lec_stated_time lasts);

/* What to say of the unit that was found for these stretches, or NULL when they state it (or are in
 * seconds). */
const char *lec_unit_note(const lec_stated_stretch *stretches, size_t count, double unit);

/* The unit that makes the stretches speech whose times have none; a stretch without an end lasts
 * until the next begins. NaN when none does: then they are no times. */
double lec_stated_unit(const lec_stated_stretch *stretches, size_t count);

/* Words of a text as far as a unit needs them: stretches between white space. */
uint64_t lec_count_stretches(const char *text);

#endif
