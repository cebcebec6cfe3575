/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/check.h"
#include "tests/support/corpora.h"

#include "analysis/view/compared_groups.h"

static const char text[] =
    "= a 2031-03-11 early / P Ann Bell: one two / J Cy Dee (Daily, The): three / P Ann Bell: four "
    "five six / = b 2031-10-14 early / P Ann Bell: seven / J Eve (Wire): eight nine / "
    "= c 2032-05-19 late / M Fay: ten / J Cy Dee (Daily, The): eleven / = d / P Ann Bell: twelve";

/* Words by hand: a 2+1+3, b 1+2, c 1+1, d 1. */
static const struct {
    const char *selector;
    lec_status status;
    uint64_t words;
    const char *message; /* part of it */
} cases[] = {
    {"role=principal", LEC_OK, 7, NULL},
    {"role=journalist|moderator", LEC_OK, 5, NULL},
    {"role=principal,phase=questions", LEC_OK, 3, NULL},
    {"conference=a|c", LEC_OK, 8, NULL},
    {"speaker=Cy Dee", LEC_OK, 2, NULL},
    {"affiliation=\"Daily, The\"|Wire", LEC_OK, 4, NULL},
    {"kind=answer", LEC_OK, 3, NULL},
    {"group=early", LEC_OK, 9, NULL},
    {"from=2031-10-14", LEC_OK, 5, NULL},
    {"to=2031", LEC_OK, 9, NULL},
    {"from=2031-04,to=2031-10", LEC_OK, 3, NULL},
    {"from=2033", LEC_BAD_DATA, 0, "--target 'from=2033' selects no words"},
    {"role=other", LEC_BAD_DATA, 0, "selects no words"},
    {"", LEC_BAD_USAGE, 0, "KEY=VALUE"},
    {"role", LEC_BAD_USAGE, 0, "KEY=VALUE at 'role'"},
    {"rol=principal", LEC_BAD_USAGE, 0, "key 'rol': give one of conference, role"},
    {"role=boss", LEC_BAD_USAGE, 0, "role 'boss': give one of principal, journalist"},
    {"speaker=Zed", LEC_BAD_USAGE, 0, "give one of Ann Bell, Cy Dee, Eve, Fay"},
    {"affiliation=Daily, The", LEC_BAD_USAGE, 0, "affiliation 'Daily': give one of"},
    {"role=principal,role=other", LEC_BAD_USAGE, 0, "role=ONE|OTHER"},
    {"affiliation=\"Wire", LEC_BAD_USAGE, 0, "double quotes"},
    {"affiliation=\"Wire\"s", LEC_BAD_USAGE, 0, "double quotes"},
    {"from=spring", LEC_BAD_USAGE, 0, "from 'spring' is not a date"},
    {"role=principal,", LEC_BAD_USAGE, 0, "KEY=VALUE"},
};

static lec_context open_context(lec_arena *arena, const char *corpus)
{
    static const lec_study study;
    lec_context context;
    lec_error error;
    const lec_status status = lec_context_open(corpus_from(arena, corpus), &study,
                                               &lec_common_defaults, arena, &context, &error);
    CU_ASSERT_EQUAL_FATAL(status, LEC_OK);
    return context;
}

static void test_cases(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_context context = open_context(arena, text);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        lec_selection selection;
        lec_error error = {""};
        const lec_status status =
            lec_selector_read(&context, "target", cases[i].selector, &selection, &error);
        CHECK_COUNT(status, cases[i].status, cases[i].selector);
        if (status == LEC_OK) CHECK_COUNT(selection.token_count, cases[i].words, cases[i].selector);
        if (cases[i].message != NULL)
            CHECK_TRUE(strstr(error.message, cases[i].message) != NULL, error.message);
    }
    lec_arena_free(arena);
}

