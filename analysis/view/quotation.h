/* SPDX-License-Identifier: GPL-3.0-or-later
 * quotation.h -- the words of a turn as they stand in the transcript. */
#ifndef LEC_ANALYSIS_VIEW_QUOTATION_H
#define LEC_ANALYSIS_VIEW_QUOTATION_H

#include "core/arena.h"
#include "core/corpus.h"

/* The words first .. end-1 of one turn with what stands between them: punctuation as it is, line
 * ends and runs of blanks as one space, and one space in the place of what nobody said (a note, the
 * head of a page). "" when there is no word. */
const char *lec_quotation(const lec_corpus *corpus, uint32_t first, uint32_t end, lec_arena *arena);

#endif
