/* SPDX-License-Identifier: GPL-3.0-or-later
 * words.h -- a text as one turn of a corpus, with the words that lectern finds in it. */
#ifndef LEC_TESTS_SUPPORT_WORDS_H
#define LEC_TESTS_SUPPORT_WORDS_H

#include "core/corpus.h"

const lec_corpus *corpus_of_words(const char *text, lec_arena *arena);

#endif
