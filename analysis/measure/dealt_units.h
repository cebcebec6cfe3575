/* SPDX-License-Identifier: GPL-3.0-or-later
 * dealt_units.h -- an item dealt out again over units of unequal length, given in how many it is.
 *
 * A dealing is a set of `total` units; a set's probability is in proportion to the product of its
 * units' odds p / (1 - p): independent trials given their sum (Chen & Liu 1997, Statistica Sinica
 * 7, 875-892). Two items dealt out independently share units by chance alone, given lengths and
 * given how many units hold each: the permutation test of unequal_units.h.
 */
#ifndef LEC_ANALYSIS_MEASURE_DEALT_UNITS_H
#define LEC_ANALYSIS_MEASURE_DEALT_UNITS_H

#include <stdint.h>

#include "core/arena.h"

/* Dealings as sets of bits: bit u % 64 of bits[dealing * words + u / 64] for unit u. */
typedef struct {
    size_t count, words;
    const uint64_t *bits;
} lec_dealings;

/* `count` dealings of an item that is in `total` of the units, with the probabilities fitted to
 * that (lec_fit_presence). Dealing d depends on the seed, d and `item` alone, a number below 4096:
 * two items need two numbers. No dealings (count 0) if the table of unit_count * (total + 1)
 * numbers would be larger than 2^23. Cost of a dealing: total * log(unit_count). */
lec_dealings lec_deal_item(const double *probability, size_t unit_count, size_t total, size_t count,
                           uint64_t seed, uint32_t item, lec_arena *arena);

/* The mid-p of sharing `both` units or more: (dealings with more + half of those with as many)
 * / all, the data counted as one more dealing (Phipson & Smyth 2010). NaN without dealings. */
double lec_dealt_mid_p(const lec_dealings *first, const lec_dealings *second, size_t both);

#endif
