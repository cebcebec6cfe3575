/* SPDX-License-Identifier: GPL-3.0-or-later
 * json.h -- JSON objects built with jansson, where only memory can fail. */
#ifndef LEC_IO_JSON_H
#define LEC_IO_JSON_H

#include <jansson.h>

#include <stdint.h>
#include <stdio.h>

#include "core/arena.h"
#include "core/status.h"

/* An empty object and array: they belong to the arena, so that what is built is freed wherever
 * memory runs out. */
json_t *lec_json_object(lec_arena *arena);
json_t *lec_json_array(lec_arena *arena);

/* Adds a key to an object, or an item to an array (then `key` is NULL); takes `value` over if it is
 * none of the above. Out of memory, here or when `value` was made (NULL), ends the program as in
 * core/arena.h. */
void lec_json_add(json_t *to, const char *key, json_t *value);

/* The same for a text; NULL adds nothing. */
void lec_json_add_text(json_t *to, const char *key, const char *text);

/* A whole number; those above 2^63 - 1, which JSON readers lose, as text. */
void lec_json_add_count(json_t *to, const char *key, uint64_t count);

/* The JSON in a file of an open folder, which belongs to the arena; NULL when there is none.
 * *failure: 0, or the errno with
 * which a file that is there could not be read. */
json_t *lec_json_read_at(int folder, const char *name, int *failure, lec_arena *arena);

/* Writes it indented, keys in the order they were added, with a final line end. */
LEC_MUST_CHECK lec_status lec_json_write(json_t *json, FILE *file, lec_error *error);

#endif
