/* SPDX-License-Identifier: GPL-3.0-or-later
 * unit_pairs.h -- tests of two items in units of text that know the lengths of the units
 * (analysis/measure/unequal_units.h): for sentences, turns and exchanges, in which items are there
 * or not.
 */
#ifndef LEC_ANALYSIS_VIEW_UNIT_PAIRS_H
#define LEC_ANALYSIS_VIEW_UNIT_PAIRS_H

#include "analysis/measure/halves.h"
#include "analysis/measure/unequal_units.h"
#include "analysis/view/units.h"

/* The units of a group and the items in them, all of which say how much words come in bursts. What
 * is needed of an item is made at its first use. */
typedef struct lec_unit_pairs lec_unit_pairs;

/* The list and its arrays are kept. `with` gives the units that hold an item, ascending; `state` is
 * handed to it. */
typedef const uint32_t *lec_units_with_item(const void *state, uint32_t item, size_t *count);
lec_unit_pairs *lec_unit_pairs_new(const lec_context *context, const lec_unit_list *units,
                                   size_t item_count, lec_units_with_item *with, const void *state);

lec_shared_units lec_unit_pairs_given_lengths(lec_unit_pairs *pairs, uint32_t first,
                                              uint32_t second);
lec_shared_units lec_unit_pairs_within(lec_unit_pairs *pairs, uint32_t first, uint32_t second);

/* Do the two go together, given lengths and in how many units each is (shared_score.h): over all
 * units; and given the same in each turn (sentences), speaker (turns), conference (exchanges). */
lec_shared_score lec_unit_pairs_test(lec_unit_pairs *pairs, uint32_t first, uint32_t second);
lec_shared_score lec_unit_pairs_test_within(lec_unit_pairs *pairs, uint32_t first, uint32_t second);

/* The share of splits in which both halves find the two together within strata (halves.h).
 * `cluster` [units of the list]. */
double lec_unit_pairs_stability(lec_unit_pairs *pairs, uint32_t first, uint32_t second,
                                const uint32_t *cluster, const lec_splits *splits);

#endif
