/* SPDX-License-Identifier: GPL-3.0-or-later
 * word_values.h -- a file of words with a number each: a frequency list or a lexicon, as CSV.
 *
 * Columns are known by the names in the first row: `word`, and one of count, frequency, freq,
 * value, score, weight. Without such names the first column holds the word, the second the number.
 * Words are folded as those of the corpus are. A file that ends in .tsv is parted by tabs. */
#ifndef LEC_IO_WORD_VALUES_H
#define LEC_IO_WORD_VALUES_H

#include "core/arena.h"
#include "core/status.h"
#include "core/word_values.h"

typedef enum {
    /* whole numbers from 0; words that differ only in case are summed, and what is not one word
     * (punctuation, `of course`) is passed over */
    LEC_WORD_COUNTS,
    LEC_WORD_SCORES, /* any numbers; a word twice, or what is not one word, is an error */
} lec_word_values_kind;

/* Fills the list from its `file`.
 * LEC_BAD_DATA: FILE:LINE: not readable, not CSV, a number that is none, a word listed twice, or no
 * word at all. */
LEC_MUST_CHECK lec_status lec_word_values_read(lec_word_values_kind kind, lec_arena *arena,
                                               lec_word_values *list, lec_error *error);

#endif
