/* SPDX-License-Identifier: GPL-3.0-or-later
 * libraries.h -- which version of each package is running, for --version. Every folder tells its
 * own. */
#ifndef LEC_CORE_LIBRARIES_H
#define LEC_CORE_LIBRARIES_H

#include "core/arena.h"

typedef struct {
    const char *name, *version; /* "" where the library does not say */
} lec_package;

/* The packages of core; ends with {0}. Belongs to the arena. */
const lec_package *lec_core_libraries(lec_arena *arena);

#endif
