/* SPDX-License-Identifier: GPL-3.0-or-later
 * unequal_units.h -- do two items share more units of text than their lengths make them share?
 *
 * Long units hold more of everything, so that any two items meet there. Here an item falls on all
 * words alike: a unit of L words holds it with probability 1 - exp(-r L), and the rate r is such
 * that these probabilities sum to the number of units that do hold it (present). Items are
 * independent of each other. Two questions are asked of the number of units that hold both:
 *
 * given lengths    Every unit by itself: both are in unit i with probability p_i q_i, and the
 * number of units with both is Poisson-binomial. The numbers of units with each vary freely here,
 * while those observed are known: where an item is in many of the units, the test errs on the safe
 * side. within strata    A rate for each stratum (turn, speaker), and given in each stratum how
 * many units hold each item: the distribution of the shared ones over all ways to deal both items
 * out, each way with its probability (odds exp(r L) - 1 for each unit that holds the item). It is
 * what permutations sample, all of them at once. With units of one length it is hypergeometric, and
 * the test that of stratified.h.
 *
 * Sources: Gotelli 2000, doi:10.1890/0012-9658(2000)081[2606:NMAOSC]2.0.CO;2 (null models);
 * Veech 2013, doi:10.1111/j.1466-8238.2012.00789.x (pairs by probability); Chen & Liu 1997,
 * Statistica Sinica 7, 875-892 (Bernoulli trials given their sum).
 */
#ifndef LEC_ANALYSIS_MEASURE_UNEQUAL_UNITS_H
#define LEC_ANALYSIS_MEASURE_UNEQUAL_UNITS_H

#include <stdbool.h>
#include <stdint.h>

#include "analysis/measure/count_sum.h"

typedef struct {
    size_t unit_count, stratum_count;
    const double *length;        /* [unit_count] words, above 0; a stratum's units lie together */
    const size_t *stratum_start; /* [stratum_count + 1] */
} lec_unequal_units;

/* One item: in which units it is, and how probable that is. */
typedef struct {
    const uint8_t *present;        /* [unit_count] 0 or 1 */
    size_t total;                  /* units that hold it */
    const uint32_t *stratum_total; /* [stratum_count] */
    const double *probability;     /* [unit_count] at one rate for all units */
    const double *within;          /* [unit_count] at the rate of its stratum */
} lec_presence;

/* Writes probability[count] = 1 - exp(-r length), with r such that they sum to `present`, 0 ..
 * count (0 and 1 for all at the ends). */
void lec_fit_presence(const double *length, size_t count, size_t present, double *probability);

/* `present` [unit_count] is kept, not copied. Lives in the arena. */
lec_presence lec_presence_new(const lec_unequal_units *units, const uint8_t *present,
                              lec_arena *arena);

typedef struct {
    double both;        /* units that hold both */
    double expected;    /* the same if the items are independent */
    double variance;    /* of it */
    double log10_p;     /* log10 P(so many or more) */
    double log10_mid_p; /* the same, half of P(just so many) taken off (count_sum.h) */
    double log10_least; /* the least mid-p that the items could have had; NaN if not known */
} lec_shared_units;

/* Given lengths. All NaN but `both` where an item is in no unit or in all: nothing to test. */
lec_shared_units lec_shared_given_lengths(const lec_unequal_units *units, const lec_presence *first,
                                          const lec_presence *second);

/* Within strata. Strata where an item is in no unit or in all are certain and add to `both` and
 * `expected` only; where all are, p = 1 is no test: the p are NaN. So they are when a stratum has
 * more than 2^28 states to sum over (units x first x second x both). */
lec_shared_units lec_shared_within_strata(const lec_unequal_units *units, const lec_presence *first,
                                          const lec_presence *second);

/* Units x first x second x both: what the distribution of one stratum costs, in some nanoseconds.
 */
double lec_shared_states(size_t count, size_t first_total, size_t second_total);

/* The distribution of the shared units of one stratum of `count` units, given that `first_total`
 * units hold the first item and `second_total` the second, with these probabilities; `observed` is
 * put in as it is. */
lec_count lec_shared_distribution(const double *first, const double *second, size_t count,
                                  size_t first_total, size_t second_total, size_t observed,
                                  lec_arena *arena);

#endif
