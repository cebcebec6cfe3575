/* SPDX-License-Identifier: GPL-3.0-or-later
 * items.h -- what counts as the same word: folded or with its case, stemmed or not, with or without
 * stop words. Leaving words out keeps everybody's position: windows never grow. */
#ifndef LEC_ANALYSIS_VIEW_ITEMS_H
#define LEC_ANALYSIS_VIEW_ITEMS_H

#include "analysis/analysis.h"

typedef struct {
    const uint32_t *token_item; /* [token_count] item of each token; LEC_NONE for a stop word */
    const char *const *text;    /* [item_count] */
    size_t item_count;
} lec_items;

/* As --case, --stem and --stopwords ask. LEC_BAD_USAGE: no stemmer of that name. */
LEC_MUST_CHECK lec_status lec_items_make(const lec_context *context, lec_items *out,
                                         lec_error *error);

/* Item ids in the byte order of their texts: order[rank] = item. */
const uint32_t *lec_items_by_text(const lec_items *items, lec_arena *arena);

#endif
