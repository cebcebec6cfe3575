/* SPDX-License-Identifier: GPL-3.0-or-later
 * word_values.h -- words with a number each, from a file of the researcher: how often they occur in
 * some other text (a frequency list), or how they are rated (a lexicon).
 *
 * An option of type LEC_OPTION_WORD_COUNTS or LEC_OPTION_WORD_VALUES sets `file`; who reads files
 * (io/study/word_values.h) fills the rest before the analysis runs. */
#ifndef LEC_CORE_WORD_VALUES_H
#define LEC_CORE_WORD_VALUES_H

#include <stdbool.h>
#include <stddef.h>

typedef struct {
    const char *file;         /* NULL: not given */
    const char *sha256;       /* of the file's bytes, 64 hex digits */
    const char *const *words; /* [count] folded, in byte order, none twice */
    const double *values;     /* [count] finite */
    size_t count;
} lec_word_values;

/* Whether the word is in the list; its number goes to *value. */
bool lec_word_values_find(const lec_word_values *list, const char *word, double *value);

#endif
