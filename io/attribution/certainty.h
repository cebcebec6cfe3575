/* SPDX-License-Identifier: GPL-3.0-or-later
 * certainty.h -- how probable it is that a turn's speaker and role are right.
 *
 * A multinomial logistic model over the features of a turn (certainty_features.def) with three
 * outcomes: speaker and role right, the role alone, neither. Its weights (certainty_weights.def)
 * were learned on attributions of houses that neither the weights of the roles nor these had seen,
 * a word of a turn being an example (docs/attribution.md). */
#ifndef LEC_IO_CERTAINTY_H
#define LEC_IO_CERTAINTY_H

#include "io/attribution/certainty_features.h"

enum { LEC_CERTAINTY_TERMS = 3 };

/* One reason: how much it adds to the log odds of being right; below 0: it speaks against. */
typedef struct {
    const char *says;
    double amount;
} lec_certainty_term;

typedef struct {
    double right;                                  /* that speaker and role are right */
    double role;                                   /* that the role is; never less */
    lec_certainty_term terms[LEC_CERTAINTY_TERMS]; /* the largest against it first; `says` is NULL
                                                      for fewer */
} lec_certainty;

/* The certainty of all turns, [input->count]. Linear in the length of the text. */
lec_certainty *lec_certainty_find(const lec_certainty_input *input, lec_arena *arena);

#endif
