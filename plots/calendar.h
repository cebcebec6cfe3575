/* SPDX-License-Identifier: GPL-3.0-or-later
 * calendar.h -- round dates along an axis. */
#ifndef LEC_PLOTS_CALENDAR_H
#define LEC_PLOTS_CALENDAR_H

#include <stddef.h>

#include "core/arena.h"
#include "core/calendar.h"

enum { LEC_DATE_TICKS_MAX = 16 };

typedef struct {
    size_t count;
    double position[LEC_DATE_TICKS_MAX];
    const char *label[LEC_DATE_TICKS_MAX]; /* as exact as the step between them: 2034, 2034-07 */
} lec_date_ticks;

/* About eight of the firsts of years or months (or days, below 100 days) between two dates. */
lec_date_ticks lec_date_ticks_between(lec_arena *arena, double from, double to);

#endif
