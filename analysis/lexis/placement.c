/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/lexis/placement.h"

#include <math.h>
#include <string.h>

#include "core/corpus.h"

/* `count` uses of an item in a unit: 2 t near the node in turn t, 2 t + 1 elsewhere in it. */
typedef struct {
    uint32_t item, unit, count;
} entry;

struct lec_placement {
    lec_arena *arena;
    size_t item_count;
    LEC_ARRAY(entry) entries; /* by unit, of each turn as they came */
    LEC_ARRAY(uint32_t) size; /* of each unit */
    size_t *place[2];  /* [item_count] 1 + its entry near and elsewhere in the current turn */
    size_t turn_start; /* its first entry */
};

lec_placement *lec_placement_new(size_t item_count, lec_arena *arena)
{
    lec_placement *made = lec_new(arena, lec_placement, 1);
    made->arena = arena;
    made->item_count = item_count;
    for (int far = 0; far < 2; far++) made->place[far] = lec_new(arena, size_t, item_count);
    return made;
}

static void end_turn(lec_placement *placement)
{
    for (size_t i = placement->turn_start; i < placement->entries.count; i++) {
        const entry *of = &placement->entries.items[i];
        placement->place[of->unit % 2][of->item] = 0;
    }
    placement->turn_start = placement->entries.count;
}

void lec_placement_clear(lec_placement *placement)
{
    end_turn(placement);
    placement->entries.count = placement->size.count = placement->turn_start = 0;
}

void lec_placement_begin_turn(lec_placement *placement)
{
    end_turn(placement);
    for (int far = 0; far < 2; far++) LEC_PUSH(placement->arena, placement->size, 0);
}

void lec_placement_add(lec_placement *placement, uint32_t item, bool is_near)
{
    const uint32_t far = is_near ? 0 : 1;
    const uint32_t unit = (uint32_t)placement->size.count - 2 + far;
    placement->size.items[unit]++;
    if (item == LEC_NONE) return;
    size_t *place = &placement->place[far][item];
    if (*place == 0) {
        LEC_PUSH(placement->arena, placement->entries, ((entry){item, unit, 0}));
        *place = placement->entries.count;
    }
    placement->entries.items[*place - 1].count++;
}

/* The entries by item, and within an item by unit: both come in that order, so that a counting sort
 * keeps it, but for near and elsewhere in one turn, which may have come the other way round. */
static lec_cluster_counts sort_by_item(const lec_placement *placement, lec_arena *arena)
{
    const size_t filled = placement->entries.count, items = placement->item_count;
    size_t *start = lec_new(arena, size_t, items + 2);
    uint32_t *unit = lec_new(arena, uint32_t, filled), *count = lec_new(arena, uint32_t, filled);
    size_t *next = start + 1;
    for (size_t i = 0; i < filled; i++) next[placement->entries.items[i].item + 1]++;
    for (size_t i = 0; i < items; i++) next[i + 1] += next[i];
    for (size_t i = 0; i < filled; i++) {
        const entry *of = &placement->entries.items[i];
        size_t at = next[of->item]++;
        if (at > start[of->item] && unit[at - 1] > of->unit) {
            unit[at] = unit[at - 1];
            count[at] = count[at - 1];
            at--;
        }
        unit[at] = of->unit;
        count[at] = of->count;
    }
    return (lec_cluster_counts){items, placement->size.count, start, unit, count};
}

void lec_placement_test(lec_placement *placement, size_t threads, lec_dealt_word *results)
{
    lec_arena *scratch = lec_arena_new();
    end_turn(placement);
    const lec_cluster_counts counts = sort_by_item(placement, scratch);
    const size_t units = placement->size.count, items = placement->item_count;
    bool *is_near = lec_new(scratch, bool, units), *tested = lec_new(scratch, bool, items);
    uint32_t *turn = lec_new(scratch, uint32_t, units);
    for (size_t u = 0; u < units; u++) {
        is_near[u] = u % 2 == 0;
        turn[u] = (uint32_t)(u / 2);
    }
    for (size_t i = 0; i < items; i++) tested[i] = counts.cell_start[i + 1] > counts.cell_start[i];
    const lec_deal deal = {.size = placement->size.items,
                           .is_target = is_near,
                           .block = turn,
                           .tested = tested,
                           .threads = threads};
    lec_deal_words(&counts, &deal, results);
    lec_arena_free(scratch);
}
