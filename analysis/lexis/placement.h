/* SPDX-License-Identifier: GPL-3.0-or-later
 * placement.h -- do words stand near a node more often, or less, than if they stood anywhere in the
 * same turns?
 *
 * What is near (the windows) and how often a word is used in each turn are given. A word's uses are
 * dealt out over the places of their turn, in bursts as they come (measure/dealt_words.h: a block
 * is a turn that holds the node, its two units are the places near and elsewhere). So neither long
 * turns nor a subject that brings both along make a collocate. */
#ifndef LEC_ANALYSIS_LEXIS_PLACEMENT_H
#define LEC_ANALYSIS_LEXIS_PLACEMENT_H

#include <stdbool.h>

#include "analysis/measure/dealt_words.h"

typedef struct lec_placement lec_placement;

/* For items 0 .. item_count - 1. Used for one node after another. */
lec_placement *lec_placement_new(size_t item_count, lec_arena *arena);

/* Forgets what was added. */
void lec_placement_clear(lec_placement *placement);

/* A turn that holds the node, then each of its places but the node's own: LEC_NONE for an item that
 * is not counted. */
void lec_placement_begin_turn(lec_placement *placement);
void lec_placement_add(lec_placement *placement, uint32_t item, bool is_near);

/* Tests all items that were added, as one family. results[item_count]: `units` 0 and everything
 * else NaN for those that were not. */
void lec_placement_test(lec_placement *placement, size_t threads, lec_dealt_word *results);

#endif
