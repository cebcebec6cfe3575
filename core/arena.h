/* SPDX-License-Identifier: GPL-3.0-or-later */
/* arena.h -- memory with one owner and one moment of release.
 *
 * Everything allocated from an arena lives until lec_arena_free(); nothing is freed alone.
 * Allocation never returns NULL: core/memory.h says what happens when memory runs out. An arena
 * belongs to one thread at a time. An object with its own destructor (a gsl_rng, an ICU iterator)
 * is attached with lec_arena_adopt().
 */
#ifndef LEC_CORE_ARENA_H
#define LEC_CORE_ARENA_H

#include <stddef.h>

#include "core/status.h"

typedef struct lec_arena lec_arena;

lec_arena *lec_arena_new(void);
lec_arena *lec_arena_new_in(lec_arena *parent); /* freed with its parent */
void lec_arena_free(lec_arena *arena);          /* NULL is allowed */

/* For what lives as long as the process: no landing (core/landing.h) frees it. */
void lec_arena_keep(lec_arena *arena);

/* Zeroed, suitably aligned space for `count` items of `size` bytes (never NULL, also for 0). */
void *lec_arena_alloc(lec_arena *arena, size_t count, size_t size);

/* Copies `length` bytes of `text` and adds the final NUL. */
char *lec_arena_text(lec_arena *arena, const char *text, size_t length);

/* printf into the arena. */
char *lec_arena_format(lec_arena *arena, const char *format, ...) LEC_PRINTF(2, 3);

/* Calls release(object) when the arena is freed, last adopted first.
 * A NULL object means that its own allocation failed, and ends the program like any other. */
void lec_arena_adopt(lec_arena *arena, void *object, void (*release)(void *));

#define lec_new(arena, type, count) ((type *)lec_arena_alloc((arena), (count), sizeof(type)))

/* A growing array in an arena:  LEC_ARRAY(uint32_t) ids = {0};  LEC_PUSH(arena, ids, 7);
 * `items` moves when the array grows: do not keep pointers into it while pushing. */
#define LEC_ARRAY(type)                                                                            \
    struct {                                                                                       \
        type *items;                                                                               \
        size_t count, capacity;                                                                    \
    }
#define LEC_PUSH(arena, array, item)                                                               \
    ((array).items = lec_arena_room((arena), (array).items, (array).count, &(array).capacity,      \
                                    sizeof *(array).items),                                        \
     (array).items[(array).count++] = (item))

/* A copy of the `count` items with more room than *capacity, which becomes what it has room for. */
__attribute__((returns_nonnull)) void *lec_arena_grow(lec_arena *arena, void *items, size_t count,
                                                      size_t *capacity, size_t size);

/* Room for one more item: `items`, or a larger copy when it is full or not there. */
static inline void *lec_arena_room(lec_arena *arena, void *items, size_t count, size_t *capacity,
                                   size_t size)
{
    return items != NULL && count < *capacity ? items
                                              : lec_arena_grow(arena, items, count, capacity, size);
}

/* For core/landing.c: the arenas that were made inside a landing and have no parent. */
typedef struct {
    lec_arena *oldest, *newest;
} lec_arenas;
void lec_arenas_free(lec_arenas *arenas);                    /* all of them, the oldest first */
void lec_arenas_pass_on(lec_arenas *arenas, lec_arenas *to); /* to NULL: to nobody */

#endif
