/* SPDX-License-Identifier: GPL-3.0-or-later
 * conference_sets.h -- conferences put together: each by itself, those of a group (from the study),
 * of a year, quarter or month. */
#ifndef LEC_ANALYSIS_VIEW_CONFERENCE_SETS_H
#define LEC_ANALYSIS_VIEW_CONFERENCE_SETS_H

#include "analysis/analysis.h"

typedef enum {
    LEC_SETS_CONFERENCE,
    LEC_SETS_GROUP,
    LEC_SETS_YEAR,
    LEC_SETS_QUARTER,
    LEC_SETS_MONTH,
} lec_set_kind;

/* As --by has them. */
extern const char *const lec_set_kind_names[];

/* What a set of conferences without a group or a date is called. */
#define LEC_NO_GROUP "no group"
#define LEC_NO_DATE  "no date"

typedef struct {
    const char *const *name; /* [count] by name; what has no group or date comes last */
    size_t count;
    const uint32_t *of_conference; /* [conference_count] the set of each */
} lec_conference_sets;

/* 2031, 2031-Q2 or 2031-04 of an ISO date; "" where the date does not say (and for kinds that are
 * no period). */
const char *lec_period_of(const char *date, lec_set_kind kind, lec_arena *arena);

/* LEC_BAD_DATA: no conference has a group, or a date. */
LEC_MUST_CHECK lec_status lec_conference_sets_make(const lec_context *context, lec_set_kind kind,
                                                   lec_conference_sets *out, lec_error *error);

#endif
