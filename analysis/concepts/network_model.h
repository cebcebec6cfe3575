/* SPDX-License-Identifier: GPL-3.0-or-later
 * network_model.h -- which concepts or words go together in a group of turns, as a graph: what the
 * tables `network` (its edges) and `network_nodes` are made of.
 *
 * Two nodes are joined where they stand in the same unit (a sentence, a turn) `minimum` times or
 * more, and more often than the lengths of the units and what one turn (sentences) or one speaker
 * (turns) says of both make them, with a q of --q or less among all pairs of nodes
 * (unequal_units.h, within strata). The stability of an edge is how often both halves of a random
 * split of the clusters find it by themselves (halves.h). */
#ifndef LEC_ANALYSIS_CONCEPTS_NETWORK_MODEL_H
#define LEC_ANALYSIS_CONCEPTS_NETWORK_MODEL_H

#include "analysis/measure/graph.h"
#include "analysis/view/groups.h"

/* The settings of both tables. */
typedef struct {
    int nodes, unit, weight;
    uint64_t most, minimum;
    double q, stability;
} lec_network_settings;

extern const lec_network_settings lec_network_defaults;
extern const lec_option lec_network_options[];

/* The word for the column `unit`. */
const char *lec_network_unit(const lec_network_settings *settings);

typedef struct {
    uint32_t first, second;
    double both, expected, npmi; /* units; given lengths */
    double log10_p, log10_q;     /* mid-p within strata; among all pairs */
    double weight;
    double stability; /* NaN with fewer than 4 clusters */
} lec_network_edge;

typedef struct {
    const char *const *name;       /* [node_count]; only nodes that occur in the group */
    const uint64_t *count;         /* [node_count] units with the node */
    const lec_network_edge *edges; /* [edge_count] heaviest first, then by their nodes */
    size_t node_count, edge_count;
    uint64_t unit_count;
    size_t test_count; /* pairs of nodes in which a test is possible: the family */
    lec_graph graph;   /* the same edges by weight */
} lec_network;

/* Where concepts or words stand, for all groups. */
typedef struct lec_network_source lec_network_source;

LEC_MUST_CHECK lec_status lec_network_source_open(const lec_context *context,
                                                  lec_network_source **out, lec_error *error);

lec_network lec_network_of_group(lec_network_source *source, const lec_group *group);

/* Puts the network of every group, by conference and role, as `put` does. */
typedef void lec_network_put(const lec_context *context, const lec_group *group,
                             const lec_network *network, lec_table *table);
LEC_MUST_CHECK lec_status lec_network_put_groups(const lec_context *context, lec_network_put *put,
                                                 lec_table *table, lec_error *error);

#endif
