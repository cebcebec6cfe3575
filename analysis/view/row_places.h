/* SPDX-License-Identifier: GPL-3.0-or-later
 * row_places.h -- from a row of a table to the sentences it stands on.
 *
 * What a row is about is declared with its table (lec_evidence, analysis.h); which turns it is
 * about is read from its keys: conference (or group, period), role, phase, speaker, `all` of them;
 * target or reference of keyness, whichever uses the word more; factor and level; between and name.
 *
 *     lec_row_finder *finder;
 *     status = lec_row_finder_open(context, analysis, settings, &finder, error);
 *     const lec_row_places found = lec_row_finder_places(finder, table, row, 5, arena);
 *
 * As many places as the row counts (`total`): uses of a word, n-gram or concept; units that hold a
 * pair; words near a node. Talking points are found word for word only.
 */
#ifndef LEC_ANALYSIS_VIEW_ROW_PLACES_H
#define LEC_ANALYSIS_VIEW_ROW_PLACES_H

#include "analysis/view/terms.h"

typedef struct {
    /* [shown_count] the sentences to show, 1 or 2, ascending; two of a pair may be of two turns */
    const lec_stretch *shown;
    size_t shown_count;
    const lec_stretch *terms; /* [term_count] to mark, ascending, within them; 0: the whole */
    size_t term_count;
} lec_text_place;

typedef struct {
    const lec_corpus *corpus;    /* that the tokens are of: the context's, selected or whole */
    const lec_text_place *items; /* [count] in the order of the text */
    size_t count, total;         /* total: before all but `most` were left out */
    const char *why_none;        /* NULL; or why rows of this table have no sentences */
} lec_row_places;

typedef struct lec_row_finder lec_row_finder;

/* For rows that `analysis` made in this context with these settings (NULL: its defaults). One
 * thread at a time; belongs to the context's arena. LEC_BAD_USAGE: see lec_items_make(). */
LEC_MUST_CHECK lec_status lec_row_finder_open(const lec_context *context,
                                              const lec_analysis *analysis, const void *settings,
                                              lec_row_finder **out, lec_error *error);

/* At most `most` places of a row, the first ones. In `arena`. */
lec_row_places lec_row_finder_places(lec_row_finder *finder, const lec_table *table, size_t row,
                                     size_t most, lec_arena *arena);

/* Units in which a pair is looked for. */
typedef enum { LEC_TOGETHER_SENTENCE, LEC_TOGETHER_TURN, LEC_TOGETHER_EXCHANGE } lec_together;

/* Where two terms are in one unit: a place a unit, the two uses nearest to each other, with the
 * sentences they stand in. */
lec_row_places lec_pair_places(const lec_corpus *corpus, lec_stretches first, lec_stretches second,
                               lec_together unit, size_t most, lec_arena *arena);

/* A piece of the text of a place: its sentences, with " ... " (an ellipsis) where words between
 * two are left out, cut where a term begins and ends. Joined they are the whole. */
typedef struct {
    const char *text;
    bool is_term;
} lec_text_piece;

typedef struct {
    const lec_text_piece *items;
    size_t count;
} lec_text_pieces;

lec_text_pieces lec_text_place_pieces(const lec_corpus *corpus, const lec_text_place *place,
                                      lec_arena *arena);

#endif
