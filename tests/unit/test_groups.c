/* SPDX-License-Identifier: GPL-3.0-or-later
 * Groups of turns and their clusters, told off by hand. */
#include "analysis/view/groups.h"
#include "tests/support/check.h"
#include "tests/support/corpora.h"

static lec_context open_context(lec_arena *arena, const lec_corpus *corpus, const char *by)
{
    lec_context context;
    lec_error error = {""};
    lec_common *common = lec_new(arena, lec_common, 1);
    *common = lec_common_defaults;
    common->by = by;
    const lec_status status =
        lec_context_open(corpus, study_from(arena, ""), common, arena, &context, &error);
    CHECK_TEXT(error.message, "", "context");
    CU_ASSERT_FATAL(status == LEC_OK);
    return context;
}

static const lec_corpus *two_conferences(lec_arena *arena)
{
    return corpus_from(arena, "= b 2031-10-01 / P Zoe: one two / J: why / P Zoe: as / "
                              "= a 2031-03-31 east / P Ann: x / M: y y / J Bo: z z z / P Zoe: u");
}

enum {
    C = LEC_BY_CONFERENCE,
    R = LEC_BY_ROLE,
    P = LEC_BY_PHASE,
    S = LEC_BY_SPEAKER,
};

/* A group is shown as conference|role|phase|speaker turns:words */
static const struct {
    unsigned keys;
    const char *by, *groups;
} cases[] = {
    {C | R, NULL,
     "all|all|all|all 7:11; all|principal|all|all 4:5; all|journalist|all|all 2:4; "
     "all|moderator|all|all 1:2; a|all|all|all 4:7; a|principal|all|all 2:2; "
     "a|journalist|all|all 1:3; a|moderator|all|all 1:2; b|all|all|all 3:4; "
     "b|principal|all|all 2:3; b|journalist|all|all 1:1"},
    {C | R, "none", "all|all|all|all 7:11"},
    {C | R, "conference", "all|all|all|all 7:11; a|all|all|all 4:7; b|all|all|all 3:4"},
    {C | R, "role",
     "all|all|all|all 7:11; all|principal|all|all 4:5; all|journalist|all|all 2:4; "
     "all|moderator|all|all 1:2"},
    {C | P, "phase", "all|all|opening|all 3:5; all|all|questions|all 4:6; all|all|all|all 7:11"},
    {C | P, "phase,conference",
     "all|all|opening|all 3:5; all|all|questions|all 4:6; all|all|all|all 7:11; "
     "a|all|opening|all 2:3; a|all|questions|all 2:4; a|all|all|all 4:7; "
     "b|all|opening|all 1:2; b|all|questions|all 2:2; b|all|all|all 3:4"},
    {C | R, "group,role",
     "all|all|all|all 7:11; all|principal|all|all 4:5; all|journalist|all|all 2:4; "
     "all|moderator|all|all 1:2; east|all|all|all 4:7; east|principal|all|all 2:2; "
     "east|journalist|all|all 1:3; east|moderator|all|all 1:2; no group|all|all|all 3:4; "
     "no group|principal|all|all 2:3; no group|journalist|all|all 1:1"},
    {C, "year", "2031|all|all|all 7:11"},
    {C, "quarter", "all|all|all|all 7:11; 2031-Q1|all|all|all 4:7; 2031-Q4|all|all|all 3:4"},
    {C, "month", "all|all|all|all 7:11; 2031-03|all|all|all 4:7; 2031-10|all|all|all 3:4"},
    {C | R | S, "role,speaker",
     "all|all|all|all 7:11; all|principal|all|all 4:5; all|principal|all|Ann 1:1; "
     "all|principal|all|Zoe 3:4; all|journalist|all|all 2:4; all|journalist|all| 1:1; "
     "all|journalist|all|Bo 1:3; all|moderator|all|all 1:2; all|moderator|all| 1:2"},
    {C | R | S, "speaker",
     "all|all|all|all 7:11; all|all|all| 2:3; all|all|all|Ann 1:1; all|all|all|Bo 1:3; "
     "all|all|all|Zoe 3:4"},
};

