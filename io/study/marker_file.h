/* SPDX-License-Identifier: GPL-3.0-or-later
 * marker_file.h -- reads a file of patterns of questions and answers (analysis/view/markers.h). */
#ifndef LEC_IO_MARKER_FILE_H
#define LEC_IO_MARKER_FILE_H

#include "core/arena.h"
#include "core/marker_file.h"
#include "core/status.h"

/* Fills the rest from its `file`: the text folded as the words of a corpus are, signs and lines as
 * they stand. LEC_BAD_DATA: the file cannot be read. What the lines say is not looked at. */
LEC_MUST_CHECK lec_status lec_marker_file_read(lec_arena *arena, lec_marker_file *file,
                                               lec_error *error);

#endif
