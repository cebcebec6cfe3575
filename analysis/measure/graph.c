/* SPDX-License-Identifier: GPL-3.0-or-later
 * graph.c -- on a dense matrix of weights: the graphs of words and concepts are small. */
#include "analysis/measure/graph.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

void lec_graph_strengths(const lec_graph *graph, uint32_t *degree, double *strength)
{
    memset(degree, 0, graph->node_count * sizeof *degree);
    memset(strength, 0, graph->node_count * sizeof *strength);
    for (size_t e = 0; e < graph->edge_count; e++) {
        const lec_edge *edge = &graph->edges[e];
        degree[edge->first]++;
        degree[edge->second]++;
        strength[edge->first] += edge->weight;
        strength[edge->second] += edge->weight;
    }
}

/* weight[i * n + j], 0 where there is no edge. */
static double *weight_matrix(const lec_graph *graph, lec_arena *arena)
{
    const size_t n = graph->node_count;
    double *weight = lec_new(arena, double, n *n);
    for (size_t e = 0; e < graph->edge_count; e++) {
        const lec_edge *edge = &graph->edges[e];
        weight[edge->first * n + edge->second] = edge->weight;
        weight[edge->second * n + edge->first] = edge->weight;
    }
    return weight;
}

/* --- betweenness ----------------------------------------------------------------------------- */

/* The shortest paths from one node. */
typedef struct {
    size_t n;
    const double *weight;
    double *distance, *paths; /* to each node, and how many */
    double *dependency;       /* of the source on each node */
    bool *is_done;
    uint32_t *order; /* nodes by their distance */
    size_t reached;
} search;

/* -1, 0 or 1 as one length is below, equal to or above another. */
static int compare_lengths(double one, double other)
{
    if (one == other || fabs(one - other) <= 1e-9 * fmax(fabs(one), fabs(other))) return 0;
    return one < other ? -1 : 1;
}

static void relax(search *s, size_t from)
{
    for (size_t to = 0; to < s->n; to++) {
        const double weight = s->weight[from * s->n + to];
        if (weight <= 0 || s->is_done[to]) continue;
        const double length = s->distance[from] + 1 / weight;
        const int order = isinf(s->distance[to]) ? -1 : compare_lengths(length, s->distance[to]);
        if (order < 0) {
            s->distance[to] = length;
            s->paths[to] = 0;
        }
        if (order <= 0) s->paths[to] += s->paths[from];
    }
}

/* Dijkstra 1959, with a search for the nearest node instead of a heap. */
static void find_paths(search *s, size_t source)
{
    for (size_t i = 0; i < s->n; i++) {
        s->distance[i] = INFINITY;
        s->paths[i] = s->dependency[i] = 0;
        s->is_done[i] = false;
    }
    s->distance[source] = 0;
    s->paths[source] = 1;
    for (s->reached = 0; s->reached < s->n; s->reached++) {
        size_t nearest = s->n;
        for (size_t i = 0; i < s->n; i++)
            if (!s->is_done[i] && (nearest == s->n || s->distance[i] < s->distance[nearest]))
                nearest = i;
        if (isinf(s->distance[nearest])) return;
        s->is_done[nearest] = true;
        s->order[s->reached] = (uint32_t)nearest;
        relax(s, nearest);
    }
}

/* Brandes's accumulation, from the farthest node back to the source. */
static void accumulate(search *s, size_t source, double *betweenness)
{
    for (size_t i = s->reached; i-- > 0;) {
        const size_t node = s->order[i];
        for (size_t j = 0; j < i; j++) {
            const size_t before = s->order[j];
            const double weight = s->weight[before * s->n + node];
            if (weight <= 0) continue;
            if (compare_lengths(s->distance[before] + 1 / weight, s->distance[node]) != 0) continue;
            s->dependency[before] += s->paths[before] / s->paths[node] * (1 + s->dependency[node]);
        }
        if (node != source) betweenness[node] += s->dependency[node];
    }
}

void lec_graph_betweenness(const lec_graph *graph, lec_arena *arena, double *betweenness)
{
    const size_t n = graph->node_count;
    search s = {.n = n,
                .weight = weight_matrix(graph, arena),
                .distance = lec_new(arena, double, n),
                .paths = lec_new(arena, double, n),
                .dependency = lec_new(arena, double, n),
                .is_done = lec_new(arena, bool, n),
                .order = lec_new(arena, uint32_t, n)};
    for (size_t i = 0; i < n; i++) betweenness[i] = 0;
    for (size_t source = 0; source < n; source++) {
        find_paths(&s, source);
        accumulate(&s, source, betweenness);
    }
    /* every pair was counted from both ends */
    const double pairs = ((double)n - 1) * ((double)n - 2);
    for (size_t i = 0; i < n; i++) betweenness[i] = n < 3 ? NAN : betweenness[i] / pairs;
}

/* --- communities ----------------------------------------------------------------------------- */

/* One level: nodes that are communities of the level below. */
typedef struct {
    size_t n;
    double *weight; /* [n * n], within a node twice */
    double *strength;
    uint32_t *community;
    double *total; /* [n] strength of each community */
    double *into;  /* [n] weight from the node that moves into each community */
    double all;    /* strength of all nodes: twice the weight of all edges */
} level;

