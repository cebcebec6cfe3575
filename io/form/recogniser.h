/* SPDX-License-Identifier: GPL-3.0-or-later
 * recogniser.h -- words that a speech recogniser heard, said one after the other: what is the same
 * for all of form_recogniser.c's shapes. */
#ifndef LEC_IO_RECOGNISER_H
#define LEC_IO_RECOGNISER_H

#include <jansson.h>

#include "io/form/segments.h"
#include "io/source/lines.h"

typedef struct {
    const lec_source *source;
    lec_arena *arena;
    lec_segments segments;
    size_t place; /* of the last word in the file */
    lec_line_counter lines;
    bool ends_sentence; /* the last word does */
} lec_talk;

/* Adds a word to the stretch of its speaker (as in lec_segment), or begins one: when another
 * speaks, or after a pause behind a sentence. Words that are glued follow without a space. */
void lec_talk_say(lec_talk *self, const char *speaker, const char *word, double start, double end,
                  bool glued);

/* Adds to the word said last what the file has elsewhere: punctuation. */
void lec_talk_glue(lec_talk *self, const char *text, size_t length);

/* A text of the object, or "". */
const char *lec_text_at(const json_t *object, const char *key);

/* Seconds: a number in `unit`, `3.42`, `3.42s`, ISO 8601's `PT1M3.42S`, or an object of seconds and
 * nanos; NaN. */
double lec_seconds_in(const json_t *value, double unit);
double lec_seconds_at(const json_t *object, const char *key, double unit);

/* A diarisation's number or name; NULL when the file has none, "" for nobody. */
const char *lec_talk_speaker(const lec_talk *self, const json_t *value);

/* Whether the file holds timed words, at any depth, and no list of utterances that says who speaks
 * as well as they do. */
bool lec_are_timed_words(const lec_source *source);

/* Says the timed words of any depth, in the unit that makes them speech. */
void lec_timed_words_say(lec_talk *self, const json_t *root);

#endif
