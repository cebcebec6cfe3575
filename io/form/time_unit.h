/* SPDX-License-Identifier: GPL-3.0-or-later
 * time_unit.h -- what unit the times of a file are in, where the file does not say: seconds,
 * milliseconds, microseconds, ticks of 100 ns or nanoseconds. People speak 40 to 400 words a minute
 * over a conference; a unit is right when the words and lengths of the file say so. */
#ifndef LEC_IO_TIME_UNIT_H
#define LEC_IO_TIME_UNIT_H

#include <stddef.h>
#include <stdint.h>

/* Seconds of one unit by the name of a column or key (`start_ms`, `offsetInTicks`, `seconds`); 0
 * when it names none. */
double lec_time_unit_named(const char *name, size_t length);

/* Seconds of one unit of stretches that hold `words` words in all and last `length` units in all;
 * the unit whose rate is nearest to the usual one; 0 when none makes them speech. */
double lec_time_unit_guess(uint64_t words, double length);

/* Words of a text as far as a unit needs them: stretches between white space. */
uint64_t lec_count_stretches(const char *text);

#endif
