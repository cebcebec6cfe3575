/* SPDX-License-Identifier: GPL-3.0-or-later
 * Arrays that grow side by side keep what was put into them, and so does what is allocated between,
 * however often their blocks move. Values are those that were put in. */
#include "core/arena.h"
#include "tests/support/check.h"

#include <stdint.h>

enum { ITEMS = 200000, EVERY = 1000 };

static void test_many_arrays(void)
{
    lec_arena *arena = lec_arena_new();
    LEC_ARRAY(uint32_t) numbers = {0};
    LEC_ARRAY(uint64_t) squares = {0};
    LEC_ARRAY(uint32_t *) between = {0};
    for (uint64_t i = 0; i < ITEMS; i++) {
        LEC_PUSH(arena, numbers, (uint32_t)i);
        LEC_PUSH(arena, squares, i * i);
        if (i % EVERY != 0) continue;
        uint32_t *own = lec_new(arena, uint32_t, i % 7 * 5000 + 1); /* small ones and large ones */
        CHECK_COUNT(own[0], 0, "allocated memory is zeroed");
        *own = (uint32_t)i;
        LEC_PUSH(arena, between, own);
    }
    uint64_t wrong = 0;
    for (uint64_t i = 0; i < ITEMS; i++)
        wrong += numbers.items[i] != i || squares.items[i] != i * i;
    for (uint64_t i = 0; i < between.count; i++) wrong += *between.items[i] != i * EVERY;
    CHECK_COUNT(wrong, 0, "items that changed");
    CHECK_COUNT(numbers.count, ITEMS, "items");
    lec_arena_free(arena);
}

const lec_test lec_tests_arena[] = {
    {"many_arrays", test_many_arrays},
    {0},
};
