/* SPDX-License-Identifier: GPL-3.0-or-later
 * arena.c -- blocks of growing size, cut from front to back; large requests get their own block.
 * Many arenas stay small (one of every file that is read), so a block is a quarter of all before.
 * An array that has grown large has a block to itself, which grows in place: the system moves
 * pages, nothing is copied, and no smaller copies of the array are left behind.
 */
#include "core/arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "core/landing.h"
#include "core/memory.h"

enum { FIRST_BLOCK = 4 * 1024, LARGEST_BLOCK = 4 * 1024 * 1024 };
enum { OWN_ADOPTED = 3 };
enum { LARGE_ARRAY = 64 * 1024 }; /* bytes from which a growing array has its own block */

typedef struct block {
    struct block *previous, *next; /* older, newer */
    size_t used, size;
    alignas(max_align_t) unsigned char bytes[];
} block;

typedef struct adopted {
    struct adopted *previous;
    void *object;
    void (*release)(void *);
} adopted;

struct lec_arena {
    block *newest;
    adopted *last_adopted;
    adopted *next_adopted; /* room for the next: what lands in adopting has adopted; or NULL */
    adopted own_adopted[OWN_ADOPTED];
    size_t own_used;
    size_t total;      /* bytes of all blocks */
    lec_arenas *among; /* those of a landing that it would be freed with; NULL: of none */
    lec_arena *older, *newer;
};

static void leave_landing(lec_arena *arena)
{
    if (arena->among == NULL) return;
    if (arena->older != NULL) arena->older->newer = arena->newer;
    if (arena->newer != NULL) arena->newer->older = arena->older;
    if (arena->among->oldest == arena) arena->among->oldest = arena->newer;
    if (arena->among->newest == arena) arena->among->newest = arena->older;
    arena->among = NULL;
    arena->older = arena->newer = NULL;
}

void lec_arena_keep(lec_arena *arena)
{
    leave_landing(arena);
}

static void join_landing(lec_arena *arena, lec_arenas *arenas)
{
    if (arenas == NULL) return;
    arena->among = arenas;
    arena->older = arenas->newest;
    *(arenas->newest != NULL ? &arenas->newest->newer : &arenas->oldest) = arena;
    arenas->newest = arena;
}

void lec_arenas_pass_on(lec_arenas *arenas, lec_arenas *to)
{
    while (arenas->oldest != NULL) {
        lec_arena *arena = arenas->oldest;
        leave_landing(arena);
        join_landing(arena, to);
    }
}

void lec_arenas_free(lec_arenas *arenas)
{
    while (arenas->oldest != NULL) lec_arena_free(arenas->oldest);
}

lec_arena *lec_arena_new(void)
{
    lec_arena *arena = lec_memory_allocate_zeroed(1, sizeof *arena);
    arena->next_adopted = &arena->own_adopted[arena->own_used++];
    join_landing(arena, lec_landing_arenas());
    return arena;
}

static void free_in(void *arena)
{
    lec_arena_free(arena);
}

lec_arena *lec_arena_new_in(lec_arena *parent)
{
    lec_arena *arena = lec_arena_new();
    lec_arena_adopt(parent, arena, free_in);
    leave_landing(arena);
    return arena;
}

void lec_arena_free(lec_arena *arena)
{
    if (arena == NULL) return;
    leave_landing(arena);
    for (adopted *entry = arena->last_adopted; entry != NULL; entry = entry->previous)
        entry->release(
            entry->object); /* the entries themselves lie in the blocks below, or in the arena */
    while (arena->newest != NULL) {
        block *previous = arena->newest->previous;
        lec_memory_free(arena->newest);
        arena->newest = previous;
    }
    lec_memory_free(arena);
}

static block *add_block(lec_arena *arena, size_t size)
{
    if (size > SIZE_MAX - sizeof(block)) lec_memory_ran_out();
    block *added = lec_memory_allocate_zeroed(1, sizeof(block) + size);
    added->size = size;
    added->previous = arena->newest;
    if (added->previous != NULL) added->previous->next = added;
    arena->newest = added;
    arena->total += size;
    return added;
}

