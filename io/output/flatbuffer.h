/* SPDX-License-Identifier: GPL-3.0-or-later
 * flatbuffer.h -- as much of FlatBuffers as metadata of Arrow needs, written from the root on: what
 * is referred to follows what refers to it (flatbuffers.dev/internals). */
#ifndef LEC_IO_FLATBUFFER_H
#define LEC_IO_FLATBUFFER_H

#include <stddef.h>
#include <stdint.h>

#include "core/arena.h"

/* A buffer begins with the place of its root: lec_flat_new() leaves room for it at 0. */
typedef struct {
    lec_arena *arena;
    LEC_ARRAY(uint8_t) bytes;
} lec_flat;

/* A field of a table, in the order of the schema. */
typedef struct {
    uint8_t size; /* bytes: 1, 2, 4 or 8; 0: it is not there */
    uint64_t value;
} lec_flat_field;

/* One that refers to a table, a vector or a text: see lec_flat_refer(). */
#define LEC_FLAT_REFERENCE ((lec_flat_field){4, 0})

lec_flat lec_flat_new(lec_arena *arena);

/* The `size` (1 to 8) lowest bytes of `value`, the lowest first. */
void lec_flat_put(lec_flat *flat, uint64_t value, size_t size);

/* A table; returns its place, and puts that of every field into places[count]. */
size_t lec_flat_table(lec_flat *flat, const lec_flat_field *fields, size_t count, size_t *places);

/* The head of a vector whose elements, to be put next, are aligned to 4 or 8 bytes. */
size_t lec_flat_vector(lec_flat *flat, size_t count, size_t alignment);

size_t lec_flat_text(lec_flat *flat, const char *text);

/* Fills the reference at `place` (0: the root). */
void lec_flat_refer(lec_flat *flat, size_t place, size_t target);

#endif
