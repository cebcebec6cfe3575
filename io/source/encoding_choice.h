/* SPDX-License-Identifier: GPL-3.0-or-later
 * encoding_choice.h -- in which of the encodings of the world a text makes sense. */
#ifndef LEC_IO_ENCODING_CHOICE_H
#define LEC_IO_ENCODING_CHOICE_H

#include <stddef.h>

#include "core/arena.h"

typedef struct {
    const char *name;  /* as ICU knows it */
    const char *other; /* nearly as likely, and gives another text; NULL: there is none */
} lec_encoding_choice;

/* The encoding of bytes[length], which are neither ASCII nor UTF-8. Each encoding is judged by what
 * it makes of the bytes: letters that the language of the text uses (their frequency in its
 * lexicon; letters of names that other languages have), marks where marks stand, no capitals inside
 * words, no box drawing. A detector of letter pairs (uchardet) has a voice of its own, for
 * languages without a lexicon. At most the first 64 KiB from the first high byte on are looked at.
 */
lec_encoding_choice lec_choose_encoding(const char *bytes, size_t length, lec_arena *arena);

#endif
