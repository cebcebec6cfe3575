/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/view/speaking_time.h"

#include <math.h>

lec_speaking_time lec_turn_time(const lec_corpus *corpus, const lec_study *study, uint32_t turn)
{
    const lec_turn_detail *detail = &corpus->turn[turn];
    const double measured = detail->end_seconds - detail->start_seconds;
    if (!isnan(measured) && measured >= 0)
        return (lec_speaking_time){measured, measured, measured, true};
    const double words = corpus->turn_start[turn + 1] - corpus->turn_start[turn];
    const uint8_t role = corpus->turn_role[turn];
    return (lec_speaking_time){words * 60 / study->words_per_minute[role],
                               words * 60 / study->words_per_minute_high[role],
                               words * 60 / study->words_per_minute_low[role], false};
}

void lec_add_time(lec_speaking_time *sum, lec_speaking_time more)
{
    sum->seconds += more.seconds;
    sum->low += more.low;
    sum->high += more.high;
    sum->measured = sum->measured && more.measured;
}

const char *lec_time_basis(lec_speaking_time time)
{
    return time.measured ? "captions" : "estimate";
}
