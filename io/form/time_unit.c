/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/form/time_unit.h"

#include <math.h>
#include <string.h>
#include <strings.h>

#include "io/form/clock.h"
#include "io/form/frames.h"
#include "io/form/times.h"

enum { FEW_WORDS = 40 }; /* of so few, one slow word can make the whole */

static bool ends_in(const char *name, size_t length, const char *ending)
{
    const size_t wanted = strlen(ending);
    if (length < wanted) return false;
    for (size_t i = 0; i < wanted; i++) {
        const char byte = name[length - wanted + i];
        if ((byte >= 'A' && byte <= 'Z' ? byte - 'A' + 'a' : byte) != ending[i]) return false;
    }
    return true;
}

/* `Begin Time - ss.msec` is in seconds. */
static bool is_in_seconds(const char *name, size_t length)
{
    return ends_in(name, length, "ss.msec") || ends_in(name, length, "ss.ms");
}

double lec_time_unit_named(const char *name, size_t length)
{
    static const struct {
        const char *ending;
        double seconds;
    } units[] = {
        {"milliseconds", 1e-3}, {"millis", 1e-3}, {"msec", 1e-3},   {"ticks", 1e-7},
        {"microseconds", 1e-6}, {"nanos", 1e-9},  {"seconds", 1.0}, {"secs", 1.0},
        {"sec", 1.0},           {"ms", 1e-3},
    };
    while (length > 0 && strchr(")] ", name[length - 1]) != NULL) length--;
    if (is_in_seconds(name, length)) return 1;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (ends_in(name, length, units[i].ending)) return units[i].seconds;
    return 0;
}

bool lec_rate_is_plausible(uint64_t words, double seconds)
{
    const double rate = 60 * (double)words / seconds;
    return words < FEW_WORDS ? rate >= 2 && rate <= 1500 : rate >= 40 && rate <= 400;
}

double lec_time_unit_guess(uint64_t words, double length)
{
    static const double units[] = {1, 1e-3, 1e-6, 1e-7, 1e-9}, usual = 140;
    double best = 0, nearest = INFINITY;
    if (!(length > 0)) return 1;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        const double rate = 60 * (double)words / (length * units[i]);
        const double distance = fabs(log(rate / usual));
        if (!lec_rate_is_plausible(words, length * units[i]) || distance >= nearest) continue;
        nearest = distance;
        best = units[i];
    }
    return best;
}

/* `1h 2m 3.5s`, `1 min 5 s`, `4 sec`: numbers with units from the largest down. */
static bool read_units(const char *text, double *seconds)
{
    static const struct {
        const char *name;
        double seconds;
    } units[] = {{"hours", 3600}, {"hour", 3600},  {"hrs", 3600},  {"hr", 3600},
                 {"h", 3600},     {"minutes", 60}, {"minute", 60}, {"mins", 60},
                 {"min", 60},     {"ms", 1e-3},    {"m", 60},      {"seconds", 1},
                 {"second", 1},   {"secs", 1},     {"sec", 1},     {"s", 1}};
    double total = 0, before = INFINITY;
    const char *end = text + strlen(text);
    while (*text != '\0') {
        double number;
        const char *after = lec_times_read(text, end, &number);
        size_t u = 0;
        if (after == NULL) return false;
        after += strspn(after, " ");
        while (u < sizeof units / sizeof *units &&
               strncasecmp(after, units[u].name, strlen(units[u].name)) != 0)
            u++;
        if (u == sizeof units / sizeof *units || units[u].seconds >= before) return false;
        before = units[u].seconds;
        total += number * before;
        text = after + strlen(units[u].name);
        text += strspn(text, " ,");
    }
    *seconds = total;
    return isfinite(before);
}

/* What stands behind a time of the clock: nothing, AM, PM, a zone; adds half a day to afternoons.
 * With one of them, or behind a day, `10:03` is hours and minutes. */