static const char *show(lec_arena *arena, const lec_groups *groups)
{
    const char *shown = "";
    for (size_t g = 0; g < groups->count; g++) {
        const lec_group *group = &groups->items[g];
        shown = lec_arena_format(arena, "%s%s%s|%s|%s|%s %zu:%llu", shown, g > 0 ? "; " : "",
                                 group->conference, group->role, group->phase, group->speaker,
                                 group->turn_count, (unsigned long long)group->token_count);
    }
    return shown;
}

static void test_by(void)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        lec_arena *arena = lec_arena_new();
        const lec_context context = open_context(arena, two_conferences(arena), cases[i].by);
        lec_groups groups;
        lec_error error = {""};
        CHECK_COUNT(lec_groups_make(&context, cases[i].keys, &groups, &error), LEC_OK,
                    error.message);
        CHECK_TEXT(show(arena, &groups), cases[i].groups, cases[i].by ? cases[i].by : "all keys");
        lec_arena_free(arena);
    }
}

static const struct {
    unsigned keys;
    const char *by, *message;
} wrong[] = {
    {C | R, "phase",
     "--by 'phase': give one of conference, group, year, quarter, month, date, role, none"},
    {C | R, "role,outlet",
     "--by 'outlet': give one of conference, group, year, quarter, month, date, role, none"},
    {C | R | P, "",
     "--by '': give one of conference, group, year, quarter, month, date, role, phase, none"},
    {C, "role", "--by 'role': give one of conference, group, year, quarter, month, date, none"},
    {C | R, "role,",
     "--by '': give one of conference, group, year, quarter, month, date, role, none"},
    {C | R, "rol",
     "--by 'rol': give one of conference, group, year, quarter, month, date, role, none; did you "
     "mean role?"},
    {C | R, "year,group",
     "--by 'year,group': conference, group and periods exclude each other; give one"},
    {C | R, "none,role",
     "--by 'none': give one of conference, group, year, quarter, month, date, role, none"},
};

static void test_wrong_keys(void)
{
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        lec_arena *arena = lec_arena_new();
        const lec_context context = open_context(arena, two_conferences(arena), wrong[i].by);
        lec_groups groups;
        lec_error error = {""};
        CHECK_COUNT(lec_groups_make(&context, wrong[i].keys, &groups, &error), LEC_BAD_USAGE,
                    wrong[i].by);
        CHECK_TEXT(error.message, wrong[i].message, wrong[i].by);
        lec_arena_free(arena);
    }
}

/* A single conference would only repeat the pooled rows; no conference has no rows. */
static void test_few_conferences(void)
{
    lec_arena *arena = lec_arena_new();
    lec_groups groups;
    lec_error error;
    const lec_corpus *one = corpus_from(arena, "P: a / J: b c");
    lec_context context = open_context(arena, one, NULL);
    CHECK_COUNT(lec_groups_make(&context, C | R, &groups, &error), LEC_OK, "one");
    CHECK_TEXT(show(arena, &groups),
               "c|all|all|all 2:3; c|principal|all|all 1:1; c|journalist|all|all 1:2", "one");
    context = open_context(arena, one, "role");
    CHECK_COUNT(lec_groups_make(&context, C | R, &groups, &error), LEC_OK, "one");
    CHECK_TEXT(show(arena, &groups),
               "all|all|all|all 2:3; all|principal|all|all 1:1; all|journalist|all|all 1:2",
               "one that is not named");
    context = open_context(arena, corpus_from(arena, ""), NULL);
    CHECK_COUNT(lec_groups_make(&context, C | R | P | S, &groups, &error), LEC_OK, "none");
    CHECK_COUNT(groups.count, 0, "no conference");
    lec_arena_free(arena);
}

static const char *show_ids(lec_arena *arena, const uint32_t *ids, size_t count)
{
    const char *shown = "";
    for (size_t i = 0; i < count; i++)
        shown = lec_arena_format(arena, "%s%s%u", shown, i > 0 ? " " : "", ids[i]);
    return shown;
}

static const char eight[] = "= a / P: u / J: v / = b / P: w / = c / P: w / = d / P: w / = e / P: w "
                            "/ = f / P: w / = g / P: w / = h / P: w / J: x / P: y";

/* Where several conferences are pooled each is a cluster, else exchanges, whoever's turns are
 * looked at: a moderator's go with the exchange that they open. */
