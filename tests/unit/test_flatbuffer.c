/* SPDX-License-Identifier: GPL-3.0-or-later
 * A buffer by hand, byte by byte (flatbuffers.dev/internals). */
#include "io/output/flatbuffer.h"

#include <string.h>

#include "tests/support/check.h"

/* A table of a number of two bytes, a field that is not there, and a text. */
static void test_table(void)
{
    static const uint8_t rest[] = {
        10,   0,    12, 0, 4,   0,   0,
        0,    8,    0,                  /* 4: its fields, of 10 bytes; a table of 12: 4, none, 8 */
        0,    0,                        /* 14: up to 16 */
        12,   0,    0,  0,              /* 16: the fields are 12 before */
        0x34, 0x12, 0,  0,              /* 20: the number */
        4,    0,    0,  0,              /* 24: the text is 4 on */
        2,    0,    0,  0, 'a', 'b', 0, /* 28 */
    };
    lec_arena *arena = lec_arena_new();
    lec_flat flat = lec_flat_new(arena);
    const lec_flat_field fields[] = {{2, 0x1234}, {0, 0}, LEC_FLAT_REFERENCE};
    size_t places[3];
    const size_t table = lec_flat_table(&flat, fields, 3, places);
    lec_flat_refer(&flat, 0, table);
    lec_flat_refer(&flat, places[2], lec_flat_text(&flat, "ab"));
    CHECK_COUNT(table, 16, "aligned to 8");
    CHECK_COUNT(flat.bytes.items[0], 16, "the root");
    CHECK_COUNT(flat.bytes.count, 4 + sizeof rest, "bytes");
    CHECK_TRUE(memcmp(flat.bytes.items + 4, rest, sizeof rest) == 0, "all of them");
    lec_arena_free(arena);
}

/* What is aligned to 8 begins where its length ends. */
static void test_vector(void)
{
    lec_arena *arena = lec_arena_new();
    lec_flat flat = lec_flat_new(arena);
    const size_t vector = lec_flat_vector(&flat, 2, 8);
    CHECK_COUNT(vector, 4, "its length");
    CHECK_COUNT(lec_flat_vector(&flat, 0, 8), 12, "the next that ends at a multiple of 8");
    lec_arena_free(arena);
}

const lec_test lec_tests_flatbuffer[] = {{"table", test_table}, {"vector", test_vector}, {0}};
