/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/comparing/rate_plan.h"

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
 * 1 / (2 n) for the answers and 1 / (2 n) + s^2 / n for the journalists. */
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
    CHECK_NUMBER(lec_plan_error(&plan, 1, 12, arena), sqrt((0.5 + 0.5 + 0.36) / 12),
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

static void test_table(void)
{
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus =
        corpus_from(arena, "= a 2031 / P Ann: x x b c. / J Bob: x d e f. / P Ann: x b. / "
                           "= b 2032 / P Ann: x b b c. / J Cem: d d e f. / P Ann: x x b.");
    const lec_study *study = study_from(arena, "X = x; Rare = c; None = z");
    const lec_table *table = run_analysis(arena, "plan", corpus, study, "--conferences=30");
    const size_t row = table_row(table, "between|concept|X");
    CHECK_NUMBER(table_number(table, row, "per_thousand"), 1000 * 7.0 / 21, TOLERANCE_CLOSED_FORM,
                 "7 of 21 words");
    CHECK_COUNT(table_number(table, row, "conferences"), 30, "conferences");
    CHECK_TRUE(table_number(table, row, "smallest_ratio") > 1, "smallest ratio");
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
    {"noncentral_t", test_noncentral_t}, {"error", test_error}, {"within", test_within},
    {"inverse", test_inverse},           {"table", test_table}, {0},
};
