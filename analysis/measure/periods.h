/* SPDX-License-Identifier: GPL-3.0-or-later
 * periods.h -- a series cut into periods: neighbours are put together, those first that are most
 * alike, and nothing but neighbours (variability-based neighbour clustering).
 *
 * Two neighbouring stretches are as far apart as the standard deviation (n - 1) of the values of
 * both together. Source: Gries & Hilpert 2008, "The identification of stages in diachronic data",
 * Corpora 3(1), doi:10.3366/E1749503208000075. */
#ifndef LEC_ANALYSIS_MEASURE_PERIODS_H
#define LEC_ANALYSIS_MEASURE_PERIODS_H

#include <stddef.h>
#include <stdint.h>

/* Merges all of `value` [count]. `height` [count - 1]: at which deviation each merge was made, in
 * the order of the merges; `border` [count - 1]: the first value behind the border that it took
 * away. Ties: the earlier place. `scratch` has room for 4 * count numbers. Time O(count^2). */
void lec_periods_merge(const double *value, size_t count, double *height, size_t *border,
                       double *scratch);

/* Fewer values are not looked at for periods: no border between them could be clear. */
enum { LEC_SHORTEST_SPLIT = 5 };

typedef struct {
    size_t count;
    double share; /* of shuffled orders with a border as clear, at most: .05 */
    uint64_t seed;
} lec_period_shuffles;

/* Cuts the values at the border that is taken away last, if more of their variation lies between
 * its sides than in all but `share` of shuffled orders, and then each side in the same way.
 * `period` [count] receives 1, 2, ...; returns how many there are. Time O(shuffles count^2) a cut.
 */
size_t lec_periods_find(const double *value, size_t count, const lec_period_shuffles *shuffles,
                        uint32_t *period);

#endif
