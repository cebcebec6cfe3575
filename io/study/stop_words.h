/* SPDX-License-Identifier: GPL-3.0-or-later
 * stop_words.h -- a file of words, one or more a line, folded as the words of the corpus are. */
#ifndef LEC_IO_STOP_WORDS_H
#define LEC_IO_STOP_WORDS_H

#include "core/arena.h"
#include "core/status.h"

typedef struct {
    const char *const *words; /* [count] in the order of the file */
    size_t count;
    const char *sha256; /* of the file's bytes, 64 hex digits */
} lec_stop_words;

/* Text from `#` or `|` to the end of a line is a comment (as in the lists of Snowball).
 * LEC_BAD_DATA: the file cannot be read or holds no word. */
LEC_MUST_CHECK lec_status lec_stop_words_read(const char *path, lec_arena *arena,
                                              lec_stop_words *out, lec_error *error);

#endif
