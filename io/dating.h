/* SPDX-License-Identifier: GPL-3.0-or-later
 * dating.h -- the day a conference was held: from the study, what the file states of itself, the
 * lines before anybody speaks, and the file's name. A date that is spoken is none of these. */
#ifndef LEC_IO_DATING_H
#define LEC_IO_DATING_H

#include "io/form/transcript.h"

typedef struct {
    const char *date;   /* ISO 8601, the first of several days, or "" */
    const char *source; /* "study", "metadata", "text", "file name", or "" */
    const char *note;   /* what speaks against it, or for other days; "" */
    double certainty;   /* 0..1, NaN without a date */
} lec_dating;

/* `stated` is the study's date or "". Where places differ, the surest is taken (metadata and a line
 * of its own before a date in the file's name, that before the day of publication) and the others
 * are told in `note`. Where day and month could be either way round, another date decides, or the
 * certainty says so. */
lec_dating lec_date_conference(const lec_source *source, const lec_transcript *transcript,
                               const lec_attribution *attribution, const char *stated,
                               lec_arena *arena);

#endif
