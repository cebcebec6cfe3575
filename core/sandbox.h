/* SPDX-License-Identifier: GPL-3.0-or-later
 * sandbox.h -- what a started program (gnuplot, pdftotext) may do: read, compute, write files, and
 * nothing else.
 *
 * gnuplot's scripts hold nothing that could harm by their construction; this is the second wall.
 * For a reader of untrusted files it is the first.
 */
#ifndef LEC_CORE_SANDBOX_H
#define LEC_CORE_SANDBOX_H

#include <stdbool.h>

#include "core/arena.h"

typedef struct lec_sandbox lec_sandbox;

/* Prepares the system call filter (no new process, no socket), where the system has one. */
const lec_sandbox *lec_sandbox_new(lec_arena *arena);

/* Whether there is such a filter; else only the limits hold. */
bool lec_sandbox_filters(const lec_sandbox *sandbox);

/* In the child, before exec: resource limits and the filter. Only calls what is allowed between
 * fork and exec. `seconds` of processor time. */
void lec_sandbox_enter(const lec_sandbox *sandbox, double seconds);

#endif
