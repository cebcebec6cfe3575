/* SPDX-License-Identifier: GPL-3.0-or-later
 * sections.h -- the bytes of an index as sections, and sections as structs. The first fault is told
 * and kept; what is asked for after it is empty, so that a reader looks once, at the end. */
#ifndef LEC_IO_INDEX_SECTIONS_H
#define LEC_IO_INDEX_SECTIONS_H

#include <stdbool.h>
#include <stdint.h>

#include "core/arena.h"
#include "io/index/fields.h"
#include "io/index/format.h"

enum { LEC_SHARD_NUMBERS = 4 };
#define LEC_INDEX_NULL UINT64_MAX /* where a text is that is NULL */

typedef struct {
    const char *text; /* [bytes], the last of them a NUL, unless there are none */
    size_t bytes;
} lec_index_pool;

typedef struct {
    const char *path;
    const unsigned char *bytes; /* [length] */
    const lec_index_header *header;
    const lec_index_section *sections; /* [header->section_count] */
    /* of blocks that are checked when they are touched; NULL: everything has been */
    const uint64_t *sums;
    const size_t *first_block; /* [section_count] where those of a section begin */
    bool *is_checked;          /* [blocks] */
    lec_index_pool texts, names;
    lec_arena *arena;
    lec_error *error;
    size_t looked_at;                /* bytes since then */
    bool gives_back;                 /* what is mapped of it, when it was looked at */
    bool failed;                     /* `error` says why */
    struct lec_originals *originals; /* of an index without texts; or NULL */
} lec_index_file;

/* Bytes of an item of the kind. */
size_t lec_index_width(lec_index_kind kind);

/* LEC_BAD_DATA: the machine does not keep numbers as an index does. */
LEC_MUST_CHECK lec_status lec_index_machine(lec_error *error);

/* Looks at header, directory and checksums, with up to `threads` threads. `bytes` must be aligned
 * as malloc() aligns; all but the bytes belongs to `arena`. `gives_back`: what was looked at does
 * not stay in memory, where it is mapped; looking at all of it takes no more than at its parts. */
LEC_MUST_CHECK lec_status lec_index_sections(const char *path, const void *bytes, size_t length,
                                             uint64_t threads, bool gives_back, lec_arena *arena,
                                             lec_index_file *out, lec_error *error);

/* So many more bytes were looked at: now and then they are given back, where that is wanted. */
void lec_index_looked_at(lec_index_file *file, size_t bytes);

/* The same, but of sections only what lec_index_column() and lec_index_rows() give out is looked
 * at, block by block. *out_known is false, and nothing else done, where an index has no sums of
 * blocks. */
LEC_MUST_CHECK lec_status lec_index_sections_by_blocks(const char *path, const void *bytes,
                                                       size_t length, lec_arena *arena,
                                                       lec_index_file *out, bool *out_known,
                                                       lec_error *error);

/* Fails, unless something has failed before: `what` is damaged, or fits to nothing. */
void lec_index_damaged(lec_index_file *file, const char *what);

/* A section of items of `width` bytes, and how many it has. NULL when it is empty or fails. */
const void *lec_index_column(lec_index_file *file, const char *name, size_t width, size_t *count);

/* The same of a section that must have `count` items. */
const void *lec_index_column_of(lec_index_file *file, const char *name, size_t width, size_t count);

/* Items first .. first + count - 1 of a section. NULL when they are none, or fail. */
const void *lec_index_rows(lec_index_file *file, const char *name, size_t width, size_t first,
                           size_t count);

/* A section that nobody has looked at: what is used of it is asked for with lec_index_rows(). */
const void *lec_index_unseen(lec_index_file *file, const char *name, size_t width, size_t *count);

/* Whether there is a section of this name. */
bool lec_index_has(const lec_index_file *file, const char *name);

/* Structs from their sections; items are as many as the first section has. */
void *lec_index_read_table(lec_index_file *file, const lec_index_table *table, size_t *count);

/* The same of a table that must have `count` items. */
void *lec_index_read_table_of(lec_index_file *file, const lec_index_table *table, size_t count);

/* Structs of items first .. first + count - 1. */
void *lec_index_read_rows(lec_index_file *file, const lec_index_table *table, size_t first,
                          size_t count);

#endif
