/* SPDX-License-Identifier: GPL-3.0-or-later
 * certainty.h -- how probable it is that a turn's speaker and role are right.
 *
 * The role is right when it is the person's (its posterior, role.h) and no label is hidden in the
 * turn (the likeliest rejected candidate is none); the speaker is, given the role, by a logistic
 * model over the features of a turn (certainty_features.def). Its weights (certainty_weights.def)
 * were learned on attributions of houses that no other weight had seen, a word of a turn being an
 * example (docs/attribution.md). */
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
