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

/* The units of a group and the items in them. What is needed of an item is made at its first use.
 */
typedef struct lec_unit_pairs lec_unit_pairs;

/* The list and its arrays are kept. `with` gives the units that hold an item, ascending; `state` is
 * handed to it. */
typedef const uint32_t *lec_units_with_item(const void *state, uint32_t item, size_t *count);
lec_unit_pairs *lec_unit_pairs_new(const lec_context *context, const lec_unit_list *units,
                                   size_t item_count, lec_units_with_item *with, const void *state);

lec_shared_units lec_unit_pairs_given_lengths(lec_unit_pairs *pairs, uint32_t first,
                                              uint32_t second);
lec_shared_units lec_unit_pairs_within(lec_unit_pairs *pairs, uint32_t first, uint32_t second);

/* log10 of a mid-p, and of the least that it could have been with as many units of each item; that
 * is NaN where it is not known. */
typedef struct {
    double log10_p, log10_least;
} lec_shared_p;

/* log10 of the mid-p of sharing so many units or more when both items are dealt out again over all
 * units, given lengths and in how many units each is. Exact up to 2^24 states (unequal_units.h);
 * beyond, from --replicates dealings (dealt_units.h), and where none of them shares as many, the
 * Poisson-binomial p if that is smaller than what so few dealings can show. NaN where an item is in
 * no unit or in all. */
lec_shared_p lec_unit_pairs_permutation(lec_unit_pairs *pairs, uint32_t first, uint32_t second);

/* The share of splits in which both halves find the two together within strata (halves.h).
 * `cluster` [units of the list]. */
double lec_unit_pairs_stability(lec_unit_pairs *pairs, uint32_t first, uint32_t second,
                                const uint32_t *cluster, const lec_splits *splits);

#endif
