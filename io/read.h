/* SPDX-License-Identifier: GPL-3.0-or-later
 * read.h -- paths in, corpus out: every file is read by itself, side by side, and then joined. */
#ifndef LEC_IO_READ_H
#define LEC_IO_READ_H

#include "io/form/reading.h"

/* Reads all transcripts at `paths` (files, folders, "-", archives). A conference is called by its
 * file's name without folder and suffix; where two would have the same name, by as many of their
 * folders as it takes; of several in one file (conversations in JSON Lines, a column `conference`,
 * a TEI corpus), by the file's name, a colon and its own. A file given twice, by whatever paths, is
 * LEC_BAD_USAGE. A table in a folder none of whose columns holds text (a catalogue) is left out and
 * told in `left_out`; given by its own name it fails. Any failing file fails the whole. One is
 * told: the first, in the order of the paths, that cannot be read; if all can, the first whose form
 * is not understood; then the first that cannot be attributed. With `leave_out` files that cannot
 * be read, are not understood or not attributed are left out as well; it fails when nothing else is
 * left. Of files with the same bytes only the first by name is read, the others are left out. */
LEC_MUST_CHECK lec_status lec_read(const char *const *paths, size_t count, const lec_study *study,
                                   const lec_read_options *options, lec_arena *arena,
                                   lec_readings *out, lec_error *error);

/* The same of the bytes of one file (or archive) that are in memory already; `name` stands for its
 * path and is not opened. */
LEC_MUST_CHECK lec_status lec_read_bytes(const char *name, const char *bytes, size_t length,
                                         const lec_study *study, const lec_read_options *options,
                                         lec_arena *arena, lec_readings *out, lec_error *error);

#endif
