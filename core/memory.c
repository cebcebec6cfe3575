/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/memory.h"

#include <stdio.h>
#include <stdlib.h>

static void say_and_exit(void)
{
    fputs("lectern: out of memory; read fewer files at a time, or free some memory\n", stderr);
    exit(EXIT_FAILURE);
}

static void (*out_of_memory)(void) = say_and_exit;

void lec_set_out_of_memory_handler(void (*handler)(void))
{
    out_of_memory = handler != NULL ? handler : say_and_exit;
}

_Noreturn void lec_memory_ran_out(void)
{
    out_of_memory();
    abort(); /* a handler must not return */
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

void lec_memory_free(void *memory)
{
    free(memory);
}
