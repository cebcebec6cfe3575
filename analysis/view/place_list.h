/* SPDX-License-Identifier: GPL-3.0-or-later
 * place_list.h -- places of a row as they are found: the first ones kept, all counted. */
#ifndef LEC_ANALYSIS_VIEW_PLACE_LIST_H
#define LEC_ANALYSIS_VIEW_PLACE_LIST_H

#include "analysis/view/row_places.h"

typedef struct {
    const lec_corpus *corpus;
    size_t most, total;
    LEC_ARRAY(lec_text_place) places;
    lec_arena *arena;
} lec_place_list;

/* The sentence that holds a token. */
lec_stretch lec_sentence_at(const lec_corpus *corpus, uint32_t token);

/* A use in its sentences, nothing else marked. */
void lec_place_list_add_use(lec_place_list *list, lec_stretch use);

/* Two uses, in any order, in their sentences. */
void lec_place_list_add_pair(lec_place_list *list, lec_stretch a, lec_stretch b);

/* A sentence with nothing to mark. */
void lec_place_list_add_whole(lec_place_list *list, lec_stretch sentence);

/* A pair for every unit that holds both: the two uses nearest to each other. `turns`: NULL or by
 * turn which count. */
void lec_place_list_add_units(lec_place_list *list, lec_stretches first, lec_stretches second,
                              lec_together unit, const bool *turns);

#endif
