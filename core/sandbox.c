/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/sandbox.h"

#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/prctl.h>
#endif

#include "core/walls.h"

enum { MEBIBYTE = 1 << 20 };

struct lec_sandbox {
    lec_seccomp calls;
    int files; /* Landlock's descriptor, or -1 */
};

static void close_files(void *sandbox)
{
    const int files = ((const lec_sandbox *)sandbox)->files;
    if (files >= 0) close(files);
}

const lec_sandbox *lec_sandbox_new(int folder, lec_arena *arena)
{
    lec_sandbox *sandbox = lec_new(arena, lec_sandbox, 1);
    sandbox->files = -1;
    lec_arena_adopt(arena, sandbox, close_files);
    sandbox->calls = lec_seccomp_new(arena);
    sandbox->files = lec_landlock_new(folder);
    return sandbox;
}

bool lec_sandbox_filters_calls(const lec_sandbox *sandbox)
{
    return sandbox->calls.program != NULL;
}

bool lec_sandbox_guards_files(const lec_sandbox *sandbox)
{
    return sandbox->files >= 0;
}

/* GCOVR_EXCL_START: in the child, whose counts are lost */
static void limit_resources(double seconds)
{
    const struct {
        int resource;
        rlim_t most;
    } limits[] = {
        {RLIMIT_CPU, (rlim_t)seconds + 1},
        {RLIMIT_AS, (rlim_t)2048 * MEBIBYTE},
        {RLIMIT_FSIZE, (rlim_t)64 * MEBIBYTE},
        {RLIMIT_NOFILE, 256},
        {RLIMIT_CORE, 0},
    };
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) {
        const struct rlimit limit = {limits[i].most, limits[i].most};
        setrlimit(limits[i].resource, &limit);
    }
}

void lec_sandbox_enter(const lec_sandbox *sandbox, double seconds)
{
    limit_resources(seconds);
#ifdef __linux__
    prctl(PR_SET_PDEATHSIG, SIGKILL); /* never outlives lectern */
    /* a kernel without walls: the limits and the scripts' construction remain */
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return;
#endif
    lec_landlock_enter(sandbox->files);
    lec_seccomp_enter(&sandbox->calls);
}
/* GCOVR_EXCL_STOP */
