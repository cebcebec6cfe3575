/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/measure/graph.h"

#include "tests/support/check.h"

#define LENGTH(array) (sizeof(array) / sizeof *(array))

/* Zachary 1977, "An information flow model for conflict and fission in small groups", figure 3:
 * members 1 to 34 from 0, and how many contexts they met in. */
enum { MEMBERS = 34 };
static const lec_edge karate[] = {
    {0, 1, 4},   {0, 2, 5},   {0, 3, 3},   {0, 4, 3},   {0, 5, 3},   {0, 6, 3},   {0, 7, 2},
    {0, 8, 2},   {0, 10, 2},  {0, 11, 3},  {0, 12, 1},  {0, 13, 3},  {0, 17, 2},  {0, 19, 2},
    {0, 21, 2},  {0, 31, 2},  {1, 2, 6},   {1, 3, 3},   {1, 7, 4},   {1, 13, 5},  {1, 17, 1},
    {1, 19, 2},  {1, 21, 2},  {1, 30, 2},  {2, 3, 3},   {2, 7, 4},   {2, 8, 5},   {2, 9, 1},
    {2, 13, 3},  {2, 27, 2},  {2, 28, 2},  {2, 32, 2},  {3, 7, 3},   {3, 12, 3},  {3, 13, 3},
    {4, 6, 2},   {4, 10, 3},  {5, 6, 5},   {5, 10, 3},  {5, 16, 3},  {6, 16, 3},  {8, 30, 3},
    {8, 32, 3},  {8, 33, 4},  {9, 33, 2},  {13, 33, 3}, {14, 32, 3}, {14, 33, 2}, {15, 32, 3},
    {15, 33, 4}, {18, 32, 1}, {18, 33, 2}, {19, 33, 1}, {20, 32, 3}, {20, 33, 1}, {22, 32, 2},
    {22, 33, 3}, {23, 25, 5}, {23, 27, 4}, {23, 29, 3}, {23, 32, 5}, {23, 33, 4}, {24, 25, 2},
    {24, 27, 3}, {24, 31, 2}, {25, 31, 7}, {26, 29, 4}, {26, 33, 2}, {27, 33, 4}, {28, 31, 2},
    {28, 33, 2}, {29, 32, 4}, {29, 33, 2}, {30, 32, 3}, {30, 33, 3}, {31, 32, 4}, {31, 33, 4},
    {32, 33, 5}};

static lec_graph karate_graph(lec_arena *arena, bool weighted)
{
    lec_edge *edges = lec_new(arena, lec_edge, LENGTH(karate));
    for (size_t e = 0; e < LENGTH(karate); e++) {
        edges[e] = karate[e];
        if (!weighted) edges[e].weight = 1;
    }
    return (lec_graph){MEMBERS, LENGTH(karate), edges};
}

/* NetworkX 3.6.1, betweenness_centrality(karate_club_graph()), without and with the length
 * 1 / weight as a fraction (in floating point it misses paths of one length). */
static void test_betweenness(void)
{
    static const struct {
        bool weighted;
        size_t node;
        double betweenness;
    } cases[] = {
        {false, 0, 0.43763528138528146},
        {false, 33, 0.30407497594997596},
        {false, 32, 0.145247113997114},
        {false, 2, 0.14365680615680618},
        {false, 31, 0.13827561327561325},
        {false, 8, 0.05592682780182781},
        {false, 11, 0},
        {true, 0, 0.39583333333333337},
        {true, 1, 0.06818181818181818},
        {true, 2, 0.33522727272727276},
        {true, 5, 0.03125},
        {true, 10, 0.000946969696969697},
        {true, 31, 0.08996212121212122},
        {true, 33, 0.32954545454545453},
    };
    lec_arena *arena = lec_arena_new();
    for (size_t i = 0; i < LENGTH(cases); i++) {
        const lec_graph graph = karate_graph(arena, cases[i].weighted);
        double betweenness[MEMBERS];
        lec_graph_betweenness(&graph, arena, betweenness);
        CHECK_NUMBER(betweenness[cases[i].node], cases[i].betweenness, TOLERANCE_CLOSED_FORM,
                     lec_arena_format(arena, "node %zu", cases[i].node));
    }
    lec_arena_free(arena);
}

