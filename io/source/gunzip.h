/* SPDX-License-Identifier: GPL-3.0-or-later
 * gunzip.h -- gzip files whose checksums and lengths are held to (RFC 1952), by zlib: libarchive
 * reads them without a look at either, so that damage passes for text. */
#ifndef LEC_IO_GUNZIP_H
#define LEC_IO_GUNZIP_H

#include <stddef.h>
#include <stdint.h>

#include "core/arena.h"
#include "core/status.h"

/* What may come out of a compressed file. */
typedef struct {
    uint64_t largest;   /* bytes */
    uint64_t free;      /* up to so many bytes any ratio is right ... */
    uint64_t expansion; /* ... above them at most this many bytes a compressed byte */
} lec_unpacking_limits;

/* Unpacks all members of the gzip file, zeros after the last (of a tape's block) left out; *out is
 * followed by a NUL and belongs to the arena.
 * LEC_BAD_DATA, `path`: damaged, cut short, or more than the limits allow. */
LEC_MUST_CHECK lec_status lec_gunzip(const char *path, const char *bytes, size_t length,
                                     const lec_unpacking_limits *limits, lec_arena *arena,
                                     const char **out, size_t *out_length, lec_error *error);

/* The failure of something that unpacks to more than `limits` allow. */
LEC_MUST_CHECK lec_status lec_check_unpacked(const char *path, uint64_t packed, uint64_t unpacked,
                                             const lec_unpacking_limits *limits, lec_error *error);

#endif
