/* SPDX-License-Identifier: GPL-3.0-or-later
 * group_text.h -- the words of a group as one text, turn after turn: what measures of vocabulary
 * need to know of it. */
#ifndef LEC_ANALYSIS_VIEW_GROUP_TEXT_H
#define LEC_ANALYSIS_VIEW_GROUP_TEXT_H

#include "analysis/view/groups.h"
#include "analysis/view/items.h"

typedef struct {
    const uint32_t *type;  /* [token_count] a number below type_count, by first use */
    const uint32_t *turn;  /* [token_count] the turn it is in, as an index into group->turns */
    const uint64_t *count; /* [type_count] uses of each */
    size_t token_count, type_count;
} lec_group_text;

/* Stop words (LEC_NONE) are left out. Everything lies in `arena`. */
lec_group_text lec_group_text_of(const lec_corpus *corpus, const lec_group *group,
                                 const lec_items *items, lec_arena *arena);

/* [token_count]: different words among those so far. */
const uint32_t *lec_group_text_growth(const lec_group_text *text, lec_arena *arena);

#endif
