/* SPDX-License-Identifier: GPL-3.0-or-later
 * encoding.h -- the bytes of a text file as UTF-8, and how sure that is. */
#ifndef LEC_IO_ENCODING_H
#define LEC_IO_ENCODING_H

#include <stdbool.h>
#include <stddef.h>

#include "core/arena.h"
#include "core/status.h"

typedef struct {
    const char *text; /* valid UTF-8 without BOM and NUL; NUL-terminated; may be `bytes` itself */
    size_t length;
    const char *encoding; /* what it was decoded from */
    bool assumed;         /* neither stated (option, BOM, HTML or XML declaration) nor certain */
    const char *other;    /* an encoding nearly as likely that gives another text, or NULL */
} lec_decoded;

/* Decodes `bytes[length]`, which must be followed by a NUL and live as long as `arena`. In order:
 * the encoding called `encoding` (any name ICU knows) unless that is NULL; a BOM; UTF-16 by its
 * NULs; UTF-8 if all of it is valid; what HTML or XML declares; detection.
 * Control characters U+0080..U+009F in UTF-8 are what Windows-1252 has at these bytes; what was
 * encoded as UTF-8 twice is decoded twice.
 * LEC_BAD_DATA: `path`[:LINE]: byte N cannot be decoded; NUL; control characters (binary).
 * LEC_BAD_USAGE: there is no such encoding. */
LEC_MUST_CHECK lec_status lec_decode(const char *path, const char *bytes, size_t length,
                                     const char *encoding, lec_arena *arena, lec_decoded *out,
                                     lec_error *error);

#endif
