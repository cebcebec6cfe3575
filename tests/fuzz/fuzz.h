/* SPDX-License-Identifier: GPL-3.0-or-later
 * fuzz.h -- what the fuzz targets share. A target is a file fuzz_NAME.c, found by its name: it
 * reads any bytes and may refuse them, but only with a message, and what it makes of them keeps its
 * promises. Built and run by scripts/fuzz; tests/fuzz/seeds/NAME holds bytes to begin with. */
#ifndef LEC_TESTS_FUZZ_H
#define LEC_TESTS_FUZZ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/arena.h"
#include "core/status.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Ends the program, saying what does not hold. */
void fuzz_promise(bool kept, const char *what);

/* A status that is not LEC_OK comes with a message of one line. */
void fuzz_check_status(lec_status status, const lec_error *error);

/* A file that holds the bytes, for readers that take a path; the same file each time. */
const char *fuzz_file(const uint8_t *data, size_t size);

/* Cuts the bytes before the next line end (or all that are left) off the front of *data, as text
 * without NUL. */
const char *fuzz_line(const uint8_t **data, size_t *size, lec_arena *arena);

/* Whether it is valid UTF-8 without control characters other than those in `allowed`. */
bool fuzz_is_text(const char *text, size_t length, const char *allowed);

#endif
