/* SPDX-License-Identifier: GPL-3.0-or-later
 * dealt_wholes.h -- do two groups of conferences use a word at different rates? Whole conferences
 * dealt out again over the two groups, each with its length and its words.
 *
 * A unit belongs to one group. With x uses of a word in a unit of n words and r = sum x / sum n the
 * rate of a group of k units, the statistic is
 *
 *   z = (r_T - r_R) / sqrt(sum over both of k / (k - 1) sum (x - r n)^2 / (sum n)^2)
 *
 * a ratio estimate by its own standard error, so that groups of unequal numbers, lengths and
 * variances can be compared (Chung & Romano 2013; Cochran 1977, section 6.4). Its null distribution
 * are its values over all arrangements of units, with as many in the target as there are; over
 * `replicates` of them, drawn at random, where there are more. Nothing is assumed of how words
 * come, but that conferences could have changed groups.
 *
 *   p, ...   lec_null_exact(), the data as one more arrangement (Phipson & Smyth 2010)
 *
 * A word that one unit alone holds shows no difference beyond that unit: p and p_least are 1.
 * Groups exchanged: z changes its sign, everything else stays. */
#ifndef LEC_ANALYSIS_MEASURE_DEALT_WHOLES_H
#define LEC_ANALYSIS_MEASURE_DEALT_WHOLES_H

#include "analysis/measure/dealt_words.h"

typedef struct {
    const uint32_t *size;  /* [cluster_count] words of each unit, 1 or more */
    const bool *is_target; /* [cluster_count] else reference; two of each at the least */
    const bool *tested;    /* [cell_count] rows of the family; NULL: all */
    size_t replicates;
    uint64_t seed;
    size_t threads; /* never changes a result */
} lec_whole_deal;

/* Below so many arrangements a p cannot be small: the caller deals words out (dealt_words.h). */
enum { LEC_FEWEST_WHOLE_DEALS = 1000 };

/* How many arrangements of `units` units have `targets` of them in the target; at most 10^9. */
size_t lec_whole_deals(size_t units, size_t targets);

/* results[cell_count]; rho is NaN. Cost: counts * arrangements, and sorting for each word. */
void lec_deal_wholes(const lec_cluster_counts *words, const lec_whole_deal *deal,
                     lec_dealt_word *results);

#endif
