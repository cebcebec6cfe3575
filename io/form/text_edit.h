/* SPDX-License-Identifier: GPL-3.0-or-later
 * text_edit.h -- takes stretches out of the text of a transcript, or puts others in their place,
 * before it is divided into blocks; places in the file stay right. */
#ifndef LEC_IO_TEXT_EDIT_H
#define LEC_IO_TEXT_EDIT_H

#include "io/form/layout.h"

typedef struct {
    uint32_t start, end; /* bytes of the text; equal: only something is put there */
    const char *put;     /* "" for nothing */
} lec_text_edit;

/* Edits text, length and marks of `out`, and the bytes of `lines`. Edits are sorted and do not
 * overlap; a line that begins in one begins after it, one that ends where something is put ends
 * after that. */
void lec_text_edit_apply(const lec_text_edit *edits, size_t count, lec_lines lines,
                         lec_arena *arena, lec_transcript *out);

#endif
