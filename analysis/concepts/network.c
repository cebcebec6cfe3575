/* SPDX-License-Identifier: GPL-3.0-or-later
 * network.c -- the edges of the network of concepts or words that go together. */
#include "analysis/analysis.h"
#include "analysis/concepts/network_model.h"
#include "analysis/measure/association.h"
#include "analysis/view/columns.h"

static const lec_column columns[] = {
    LEC_COLUMN_CONFERENCE_BY,
    LEC_COLUMN_ROLE,
    {"unit", LEC_NAME, "what both nodes share: sentence or turn", NULL, NULL, NULL},
    {"first", LEC_TEXT, "concept, or word", NULL, NULL, NULL},
    {"second", LEC_TEXT, "concept, or word", NULL, NULL, NULL},
    {"both", LEC_COUNT, "units with both", "units", NULL, NULL},
    {"first_count", LEC_COUNT, "units with the first", "units", NULL, NULL},
    {"second_count", LEC_COUNT, "units with the second", "units", NULL, NULL},
    {"first_community", LEC_COUNT,
     "number of the group of nodes that the first belongs to: see the table network_nodes", NULL,
     "modularity, method of Louvain", "Blondel et al. 2008"},
    {"second_community", LEC_COUNT, "the same of the second", NULL, "modularity, method of Louvain",
     "Blondel et al. 2008"},
    {"units", LEC_COUNT, "all units of the group", "units", NULL, NULL},
    {"expected", LEC_NUMBER,
     "units with both by chance, given the length of every unit and how many units hold each node "
     "in "
     "every turn (sentences) or with every speaker (turns)",
     "units", NULL, "Gotelli 2000"},
    {"npmi", LEC_NUMBER, "normalised PMI; 0 as expected, 1 only together", NULL,
     "log2(both / expected) / -log2(both / units)", "Bouma 2009"},
    {"log10_p", LEC_NUMBER,
     "log10 of the p of so many units with both or more, given the same: all permutations at once, "
     "as a mid-p",
     NULL, "convolution of the strata", "Mehta, Patel & Gray 1985; Chen & Liu 1997"},
    LEC_COLUMN_TESTS("tests"),
    LEC_COLUMN_LOG10_Q("log10_q", "log10_p's p"),
    LEC_COLUMN_Q("q", "log10_p's p"),
    {"log_dice", LEC_NUMBER, "at most 14", NULL, "14 + log2(2 both / (first_count + second_count))",
     "Rychly 2008"},
    {"weight", LEC_NUMBER, "of the edge, as --weight says", NULL, NULL, NULL},
    {"stability", LEC_NUMBER,
     "share of 100 random splits of the clusters both of whose halves, each by itself, find the "
     "edge "
     "at .05; by chance .0025 or less for two nodes without a tie; empty for fewer than 4 "
     "clusters",
     NULL, "splits with p <= .05 in both halves / splits",
     "Shah & Samworth 2013, doi:10.1111/j.1467-9868.2011.01034.x"},
    LEC_COLUMN_POOLED,
    {0},
};

/* All pairs of nodes are the family, not only those that become edges. */
static const lec_family families[] = {
    {"conference,role,unit", "tests", NULL, "log10_q", "q", "Benjamini & Hochberg 1995"},
    {0},
};

static const lec_chart charts[] = {
    {.name = "network",
     .shape = LEC_CHART_NETWORK,
     .title = "Concepts that go together, as a network",
     .note = "tied: in one sentence more often than by chance",
     .axis = "",
     .label = "first",
     .across = "second",
     .value = "weight",
     .length = "first_count",
     .low = "second_count",
     .series = "first_community",
     .high = "second_community",
     .filters = {{"conference", NULL}, {"role", "all"}}},
    {0},
};

static void put_group(const lec_context *context, const lec_group *group,
                      const lec_network *network, lec_table *table)
{
    const char *unit = lec_network_unit(context->settings);
    uint32_t *community = lec_new(context->arena, uint32_t, network->node_count);
    lec_graph_communities(&network->graph, context->arena, community);
    for (size_t e = 0; e < network->edge_count; e++) {
        const lec_network_edge *edge = &network->edges[e];
        const lec_contingency cells = lec_contingency_of_margins(
            edge->both, (double)network->count[edge->first], (double)network->count[edge->second],
            (double)network->unit_count);
        lec_table_put_text(table, group->conference);
        lec_table_put_text(table, group->role);
        lec_table_put_text(table, unit);
        lec_table_put_text(table, network->name[edge->first]);
        lec_table_put_text(table, network->name[edge->second]);
        lec_table_put_count(table, (uint64_t)edge->both);
        lec_table_put_count(table, network->count[edge->first]);
        lec_table_put_count(table, network->count[edge->second]);
        lec_table_put_count(table, community[edge->first] + 1);
        lec_table_put_count(table, community[edge->second] + 1);
        lec_table_put_count(table, network->unit_count);
        lec_table_put_number(table, edge->expected);
        lec_table_put_number(table, edge->npmi);
        lec_table_put_number(table, edge->log10_p);
        lec_table_put_count(table, network->test_count);
        lec_table_put_number(table, edge->log10_q);
        lec_table_put_missing(table); /* q: families */
        lec_table_put_number(table, lec_log_dice(&cells));
        lec_table_put_number(table, edge->weight);
        lec_table_put_number(table, edge->stability);
    }
}

static lec_status run(const lec_context *context, lec_table *table, lec_error *error)
{
    return lec_network_put_groups(context, put_group, table, error);
}

const lec_analysis lec_analysis_network = {
    .name = "network",
    .summary = "Concepts or words that go together, as the edges of a network",
    .examples = "network conferences/ --study study.yaml\n"
                "network conferences/ --study study.yaml -o concepts.graphml",
    .details =
        "By conference and role (`all` first), then by weight, the heaviest first, then by the "
        "nodes in the order of the study (words: of their text). Edges join what shares --minimum "
        "units or more, more than the lengths of the units and what one turn or speaker says of "
        "both "
        "make expect, with a q of --q or less among all pairs of nodes; stability says how often "
        "both halves of the text find it. The nodes are in the table network_nodes; --format "
        "graphml writes both for "
        "Gephi, igraph, NetworkX.",
    .options = lec_network_options,
    .defaults = &lec_network_defaults,
    .settings_size = sizeof lec_network_defaults,
    .columns = columns,
    .key_count = 5,
    .shown = "both,expected,q,weight,stability",
    .evidence = {LEC_EVIDENCE_PAIR, "first", "second"},
    .families = families,
    .charts = charts,
    .nodes = "network_nodes",
    .takes_word_options = true,
    .takes_by = true,
    .run = run,
};
