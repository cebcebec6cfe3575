/* SPDX-License-Identifier: GPL-3.0-or-later
 * json_items.h -- the objects of a file of JSON one by one: a list, a list within an object, or one
 * on each line. jansson reads each by itself, so that memory does not grow with the file; because
 * it tells no positions, a small walk over the object (by then known to be valid) finds its
 * members. */
#ifndef LEC_IO_JSON_ITEMS_H
#define LEC_IO_JSON_ITEMS_H

#include <jansson.h>

#include "io/source/lines.h"
#include "io/source/source.h"

#define LEC_NOWHERE SIZE_MAX

typedef struct {
    const lec_source *source;
    size_t at;     /* next byte */
    bool is_array; /* items stand between commas up to a bracket; else one on each line */
    bool is_whole; /* one object is all of the file */
    bool is_first; /* no item was read */
    lec_line_counter lines;
    lec_arena *arena;
    lec_error *error;
} lec_json_items;

/* Where the items begin: a list, a list within an object (at any depth, when its objects look like
 * utterances), or lines. */
lec_json_items lec_json_items_open(const lec_source *source, lec_arena *arena, lec_error *error);

/* As above, but one object that is all of the file is the only item. */
lec_json_items lec_json_items_open_whole(const lec_source *source, lec_arena *arena,
                                         lec_error *error);

/* Whether there is a list, at any depth, of objects that look like utterances, or one object does.
 */
bool lec_json_holds_utterances(const lec_source *source);

/* Reads the next object, which begins at *start, which belongs to the arena; NULL at the end.
 * LEC_BAD_DATA: no valid JSON, or no object. */
LEC_MUST_CHECK lec_status lec_json_items_next(lec_json_items *items, json_t **item, size_t *start,
                                              lec_arena *arena);

/* The first byte from `at` on that is no white space. */
size_t lec_json_skip_space(const lec_source *source, size_t at);

/* Past the string whose quotation mark is at `at`; from a value to the comma or bracket after it.
 */
size_t lec_json_skip_string(const lec_source *source, size_t at);
size_t lec_json_skip_value(const lec_source *source, size_t at);

/* The value of `key` in the object that begins at `at`; LEC_NOWHERE when it is not there. */
size_t lec_json_member(const lec_source *source, size_t at, const char *key);

#endif
