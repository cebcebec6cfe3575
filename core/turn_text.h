/* SPDX-License-Identifier: GPL-3.0-or-later
 * turn_text.h -- what was said in a turn, as the transcript has it. */
#ifndef LEC_CORE_TURN_TEXT_H
#define LEC_CORE_TURN_TEXT_H

#include "core/corpus.h"

/* Between the first word of tokens [first, end), which are of turn `turn`, with the quotation mark,
 * bracket or sign of money that opens it, and the blank after the last, notes in brackets included,
 * with one blank for each run of them; "" without words. The label that a captioner puts before
 * every sentence of one turn is not said, nor is what else has letters there and stands in no
 * brackets: running heads, numbers of pages, messages that are notes. Belongs to the arena. */
const char *lec_text_between(const lec_corpus *corpus, uint32_t turn, uint32_t first, uint32_t end,
                             lec_arena *arena);

/* Of the whole turn. */
const char *lec_turn_text(const lec_corpus *corpus, uint32_t turn, lec_arena *arena);

#endif
