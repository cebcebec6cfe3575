/* SPDX-License-Identifier: GPL-3.0-or-later
 * hierarchy.h -- a tree of items from the distances between them: the two nearest are put together,
 * and so on until all are one.
 *
 *   average  the distance of two sets is the mean of those between their items (UPGMA, Sokal &
 *            Michener 1958)
 *   Ward     what putting them together adds to the squared deviations: on squared distances, and
 * the square root of it as height (ward.D2 of R; Murtagh & Legendre 2014,
 *            doi:10.1007/s00357-014-9161-z)
 */
#ifndef LEC_ANALYSIS_MEASURE_HIERARCHY_H
#define LEC_ANALYSIS_MEASURE_HIERARCHY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/arena.h"

typedef enum { LEC_LINKAGE_AVERAGE, LEC_LINKAGE_WARD } lec_linkage;

/* Items are the nodes 0 .. count - 1, merge m makes node count + m; the last node is the root. */
typedef struct {
    size_t count;
    const uint32_t *left, *right; /* [count - 1] the nodes put together, the one with the lower
                                     first item to the left */
    const double *height;         /* [count - 1] not falling */
    const uint32_t *size;         /* [count - 1] items in it */
    const uint32_t *order;        /* [count] the items from left to right */
} lec_hierarchy;

/* `distance` [count * count] symmetric, 0 or more; count 1 or more. Equal distances: the pair with
 * the lowest items first. Time O(count^3) at worst, memory O(count^2) of scratch. */
lec_hierarchy lec_hierarchy_make(const double *distance, size_t count, lec_linkage linkage,
                                 lec_arena *arena);

/* The correlation of the distances with the heights at which two items come together (Sokal & Rohlf
 * 1962). NaN with fewer than three items or without variation. */
double lec_cophenetic_correlation(const lec_hierarchy *tree, const double *distance);

/* member[m * count + item]: whether the item is in merge m. */
bool *lec_hierarchy_members(const lec_hierarchy *tree, lec_arena *arena);

/* Into how many of `sets` each item falls when the tree is cut: set[count], numbered in the order
 * of the items. 1 <= sets <= count. */
void lec_hierarchy_cut(const lec_hierarchy *tree, size_t sets, uint32_t *set);

/* Agreement of two partitions of `count` items, 0 by chance, 1 the same (Hubert & Arabie 1985,
 * doi:10.1007/BF01908075). NaN where chance could do no other: one set, or each item its own, in
 * both. */
double lec_adjusted_rand(const uint32_t *one, const uint32_t *other, size_t count);

#endif
