/* SPDX-License-Identifier: GPL-3.0-or-later
 * seccomp.c -- the filter of system calls, made by libseccomp where there is one. */
#include "core/walls.h"

#ifdef LECTERN_HAVE_SECCOMP
#include <errno.h>
#include <linux/filter.h>
#include <linux/sched.h>
#include <linux/seccomp.h>
#include <seccomp.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "core/memory.h"

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

enum { ROOM = 1 << 20 }; /* more than libseccomp takes for it */

/* The filter as the kernel wants it: made here, as libseccomp allocates and may not run between
 * fork and exec. A pipe holds more than it can be long. */
lec_seccomp lec_seccomp_new(lec_arena *arena)
{
    lec_seccomp made = {0};
    int ends[2];
    const size_t most = 32768;
    void *program = lec_arena_alloc(arena, most, 1); /* first: it may land */
    lec_memory_expect(ROOM);
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
    if (filter == NULL) return made;
    if (add_rules(filter) == 0 && pipe(ends) == 0) {
        if (seccomp_export_bpf(filter, ends[1]) == 0) {
            const ssize_t size = read(ends[0], program, most);
            if (size > 0) made = (lec_seccomp){program, (size_t)size};
        }
        close(ends[0]);
        close(ends[1]);
    }
    seccomp_release(filter);
    return made;
}

void lec_seccomp_enter(const lec_seccomp *filter)
{
    if (filter->program == NULL) return;
    struct sock_fprog program = {.len = (unsigned short)(filter->size / sizeof(struct sock_filter)),
                                 .filter = filter->program};
    prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
}
#else
lec_seccomp lec_seccomp_new(lec_arena *arena)
{
    (void)arena;
    return (lec_seccomp){0};
}

void lec_seccomp_enter(const lec_seccomp *filter)
{
    (void)filter;
}
#endif
