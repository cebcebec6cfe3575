/* SPDX-License-Identifier: GPL-3.0-or-later
 * network_model.c -- one pass over the units of a group counts nodes and pairs in each cluster; the
 * bootstrap works on these counts. */
#include "analysis/concepts/network_model.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/measure/association.h"
#include "analysis/measure/resamples.h"
#include "analysis/view/items.h"
#include "analysis/view/occurrences.h"

enum { NODES_CONCEPTS, NODES_WORDS };
static const char *const node_choices[] = {"concepts", "words", NULL};
enum { UNIT_SENTENCE, UNIT_TURN };
static const char *const unit_choices[] = {"sentence", "turn", NULL};
enum { WEIGHT_NPMI, WEIGHT_COUNT };
static const char *const weight_choices[] = {"npmi", "count", NULL};

const lec_network_settings lec_network_defaults = {.most = 50, .minimum = 2, .stability = 0.5};

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
     "of an edge: normalised PMI or the count of shared units (npmi)", 0, 0, weight_choices},
    {"stability", LEC_OPTION_NUMBER, offsetof(lec_network_settings, stability), "P",
     "leave out edges that fewer of the bootstrap replicates hold (0.5)", 0, 1, NULL},
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

/* A cell is a node (its number) or a pair (node_count + first * node_count + second). */
typedef struct {
    uint32_t cell, cluster, count;
} entry;

typedef struct {
    const lec_network_source *source;
    lec_arena *arena;
    size_t node_count;
    uint32_t *in_cluster; /* [cells] of the current cluster */
    uint64_t *total;      /* [cells] */
    double *units;        /* [cluster_count] */
    uint64_t unit_count;
    LEC_ARRAY(uint32_t) touched; /* cells of the current cluster */
    LEC_ARRAY(uint32_t) present; /* nodes of the current unit */
    LEC_ARRAY(entry) entries;
    uint64_t *seen; /* [node_count] the last unit with the node, from 1 */
    uint32_t cluster;
} counter;

static void note_node(uint32_t type, void *state)
{
    counter *c = state;
    const uint32_t node = c->source->node_of[type];
    if (node == LEC_NONE || c->seen[node] == c->unit_count) return;
    c->seen[node] = c->unit_count;
    LEC_PUSH(c->arena, c->present, node);
}

static void count_cell(counter *c, size_t cell)
{
    if (c->in_cluster[cell]++ == 0) LEC_PUSH(c->arena, c->touched, (uint32_t)cell);
    c->total[cell]++;
}

static size_t pair_cell(size_t node_count, uint32_t one, uint32_t other)
{
    const uint32_t first = one < other ? one : other, second = one < other ? other : one;
    return node_count + (size_t)first * node_count + second;
}

static void count_unit(counter *c, uint32_t first, uint32_t end)
{
    c->unit_count++;
    c->units[c->cluster]++;
    c->present.count = 0;
    each_type(c->source, first, end, note_node, c);
    for (size_t i = 0; i < c->present.count; i++) {
        count_cell(c, c->present.items[i]);
        for (size_t j = 0; j < i; j++)
            count_cell(c, pair_cell(c->node_count, c->present.items[i], c->present.items[j]));
    }
}

static void end_cluster(counter *c)
{
    for (size_t i = 0; i < c->touched.count; i++) {
        const uint32_t cell = c->touched.items[i];
        LEC_PUSH(c->arena, c->entries, ((entry){cell, c->cluster, c->in_cluster[cell]}));
        c->in_cluster[cell] = 0;
    }
    c->touched.count = 0;
}

static int by_cell_then_cluster(const void *a, const void *b)
{
    const entry *x = a, *y = b;
    if (x->cell != y->cell) return x->cell < y->cell ? -1 : 1;
    return x->cluster < y->cluster ? -1 : x->cluster > y->cluster;
}

static void count_group(counter *c, const lec_group *group)
{
    const lec_corpus *corpus = c->source->context->corpus;
    for (size_t t = 0; t < group->turn_count; t++) {
        const uint32_t turn = group->turns[t];
        if (corpus->turn_start[turn] == corpus->turn_start[turn + 1]) continue;
        if (group->turn_cluster[t] != c->cluster) end_cluster(c);
        c->cluster = group->turn_cluster[t];
        if (c->source->settings->unit == UNIT_TURN) {
            count_unit(c, corpus->turn_start[turn], corpus->turn_start[turn + 1]);
            continue;
        }
        for (uint32_t s = corpus->turn_sentence[turn]; s < corpus->turn_sentence[turn + 1]; s++)
            count_unit(c, corpus->sentence_start[s], corpus->sentence_start[s + 1]);
    }
    end_cluster(c);
    if (c->entries.count > 1)
        qsort(c->entries.items, c->entries.count, sizeof *c->entries.items, by_cell_then_cluster);
}

/* --- stability ------------------------------------------------------------------------------- */

typedef struct {
    const counter *counts;
    const lec_resamples *resamples;
    double **sum;  /* [node_count] units with the node in each replicate; NULL: not yet made */
    double *units; /* [stride] units in each replicate */
    double *pair;  /* [stride] scratch */
} bootstrap;

