/* SPDX-License-Identifier: GPL-3.0-or-later
 * test_placing.c -- labels beside points: none over another, none off the page, the first choice to
 * the first. Expected values by hand from plots/placing.h. */
#include "plots/placing.h"

#include <math.h>

#include "tests/support/check.h"

static void test_sides(void)
{
    lec_arena *arena = lec_arena_new();
    lec_placing placing = {.arena = arena, .within = {0, 0, 200, 200}};
    lec_placed at;
    CHECK_TRUE(lec_placing_find(&placing, 100, 100, 4, 50, 0, &at), "an empty page has room");
    CHECK_TRUE(at.left > 104 && at.left < 115, "at the right, outside the point");
    CHECK_NUMBER(at.middle, 100, 0, "level with the point");
    CHECK_TRUE(!at.apart, "beside it");
    lec_placing_take_label(&placing, &at, 100, 100, 50);
    CHECK_TRUE(lec_placing_find(&placing, 100, 100, 4, 50, 0, &at), "room at the left");
    CHECK_TRUE(at.left + 50 < 96, "at the left");
    CHECK_TRUE(lec_placing_find(&placing, 197, 50, 4, 50, 0, &at), "not off the page");
    CHECK_TRUE(at.left + 50 <= 200, "not off the page");
    CHECK_TRUE(!lec_placing_find(&placing, 100, 100, 4, 500, 9, &at), "wider than the page");
    lec_arena_free(arena);
}

/* A label whose neighbourhood is full stands farther away, and its line crosses nothing. */
static void test_apart(void)
{
    lec_arena *arena = lec_arena_new();
    lec_placing placing = {.arena = arena, .within = {0, 0, 600, 600}};
    lec_placed at;
    lec_placing_take(&placing, (lec_box){305, 200, 420, 400}); /* a wall at the right */
    lec_placing_take(&placing, (lec_box){180, 200, 295, 400}); /* and at the left */
    lec_placing_take(&placing, (lec_box){295, 305, 305, 400});
    lec_placing_take(&placing, (lec_box){280, 270, 320, 295});
    CHECK_TRUE(!lec_placing_find(&placing, 300, 300, 3, 40, 20, &at),
               "walled in: no line leads out");
    placing.taken.count = 0;
    lec_placing_take(&placing, (lec_box){306, 285, 350, 315});
    lec_placing_take(&placing, (lec_box){250, 285, 294, 315});
    lec_placing_take(&placing, (lec_box){280, 306, 320, 340});
    lec_placing_take(&placing, (lec_box){270, 276, 294, 284});
    lec_placing_take(&placing, (lec_box){306, 276, 330, 284});
    CHECK_TRUE(lec_placing_find(&placing, 300, 300, 3, 40, 20, &at), "a way leads up");
    CHECK_TRUE(at.apart && at.middle < 276, "above the walls");
    lec_arena_free(arena);
}

/* Many points in a small place (a lattice of 7 pixels). */
static void test_crowd(void)
{
    enum { COUNT = 400, WIDTH = 60 };
    lec_arena *arena = lec_arena_new();
    lec_placing placing = {.arena = arena, .within = {0, 0, 900, 500}};
    lec_placed placed[COUNT];
    size_t count = 0;
    for (size_t i = 0; i < COUNT; i++) {
        const size_t down = i / 20;
        const double x = 350 + 7 * (double)(i % 20), y = 150 + 7 * (double)down;
        if (!lec_placing_find(&placing, x, y, 3, WIDTH, 12, &placed[count])) continue;
        lec_placing_take_label(&placing, &placed[count++], x, y, WIDTH);
    }
    CHECK_TRUE(count >= 20, "a good number has a place");
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < i; j++) {
            const bool apart = fabs(placed[i].left - placed[j].left) >= WIDTH ||
                               fabs(placed[i].middle - placed[j].middle) >= LEC_PLACED_HEIGHT;
            CHECK_TRUE(apart, "no label over another");
        }
    lec_arena_free(arena);
}

const lec_test lec_tests_placing[] = {
    {"sides", test_sides},
    {"apart", test_apart},
    {"crowd", test_crowd},
    {0},
};