static void test_turn_clusters(void)
{
    lec_arena *arena = lec_arena_new();
    lec_groups groups;
    lec_error error;
    lec_context context = open_context(arena, two_conferences(arena), "none");
    CHECK_COUNT(lec_groups_make(&context, C | R, &groups, &error), LEC_OK, "two");
    CHECK_COUNT(groups.items[0].cluster_count, 2, "conferences");
    CHECK_TEXT(show_ids(arena, groups.items[0].turn_cluster, 7), "0 0 0 0 1 1 1", "conferences");

    context = open_context(arena, corpus_from(arena, eight), "role");
    CHECK_COUNT(lec_groups_make(&context, C | R, &groups, &error), LEC_OK, "eight");
    CHECK_COUNT(groups.items[0].cluster_count, 8, "conferences");
    CHECK_TEXT(show_ids(arena, groups.items[0].turn_cluster, 11), "0 0 1 2 3 4 5 6 7 7 7", "all");
    CHECK_TEXT(show_ids(arena, groups.items[1].turn_cluster, 9), "0 1 2 3 4 5 6 7 7", "principal");
    CHECK_COUNT(groups.items[2].cluster_count, 2, "journalists speak in two");
    context = open_context(
        arena, corpus_from(arena, "P: a / M: b / J: c / P: d / M: e / J: f / P: g / J Bo: h"),
        "role");
    CHECK_COUNT(lec_groups_make(&context, C | R, &groups, &error), LEC_OK, "one");
    CHECK_TEXT(show_ids(arena, groups.items[0].turn_cluster, 8), "0 1 2 2 3 3 3 4", "all roles");
    CHECK_TEXT(show_ids(arena, groups.items[1].turn_cluster, 3), "0 1 2", "principal");
    CHECK_TEXT(show_ids(arena, groups.items[3].turn_cluster, 2), "0 1", "moderator");
    lec_arena_free(arena);
}

static const struct {
    const char *text, *clusters;
} exchanges[] = {
    /* opening | question, answer | the hand-over goes with the next question */
    {"P: a / J: b / P: c / M: d / J: e / P: f", "0 1 1 2 2 2"},
    /* two openings are two clusters: phase opening has no exchanges */
    {"P: a / M: d / J: e / P: f", "0 1 2 2"},
    /* a moderator within an exchange, here before a follow-up, does not leave it */
    {"J Ann: a / P: b / M: c / J Ann: d / P: e / J Bo: f", "0 0 0 0 0 1"},
    /* after the last exchange it waits in vain */
    {"J: a / P: b / M: c / M: d", "0 0 1 1"},
    {"P: a / P: b", "0 1"},
    {"", ""},
    /* not into the next conference */
    {"= x / J: a / M: b / = y / J: c / = z / P: d", "0 1 2 3"},
    {eight, "0 1 2 3 4 5 6 7 8 9 9"},
};

static void test_exchange_clusters(void)
{
    for (size_t i = 0; i < sizeof exchanges / sizeof *exchanges; i++) {
        lec_arena *arena = lec_arena_new();
        const lec_corpus *corpus = corpus_from(arena, exchanges[i].text);
        const lec_context context = open_context(arena, corpus, NULL);
        uint32_t turns[16], clusters[16];
        for (uint32_t t = 0; t < corpus->turn_count; t++) turns[t] = t;
        const lec_group group = lec_group_of_turns(&context, turns, corpus->turn_count);
        const size_t count = lec_exchange_clusters(corpus, &group, clusters);
        CHECK_TEXT(show_ids(arena, clusters, corpus->turn_count), exchanges[i].clusters,
                   exchanges[i].text);
        size_t largest = 0;
        for (size_t t = 0; t < corpus->turn_count; t++)
            if (clusters[t] + 1 > largest) largest = clusters[t] + 1;
        CHECK_COUNT(count, largest, "numbered without gaps");
        lec_arena_free(arena);
    }
}

const lec_test lec_tests_groups[] = {
    {"by", test_by},
    {"wrong_keys", test_wrong_keys},
    {"few_conferences", test_few_conferences},
    {"turn_clusters", test_turn_clusters},
    {"exchange_clusters", test_exchange_clusters},
    {0},
};
