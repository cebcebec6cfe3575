/* SPDX-License-Identifier: GPL-3.0-or-later
 * speaking_time.h -- how long turns took: measured by captions, or estimated from their words.
 *
 * The estimate is words / words_per_minute * 60, by role (150 words a minute; the interval from 185
 * to 120). Read addresses run at 110-180 words a minute, press conferences have not been measured
 * (docs/methods.md), so an estimate is never given without its interval. */
#ifndef LEC_ANALYSIS_VIEW_SPEAKING_TIME_H
#define LEC_ANALYSIS_VIEW_SPEAKING_TIME_H

#include "core/corpus.h"
#include "core/study.h"

typedef struct {
    double seconds, low, high; /* equal when measured */
    bool measured;
} lec_speaking_time;

lec_speaking_time lec_turn_time(const lec_corpus *corpus, const lec_study *study, uint32_t turn);

/* Adds `more` to `sum`, which counts as measured while all its parts are. */
#define LEC_NO_TIME ((lec_speaking_time){.measured = true})
void lec_add_time(lec_speaking_time *sum, lec_speaking_time more);

/* The word for tables: `captions` when everything was measured, else `estimate`. */
const char *lec_time_basis(lec_speaking_time time);

#endif
