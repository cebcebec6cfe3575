/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/comparing/rate_simulation.h"

#include <gsl/gsl_errno.h>

#include "tests/support/check.h"
#include "tests/support/corpora.h"

/* P(T > q): R 4.2.2, pt(q, df, ncp, lower.tail = FALSE). */
static void test_noncentral_t(void)
{
    static const struct {
        double quantile, degrees, noncentrality, above;
    } expected[] = {
        {2.446912, 6, 1.2, 0.17278352},  {2.446912, 6, 3, 0.70670978},
        {2.024394, 38, 2.5, 0.68312727}, {12.7062, 1, 4, 0.24635523},
        {1.96, 1e6, 0, 0.024998034},
    };
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++)
        CHECK_NUMBER(lec_noncentral_t_above(expected[i].quantile, expected[i].degrees,
                                            expected[i].noncentrality),
                     expected[i].above, 1e-3, "noncentral t");
}

/* Two conferences of two exchanges of one turn of 100 words. */
static const uint32_t turn_level[4] = {0, 0, 0, 0}, turn_conference[4] = {0, 0, 1, 1},
                      turn_exchange[4] = {0, 1, 2, 3};

static lec_rate_design between_design(double *log_words)
{
    for (size_t i = 0; i < 4; i++) log_words[i] = log(100);
    return (lec_rate_design){.turn_count = 4,
                             .turn_level = turn_level,
                             .log_words = log_words,
                             .effects = {[LEC_EFFECT_CONFERENCE] = {turn_conference, 2},
                                         [LEC_EFFECT_SPEAKER] = {turn_exchange, 4},
                                         [LEC_EFFECT_EXCHANGE] = {turn_exchange, 4}}};
}

/* By hand. 2 occurrences are expected in a turn. Poisson: 4 in a conference, so 5 + 5 conferences
 * know their log rates with variances 1 / 20 each at a ratio of 1. With theta = 2 a turn has the
 * weight 2 / (1 + 2 / 2) = 1, with exchanges that vary by .5 1 / (1 + .25), and conferences that
 * vary by .3 then have the variance 1 / 1.6 + .09. At a ratio of 3 a turn of the other side has 6
 * and the weight 6 / (1 + 3) = 1.5. */
static void test_error(void)
{
    lec_arena *arena = lec_arena_new();
    double log_words[4];
    const lec_rate_design pilot = between_design(log_words);
    lec_rate_plan plan = {.pilot = &pilot, .rate = 0.02, .theta = INFINITY, .level = 0.95};
    CHECK_NUMBER(lec_plan_error(&plan, 1, 10, arena), sqrt(0.1), TOLERANCE_CLOSED_FORM, "Poisson");
    CHECK_NUMBER(lec_plan_error(&plan, 1, 11, arena), sqrt(1 / 20.0 + 1 / 24.0),
                 TOLERANCE_CLOSED_FORM, "5 and 6");
    plan.theta = 2;
    plan.deviation[LEC_EFFECT_EXCHANGE] = 0.5;
    CHECK_NUMBER(lec_plan_error(&plan, 1, 10, arena), sqrt(2 / (5 * 1.6)), TOLERANCE_CLOSED_FORM,
                 "exchanges");
    plan.deviation[LEC_EFFECT_CONFERENCE] = 0.3;
    CHECK_NUMBER(lec_plan_error(&plan, 1, 10, arena), sqrt(2 * (1 / 1.6 + 0.09) / 5),
                 TOLERANCE_CLOSED_FORM, "conferences");
    const double other = 2 * 1.5 / (1 + 0.25 * 1.5);
    CHECK_NUMBER(lec_plan_error(&plan, 3, 10, arena),
                 sqrt((1 / 1.6 + 0.09) / 5 + (1 / other + 0.09) / 5), TOLERANCE_CLOSED_FORM,
                 "ratio 3");
    CHECK_NUMBER(lec_plan_error(&plan, 3, 1, arena), NAN, 0, "one conference");
    CHECK_NUMBER(lec_plan_degrees(&plan, 10), 8, 0, "degrees");
    lec_arena_free(arena);
}

/* By hand: a question and an answer of 100 words in every exchange share its intercept, which their
 * ratio does not depend on, nor on the conference's: the variance of n exchanges is the sum of
 * 1 / (2 n) for the answers and 1 / (2 n) + s^2 / n for the journalists. One person gives the
 * answers of both conferences of the pilot, so 12 of them have 6 such persons: s^2 / 6. */
