/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/view/speaking_time.h"

#include <math.h>

lec_speaking_time lec_turn_time(const lec_corpus *corpus, const lec_study *study, uint32_t turn)
{
    const lec_turn_detail *detail = &corpus->turn[turn];
    const double measured = lec_seconds_between(detail->start_seconds, detail->end_seconds);
    if (!isnan(measured))
        return (lec_speaking_time){measured, measured, measured,
                                   detail->time_source == LEC_TIME_BY_LABELS ? LEC_BASIS_LABELS
                                                                             : LEC_BASIS_CAPTIONS};
    const double words = corpus->turn_start[turn + 1] - corpus->turn_start[turn];
    const uint8_t role = corpus->turn_role[turn];
    return (lec_speaking_time){words * 60 / study->words_per_minute[role],
                               words * 60 / study->words_per_minute_high[role],
                               words * 60 / study->words_per_minute_low[role], LEC_BASIS_ESTIMATE};
}

void lec_add_time(lec_speaking_time *sum, lec_speaking_time more)
{
    sum->seconds += more.seconds;
    sum->low += more.low;
    sum->high += more.high;
    if (more.basis > sum->basis) sum->basis = more.basis;
}

const char *lec_time_basis_name(lec_time_basis basis)
{
    static const char *const names[] = {"captions", "labels", "estimate"};
    return names[basis];
}

double lec_seconds_between(double start, double end)
{
    const double seconds = round((end - start) * 1000) / 1000;
    return seconds >= 0 ? seconds : (double)NAN;
}
