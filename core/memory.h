/* SPDX-License-Identifier: GPL-3.0-or-later
 * memory.h -- the one place where memory runs out.
 *
 * Arenas (core/arena.h) and every library that lets its user choose the allocator take memory from
 * here, so that a failed allocation is never told as a damaged file, and no library meets a NULL
 * that it does not expect.
 */
#ifndef LEC_CORE_MEMORY_H
#define LEC_CORE_MEMORY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Memory as of malloc(), calloc() and realloc(), never NULL (a size of 0 gives a pointer too): when
 * there is none the handler below is called. lec_memory_free() releases it; NULL is allowed. */
void *lec_memory_allocate(size_t size);
void *lec_memory_allocate_zeroed(size_t count, size_t size);
void *lec_memory_resize(void *memory, size_t size);
void lec_memory_free(void *memory);

/* Calls the handler; does not return. For a library that says itself that memory ran out. */
_Noreturn void lec_memory_ran_out(void);

/* What to do when memory runs out; it must not return. NULL restores the default, which says so and
 * exits with status 1. A program that embeds liblectern (R, Python) sets this once, before any
 * other call. */
void lec_set_out_of_memory_handler(void (*handler)(void));

/* So much memory for the whole process and no more, in bytes (0: all that the system gives): what
 * goes beyond it is out of memory. False where the system has no such limit. */
bool lec_memory_allow(uint64_t bytes);

#endif
