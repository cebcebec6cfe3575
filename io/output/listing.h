/* SPDX-License-Identifier: GPL-3.0-or-later
 * listing.h -- the files of a result with their hashes, as run.json lists them: what lectern wrote,
 * so that what somebody else put there, or changed, can be told from it. */
#ifndef LEC_IO_LISTING_H
#define LEC_IO_LISTING_H

#include <jansson.h>

#include "core/arena.h"
#include "core/status.h"

#define LEC_RUN_RECORD_FILE "run.json"

typedef struct {
    const char *path; /* within the folder: "tables/words.csv" */
    const char *sha256;
} lec_listed_file;

typedef struct {
    const lec_listed_file *items; /* [count] sorted by path, byte order */
    size_t count;
} lec_listing;

/* Lists and hashes all files in an open folder (which stays open) but run.json.
 * LEC_BAD_DATA: one cannot be read; the message begins with `path`, the folder's. */
LEC_MUST_CHECK lec_status lec_listing_make(int folder, const char *path, lec_arena *arena,
                                           lec_listing *out, lec_error *error);

/* The list in the run.json of an open folder; empty when there is none. *failure: 0, or the errno
 * with which the file could not be read. */
lec_listing lec_listing_read(int folder, lec_arena *arena, int *failure);

/* What a run.json lists: the files of the result; everything that was read for it (an archive has
 * its path as often as it has transcripts). */
lec_listing lec_listing_of_files(const json_t *run, lec_arena *arena);
lec_listing lec_listing_of_inputs(const json_t *run, lec_arena *arena);

/* As the value of `files` in run.json. */
json_t *lec_listing_json(const lec_listing *listing, lec_arena *arena);

/* The hash of a path in the list, or NULL. */
const char *lec_listing_find(const lec_listing *listing, const char *path);

/* The SHA-256 of a file in an open folder, or NULL and errno. */
const char *lec_file_sha256(int folder, const char *name, lec_arena *arena);

#endif
