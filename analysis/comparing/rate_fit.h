/* SPDX-License-Identifier: GPL-3.0-or-later
 * rate_fit.h -- how often one item (a concept, a word) is used on each level of a factor: counts of
 * turns as a negative binomial regression with random intercepts (measure/count_model.h).
 *
 *     log mean of a turn = log words + log rate of its level + conference + speaker + exchange
 *
 * On a level where the item never occurs its rate is 0 and its log without bound ("separation");
 * these turns say nothing about the others and are left out, and the level has neither ratio nor p,
 * but one end: the rate at which it would be missed in (1 - level) / 2 of all such texts
 * (measure/absence.h), its clusters differing as those of the other levels are found to do. Over
 * the low end of the rate of the reference that is the high end of the ratio; where it is the
 * reference that never occurs, the low end likewise. Both ends being taken at their worst, such an
 * end holds more often than `level` says.
 *
 * An effect is left out where it could not be told from others: one level, one turn a level (the
 * dispersion), the same levels as the factor, or as an effect before it (conference, speaker,
 * exchange). The factor lies "between" the levels of an effect if none of them has turns on two of
 * its levels. An interval then rests on so many clusters, not on the turns: t with
 * clusters - levels degrees of freedom, the fewest of all effects (Pinheiro & Bates 2000, p. 91,
 * "inner and outer"), and the variances of the coefficients are multiplied by what the clusters are
 * found to differ by, as a share of what the model expects, as in quasi-likelihood: the likelihood
 * makes variances between few clusters too small. With normal data that is the t test of means of
 * clusters. Of speakers and exchanges only a share above 1 counts (docs/contrast_study.md). Where
 * there are no more clusters than levels (one conference a group) nothing can be said: the two are
 * confounded. */
#ifndef LEC_ANALYSIS_COMPARING_RATE_FIT_H
#define LEC_ANALYSIS_COMPARING_RATE_FIT_H

#include "analysis/comparing/rate_design.h"

/* Beyond so many clusters their spread is taken as the model has it (cost: its cube). */
enum { LEC_RATE_SPREAD_CLUSTERS = 400 };

/* What the counts of one item are fitted to: the turns of the levels on which it occurs. */
typedef struct {
    const lec_count_design *counts;
    size_t turn_count;
    const uint32_t *row; /* [turn_count] index into the turns of the rate design */
    size_t level_count;
    const uint32_t *level; /* [level_count] of the rate design, the base first: fixed column c is
                              1 for c = 0, else whether a turn stands on level[c] */
    lec_effect_kind effects[LEC_EFFECT_KINDS]; /* [effect_count] in the order of the model */
    size_t effect_count;
    lec_random_effect clusters; /* the turns of each; level_count 0: the turns are the clusters */
    size_t cluster_count;
    int between; /* lec_effect_kind, or -1: the clusters are turns */
    bool is_confounded;
} lec_rate_model;

/* `occurs` [level_count of the design], true for one level at least. Base: the reference if it is
 * among them, else the first. */
lec_rate_model lec_rate_model_make(const lec_rate_design *design, const bool *occurs,
                                   lec_arena *arena);

typedef enum {
    LEC_RATE_FITTED,
    LEC_RATE_NEVER_USED,           /* on no level */
    LEC_RATE_NEVER_USED_HERE,      /* on this level */
    LEC_RATE_REFERENCE_NEVER_USED, /* the level has a rate, but no ratio */
    LEC_RATE_TOO_FEW,              /* fewer occurrences than the minimum */
    LEC_RATE_CONFOUNDED,
    LEC_RATE_NO_MAXIMUM,
} lec_rate_state;

/* Of one level; NaN where undefined. */
typedef struct {
    uint64_t count, turns_with;
    lec_rate_state state;
    double rate, rate_low, rate_high;    /* a word, where all random intercepts are 0 */
    double ratio, ratio_low, ratio_high; /* to the rate of the reference; NaN for itself. No ends a
                                            factor of more than LEC_MOST_FACTOR away */
    double log10_p;
} lec_level_fit;

typedef struct {
    lec_level_fit *levels;              /* [level_count of the design], the caller's */
    double deviation[LEC_EFFECT_KINDS]; /* of the log rate; NaN where the effect is left out or its
                                           variance is estimated as 0 */
    bool is_zero[LEC_EFFECT_KINDS];     /* estimated as 0 */
    double dispersion; /* theta; NaN where the counts vary no more than Poisson's */
    bool is_poisson;
    double log_likelihood;
    double degrees; /* of freedom */
    double spread; /* what the clusters differ by, as a share of what the model expects; 1 where the
                      clusters are turns */
    uint64_t clusters, evaluations;
    int between; /* as in lec_rate_model */
} lec_rate_fit;

typedef struct {
    const lec_rate_design *design;
    const lec_rate_model *full; /* with all levels */
    uint64_t minimum;           /* occurrences needed */
    double level;               /* of the intervals */
} lec_rate_fitter;

/* `count` [turn_count of the design]. Scratch comes from `arena`. */
void lec_rate_fit_item(const lec_rate_fitter *fitter, const double *count, lec_rate_fit *fit,
                       lec_arena *arena);

#endif
