/* SPDX-License-Identifier: GPL-3.0-or-later
 * sink.h -- sections, written one behind the other as they are made: what is in memory of them is a
 * block. Header and directory go to the front when all are there.
 *
 * The same sections are put twice: first only counted, by which the first one's place is known,
 * then written. */
#ifndef LEC_IO_INDEX_SINK_H
#define LEC_IO_INDEX_SINK_H

#include <stdio.h>

#include "core/vocabulary.h"
#include "io/index/fields.h"
#include "io/index/format.h"

typedef struct lec_index_sink lec_index_sink;

/* Texts, each once; where each begins is decided when it is put for the first time. */
typedef struct {
    lec_vocabulary *texts;       /* which may hold others, too */
    LEC_ARRAY(uint64_t) offsets; /* by id; LEC_INDEX_NULL: not put */
    LEC_ARRAY(uint32_t) order;   /* ids as they were put */
    uint64_t bytes;
} lec_texts_put;

/* `file` is empty, and can seek; NULL: sections are counted. Texts go to `texts` and `names`. */
lec_index_sink *lec_index_sink_new(lec_arena *arena, FILE *file, size_t section_count,
                                   lec_vocabulary *texts);
size_t lec_index_sink_count(const lec_index_sink *sink);

/* Whether sections are counted only, so that nothing needs to be added to them. */
bool lec_index_sink_counts(const lec_index_sink *sink);

/* A section of items of `width` bytes: begun, some items, ended. */
void lec_index_begin(lec_index_sink *sink, const char *name, size_t width);
void lec_index_add_items(lec_index_sink *sink, const void *items, size_t count);
void lec_index_end(lec_index_sink *sink);

/* All of a section. */
void lec_index_put(lec_index_sink *sink, const char *name, const void *items, size_t count,
                   size_t width);

/* Adds a member of `count` structs of `size` bytes to the section that is begun. */
void lec_index_add_field(lec_index_sink *sink, const lec_index_field *field, const void *items,
                         size_t count, size_t size);

/* A section a member of `count` structs at `items`. */
void lec_index_put_table(lec_index_sink *sink, const lec_index_table *table, const void *items,
                         size_t count);

/* The texts that were put, and checksums of the blocks of all sections. */
void lec_index_put_pools(lec_index_sink *sink);

/* Writes directory and header, of which the version and what was read are set. LEC_BAD_DATA: the
 * file could not be written; what is in its buffer is to be seen with lec_flush(). */
LEC_MUST_CHECK lec_status lec_index_sink_end(lec_index_sink *sink, lec_index_header *header,
                                             lec_error *error);

#endif
