/* SPDX-License-Identifier: GPL-3.0-or-later
 * json_speech.h -- where in a JSON value somebody says something, at any depth, in the order of the
 * file. jansson tells no positions: a walk over the text beside the parsed value finds them. */
#ifndef LEC_IO_JSON_SPEECH_H
#define LEC_IO_JSON_SPEECH_H

#include "core/vocabulary.h"
#include "io/form/exchange_keys.h"
#include "io/form/json_items.h"

/* An object on the way down. */
typedef struct lec_json_holder lec_json_holder;
struct lec_json_holder {
    json_t *object;
    lec_json_holder *within; /* NULL: the value itself */
    bool has_text, is_file;  /* is_file: the value is all of the file */
    bool gave_start;         /* its first utterance has taken its time */
};

typedef struct {
    lec_json_holder *holder;
    const json_t *text;
    size_t rank;          /* of the key's name among those of texts */
    size_t object, value; /* where they begin; value: LEC_NOWHERE when the text is in pieces */
    lec_manner manner;    /* by the key: a question, an answer */
    const char *path;     /* the keys down to its list, "" in the value itself */
} lec_json_said;

typedef lec_status lec_json_hear(void *self, const lec_json_said *said);

/* Calls `hear` for each text in the value that begins at `start`, which was parsed. LEC_BAD_DATA:
 * what `hear` says, or somebody speaks and no key is known to hold what is said. */
LEC_MUST_CHECK lec_status lec_json_speech(const lec_source *source, json_t *value, size_t start,
                                          bool is_file, lec_json_hear *hear, void *self,
                                          lec_arena *arena, lec_error *error);

/* --- lists that repeat what another says ------------------------------------------------------ */

/* The texts of one path. */
typedef struct {
    const char *path;
    const char **texts; /* [count] */
    size_t count;
    size_t worst_rank;
    bool has_speaker, has_time, is_asked;
    bool is_kept; /* out */
} lec_json_list;

/* Which lists are speech: not those whose words another already has (as words beside utterances,
 * the whole text beside its segments), translations, and a few words of a wrapper around the
 * speech. */
void lec_json_lists_choose(lec_json_list *lists, size_t count, lec_arena *arena);

#endif
