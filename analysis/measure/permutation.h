/* SPDX-License-Identifier: GPL-3.0-or-later */
/* permutation.h -- do two groups of clusters use a word differently? Labels permuted over clusters.
 *
 * Under the null hypothesis the group labels of the clusters (exchanges, conferences, turns) could
 * have been dealt out in any other way within each stratum. Whole clusters keep their words, so the
 * test allows for words that come in bursts, where a test on single words does not.
 *
 *     p      = (1 + #{permutations with T >= T of the data}) / (1 + permutations)
 *     p_maxt = the same with the largest T of all cells that are not more extreme in the data
 *              (step-down maxT): adjusted for the number of cells, family-wise, without assuming
 *              that cells are independent
 *
 *     p_pooled = (1 + #{cells and permutations with T >= T of the data})
 *                / (1 + permutations * cells)
 *              : times cells, the number of cells expected to reach T by chance, so that its
 *              Benjamini-Hochberg adjustment is the share of false alarms among the cells that
 *              reach T, however differently the cells behave (and is not bound to steps of
 *              cells / permutations as that of p is)
 *
 * Values of T that differ by less than 1e-9 of themselves count as equal: they are sums in floating
 * point, and a tie broken by rounding would make p too small.
 *
 * Sources: Phipson & Smyth 2010, doi:10.2202/1544-6115.1585 (never p = 0); Westfall & Young 1993,
 * "Resampling-Based Multiple Testing", algorithm 4.1; Tusher, Tibshirani & Chu 2001,
 * doi:10.1073/pnas.091062498, for the pooled p; Ge, Dudoit & Speed 2003,
 * doi:10.1007/BF02595811.
 */
#ifndef LEC_ANALYSIS_MEASURE_PERMUTATION_H
#define LEC_ANALYSIS_MEASURE_PERMUTATION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "analysis/measure/cluster_counts.h"
#include "analysis/measure/null_engine.h"

/* Both signed: positive where the target uses the cell more. 0 when a group has size 0. */
typedef enum {
    LEC_PERMUTED_G2,         /* G2 of the 2x2 table cell or not x target or reference */
    LEC_PERMUTED_DIFFERENCE, /* target rate - reference rate */
} lec_permuted_statistic;

typedef struct {
    const uint32_t *size;    /* [cluster_count] words of each cluster, at least its counts */
    const bool *is_target;   /* [cluster_count] else reference */
    const uint32_t *stratum; /* [cluster_count] any numbers; NULL: one stratum */
    lec_permuted_statistic statistic;
    lec_alternative alternative;
    uint64_t seed;
    size_t permutations; /* 1 or more; the smallest p is 1 / (1 + permutations) */
    size_t threads;      /* never changes a result */
} lec_permutation_design;

typedef struct {
    double statistic;           /* of the data, with its sign */
    double p, p_maxt, p_pooled; /* in (0, 1] */
} lec_permutation_result;

/* Tests all cells, results[cell]. Permutation r of a stratum depends on (seed, r) and the order of
 * the clusters alone. Cost: permutations x (counts in the matrix + cells). */
void lec_permutation_test(const lec_cluster_counts *cells, const lec_permutation_design *design,
                          lec_permutation_result *results);

#endif
