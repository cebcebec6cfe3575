/* SPDX-License-Identifier: GPL-3.0-or-later
 * archive.h -- what is in a compressed or bundled file: .gz .xz .zst .bz2 .zip .tar .tar.*
 *
 * The form is chosen by the first bytes, never by the name. Nothing is written, and no path from an
 * archive is used: a member is known by its number. Limits stop bombs while they are read. */
#ifndef LEC_IO_ARCHIVE_H
#define LEC_IO_ARCHIVE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/arena.h"
#include "core/status.h"

/* Whether the bytes begin as a compressed file or an archive that lec_archive_walk() reads. */
bool lec_archive_is(const char *bytes, size_t length);

/* Documents that are zip archives: their parts are no transcripts of their own. */
typedef enum { LEC_NO_DOCUMENT, LEC_DOCX, LEC_ODT } lec_packed_document;
lec_packed_document lec_packed_document_is(const char *bytes, size_t length);

typedef struct {
    const char *bytes; /* in the arena, followed by a NUL */
    size_t length;
    const char *path; /* in the archive, never to be opened; "" when only compressed */
    size_t number; /* of the regular file in the archive, from 1; 0: the file is only compressed */
    /* last part of the member's path with only letters, digits, spaces and "-_." left, without its
     * suffix: to call a conference by, not to open; "" when only compressed */
    const char *name;
    const char *suffix; /* lower case without the dot, or "" */
} lec_archive_member;

/* What to do with a member; a failure ends the walk and is passed on. */
typedef lec_status lec_archive_visitor(const lec_archive_member *member, void *state,
                                       lec_error *error);

/* Visits the content of a compressed file, or every regular file of an archive in its order;
 * folders, links, hidden files and what macOS adds (__MACOSX) are passed over.
 * `largest` limits the bytes of all members together (0: 1 GiB).
 * LEC_BAD_DATA, `path` or `path:number`: damaged or cut short, encrypted, an archive in an archive,
 * empty, more than 10,000 members, more than `largest` bytes or more than 250 times the compressed
 * ones (beyond the first MiB); an Office, OpenDocument or EPUB file that is not read, with the
 * program to convert it. */
LEC_MUST_CHECK lec_status lec_archive_walk(const char *path, const char *bytes, size_t length,
                                           uint64_t largest, lec_archive_visitor *visit,
                                           void *state, lec_arena *arena, lec_error *error);

#endif
