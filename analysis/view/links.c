/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/view/links.h"

static bool is_side(uint8_t role)
{
    return role == LEC_ROLE_PRINCIPAL || role == LEC_ROLE_JOURNALIST;
}

static const uint32_t *find_next(const lec_corpus *corpus, lec_arena *arena)
{
    uint32_t *next = lec_new(arena, uint32_t, corpus->turn_count);
    uint32_t coming[LEC_ROLE_COUNT];
    for (size_t c = 0; c < corpus->conference_count; c++) {
        coming[LEC_ROLE_PRINCIPAL] = coming[LEC_ROLE_JOURNALIST] = LEC_NONE;
        for (uint32_t t = corpus->conference_turn[c + 1]; t-- > corpus->conference_turn[c];) {
            const uint8_t role = corpus->turn_role[t];
            next[t] = LEC_NONE;
            if (!is_side(role)) continue;
            next[t] = coming[role == LEC_ROLE_PRINCIPAL ? LEC_ROLE_JOURNALIST : LEC_ROLE_PRINCIPAL];
            coming[role] = t;
        }
    }
    return next;
}

lec_turn_links lec_turn_links_of(const lec_corpus *corpus, lec_arena *arena)
{
    bool *can_link = lec_new(arena, bool, corpus->turn_count);
    for (size_t t = 0; t < corpus->turn_count; t++)
        can_link[t] = is_side(corpus->turn_role[t]) && corpus->turn_phase[t] == LEC_PHASE_QUESTIONS;
    return (lec_turn_links){find_next(corpus, arena), can_link};
}

bool lec_turn_has_link(const lec_turn_links *links, uint32_t turn)
{
    return links->can_link[turn] && links->next[turn] != LEC_NONE &&
           links->can_link[links->next[turn]];
}
