/* SPDX-License-Identifier: GPL-3.0-or-later
 * mojibake.h -- UTF-8 that was taken for Windows-1252 and encoded as UTF-8 once more. */
#ifndef LEC_IO_MOJIBAKE_H
#define LEC_IO_MOJIBAKE_H

#include <stddef.h>

#include "core/arena.h"

typedef struct {
    const char *text; /* UTF-8 with what was encoded twice decoded; NUL-terminated */
    size_t length;
    size_t repaired; /* runs of characters that were encoded twice */
    size_t others;   /* runs of other characters that are not ASCII */
} lec_mojibake;

/* Undoes it where runs of characters that are not ASCII are, as bytes of Windows-1252, well-formed
 * UTF-8 (`CafÃ©`); such runs are no words of any language. `text` is valid UTF-8 followed by a
 * NUL. repaired is 0, and the text as it was, when there is none. O(length). */
lec_mojibake lec_undo_mojibake(const char *text, size_t length, lec_arena *arena);

#endif
