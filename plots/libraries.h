/* SPDX-License-Identifier: GPL-3.0-or-later
 * libraries.h -- the packages of plots, for --version. */
#ifndef LEC_PLOTS_LIBRARIES_H
#define LEC_PLOTS_LIBRARIES_H

#include "core/libraries.h"

/* Ends with {0}; belongs to the arena. */
const lec_package *lec_plots_libraries(lec_arena *arena);

#endif
