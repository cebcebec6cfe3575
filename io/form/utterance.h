/* SPDX-License-Identifier: GPL-3.0-or-later
 * utterance.h -- what form_jsonl.c reads of each object, and the order of a conversation. */
#ifndef LEC_IO_UTTERANCE_H
#define LEC_IO_UTTERANCE_H

#include "core/vocabulary.h"
#include "io/form/extract.h"
#include "io/form/json_items.h"
#include "io/form/time_unit.h"

typedef struct {
    const char *text, *speaker, *role, *affiliation;
    lec_stated_time start, end;
    double start_seconds, end_seconds;
    double timestamp;  /* NaN when it has none */
    uint32_t id;       /* in `ids`, LEC_NONE without */
    uint32_t reply_to; /* in `ids`, LEC_NONE without */
    const char *conversation_name;
    uint32_t conversation;
    size_t place; /* first byte of the text in the file, after its quotation mark; or LEC_NOWHERE */
    size_t object;
    uint32_t line;
    uint32_t list; /* among the paths of lists */
} lec_utterance;

/* The utterances of one conversation. */
typedef struct {
    const lec_utterance **items; /* [count] */
    size_t count;
} lec_thread;

/* The lines of the texts, which may stand in another order than their objects. */
void lec_utterances_find_lines(lec_utterance *items, size_t count, const lec_source *source,
                               lec_arena *arena);

/* Puts what several lists say into the order of time, where each says when it begins. */
void lec_utterances_by_start(lec_utterance *items, size_t count, lec_arena *arena);

/* Orders them by timestamp where each has one, else by their replies where one stands before what
 * it replies to. `position_of_id` has room for all ids of the file; other threads may have left
 * traces in it. LEC_BAD_DATA: replies run in a circle (`path` is for the message). */
LEC_MUST_CHECK lec_status lec_thread_order(lec_thread *of, size_t *position_of_id, const char *path,
                                           lec_arena *arena, lec_error *error);

/* Whether a recogniser that names nobody only cut what was said on: no label, and no pause after a
 * sentence. */
bool lec_utterance_goes_on(const lec_utterance *before, const lec_utterance *of);

/* Puts the text, each line of it a paragraph; the first goes on with the one before it or not. */
void lec_utterance_put(lec_extract *extract, const lec_source *source, const lec_utterance *of,
                       bool goes_on);

#endif
