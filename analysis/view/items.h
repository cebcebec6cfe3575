/* SPDX-License-Identifier: GPL-3.0-or-later
 * items.h -- what counts as the same word: folded or with its case, stemmed or not, with or without
 * stop words. Leaving words out keeps everybody's position: windows never grow. */
#ifndef LEC_ANALYSIS_VIEW_ITEMS_H
#define LEC_ANALYSIS_VIEW_ITEMS_H

#include "analysis/analysis.h"
#include "analysis/view/groups.h"

enum { LEC_STEMMER_ROOM = 1 << 16 }; /* more bytes than one takes (core/memory.h) */

typedef struct {
    const uint32_t *token_item; /* [token_count] item of each token; LEC_NONE for a stop word */
    const uint32_t *type_item;  /* [words, or forms with --case] the same by type */
    const char *const *text;    /* [item_count] as tables show it */
    const char *const *folded;  /* [item_count] as lists of words have it: straße is strasse */
    size_t item_count;
    bool bounded; /* n-grams and windows stop at punctuation (lec_punctuation_before()) */
} lec_items;

/* As --case, --stem, --stopwords and --without ask. LEC_BAD_USAGE: no stemmer of that name, nothing
 * that --without knows. */
LEC_MUST_CHECK lec_status lec_items_make(const lec_context *context, lec_items *out,
                                         lec_error *error);

/* The same, with the groups by conference and role that they are counted in. */
LEC_MUST_CHECK lec_status lec_items_in_groups(const lec_context *context, lec_items *items,
                                              lec_groups *groups, lec_error *error);

/* Item ids in the byte order of their texts: order[rank] = item. */
const uint32_t *lec_items_by_text(const lec_items *items, lec_arena *arena);

#endif
