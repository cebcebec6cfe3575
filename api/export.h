/* SPDX-License-Identifier: GPL-3.0-or-later
 * export.h -- a corpus into the files of another program (io/export/export.h). */
#ifndef LEC_API_EXPORT_H
#define LEC_API_EXPORT_H

#include <stdio.h>

#include "api/handle.h"
#include "io/export/export.h"

typedef struct {
    size_t files;     /* written */
    size_t turns;     /* in them */
    size_t estimated; /* of these, in a format with times, without a time of their own */
} lec_export_outcome;

/* Writes the corpus to `path`: a file, which is replaced only when all is written, or a folder,
 * which is a result as a report is (run.json, ro-crate-metadata.json; folder.h). A format with a
 * file a conference makes a file of one conference where `path` ends in its suffix.
 * LEC_BAD_USAGE: the path does not fit. LEC_BAD_DATA: as lec_folder_begin(), or no room. */
LEC_MUST_CHECK lec_status lec_export_corpus(const lectern_corpus *corpus, const lec_export *format,
                                            const char *path, bool overwrite, lec_arena *arena,
                                            lec_export_outcome *out, lec_error *error);

/* The same into an open file, of a format with one file, or a file a conference of one. */
LEC_MUST_CHECK lec_status lec_export_print(const lectern_corpus *corpus, const lec_export *format,
                                           FILE *file, lec_arena *arena, lec_export_outcome *out,
                                           lec_error *error);

#endif