/* A block of its own, placed under the newest so that the room left there is kept. */
static block *add_own_block(lec_arena *arena, size_t size)
{
    block *from = arena->newest, *own = add_block(arena, size);
    own->used = size;
    if (from == NULL) return own;
    arena->newest = from;
    own->previous = from->previous;
    if (own->previous != NULL) own->previous->next = own;
    own->next = from;
    from->previous = own;
    from->next = NULL;
    return own;
}

static size_t next_block(const lec_arena *arena)
{
    const size_t quarter = arena->total / 4;
    return quarter < FIRST_BLOCK ? FIRST_BLOCK : quarter > LARGEST_BLOCK ? LARGEST_BLOCK : quarter;
}

void *lec_arena_alloc(lec_arena *arena, size_t count, size_t size)
{
    const size_t alignment = alignof(max_align_t);
    if (size > 0 && count > (SIZE_MAX - alignment) / size) lec_memory_ran_out();
    const size_t wanted = (count * size + alignment - 1) / alignment * alignment;

    block *from = arena->newest;
    if (from == NULL || from->size - from->used < wanted) {
        const size_t usual = next_block(arena);
        if (wanted > usual / 4 && from != NULL) return add_own_block(arena, wanted)->bytes;
        from = add_block(arena, wanted > usual ? wanted : usual);
    }
    void *memory = from->bytes + from->used;
    from->used += wanted;
    return memory;
}

/* The block that `items` has to itself, larger. */
static void *grow_block(lec_arena *arena, void *items, size_t size)
{
    if (size > SIZE_MAX - sizeof(block)) lec_memory_ran_out();
    block *own = (block *)(void *)((unsigned char *)items - offsetof(block, bytes));
    own = lec_memory_resize(own, sizeof(block) + size);
    if (own->previous != NULL) own->previous->next = own;
    if (own->next != NULL)
        own->next->previous = own;
    else
        arena->newest = own;
    arena->total += size - own->size;
    own->size = own->used = size;
    return own->bytes;
}

void *lec_arena_grow(lec_arena *arena, void *items, size_t count, size_t *capacity, size_t size)
{
    const size_t before = *capacity * size;
    if (*capacity > SIZE_MAX / 2 / size) lec_memory_ran_out();
    *capacity = *capacity > 0 ? *capacity * 2 : 16;
    const size_t wanted = *capacity * size;
    if (before >= LARGE_ARRAY) return grow_block(arena, items, wanted);
    void *larger = wanted >= LARGE_ARRAY ? add_own_block(arena, wanted)->bytes
                                         : lec_arena_alloc(arena, *capacity, size);
    if (count > 0) memcpy(larger, items, count * size);
    return larger;
}

char *lec_arena_text(lec_arena *arena, const char *text, size_t length)
{
    char *copy = lec_arena_alloc(arena, length + 1, 1);
    if (length > 0) memcpy(copy, text, length);
    return copy;
}

char *lec_arena_format(lec_arena *arena, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    const int length = vsnprintf(NULL, 0, format, args);
    va_end(args);
    char *text = lec_arena_alloc(arena, length > 0 ? (size_t)length + 1 : 1, 1);
    if (length > 0) vsnprintf(text, (size_t)length + 1, format, again);
    va_end(again);
    return text;
}

void lec_arena_adopt(lec_arena *arena, void *object, void (*release)(void *))
{
    if (object == NULL) lec_memory_ran_out();
    adopted *entry = arena->next_adopted != NULL ? arena->next_adopted : lec_new(arena, adopted, 1);
    *entry = (adopted){arena->last_adopted, object, release};
    arena->last_adopted = entry;
    arena->next_adopted = NULL;
    arena->next_adopted = arena->own_used < OWN_ADOPTED ? &arena->own_adopted[arena->own_used++]
                                                        : lec_new(arena, adopted, 1);
}
