/* SPDX-License-Identifier: GPL-3.0-or-later
 * units.c -- per concept a sorted list of the units it occurs in; a pair is a merge of two lists.
 */
#include "analysis/view/units.h"

#include <string.h>

static const char *const unit_names[LEC_UNIT_COUNT] = {"sentence", "turn", "exchange", "window"};

const char *lec_unit_name(lec_unit unit)
{
    return unit_names[unit];
}

typedef LEC_ARRAY(uint32_t) ids;

/* An occurrence in the group, for windows. */
typedef struct {
    uint32_t first, end; /* tokens */
} place;

typedef LEC_ARRAY(place) places;

struct lec_units {
    const lec_context *context;
    lec_unit kind;
    uint32_t window;
    size_t concept_count;
    size_t unit_count, stratum_count;
    uint32_t *stratum_of;   /* [unit_count] ascending */
    uint64_t *stratum_size; /* [stratum_count] units in it; tokens for windows */
    ids *present;           /* [concept_count] units it occurs in, ascending; not for windows */
    places *places;         /* [concept_count] for windows */
    uint32_t *turn_stratum; /* [turn_count of the corpus] for windows: LEC_NONE outside the group */
    LEC_ARRAY(lec_contingency) strata;
    lec_arena *arena;
};

/* --- gathering ------------------------------------------------------------------------------- */

typedef struct {
    lec_units *units;
    LEC_ARRAY(uint32_t) stratum_of;
    LEC_ARRAY(uint64_t) stratum_size;
    const lec_occurrences *occurrences;
    size_t next; /* the first occurrence not yet looked at */
} gathering;

/* Opens a unit; `opens_stratum` also the stratum it lies in. */
static void open_unit(gathering *g, bool opens_stratum)
{
    lec_arena *arena = g->units->arena;
    if (opens_stratum) LEC_PUSH(arena, g->stratum_size, 0);
    LEC_PUSH(arena, g->stratum_of, (uint32_t)g->stratum_size.count - 1);
    g->stratum_size.items[g->stratum_size.count - 1]++;
}

/* The concepts that begin in tokens first .. end-1 are present in the current unit. */
static void mark_present(gathering *g, uint32_t first, uint32_t end)
{
    const lec_occurrences *all = g->occurrences;
    const uint32_t unit = (uint32_t)g->stratum_of.count - 1;
    while (g->next < all->count && all->items[g->next].token < first) g->next++;
    for (; g->next < all->count && all->items[g->next].token < end; g->next++) {
        ids *present = &g->units->present[all->items[g->next].concept];
        if (present->count == 0 || present->items[present->count - 1] != unit)
            LEC_PUSH(g->units->arena, *present, unit);
    }
}

static void gather_units(gathering *g, const lec_group *group)
{
    const lec_corpus *corpus = g->units->context->corpus;
    uint32_t conference = LEC_NONE, exchange = LEC_NONE;
    for (size_t i = 0; i < group->turn_count; i++) {
        const uint32_t turn = group->turns[i];
        const uint32_t first = corpus->turn_start[turn], end = corpus->turn_start[turn + 1];
        if (first == end) continue;
        const bool new_conference = corpus->turn_conference[turn] != conference;
        if (g->units->kind == LEC_UNIT_SENTENCE) {
            for (uint32_t s = corpus->turn_sentence[turn]; s < corpus->turn_sentence[turn + 1];
                 s++) {
                open_unit(g, s == corpus->turn_sentence[turn]);
                mark_present(g, corpus->sentence_start[s], corpus->sentence_start[s + 1]);
            }
        } else if (g->units->kind == LEC_UNIT_TURN) {
            open_unit(g, new_conference);
            mark_present(g, first, end);
        } else if (corpus->turn_exchange[turn] != LEC_NONE) {
            if (corpus->turn_exchange[turn] != exchange) open_unit(g, new_conference);
            exchange = corpus->turn_exchange[turn];
            mark_present(g, first, end);
        } else {
            continue; /* a turn in no exchange opens no stratum either */
        }
        conference = corpus->turn_conference[turn];
    }
}

/* Windows need the places of all occurrences and the turns of the group. */
static void gather_places(gathering *g, const lec_group *group)
{
    lec_units *units = g->units;
    const lec_corpus *corpus = units->context->corpus;
    units->turn_stratum = lec_new(units->arena, uint32_t, corpus->turn_count);
    memset(units->turn_stratum, 0xFF, corpus->turn_count * sizeof(uint32_t));
    for (size_t i = 0; i < group->turn_count; i++) {
        const uint32_t turn = group->turns[i], end = corpus->turn_start[turn + 1];
        units->turn_stratum[turn] = (uint32_t)g->stratum_size.count;
        LEC_PUSH(units->arena, g->stratum_size, end - corpus->turn_start[turn]);
        const lec_occurrences *all = g->occurrences;
        while (g->next < all->count && all->items[g->next].token < corpus->turn_start[turn])
            g->next++;
        for (; g->next < all->count && all->items[g->next].token < end; g->next++) {
            const lec_occurrence at = all->items[g->next];
            LEC_PUSH(units->arena, units->places[at.concept],
                     ((place){at.token, at.token + at.length}));
        }
    }
}

