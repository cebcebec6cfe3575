/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/lexis/item_places.h"

#include <string.h>

static bool is_concept_name(const lec_study *study, const char *text)
{
    for (size_t c = 0; c < study->concept_count; c++)
        if (strcmp(study->concepts[c].name, text) == 0) return true;
    return false;
}

static void name_items(lec_inventory *all)
{
    lec_arena *arena = all->context->arena;
    const lec_study *study = all->context->study;
    all->name = lec_new(arena, const char *, all->item_count);
    uint32_t *rank = lec_new(arena, uint32_t, all->item_count);
    for (size_t c = 0; c < all->concept_count; c++) all->name[c] = study->concepts[c].name;
    const uint32_t *order = lec_items_by_text(&all->words, arena);
    for (uint32_t i = 0; i < all->words.item_count; i++) {
        const size_t item = all->concept_count + order[i];
        const char *text = all->words.text[order[i]];
        rank[item] = i;
        all->name[item] = all->concept_count > 0 && is_concept_name(study, text)
                              ? lec_arena_format(arena, "%s (word)", text)
                              : text;
    }
    all->name_rank = rank;
}

lec_status lec_inventory_take(const lec_context *context, bool words, bool concepts,
                              lec_inventory *out, lec_error *error)
{
    *out = (lec_inventory){.context = context};
    const lec_status status = words ? lec_items_make(context, &out->words, error) : LEC_OK;
    if (status != LEC_OK) return status;
    if (concepts) out->concept_count = context->study->concept_count;
    out->item_count = out->concept_count + out->words.item_count;
    out->occurrences = lec_occurrences_find(context->corpus, context->study->concepts,
                                            out->concept_count, context->arena);
    name_items(out);
    return LEC_OK;
}

typedef struct {
    uint32_t item, position;
} place;

typedef LEC_ARRAY(place) place_list;

static place_list list_places(const lec_inventory *all, const lec_group *group, lec_arena *scratch)
{
    const lec_corpus *corpus = all->context->corpus;
    place_list list = {0};
    uint32_t before = 0; /* words of the group before the turn */
    size_t next = 0;     /* occurrence */
    for (size_t g = 0; g < group->turn_count; g++) {
        const uint32_t first = corpus->turn_start[group->turns[g]];
        const uint32_t end = corpus->turn_start[group->turns[g] + 1];
        for (uint32_t i = first; i < end && all->words.item_count > 0; i++)
            if (all->words.token_item[i] != LEC_NONE)
                LEC_PUSH(scratch, list,
                         ((place){(uint32_t)all->concept_count + all->words.token_item[i],
                                  before + (i - first)}));
        for (; next < all->occurrences.count && all->occurrences.items[next].token < end; next++) {
            const lec_occurrence *found = &all->occurrences.items[next];
            if (found->token >= first)
                LEC_PUSH(scratch, list, ((place){found->concept, before + (found->token - first)}));
        }
        before += end - first;
    }
    return list;
}

/* A counting sort by item keeps the positions of an item ascending. */
lec_places lec_places_find(const lec_inventory *all, const lec_group *group, lec_arena *arena)
{
    const place_list list = list_places(all, group, arena);
    lec_places found = {lec_new(arena, size_t, all->item_count + 1),
                        lec_new(arena, uint32_t, list.count)};
    for (size_t i = 0; i < list.count; i++) found.start[list.items[i].item + 1]++;
    for (size_t item = 0; item < all->item_count; item++)
        found.start[item + 1] += found.start[item];
    size_t *next = lec_new(arena, size_t, all->item_count);
    for (size_t item = 0; item < all->item_count; item++) next[item] = found.start[item];
    for (size_t i = 0; i < list.count; i++)
        found.position[next[list.items[i].item]++] = list.items[i].position;
    return found;
}
