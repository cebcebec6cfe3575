/* SPDX-License-Identifier: GPL-3.0-or-later
 * times.h -- when a byte of a transcript was said, and times as people write them. */
#ifndef LEC_IO_TIMES_H
#define LEC_IO_TIMES_H

#include "io/form/transcript.h"

/* The seconds of a byte of the text: even between two marks, those of the last mark after it, NaN
 * before the first. */
double lec_times_at(const lec_time_mark *times, size_t count, uint32_t byte);

/* The mark for a text byte, in whole milliseconds; a time below 0 is 0. */
lec_time_mark lec_time_mark_at(uint32_t text, double seconds);

/* Seconds in whole milliseconds, so that they print as short decimals; NaN stays. */
double lec_times_rounded(double seconds);

/* Reads [[HH:]MM:]SS with an optional fraction after a point or comma (62.5, 01:02,500) from the
 * front of text .. end: the byte after it, or NULL when no time stands there. With minutes given,
 * seconds stay below 60; with hours, minutes too. */
const char *lec_times_read(const char *text, const char *end, double *seconds);

#endif
