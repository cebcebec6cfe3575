/* SPDX-License-Identifier: GPL-3.0-or-later
 * drawn_roles.h -- the corpus as it would be, had draws of who spoke (core/corpus.h) been the
 * truth. Run 0 is the corpus as it stands, runs 1 .. draws are joint draws, and in the runs behind
 * them each exchange takes a draw of its own, as if no error were shared between them. */
#ifndef LEC_ANALYSIS_VIEW_DRAWN_ROLES_H
#define LEC_ANALYSIS_VIEW_DRAWN_ROLES_H

#include "analysis/analysis.h"

typedef struct {
    const lec_context *context;
    size_t draws;     /* 20 at most; 0: all draws agree with the corpus, or there are none */
    size_t run_count; /* 1 + 2 * draws */
    uint8_t *role;    /* [run_count * turn_count of the whole corpus] */
    size_t *alike;    /* [run_count] the first run in which everybody has the same role */
} lec_drawn_roles;

lec_drawn_roles lec_drawn_roles_make(const lec_context *context, lec_arena *arena);

/* The context of a run, its selections made anew, values only, on one thread; `common` (a copy of
 * the caller's, which is changed) must outlive it. Fails where a draw leaves nothing to work on. */
LEC_MUST_CHECK lec_status lec_drawn_context(const lec_drawn_roles *of, size_t run,
                                            lec_common *common, lec_arena *arena, lec_context *out,
                                            lec_error *error);

/* Calls `look` once for every run from `first` on in which roles are like those of no run before
 * it, on the threads of the context; `look` reads what it needs of other runs through `alike`. */
void lec_drawn_roles_each(const lec_drawn_roles *of, size_t first, size_t end,
                          void (*look)(const lec_drawn_roles *of, size_t run, void *state),
                          void *state);

#endif
