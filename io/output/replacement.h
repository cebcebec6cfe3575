/* SPDX-License-Identifier: GPL-3.0-or-later
 * replacement.h -- a file that takes the place of an earlier one only when it is whole. */
#ifndef LEC_IO_REPLACEMENT_H
#define LEC_IO_REPLACEMENT_H

#include <stdbool.h>
#include <stdio.h>

#include "core/arena.h"

/* Belongs to an arena, whose end removes what is still open: also when memory runs out. */
typedef struct {
    const char *path;
    const char *temporary; /* beside it, so that it can be renamed */
    FILE *file;            /* of the temporary; NULL once it is closed */
    bool exists;           /* the temporary */
} lec_replacement;

/* Opens a new file beside `path`. LEC_BAD_DATA: it cannot be made there; or `path` is a folder,
 * a device or a pipe. */
LEC_MUST_CHECK lec_status lec_replacement_open(const char *path, lec_arena *arena,
                                               lec_replacement **out, lec_error *error);

/* For writers that open a file by its name: closes `file`; they write to `temporary`. */
void lec_replacement_close(lec_replacement *of);

/* With LEC_OK brings what was written to the disk and renames it to `path`; else, or where that
 * fails, removes it: `path` is as it was. Returns the first failure. */
LEC_MUST_CHECK lec_status lec_replacement_end(lec_replacement *of, lec_status written,
                                              lec_error *error);

#endif
