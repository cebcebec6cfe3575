/* SPDX-License-Identifier: GPL-3.0-or-later
 * units.c -- per concept a sorted list of the units it occurs in; a pair is a merge of two lists.
 */
#include "analysis/view/units.h"

#include <assert.h>
#include <string.h>

#include "analysis/view/without.h"

static const char *const unit_names[LEC_UNIT_COUNT] = {"sentence", "turn", "exchange", "window"};

const char *lec_unit_name(lec_unit unit)
{
    return unit_names[unit];
}

typedef LEC_ARRAY(uint32_t) ids;

/* An occurrence in the group, for windows. */
typedef struct {
    uint32_t first, end; /* tokens */
    uint32_t turn;
} place;

typedef LEC_ARRAY(place) places;

struct lec_units {
    const lec_context *context;
    lec_unit kind;
    uint32_t window;
    bool bounded; /* windows end at punctuation */
    size_t unit_count;
    uint64_t token_count;   /* of the group */
    double *length;         /* [unit_count] */
    uint64_t *within;       /* [unit_count] see lec_unit_list */
    uint32_t *stratum_of;   /* [unit_count] ascending */
    uint64_t *stratum_size; /* [stratum_count] units in it; not for windows */
    ids *present;           /* [concept_count] units it occurs in, ascending; not for windows */
    places *places;         /* [concept_count] for windows */
    LEC_ARRAY(lec_contingency) strata;
    lec_arena *arena;
};

/* --- gathering ------------------------------------------------------------------------------- */

typedef struct {
    lec_units *units;
    LEC_ARRAY(uint32_t) stratum_of;
    LEC_ARRAY(uint64_t) stratum_size;
    LEC_ARRAY(double) length;
    LEC_ARRAY(uint64_t) within;
    const lec_occurrences *occurrences;
    size_t next; /* the first occurrence not yet looked at */
} gathering;

/* Opens a unit; `opens_stratum` also the stratum it lies in. */
static void open_unit(gathering *g, bool opens_stratum, uint64_t within)
{
    lec_arena *arena = g->units->arena;
    if (opens_stratum) LEC_PUSH(arena, g->stratum_size, 0);
    assert(g->stratum_size.count > 0 && g->stratum_size.items != NULL);
    LEC_PUSH(arena, g->stratum_of, (uint32_t)g->stratum_size.count - 1);
    LEC_PUSH(arena, g->length, 0);
    LEC_PUSH(arena, g->within, within);
    g->stratum_size.items[g->stratum_size.count - 1]++;
}

/* Tokens first .. end-1 belong to the current unit, and the concepts that begin in them. */
static void add_tokens(gathering *g, uint32_t first, uint32_t end)
{
    const lec_occurrences *all = g->occurrences;
    assert(g->length.count > 0 && g->length.items != NULL);
    const uint32_t unit = (uint32_t)g->stratum_of.count - 1;
    g->length.items[unit] += end - first;
    while (g->next < all->count && all->items[g->next].token < first) g->next++;
    for (; g->next < all->count && all->items[g->next].token < end; g->next++) {
        ids *present = &g->units->present[all->items[g->next].concept];
        if (present->count == 0 || present->items[present->count - 1] != unit)
            LEC_PUSH(g->units->arena, *present, unit);
    }
}

uint64_t lec_speaker_key(const lec_corpus *corpus, uint32_t turn)
{
    return (uint64_t)corpus->turn_conference[turn] << 40 | (uint64_t)corpus->turn_role[turn] << 32 |
           corpus->turn_speaker[turn];
}

static void gather_sentences(gathering *g, uint32_t turn)
{
    const lec_corpus *corpus = g->units->context->corpus;
    for (uint32_t s = corpus->turn_sentence[turn]; s < corpus->turn_sentence[turn + 1]; s++) {
        open_unit(g, s == corpus->turn_sentence[turn], turn);
        add_tokens(g, corpus->sentence_start[s], corpus->sentence_start[s + 1]);
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
            gather_sentences(g, turn);
        } else if (g->units->kind == LEC_UNIT_TURN) {
            open_unit(g, new_conference, lec_speaker_key(corpus, turn));
            add_tokens(g, first, end);
        } else if (corpus->turn_exchange[turn] != LEC_NONE) {
            if (corpus->turn_exchange[turn] != exchange)
                open_unit(g, new_conference, corpus->turn_conference[turn]);
            exchange = corpus->turn_exchange[turn];
            add_tokens(g, first, end);
        } else {
            continue; /* a turn in no exchange opens no stratum either */
        }
        conference = corpus->turn_conference[turn];
    }
}