static void add_weighted(double *sum, const lec_resamples *resamples, uint32_t cluster,
                         double count)
{
    const uint8_t *weight = resamples->weight + (size_t)cluster * resamples->stride;
    for (size_t r = 0; r < resamples->stride; r++) sum[r] += count * weight[r];
}

/* The replicates of one cell, added to `sum`. */
static void add_cell(const bootstrap *b, size_t cell, double *sum)
{
    const entry *entries = b->counts->entries.items;
    size_t low = 0, high = b->counts->entries.count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (entries[middle].cell < cell)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < b->counts->entries.count && entries[low].cell == cell; low++)
        add_weighted(sum, b->resamples, entries[low].cluster, entries[low].count);
}

static const double *node_sums(bootstrap *b, uint32_t node)
{
    if (b->sum[node] == NULL) {
        b->sum[node] = lec_new(b->counts->arena, double, b->resamples->stride);
        add_cell(b, node, b->sum[node]);
    }
    return b->sum[node];
}

static bootstrap bootstrap_new(const counter *counts, const lec_group *group)
{
    lec_arena *arena = counts->arena;
    const lec_resamples *resamples =
        lec_resample_store_get(counts->source->context->resamples, group->cluster_count);
    bootstrap b = {.counts = counts,
                   .resamples = resamples,
                   .sum = lec_arena_alloc(arena, counts->node_count, sizeof(double *)),
                   .units = lec_new(arena, double, resamples->stride),
                   .pair = lec_new(arena, double, resamples->stride)};
    for (uint32_t c = 0; c < group->cluster_count; c++)
        add_weighted(b.units, resamples, c, counts->units[c]);
    return b;
}

/* The share of replicates in which the pair shares more units than if independent. */
static double find_stability(bootstrap *b, uint32_t first, uint32_t second)
{
    if (b->resamples->cluster_count < 2) return NAN;
    const double *one = node_sums(b, first), *other = node_sums(b, second);
    memset(b->pair, 0, b->resamples->stride * sizeof *b->pair);
    add_cell(b, pair_cell(b->counts->node_count, first, second), b->pair);
    size_t holds = 0;
    for (size_t r = 0; r < b->resamples->replicate_count; r++)
        holds += b->pair[r] * b->units[r] > one[r] * other[r];
    return (double)holds / (double)b->resamples->replicate_count;
}

/* --- edges ----------------------------------------------------------------------------------- */

static int by_weight_then_nodes(const void *a, const void *b)
{
    const lec_network_edge *x = a, *y = b;
    if (x->weight != y->weight) return x->weight > y->weight ? -1 : 1;
    if (x->first != y->first) return x->first < y->first ? -1 : 1;
    return x->second < y->second ? -1 : x->second > y->second;
}

static void find_edges(const counter *c, const lec_group *group, lec_network *out)
{
    const lec_network_settings *settings = c->source->settings;
    LEC_ARRAY(lec_network_edge) edges = {0};
    bootstrap b = bootstrap_new(c, group);
    for (uint32_t first = 0; first < c->node_count; first++)
        for (uint32_t second = first + 1; second < c->node_count; second++) {
            const uint64_t both = c->total[pair_cell(c->node_count, first, second)];
            if (both < settings->minimum) continue;
            lec_network_edge edge = {
                first, second,
                lec_contingency_of_margins((double)both, (double)c->total[first],
                                           (double)c->total[second], (double)c->unit_count),
                (double)both, NAN};
            if (lec_association_sign(&edge.table) <= 0) continue;
            if (settings->weight == WEIGHT_NPMI) edge.weight = lec_npmi(&edge.table);
            edge.stability = find_stability(&b, first, second);
            if (edge.stability < settings->stability) continue;
            LEC_PUSH(c->arena, edges, edge);
        }
    if (edges.count > 1) qsort(edges.items, edges.count, sizeof *edges.items, by_weight_then_nodes);
    lec_edge *plain = lec_new(c->arena, lec_edge, edges.count);
    for (size_t e = 0; e < edges.count; e++)
        plain[e] = (lec_edge){edges.items[e].first, edges.items[e].second, edges.items[e].weight};
    out->edges = edges.items;
    out->edge_count = edges.count;
    out->graph = (lec_graph){c->node_count, edges.count, plain};
}

lec_network lec_network_of_group(lec_network_source *source, const lec_group *group)
{
    lec_arena *arena = source->context->arena;
    size_t nodes = 0;
    const char **names = number_nodes(source, group, &nodes);
    counter c = {.source = source,
                 .arena = arena,
                 .node_count = nodes,
                 .in_cluster = lec_new(arena, uint32_t, nodes + nodes * nodes),
                 .total = lec_new(arena, uint64_t, nodes + nodes * nodes),
                 .units = lec_new(arena, double, group->cluster_count),
                 .seen = lec_new(arena, uint64_t, nodes)};
    count_group(&c, group);
    lec_network network = {
        .name = names, .count = c.total, .node_count = nodes, .unit_count = c.unit_count};
    find_edges(&c, group, &network);
    return network;
}
