/* SPDX-License-Identifier: GPL-3.0-or-later
 * map.h -- the bytes of an index. They are read, unless the program has said that it may be mapped:
 * a file that shrinks while it is mapped ends the process (SIGBUS), which only the program may
 * catch. */
#ifndef LEC_IO_INDEX_MAP_H
#define LEC_IO_INDEX_MAP_H

#include <stdbool.h>
#include <stddef.h>

#include "core/arena.h"

/* From now on indexes are mapped. For a program, before its first thread. */
void lec_index_allow_mapping(void);

/* The path of the mapped index that `address` lies in; NULL: in none. Safe in a handler of signals.
 */
const char *lec_index_mapped_at(const void *address);

/* What of the bytes is mapped takes no memory until it is looked at again. */
void lec_index_give_back(const void *bytes, size_t length);

/* The whole file, aligned as malloc() aligns; until the arena is freed.
 * LEC_BAD_DATA: it cannot be read, or is no regular file. */
LEC_MUST_CHECK lec_status lec_index_bytes(const char *path, lec_arena *arena, const void **bytes,
                                          size_t *length, lec_error *error);

#endif
