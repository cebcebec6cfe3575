/* SPDX-License-Identifier: GPL-3.0-or-later
 * source.h -- the bytes of an input as UTF-8 text.
 *
 * Reads a file, standard input ("-") or one member of an archive; undoes compression; decides the
 * encoding. The text is valid UTF-8 without BOM and NUL. Line ends stay as they are in the file.
 */
#ifndef LEC_IO_SOURCE_H
#define LEC_IO_SOURCE_H

#include <stdbool.h>
#include <stdint.h>

#include "core/arena.h"
#include "core/corpus.h"
#include "core/status.h"

typedef struct lec_source {
    const char
        *path; /* as the user gave it; for an archive "archive.zip:2" (never a path from it) */
    const char *name;   /* file name without folder and suffixes: the conference's name */
    const char *suffix; /* lower case without the dot, of the text inside any compression; or "" */
    const char *text;   /* UTF-8, NUL-terminated */
    size_t length;
    const char *encoding; /* UTF-8, UTF-16LE, windows-1252, ...: what it was decoded from */
    bool
        encoding_assumed; /* detected, not stated by a BOM, by the option or by being valid UTF-8 */
    const char *encoding_other; /* nearly as likely, with another text; or NULL */
    char sha256[65];            /* of the bytes of the file as given */
    uint64_t file_bytes;        /* ... and how many they are */
    const char
        *columns;   /* --columns (see io/form/form_delimited.h) put here by the caller, or NULL */
    bool in_folder; /* found in a folder, not given by its own name */
    const char *const *notes; /* [notes_count] XML of the notes of a Word document; or NULL */
    size_t notes_count;
    /* files beside it (io/beside.h); NULL */
    const struct lec_source *speakers, *organisations, *conversations;
} lec_source;

/* Whether a study means this source by `file`: its name, or the end of its path, from a folder on.
 */
bool lec_source_is_called(const lec_source *source, const char *file);

typedef struct {
    const char *encoding;  /* --encoding, or NULL to decide */
    uint64_t largest_file; /* bytes after decompression; 0: that of core/limits.def */
    uint64_t longest_line; /* bytes; 0: that of core/limits.def */
    uint64_t earlier_files, earlier_bytes; /* what the run has read already */
    bool leave_out;                        /* go on without what cannot be read */
} lec_source_limits;

/* What could not be read, with `leave_out`. */
typedef struct {
    const char *path, *why; /* `why` names the path too */
} lec_unread;

typedef struct {
    const lec_source *items;
    size_t count;
    const lec_unread *unread; /* [unread_count] */
    size_t unread_count;
} lec_sources;

/* All transcripts at `path`: one for a file, all files in depth for a folder (sorted by path, byte
 * order; hidden files, .csv tables beside a transcript of the same name, and study files left out),
 * all members of an archive.
 * LEC_BAD_DATA: FILE[:LINE or byte]: missing, empty, binary, too large, undecodable; with
 * `leave_out` only when nothing is left. */
LEC_MUST_CHECK lec_status lec_sources_read(const char *path, const lec_source_limits *limits,
                                           lec_arena *arena, lec_sources *out, lec_error *error);

/* The same of bytes that are in memory already, as of a file called `name` (which nobody opens). */
LEC_MUST_CHECK lec_status lec_sources_of_bytes(const char *name, const char *bytes, size_t length,
                                               const lec_source_limits *limits, lec_arena *arena,
                                               lec_sources *out, lec_error *error);

#endif
