/* SPDX-License-Identifier: GPL-3.0-or-later
 * unit_pairs.c -- units are put in the order of their strata; items are fitted and dealt out once.
 */
#include "analysis/view/unit_pairs.h"

#include <math.h>
#include <stdlib.h>

#include "analysis/measure/dealt_units.h"

static const double most_states = 0x1p24;

/* An item, as far as it has been asked for. */
typedef struct {
    bool is_fitted, is_dealt;
    lec_presence presence;
    lec_dealings dealings;
} known_item;

struct lec_unit_pairs {
    const lec_context *context;
    lec_unequal_units units;
    size_t *place; /* [unit_count] of each unit in the order of strata */
    known_item *items;
    lec_units_with_item *with;
    const void *state;
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
    pairs->units = (lec_unequal_units){list->count, strata, length, start};
}

lec_unit_pairs *lec_unit_pairs_new(const lec_context *context, const lec_unit_list *units,
                                   size_t item_count, lec_units_with_item *with, const void *state)
{
    lec_unit_pairs *pairs = lec_new(context->arena, lec_unit_pairs, 1);
    pairs->context = context;
    pairs->items = lec_new(context->arena, known_item, item_count);
    pairs->with = with;
    pairs->state = state;
    order_units(pairs, units);
    return pairs;
}

static const lec_presence *presence_of(lec_unit_pairs *pairs, uint32_t item)
{
    known_item *known = &pairs->items[item];
    if (known->is_fitted) return &known->presence;
    lec_arena *arena = pairs->context->arena;
    uint8_t *present = lec_new(arena, uint8_t, pairs->units.unit_count);
    size_t count;
    const uint32_t *with = pairs->with(pairs->state, item, &count);
    for (size_t i = 0; i < count; i++) present[pairs->place[with[i]]] = 1;
    known->presence = lec_presence_new(&pairs->units, present, arena);
    known->is_fitted = true;
    return &known->presence;
}

static const lec_dealings *dealings_of(lec_unit_pairs *pairs, uint32_t item)
{
    known_item *known = &pairs->items[item];
    if (known->is_dealt) return &known->dealings;
    const lec_presence *presence = presence_of(pairs, item);
    const lec_common *common = pairs->context->common;
    known->dealings =
        lec_deal_item(presence->probability, pairs->units.unit_count, presence->total,
                      (size_t)common->replicates, common->seed, item, pairs->context->arena);
    known->is_dealt = true;
    return &known->dealings;
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

/* All dealings at once. */
static lec_shared_p exact_log10_p(const lec_presence *one, const lec_presence *other, size_t units,
                                  size_t both)
{
    lec_arena *scratch = lec_arena_new();
    const lec_count shared = lec_shared_distribution(one->probability, other->probability, units,
                                                     one->total, other->total, both, scratch);
    const lec_shared_p p = {lec_log10_mid_p(lec_count_sum_greater(&shared, 1)),
                            lec_count_sum_least(&shared, 1)};
    lec_arena_free(scratch);
    return p;
}

static double sampled_log10_p(lec_unit_pairs *pairs, uint32_t first, uint32_t second, size_t both)
{
    const lec_dealings *one = dealings_of(pairs, first), *other = dealings_of(pairs, second);
    const double p = lec_dealt_mid_p(one, other, both);
    const bool none = p * (double)(one->count + 1) <= 0.5; /* the data alone */
    if (!none && !isnan(p)) return log10(p);
    const double safe = lec_unit_pairs_given_lengths(pairs, first, second).log10_p;
    return isnan(p) ? safe : fmin(safe, log10(p));
}

lec_shared_p lec_unit_pairs_permutation(lec_unit_pairs *pairs, uint32_t first, uint32_t second)
{
    const lec_presence *one = presence_of(pairs, first), *other = presence_of(pairs, second);
    const size_t units = pairs->units.unit_count;
    if (one->total == 0 || one->total == units || other->total == 0 || other->total == units)
        return (lec_shared_p){NAN, NAN};
    size_t both = 0;
    for (size_t u = 0; u < units; u++) both += one->present[u] & other->present[u];
    if (lec_shared_states(units, one->total, other->total) <= most_states)
        return exact_log10_p(one, other, units, both);
    return (lec_shared_p){sampled_log10_p(pairs, first, second, both), NAN};
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
