/* SPDX-License-Identifier: GPL-3.0-or-later
 * corrected_texts.h -- words that were changed in the column `text` of a sheet of corrections,
 * which can only say who speaks. */
#ifndef LEC_IO_CORRECTED_TEXTS_H
#define LEC_IO_CORRECTED_TEXTS_H

#include "core/arena.h"
#include "core/correction.h"

typedef struct {
    const char *file; /* of the row, and its line */
    uint32_t line;
    const char *is, *was; /* the first words that differ, in the row and in the transcript */
} lec_changed_text;

typedef struct {
    const lec_changed_text *items; /* [count] in the order of the rows */
    size_t count;
} lec_changed_texts;

/* The rows whose text says other words than the turn's, in the corrected corpus. Letters and digits
 * outside of brackets are compared, without regard to case, so that blanks, line ends, guards,
 * marks and notes may come back as they please, and letters that an encoding has not as `?`; a text
 * may end where a cell does in a spreadsheet. Rows whose first byte is that of no word are not
 * looked at. O(length of the sheet). */
lec_changed_texts lec_texts_changed(const lec_corrections *corrections, const lec_corpus *corpus,
                                    lec_arena *arena);

#endif