/* Windows need the places of all occurrences. */
static void gather_places(gathering *g, const lec_group *group)
{
    lec_units *units = g->units;
    const lec_corpus *corpus = units->context->corpus;
    const lec_occurrences *all = g->occurrences;
    for (size_t i = 0; i < group->turn_count; i++) {
        const uint32_t turn = group->turns[i], end = corpus->turn_start[turn + 1];
        while (g->next < all->count && all->items[g->next].token < corpus->turn_start[turn])
            g->next++;
        for (; g->next < all->count && all->items[g->next].token < end; g->next++) {
            const lec_occurrence at = all->items[g->next];
            LEC_PUSH(units->arena, units->places[at.concept],
                     ((place){at.token, at.token + at.length, turn}));
        }
    }
}

lec_units *lec_units_new(const lec_context *context, const lec_group *group,
                         const lec_occurrences *occurrences, size_t concept_count, lec_unit unit,
                         lec_window window)
{
    lec_units *units = lec_new(context->arena, lec_units, 1);
    *units =
        (lec_units){.context = context,
                    .kind = unit,
                    .window = window.tokens < UINT32_MAX ? (uint32_t)window.tokens : UINT32_MAX,
                    .bounded = window.bounded,
                    .token_count = group->token_count,
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
    units->length = g.length.items;
    units->within = g.within.items;
    units->stratum_size = g.stratum_size.items;
    return units;
}

/* --- tables ---------------------------------------------------------------------------------- */

/* Keeps a stratum where both margins can vary. */
static void add_stratum(lec_units *units, lec_contingency stratum)
{
    if (lec_contingency_has_margins(&stratum)) LEC_PUSH(units->arena, units->strata, stratum);
}

/* The units of one stratum with the first, the second, both. */
typedef struct {
    double both, first, second;
} stratum_counts;

/* Goes over the strata that hold the first; those that hold only the second, or neither, are part
 * of the pooled table and of no test within strata. */
static lec_pair_table unit_table(lec_units *units, const ids *first, const ids *second)
{
    double both = 0;
    const uint32_t *stratum_of = units->stratum_of;
    for (size_t f = 0, s = 0; f < first->count;) {
        const uint32_t stratum = stratum_of[first->items[f]];
        stratum_counts in = {0};
        while (s < second->count && stratum_of[second->items[s]] < stratum) s++;
        while ((f < first->count && stratum_of[first->items[f]] == stratum) ||
               (s < second->count && stratum_of[second->items[s]] == stratum)) {
            const bool has_x = f < first->count && stratum_of[first->items[f]] == stratum;
            const bool has_y = s < second->count && stratum_of[second->items[s]] == stratum;
            const uint32_t x = has_x ? first->items[f] : LEC_NONE;
            const uint32_t y = has_y ? second->items[s] : LEC_NONE;
            if (x == y) in.both++;
            if (x <= y) in.first++, f++;
            if (y <= x) in.second++, s++;
        }
        both += in.both;
        add_stratum(units, lec_contingency_of_margins(in.both, in.first, in.second,
                                                      (double)units->stratum_size[stratum]));
    }
    return (lec_pair_table){.table = lec_contingency_of_margins(both, (double)first->count,
                                                                (double)second->count,
                                                                (double)units->unit_count)};
}

/* Tokens of one turn around which a table of windows is made. */
typedef struct {
    uint32_t first, end;
    const place *nodes;
    size_t node_count;
    const lec_units *units;
} node_turn;

/* The tokens first .. end-1 near a node, its own among them. */
static place near_to(const node_turn *turn, place node)
{
    const lec_corpus *corpus = turn->units->context->corpus;
    const uint32_t window = turn->units->window;
    place near = {turn->first, turn->end, node.turn};
    if (node.first - turn->first > window) near.first = node.first - window;
    if (turn->end - node.end > window) near.end = node.end + window;
    if (!turn->units->bounded) return near;
    uint32_t first = node.first, end = node.end;
    while (first > near.first && !lec_punctuation_before(corpus, first)) first--;
    while (end < near.end && !lec_punctuation_before(corpus, end)) end++;
    return (place){first, end, node.turn};
}

static uint32_t node_tokens(const place *nodes, size_t count)
{
    uint32_t tokens = 0;
    for (size_t n = 0; n < count; n++) tokens += nodes[n].end - nodes[n].first;
    return tokens;
}

/* Tokens that are no node's and near one: as the union of the nodes' stretches is sorted, one pass
 * is enough. */
static double tokens_inside(const node_turn *turn)
{
    double inside = 0;
    uint32_t done = turn->first; /* everything before is counted or outside */
    for (size_t n = 0; n < turn->node_count; n++) {
        const place near = near_to(turn, turn->nodes[n]);
        const uint32_t start = near.first > done ? near.first : done;
        if (near.end > start) inside += near.end - start;
        if (near.end > done) done = near.end;
    }
    return inside -
           node_tokens(turn->nodes, turn->node_count); /* nodes lie in their own stretches */
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
static void count_collocate(const node_turn *turn, place at, double *inside, double *all)
{
    bool counts = false, near = false;
    size_t n = node_after(turn, at.first);
    for (uint32_t token = at.first; token < at.end; token++) {
        if (n < turn->node_count && turn->nodes[n].end <= token) n++;
        const place *next = n < turn->node_count ? &turn->nodes[n] : NULL;
        if (next != NULL && next->first <= token) continue; /* a token of the node */
        counts = true;
        near = near || (next != NULL && token >= near_to(turn, *next).first) ||
               (n > 0 && token < near_to(turn, turn->nodes[n - 1]).end);
    }
    *all += counts;
    *inside += counts && near;
}

/* Goes over the turns that hold a node. */
static lec_pair_table window_table(lec_units *units, const places *first, const places *second)
{
    const lec_corpus *corpus = units->context->corpus;
    double inside = 0, near = 0, collocates = 0, all_node_tokens = 0;
    size_t s = 0;
    for (size_t f = 0, end; f < first->count; f = end) {
        const uint32_t t = first->items[f].turn;
        for (end = f; end < first->count && first->items[end].turn == t;) end++;
        const node_turn turn = {corpus->turn_start[t], corpus->turn_start[t + 1], first->items + f,
                                end - f, units};
        for (; s < second->count && second->items[s].turn < t; s++) collocates++;
        double own_inside = 0, own = 0;
        for (; s < second->count && second->items[s].turn == t; s++)
            count_collocate(&turn, second->items[s], &own_inside, &own);
        const double own_near = tokens_inside(&turn);
        const double own_nodes = node_tokens(turn.nodes, turn.node_count);
        add_stratum(units, lec_contingency_of_margins(own_inside, own_near, own,
                                                      turn.end - turn.first - own_nodes));
        inside += own_inside;
        near += own_near;
        collocates += own;
        all_node_tokens += own_nodes;
    }
    collocates += (double)(second->count - s);
    return (lec_pair_table){
        .table = lec_contingency_of_margins(inside, near, collocates,
                                            (double)units->token_count - all_node_tokens)};
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

lec_unit_list lec_units_list(const lec_units *units)
{
    return (lec_unit_list){units->unit_count, units->length, units->within,
                           units->kind != LEC_UNIT_SENTENCE};
}

const uint32_t *lec_units_with(const lec_units *units, uint32_t concept, size_t *count)
{
    *count = units->present[concept].count;
    return units->present[concept].items;
}

bool lec_units_hold(const lec_units *units, uint32_t concept)
{
    return units->present[concept].count > 0 || units->places[concept].count > 0;
}
