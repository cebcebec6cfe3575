/* SPDX-License-Identifier: GPL-3.0-or-later
 * distances.h -- how far two profiles are from each other, fast enough for all pairs of hundreds of
 * them, again and again in resamples.
 *
 *   jsd           Jensen-Shannon divergence in bits (Lin 1991): of the shared features alone a
 * logarithm is taken, the others add what is known of each profile cosine        1 - sum x y / (|x|
 * |y|) of the counts (Salton & McGill 1983) cosine-delta  1 - cosine of the z-scores of the rates
 * (Smith & Aldridge 2011; Evert et al. 2017)
 */
#ifndef LEC_ANALYSIS_COMPARING_DISTANCES_H
#define LEC_ANALYSIS_COMPARING_DISTANCES_H

#include "analysis/comparing/profiles.h"

typedef enum { LEC_DISTANCE_JSD, LEC_DISTANCE_COSINE, LEC_DISTANCE_DELTA } lec_distance_kind;
extern const char *const lec_distance_names[]; /* NULL ends them */

/* The row of the option for it: a member `measure` of the settings. */
#define LEC_DISTANCE_OPTION(settings, by_default)                                                  \
    {                                                                                              \
        "measure", LEC_OPTION_CHOICE, offsetof(settings, measure), "NAME",                         \
            "what is called distance: jsd (Jensen-Shannon divergence), cosine (1 - cosine of the " \
            "counts) or cosine-delta (of z-scores; needs three or more) (" by_default ")",         \
            0, 0, lec_distance_names                                                               \
    }

typedef struct {
    lec_distance_kind kind;
    size_t feature_count;
    const double *mean, *deviation; /* [feature_count] of the rates of all profiles, for delta */
} lec_distance_space;

/* A profile made ready. */
typedef struct {
    double *value; /* [feature_count] proportions, counts or z */
    double *part;  /* [feature_count] for jsd; else NULL */
    double length; /* sum of squares, for the others; 0 or NaN: there is no distance */
} lec_distance_point;

lec_distance_space lec_distance_space_make(const lec_profiles *profiles, lec_distance_kind kind,
                                           lec_arena *arena);

lec_distance_point lec_distance_point_new(const lec_distance_space *space, lec_arena *arena);

/* `counts` [feature_count] of a text of `words` words. */
void lec_distance_point_set(const lec_distance_space *space, const double *counts, double words,
                            lec_distance_point *point);

/* 0 or more; exactly 0 for what is the same. NaN where a profile is empty. */
double lec_distance_between(const lec_distance_space *space, const lec_distance_point *one,
                            const lec_distance_point *other);

/* All distances [count * count] of profiles with these counts [count * feature_count] and words.
 * What has no distance is as far from the others as the farthest. */
void lec_distance_matrix(const lec_distance_space *space, const double *counts, const double *words,
                         size_t count, lec_arena *scratch, double *distance);

#endif
