/* SPDX-License-Identifier: GPL-3.0-or-later
 * frames.h -- time codes of editing programs, whose last number counts frames (`00:00:07:21`; `;`
 * where frames are dropped). How many a second has is seldom said: the largest number shows it. */
#ifndef LEC_IO_FRAMES_H
#define LEC_IO_FRAMES_H

#include <stdbool.h>

#include "core/arena.h"

typedef struct {
    size_t count; /* of times with a number of frames */
    int largest;
    double rate; /* a second; 0 until lec_frames_decide() */
    bool stated; /* by the file */
} lec_frames;

/* Takes note of one number of frames. */
void lec_frames_see(lec_frames *frames, int number);

/* Sets the rate: what the first lines of the text state (`FRAME RATE: 29.97`, `25 fps`), unless a
 * number seen is larger; else the least of 25, 30, 50 and 60 (and 100) above all numbers seen. */
void lec_frames_decide(lec_frames *frames, const char *text, size_t length);

/* What to say of it; NULL where no time has frames. */
const char *lec_frames_note(const lec_frames *frames, lec_arena *arena);

/* Seconds that so many frames last, in whole milliseconds. */
double lec_frames_seconds(const lec_frames *frames, int number);

#endif
