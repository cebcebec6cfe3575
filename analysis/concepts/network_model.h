/* SPDX-License-Identifier: GPL-3.0-or-later
 * network_model.h -- which concepts or words go together in a group of turns, as a graph: what the
 * tables `network` (its edges) and `network_nodes` are made of.
 *
 * Two nodes are joined where they stand in the same unit (a sentence, a turn) `minimum` times or
 * more and more often than if they were independent. The stability of an edge is the share of the
 * bootstrap replicates (turns drawn again, or conferences where there are 8 or more) in which they
 * still do so more often than if independent; edges below a given stability are left out. */
#ifndef LEC_ANALYSIS_CONCEPTS_NETWORK_MODEL_H
#define LEC_ANALYSIS_CONCEPTS_NETWORK_MODEL_H

#include "analysis/measure/contingency.h"
#include "analysis/measure/graph.h"
#include "analysis/view/groups.h"

/* The settings of both tables. */
typedef struct {
    int nodes, unit, weight;
    uint64_t most, minimum;
    double stability;
} lec_network_settings;

extern const lec_network_settings lec_network_defaults;
extern const lec_option lec_network_options[];

/* The word for the column `unit`. */
const char *lec_network_unit(const lec_network_settings *settings);

typedef struct {
    uint32_t first, second;
    lec_contingency table; /* units with both, with the first only, the second only, neither */
    double weight;
    double stability; /* NaN where nothing can be drawn */
} lec_network_edge;

typedef struct {
    const char *const *name;       /* [node_count]; only nodes that occur in the group */
    const uint64_t *count;         /* [node_count] units with the node */
    const lec_network_edge *edges; /* [edge_count] heaviest first, then by their nodes */
    size_t node_count, edge_count;
    uint64_t unit_count;
    lec_graph graph; /* the same edges by weight */
} lec_network;

/* Where concepts or words stand, for all groups. */
typedef struct lec_network_source lec_network_source;

LEC_MUST_CHECK lec_status lec_network_source_open(const lec_context *context,
                                                  lec_network_source **out, lec_error *error);

lec_network lec_network_of_group(lec_network_source *source, const lec_group *group);

#endif
