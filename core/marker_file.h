/* SPDX-License-Identifier: GPL-3.0-or-later
 * marker_file.h -- a file of the user's with patterns of questions and answers
 * (analysis/view/markers.h).
 *
 * An option of type LEC_OPTION_MARKERS sets `file`; who reads files (io/study/marker_file.h) fills
 * the rest before the analysis runs. */
#ifndef LEC_CORE_MARKER_FILE_H
#define LEC_CORE_MARKER_FILE_H

typedef struct {
    const char *file;   /* NULL: not given */
    const char *sha256; /* of the file's bytes, 64 hex digits */
    const char *text;   /* folded as words are, line by line; NUL-terminated */
} lec_marker_file;

#endif
