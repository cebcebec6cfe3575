/* SPDX-License-Identifier: GPL-3.0-or-later
 * sandbox.h -- what a started program (gnuplot, pdftotext) may do: read, compute, write files in
 * one folder or none, and nothing else.
 *
 * gnuplot's scripts hold nothing that could harm by their construction; this is the second wall.
 * For a reader of untrusted files it is the first.
 */
#ifndef LEC_CORE_SANDBOX_H
#define LEC_CORE_SANDBOX_H

#include <stdbool.h>

#include "core/arena.h"

typedef struct lec_sandbox lec_sandbox;

/* Prepares what the system has: a filter of system calls (no new process, no socket) and rights on
 * files (written only in `folder`, a descriptor that stays the caller's; -1: nowhere, descriptors
 * that are open apart). */
const lec_sandbox *lec_sandbox_new(int folder, lec_arena *arena);

/* Which of the two there is; where neither is, only the limits hold. */
bool lec_sandbox_filters_calls(const lec_sandbox *sandbox);
bool lec_sandbox_guards_files(const lec_sandbox *sandbox);

/* In the child, before exec and before descriptors are closed: resource limits and the walls. Only
 * calls what is allowed between fork and exec. `seconds` of processor time. */
void lec_sandbox_enter(const lec_sandbox *sandbox, double seconds);

#endif
