/* SPDX-License-Identifier: GPL-3.0-or-later
 * conference_order.h -- conferences in the order in which they were held. */
#ifndef LEC_ANALYSIS_VIEW_CONFERENCE_ORDER_H
#define LEC_ANALYSIS_VIEW_CONFERENCE_ORDER_H

#include "core/corpus.h"

/* rank[conference] 0, 1, 2 ...: by date, of one day by name; those without a date come last, by
 * name. [conference_count], in `arena`. */
const uint32_t *lec_conference_ranks(const lec_corpus *corpus, lec_arena *arena);

#endif
