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

/* Memory as of malloc(), calloc() and realloc(), never NULL (a size of 0 gives a pointer too): when
 * there is none, lec_memory_ran_out() is called. lec_memory_free() releases it; NULL is allowed. */
void *lec_memory_allocate(size_t size);
void *lec_memory_allocate_zeroed(size_t count, size_t size);
void *lec_memory_resize(void *memory, size_t size);
void lec_memory_free(void *memory);

/* Goes on at the landing of this thread (core/landing.h); where there is none, which is so in the
 * command only, calls what lec_memory_end_by() named. For a library that says itself that memory
 * ran out, too. */
_Noreturn void lec_memory_ran_out(void);

/* Before a library is called that allocates by itself and crashes, leaks or blames its input when
 * there is nothing left (uchardet, libyaml, ICU ...): what it may take is there now, or
 * lec_memory_ran_out() is called. */
void lec_memory_expect(size_t size);

/* While it is let fail, malloc() in this thread returns NULL when there is nothing left, in the
 * command too (cli/heap.c): for a library that says so itself and must not be left half-way. */
void lec_memory_let_fail(bool let);
bool lec_memory_may_fail(void);

/* What ends the program when memory runs out outside of all landings; it does not return. For a
 * program, before its first thread: calls of the library have landings. */
void lec_memory_end_by(void (*end)(void));

#endif
