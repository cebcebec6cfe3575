/* SPDX-License-Identifier: GPL-3.0-or-later
 * libraries.h -- which version of each package is running: of all folders. */
#ifndef LEC_API_LIBRARIES_H
#define LEC_API_LIBRARIES_H

#include <stdbool.h>

#include "core/libraries.h"

/* Every package that lectern is linked with; ends with {0}. Belongs to the arena. */
const lec_package *lec_all_libraries(lec_arena *arena);

/* The programs that a report starts: gnuplot, and pdftotext where it read a PDF. The version is ""
 * where the program is not there. Ends with {0}. */
const lec_package *lec_all_programs(bool read_pdf, const char *fonts, lec_arena *arena);

/* Those of them that pictures depend on; `fonts` as of lec_glyphs_fonts(). */
const lec_package *lec_drawing_programs(const char *fonts, lec_arena *arena);

#endif
