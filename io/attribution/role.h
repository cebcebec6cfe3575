/* SPDX-License-Identifier: GPL-3.0-or-later
 * role.h -- which role each person has, with what probability, and why.
 *
 * A multinomial logistic model over the features of a person (role_features.def), pooled over all
 * turns and relative to the file; weights learned on other houses than those they are judged by
 * (role_weights.def, docs/attribution.md). What the study or the form says of a role is one more
 * term of the sum, a strong one. One person keeps one role in a conference. */
#ifndef LEC_IO_ROLE_H
#define LEC_IO_ROLE_H

#include "io/attribution/features.h"
#include "io/form/transcript.h"

typedef struct {
    double chance[LEC_ROLE_COUNT];   /* sums to 1 */
    lec_reason reasons[LEC_REASONS]; /* for the best role against the second */
} lec_role_opinion;

/* The roles of all people, [people->count]; those without turns have no opinion worth having. Sets
 * role, second role and their probabilities of every turn. */
lec_role_opinion *lec_decide_roles(const lec_people *people, lec_draft *drafts, size_t count,
                                   lec_arena *arena);

/* The most probable role, and the second. */
lec_role lec_best_role(const double chance[LEC_ROLE_COUNT]);
lec_role lec_second_role(const double chance[LEC_ROLE_COUNT]);

/* A probability in steps of 1/65535, so that the last bits of a logarithm never show. */
double lec_rounded_probability(double probability);

#endif
