/* SPDX-License-Identifier: GPL-3.0-or-later
 * dealt_wholes.h -- do two groups of conferences use a word at different rates? Whole conferences
 * dealt out again over the two groups.
 *
 * A unit belongs to one group and uses a word at a rate, x uses in its n words. The statistic is
 * Welch's t of the rates of the units of both groups,
 *
 *   z = (mean_T - mean_R) / sqrt(var_T / k_T + var_R / k_R)
 *
 * so that groups of unequal numbers and variances can be compared (Welch 1947; Chung & Romano
 * 2013). Its null distribution are its values over all arrangements of units, with as many in the
 * target as there are; over `replicates` of them, drawn at random, where there are more. Nothing is
 * assumed of how words come, but that conferences could have changed groups with their rates: of a
 * rare word that is not so where conferences differ in length, for a long one is likelier to have
 * it at all. It is for words with LEC_FEWEST_WHOLE_USES; the others are dealt out given lengths
 * (dealt_words.h).
 *
 * Groups exchanged: z changes its sign, everything else stays. */
#ifndef LEC_ANALYSIS_MEASURE_DEALT_WHOLES_H
#define LEC_ANALYSIS_MEASURE_DEALT_WHOLES_H

#include <stdbool.h>

#include "analysis/measure/cluster_counts.h"
#include "analysis/measure/null_engine.h"

enum {
    LEC_FEWEST_WHOLE_DEALS = 1000, /* with fewer arrangements no p can be small */
    LEC_FEWEST_WHOLE_USES = 10,    /* with fewer lengths matter (docs/null_study.md) */
};

/* How many arrangements of `units` units have `targets` of them in the target; at most 10^9. */
size_t lec_whole_arrangements(size_t units, size_t targets);

/* Arrangements, made once for all words. */
typedef struct lec_whole_deals lec_whole_deals;

/* size and is_target [units]; units of 1 word or more, two of each group at the least. What is
 * given is kept, not copied. */
typedef struct {
    const uint32_t *size;
    const bool *is_target;
    size_t units, replicates;
    uint64_t seed;
} lec_whole_design;
lec_whole_deals *lec_whole_deals_new(const lec_whole_design *design, lec_arena *arena);

/* Writes z of one word and returns its distribution, for lec_null_exact(); the data count as one
 * more arrangement where they are drawn (Phipson & Smyth 2010). Cost: its units times arrangements,
 * and sorting. */
lec_null_row lec_whole_row(const lec_whole_deals *deals, const lec_cluster_counts *words,
                           size_t cell, lec_arena *arena, double *z);

#endif
