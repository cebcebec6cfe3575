/* SPDX-License-Identifier: GPL-3.0-or-later
 * folder.h -- a result folder that is, at every moment, the old result or the new one.
 *
 *   begin: DIR/../.lectern-NAME-XXXXXX is made     open: files go into it
 *   finish: everything is on the disk, then the two folders change places in one step
 *
 * While a folder is open, SIGINT, SIGTERM and SIGHUP (unless they were ignored) and exit() remove
 * what was begun; SIGKILL leaves it behind under its name, and the next begin for the same DIR
 * removes it. One folder is open at a time in a process. Safe against the death of the program,
 * not against a power cut on a file system that reorders renames and writes. */
#ifndef LEC_IO_FOLDER_H
#define LEC_IO_FOLDER_H

#include <stdio.h>

#include "core/arena.h"
#include "core/status.h"

typedef struct lec_folder lec_folder;

/* Begins a new content for the folder `path`; parents that are missing are made.
 * LEC_BAD_DATA: `path` is a file, a folder that lectern did not write (nothing of it would be lost:
 * it is not touched) or the current folder; its parent cannot be written to. */
LEC_MUST_CHECK lec_status lec_folder_begin(const char *path, lec_arena *arena, lec_folder **out,
                                           lec_error *error);

/* Makes the folder `name` in it, and opens it; the descriptor is closed with the folder. */
LEC_MUST_CHECK lec_status lec_folder_subfolder(lec_folder *folder, const char *name,
                                               int *descriptor, lec_error *error);

/* Creates the file `name` ("run.json", "tables/words.csv") for writing. It must not exist. */
LEC_MUST_CHECK lec_status lec_folder_open(lec_folder *folder, const char *name, FILE **out,
                                          lec_error *error);

/* Closes a file of lec_folder_open(). LEC_BAD_DATA: not all of it could be written. */
LEC_MUST_CHECK lec_status lec_folder_close(lec_folder *folder, FILE *file, lec_error *error);

/* Puts the new content in the place of DIR and ends the folder, also when it fails (then DIR is as
 * it was and the new content is removed). */
LEC_MUST_CHECK lec_status lec_folder_finish(lec_folder *folder, lec_error *error);

/* Removes what was begun; DIR is as it was. Call it before telling the user of a failure (freeing
 * the arena does it, too). Nothing happens for NULL and for a folder that has ended. */
void lec_folder_abandon(lec_folder *folder);

#endif
