/* SPDX-License-Identifier: GPL-3.0-or-later
 * carry.h -- what is the user's in an earlier result stays with the user.
 *
 *   in the earlier result                         in the new one
 *   listed in its run.json, the same bytes        gone: it was lectern's
 *   listed, with other bytes: somebody edited it  kept/PATH
 *   not listed                                    PATH; or kept/PATH where the new result has PATH
 *
 * Files are linked into the new content before the two change places (copied where the file system
 * has no links), so that at every moment each of them is in DIR. */
#ifndef LEC_IO_CARRY_H
#define LEC_IO_CARRY_H

#include "core/arena.h"
#include "core/status.h"

#define LEC_KEPT_FOLDER "kept"

typedef struct {
    size_t carried;    /* files that are where they were */
    size_t kept;       /* files that are now in kept/ */
    const char *first; /* path in the new result of the first of those, in byte order; or NULL */
} lec_carried;

/* Carries what the open folder `old` holds over to the open folder `new`; both stay open.
 * LEC_BAD_DATA: a file can be neither linked nor copied; the message begins with `path`, the
 * result's. */
LEC_MUST_CHECK lec_status lec_carry_over(int old, int new, const char *path, lec_arena *arena,
                                         lec_carried *out, lec_error *error);

#endif
