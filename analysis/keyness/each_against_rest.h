/* SPDX-License-Identifier: GPL-3.0-or-later
 * each_against_rest.h -- every conference (speaker, role, group, year) in turn as the target, all
 * other turns as the reference. */
#ifndef LEC_ANALYSIS_KEYNESS_EACH_AGAINST_REST_H
#define LEC_ANALYSIS_KEYNESS_EACH_AGAINST_REST_H

#include "analysis/view/selector.h"

typedef enum {
    LEC_EACH_NONE,
    LEC_EACH_CONFERENCE,
    LEC_EACH_SPEAKER,
    LEC_EACH_ROLE,
    LEC_EACH_GROUP,
    LEC_EACH_YEAR,
    LEC_EACH_QUARTER,
    LEC_EACH_MONTH,
} lec_each;
extern const char *const lec_each_names[]; /* none first; NULL ends them */

/* What has fewer words is no target, but belongs to the rest. */
enum { LEC_LEAST_TARGET_WORDS = 300 };

typedef struct {
    lec_selection target, rest; /* named KEY=NAME and KEY!=NAME */
} lec_one_against_rest;

typedef struct {
    const lec_one_against_rest *items; /* [count] by name; roles in their order */
    size_t count;
} lec_each_against_rest;

/* LEC_BAD_DATA: fewer than two of them have words enough, or none has a group or date. */
LEC_MUST_CHECK lec_status lec_each_against_rest_make(const lec_context *context, lec_each each,
                                                     lec_each_against_rest *out, lec_error *error);

#endif
