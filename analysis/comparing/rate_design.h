/* SPDX-License-Identifier: GPL-3.0-or-later
 * rate_design.h -- the turns whose rates are compared: on which level of a factor each stands, and
 * with which other turns it shares its conference, speaker and exchange.
 *
 * Turns without a word are left out. A turn whose speaker has no name shares it with the turns of
 * the same role in its exchange; a turn outside all exchanges is one by itself. */
#ifndef LEC_ANALYSIS_COMPARING_RATE_DESIGN_H
#define LEC_ANALYSIS_COMPARING_RATE_DESIGN_H

#include "analysis/analysis.h"
#include "analysis/measure/count_model.h"

typedef enum {
    LEC_FACTOR_ROLE,
    LEC_FACTOR_PHASE,
    LEC_FACTOR_PERIOD, /* of the conference's date */
    LEC_FACTOR_GROUP,  /* of the conference, from the study */
    LEC_FACTOR_SPEAKER,
    LEC_FACTOR_CONFERENCE,
} lec_factor;
extern const char *const lec_factor_names[]; /* in this order; NULL ends them */

extern const char *const lec_period_names[]; /* from LEC_SETS_YEAR on; NULL ends them */

typedef enum {
    LEC_EFFECT_CONFERENCE,
    LEC_EFFECT_SPEAKER,
    LEC_EFFECT_EXCHANGE,
    LEC_EFFECT_KINDS
} lec_effect_kind;
extern const char *const lec_effect_names[]; /* [LEC_EFFECT_KINDS] */

typedef struct {
    int factor, period;    /* lec_factor, index into lec_period_names */
    const char *reference; /* the level that the others are compared with, or NULL */
    const char *random;    /* comma-separated names of effects, or none; NULL: all */
    uint64_t most;         /* levels at most, those with the most words */
} lec_rate_question;

typedef struct {
    const char *name;
    uint64_t words, turns, speakers;
} lec_rate_level;

typedef struct {
    lec_factor factor;
    lec_rate_level *levels; /* [level_count] roles and phases in their order, else by name */
    size_t level_count;
    uint32_t reference; /* index of a level */
    size_t turn_count;
    const uint32_t *turn;       /* [turn_count] ids, ascending */
    const uint32_t *turn_level; /* [turn_count] */
    const double *log_words;    /* [turn_count] */
    lec_random_effect effects[LEC_EFFECT_KINDS];
    bool is_wanted[LEC_EFFECT_KINDS];
} lec_rate_design;

/* With the reference of the question, or else journalists, the first phase, period or group, the
 * speaker or conference with the most words. Roles: principal and journalist where both speak,
 * unless --role asks for others.
 * LEC_BAD_USAGE: an unknown reference or effect. LEC_BAD_DATA: fewer than two levels. */
LEC_MUST_CHECK lec_status lec_rate_design_make(const lec_context *context,
                                               const lec_rate_question *question,
                                               lec_rate_design *out, lec_error *error);

#endif
