/* SPDX-License-Identifier: GPL-3.0-or-later
 * certainty.h -- how probable it is that a turn's speaker and role are right.
 *
 * Two logistic models over the features of a turn (certainty_features.def): that the role is right,
 * and that the speaker is when the role is; the product is the certainty. Their weights
 * (certainty_role_weights.def, certainty_name_weights.def) were learned on attributions of houses
 * that the weights of the labels and roles had not seen, a word of a turn being an example
 * (docs/attribution.md). */
#ifndef LEC_IO_CERTAINTY_H
#define LEC_IO_CERTAINTY_H

#include "io/attribution/certainty_features.h"

typedef struct {
    double right;                  /* that speaker and role are right */
    double role;                   /* that the role is; never less */
    lec_reason doubt[LEC_REASONS]; /* what speaks most against it */
} lec_certainty;

/* The certainty of all turns, [input->count]. Linear in the length of the text. */
lec_certainty *lec_certainty_find(const lec_certainty_input *input, lec_arena *arena);

#endif
