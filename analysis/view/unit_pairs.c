/* SPDX-License-Identifier: GPL-3.0-or-later
 * unit_pairs.c -- units are put in the order of their strata; items are fitted and dealt out once.
 */
#include "analysis/view/unit_pairs.h"

#include <math.h>
#include <stdlib.h>

/* An item, as far as it has been asked for. */
typedef struct {
    bool is_fitted;
    lec_presence presence;
} known_item;

struct lec_unit_pairs {
    const lec_context *context;
    lec_unequal_units units;
    size_t *place; /* [unit_count] of each unit in the order of strata */
    known_item *items;
    const uint8_t **present; /* [items] of [unit_count] */
};

typedef struct {
    uint64_t key;
    size_t unit;
} ordered_unit;

static int by_key_then_unit(const void *one, const void *other)
{
    const ordered_unit *a = one, *b = other;
    if (a->key != b->key) return a->key < b->key ? -1 : 1;
    return (a->unit > b->unit) - (a->unit < b->unit);
}

/* Strata in the order of their first units: what else is read changes no order. */
static ordered_unit *sort_units(const lec_unit_list *list, lec_arena *arena)
{
    ordered_unit *order = lec_new(arena, ordered_unit, list->count);
    for (size_t u = 0; u < list->count; u++) order[u] = (ordered_unit){list->within[u], u};
    if (list->count > 1) qsort(order, list->count, sizeof *order, by_key_then_unit);
    for (size_t i = 0, end; i < list->count; i = end) {
        const uint64_t within = order[i].key;
        for (end = i; end < list->count && order[end].key == within;) end++;
        for (size_t j = end; j-- > i;) order[j].key = order[i].unit;
    }
    if (list->count > 1) qsort(order, list->count, sizeof *order, by_key_then_unit);
    return order;
}

static void order_units(lec_unit_pairs *pairs, const lec_unit_list *list)
{
    lec_arena *arena = pairs->context->arena;
    const ordered_unit *order = sort_units(list, arena);
    double *length = lec_new(arena, double, list->count);
    size_t *start = lec_new(arena, size_t, list->count + 1), strata = 0;
    pairs->place = lec_new(arena, size_t, list->count);
    for (size_t i = 0; i < list->count; i++) {
        if (i == 0 || order[i].key != order[i - 1].key) start[strata++] = i;
        length[i] = list->length[order[i].unit];
        pairs->place[order[i].unit] = i;
    }
    start[strata] = list->count;
    pairs->units = (lec_unequal_units){list->count, strata, length, start, INFINITY, INFINITY};
}

static void find_items(lec_unit_pairs *pairs, size_t item_count, lec_units_with_item *with,
                       const void *state)
{
    lec_arena *arena = pairs->context->arena;
    pairs->items = lec_new(arena, known_item, item_count);
    pairs->present = lec_new(arena, const uint8_t *, item_count);
    for (uint32_t item = 0; item < item_count; item++) {
        uint8_t *present = lec_new(arena, uint8_t, pairs->units.unit_count);
        size_t count;
        const uint32_t *units = with(state, item, &count);
        for (size_t i = 0; i < count; i++) present[pairs->place[units[i]]] = 1;
        pairs->present[item] = present;
    }
}

lec_unit_pairs *lec_unit_pairs_new(const lec_context *context, const lec_unit_list *units,
                                   size_t item_count, lec_units_with_item *with, const void *state)
{
    lec_unit_pairs *pairs = lec_new(context->arena, lec_unit_pairs, 1);
    pairs->context = context;
    order_units(pairs, units);
    find_items(pairs, item_count, with, state);
    lec_unequal_units *of = &pairs->units;
    if (units->bursts) {
        const double shape = lec_burst_shape(of, pairs->present, item_count, false);
        of->shape_within = lec_burst_shape(of, pairs->present, item_count, true);
        of->shape = shape;
    }
    return pairs;
}

static const lec_presence *presence_of(lec_unit_pairs *pairs, uint32_t item)
{
    known_item *known = &pairs->items[item];
    if (known->is_fitted) return &known->presence;
    known->presence = lec_presence_new(&pairs->units, pairs->present[item], pairs->context->arena);
    known->is_fitted = true;
    return &known->presence;
}

lec_shared_units lec_unit_pairs_given_lengths(lec_unit_pairs *pairs, uint32_t first,
                                              uint32_t second)
{
    return lec_shared_given_lengths(&pairs->units, presence_of(pairs, first),
                                    presence_of(pairs, second));
}

lec_shared_units lec_unit_pairs_within(lec_unit_pairs *pairs, uint32_t first, uint32_t second)
{
    return lec_shared_within_strata(&pairs->units, presence_of(pairs, first),
                                    presence_of(pairs, second));
}

lec_shared_score lec_unit_pairs_test(lec_unit_pairs *pairs, uint32_t first, uint32_t second)
{
    const size_t start[] = {0, pairs->units.unit_count};
    return lec_shared_score_test(&presence_of(pairs, first)->all, &presence_of(pairs, second)->all,
                                 start, 1);
}

lec_shared_score lec_unit_pairs_test_within(lec_unit_pairs *pairs, uint32_t first, uint32_t second)
{
    return lec_shared_score_test(&presence_of(pairs, first)->within,
                                 &presence_of(pairs, second)->within, pairs->units.stratum_start,
                                 pairs->units.stratum_count);
}

double lec_unit_pairs_stability(lec_unit_pairs *pairs, uint32_t first, uint32_t second,
                                const uint32_t *cluster, const lec_splits *splits)
{
    lec_arena *scratch = lec_arena_new();
    uint32_t *ordered = lec_new(scratch, uint32_t, pairs->units.unit_count);
    for (size_t u = 0; u < pairs->units.unit_count; u++) ordered[pairs->place[u]] = cluster[u];
    const double stability = lec_found_in_both_halves(&pairs->units, presence_of(pairs, first),
                                                      presence_of(pairs, second), ordered, splits);
    lec_arena_free(scratch);
    return stability;
}
