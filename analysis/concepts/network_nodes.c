/* SPDX-License-Identifier: GPL-3.0-or-later
 * network_nodes.c -- the nodes of the network of concepts or words: how well each is connected, and
 * which belong together. */
#include "analysis/analysis.h"
#include "analysis/concepts/network_model.h"
#include "analysis/view/columns.h"

#include <stdlib.h>

static const lec_column columns[] = {
    LEC_COLUMN_CONFERENCE_BY,
    LEC_COLUMN_ROLE,
    {"unit", LEC_NAME, "what two nodes share: sentence or turn", NULL, NULL, NULL},
    {"node", LEC_TEXT, "concept, or word", NULL, NULL, NULL},
    {"count", LEC_COUNT, "units with the node", "units", NULL, NULL},
    {"units", LEC_COUNT, "all units of the group", "units", NULL, NULL},
    {"degree", LEC_COUNT, "its edges", "edges", NULL, NULL},
    {"strength", LEC_NUMBER, "sum of the weights of its edges", NULL, "sum of weight",
     "Barrat et al. 2004"},
    {"betweenness", LEC_NUMBER,
     "share of the shortest paths between two others that lead over it; empty for fewer than three "
     "nodes",
     NULL, "mean over pairs; an edge is 1 / weight long", "Freeman 1977; Brandes 2001"},
    {"community", LEC_COUNT,
     "number of the group of nodes it belongs to, from 1, the largest first; a node without edges "
     "is one by itself",
     NULL, "modularity, method of Louvain", "Blondel et al. 2008"},
    LEC_COLUMN_POOLED,
    {0},
};

static const lec_chart charts[] = {
    {.name = "network_nodes",
     .shape = LEC_CHART_BARS,
     .title = "Concepts by the strength of their ties",
     .note = "sentences shared more often than by chance",
     .axis = "strength (sum of normalised PMI)",
     .label = "node",
     .value = "strength",
     .filters = {{"conference", NULL}, {"role", "all"}}},
    {0},
};

typedef struct {
    uint32_t node;
    double strength;
} ranked_node;

static int by_strength_then_node(const void *a, const void *b)
{
    const ranked_node *x = a, *y = b;
    if (x->strength != y->strength) return x->strength > y->strength ? -1 : 1;
    return x->node < y->node ? -1 : x->node > y->node;
}

static void put_group(const lec_context *context, const lec_group *group,
                      const lec_network *network, lec_table *table)
{
    const size_t nodes = network->node_count;
    uint32_t *degree = lec_new(context->arena, uint32_t, nodes);
    uint32_t *community = lec_new(context->arena, uint32_t, nodes);
    double *strength = lec_new(context->arena, double, nodes);
    double *betweenness = lec_new(context->arena, double, nodes);
    lec_graph_strengths(&network->graph, degree, strength);
    lec_graph_betweenness(&network->graph, context->arena, betweenness);
    lec_graph_communities(&network->graph, context->arena, community);
    ranked_node *order = lec_new(context->arena, ranked_node, nodes);
    for (uint32_t i = 0; i < nodes; i++) order[i] = (ranked_node){i, strength[i]};
    if (nodes > 1) qsort(order, nodes, sizeof *order, by_strength_then_node);
    for (size_t i = 0; i < nodes; i++) {
        const uint32_t node = order[i].node;
        lec_table_put_text(table, group->conference);
        lec_table_put_text(table, group->role);
        lec_table_put_text(table, lec_network_unit(context->settings));
        lec_table_put_text(table, network->name[node]);
        lec_table_put_count(table, network->count[node]);
        lec_table_put_count(table, network->unit_count);
        lec_table_put_count(table, degree[node]);
        lec_table_put_number(table, strength[node]);
        lec_table_put_number(table, betweenness[node]);
        lec_table_put_count(table, community[node] + 1);
    }
}

static lec_status run(const lec_context *context, lec_table *table, lec_error *error)
{
    return lec_network_put_groups(context, put_group, table, error);
}

const lec_analysis lec_analysis_network_nodes = {
    .name = "network_nodes",
    .summary = "Concepts or words as the nodes of a network: strength, betweenness, community",
    .examples = "network_nodes conferences/ --study study.yaml",
    .details =
        "By conference and role (`all` first), then by strength, the largest first, then in the "
        "order of the study (words: of their text). The edges are those of the table network, with "
        "the same options.",
    .options = lec_network_options,
    .defaults = &lec_network_defaults,
    .settings_size = sizeof lec_network_defaults,
    .columns = columns,
    .key_count = 4,
    .evidence = {LEC_EVIDENCE_ITEM, "node", NULL},
    .charts = charts,
    .takes_word_options = true,
    .takes_by = true,
    .run = run,
};
