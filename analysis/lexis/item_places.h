/* SPDX-License-Identifier: GPL-3.0-or-later
 * item_places.h -- concepts and words as one list of items, and where in a group of turns each
 * stands. */
#ifndef LEC_ANALYSIS_LEXIS_ITEM_PLACES_H
#define LEC_ANALYSIS_LEXIS_ITEM_PLACES_H

#include "analysis/view/groups.h"
#include "analysis/view/items.h"
#include "analysis/view/occurrences.h"

/* The items of the corpus: concepts first, then words. */
typedef struct {
    const lec_context *context;
    lec_items words;             /* item_count 0 where none are wanted */
    lec_occurrences occurrences; /* of the concepts */
    size_t concept_count, item_count;
    const char **name;         /* [item_count] */
    const uint32_t *name_rank; /* [item_count] of words, in the order of their texts */
} lec_inventory;

/* LEC_BAD_USAGE: see lec_items_make(). */
LEC_MUST_CHECK lec_status lec_inventory_take(const lec_context *context, bool words, bool concepts,
                                             lec_inventory *out, lec_error *error);

/* position[start[item] .. start[item + 1] - 1]: the words of the group before each use of the item,
 * ascending. */
typedef struct {
    size_t *start; /* [item_count + 1] */
    uint32_t *position;
} lec_places;

lec_places lec_places_find(const lec_inventory *all, const lec_group *group, lec_arena *arena);

#endif
