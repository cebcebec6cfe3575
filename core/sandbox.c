/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/sandbox.h"

#ifdef LECTERN_HAVE_SECCOMP
#include <seccomp.h>
#endif

#include <errno.h>
#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/prctl.h>
#endif
#ifdef LECTERN_HAVE_SECCOMP
#include <linux/filter.h>
#include <linux/sched.h>
#include <linux/seccomp.h>
#endif

enum { MEBIBYTE = 1 << 20 };

struct lec_sandbox {
    void *filter; /* struct sock_filter[], NULL where there is none */
    size_t filter_size;
};

#ifdef LECTERN_HAVE_SECCOMP
/* A process cannot be started (a thread can: Pango has one), a socket cannot be opened. clone3
 * passes its flags in memory, where a filter cannot look: "not known" makes the C library fall
 * back to clone. */
static int add_rules(scmp_filter_ctx filter)
{
    static const int denied[] = {
        SCMP_SYS(fork),       SCMP_SYS(vfork),          SCMP_SYS(socket),
        SCMP_SYS(socketpair), SCMP_SYS(ptrace),         SCMP_SYS(process_vm_readv),
        SCMP_SYS(kill),       SCMP_SYS(io_uring_setup), SCMP_SYS(process_vm_writev),
    };
    int failed = 0;
    for (size_t i = 0; i < sizeof denied / sizeof *denied; i++)
        failed |= seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), denied[i], 0);
    failed |= seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0);
    failed |= seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(clone), 1,
                               SCMP_A0(SCMP_CMP_MASKED_EQ, CLONE_THREAD, 0));
    return failed;
}

/* The filter as the kernel wants it: made here, as libseccomp allocates and may not run between
 * fork and exec. A pipe holds more than it can be long. */
static void prepare(lec_sandbox *sandbox, lec_arena *arena)
{
    int ends[2];
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
    if (filter == NULL) return;
    if (add_rules(filter) == 0 && pipe(ends) == 0) {
        const size_t most = 32768;
        void *program = lec_arena_alloc(arena, most, 1);
        if (seccomp_export_bpf(filter, ends[1]) == 0) {
            const ssize_t size = read(ends[0], program, most);
            sandbox->filter_size = size > 0 ? (size_t)size : 0;
            sandbox->filter = size > 0 ? program : NULL;
        }
        close(ends[0]);
        close(ends[1]);
    }
    seccomp_release(filter);
}

static void apply(const lec_sandbox *sandbox)
{
    if (sandbox->filter == NULL) return;
    struct sock_fprog program = {
        .len = (unsigned short)(sandbox->filter_size / sizeof(struct sock_filter)),
        .filter = sandbox->filter};
    /* a kernel without filters: the limits and the scripts' construction remain */
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0)
        prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
}
#else
static void prepare(lec_sandbox *sandbox, lec_arena *arena)
{
    (void)sandbox;
    (void)arena;
}

static void apply(const lec_sandbox *sandbox)
{
    (void)sandbox;
}
#endif

const lec_sandbox *lec_sandbox_new(lec_arena *arena)
{
    lec_sandbox *sandbox = lec_new(arena, lec_sandbox, 1);
    prepare(sandbox, arena);
    return sandbox;
}

bool lec_sandbox_filters(const lec_sandbox *sandbox)
{
    return sandbox->filter != NULL;
}

void lec_sandbox_enter(const lec_sandbox *sandbox, double seconds)
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
#ifdef __linux__
    prctl(PR_SET_PDEATHSIG, SIGKILL); /* never outlives lectern */
#endif
    apply(sandbox);
}
