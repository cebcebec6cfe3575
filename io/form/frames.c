/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/form/frames.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

void lec_frames_see(lec_frames *frames, int number)
{
    frames->count++;
    if (number > frames->largest) frames->largest = number;
}

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* The number beside `name`, which begins at text[at]: `fps: 25`, `25 fps`; 0 when none is. */
static double number_beside(const char *text, size_t at, size_t length, const char *name)
{
    size_t after = at + strlen(name), before = at;
    while (after < length && strchr(" \t:=,;\"", text[after]) != NULL) after++;
    if (after < length && is_digit(text[after])) return strtod(text + after, NULL);
    while (before > 0 && text[before - 1] == ' ') before--;
    while (before > 0 && (is_digit(text[before - 1]) || text[before - 1] == '.')) before--;
    return before < at && is_digit(text[before]) ? strtod(text + before, NULL) : 0;
}

static double stated_rate(const char *text, size_t length)
{
    enum { LOOKED_AT = 4096 };
    static const char *const names[] = {"frame rate",        "framerate",         "frame_rate",
                                        "frames per second", "frames_per_second", "fps"};
    if (length > LOOKED_AT) length = LOOKED_AT;
    for (size_t at = 0; at < length; at++)
        for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
            if (strncasecmp(text + at, names[i], strlen(names[i])) != 0) continue;
            const double rate = number_beside(text, at, length, names[i]);
            if (rate >= 10 && rate <= 240) return rate;
        }
    return 0;
}

void lec_frames_decide(lec_frames *frames, const char *text, size_t length)
{
    static const int rates[] = {25, 30, 50, 60};
    if (frames->count == 0) return;
    frames->rate = stated_rate(text, length);
    frames->stated = frames->rate > frames->largest;
    if (frames->stated) return;
    frames->rate = 100;
    for (size_t i = sizeof rates / sizeof *rates; i-- > 0;)
        if (frames->largest < rates[i]) frames->rate = rates[i];
}

const char *lec_frames_note(const lec_frames *frames, lec_arena *arena)
{
    if (frames->count == 0) return NULL;
    if (frames->stated)
        return lec_arena_format(
            arena, "times in frames, of which the file says that %g are a second", frames->rate);
    return lec_arena_format(
        arena,
        "times in frames, read as %g a second: the largest of %zu numbers is %d; the file does not "
        "say it",
        frames->rate, frames->count, frames->largest);
}

double lec_frames_seconds(const lec_frames *frames, int number)
{
    return frames->rate > 0 ? round(number / frames->rate * 1000) / 1000 : 0;
}