static void test_within(void)
{
    static const uint32_t level[4] = {0, 1, 0, 1}, exchange[4] = {0, 0, 1, 1},
                          speaker[4] = {0, 1, 2, 1}, conference[4] = {0, 0, 1, 1};
    lec_arena *arena = lec_arena_new();
    double log_words[4];
    lec_rate_design pilot = between_design(log_words);
    pilot.turn_level = level;
    pilot.effects[LEC_EFFECT_CONFERENCE].level = conference;
    pilot.effects[LEC_EFFECT_EXCHANGE] = (lec_random_effect){exchange, 2};
    pilot.effects[LEC_EFFECT_SPEAKER] = (lec_random_effect){speaker, 3};
    const lec_rate_plan plan = {.pilot = &pilot,
                                .within = true,
                                .rate = 0.02,
                                .deviation = {0.4, 0.6, 0.9},
                                .theta = INFINITY,
                                .level = 0.95};
    CHECK_NUMBER(lec_plan_error(&plan, 1, 12, arena), sqrt((0.5 + 0.5 + 0.36) / 12 + 0.36 / 6),
                 TOLERANCE_CLOSED_FORM, "within");
    CHECK_NUMBER(lec_plan_degrees(&plan, 12), 3 * 6 - 2, 0, "degrees");
    lec_arena_free(arena);
}

/* Power is 80 % at the smallest ratio, and at the number of conferences but not at one fewer. */
static void test_inverse(void)
{
    lec_arena *arena = lec_arena_new();
    double log_words[4];
    const lec_rate_design pilot = between_design(log_words);
    const lec_rate_plan plan = {
        .pilot = &pilot, .rate = 0.02, .deviation = {0.3, 0, 0.5}, .theta = 2, .level = 0.95};
    const double ratio = lec_plan_smallest_ratio(&plan, 20, 0.8, arena);
    const size_t needed = lec_plan_conferences(&plan, 2, 0.8, arena);
    CHECK_NUMBER(lec_plan_power(&plan, ratio, 20, arena), 0.8, 1e-9, "smallest ratio");
    CHECK_TRUE(needed > 4 && lec_plan_power(&plan, 2, needed, arena) >= 0.8, "enough");
    CHECK_TRUE(lec_plan_power(&plan, 2, needed - 1, arena) < 0.8, "not enough");
    CHECK_NUMBER(lec_plan_power(&plan, 2, 2, arena), NAN, 0, "two conferences");
    lec_arena_free(arena);
}

/* 8 conferences of 4 exchanges: a question of 50 words by a journalist of its own, an answer of 200
 * by one principal. */
enum { PILOT_TURNS = 64 };

typedef struct {
    uint32_t level[PILOT_TURNS], conference[PILOT_TURNS], exchange[PILOT_TURNS],
        speaker[PILOT_TURNS];
    double log_words[PILOT_TURNS];
    lec_rate_level levels[2];
} pilot_turns;

static lec_rate_design within_design(pilot_turns *turns)
{
    for (uint32_t i = 0; i < PILOT_TURNS; i++) {
        turns->level[i] = i % 2;
        turns->exchange[i] = i / 2;
        turns->conference[i] = i / 8;
        turns->speaker[i] = i % 2 == 0 ? i / 2 : PILOT_TURNS / 2;
        turns->log_words[i] = log(i % 2 == 0 ? 50 : 200);
    }
    return (lec_rate_design){
        .levels = turns->levels,
        .level_count = 2,
        .turn_count = PILOT_TURNS,
        .turn_level = turns->level,
        .log_words = turns->log_words,
        .effects = {[LEC_EFFECT_CONFERENCE] = {turns->conference, 8},
                    [LEC_EFFECT_SPEAKER] = {turns->speaker, PILOT_TURNS / 2 + 1},
                    [LEC_EFFECT_EXCHANGE] = {turns->exchange, PILOT_TURNS / 2}},
        .is_wanted = {true, true, true}};
}

/* Twelve conferences: each of the pilot's once, then four of them with other people. */
static void test_design(void)
{
    lec_arena *arena = lec_arena_new();
    pilot_turns turns = {0};
    const lec_rate_design pilot = within_design(&turns);
    lec_rate_plan plan = {.pilot = &pilot, .within = true};
    const lec_rate_design design = lec_plan_design(&plan, 12, 1, 0, arena);
    CHECK_COUNT(design.turn_count, 12 * 8, "turns");
    size_t once[8] = {0}, principals[2] = {0};
    for (size_t i = 0; i < design.turn_count; i++) {
        const uint32_t conference = design.effects[LEC_EFFECT_CONFERENCE].level[i];
        const uint32_t speaker = design.effects[LEC_EFFECT_SPEAKER].level[i];
        if (conference < 8) once[conference]++;
        CHECK_COUNT(conference / 8, i / 64, "the first eight, then copies");
        if (design.turn_level[i] == 1) principals[speaker / (PILOT_TURNS / 2 + 1)]++;
        CHECK_TRUE(design.effects[LEC_EFFECT_EXCHANGE].level[i] / (PILOT_TURNS / 2) == i / 64,
                   "exchanges of their own");
    }
    for (size_t c = 0; c < 8; c++) CHECK_COUNT(once[c], 8, "each of the pilot's once");
    CHECK_COUNT(principals[0], 32, "answers of the first principal");
    CHECK_COUNT(principals[1], 16, "answers of another");
    plan.within = false;
    const lec_rate_design groups = lec_plan_design(&plan, 3, 1, 0, arena);
    for (size_t i = 0; i < groups.turn_count; i++)
        CHECK_COUNT(groups.turn_level[i], i / 8 % 2, "every other conference");
    CHECK_TRUE(!groups.is_wanted[LEC_EFFECT_SPEAKER], "the same people in both groups");
    lec_arena_free(arena);
}

