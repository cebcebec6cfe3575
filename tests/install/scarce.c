/* SPDX-License-Identifier: GPL-3.0-or-later
 * scarce.c -- loaded before a program (LD_PRELOAD), it makes the allocation number SCARCE fail, and
 * with SCARCE_FOR_EVER all after it. glibc. */
#include <errno.h>
#include <stdatomic.h>
#include <stdlib.h>

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *memory, size_t size);

static unsigned long failing; /* 0: none */
static int for_ever;
static atomic_ulong calls;

__attribute__((constructor)) static void begin(void)
{
    const char *number = getenv("SCARCE");
    for_ever = getenv("SCARCE_FOR_EVER") != NULL;
    failing = number != NULL ? strtoul(number, NULL, 10) : 0;
    atomic_store(&calls, 0);
}

static int fails(void)
{
    const unsigned long call = atomic_fetch_add(&calls, 1) + 1;
    if (failing == 0 || (call != failing && !(for_ever && call > failing))) return 0;
    errno = ENOMEM;
    return 1;
}

void *malloc(size_t size)
{
    return fails() ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
    return fails() ? NULL : __libc_calloc(count, size);
}

void *realloc(void *memory, size_t size)
{
    return fails() ? NULL : __libc_realloc(memory, size);
}
