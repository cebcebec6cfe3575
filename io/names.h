/* SPDX-License-Identifier: GPL-3.0-or-later
 * names.h -- each file counts once, and no two conferences are called alike. */
#ifndef LEC_IO_NAMES_H
#define LEC_IO_NAMES_H

#include "io/form/reading.h"

/* LEC_BAD_USAGE: two of the sources are one file, whatever paths lead to it. Of those without text,
 * which were read before, at most one is looked at. */
LEC_MUST_CHECK lec_status lec_refuse_same_file(const lec_reading *readings, size_t count,
                                               lec_arena *arena, lec_error *error);

/* Of several files with the same bytes (text and encoding are the same) the first by name stays;
 * `called` of the others becomes "". Sums are computed of all files or of none.
 * What is said of the others, [*out_count] by path. */
const lec_left_out *lec_count_once(lec_collected_file *files, size_t count, lec_arena *arena,
                                   size_t *out_count);

/* Gives each of several sources with the same name as many of its folders as set them apart.
 * LEC_BAD_USAGE: nothing does. */
LEC_MUST_CHECK lec_status lec_make_names_differ(lec_reading *readings, size_t count,
                                                lec_arena *arena, lec_error *error);

#endif