/* Strong bursts, where the formula is off: what 200 trials say is what 400 others find, to 3 points
 * and three standard errors of their difference (9.2 points at 80 %); threads change nothing. */
static void test_trials(void)
{
    gsl_set_error_handler_off(); /* as lec_context_open() does */
    lec_arena *arena = lec_arena_new();
    pilot_turns turns = {0};
    const lec_rate_design pilot = within_design(&turns);
    lec_rate_plan plan = {.pilot = &pilot,
                          .within = true,
                          .rate = 0.01,
                          .deviation = {0.6, 0, 0.8},
                          .theta = 0.5,
                          .level = 0.95};
    const lec_plan_trials trials = {200, 1, 1}, threaded = {200, 1, 3}, others = {400, 2, 0};
    const double formula = lec_plan_smallest_ratio(&plan, 12, 0.8, arena);
    const double ratio = lec_plan_smallest_ratio_by_trials(&plan, 12, 0.8, &trials, arena);
    const double planned = lec_plan_power(&plan, ratio, 12, arena);
    CHECK_NUMBER(planned, 0.8, 1e-9, "planned");
    CHECK_NUMBER(lec_plan_simulated_power(&plan, ratio, 12, &others, arena), 0.8, 0.03 + 0.104,
                 "found");
    CHECK_TRUE(lec_plan_simulated_power(&plan, formula, 12, &others, arena) < 0.75,
               "the formula alone promises too much");
    CHECK_NUMBER(lec_plan_simulated_power(&plan, ratio, 12, &trials, arena),
                 lec_plan_simulated_power(&plan, ratio, 12, &threaded, arena), 0, "threads");
    lec_arena_free(arena);
}

static void test_table(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus =
        corpus_from(arena, "= a 2031 / P Ann: x x b c. / J Bob: x d e f. / P Ann: x b. / "
                           "= b 2032 / P Ann: x b b c. / J Cem: d d e f. / P Ann: x x b.");
    const lec_study *study = study_from(arena, "X = x; Rare = c; None = z");
    const lec_table *table =
        run_analysis(arena, "plan", corpus, study, "--conferences=30 --simulations=40");
    const size_t row = table_row(table, "between|concept|X");
    CHECK_NUMBER(table_number(table, row, "per_thousand"), 1000 * 7.0 / 21, TOLERANCE_CLOSED_FORM,
                 "7 of 21 words");
    CHECK_COUNT(table_number(table, row, "conferences"), 30, "conferences");
    CHECK_TRUE(table_number(table, row, "smallest_ratio") > 1, "smallest ratio");
    const double power = table_number(table, row, "power");
    CHECK_NUMBER(power * 40, round(power * 40), 1e-9, "of 40 simulations");
    CHECK_NUMBER(table_number(table, row, "power_error"), sqrt(power * (1 - power) / 40),
                 TOLERANCE_CLOSED_FORM, "error of 40");
    CHECK_TEXT(table_text(table, table_row(table, "between|concept|Rare"), "basis"), "too few",
               "2 occurrences");
    CHECK_TEXT(table_text(table, table_row(table, "between|concept|None"), "basis"), "never used",
               "none");
    lec_error error = {""};
    CHECK_COUNT(try_analysis(arena, "plan", corpus_from(arena, "P Ann: x."), study, NULL, NULL,
                             &table, &error),
                LEC_BAD_DATA, "status");
    CHECK_TEXT(error.message,
               "one conference does not tell how much conferences differ; give a pilot of two or "
               "more",
               "one conference");
    lec_arena_free(arena);
}

const lec_test lec_tests_plan[] = {
    {"noncentral_t", test_noncentral_t},
    {"error", test_error},
    {"within", test_within},
    {"inverse", test_inverse},
    {"design", test_design},
    {"trials", test_trials},
    {"table", test_table},
    {0},
};
