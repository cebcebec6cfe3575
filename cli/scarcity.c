/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/scarcity.h"

#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

#include "cli/signals.h"
#include "core/landing.h"
#include "core/memory.h"

static uint64_t allowed; /* bytes; 0: all that the system has */

/* Once, whichever thread comes first; what has to be done at the end of the program is done. */
static void say_and_exit(void)
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

void lec_scarcity_guard(void (*write)(void *state), void *state)
{
    lec_signals_hold();
    if (lec_landing_run(write, state, NULL, NULL) != LEC_NOT_LANDED) lec_memory_ran_out();
    lec_signals_release();
}

void lec_scarcity_end(void)
{
    lec_memory_end_by(say_and_exit);
}

bool lec_scarcity_allow(uint64_t bytes)
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
