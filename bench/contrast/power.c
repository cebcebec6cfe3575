/* SPDX-License-Identifier: GPL-3.0-or-later
 * power.c -- is the power that `plan` says the power that `contrast` has? Conferences like those
 * given are dealt into two groups, or principals set against journalists within them, and their
 * counts simulated; `contrast` looks for the ratio.
 *
 *   lectern_power between|within SIMULATIONS PATH... */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/comparing/rate_simulation.h"
#include "bench/contrast/simulate.h"

typedef struct {
    double per_thousand, ratio, conference, speaker, exchange, theta;
} sort_of_truth;

static const sort_of_truth sorts[] = {
    {4, 2, 0, 0, 0, INFINITY}, {4, 2, 0.3, 0, 0.5, 2},     {4, 3, 0.6, 0, 0.8, 1},
    {10, 1.5, 0.3, 0, 0.3, 4}, {1.5, 3, 0.3, 0, 0.5, 1},   {10, 2, 0.6, 0, 0.8, 0.5},
    {4, 2, 0.3, 0.3, 0.5, 2},  {1.5, 4, 0.6, 0.2, 1, 0.5}, {0.6, 3, 0, 0, 0, 1},
};

/* Trials of plans, and other ones to judge them by. */
enum { SEED_OF_PLANS = 20, SEED_OF_JUDGE = 21 };

static lec_rate_plan plan_of(const lec_rate_design *pilot, bool within, const sort_of_truth *sort)
{
    return (lec_rate_plan){.pilot = pilot,
                           .within = within,
                           .rate = sort->per_thousand / 1000,
                           .deviation = {sort->conference, sort->speaker, sort->exchange},
                           .theta = sort->theta,
                           .level = 0.95};
}

static void judge(const lec_rate_design *pilot, bool within, const sort_of_truth *sort,
                  size_t count)
{
    lec_arena *arena = lec_arena_new();
    const lec_plan_trials trials = {count, SEED_OF_PLANS, 0}, others = {count, SEED_OF_JUDGE, 0};
    const size_t fixed = 2 * pilot->effects[LEC_EFFECT_CONFERENCE].level_count;
    lec_rate_plan plan = plan_of(pilot, within, sort);
    const size_t guess = lec_plan_conferences(&plan, sort->ratio, 0.8, arena);
    const size_t needed = lec_plan_conferences_by_trials(&plan, sort->ratio, 0.8, &trials, arena);
    const double planned = lec_plan_power(&plan, sort->ratio, needed, arena);
    const double found = lec_plan_simulated_power(&plan, sort->ratio, needed, &others, arena);
    plan.log_correction = 0;
    const double smallest = lec_plan_smallest_ratio_by_trials(&plan, fixed, 0.8, &trials, arena);
    printf("| %g | %g | %g | %g | %g | %g | %zu | %zu | %.1f | %.1f | %.2f | %.1f |\n",
           sort->per_thousand, sort->ratio, sort->conference, sort->speaker, sort->exchange,
           sort->theta, guess, needed, 100 * planned, 100 * found, smallest,
           100 * lec_plan_simulated_power(&plan, smallest, fixed, &others, arena));
    fflush(stdout);
    lec_arena_free(arena);
}

static void study(const lec_rate_design *pilot, bool within, size_t count)
{
    printf(
        "| per 1,000 words | ratio | conferences differ by | speakers by | exchanges by | theta | "
        "conferences by the formula | conferences needed | power planned | found | smallest ratio "
        "of %zu | found |\n|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n",
        2 * pilot->effects[LEC_EFFECT_CONFERENCE].level_count);
    for (size_t s = 0; s < sizeof sorts / sizeof *sorts; s++)
        if (within || sorts[s].speaker == 0) judge(pilot, within, &sorts[s], count);
}

int main(int argc, char **argv)
{
    const long count = argc > 3 ? strtol(argv[2], NULL, 10) : 0;
    const bool within = argc > 3 && strcmp(argv[1], "within") == 0;
    if (count < 1 || count > INT32_MAX || (!within && strcmp(argv[1], "between") != 0)) {
        fprintf(stderr, "usage: lectern_power between|within SIMULATIONS PATH...\n");
        return 2;
    }
    lec_arena *arena = lec_arena_new();
    lec_error error = {""};
    lec_rate_design pilot;
    const lec_rate_question question = {.factor = within ? LEC_FACTOR_ROLE : LEC_FACTOR_CONFERENCE,
                                        .most = UINT64_MAX};
    const lec_status status =
        lec_open_design((const char *const *)argv + 3, (size_t)argc - 3, &question,
                        within ? NULL : "principal", false, &pilot, arena, &error);
    if (status == LEC_OK) study(&pilot, within, (size_t)count);
    if (status != LEC_OK) fprintf(stderr, "lectern_power: %s\n", error.message);
    lec_arena_free(arena);
    return (int)status;
}
