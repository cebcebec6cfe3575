/* SPDX-License-Identifier: GPL-3.0-or-later
 * network_model.c -- one pass over the units of a group finds the units of each node; every pair of
 * nodes is tested on them. */
#include "analysis/concepts/network_model.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/measure/association.h"
#include "analysis/measure/multiple_tests.h"
#include "analysis/view/items.h"
#include "analysis/view/occurrences.h"
#include "analysis/view/unit_pairs.h"

enum { NODES_CONCEPTS, NODES_WORDS };
static const char *const node_choices[] = {"concepts", "words", NULL};
enum { UNIT_SENTENCE, UNIT_TURN };
static const char *const unit_choices[] = {"sentence", "turn", NULL};
enum { WEIGHT_NPMI, WEIGHT_COUNT };
static const char *const weight_choices[] = {"npmi", "count", NULL};

const lec_network_settings lec_network_defaults = {.most = 50, .minimum = 2, .q = 0.05};

const lec_option lec_network_options[] = {
    {"nodes", LEC_OPTION_CHOICE, offsetof(lec_network_settings, nodes), "WHAT",
     "concepts of the study, or words (best with --stopwords english) (concepts)", 0, 0,
     node_choices},
    {"most", LEC_OPTION_COUNT, offsetof(lec_network_settings, most), "N",
     "words taken as nodes: the most frequent of the group (50)", 2, 1000, NULL},
    {"edges", LEC_OPTION_CHOICE, offsetof(lec_network_settings, unit), "WHAT",
     "what two nodes must share: a sentence or a turn (sentence)", 0, 0, unit_choices},
    {"minimum", LEC_OPTION_COUNT, offsetof(lec_network_settings, minimum), "N",
     "leave out edges of nodes that share fewer units (2)", 1, 1e15, NULL},
    {"weight", LEC_OPTION_CHOICE, offsetof(lec_network_settings, weight), "WHAT",
     "of an edge: normalised PMI given lengths, or the count of shared units (npmi)", 0, 0,
     weight_choices},
    {"q", LEC_OPTION_NUMBER, offsetof(lec_network_settings, q), "Q",
     "leave out edges with a larger q (0.05); 1 joins all that share more than expected", 0, 1,
     NULL},
    {"stability", LEC_OPTION_NUMBER, offsetof(lec_network_settings, stability), "P",
     "leave out edges found in both halves of fewer of the random splits (0)", 0, 1, NULL},
    {0},
};

const char *lec_network_unit(const lec_network_settings *settings)
{
    return unit_choices[settings->unit];
}

struct lec_network_source {
    const lec_context *context;
    const lec_network_settings *settings;
    lec_occurrences occurrences; /* of the concepts */
    lec_items items;             /* the words */
    const uint32_t *items_by_text;
    uint32_t *node_of; /* [concepts or items] node in the current group, or LEC_NONE */
    size_t type_count; /* concepts or items */
};

lec_status lec_network_source_open(const lec_context *context, lec_network_source **out,
                                   lec_error *error)
{
    lec_network_source *source = lec_new(context->arena, lec_network_source, 1);
    source->context = context;
    source->settings = context->settings;
    const bool words = source->settings->nodes == NODES_WORDS;
    const lec_status status = words ? lec_items_make(context, &source->items, error) : LEC_OK;
    if (status != LEC_OK) return status;
    if (words)
        source->items_by_text = lec_items_by_text(&source->items, context->arena);
    else
        source->occurrences = lec_occurrences_find(context->corpus, context->study->concepts,
                                                   context->study->concept_count, context->arena);
    source->type_count = words ? source->items.item_count : context->study->concept_count;
    source->node_of = lec_new(context->arena, uint32_t, source->type_count);
    *out = source;
    return LEC_OK;
}

/* --- nodes ----------------------------------------------------------------------------------- */

