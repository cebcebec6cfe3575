/* SPDX-License-Identifier: GPL-3.0-or-later
 * reference_text.h -- the text of 3 December 2024 under the token rule of reference/statistics.md
 * (section 2), which is not lectern's own: the tables beside it were computed with it.
 *
 * Tokens: curly apostrophes straight, case folded, [^\W_]+(?:'[^\W\d_]+)* (so `[inaudible]` is a
 * token and `600,000` are two). Sentences: a line is split after [.?!]+, closing quotes and a space
 * where A-Z 0-9 [ " ( or a quote follows, not after Mr Mrs Ms Dr St; the end of a line ends it.
 * Turns, roles, kinds and speakers are those of the .turns.csv; phases follow from the kinds.
 * 4247 tokens, 951 types, 243 sentences, 38 turns.
 */
#ifndef LEC_TESTS_SUPPORT_REFERENCE_TEXT_H
#define LEC_TESTS_SUPPORT_REFERENCE_TEXT_H

#include "core/corpus.h"
#include "core/study.h"

/* NULL when ../shared is not there: SKIP(). The conference is called "nato". */
const lec_corpus *reference_text_corpus(lec_arena *arena);

/* The whole file, title and labels too, as one turn of a principal: the scope "file". */
const lec_corpus *reference_file_corpus(lec_arena *arena);

/* The groups of words of statistics.md section 2.1, by the names the tables give them:
 * UKRAINE_group, RUSSIA_group, CHINA_group, PoS; and nato with nato's. */
const lec_study *reference_study(lec_arena *arena);

#endif
