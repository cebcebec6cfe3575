/* SPDX-License-Identifier: GPL-3.0-or-later
 * descriptor.h -- an open file or folder that is closed with its arena at the latest: also when
 * what reads it is left for a landing (core/landing.h). */
#ifndef LEC_CORE_DESCRIPTOR_H
#define LEC_CORE_DESCRIPTOR_H

#include "core/arena.h"

typedef struct {
    int number; /* -1: none is open */
} lec_descriptor;

/* Room for one: `number` is set to what open() gives. */
lec_descriptor *lec_descriptor_new(lec_arena *arena);

/* Now, if one is open. Leaves errno as it was. */
void lec_descriptor_close(lec_descriptor *descriptor);

#endif