/* The first occurrence of a concept at or after a token. */
static size_t first_occurrence(const lec_occurrences *all, uint32_t token)
{
    size_t low = 0, high = all->count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (all->items[middle].token < token)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Calls visit(type) for every word or concept that begins in tokens first .. end-1. */
typedef void visit_type(uint32_t type, void *state);
static void each_type(const lec_network_source *source, uint32_t first, uint32_t end,
                      visit_type *visit, void *state)
{
    if (source->settings->nodes == NODES_WORDS) {
        for (uint32_t i = first; i < end; i++)
            if (source->items.token_item[i] != LEC_NONE) visit(source->items.token_item[i], state);
        return;
    }
    const lec_occurrences *all = &source->occurrences;
    for (size_t i = first_occurrence(all, first); i < all->count && all->items[i].token < end; i++)
        visit(all->items[i].concept, state);
}

static void count_type(uint32_t type, void *state)
{
    uint64_t *count = state;
    count[type]++;
}

static int by_count_falling(const void *a, const void *b)
{
    const uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return x > y ? -1 : x < y;
}

/* The least count that the `most` most frequent types have, 1 or more. */
static uint64_t least_count(const uint64_t *count, size_t types, uint64_t most, lec_arena *arena)
{
    if (types <= most) return 1;
    uint64_t *sorted = lec_new(arena, uint64_t, types);
    memcpy(sorted, count, types * sizeof *sorted);
    qsort(sorted, types, sizeof *sorted, by_count_falling);
    return sorted[most - 1] > 0 ? sorted[most - 1] : 1;
}

/* Numbers the nodes of the group: concepts in the order of the study, words by their text. Where
 * several words share the last place, the first by text are taken. */
static const char **number_nodes(lec_network_source *source, const lec_group *group, size_t *count)
{
    const lec_context *context = source->context;
    const lec_corpus *corpus = context->corpus;
    const bool words = source->settings->nodes == NODES_WORDS;
    const uint64_t most = words ? source->settings->most : source->type_count;
    uint64_t *used = lec_new(context->arena, uint64_t, source->type_count);
    for (size_t t = 0; t < group->turn_count; t++)
        each_type(source, corpus->turn_start[group->turns[t]],
                  corpus->turn_start[group->turns[t] + 1], count_type, used);
    const uint64_t least = least_count(used, source->type_count, most, context->arena);
    size_t above = 0;
    for (size_t type = 0; type < source->type_count; type++) above += used[type] > least;

    const char **names = lec_new(context->arena, const char *, source->type_count);
    size_t at_least = 0; /* of those with the least count, taken so far */
    *count = 0;
    for (size_t i = 0; i < source->type_count; i++) {
        const uint32_t type = words ? source->items_by_text[i] : (uint32_t)i;
        source->node_of[type] = LEC_NONE;
        if (used[type] < least || (used[type] == least && above + at_least >= most)) continue;
        at_least += used[type] == least;
        source->node_of[type] = (uint32_t)*count;
        names[(*count)++] = words ? source->items.text[type] : context->study->concepts[type].name;
    }
    return names;
}

/* --- counting -------------------------------------------------------------------------------- */

typedef LEC_ARRAY(uint32_t) ids;

/* The units of a group, and those of each node. */
typedef struct {
    const lec_network_source *source;
    lec_arena *arena;
    size_t node_count;
    ids *with; /* [node_count] units, ascending */
    LEC_ARRAY(double) length;
    LEC_ARRAY(uint64_t) within;
    LEC_ARRAY(uint32_t) cluster;
} counter;

static void note_node(uint32_t type, void *state)
{
    counter *c = state;
    const uint32_t node = c->source->node_of[type], unit = (uint32_t)c->length.count - 1;
    if (node == LEC_NONE) return;
    ids *with = &c->with[node];
    if (with->count > 0 && with->items[with->count - 1] == unit) return;
    LEC_PUSH(c->arena, *with, unit);
}

/* The tokens of a unit, and what it is the same as others in. */
typedef struct {
    uint32_t first, end;
    uint64_t within;
    uint32_t cluster;
} unit_of_text;

static void count_unit(counter *c, const unit_of_text *unit)
{
    LEC_PUSH(c->arena, c->length, unit->end - unit->first);
    LEC_PUSH(c->arena, c->within, unit->within);
    LEC_PUSH(c->arena, c->cluster, unit->cluster);
    each_type(c->source, unit->first, unit->end, note_node, c);
}

static void count_group(counter *c, const lec_group *group)
{
    const lec_corpus *corpus = c->source->context->corpus;
    for (size_t t = 0; t < group->turn_count; t++) {
        const uint32_t turn = group->turns[t];
        const uint32_t first = corpus->turn_start[turn], end = corpus->turn_start[turn + 1];
        const uint32_t cluster = group->turn_cluster[t];
        if (first == end) continue;
        if (c->source->settings->unit == UNIT_TURN) {
            count_unit(c, &(unit_of_text){first, end, lec_speaker_key(corpus, turn), cluster});
            continue;
        }
        for (uint32_t s = corpus->turn_sentence[turn]; s < corpus->turn_sentence[turn + 1]; s++)
            count_unit(c, &(unit_of_text){corpus->sentence_start[s], corpus->sentence_start[s + 1],
                                          turn, cluster});
    }
}

static const uint32_t *units_with(const void *state, uint32_t node, size_t *count)
{
    const counter *c = state;
    *count = c->with[node].count;
    return c->with[node].items;
}

/* --- edges ----------------------------------------------------------------------------------- */

enum { SPLITS = 100 };

static int by_weight_then_nodes(const void *a, const void *b)
{
    const lec_network_edge *x = a, *y = b;
    if (x->weight != y->weight) return x->weight > y->weight ? -1 : 1;
    if (x->first != y->first) return x->first < y->first ? -1 : 1;
    return x->second < y->second ? -1 : x->second > y->second;
}

/* All pairs of nodes: the family of tests, whatever comes out. */
static lec_network_edge *test_pairs(const counter *c, lec_unit_pairs *pairs, size_t *count)
{
    const lec_network_settings *settings = c->source->settings;
    lec_network_edge *tested = lec_new(c->arena, lec_network_edge, c->node_count * c->node_count);
    *count = 0;
    for (uint32_t first = 0; first < c->node_count; first++)
        for (uint32_t second = first + 1; second < c->node_count; second++) {
            const lec_shared_units shared = lec_unit_pairs_within(pairs, first, second);
            const lec_shared_score score = lec_unit_pairs_test_within(pairs, first, second);
            if (isnan(score.log10_p)) continue;
            const double npmi = lec_npmi_of(shared.both, shared.expected, (double)c->length.count);
            tested[(*count)++] =
                (lec_network_edge){.first = first,
                                   .second = second,
                                   .both = shared.both,
                                   .expected = shared.expected,
                                   .npmi = npmi,
                                   .log10_p = score.log10_p,
                                   .weight = settings->weight == WEIGHT_NPMI ? npmi : shared.both};
        }
    return tested;
}

static void adjust(lec_network_edge *tested, size_t count, lec_arena *arena)
{
    double *log10_p = lec_new(arena, double, count);
    for (size_t i = 0; i < count; i++) log10_p[i] = tested[i].log10_p;
    lec_adjust_log10_p(LEC_ADJUST_BH, log10_p, count, arena, log10_p);
    for (size_t i = 0; i < count; i++) tested[i].log10_q = log10_p[i];
}

static bool is_edge(const lec_network_settings *settings, const lec_network_edge *pair)
{
    return pair->both >= (double)settings->minimum && pair->both > pair->expected &&
           pair->log10_q <= log10(settings->q);
}

static void find_edges(const counter *c, const lec_group *group, lec_network *out)
{
    const lec_network_settings *settings = c->source->settings;
    const lec_unit_list list = {c->length.count, c->length.items, c->within.items,
                                settings->unit != 0};
    lec_unit_pairs *pairs =
        lec_unit_pairs_new(c->source->context, &list, c->node_count, units_with, c);
    const lec_splits splits =
        lec_splits_new(SPLITS, group->cluster_count, c->source->context->common->seed, c->arena);
    lec_network_edge *edges = test_pairs(c, pairs, &out->test_count);
    adjust(edges, out->test_count, c->arena);
    size_t kept = 0;
    for (size_t i = 0; i < out->test_count; i++) {
        if (!is_edge(settings, &edges[i])) continue;
        edges[kept] = edges[i];
        edges[kept].stability = lec_unit_pairs_stability(pairs, edges[i].first, edges[i].second,
                                                         c->cluster.items, &splits);
        if (!(edges[kept].stability < settings->stability)) kept++;
    }
    if (kept > 1) qsort(edges, kept, sizeof *edges, by_weight_then_nodes);
    lec_edge *plain = lec_new(c->arena, lec_edge, kept);
    for (size_t e = 0; e < kept; e++)
        plain[e] = (lec_edge){edges[e].first, edges[e].second, edges[e].weight};
    out->edges = edges;
    out->edge_count = kept;
    out->graph = (lec_graph){c->node_count, kept, plain};
}

lec_network lec_network_of_group(lec_network_source *source, const lec_group *group)
{
    lec_arena *arena = source->context->arena;
    size_t nodes = 0;
    const char **names = number_nodes(source, group, &nodes);
    counter *c = lec_new(arena, counter, 1);
    c->source = source;
    c->arena = arena;
    c->node_count = nodes;
    c->with = lec_new(arena, ids, nodes);
    count_group(c, group);
    uint64_t *count = lec_new(arena, uint64_t, nodes);
    for (size_t n = 0; n < nodes; n++) count[n] = c->with[n].count;
    lec_network network = {
        .name = names, .count = count, .node_count = nodes, .unit_count = c->length.count};
    find_edges(c, group, &network);
    return network;
}

lec_status lec_network_put_groups(const lec_context *context, lec_network_put *put,
                                  lec_table *table, lec_error *error)
{
    lec_groups groups;
    lec_network_source *source = NULL;
    lec_status status = lec_groups_make(context, LEC_BY_CONFERENCE | LEC_BY_ROLE, &groups, error);
    if (status == LEC_OK) status = lec_network_source_open(context, &source, error);
    if (status != LEC_OK) return status;
    for (size_t g = 0; g < groups.count; g++) {
        const lec_network network = lec_network_of_group(source, &groups.items[g]);
        put(context, &groups.items[g], &network, table);
    }
    return LEC_OK;
}
