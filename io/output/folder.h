/* SPDX-License-Identifier: GPL-3.0-or-later
 * folder.h -- a result folder that is, at every moment, the old result or the new one.
 *
 *   begin: DIR/../.lectern-NAME-XXXXXX is made     open: files go into it
 *   finish: everything is on the disk, then the two folders change places in one step
 *
 * What was begun is removed when the folder is abandoned or its arena freed. A process that dies
 * leaves it behind under its name, and the next begin for the same DIR removes it; so a program
 * turns the signals that end it into a cancelled call (cli/signals.h). Where the system cannot
 * exchange two folders in one step, a SIGKILL between the two steps leaves no DIR but the old
 * result under .lectern-NAME-XXXXXX.old, and the next begin puts it back. Several may be open at a
 * time, for the same DIR too. Safe against the death of the program, not against a power cut on a
 * file system that reorders renames and writes. */
#ifndef LEC_IO_FOLDER_H
#define LEC_IO_FOLDER_H

#include <stdio.h>

#include <stdbool.h>

#include "core/arena.h"
#include "core/status.h"
#include "io/output/carry.h"
#include "io/output/listing.h"

typedef struct lec_folder lec_folder;

/* Begins a new content for the folder `path`; parents that are missing are made. With `overwrite`
 * nothing of an earlier result is carried over (carry.h).
 * LEC_BAD_DATA: `path` is a file, a folder that is no result of lectern's (it is not touched) or
 * the current folder; its parent cannot be written to or locked. */
LEC_MUST_CHECK lec_status lec_folder_begin(const char *path, bool overwrite, lec_arena *arena,
                                           lec_folder **out, lec_error *error);

/* Whether what stands at `path` could be replaced, as lec_folder_begin() will find: asked before
 * long work. Nothing is made or changed. */
LEC_MUST_CHECK lec_status lec_folder_check(const char *path, lec_arena *arena, lec_error *error);

/* The files that are in the new content by now, with their hashes, for run.json. */
LEC_MUST_CHECK lec_status lec_folder_list(const lec_folder *folder, lec_listing *out,
                                          lec_error *error);

/* Makes the folder `name` in it, and opens it; the descriptor is closed with the folder. */
LEC_MUST_CHECK lec_status lec_folder_subfolder(lec_folder *folder, const char *name,
                                               int *descriptor, lec_error *error);

/* Creates the file `name` ("run.json", "tables/words.csv") for writing. It must not exist. */
LEC_MUST_CHECK lec_status lec_folder_open(lec_folder *folder, const char *name, FILE **out,
                                          lec_error *error);

/* Closes a file of lec_folder_open(). LEC_BAD_DATA: not all of it could be written. */
LEC_MUST_CHECK lec_status lec_folder_close(lec_folder *folder, FILE *file, lec_error *error);

/* The bytes of a file that is in the new content by now, and a NUL; NULL when it cannot be read. */
const char *lec_folder_read(const lec_folder *folder, const char *name, lec_arena *arena,
                            size_t *length);

/* Whether there is room to write more; what other programs write into it fails without a word.
 * LEC_BAD_DATA: there is none. */
LEC_MUST_CHECK lec_status lec_folder_check_room(lec_folder *folder, lec_error *error);

/* Puts the new content in the place of DIR and ends the folder, also when it fails (then DIR is as
 * it was and the new content is removed). */
LEC_MUST_CHECK lec_status lec_folder_finish(lec_folder *folder, lec_error *error);

/* What of the earlier result is the user's and is now in the finished one. */
lec_carried lec_folder_carried(const lec_folder *folder);

/* Removes what was begun; DIR is as it was. Call it before telling the user of a failure (freeing
 * the arena does it, too). Nothing happens for NULL and for a folder that has ended. */
void lec_folder_abandon(lec_folder *folder);

#endif
