/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "tests/support/check.h"
#include "tests/support/corpora.h"

#include "io/output/graphml.h"

/* One turn of six sentences of two words; x and y come once, a and b three times, c and d twice. By
 * hand: of the 20 ways to put b in three sentences one has all of a's: p 1/20, mid-p 1/40; of the
 * 15 for d one has both of c's: 1/30. The other four pairs share none: their mid-p are above 1/2.
 * So of six tests q is 6/40 = .15 for a-b, 6/30/2 = .1 for c-d, and with that .1 for a-b too. */
static const char text[] = "P: a b. a b. a b. c d. c d. x y";

static void test_edges(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus = corpus_from(arena, text);
    const lec_table *table = run_analysis(arena, "network", corpus, NULL,
                                          "--by=none --nodes=words --minimum=1 --most=4 --q=1");
    CHECK_COUNT(lec_table_row_count(table), 2, "edges");
    const size_t ab = table_row(table, "all|all|sentence|a|b");
    const size_t cd = table_row(table, "all|all|sentence|c|d");
    CHECK_NUMBER(table_number(table, ab, "both"), 3, 0, "a-b");
    CHECK_NUMBER(table_number(table, ab, "expected"), 1.5, TOLERANCE_CLOSED_FORM, "a-b");
    CHECK_NUMBER(table_number(table, ab, "npmi"), 1, TOLERANCE_CLOSED_FORM, "only together");
    CHECK_NUMBER(pow(10, table_number(table, ab, "log10_p")), 0.025, TOLERANCE_CLOSED_FORM, "a-b");
    CHECK_NUMBER(table_number(table, ab, "tests"), 6, 0, "all pairs");
    CHECK_NUMBER(table_number(table, ab, "q"), 0.1, TOLERANCE_CLOSED_FORM, "a-b");
    CHECK_NUMBER(table_number(table, cd, "expected"), 2.0 / 3, TOLERANCE_CLOSED_FORM, "c-d");
    CHECK_NUMBER(pow(10, table_number(table, cd, "log10_p")), 1.0 / 30, TOLERANCE_CLOSED_FORM,
                 "c-d");
    CHECK_TRUE(isnan(table_number(table, cd, "stability")), "one turn");
    table = run_analysis(arena, "network", corpus, NULL,
                         "--by=none --nodes=words --minimum=1 --most=4 --q=.11 --weight=count");
    CHECK_COUNT(lec_table_row_count(table), 2, "q is .1");
    CHECK_NUMBER(table_number(table, 0, "weight"), 3, 0, "count as weight");
    table = run_analysis(arena, "network", corpus, NULL,
                         "--by=none --nodes=words --minimum=1 --most=4 --q=.09");
    CHECK_COUNT(lec_table_row_count(table), 0, "q is .1");
    table = run_analysis(arena, "network", corpus, NULL,
                         "--by=none --nodes=words --minimum=3 --most=4 --q=1");
    CHECK_COUNT(lec_table_row_count(table), 1, "c-d is left out");
    CHECK_NUMBER(table_number(table, 0, "tests"), 6, 0, "and counts as a test all the same");
    CHECK_NUMBER(table_number(table, 0, "q"), 0.1, TOLERANCE_CLOSED_FORM, "so q is the same");
    lec_arena_free(arena);
}

/* Eight turns, each of which says a and b together once: any half finds them, .1 against 4 of 4;
 * and a tie that is all in one turn is in no two halves. */
static void test_stability(void)
{
    lec_arena *arena = lec_arena_new();
    const char *turn = "P: a b. x y. x z. y x. z y. z x", *everywhere = turn, *once = turn;
    for (int t = 1; t < 8; t++) {
        everywhere = lec_arena_format(arena, "%s / %s", everywhere, turn);
        once = lec_arena_format(arena, "%s / P: x y. x z. y x. z y. z x. y z", once);
    }
    const lec_study *study = study_from(arena, "A = a; B = b");
    const lec_table *table = run_analysis(arena, "network", corpus_from(arena, everywhere), study,
                                          "--by=none --minimum=1 --q=1");
    CHECK_NUMBER(table_number(table, 0, "stability"), 1, 0, "in every turn");
    table = run_analysis(arena, "network", corpus_from(arena, once), study,
                         "--by=none --minimum=1 --q=1");
    CHECK_NUMBER(table_number(table, 0, "stability"), 0, 0, "in one turn");
    table = run_analysis(arena, "network", corpus_from(arena, once), study,
                         "--by=none --minimum=1 --q=1 --stability=.1");
    CHECK_COUNT(lec_table_row_count(table), 0, "left out");
    lec_arena_free(arena);
}

static void test_nodes(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus = corpus_from(arena, text);
    const lec_table *table =
        run_analysis(arena, "network_nodes", corpus, NULL,
                     "--by=none --nodes=words --minimum=1 --most=4 --q=1 --weight=count");
    static const struct {
        const char *node;
        double count, degree, strength, betweenness, community;
    } nodes[] = {
        {"a", 3, 1, 3, 0, 1}, {"b", 3, 1, 3, 0, 1}, {"c", 2, 1, 2, 0, 2}, {"d", 2, 1, 2, 0, 2}};
    for (size_t i = 0; i < 4; i++) {
        const size_t row =
            table_row(table, lec_arena_format(arena, "all|all|sentence|%s", nodes[i].node));
        CHECK_COUNT(row, i, "by strength, then by text");
        CHECK_NUMBER(table_number(table, row, "count"), nodes[i].count, 0, nodes[i].node);
        CHECK_NUMBER(table_number(table, row, "units"), 6, 0, nodes[i].node);
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

/* Concepts by turn: both are in one turn of the principal's three, in no other, none with anybody
 * else. */
static void test_concepts(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus = corpus_from(arena, "P: a. b c / J: a / P: d / P: d");
    const lec_study *study = study_from(arena, "X = a; Y = b c; Z = absent");
    const lec_table *table =
        run_analysis(arena, "network", corpus, study, "--by=none --edges=turn --minimum=1 --q=1");
    CHECK_COUNT(lec_table_row_count(table), 1, "one edge");
    const size_t row = table_row(table, "all|all|turn|X|Y");
    CHECK_NUMBER(table_number(table, row, "first_count"), 2, 0, "X");
    CHECK_NUMBER(table_number(table, row, "second_count"), 1, 0, "Y");
    CHECK_NUMBER(table_number(table, row, "units"), 4, 0, "turns");
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
    const char *options = "--by=none --edges=turn --minimum=1 --q=1 --weight=count";
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
    {"edges", test_edges},       {"stability", test_stability}, {"nodes", test_nodes},
    {"concepts", test_concepts}, {"graphml", test_graphml},     {0},
};
