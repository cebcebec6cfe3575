/* SPDX-License-Identifier: GPL-3.0-or-later
 * names.h -- each file counts once, and no two conferences are called alike. */
#ifndef LEC_IO_NAMES_H
#define LEC_IO_NAMES_H

#include "io/form/reading.h"

/* LEC_BAD_USAGE: two of the sources are one file, whatever paths lead to it. */
LEC_MUST_CHECK lec_status lec_refuse_same_file(const lec_reading *readings, size_t count,
                                               lec_arena *arena, lec_error *error);

/* Gives each of several sources with the same name as many of its folders as set them apart.
 * LEC_BAD_USAGE: nothing does. */
LEC_MUST_CHECK lec_status lec_make_names_differ(lec_reading *readings, size_t count,
                                                lec_arena *arena, lec_error *error);

#endif
