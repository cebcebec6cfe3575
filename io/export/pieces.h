/* SPDX-License-Identifier: GPL-3.0-or-later
 * pieces.h -- a sentence as corpus tools want it: words and marks, one a line. Notes are left out.
 */
#ifndef LEC_IO_PIECES_H
#define LEC_IO_PIECES_H

#include "io/export/export.h"

typedef struct {
    const char *text;
    const char *word; /* folded; NULL: a mark */
    bool space_after;
} lec_piece;

typedef struct {
    const lec_piece *items; /* [count] */
    size_t count;
} lec_pieces;

/* A mark without space before it belongs to the word before, also across the end of a sentence. */
lec_pieces lec_pieces_of(const lec_corpus *corpus, uint32_t turn, uint32_t sentence,
                         lec_arena *arena);

#endif
