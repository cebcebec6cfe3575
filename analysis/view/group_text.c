/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/view/group_text.h"

#include "analysis/measure/heaps.h"

lec_group_text lec_group_text_of(const lec_corpus *corpus, const lec_group *group,
                                 const lec_items *items, lec_arena *arena)
{
    uint32_t *type = lec_new(arena, uint32_t, group->token_count);
    uint32_t *turn_of = lec_new(arena, uint32_t, group->token_count);
    uint32_t *type_of = lec_new(arena, uint32_t, items->item_count); /* type + 1, or 0 */
    LEC_ARRAY(uint64_t) count = {0};
    size_t tokens = 0;
    for (size_t g = 0; g < group->turn_count; g++) {
        const uint32_t turn = group->turns[g];
        for (uint32_t i = corpus->turn_start[turn]; i < corpus->turn_start[turn + 1]; i++) {
            const uint32_t item = items->token_item[i];
            if (item == LEC_NONE) continue;
            if (type_of[item] == 0) {
                LEC_PUSH(arena, count, 0);
                type_of[item] = (uint32_t)count.count;
            }
            turn_of[tokens] = (uint32_t)g;
            type[tokens++] = type_of[item] - 1;
            count.items[type_of[item] - 1]++;
        }
    }
    return (lec_group_text){type, turn_of, count.items, tokens, count.count};
}

const uint32_t *lec_group_text_growth(const lec_group_text *text, lec_arena *arena)
{
    uint32_t *types = lec_new(arena, uint32_t, text->token_count);
    lec_vocabulary_growth(text->type, text->token_count, text->type_count, types,
                          lec_new(arena, uint32_t, text->type_count));
    return types;
}
