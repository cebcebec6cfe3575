/* SPDX-License-Identifier: GPL-3.0-or-later
 * tiers.h -- who speaks in a conference, a tier each, for tools of annotation. */
#ifndef LEC_IO_TIERS_H
#define LEC_IO_TIERS_H

#include "io/export/export.h"

/* A speaker in a role; whose turns are those of `speaker` and `role`. */
typedef struct {
    uint32_t speaker;
    lec_role role;
    const char *name; /* `Ada Vale (journalist)`, `(unknown)`: no two tiers have the same */
} lec_tier;

typedef struct {
    const lec_tier *items; /* [count] by role, then by first turn */
    size_t count;
} lec_tiers;

lec_tiers lec_tiers_of(const lec_corpus *corpus, size_t conference, lec_arena *arena);

/* Whether a turn belongs to a tier. */
bool lec_tier_holds(const lec_corpus *corpus, const lec_tier *tier, uint32_t turn);

#endif
