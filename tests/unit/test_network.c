/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "tests/support/check.h"
#include "tests/support/corpora.h"

#include "io/output/graphml.h"

/* Sentences {a b} {a b c} {c d} | {d} {a b}; a and b 3, c and d 2 of 5, a-b 3, others 1.
 * Expected: a-b 9/5, a-c and b-c 6/5, c-d 4/5. Only a-b and c-d share more. */
static const char text[] = "P: a b. a b c. c d / J: d. a b";

static void test_edges(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus = corpus_from(arena, text);
    const lec_table *table = run_analysis(arena, "network", corpus, NULL,
                                          "--by=none --nodes=words --minimum=1 --stability=0");
    CHECK_COUNT(lec_table_row_count(table), 2, "edges");
    const size_t ab = table_row(table, "all|all|sentence|a|b");
    const size_t cd = table_row(table, "all|all|sentence|c|d");
    CHECK_COUNT(ab, 0, "the heavier first");
    CHECK_NUMBER(table_number(table, ab, "both"), 3, 0, "a-b");
    CHECK_NUMBER(table_number(table, ab, "expected"), 1.8, TOLERANCE_CLOSED_FORM, "a-b");
    CHECK_NUMBER(table_number(table, ab, "npmi"), 1, TOLERANCE_CLOSED_FORM, "only together");
    CHECK_NUMBER(table_number(table, ab, "stability"), 1, 0, "in either turn");
    CHECK_NUMBER(table_number(table, cd, "npmi"), log2(1.25) / log2(5), TOLERANCE_CLOSED_FORM,
                 "c-d");
    /* two turns: drawn (1 1), (1 2), (2 1) it holds, in (2 2) there is no c: 3/4, and 2000
     * replicates have a standard error of 0.01 */
    CHECK_NUMBER(table_number(table, cd, "stability"), 0.75, 0.04, "c-d");
    table = run_analysis(arena, "network", corpus, NULL,
                         "--by=none --nodes=words --minimum=1 --stability=0.9 --weight=count");
    CHECK_COUNT(lec_table_row_count(table), 1, "c-d is not stable");
    CHECK_NUMBER(table_number(table, 0, "weight"), 3, 0, "count as weight");
    lec_arena_free(arena);
}

static void test_nodes(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus = corpus_from(arena, text);
    const lec_table *table =
        run_analysis(arena, "network_nodes", corpus, NULL,
                     "--by=none --nodes=words --minimum=1 --stability=0 --weight=count");
    static const struct {
        const char *node;
        double count, degree, strength, betweenness, community;
    } nodes[] = {
        {"a", 3, 1, 3, 0, 1}, {"b", 3, 1, 3, 0, 1}, {"c", 2, 1, 1, 0, 2}, {"d", 2, 1, 1, 0, 2}};
    for (size_t i = 0; i < 4; i++) {
        const size_t row =
            table_row(table, lec_arena_format(arena, "all|all|sentence|%s", nodes[i].node));
        CHECK_COUNT(row, i, "by strength, then by text");
        CHECK_NUMBER(table_number(table, row, "count"), nodes[i].count, 0, nodes[i].node);
        CHECK_NUMBER(table_number(table, row, "units"), 5, 0, nodes[i].node);
        CHECK_NUMBER(table_number(table, row, "degree"), nodes[i].degree, 0, nodes[i].node);
        CHECK_NUMBER(table_number(table, row, "strength"), nodes[i].strength, 0, nodes[i].node);
        CHECK_NUMBER(table_number(table, row, "betweenness"), nodes[i].betweenness, 0,
                     nodes[i].node);
        CHECK_NUMBER(table_number(table, row, "community"), nodes[i].community, 0, nodes[i].node);
    }
    /* a and b come first by frequency; c and d share the third place: the first by text */
    table = run_analysis(arena, "network_nodes", corpus, NULL, "--by=none --nodes=words --most=3");
    CHECK_COUNT(lec_table_row_count(table), 3, "most frequent");
    CHECK_TRUE(table_has_row(table, "all|all|sentence|c"), "c");
    lec_arena_free(arena);
}

/* Concepts by turn: both are in the first turn of two, X in both. */
static void test_concepts(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus = corpus_from(arena, "P: a. b c / J: a / P: d");
    const lec_study *study = study_from(arena, "X = a; Y = b c; Z = absent");
    const lec_table *table = run_analysis(arena, "network", corpus, study,
                                          "--by=none --edges=turn --minimum=1 --stability=0");
    CHECK_COUNT(lec_table_row_count(table), 1, "one edge");
    const size_t row = table_row(table, "all|all|turn|X|Y");
    CHECK_NUMBER(table_number(table, row, "first_count"), 2, 0, "X");
    CHECK_NUMBER(table_number(table, row, "second_count"), 1, 0, "Y");
    CHECK_NUMBER(table_number(table, row, "units"), 3, 0, "turns");
    table = run_analysis(arena, "network_nodes", corpus, study, "--by=none");
    CHECK_COUNT(lec_table_row_count(table), 2, "Z does not occur");
    table = run_analysis(arena, "network", corpus_from(arena, ""), study, "");
    CHECK_COUNT(lec_table_row_count(table), 0, "no text");
    table = run_analysis(arena, "network_nodes", corpus_from(arena, "P: a"), study, "");
    CHECK_TRUE(isnan(table_number(table, 0, "betweenness")), "one node");
    lec_arena_free(arena);
}

static void test_graphml(void)
{
    static const char expected[] =
        "  <graph id=\"g0\" edgedefault=\"undirected\">\n"
        "    <data key=\"graph_conference\">all</data>\n"
        "    <data key=\"graph_role\">all</data>\n"
        "    <data key=\"graph_unit\">turn</data>\n"
        "    <node id=\"n0\">\n      <data key=\"node_label\">A &amp; &lt;B&gt;</data>\n"
        "      <data key=\"node_count\">2</data>\n      <data key=\"node_units\">3</data>\n"
        "      <data key=\"node_degree\">1</data>\n      <data key=\"node_strength\">1</data>\n"
        "      <data key=\"node_community\">1</data>\n    </node>\n";
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus = corpus_from(arena, "P: a b / P: a / P: c");
    const lec_study *study = study_from(arena, "A & <B> = a; Y = b");
    const char *options = "--by=none --edges=turn --minimum=1 --stability=0 --weight=count";
    const lec_table *edges = run_analysis(arena, "network", corpus, study, options);
    const lec_table *nodes = run_analysis(arena, "network_nodes", corpus, study, options);
    char *written = NULL;
    size_t length = 0;
    lec_error error = {""};
    FILE *file = open_memstream(&written, &length);
    CU_ASSERT_FATAL(file != NULL);
    CHECK_COUNT(lec_graphml_write(edges, nodes, file, &error), LEC_OK, error.message);
    fclose(file);
    CHECK_TRUE(strstr(written, expected) != NULL, written);
    CHECK_TRUE(strstr(written, "<edge source=\"n0\" target=\"n1\">") != NULL, written);
    free(written);
    lec_arena_free(arena);
}

const lec_test lec_tests_network[] = {
    {"edges", test_edges},
    {"nodes", test_nodes},
    {"concepts", test_concepts},
    {"graphml", test_graphml},
    {0},
};
