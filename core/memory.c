/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/memory.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

#include "core/landing.h"

static uint64_t allowed; /* bytes; 0: all that the system has */

/* Once, whichever thread comes first; what has to be done at the end of the program is done. */
_Noreturn static void say_and_exit(void)
{
    static atomic_flag is_said = ATOMIC_FLAG_INIT;
    static _Thread_local bool is_ending;
    if (is_ending) _exit(EXIT_FAILURE);
    while (atomic_flag_test_and_set(&is_said)) pause();
    is_ending = true;
    if (allowed > 0)
        fprintf(
            stderr,
            "lectern: out of memory: --memory allows %llu MiB; allow more, or read fewer files at "
            "a time\n",
            (unsigned long long)(allowed >> 20));
    else
        fputs("lectern: out of memory; read fewer files at a time, or free some memory\n", stderr);
    exit(EXIT_FAILURE);
}

_Noreturn void lec_memory_ran_out(void)
{
    if (lec_has_landing()) lec_land(LEC_LANDED_MEMORY);
    say_and_exit();
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

bool lec_memory_allow(uint64_t bytes)
{
#ifdef RLIMIT_DATA
    struct rlimit limit;
    if (bytes == 0) return true;
    if (getrlimit(RLIMIT_DATA, &limit) != 0) return false;
    limit.rlim_cur = limit.rlim_max < bytes ? limit.rlim_max : (rlim_t)bytes;
    if (setrlimit(RLIMIT_DATA, &limit) != 0) return false;
    allowed = bytes;
    return true;
#else
    return bytes == 0;
#endif
}