static void test_strengths(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_graph graph = karate_graph(arena, true);
    uint32_t degree[MEMBERS];
    double strength[MEMBERS];
    lec_graph_strengths(&graph, degree, strength);
    CHECK_COUNT(degree[0], 16, "edges of member 1");
    CHECK_NUMBER(strength[0], 42, 0, "their weights");
    CHECK_COUNT(degree[11], 1, "edges of member 12");
    CHECK_NUMBER(strength[11], 3, 0, "its weight");
    lec_arena_free(arena);
}

/* The largest modularity there is, unweighted, is 0.4198 (Brandes et al. 2008, "On modularity
 * clustering", doi:10.1109/TKDE.2007.190689); the best that NetworkX finds with weights 0.4449.
 * Louvain comes near. */
static void test_communities(void)
{
    static const struct {
        bool weighted;
        double best;
    } cases[] = {{false, 0.41978961209730437}, {true, 0.44490358126721763}};
    lec_arena *arena = lec_arena_new();
    for (size_t i = 0; i < LENGTH(cases); i++) {
        const lec_graph graph = karate_graph(arena, cases[i].weighted);
        uint32_t community[MEMBERS];
        const size_t count = lec_graph_communities(&graph, arena, community);
        const double modularity = lec_graph_modularity(&graph, arena, community);
        CHECK_COUNT(count, 4, "communities");
        CHECK_TRUE(modularity > cases[i].best - 0.01 && modularity < cases[i].best + 1e-12,
                   lec_arena_format(arena, "modularity %.17g", modularity));
        for (uint32_t one = 0; one < count; one++)
            for (uint32_t other = one + 1; other < count; other++) {
                uint32_t joined[MEMBERS];
                for (size_t node = 0; node < MEMBERS; node++)
                    joined[node] = community[node] == other ? one : community[node];
                CHECK_TRUE(lec_graph_modularity(&graph, arena, joined) <= modularity + 1e-12,
                           "none is better joined");
            }
    }
    lec_arena_free(arena);
}

/* Two triangles and a bridge, then a node alone. By hand: m = 7; both triangles hold 6 of 14 ends
 * within and 7 in all: modularity 12/14 - 2 (7/14)^2 = 5/14. The 9 paths between the triangles lead
 * over 2 and 3, and those from 2 or 3 over one of them: (2 + 2 * 2) pairs of 15. */
static void test_two_triangles(void)
{
    static const lec_edge edges[] = {{0, 1, 1}, {0, 2, 1}, {1, 2, 1}, {2, 3, 1},
                                     {3, 4, 1}, {3, 5, 1}, {4, 5, 1}};
    static const uint32_t expected[] = {0, 0, 0, 1, 1, 1, 2};
    const lec_graph graph = {7, LENGTH(edges), edges};
    lec_arena *arena = lec_arena_new();
    uint32_t community[7];
    double betweenness[7];
    CHECK_COUNT(lec_graph_communities(&graph, arena, community), 3, "communities");
    for (size_t i = 0; i < 7; i++) CHECK_COUNT(community[i], expected[i], "community");
    CHECK_NUMBER(lec_graph_modularity(&graph, arena, community), 5.0 / 14, TOLERANCE_CLOSED_FORM,
                 "modularity");
    lec_graph_betweenness(&graph, arena, betweenness);
    CHECK_NUMBER(betweenness[2], 6.0 / 15, TOLERANCE_CLOSED_FORM, "an end of the bridge");
    CHECK_NUMBER(betweenness[0], 0, 0, "a corner");
    CHECK_NUMBER(betweenness[6], 0, 0, "alone");
    lec_arena_free(arena);
}

static void test_edge_cases(void)
{
    lec_arena *arena = lec_arena_new();
    uint32_t community[2] = {9, 9};
    double betweenness[2] = {9, 9};
    const lec_graph none = {0, 0, NULL};
    CHECK_COUNT(lec_graph_communities(&none, arena, community), 0, "no node");
    const lec_graph two = {2, 0, NULL};
    CHECK_COUNT(lec_graph_communities(&two, arena, community), 2, "no edge");
    lec_graph_betweenness(&two, arena, betweenness);
    CHECK_TRUE(isnan(betweenness[0]), "no pair of others");
    CHECK_TRUE(isnan(lec_graph_modularity(&two, arena, community)), "no edge");
    lec_arena_free(arena);
}

const lec_test lec_tests_graph[] = {
    {"betweenness", test_betweenness}, {"strengths", test_strengths},
    {"communities", test_communities}, {"two_triangles", test_two_triangles},
    {"edge_cases", test_edge_cases},   {0},
};
