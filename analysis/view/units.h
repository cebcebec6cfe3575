/* SPDX-License-Identifier: GPL-3.0-or-later
 * units.h -- 2x2 tables of two concepts: in how many units of text both, one or none of them occur.
 *
 * sentence, turn, exchange: a unit counts once however often a concept occurs in it. Units without
 * a word are left out. Strata, for the test that permutes units within the next larger whole:
 * the turn for sentences, the conference for turns and exchanges.
 *
 * window (Evert 2008, "union of windows"): the units are tokens, those of the first concept (the
 * node) removed. Row 1 holds the tokens at most `window` tokens away from a node in the same turn;
 * the second concept is counted by its occurrences, each once if any of its tokens is inside.
 * The table is not symmetric: the first concept is the node. Strata are turns.
 */
#ifndef LEC_ANALYSIS_VIEW_UNITS_H
#define LEC_ANALYSIS_VIEW_UNITS_H

#include "analysis/measure/contingency.h"
#include "analysis/view/groups.h"
#include "analysis/view/occurrences.h"

typedef enum {
    LEC_UNIT_SENTENCE,
    LEC_UNIT_TURN,
    LEC_UNIT_EXCHANGE,
    LEC_UNIT_WINDOW,
    LEC_UNIT_COUNT
} lec_unit;

const char *lec_unit_name(lec_unit unit);

/* The units of one kind in a group, and in which of them each concept occurs. */
typedef struct lec_units lec_units;

/* How far a window reaches from the first concept, within its turn. */
typedef struct {
    uint64_t tokens;
    bool bounded; /* nor over punctuation (lec_punctuation_before) */
} lec_window;

lec_units *lec_units_new(const lec_context *context, const lec_group *group,
                         const lec_occurrences *occurrences, size_t concept_count, lec_unit unit,
                         lec_window window);

typedef struct {
    lec_contingency table;
    const lec_contingency *strata; /* [stratum_count] those in which both margins vary */
    size_t stratum_count;
} lec_pair_table;

/* The strata live until the next call on the same units. Cost: the occurrences of the two. */
lec_pair_table lec_units_table(lec_units *units, uint32_t first, uint32_t second);

/* What tests that know the lengths of units need; of sentences, turns and exchanges only. */
typedef struct {
    size_t count;
    const double *length;   /* [count] words of each unit */
    const uint64_t *within; /* [count] what a rate is given for: equal for sentences of one turn,
                               turns of one speaker in one role and conference, exchanges of
                               one conference */
    bool bursts;            /* whether units are long enough to show bursts: not sentences */
} lec_unit_list;
lec_unit_list lec_units_list(const lec_units *units);

/* `within` of a turn: one speaker in one role of one conference. */
uint64_t lec_speaker_key(const lec_corpus *corpus, uint32_t turn);

/* The units that hold a concept, ascending. */
const uint32_t *lec_units_with(const lec_units *units, uint32_t concept, size_t *count);

/* Whether a concept occurs in the group at all. */
bool lec_units_hold(const lec_units *units, uint32_t concept);

#endif