/* Moves one node to the community where it adds most; whether it moved. */
static bool move(level *l, size_t node)
{
    const uint32_t own = l->community[node];
    memset(l->into, 0, l->n * sizeof *l->into);
    for (size_t other = 0; other < l->n; other++)
        if (other != node) l->into[l->community[other]] += l->weight[node * l->n + other];
    l->total[own] -= l->strength[node];
    uint32_t best = own;
    double most = l->into[own] - l->total[own] * l->strength[node] / l->all;
    const double least = 1e-12 * l->all; /* a gain of rounding alone is none */
    for (uint32_t c = 0; c < l->n; c++) {
        const double gain = l->into[c] - l->total[c] * l->strength[node] / l->all;
        if (l->into[c] > 0 && gain > most + least) {
            best = c;
            most = gain;
        }
    }
    l->total[best] += l->strength[node];
    l->community[node] = best;
    return best != own;
}

static bool move_all(level *l)
{
    for (uint32_t i = 0; i < l->n; i++) {
        l->community[i] = i;
        l->strength[i] = 0;
        for (size_t j = 0; j < l->n; j++) l->strength[i] += l->weight[i * l->n + j];
        l->total[i] = l->strength[i];
    }
    bool any = false;
    for (bool moved = true; moved;) {
        moved = false;
        for (size_t node = 0; node < l->n; node++)
            if (move(l, node)) any = moved = true;
    }
    return any;
}

/* Numbers the communities 0, 1, ... in the order of their first nodes. */
static size_t renumber(uint32_t *community, size_t n, lec_arena *arena)
{
    uint32_t *number = lec_new(arena, uint32_t, n);
    memset(number, 0xFF, n * sizeof *number);
    uint32_t count = 0;
    for (size_t i = 0; i < n; i++) {
        if (number[community[i]] == UINT32_MAX) number[community[i]] = count++;
        community[i] = number[community[i]];
    }
    return count;
}

/* The communities of a level become the nodes of the next. */
static void aggregate(level *l, size_t count, lec_arena *arena)
{
    double *weight = lec_new(arena, double, count *count);
    for (size_t i = 0; i < l->n; i++)
        for (size_t j = 0; j < l->n; j++)
            weight[l->community[i] * count + l->community[j]] += l->weight[i * l->n + j];
    l->weight = weight;
    l->n = count;
}

typedef struct {
    uint32_t size, first, community;
} sized_community;

static int by_size_then_first(const void *a, const void *b)
{
    const sized_community *x = a, *y = b;
    if (x->size != y->size) return x->size > y->size ? -1 : 1;
    return x->first < y->first ? -1 : x->first > y->first;
}

/* Numbers them by size, the largest first, then by their first nodes. */
static size_t rank_communities(uint32_t *community, size_t n, lec_arena *arena)
{
    const size_t count = renumber(community, n, arena);
    sized_community *sized = lec_new(arena, sized_community, count);
    uint32_t *rank = lec_new(arena, uint32_t, count);
    for (uint32_t i = (uint32_t)n; i-- > 0;) {
        sized[community[i]].size++;
        sized[community[i]].first = i;
        sized[community[i]].community = community[i];
    }
    if (count > 1) qsort(sized, count, sizeof *sized, by_size_then_first);
    for (uint32_t c = 0; c < count; c++) rank[sized[c].community] = c;
    for (size_t i = 0; i < n; i++) community[i] = rank[community[i]];
    return count;
}

size_t lec_graph_communities(const lec_graph *graph, lec_arena *arena, uint32_t *community)
{
    const size_t n = graph->node_count;
    level l = {.n = n,
               .weight = weight_matrix(graph, arena),
               .strength = lec_new(arena, double, n),
               .community = lec_new(arena, uint32_t, n),
               .total = lec_new(arena, double, n),
               .into = lec_new(arena, double, n)};
    for (size_t e = 0; e < graph->edge_count; e++) l.all += 2 * graph->edges[e].weight;
    for (uint32_t i = 0; i < n; i++) community[i] = i;
    while (graph->edge_count > 0 && move_all(&l)) {
        const size_t count = renumber(l.community, l.n, arena);
        for (size_t i = 0; i < n; i++) community[i] = l.community[community[i]];
        aggregate(&l, count, arena);
    }
    return rank_communities(community, n, arena);
}

double lec_graph_modularity(const lec_graph *graph, lec_arena *arena, const uint32_t *community)
{
    double *total = lec_new(arena, double, graph->node_count); /* strength of each community */
    double within = 0, all = 0;
    for (size_t e = 0; e < graph->edge_count; e++) {
        const lec_edge *edge = &graph->edges[e];
        all += 2 * edge->weight;
        total[community[edge->first]] += edge->weight;
        total[community[edge->second]] += edge->weight;
        if (community[edge->first] == community[edge->second]) within += 2 * edge->weight;
    }
    double expected = 0;
    for (size_t c = 0; c < graph->node_count; c++) expected += total[c] / all * (total[c] / all);
    return graph->edge_count == 0 ? NAN : within / all - expected;
}
