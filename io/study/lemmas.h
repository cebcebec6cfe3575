/* SPDX-License-Identifier: GPL-3.0-or-later
 * lemmas.h -- dictionary forms of words: by a dictionary of Hunspell, or by a list. */
#ifndef LEC_IO_LEMMAS_H
#define LEC_IO_LEMMAS_H

#include "core/corpus.h"

/* One of the files that lemmas come from. */
typedef struct {
    const char *file, *sha256;
} lec_lemma_file;

typedef struct {
    const char *const *of_word;  /* [word_count of the corpus] folded; the word itself if unknown */
    const lec_lemma_file *files; /* [file_count] */
    size_t file_count;
} lec_lemmas;

/* `asked` is a language (en, de_AT: a dictionary of Hunspell in /usr/share/hunspell or the folders
 * of $DICPATH), or a file: a table of two columns, word and lemma (named so in its first row, or in
 * this order), parted by tabs, semicolons or commas.
 *
 * A form can have several readings (leaves: leaf, leave). The list may name each; a dictionary
 * gives its stems, of which those that only take a prefix away are passed over, and forms that no
 * rule makes (was, children) are in the lexicon of the language. The reading whose lemma is the
 * most frequent word of the corpus is taken, the first of equals. LEC_BAD_DATA: no such dictionary
 * (with the package that has it) or file, a row that is none. */
LEC_MUST_CHECK lec_status lec_lemmas_find(const char *asked, const lec_corpus *corpus,
                                          lec_arena *arena, lec_lemmas *out, lec_error *error);

#endif