/* A quote within a value is doubled. */
static void test_quotes(void)
{
    lec_arena *arena = lec_arena_new();
    lec_corpus_builder *builder = lec_corpus_builder_new(
        arena, &(lec_conference){.name = "a", .text = "x", .text_length = 1});
    lec_corpus_begin_turn(
        builder,
        &(lec_new_turn){
            .speaker = "",
            .detail = {.affiliation = "Agence \"Sud\", Lyon|Nice", .label = "", .label_form = ""}});
    lec_corpus_add_token(builder, &(lec_new_token){"x", 1, "x", 1, 0, 1, NAN, NULL, 0});
    const lec_context context = {.corpus = lec_corpus_finish(builder), .arena = arena};
    lec_selection selection;
    lec_error error = {""};
    CHECK_COUNT(lec_selector_read(&context, "target",
                                  "affiliation=\"Agence \"\"Sud\"\", Lyon|Nice\"", &selection,
                                  &error),
                LEC_OK, error.message);
    lec_arena_free(arena);
}

/* --- two groups ------------------------------------------------------------------------------ */

static void test_groups(void)
{
    static const struct {
        const char *target, *reference;
        lec_status status;
        uint64_t target_words, reference_words, clusters;
    } groups[] = {
        {NULL, NULL, LEC_OK, 7, 4, 4},
        {"conference=a", NULL, LEC_OK, 6, 6, 4},
        {"conference=a", "conference=b|c", LEC_OK, 6, 5, 3},
        {"role=principal", "conference=a", LEC_BAD_USAGE, 0, 0, 0},
        {"conference=a|b|c|d", NULL, LEC_BAD_DATA, 0, 0, 0},
    };
    lec_arena *arena = lec_arena_new();
    const lec_context context = open_context(arena, text);
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++) {
        lec_compared_groups made;
        lec_error error = {""};
        const lec_status status = lec_compared_groups_make(&context, groups[i].target,
                                                           groups[i].reference, &made, &error);
        CHECK_COUNT(status, groups[i].status, error.message);
        if (status != LEC_OK) continue;
        CHECK_COUNT(made.target.token_count, groups[i].target_words, "words of the target");
        CHECK_COUNT(made.reference.token_count, groups[i].reference_words, "of the reference");
        CHECK_COUNT(made.both.cluster_count, groups[i].clusters, "conferences are drawn");
    }
    const lec_context alone = open_context(arena, "P: only one speaks");
    lec_compared_groups made;
    lec_error error;
    CHECK_COUNT(lec_compared_groups_make(&alone, NULL, NULL, &made, &error), LEC_OK,
                "by default no failure");
    CHECK_COUNT(made.both.token_count, 0, "but nothing to compare");
    lec_arena_free(arena);
}

/* An opening, two exchanges with two answers in the second: the sides of each exchange are clusters
 * of one stratum, the opening stands alone. Between two halves every exchange is a cluster. */
static void test_exchangeable(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_context context = open_context(
        arena, "P: o o o / J Ann: q / P: a a / J Bo: q q / P: a / M: m / J Bo: q / P: a a a");
    lec_compared_groups groups;
    lec_error error;
    CU_ASSERT_EQUAL_FATAL(lec_compared_groups_make(&context, NULL, NULL, &groups, &error), LEC_OK);
    const lec_exchangeable_clusters sides = lec_exchangeable_clusters_make(&context, &groups);
    CHECK_COUNT(sides.both.cluster_count, 5, "opening, two sides of two exchanges");
    static const uint32_t sizes[] = {3, 2, 1, 4, 3};
    static const bool is_target[] = {true, true, false, true, false};
    for (size_t c = 0; c < 5; c++) {
        CHECK_COUNT(sides.size[c], sizes[c], "words of a cluster");
        CHECK_COUNT(sides.is_target[c], is_target[c], "side");
    }
    CHECK_COUNT(sides.stratum[1], sides.stratum[2], "sides of one exchange");
    CHECK_COUNT(sides.stratum[3], sides.stratum[4], "sides of the other");
    CHECK_TRUE(sides.stratum[1] != sides.stratum[3] && sides.stratum[0] != sides.stratum[1],
               "are dealt apart");
    lec_arena_free(arena);
}

const lec_test lec_tests_selector[] = {
    {"cases", test_cases},
    {"quotes", test_quotes},
    {"groups", test_groups},
    {"exchangeable", test_exchangeable},
    {0},
};
