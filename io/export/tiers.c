/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/export/tiers.h"

#include "core/turn_key.h"

bool lec_tier_holds(const lec_corpus *corpus, const lec_tier *tier, uint32_t turn)
{
    return corpus->turn_speaker[turn] == tier->speaker && corpus->turn_role[turn] == tier->role;
}

lec_tiers lec_tiers_of(const lec_corpus *corpus, size_t conference, lec_arena *arena)
{
    LEC_ARRAY(lec_tier) tiers = {0};
    bool *seen = lec_new(arena, bool, corpus->speaker_count *LEC_ROLE_COUNT);
    for (int role = 0; role < LEC_ROLE_COUNT; role++)
        for (uint32_t t = corpus->conference_turn[conference];
             t < corpus->conference_turn[conference + 1]; t++) {
            const uint32_t speaker = corpus->turn_speaker[t];
            const size_t key = (size_t)speaker * LEC_ROLE_COUNT + (size_t)role;
            if (corpus->turn_role[t] != role || seen[key]) continue;
            seen[key] = true;
            const lec_tier tier = {
                speaker, (lec_role)role,
                lec_tier_name(corpus->speaker_name[speaker], (lec_role)role, arena)};
            LEC_PUSH(arena, tiers, tier);
        }
    return (lec_tiers){tiers.items, tiers.count};
}
