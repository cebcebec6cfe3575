/* SPDX-License-Identifier: GPL-3.0-or-later
 * landing.h -- where a thread goes on when it cannot go on: memory ran out, nobody wants the result
 * any more, or a text is not where it was (core/corpus.h).
 *
 * All happen far below anything that could return a status. A call of the library (api/) runs
 * inside a landing; every worker of lec_parallel_for() has one of its own while the thread that
 * asked for the work is inside one, so that no thread leaves what others still use. A landing
 * frees the arenas that were made inside it, with all that they adopted, and gives back the locks
 * that were taken. The command ends instead (core/memory.h), but for what it writes
 * (cli/scarcity.h).
 *
 * Callbacks of gumbo and libcsv may be jumped over: they are C, and what they hold is adopted by an
 * arena; those of expat not (io/source/xml.c). C++ frames hold nothing of ours.
 */
#ifndef LEC_CORE_LANDING_H
#define LEC_CORE_LANDING_H

#include <stdbool.h>

#include "core/arena.h"
#include "core/status.h"

typedef enum {
    LEC_NOT_LANDED,
    LEC_LANDED_MEMORY,    /* there is no more */
    LEC_LANDED_CANCELLED, /* the callback of lec_landing_run() said so */
    LEC_LANDED_FAILED,    /* as lec_landing_failure() says */
} lec_landed;

/* Asked often while work goes on, in the thread that called lec_landing_run(): true ends it. */
typedef bool lec_cancelled(void *state);

/* Calls body(state) and returns LEC_NOT_LANDED, or why it was left before its end. `cancelled` is
 * called with `cancel_state`; NULL: that of the landing around this one, if any. Landings nest: the
 * innermost of the thread catches. */
lec_landed lec_landing_run(void (*body)(void *state), void *state, lec_cancelled *cancelled,
                           void *cancel_state);

/* The arenas that the innermost landing of this thread would free, or NULL. */
lec_arenas *lec_landing_arenas(void);

/* Whether this thread is inside a landing. */
bool lec_has_landing(void);

/* Leaves for the innermost landing of this thread, which there must be. */
_Noreturn void lec_land(lec_landed reason);

/* The same with LEC_LANDED_FAILED and what is to be said; and what was said when this thread landed
 * so for the last time. */
_Noreturn void lec_land_failed(const lec_error *error);
const lec_error *lec_landing_failure(void);

/* Leaves when the innermost landing's callback says so. Does nothing without a landing. */
void lec_land_if_cancelled(void);

#endif
