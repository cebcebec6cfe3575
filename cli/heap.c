/* SPDX-License-Identifier: GPL-3.0-or-later
 * heap.c -- the command's own malloc(): glibc's, but one that never returns NULL, unless it is let
 * fail (core/memory.h).
 *
 * Some libraries (libarchive, hunspell, libyaml within libcyaml) let nobody choose
 * their allocator, and crash or blame the file when an allocation fails. A program may replace
 * malloc(); a library must not, so this is no part of liblectern. Where glibc is not the C library,
 * or a sanitizer has replaced malloc() already, the libraries keep the system's. */
#include <stdlib.h>

#include "core/memory.h"

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define IS_REPLACED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(memory_sanitizer) ||                         \
    __has_feature(thread_sanitizer)
#define IS_REPLACED 1
#endif
#endif

/* libc.a has malloc() in one piece with what is behind it: packaging/static gives it the linker's
 * --wrap. */
#if defined(LECTERN_STATIC)
#define __libc_malloc  __real_malloc
#define __libc_calloc  __real_calloc
#define __libc_realloc __real_realloc
#define malloc         __wrap_malloc
#define calloc         __wrap_calloc
#define realloc        __wrap_realloc
#endif

#if defined(__GLIBC__) && !defined(IS_REPLACED)
/* NOLINTBEGIN(bugprone-reserved-identifier,readability-identifier-naming): glibc's names */
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *memory, size_t size);
/* NOLINTEND(bugprone-reserved-identifier,readability-identifier-naming) */

void *malloc(size_t size)
{
    void *memory = __libc_malloc(size);
    if (memory == NULL && !lec_memory_may_fail()) lec_memory_ran_out();
    return memory;
}

void *calloc(size_t nmemb, size_t size)
{
    void *memory = __libc_calloc(nmemb, size);
    if (memory == NULL && !lec_memory_may_fail()) lec_memory_ran_out();
    return memory;
}

void *realloc(void *ptr, size_t size)
{
    void *resized = __libc_realloc(ptr, size);
    if (resized == NULL && size > 0 && !lec_memory_may_fail()) /* of size 0: freed */
        lec_memory_ran_out();
    return resized;
}
#endif
