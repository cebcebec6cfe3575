/* SPDX-License-Identifier: GPL-3.0-or-later
 * sequence.h -- who says each paragraph of a text without labels.
 *
 * A maximum-entropy Markov model (McCallum, Freitag & Pereira 2000): the role of a passage
 * (principal, journalist or moderator) given the role of the one before and what both and the next
 * one show, a multinomial logistic whose weights are learned on houses whose labels were hidden
 * (sequence_features.def, sequence_weights.def, docs/attribution.md). The reading is the most
 * probable sequence (Viterbi); how sure it is, the probability of each passage's role, summed over
 * all sequences (forward; as each step is a probability by itself, the backward sums are 1). */
#ifndef LEC_IO_SEQUENCE_H
#define LEC_IO_SEQUENCE_H

#include "io/attribution/passages.h"

enum {
#define LEC_SEQUENCE_FEATURE(name, says, function) LEC_SEQUENCE_FEATURE_##name,
#include "io/attribution/sequence_features.def"
#undef LEC_SEQUENCE_FEATURE
#define LEC_SEQUENCE_FEATURE(name, says, function) LEC_SEQUENCE_FEATURE_journalist_##name,
#include "io/attribution/sequence_features.def"
#undef LEC_SEQUENCE_FEATURE
#define LEC_SEQUENCE_FEATURE(name, says, function) LEC_SEQUENCE_FEATURE_moderator_##name,
#include "io/attribution/sequence_features.def"
#undef LEC_SEQUENCE_FEATURE
    LEC_SEQUENCE_FEATURE_COUNT
};

extern const char *const lec_sequence_feature_names[LEC_SEQUENCE_FEATURE_COUNT];

/* The features of passage `index` where `before` said the one before it (LEC_ROLE_COUNT: nobody).
 */
void lec_sequence_features_of(const lec_passages *passages, size_t index, lec_role before,
                              double features[LEC_SEQUENCE_FEATURE_COUNT]);

typedef struct {
    lec_role role;
    double probability; /* that it is the role */
    double begins;      /* that the one before is another's, 1 for the first */
} lec_said;

/* [passages->count]. O(passages). */
lec_said *lec_sequence_decide(const lec_passages *passages, lec_arena *arena);

#endif
