/* SPDX-License-Identifier: GPL-3.0-or-later
 * libraries.h -- which version of each package is running: of all folders. */
#ifndef LEC_API_LIBRARIES_H
#define LEC_API_LIBRARIES_H

#include <stdbool.h>

#include "core/libraries.h"
#include "core/status.h"

/* Every package that lectern is linked with; ends with {0}. Belongs to the arena. */
const lec_package *lec_all_libraries(lec_arena *arena);

/* The programs that were started: gnuplot and fc-list by what draws, with the fonts as
 * lec_glyphs_fonts() has them (NULL: nothing is drawn), pdftotext by what read a PDF. The version
 * is
 * "" where the program is not there. Ends with {0}; belongs to the arena. Fails when a program that
 * is there cannot be started. */
LEC_MUST_CHECK lec_status lec_all_programs(const char *fonts, bool reads_pdf, lec_arena *arena,
                                           const lec_package **programs, lec_error *error);

/* Those of them that pictures depend on. */
LEC_MUST_CHECK lec_status lec_drawing_programs(const char *fonts, lec_arena *arena,
                                               const lec_package **programs, lec_error *error);

#endif
