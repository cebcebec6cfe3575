/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/landing.h"

#include <setjmp.h>
#include <stddef.h>

#include "core/parallel.h"

typedef struct landing {
    jmp_buf place;
    struct landing *outer;
    lec_arenas arenas; /* made by this thread since, and not freed */
    lec_lock *locks;   /* that the thread held when it came in */
    lec_cancelled *cancelled;
    void *cancel_state;
    volatile lec_landed reason;
} landing;

static _Thread_local landing *innermost;
static _Thread_local lec_error failure;

lec_landed lec_landing_run(void (*body)(void *state), void *state, lec_cancelled *cancelled,
                           void *cancel_state)
{
    landing here = {.outer = innermost, .locks = lec_locks_held(), .reason = LEC_NOT_LANDED};
    const bool inherits = cancelled == NULL && innermost != NULL;
    here.cancelled = inherits ? innermost->cancelled : cancelled;
    here.cancel_state = inherits ? innermost->cancel_state : cancel_state;
    innermost = &here;
    if (setjmp(here.place) == 0) body(state);
    innermost = here.outer;
    if (here.reason != LEC_NOT_LANDED) {
        lec_locks_break(here.locks);
        lec_arenas_free(&here.arenas);
    }
    lec_arenas_pass_on(&here.arenas, lec_landing_arenas());
    return here.reason;
}

lec_arenas *lec_landing_arenas(void)
{
    return innermost != NULL ? &innermost->arenas : NULL;
}

bool lec_has_landing(void)
{
    return innermost != NULL;
}

void lec_land(lec_landed reason)
{
    innermost->reason = reason;
    longjmp(innermost->place, 1);
}

void lec_land_failed(const lec_error *error)
{
    failure = *error;
    lec_land(LEC_LANDED_FAILED);
}

const lec_error *lec_landing_failure(void)
{
    return &failure;
}

void lec_land_if_cancelled(void)
{
    if (innermost != NULL && innermost->cancelled != NULL &&
        innermost->cancelled(innermost->cancel_state))
        lec_land(LEC_LANDED_CANCELLED);
}