static bool is_after_clock(const char *text, bool has_day, lec_stated_time *out)
{
    text += strspn(text, " ");
    const bool morning = strcasecmp(text, "am") == 0, afternoon = strcasecmp(text, "pm") == 0;
    const bool zone = *text == 'Z' || ((*text == '+' || *text == '-') && strlen(text) <= 6 &&
                                       text[1 + strspn(text + 1, "0123456789:")] == '\0');
    if (*text != '\0' && !morning && !afternoon && !zone) return false;
    out->to_minute = out->is_short && (has_day || *text != '\0');
    if (out->to_minute) out->value *= 60;
    if (morning || afternoon) out->value = lec_in_half_of_day(out->value, morning ? 'a' : 'p');
    return true;
}

enum { FRAMES_UNSET = 100 }; /* a second, until their rate is known: later stays later */

/* Frames of an editing program behind a time of the clock (`00:00:07:21`). */
static bool is_after_frames(const char *text, lec_stated_time *out)
{
    out->has_frames =
        (*text == ':' || *text == ';') && strlen(text) == 3 && strspn(text + 1, "0123456789") == 2;
    if (!out->has_frames) return false;
    out->frames = 10 * (text[1] - '0') + (text[2] - '0');
    out->value += (double)out->frames / FRAMES_UNSET;
    return true;
}

static void see_frames(lec_frames *frames, const lec_stated_time *time)
{
    if (time->has_frames && !time->is_sum) lec_frames_see(frames, time->frames);
}

static void set_frames(lec_stated_time *time, const lec_frames *frames)
{
    if (!time->has_frames) return;
    time->value += lec_frames_seconds(frames, time->frames) - (double)time->frames / FRAMES_UNSET;
    time->has_frames = false;
}

static const char *settle_frames(lec_stated_stretch *stretches, size_t count, const char *text,
                                 size_t length, lec_arena *arena)
{
    lec_frames frames = {0};
    for (size_t i = 0; i < count; i++) {
        see_frames(&frames, &stretches[i].start);
        see_frames(&frames, &stretches[i].end);
    }
    lec_frames_decide(&frames, text, length);
    for (size_t i = 0; i < count; i++) {
        set_frames(&stretches[i].start, &frames);
        set_frames(&stretches[i].end, &frames);
    }
    return lec_frames_note(&frames, arena);
}

bool lec_passes_midnight(lec_stated_time from, lec_stated_time to)
{
    return from.is_clock && to.is_clock && !to.is_short &&
           lec_clock_passes_midnight(from.value, to.value);
}

/* A day more for what follows midnight; `before`: the time of the clock before this one. */
static void settle_day(lec_stated_time *time, lec_stated_time *before, double *past)
{
    if (!time->is_clock || isnan(time->value)) return;
    if (lec_passes_midnight(*before, *time)) *past += 24 * 3600;
    *before = *time;
    time->value += *past;
}

/* Whether times of two numbers, and of no others, are hours and minutes. */
static bool are_to_minute(const lec_stated_stretch *stretches, size_t count)
{
    uint64_t words = 0;
    double length = 0;
    for (size_t i = 0; i < count; i++) {
        const lec_stated_stretch *it = &stretches[i];
        double end = it->end.value;
        if (!isnan(it->start.value) && !it->start.is_short) return false;
        if (it->end.is_sum) return false;
        if (isnan(end) && i + 1 < count) end = stretches[i + 1].start.value;
        if (!(end >= it->start.value)) continue;
        words += it->words;
        length += end - it->start.value;
    }
    return length > 0 && !lec_rate_is_plausible(words, length) &&
           lec_rate_is_plausible(words, 60 * length);
}

/* Leaves times without seconds out; whether there are any. */
static bool settle_minutes(lec_stated_stretch *stretches, size_t count)
{
    const bool all = are_to_minute(stretches, count);
    bool any = false;
    for (size_t i = 0; i < count; i++) {
        lec_stated_stretch *it = &stretches[i];
        if ((!it->start.to_minute && !it->end.to_minute && !all) || it->end.is_sum) continue;
        any = any || !isnan(it->start.value) || !isnan(it->end.value);
        it->start = it->end = LEC_NO_STATED_TIME;
    }
    return any;
}

