/* SPDX-License-Identifier: GPL-3.0-or-later
 * Joint draws of who spoke in which role: shares of draws against the probabilities they are made
 * from. */
#include <string.h>

#include "io/attribution/draws.h"
#include "tests/support/check.h"

enum { PEOPLE = 3, TURNS = 7, SEEDS = 50 };

/* Person 0: principal, sure. Person 1: journalist at .8, whose second turn is his at .6 / .8 only.
 * Person 2: moderator at .9. Turn 5: nobody known, unknown at .7. Turn 6:
 * nobody known, principal at .2, and nothing but journalist beside it. */
static const lec_turn_doubt doubts[TURNS] = {
    {0, LEC_ROLE_PRINCIPAL, 0.999, {0}},
    {1, LEC_ROLE_JOURNALIST, 0.8, {[LEC_ROLE_JOURNALIST] = 0.8, [LEC_ROLE_MODERATOR] = 0.2}},
    {0, LEC_ROLE_PRINCIPAL, 0.995, {0}},
    {1, LEC_ROLE_JOURNALIST, 0.6, {[LEC_ROLE_JOURNALIST] = 0.8, [LEC_ROLE_MODERATOR] = 0.2}},
    {2, LEC_ROLE_MODERATOR, 0.9, {[LEC_ROLE_PRINCIPAL] = 0.03, [LEC_ROLE_JOURNALIST] = 0.01}},
    {LEC_NONE, LEC_ROLE_UNKNOWN, 0.7, {[LEC_ROLE_JOURNALIST] = 0.3}},
    {LEC_NONE, LEC_ROLE_PRINCIPAL, 0.2, {[LEC_ROLE_JOURNALIST] = 0.8}},
};

static void draw(lec_new_turn turns[TURNS], uint64_t seed, const char *conference, lec_arena *arena)
{
    const lec_doubt doubt = {doubts, TURNS, PEOPLE, seed, conference};
    memset(turns, 0, TURNS * sizeof *turns);
    lec_draw_roles(&doubt, turns, arena);
}

static double share_of(const uint32_t counts[LEC_ROLE_COUNT], lec_role role)
{
    return counts[role] / (double)(SEEDS * LEC_DRAWS);
}

/* Standard error of a share of 10,000 draws: at most .005. */
static void test_shares(void)
{
    lec_arena *arena = lec_arena_new();
    uint32_t counts[TURNS][LEC_ROLE_COUNT] = {{0}}, together = 0;
    lec_new_turn turns[TURNS];
    for (uint64_t seed = 0; seed < SEEDS; seed++) {
        draw(turns, seed, "a", arena);
        for (int d = 0; d < LEC_DRAWS; d++) {
            for (int t = 0; t < TURNS; t++) counts[t][turns[t].draw_role[d]]++;
            together += turns[1].draw_role[d] == LEC_ROLE_MODERATOR &&
                        turns[3].draw_role[d] == LEC_ROLE_MODERATOR;
        }
    }
    CHECK_NUMBER(share_of(counts[0], LEC_ROLE_PRINCIPAL), 1.0, 0.0, "sure from .99 on");
    CHECK_NUMBER(share_of(counts[1], LEC_ROLE_JOURNALIST), 0.8, 0.015, "as probable as it is");
    CHECK_NUMBER(share_of(counts[1], LEC_ROLE_MODERATOR), 0.2, 0.015, "or the other role");
    CHECK_NUMBER(share_of(counts[3], LEC_ROLE_JOURNALIST), 0.6, 0.015, "the doubtful turn");
    CHECK_NUMBER(share_of(counts[3], LEC_ROLE_PRINCIPAL), 0.25, 0.015, "is the neighbour's");
    CHECK_NUMBER(share_of(counts[3], LEC_ROLE_MODERATOR), 0.15, 0.015, "or wrong with the person");
    CHECK_NUMBER(share_of(counts[4], LEC_ROLE_PRINCIPAL), 0.075, 0.015, "3 of 4 others");
    CHECK_NUMBER(share_of(counts[5], LEC_ROLE_JOURNALIST), 0.3, 0.015, "nobody known");
    CHECK_NUMBER(share_of(counts[6], LEC_ROLE_JOURNALIST), 0.2, 0.015, "no more than the role");
    CHECK_NUMBER(share_of(counts[6], LEC_ROLE_UNKNOWN), 0.6, 0.015, "what is left over");
    CHECK_NUMBER((double)together / (SEEDS * LEC_DRAWS), 0.15, 0.015,
                 "an error about a person is shared: .2 * .75, not .2 * .15");
    lec_arena_free(arena);
}

static void test_second_reading(void)
{
    lec_arena *arena = lec_arena_new();
    lec_new_turn turns[TURNS];
    draw(turns, 1, "a", arena);
    CHECK_TRUE(turns[1].detail.second_role == LEC_ROLE_MODERATOR, "the person's second role");
    CHECK_NUMBER(turns[1].detail.second_probability, 0.2, 1e-4, "1 - .8");
    CHECK_TRUE(turns[3].detail.second_role == LEC_ROLE_PRINCIPAL, "the neighbour's role");
    CHECK_NUMBER(turns[3].detail.second_probability, 0.25, 1e-4, "1 - .6 / .8");
    CHECK_TRUE(turns[6].detail.second_role == LEC_ROLE_JOURNALIST, "beside a doubtful role");
    CHECK_NUMBER(turns[6].detail.second_probability, 0.2, 1e-4, "no more than the role");
    CHECK_NUMBER(turns[0].detail.second_probability, 0.001, 1e-4, "1 - .999, though sure in draws");
    lec_arena_free(arena);
}

static bool same_draws(const lec_new_turn a[TURNS], const lec_new_turn b[TURNS])
{
    bool same = true;
    for (int t = 0; t < TURNS; t++)
        same = same && memcmp(a[t].draw_role, b[t].draw_role, LEC_DRAWS) == 0;
    return same;
}

static void test_keys(void)
{
    lec_arena *arena = lec_arena_new();
    lec_new_turn first[TURNS], again[TURNS], other[TURNS], seeded[TURNS];
    draw(first, 7, "a", arena);
    draw(again, 7, "a", arena);
    draw(other, 7, "b", arena);
    draw(seeded, 8, "a", arena);
    CHECK_TRUE(same_draws(first, again), "the same key, the same draws");
    CHECK_TRUE(!same_draws(first, other), "another conference, others");
    CHECK_TRUE(!same_draws(first, seeded), "another seed, others");
    lec_arena_free(arena);
}

static void test_sure(void)
{
    lec_arena *arena = lec_arena_new();
    lec_new_turn turns[2] = {{0}};
    const lec_turn_doubt sure[2] = {{0, LEC_ROLE_PRINCIPAL, 0.998, {0}},
                                    {1, LEC_ROLE_JOURNALIST, 0.99, {0}}};
    const lec_doubt doubt = {sure, 2, 2, 1, "a"};
    lec_draw_roles(&doubt, turns, arena);
    CHECK_TRUE(turns[0].draw_count == 0 && turns[1].draw_role == NULL, "no doubt, no draws");
    lec_arena_free(arena);
}

const lec_test lec_tests_draws[] = {
    {"shares", test_shares},
    {"second_reading", test_second_reading},
    {"keys", test_keys},
    {"sure", test_sure},
    {0},
};
