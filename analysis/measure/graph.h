/* SPDX-License-Identifier: GPL-3.0-or-later
 * graph.h -- measures on an undirected weighted graph: strength, betweenness, communities.
 *
 * An edge joins two different nodes, each pair at most once; weights are above 0, larger for what
 * is closer. Results depend on the numbering of the nodes only where said. */
#ifndef LEC_ANALYSIS_MEASURE_GRAPH_H
#define LEC_ANALYSIS_MEASURE_GRAPH_H

#include <stddef.h>
#include <stdint.h>

#include "core/arena.h"

typedef struct {
    uint32_t first, second;
    double weight;
} lec_edge;

typedef struct {
    size_t node_count, edge_count;
    const lec_edge *edges;
} lec_graph;

/* degree[node]: its edges; strength[node]: the sum of their weights.
 * Barrat, Barthelemy, Pastor-Satorras & Vespignani 2004, doi:10.1073/pnas.0400087101. */
void lec_graph_strengths(const lec_graph *graph, uint32_t *degree, double *strength);

/* betweenness[node]: the share of the shortest paths between two other nodes that lead over it, in
 * the mean of all pairs, 0 to 1; NaN for fewer than three nodes. An edge is 1 / weight long;
 * lengths that differ by less than 1e-9 of themselves are equal. A pair without a path counts as 0.
 * Freeman 1977; Brandes 2001, doi:10.1080/0022250X.2001.9990249; Newman 2001,
 * doi:10.1103/PhysRevE.64.016132, for the lengths. Cost: nodes^3. */
void lec_graph_betweenness(const lec_graph *graph, lec_arena *arena, double *betweenness);

/* community[node]: 0 for the largest, then by size and by their first nodes; a node without edges
 * is a community by itself. Returns how many there are. The method of Louvain: single nodes, then
 * whole communities, move to where modularity grows most, in the order of their numbers, ties to
 * the community of the lowest number, until none moves.
 * Blondel, Guillaume, Lambiotte & Lefebvre 2008, doi:10.1088/1742-5468/2008/10/P10008.
 * Memory: nodes^2. */
size_t lec_graph_communities(const lec_graph *graph, lec_arena *arena, uint32_t *community);

/* Newman & Girvan 2004, doi:10.1103/PhysRevE.69.026113: the share of the weight within communities
 * less that expected if edges were dealt out by strength. NaN without edges. */
double lec_graph_modularity(const lec_graph *graph, lec_arena *arena, const uint32_t *community);

#endif
