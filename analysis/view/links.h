/* SPDX-License-Identifier: GPL-3.0-or-later
 * links.h -- a turn of principal or journalist among the questions, and the next one of the other
 * side in the same conference.
 *
 *   turn     J1  P1  J2  J3  P2       next of J1: P1, of P1: J2, of J2 and J3: P2 */
#ifndef LEC_ANALYSIS_LINKS_H
#define LEC_ANALYSIS_LINKS_H

#include "core/corpus.h"

typedef struct {
    const uint32_t *next; /* [turn_count] the next turn of the other side; LEC_NONE */
    const bool *can_link; /* [turn_count] principal or journalist, among the questions */
} lec_turn_links;

/* In `arena`. O(turns). */
lec_turn_links lec_turn_links_of(const lec_corpus *corpus, lec_arena *arena);

/* Whether a link begins at the turn. */
bool lec_turn_has_link(const lec_turn_links *links, uint32_t turn);

#endif
