/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/output/flatbuffer.h"

#include <assert.h>
#include <string.h>

enum { REFERENCE = 4, TABLE_ALIGNMENT = 8, BYTE = 8, MOST_FIELDS = 8 };

void lec_flat_put(lec_flat *flat, uint64_t value, size_t size)
{
    for (size_t i = 0; i < size; i++)
        LEC_PUSH(flat->arena, flat->bytes, (uint8_t)(value >> BYTE * i & UINT8_MAX));
}

lec_flat lec_flat_new(lec_arena *arena)
{
    lec_flat flat = {.arena = arena};
    lec_flat_put(&flat, 0, REFERENCE);
    return flat;
}

/* Zeros, until what comes after `ahead` more bytes is aligned. */
static void align(lec_flat *flat, size_t alignment, size_t ahead)
{
    while ((flat->bytes.count + ahead) % alignment != 0) lec_flat_put(flat, 0, 1);
}

/* Before the table stands where in it each field is. */
size_t lec_flat_table(lec_flat *flat, const lec_flat_field *fields, size_t count, size_t *places)
{
    assert(count <= MOST_FIELDS);
    size_t offset[MOST_FIELDS] = {0}, end = REFERENCE;
    for (size_t i = 0; i < count; i++) {
        const size_t size = fields[i].size;
        if (size == 0) continue;
        offset[i] = (end + size - 1) / size * size;
        end = offset[i] + size;
    }
    align(flat, 2, 0);
    const size_t offsets = flat->bytes.count;
    lec_flat_put(flat, 2 * (2 + count), 2);
    lec_flat_put(flat, end, 2);
    for (size_t i = 0; i < count; i++) lec_flat_put(flat, offset[i], 2);
    align(flat, TABLE_ALIGNMENT, 0);
    const size_t table = flat->bytes.count;
    lec_flat_put(flat, table - offsets, REFERENCE);
    for (size_t i = 0; i < count; i++) {
        if (fields[i].size == 0) continue;
        while (flat->bytes.count < table + offset[i]) lec_flat_put(flat, 0, 1);
        places[i] = flat->bytes.count;
        lec_flat_put(flat, fields[i].value, fields[i].size);
    }
    return table;
}

size_t lec_flat_vector(lec_flat *flat, size_t count, size_t alignment)
{
    align(flat, alignment, REFERENCE);
    const size_t vector = flat->bytes.count;
    lec_flat_put(flat, count, REFERENCE);
    return vector;
}

size_t lec_flat_text(lec_flat *flat, const char *text)
{
    const size_t length = strlen(text), place = lec_flat_vector(flat, length, REFERENCE);
    for (size_t i = 0; i <= length; i++) lec_flat_put(flat, (uint8_t)text[i], 1);
    return place;
}

void lec_flat_refer(lec_flat *flat, size_t place, size_t target)
{
    assert(target > place);
    const size_t distance = target - place;
    for (size_t i = 0; i < REFERENCE; i++)
        flat->bytes.items[place + i] = (uint8_t)(distance >> BYTE * i & UINT8_MAX);
}
