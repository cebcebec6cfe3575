/* SPDX-License-Identifier: GPL-3.0-or-later
 * What happens when a thread cannot go on: expected values follow from core/landing.h. */
#include "core/landing.h"

#include "core/memory.h"
#include "core/parallel.h"
#include "tests/support/check.h"

enum { ITEMS = 64 };

static int freed;

static void count_freed(void *object)
{
    (void)object;
    freed++;
}

static lec_arena *new_counted(void)
{
    static int object;
    lec_arena *arena = lec_arena_new();
    lec_arena_adopt(arena, &object, count_freed);
    return arena;
}

static void end_well(void *state)
{
    *(lec_arena **)state = new_counted();
    lec_arena_free(new_counted());
}

static void run_out(void *state)
{
    lec_arena *arena = new_counted();
    lec_arena_adopt(lec_arena_new_in(arena), &freed, count_freed);
    end_well(state);
    lec_arena_alloc(arena, SIZE_MAX, 2); /* more than there is */
    check_true(false, "not reached", __FILE__, __LINE__);
}

/* Arenas made inside are freed with what they adopted, those that were freed before are not. */
static void test_arenas(void)
{
    lec_arena *made = NULL;
    freed = 0;
    CHECK_COUNT(lec_landing_run(end_well, &made, NULL, NULL), LEC_NOT_LANDED, "to its end");
    CHECK_COUNT(freed, 1, "what was made stays");
    lec_arena_free(made);
    CHECK_COUNT(freed, 2, "and is the caller's");
    freed = 0;
    CHECK_COUNT(lec_landing_run(run_out, &made, NULL, NULL), LEC_LANDED_MEMORY, "ran out");
    CHECK_COUNT(freed, 4, "two arenas, one inside another, one freed before");
    CHECK_TRUE(!lec_has_landing(), "left");
}

static void nest(void *state)
{
    CHECK_COUNT(lec_landing_run(run_out, state, NULL, NULL), LEC_LANDED_MEMORY, "the inner one");
    new_counted();
    lec_memory_ran_out();
}

static void test_nested(void)
{
    lec_arena *made;
    freed = 0;
    CHECK_COUNT(lec_landing_run(nest, &made, NULL, NULL), LEC_LANDED_MEMORY, "the outer one");
    CHECK_COUNT(freed, 5, "of both");
}

static void kept_by_outer(void *state)
{
    CHECK_COUNT(lec_landing_run(end_well, state, NULL, NULL), LEC_NOT_LANDED, "inside");
    lec_memory_ran_out();
}

static void keep_for_good(void *state)
{
    end_well(state);
    lec_arena_keep(*(lec_arena **)state);
    lec_memory_ran_out();
}

static void test_passed_on(void)
{
    lec_arena *made;
    freed = 0;
    lec_landing_run(kept_by_outer, &made, NULL, NULL);
    CHECK_COUNT(freed, 2, "what the inner landing left goes with the outer one");
    freed = 0;
    lec_landing_run(keep_for_good, &made, NULL, NULL);
    CHECK_COUNT(freed, 1, "kept");
    lec_arena_free(made);
}

/* --- workers --------------------------------------------------------------------------------- */

typedef struct {
    size_t failing;
    lec_lock *lock;
    bool inside; /* the lock, when it fails */
} working;

static void work(size_t first, size_t end, size_t thread, void *state)
{
    (void)thread;
    const working *w = state;
    for (size_t i = first; i < end; i++) {
        lec_lock_take(w->lock);
        if (i == w->failing && w->inside) lec_memory_ran_out();
        lec_lock_release(w->lock);
        if (i == w->failing) lec_memory_ran_out();
    }
}

static void work_side_by_side(void *state)
{
    lec_parallel_for(ITEMS, 3, work, state);
}

static void fail_at(size_t first, size_t end, size_t thread, void *state)
{
    (void)thread;
    const size_t *failing = state;
    lec_error error;
    if (first > *failing || *failing >= end) return;
    (void)lec_fail(&error, LEC_BAD_DATA, "item %zu", *failing);
    lec_land_failed(&error);
}

static void fail_side_by_side(void *state)
{
    lec_parallel_for(ITEMS, 3, fail_at, state);
}

/* What one of several threads has to say of its failure arrives. */
static void test_failure(void)
{
    for (size_t failing = 0; failing <= ITEMS; failing += 8) { /* ITEMS: none */
        char said[32];
        const lec_landed want = failing < ITEMS ? LEC_LANDED_FAILED : LEC_NOT_LANDED;
        CHECK_COUNT(lec_landing_run(fail_side_by_side, &failing, NULL, NULL), want, "landed");
        if (want == LEC_NOT_LANDED) continue;
        snprintf(said, sizeof said, "item %zu", failing);
        CHECK_TEXT(lec_landing_failure()->message, said, "of the one that failed");
    }
}

/* Whichever worker fails, holding the lock or not: all end, and the caller lands. */
static void test_workers(void)
{
    for (size_t failing = 0; failing <= ITEMS; failing += 8) /* ITEMS: none */
        for (int inside = 0; inside < 2; inside++) {
            lec_arena *arena = lec_arena_new();
            working w = {failing, lec_lock_new(arena), inside != 0};
            const lec_landed want = failing < ITEMS ? LEC_LANDED_MEMORY : LEC_NOT_LANDED;
            CHECK_COUNT(lec_landing_run(work_side_by_side, &w, NULL, NULL), want, "landed");
            CHECK_TRUE(lec_locks_held() == NULL, "no lock is held");
            lec_arena_free(arena);
        }
}

static bool is_cancelled(void *state)
{
    return --*(int *)state < 0;
}

static void count_ranges(size_t first, size_t end, size_t thread, void *state)
{
    (void)first;
    (void)end;
    (void)thread;
    ++*(size_t *)state;
}

static void work_alone(void *state)
{
    lec_parallel_for(ITEMS, 1, count_ranges, state);
}

/* With one thread there are 16 ranges, and one question after each. */
static void test_cancelled(void)
{
    int patience = 5;
    size_t ranges = 0;
    CHECK_COUNT(lec_landing_run(work_alone, &ranges, is_cancelled, &patience), LEC_LANDED_CANCELLED,
                "asked for the sixth time");
    CHECK_COUNT(ranges, 6, "ranges");
    lec_land_if_cancelled(); /* outside: nothing */
    ranges = 0;
    patience = 100;
    CHECK_COUNT(lec_landing_run(work_alone, &ranges, is_cancelled, &patience), LEC_NOT_LANDED,
                "to its end");
    CHECK_COUNT(ranges, 16, "ranges");
}

const lec_test lec_tests_landing[] = {{"arenas", test_arenas},
                                      {"nested", test_nested},
                                      {"passed_on", test_passed_on},
                                      {"workers", test_workers},
                                      {"failure", test_failure},
                                      {"cancelled", test_cancelled},
                                      {0}};
