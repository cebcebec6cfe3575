/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cluster_counts.h -- counts of many cells in the clusters: all that resampling knows of a text.
 *
 * A cell is what is counted (a word, an n-gram, a concept in a group of turns), a cluster what is
 * resampled or relabelled as a whole (a turn, an exchange, a conference). Zeros are not stored:
 *
 *     cell 0           cell 1   cell 2 ...
 *     cluster  3 7 8   -        0 3
 *     count    1 4 1            2 9
 *     cell_start = {0, 3, 3, 5, ...}
 */
#ifndef LEC_ANALYSIS_MEASURE_CLUSTER_COUNTS_H
#define LEC_ANALYSIS_MEASURE_CLUSTER_COUNTS_H

#include <stddef.h>
#include <stdint.h>

#include "core/arena.h"

typedef struct {
    size_t cell_count, cluster_count;
    const size_t *cell_start; /* [cell_count + 1] */
    const uint32_t *cluster;  /* [cell_start[cell_count]] ascending within a cell, none twice */
    const uint32_t *count;    /* [cell_start[cell_count]] 1 or more */
} lec_cluster_counts;

/* same_as[cell_count]: for each cell the first one with the same counts, often the cell itself. */
const size_t *lec_equal_cells(const lec_cluster_counts *cells, lec_arena *arena);

/* Numbers what has equal `given` numbers 0, 1, ... in their order; NULL: all 0. Writes
 * number[count]; returns how many there are. Scratch comes from `arena`. */
size_t lec_number_from_0(const uint32_t *given, size_t count, lec_arena *arena, uint32_t *number);

#endif
