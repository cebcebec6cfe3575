/* SPDX-License-Identifier: GPL-3.0-or-later
 * concept_dictionary.h -- dictionaries of content analysis as concepts: LIWC, Yoshikoder,
 * Lexicoder, quanteda's YAML, and tables of two columns. */
#ifndef LEC_IO_CONCEPT_DICTIONARY_H
#define LEC_IO_CONCEPT_DICTIONARY_H

#include "core/study.h"

typedef struct {
    const lec_concept *items; /* [count] in the order of the file; `words` only */
    size_t count;
} lec_concept_list;

/* Reads the dictionary at `path`, whose format shows in its first lines:
 *   LIWC .dic     `%`, lines of number and category, `%`, lines of pattern and numbers
 *   Yoshikoder    XML of cnode and pnode; a category has the patterns of those within it
 *   Lexicoder     `+CATEGORY`, then a pattern a line
 *   quanteda      YAML: category: [patterns], or categories within categories
 *   table         pattern and category (named so in the first row, or in this order)
 * Categories within others are called `outer > inner`. Patterns are folded as those of a study;
 * those without a word (emoticons) are passed over.
 * LEC_BAD_DATA: FILE:LINE: none of these, a number of no category, a pattern that matches every
 * word, a category twice, no pattern at all. */
LEC_MUST_CHECK lec_status lec_concept_dictionary_read(const char *path, lec_arena *arena,
                                                      lec_concept_list *out, lec_error *error);

#endif
