/* SPDX-License-Identifier: GPL-3.0-or-later
 * walls.h -- the parts of the sandbox that a kernel gives: a filter of system calls (seccomp) and
 * rights on files (Landlock). Each is prepared in lectern and entered in the child, between fork
 * and exec, where nothing may allocate.
 */
#ifndef LEC_CORE_WALLS_H
#define LEC_CORE_WALLS_H

#include <stddef.h>

#include "core/arena.h"

typedef struct {
    void *program; /* struct sock_filter[], in the arena; NULL where there is none */
    size_t size;   /* bytes */
} lec_seccomp;

/* The filter: no new process, no socket, nothing done to other processes. */
lec_seccomp lec_seccomp_new(lec_arena *arena);
/* For ever, for this process and what it becomes; needs PR_SET_NO_NEW_PRIVS. */
void lec_seccomp_enter(const lec_seccomp *filter);

/* A set of rights: everything may be read and run, files may be made, written and removed in
 * `folder` (a descriptor; -1: nowhere) only, /dev/null may be written; no network by TCP, no
 * signals and no abstract sockets beyond the sandbox, as far as the kernel's version of Landlock
 * knows of these. Returns a descriptor, closed on exec, for the caller to close; -1 where the
 * kernel has none. */
int lec_landlock_new(int folder);
/* For ever, for this process and what it becomes; needs PR_SET_NO_NEW_PRIVS; does nothing for -1.
 */
void lec_landlock_enter(int rights);

#endif
