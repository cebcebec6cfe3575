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

/* What a piece of text takes with it at either end. */
typedef enum {
    LEC_EDGE_NOTHING,
    LEC_EDGE_MARKS, /* punctuation up to the next blank: a quotation mark, a full stop */
    LEC_EDGE_GAP    /* all that stands between it and the next word of the turn */
} lec_edge;

/* The same with its edges, so that pieces of a turn put side by side are the turn: blanks at the
 * ends are kept, as one space. first == end: only what stands there, before token `end`
 * (`before`) or behind token `first` - 1 (`after`), which must be in the turn. */
const char *lec_quotation_piece(const lec_corpus *corpus, uint32_t first, uint32_t end,
                                lec_edge before, lec_edge after, lec_arena *arena);

/* The piece without the spaces at its ends. */
const char *lec_trimmed(const char *text, lec_arena *arena);

#endif
