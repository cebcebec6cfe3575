/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/check.h"
#include "tests/support/corpora.h"
#include "tests/support/reference.h"
#include "tests/support/reference_text.h"

/* One node in one sentence of ten words and elsewhere none: every cell counted by hand.
 *     a b x c a   d. a e   /   a f        node x, two words on either side
 * Words but the node: 9. Near: b a(left 2), c a(right 2) = 4. `a` 4 times, 2 of them near. */
static void test_by_hand(void)
{
    static const struct {
        const char *options, *row;
        double both, collocate_count, first_only, second_only, neither;
    } cases[] = {
        {"--left=2 --right=2", "all|all|x|a|2l2r", 2, 4, 2, 2, 3},
        {"--left=2 --right=2", "all|all|x|b|2l2r", 1, 1, 3, 0, 5},
        {"--left=2 --right=0", "all|all|x|a|2l0r", 1, 4, 1, 3, 4},
        {"--left=0 --right=2", "all|all|x|a|0l2r", 1, 4, 1, 3, 4},
        {"--span=sentence", "all|all|x|a|sentence", 2, 4, 3, 2, 2},
        {"--span=turn", "all|all|x|a|turn", 3, 4, 4, 1, 1},
        {"--left=9 --right=9", "all|all|x|a|9l9r", 3, 4, 4, 1, 1},
        {"--left=9 --right=9 --within=sentence", "all|all|x|a|9l9r", 2, 4, 3, 2, 2},
    };
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus = corpus_from(arena, "P: a b x c a d. a e / J: a f");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const lec_table *table =
            run_analysis(arena, "collocates", corpus, NULL,
                         lec_arena_format(arena, "--query=x --minimum=1 --cells --by=role %s",
                                          cases[i].options));
        const size_t row = table_row(table, cases[i].row);
        CHECK_NUMBER(table_number(table, row, "both"), cases[i].both, 0, cases[i].options);
        CHECK_NUMBER(table_number(table, row, "node_count"), 1, 0, cases[i].options);
        CHECK_NUMBER(table_number(table, row, "collocate_count"), cases[i].collocate_count, 0,
                     cases[i].options);
        CHECK_NUMBER(table_number(table, row, "first_only"), cases[i].first_only, 0,
                     cases[i].options);
        CHECK_NUMBER(table_number(table, row, "second_only"), cases[i].second_only, 0,
                     cases[i].options);
        CHECK_NUMBER(table_number(table, row, "neither"), cases[i].neither, 0, cases[i].options);
    }
    lec_arena_free(arena);
}

/* Windows that overlap count a word once, places count it for each node: x b x has b at r1 and l1.
 */
static void test_positions(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus = corpus_from(arena, "P: a x b x c d / J: x");
    const lec_table *table =
        run_analysis(arena, "collocates", corpus, NULL,
                     "--query=x --minimum=1 --positions --left=2 --right=1 --by=none");
    const size_t b = table_row(table, "all|all|x|b|2l1r");
    CHECK_NUMBER(table_number(table, b, "both"), 1, 0, "b near");
    CHECK_NUMBER(table_number(table, b, "l2"), 0, 0, "b two before");
    CHECK_NUMBER(table_number(table, b, "l1"), 1, 0, "b before the second x");
    CHECK_NUMBER(table_number(table, b, "r1"), 1, 0, "b after the first x");
    CHECK_NUMBER(table_number(table, table_row(table, "all|all|x|a|2l1r"), "l1"), 1, 0, "a");
    CHECK_TRUE(!table_has_row(table, "all|all|x|d|2l1r"), "d is too far");
    CHECK_TRUE(!table_has_row(table, "all|all|x|x|2l1r"), "the node is not its own collocate");
    lec_arena_free(arena);
}

static void test_bad_options(void)
{
    static const char *const options[] = {"--query=x --left=0 --right=0",
                                          "--query=x --span=turn --positions",
                                          "--query=x --measures=g3", "--query=x --span=word"};
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus = corpus_from(arena, "P: a x b");
    for (size_t i = 0; i < sizeof options / sizeof *options; i++) {
        const lec_table *table = NULL;
        lec_error error = {""};
        CHECK_COUNT(
            try_analysis(arena, "collocates", corpus, NULL, options[i], NULL, &table, &error),
            LEC_BAD_USAGE, options[i]);
        CHECK_TRUE(error.message[0] != '\0', options[i]);
    }
    const lec_table *table =
        run_analysis(arena, "collocates", corpus_from(arena, ""), NULL, "--query=x");
    CHECK_COUNT(lec_table_row_count(table), 0, "no text");
    table = run_analysis(arena, "collocates", corpus, NULL, "--query=absent --minimum=1");
    CHECK_COUNT(lec_table_row_count(table), 0, "no node");
    lec_arena_free(arena);
}

/* reference/pairs_window_variants.csv: windows of ten words; the words of the second group together
 * are the collocates. A phrase (position of strength) is no word and only a node. */
static const struct {
    const char *pair, *node, *words[4];
} pairs[] = {
    {"position_of_strength|ukraine", "PoS", {"ukraine", "ukraine's", "ukrainian", "ukrainians"}},
    {"russia|china", "RUSSIA_group", {"china", "chinese"}},
    {"china|russia", "CHINA_group", {"russia", "russia's", "russian", "russians"}},
};

static void check_pair(lec_arena *arena, const lec_corpus *corpus, const reference *expected,
                       size_t at, size_t pair)
{
    const bool by_sentence = strstr(reference_text(expected, at, "window"), "sentence") != NULL;
    const bool all = strcmp(reference_text(expected, at, "scope"), "all") == 0;
    const lec_table *table = run_analysis(
        arena, "collocates", corpus, reference_study(arena),
        lec_arena_format(arena, "--left=10 --right=10 --minimum=1 --cells --by=role --within=%s%s",
                         by_sentence ? "sentence" : "turn", all ? "" : " --role=principal"));
    double both = 0, near = NAN, nodes = NAN;
    for (size_t w = 0; w < 4 && pairs[pair].words[w] != NULL; w++) {
        const char *keys =
            lec_arena_format(arena, "all|all|%s|%s|10l10r", pairs[pair].node, pairs[pair].words[w]);
        if (!table_has_row(table, keys)) continue;
        const size_t row = table_row(table, keys);
        both += table_number(table, row, "both");
        near = table_number(table, row, "both") + table_number(table, row, "first_only");
        nodes = table_number(table, row, "node_count");
    }
    const char *what = lec_arena_format(arena, "%s row %zu", pairs[pair].pair, at);
    CHECK_NUMBER(both, reference_number(expected, at, "collocate_tokens_in_union"), 0, what);
    CHECK_NUMBER(near, reference_number(expected, at, "union_window_tokens"), 0, what);
    CHECK_NUMBER(nodes, reference_number(expected, at, "fA"), 0, what);
}

static void test_reference(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus = reference_text_corpus(arena);
    if (corpus == NULL) {
        lec_arena_free(arena);
        SKIP("../shared is absent");
    }
    reference *expected = reference_open("reference/pairs_window_variants.csv");
    for (size_t at = 0; at < reference_rows(expected); at++)
        for (size_t p = 0; p < sizeof pairs / sizeof *pairs; p++)
            if (strcmp(reference_text(expected, at, "node|collocate"), pairs[p].pair) == 0)
                check_pair(arena, corpus, expected, at, p);
    reference_close(expected);
    lec_arena_free(arena);
}

const lec_test lec_tests_collocates[] = {
    {"by_hand", test_by_hand},
    {"positions", test_positions},
    {"bad_options", test_bad_options},
    {"reference", test_reference},
    {0},
};
