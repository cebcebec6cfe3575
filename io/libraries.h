/* SPDX-License-Identifier: GPL-3.0-or-later
 * libraries.h -- the packages of io, for --version. */
#ifndef LEC_IO_LIBRARIES_H
#define LEC_IO_LIBRARIES_H

#include "core/libraries.h"

/* Ends with {0}; belongs to the arena. */
const lec_package *lec_io_libraries(lec_arena *arena);

#endif
