/* SPDX-License-Identifier: GPL-3.0-or-later
 * unequal_units.h -- how probable is it that a unit of text holds an item, given its length?
 *
 * Long units hold more of everything, so that any two items meet there. Here the words of an item
 * come in bursts: its rate in a unit is gamma with shape k, so that a unit of L words holds it with
 * probability
 *
 *     p = 1 - (1 + r L / k)^-k         (k infinite: 1 - exp(-r L), no bursts),
 *
 * and the rate r is such that these probabilities sum to the number of units that do hold it. The
 * shape is one for all items: the fewer of the long units hold what they should without bursts, the
 * smaller it is. Rates are fitted for all units together, or within strata (turn, speaker).
 *
 * Given how many units of a stratum hold an item, a dealing puts it there with its conditional
 * probability; what two items share is then tested by shared_score.h.
 *
 * Sources: Gotelli 2000, doi:10.1890/0012-9658(2000)081[2606:NMAOSC]2.0.CO;2 (null models);
 * Veech 2013, doi:10.1111/j.1466-8238.2012.00789.x (pairs by probability); Chen & Liu 1997,
 * Statistica Sinica 7, 875-892 (Bernoulli trials given their sum).
 */
#ifndef LEC_ANALYSIS_MEASURE_UNEQUAL_UNITS_H
#define LEC_ANALYSIS_MEASURE_UNEQUAL_UNITS_H

#include "analysis/measure/shared_score.h"
#include "core/arena.h"

typedef struct {
    size_t unit_count, stratum_count;
    const double *length;        /* [unit_count] words, above 0; a stratum's units lie together */
    const size_t *stratum_start; /* [stratum_count + 1] */
    double shape, shape_within;  /* of bursts: at one rate for all units, at rates of the strata;
                                    INFINITY: none */
} lec_unequal_units;

/* One item: in which units it is, and how probable that is. */
typedef struct {
    lec_dealt_item all;    /* at one rate for all units, one stratum */
    lec_dealt_item within; /* at the rates of the strata */
    uint32_t total;        /* units that hold it */
} lec_presence;

/* Writes probability[count] = 1 - (1 + r length / shape)^-shape, with r such that they sum to
 * `present`, 0 .. count (0 and 1 for all at the ends). */
void lec_fit_presence(const double *length, size_t count, size_t present, double shape,
                      double *probability);

/* Writes conditional[count]: the probability that unit i is among `total` units that hold the item,
 * 0 to 1; `probability` itself where count * total is above 2^20. */
void lec_condition_presence(const double *probability, size_t count, size_t total,
                            double *conditional);

/* The shape, .05 to 100 or INFINITY, at which the items are most likely, given in how many units of
 * all (`within`: of each stratum) each is. `present` [item_count] of [unit_count]; the shapes of
 * `units` are not looked at. INFINITY where nothing varies. */
double lec_burst_shape(const lec_unequal_units *units, const uint8_t *const *present,
                       size_t item_count, bool within);

/* `present` [unit_count] is kept, not copied. Lives in the arena. */
lec_presence lec_presence_new(const lec_unequal_units *units, const uint8_t *present,
                              lec_arena *arena);

typedef struct {
    double both;     /* units that hold both */
    double expected; /* the same if the items are independent */
    double log10_p;  /* log10 P(so many or more), Poisson-binomial: in how many units each item is
                        taken as chance too, which errs on the safe side */
} lec_shared_units;

/* Given lengths. All NaN but `both` where an item is in no unit or in all: nothing to test. */
lec_shared_units lec_shared_given_lengths(const lec_unequal_units *units, const lec_presence *first,
                                          const lec_presence *second);

/* Units with both, and as many as would be expected within strata; log10_p NaN. */
lec_shared_units lec_shared_within_strata(const lec_unequal_units *units, const lec_presence *first,
                                          const lec_presence *second);

#endif
