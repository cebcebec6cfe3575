/* SPDX-License-Identifier: GPL-3.0-or-later
 * pattern.h -- what a researcher types as a pattern, folded as the words of the corpus are. */
#ifndef LEC_IO_PATTERN_H
#define LEC_IO_PATTERN_H

#include "io/words/words.h"

/* The words of a pattern (NFC, straight apostrophes, case folded) with one space between them; `*`
 * and `?` stay and belong to the word they touch. The text is divided as a transcript is: the
 * hyphen of `indo-pacific` parts two words. "" when it holds no word. `text` is valid UTF-8. */
const char *lec_pattern_fold(lec_words *words, const char *text, lec_arena *arena);

#endif