lec_units *lec_units_new(const lec_context *context, const lec_group *group,
                         const lec_occurrences *occurrences, size_t concept_count, lec_unit unit,
                         uint64_t window)
{
    lec_units *units = lec_new(context->arena, lec_units, 1);
    *units = (lec_units){.context = context,
                         .kind = unit,
                         .window = window < UINT32_MAX ? (uint32_t)window : UINT32_MAX,
                         .concept_count = concept_count,
                         .present = lec_new(context->arena, ids, concept_count),
                         .places = lec_new(context->arena, places, concept_count),
                         .arena = context->arena};
    gathering g = {.units = units, .occurrences = occurrences};
    if (unit == LEC_UNIT_WINDOW)
        gather_places(&g, group);
    else
        gather_units(&g, group);
    units->unit_count = g.stratum_of.count;
    units->stratum_of = g.stratum_of.items;
    units->stratum_count = g.stratum_size.count;
    units->stratum_size = g.stratum_size.items;
    return units;
}

/* --- tables ---------------------------------------------------------------------------------- */

/* Adds one stratum to the pooled table, and keeps it where both margins can vary. */
static void add_stratum(lec_units *units, lec_pair_table *out, lec_contingency stratum)
{
    out->table.both += stratum.both;
    out->table.first_only += stratum.first_only;
    out->table.second_only += stratum.second_only;
    out->table.neither += stratum.neither;
    if (lec_contingency_has_margins(&stratum)) LEC_PUSH(units->arena, units->strata, stratum);
}

static lec_pair_table unit_table(lec_units *units, const ids *first, const ids *second)
{
    lec_pair_table out = {0};
    size_t f = 0, s = 0;
    for (uint32_t stratum = 0; stratum < units->stratum_count; stratum++) {
        double both = 0, in_first = 0, in_second = 0;
        while ((f < first->count && units->stratum_of[first->items[f]] == stratum) ||
               (s < second->count && units->stratum_of[second->items[s]] == stratum)) {
            const uint32_t x = f < first->count ? first->items[f] : LEC_NONE;
            const uint32_t y = s < second->count ? second->items[s] : LEC_NONE;
            if (x == y) both++;
            if (x <= y) in_first++, f++;
            if (y <= x) in_second++, s++;
        }
        add_stratum(units, &out,
                    lec_contingency_of_margins(both, in_first, in_second,
                                               (double)units->stratum_size[stratum]));
    }
    return out;
}

/* Tokens of one turn around which a table of windows is made. */
typedef struct {
    uint32_t first, end;
    const place *nodes;
    size_t node_count;
} node_turn;

/* Tokens first .. end-1 that are no node's and at most `window` tokens from one: as the union of
 * the nodes' stretches is sorted, one pass is enough. */
static double tokens_inside(const node_turn *turn, uint32_t window)
{
    double inside = 0;
    uint32_t done = turn->first; /* everything before is counted or outside */
    for (size_t n = 0; n < turn->node_count; n++) {
        const place node = turn->nodes[n];
        const uint32_t from = node.first - turn->first > window ? node.first - window : turn->first;
        const uint32_t to = turn->end - node.end > window ? node.end + window : turn->end;
        const uint32_t start = from > done ? from : done;
        if (to > start) inside += to - start;
        if (to > done) done = to;
    }
    for (size_t n = 0; n < turn->node_count; n++) /* nodes lie in their own stretches */
        inside -= turn->nodes[n].end - turn->nodes[n].first;
    return inside;
}

/* The first node that ends after `token`, or node_count. */
static size_t node_after(const node_turn *turn, uint32_t token)
{
    size_t low = 0, high = turn->node_count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (turn->nodes[middle].end <= token)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Counts an occurrence of the second concept that has a token outside the nodes. */
static void count_collocate(const node_turn *turn, place at, uint32_t window, double *inside,
                            double *all)
{
    bool counts = false, near = false;
    size_t n = node_after(turn, at.first);
    for (uint32_t token = at.first; token < at.end; token++) {
        if (n < turn->node_count && turn->nodes[n].end <= token) n++;
        const place *next = n < turn->node_count ? &turn->nodes[n] : NULL;
        if (next != NULL && next->first <= token) continue; /* a token of the node */
        counts = true;
        near = near || (next != NULL && next->first - token <= window) ||
               (n > 0 && token - turn->nodes[n - 1].end < window);
    }
    *all += counts;
    *inside += counts && near;
}

static lec_pair_table window_table(lec_units *units, const places *first, const places *second)
{
    const lec_corpus *corpus = units->context->corpus;
    lec_pair_table out = {0};
    size_t f = 0, s = 0;
    for (uint32_t t = 0; t < corpus->turn_count; t++) {
        if (units->turn_stratum[t] == LEC_NONE) continue;
        node_turn turn = {corpus->turn_start[t], corpus->turn_start[t + 1], first->items + f, 0};
        double node_tokens = 0, inside = 0, all = 0;
        for (; f < first->count && first->items[f].first < turn.end; f++, turn.node_count++)
            node_tokens += first->items[f].end - first->items[f].first;
        for (; s < second->count && second->items[s].first < turn.end; s++)
            count_collocate(&turn, second->items[s], units->window, &inside, &all);
        add_stratum(units, &out,
                    lec_contingency_of_margins(inside, tokens_inside(&turn, units->window), all,
                                               turn.end - turn.first - node_tokens));
    }
    return out;
}

lec_pair_table lec_units_table(lec_units *units, uint32_t first, uint32_t second)
{
    units->strata.count = 0;
    lec_pair_table out = units->kind == LEC_UNIT_WINDOW
                             ? window_table(units, &units->places[first], &units->places[second])
                             : unit_table(units, &units->present[first], &units->present[second]);
    out.strata = units->strata.items;
    out.stratum_count = units->strata.count;
    return out;
}
