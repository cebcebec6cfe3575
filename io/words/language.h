/* SPDX-License-Identifier: GPL-3.0-or-later
 * language.h -- the language of a text, by the commonest words of the lexicons (lexicon.h). */
#ifndef LEC_IO_LANGUAGE_H
#define LEC_IO_LANGUAGE_H

#include "io/words/tokens.h"

/* What lec_language_of() says of a text in no language that has a lexicon (ISO 639-2). */
#define LEC_LANGUAGE_UNKNOWN "und"

/* The code of the language (ISO 639-1) in which most of text[0..length) is written, UTF-8; "" when
 * there are too few words to tell (fewer than 20), LEC_LANGUAGE_UNKNOWN when there are enough but
 * fewer than a sixth of them are among the commonest of any language. A language without a lexicon
 * that is near to one with one (Danish to Swedish) can be taken for it. O(length). */
const char *lec_language_of(const char *text, size_t length);

/* The same of a text whose tokens are there. O(spellings). */
const char *lec_language_of_tokens(const lec_tokens *tokens);

#endif
