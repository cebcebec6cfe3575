/* SPDX-License-Identifier: GPL-3.0-or-later
 * sha256.h -- by what run.json and the table of conferences know an input again. */
#ifndef LEC_IO_SHA256_H
#define LEC_IO_SHA256_H

#include <stddef.h>

#include "core/arena.h"

/* SHA-256 (FIPS 180-4) of `length` bytes as 64 lower-case hexadecimal digits. */
const char *lec_sha256(const void *bytes, size_t length, lec_arena *arena);

/* The same of what is left to read of an open file; NULL and errno when it cannot be read. */
const char *lec_sha256_of_file(int file, lec_arena *arena);

#endif
