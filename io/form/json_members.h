/* SPDX-License-Identifier: GPL-3.0-or-later
 * json_members.h -- what the keys of one JSON object say: its text, who speaks, by what names. */
#ifndef LEC_IO_JSON_MEMBERS_H
#define LEC_IO_JSON_MEMBERS_H

#include <jansson.h>

#include "core/arena.h"
#include "io/form/fields.h"

/* The value of the best named key for a field, the key to *key_found unless that is NULL; NULL:
 * there is none. `timestamp` orders utterances and is no field. */
json_t *lec_json_member_for(json_t *object, lec_field wanted, const char **key_found);

/* The best named text: a string, or a list of pieces (strings, and objects with `text`); its key
 * to *key and how good a name that is to *rank. NULL: there is none. */
json_t *lec_json_text_of(json_t *object, const char **key, size_t *rank);

/* A string, a number or a list of pieces as text; NULL for anything else and for nothing. */
const char *lec_json_copy(const json_t *value, lec_arena *arena);

/* A field of the object, of its meta, of its speaker or of its speaker's meta. */
json_t *lec_json_detail(json_t *object, lec_field field, const char **key);

/* Who speaks: a name, or an object with one. Numbers and single letters are those of a diarisation,
 * no names: `A` is not Answer (but `Q` asks). */
const char *lec_json_speaker(json_t *object, lec_arena *arena);

/* Whether an object without a text says that it has none. */
bool lec_json_says_nothing(json_t *object);

/* Whether it says who speaks; at the head of a file only by keys that mean nobody else: the `name`
 * there is the file's, the `author` who made it. */
bool lec_json_says_speaker(json_t *object, bool at_head);

/* The member with one of the names, letter case, spaces and punctuation apart; NULL. */
json_t *lec_json_named(json_t *object, const char *const *names);

/* The objects of people by their ids, from the first list or object in the file that holds them
 * (`speakers`, `participants`, ...); NULL. */
json_t *lec_json_people(json_t *root, lec_arena *arena);

/* What the entry of a person says, or its meta: the name; role or affiliation. NULL: nothing. */
const char *lec_json_person_name(json_t *entry, lec_arena *arena);
const char *lec_json_person_detail(json_t *entry, lec_field field, lec_arena *arena);

#endif
