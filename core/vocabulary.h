/* SPDX-License-Identifier: GPL-3.0-or-later
 * vocabulary.h -- strings to dense ids 0, 1, 2, ... in the order of their first appearance.
 *
 * Open addressing over xxHash; the strings lie in the arena. Ids never depend on the hash.
 */
#ifndef LEC_CORE_VOCABULARY_H
#define LEC_CORE_VOCABULARY_H

#include <stdbool.h>
#include <stdint.h>

#include "core/arena.h"

typedef struct lec_vocabulary lec_vocabulary;

lec_vocabulary *lec_vocabulary_new(lec_arena *arena);

/* The id of the `length` bytes at `text`, which are copied when they are new. */
uint32_t lec_vocabulary_add(lec_vocabulary *vocabulary, const char *text, size_t length);

/* Whether the string is known; its id goes to *id. */
bool lec_vocabulary_find(const lec_vocabulary *vocabulary, const char *text, size_t length,
                         uint32_t *id);

size_t lec_vocabulary_count(const lec_vocabulary *vocabulary);

/* [count] NUL-terminated strings by id; valid until the next lec_vocabulary_add(). */
const char *const *lec_vocabulary_texts(const lec_vocabulary *vocabulary);

#endif
