/* SPDX-License-Identifier: GPL-3.0-or-later
 * nearest_texts.h -- the texts most like each text, by Hellinger's distance sqrt(1 - sum sqrt(p q))
 * of their words' shares p and q. */
#ifndef LEC_ANALYSIS_MEASURE_NEAREST_TEXTS_H
#define LEC_ANALYSIS_MEASURE_NEAREST_TEXTS_H

#include <stddef.h>
#include <stdint.h>

#include "core/arena.h"

/* The words of a text, each once, and the square root of the share of the text that each is. */
typedef struct {
    const uint32_t *item; /* [count] */
    const double *root;
    size_t count;
} lec_root_shares;

typedef struct {
    const lec_root_shares *items; /* [count] */
    size_t count, item_count;
} lec_texts_as_roots;

/* nearest[text * neighbours + k]: the k-th nearest of it, of equal ones the first. There are more
 * than `neighbours` texts. Cost: the square of their number times the words of one. */
const uint32_t *lec_nearest_texts(const lec_texts_as_roots *texts, size_t neighbours,
                                  size_t threads, lec_arena *arena);

#endif
