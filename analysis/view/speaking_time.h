/* SPDX-License-Identifier: GPL-3.0-or-later
 * speaking_time.h -- how long turns took: by captions, by the times beside labels, or estimated
 * from their words.
 *
 * The estimate is words / words_per_minute * 60, by role (150 words a minute; the interval from 185
 * to 120). Read addresses run at 110-180 words a minute, press conferences have not been measured
 * (docs/methods.md), so an estimate is never given without its interval. */
#ifndef LEC_ANALYSIS_VIEW_SPEAKING_TIME_H
#define LEC_ANALYSIS_VIEW_SPEAKING_TIME_H

#include "core/corpus.h"
#include "core/study.h"

/* How a time is known, the surest first. */
typedef enum { LEC_BASIS_CAPTIONS, LEC_BASIS_LABELS, LEC_BASIS_ESTIMATE } lec_time_basis;

typedef struct {
    double seconds, low, high; /* equal when measured */
    lec_time_basis basis;
} lec_speaking_time;

/* Seconds from `start` to `end`, both in whole milliseconds, and so the difference; NaN when one is
 * not known, or the end is before the start. */
double lec_seconds_between(double start, double end);

lec_speaking_time lec_turn_time(const lec_corpus *corpus, const lec_study *study, uint32_t turn);

/* Adds `more` to `sum`, which is known as its least known part is. */
#define LEC_NO_TIME ((lec_speaking_time){.basis = LEC_BASIS_CAPTIONS})
void lec_add_time(lec_speaking_time *sum, lec_speaking_time more);

/* The word for tables, and what the column says. */
const char *lec_time_basis_name(lec_time_basis basis);
#define LEC_TIME_BASIS_MEANING                                                                     \
    "captions (measured), labels (from one label with a time to the next) or estimate (from the "  \
    "words)"

#endif
