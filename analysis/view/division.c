/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/view/division.h"

static lec_division divide_at(const lec_corpus *corpus, const lec_group *group, bool conferences,
                              lec_arena *arena)
{
    uint32_t *part_of = lec_new(arena, uint32_t, group->token_count);
    uint64_t *size = lec_new(arena, uint64_t, group->turn_count);
    uint32_t at = 0, part = 0;
    for (size_t g = 0; g < group->turn_count; g++) {
        const uint32_t turn = group->turns[g];
        const bool same =
            g > 0 && conferences &&
            corpus->turn_conference[turn] == corpus->turn_conference[group->turns[g - 1]];
        if (g > 0 && !same) part++;
        const uint32_t words = corpus->turn_start[turn + 1] - corpus->turn_start[turn];
        size[part] += words;
        for (uint32_t i = 0; i < words; i++) part_of[at++] = part;
    }
    return (lec_division){part_of, size, group->turn_count > 0 ? part + 1 : 0};
}

lec_division lec_divide_at_turns(const lec_corpus *corpus, const lec_group *group, lec_arena *arena)
{
    return divide_at(corpus, group, false, arena);
}

lec_division lec_divide_at_conferences(const lec_corpus *corpus, const lec_group *group,
                                       lec_arena *arena)
{
    return divide_at(corpus, group, true, arena);
}

lec_division lec_divide_equally(const lec_group *group, uint64_t parts, lec_arena *arena)
{
    uint32_t *part_of = lec_new(arena, uint32_t, group->token_count);
    uint64_t *size = lec_new(arena, uint64_t, parts);
    uint32_t at = 0;
    for (uint64_t part = 0; part < parts; part++) {
        const uint64_t end = (2 * (part + 1) * group->token_count + parts) / (2 * parts);
        size[part] = end - at;
        while (at < end) part_of[at++] = (uint32_t)part;
    }
    return (lec_division){part_of, size, (size_t)parts};
}
