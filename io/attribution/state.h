/* SPDX-License-Identifier: GPL-3.0-or-later
 * state.h -- one attribution while it is made: what attribute.c and the files that it calls in turn
 * (stated.c, spans.c, remarks.c, finish.c) look at and fill. Of no use outside this folder. */
#ifndef LEC_IO_STATE_H
#define LEC_IO_STATE_H

#include "io/attribution/certainty.h"
#include "io/attribution/draft.h"
#include "io/attribution/note.h"
#include "io/attribution/role.h"
#include "io/attribution/trace.h"

typedef struct {
    const lec_transcript *transcript;
    const lec_study *study;
    const char *name; /* of the conference */
    lec_arena *arena;
    lec_phrases *phrases;
    lec_labels *labels;
    uint32_t
        *stated_key; /* [block_count] key of the speaker the form states, or LEC_NONE; or NULL */
    uint32_t *used;  /* [key_count] */
    lec_front front;
    lec_people people;
    const lec_role_opinion *opinions; /* [opinion_count] of the people that the text shows */
    size_t opinion_count;
    const lec_certainty *certainty; /* [drafts.count] when all is decided */
    lec_notes notes;
    lec_drafts drafts;
    lec_spans spans;
    lec_remarks remarks;
    /* while spans are made */
    size_t next_label, next_note;
    uint32_t turn, last_asker;
    uint32_t end_mark;     /* bytes from here on are furniture */
    uint32_t empty_labels; /* labels right before another label */
    uint32_t first_empty;  /* where the first of them stands */
    bool opens_paragraph;
    bool after_label; /* nothing but blanks since the last label */
    bool damaged;     /* many labels are misprinted: others may be lost */
    bool restarts;    /* the title came again: the next label begins a turn in any case */
} lec_attribution_state;

/* --- stated.c --- */

/* Makes the speakers that the form names into label keys; leaves `stated_key` NULL when it names
 * nobody. */
void lec_read_stated(lec_attribution_state *state);
/* Whether the form shows where a label stands before each turn (io/form/timed_labels.h). */
bool lec_is_stated_by_labels(const lec_attribution_state *state);
/* Begins a turn at block `b` when the form states another speaker or role there. */
void lec_reach_stated(lec_attribution_state *state, uint32_t b);

/* --- spans.c --- */

/* Begins a turn at byte `start`; `person` and `label` may be LEC_NONE. */
void lec_begin_turn(lec_attribution_state *state, uint32_t person, uint32_t label, uint32_t start);
/* Gives the words of block `b` to spans and turns; the blocks come in order. */
void lec_emit_block(lec_attribution_state *state, uint32_t b);
/* Gives the spans from each missing label on, to the end of their turn, to a new turn. */
void lec_insert_turns(lec_attribution_state *state, const lec_missing_labels *missing);
/* Counts the words and questions of all turns anew, from the spans. */
void lec_recount_turns(lec_attribution_state *state);

/* --- remarks.c --- */

/* What is odd about the labels: missing, rejected, used once. */
void lec_remark_labels(lec_attribution_state *state);
/* Sets `damaged` where optical reading spoilt so many labels that others are lost. */
void lec_judge_damage(lec_attribution_state *state);
/* What the form found out about the times; times that cannot be those of the words are dropped. */
void lec_judge_times(lec_attribution_state *state);
void lec_remark_private(lec_attribution_state *state);
/* LEC_BAD_DATA when nobody is named, or labels stand apart from what was said. */
LEC_MUST_CHECK lec_status lec_refuse_attribution(const lec_attribution_state *state,
                                                 const char *file, lec_error *error);

/* --- finish.c --- */

/* What the certainty of the turns is judged by. */
lec_certainty_input lec_state_certainty(const lec_attribution_state *state);
/* Fills turns, spans and reasons of *out from what was decided. */
void lec_finish_turns(lec_attribution_state *state, lec_attribution *out);

#endif