const char *lec_stated_times_settle(lec_stated_stretch *stretches, size_t count, const char *text,
                                    size_t length, lec_arena *arena)
{
    const char *note = settle_frames(stretches, count, text, length, arena);
    lec_stated_time before = LEC_NO_STATED_TIME;
    double past = 0;
    for (size_t i = 0; i < count; i++) {
        settle_day(&stretches[i].start, &before, &past);
        if (!stretches[i].end.is_sum) settle_day(&stretches[i].end, &before, &past);
    }
    return settle_minutes(stretches, count) ? LEC_TO_MINUTE_NOTE : note;
}

lec_stated_time lec_stated_time_after(lec_stated_time start, lec_stated_time lasts)
{
    return (lec_stated_time){.value = start.value + lasts.value,
                             .unit = lasts.unit > 0 ? lasts.unit : start.unit,
                             .frames = start.frames + lasts.frames,
                             .has_frames = start.has_frames || lasts.has_frames,
                             .is_sum = true};
}

bool lec_stated_time_read(const char *text, const char *name, lec_stated_time *out)
{
    const char *const whole = text;
    text += lec_after_iso_day(text, 0, (uint32_t)strlen(text));
    *out = LEC_NO_STATED_TIME;
    const char *end = text + strlen(text), *after = lec_times_read(text, end, &out->value);
    if (after == NULL) return false;
    const char *colon = memchr(text, ':', (size_t)(after - text));
    out->unit = colon != NULL ? 1 : lec_time_unit_named(name, strlen(name));
    if (colon != NULL) {
        out->is_clock = true;
        out->is_short = memchr(colon + 1, ':', (size_t)(after - colon - 1)) == NULL;
        if (is_after_clock(after, text != whole, out)) return true;
        if (is_after_frames(after, out)) return true;
    }
    if (after == end) return true;
    out->unit = 1;
    return read_units(text, &out->value);
}

double lec_stated_seconds(lec_stated_time time, double unit)
{
    return lec_times_rounded(time.value * (time.unit > 0 ? time.unit : unit));
}

double lec_stated_unit(const lec_stated_stretch *stretches, size_t count)
{
    uint64_t words = 0;
    double length = 0;
    for (size_t i = 0; i < count; i++) {
        const lec_stated_stretch *it = &stretches[i];
        double end = it->end.value;
        if (isnan(end) && i + 1 < count) end = stretches[i + 1].start.value;
        if (it->start.unit > 0 || it->end.unit > 0 || !(end > it->start.value)) continue;
        words += it->words;
        length += end - it->start.value;
    }
    const double guessed = lec_time_unit_guess(words, length);
    return guessed > 0 ? guessed : (double)NAN;
}

const char *lec_unit_note(const lec_stated_stretch *stretches, size_t count, double unit)
{
    static const struct {
        double unit;
        const char *note;
    } notes[] = {
        {1e-3, "the file does not say the unit of its times; by the rate of speaking milliseconds"},
        {1e-6, "the file does not say the unit of its times; by the rate of speaking microseconds"},
        {1e-7,
         "the file does not say the unit of its times; by the rate of speaking ticks of 100 ns"},
        {1e-9, "the file does not say the unit of its times; by the rate of speaking nanoseconds"},
    };
    bool open = false, backwards = false;
    for (size_t i = 0; i < count; i++) {
        open = open || (stretches[i].start.unit == 0 && !isnan(stretches[i].start.value));
        backwards = backwards || stretches[i].end.value < stretches[i].start.value;
    }
    if (backwards) return "some end before they begin; those are not believed";
    if (open && isnan(unit))
        return "in no unit are the times of this file those of speech: they are left out";
    for (size_t i = 0; open && i < sizeof notes / sizeof *notes; i++)
        if (notes[i].unit == unit) return notes[i].note;
    return NULL;
}

uint64_t lec_count_stretches(const char *text)
{
    static const char blanks[] = " \t\r\n";
    uint64_t count = 0;
    for (text += strspn(text, blanks); *text != '\0'; text += strspn(text, blanks)) {
        text += strcspn(text, blanks);
        count++;
    }
    return count;
}
