/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/memory.h"

#include <stdlib.h>

#include "core/landing.h"

static void (*ending)(void);
static _Thread_local bool may_fail;

void lec_memory_end_by(void (*end)(void))
{
    ending = end;
}

void lec_memory_let_fail(bool let)
{
    may_fail = let;
}

bool lec_memory_may_fail(void)
{
    return may_fail;
}

_Noreturn void lec_memory_ran_out(void)
{
    if (lec_has_landing()) lec_land(LEC_LANDED_MEMORY);
    if (ending != NULL) ending();
    __builtin_trap(); /* neither a call of the library nor the command */
}

void *lec_memory_allocate(size_t size)
{
    void *memory = malloc(size > 0 ? size : 1);
    if (memory == NULL) lec_memory_ran_out();
    return memory;
}

void *lec_memory_allocate_zeroed(size_t count, size_t size)
{
    void *memory = calloc(count > 0 ? count : 1, size > 0 ? size : 1);
    if (memory == NULL) lec_memory_ran_out();
    return memory;
}

void *lec_memory_resize(void *memory, size_t size)
{
    void *resized = realloc(memory, size > 0 ? size : 1);
    if (resized == NULL) lec_memory_ran_out();
    return resized;
}

void lec_memory_expect(size_t size)
{
    free(lec_memory_allocate(size));
}

void lec_memory_free(void *memory)
{
    free(memory);
}
