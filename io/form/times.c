/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/form/times.h"

#include <math.h>

double lec_times_at(const lec_time_mark *times, size_t count, uint32_t byte)
{
    size_t low = 0, high = count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (times[middle].text <= byte)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == 0) return NAN;
    const lec_time_mark *before = &times[low - 1];
    if (low == count) return before->milliseconds / 1000.0;
    const lec_time_mark *after =
        before + 1; /* at a greater byte: `before` is the last at its own */
    const double share = (double)(byte - before->text) / (double)(after->text - before->text);
    const double between = (double)after->milliseconds - (double)before->milliseconds;
    return lec_times_rounded((before->milliseconds + share * between) / 1000);
}

lec_time_mark lec_time_mark_at(uint32_t text, double seconds)
{
    const double most = UINT32_MAX, milliseconds = round(seconds * 1000);
    return (lec_time_mark){text, (uint32_t)(!(milliseconds > 0)   ? 0
                                            : milliseconds < most ? milliseconds
                                                                  : most)};
}

double lec_times_rounded(double seconds)
{
    return round(seconds * 1000) / 1000;
}

/* The number at `text`, its digits up to `most`; NULL when there is none. */
static const char *read_digits(const char *text, const char *end, int most, double *value)
{
    const char *at = text;
    *value = 0;
    for (; at < end && at - text < most && *at >= '0' && *at <= '9'; at++)
        *value = *value * 10 + (*at - '0');
    return at > text ? at : NULL;
}

const char *lec_times_read(const char *text, const char *end, double *seconds)
{
    double parts[3] = {0};
    int count = 0;
    const char *at = text;
    for (;;) {
        at = read_digits(at, end, 9, &parts[count++]);
        if (at == NULL) return NULL;
        if (count == 3 || at == end || *at != ':') break;
        at++;
    }
    for (int i = 1; i < count; i++)
        if (parts[i] >= 60) return NULL;
    *seconds = 0;
    for (int i = 0; i < count; i++) *seconds = *seconds * 60 + parts[i];
    if (at < end && (*at == '.' || *at == ',')) {
        double fraction;
        const char *after = read_digits(at + 1, end, 9, &fraction);
        if (after == NULL) return NULL;
        *seconds += fraction / pow(10, (double)(after - at - 1));
        at = after;
    }
    return at;
}
