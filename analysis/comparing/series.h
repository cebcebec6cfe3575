/* SPDX-License-Identifier: GPL-3.0-or-later
 * series.h -- how often concepts and frequent words occur in each conference (group or period, as
 * --by says), in the order of dates, for all speakers and for either side. */
#ifndef LEC_ANALYSIS_COMPARING_SERIES_H
#define LEC_ANALYSIS_COMPARING_SERIES_H

#include "analysis/analysis.h"
#include "analysis/measure/rate_trend.h"
#include "analysis/view/conference_sets.h"
#include "analysis/view/items.h"
#include "analysis/view/occurrences.h"

enum { LEC_SERIES_ROLES = 3 }; /* all, principal, journalist */

/* Settings that both tables of trends have. */
typedef struct {
    uint64_t top, minimum;
    bool function_words;
} lec_series_settings;
#define LEC_SERIES_DEFAULTS                                                                        \
    {                                                                                              \
        .top = 40, .minimum = 5                                                                    \
    }
extern const lec_option lec_series_options[];

/* A conference, or those of a group or period. Its time in years is the mean of its conferences'
 * days. */
typedef struct {
    const char *name, *first_date, *last_date;
    uint32_t set; /* lec_conference_sets of the kind that --by asks for */
    double time;
} lec_series_point;

typedef struct {
    const char *role;               /* all, principal, journalist */
    uint8_t role_id;                /* LEC_ROLE_COUNT for all */
    size_t count;                   /* points with a date and words of the role */
    const lec_series_point *points; /* [count] by time, then as they stand */
    const double *time;             /* [count] years */
    const double *size;             /* [count] words */
    double *occurrences;            /* [item_count * count] */
} lec_series_role;

typedef struct {
    lec_series_role roles[LEC_SERIES_ROLES];
    size_t role_count;
    lec_set_kind kind; /* of the points */
    size_t item_count,
        concept_count;       /* concepts of the study, then words, the most frequent first */
    const char *const *name; /* [item_count] */
    lec_items items;
    const uint32_t *token_item; /* [token_count] the word's number from concept_count on, or NONE */
    lec_occurrences occurrences; /* of the concepts */
} lec_series_set;

/* LEC_BAD_USAGE: see lec_items_make() and lec_sets_read(). LEC_BAD_DATA: --by leaves fewer than two
 * groups or periods. A side without words in two of them has no series. */
LEC_MUST_CHECK lec_status lec_series_make(const lec_context *context,
                                          const lec_series_settings *settings, lec_series_set *out,
                                          lec_error *error);

/* One item in one role. */
lec_rate_series lec_series_of(const lec_series_role *role, size_t item);

/* Of all conferences together. */
double lec_series_total(const lec_series_role *role, size_t item);

/* The stretches of like rates: period [series->count] of each conference; returns how many. */
size_t lec_series_periods(const lec_context *context, const lec_rate_series *series,
                          uint32_t *period);

/* concept or word */
const char *lec_series_kind(const lec_series_set *set, size_t item);

#endif
