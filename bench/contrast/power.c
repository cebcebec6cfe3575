/* SPDX-License-Identifier: GPL-3.0-or-later
 * power.c -- is the power that `plan` says the power that `contrast` has? Conferences like those
 * given are dealt into two groups, or principals set against journalists within them, and their
 * counts simulated; `contrast` looks for the ratio.
 *
 *   lectern_power between|within SIMULATIONS PATH... */
#include <gsl/gsl_errno.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/comparing/rate_plan.h"
#include "bench/contrast/simulate.h"
#include "core/parallel.h"

/* The pilot's conferences again and again until there are `conferences`; between: every other one
 * on the first level; within: each with speakers of its own. */
static lec_rate_design repeat(const lec_rate_design *pilot, bool within, size_t conferences,
                              lec_arena *arena)
{
    const uint32_t own = (uint32_t)pilot->effects[LEC_EFFECT_CONFERENCE].level_count;
    const size_t copies = (conferences + own - 1) / own, most = copies * pilot->turn_count;
    uint32_t *turn_level = lec_new(arena, uint32_t, most);
    uint32_t *level[LEC_EFFECT_KINDS];
    for (int k = 0; k < LEC_EFFECT_KINDS; k++) level[k] = lec_new(arena, uint32_t, most);
    double *log_words = lec_new(arena, double, most);
    lec_rate_design all = *pilot;
    all.turn_count = 0;
    for (uint32_t c = 0; c < copies; c++)
        for (size_t i = 0; i < pilot->turn_count; i++) {
            const uint32_t number = c * own + pilot->effects[LEC_EFFECT_CONFERENCE].level[i];
            if (number >= conferences) continue;
            const size_t at = all.turn_count++;
            turn_level[at] = within ? pilot->turn_level[i] : number % 2;
            for (int k = 0; k < LEC_EFFECT_KINDS; k++)
                level[k][at] =
                    c * (uint32_t)pilot->effects[k].level_count + pilot->effects[k].level[i];
            log_words[at] = pilot->log_words[i];
        }
    if (!within) {
        lec_rate_level *levels = lec_new(arena, lec_rate_level, 2);
        levels[0].name = "a";
        levels[1].name = "b";
        all.factor = LEC_FACTOR_GROUP;
        all.levels = levels;
        all.level_count = 2;
        all.reference = 0;
    }
    all.turn_level = turn_level;
    all.log_words = log_words;
    for (int k = 0; k < LEC_EFFECT_KINDS; k++)
        all.effects[k] = (lec_random_effect){level[k], copies * pilot->effects[k].level_count};
    all.is_wanted[LEC_EFFECT_SPEAKER] = within;
    return all;
}

typedef struct {
    const lec_rate_fitter *fitter;
    const lec_truth *truth;
    bool *is_found;
} scenario;

static void simulate_range(size_t first, size_t end, size_t thread, void *state)
{
    (void)thread;
    const scenario *s = state;
    const lec_rate_design *design = s->fitter->design;
    for (size_t r = first; r < end; r++) {
        lec_arena *arena = lec_arena_new();
        double *count = lec_new(arena, double, design->turn_count);
        lec_simulate_counts(design, s->truth, 2, (uint32_t)r, count, arena);
        lec_rate_fit fit = {.levels = lec_new(arena, lec_level_fit, 2)};
        lec_rate_fit_item(s->fitter, count, &fit, arena);
        const lec_level_fit *other = &fit.levels[1 - design->reference];
        s->is_found[r] = other->log10_p < log10(0.05) && other->ratio > 1;
        lec_arena_free(arena);
    }
}

static double simulate(const lec_rate_plan *plan, const lec_truth *truth, size_t conferences,
                       size_t count)
{
    lec_arena *arena = lec_arena_new();
    const lec_rate_design design = repeat(plan->pilot, plan->within, conferences, arena);
    const bool both[2] = {true, true};
    const lec_rate_model full = lec_rate_model_make(&design, both, arena);
    const lec_rate_fitter fitter = {&design, &full, 1, 0.95};
    scenario s = {&fitter, truth, lec_new(arena, bool, count)};
    lec_parallel_for(count, 0, simulate_range, &s);
    size_t found = 0;
    for (size_t r = 0; r < count; r++) found += s.is_found[r];
    lec_arena_free(arena);
    return (double)found / (double)count;
}

static const struct {
    double per_thousand, ratio, conference, exchange, theta;
} sorts[] = {
    {4, 2, 0, 0, INFINITY}, {4, 2, 0.3, 0.5, 2},   {4, 3, 0.6, 0.8, 1},
    {10, 1.5, 0.3, 0.3, 4}, {1.5, 3, 0.3, 0.5, 1}, {10, 2, 0.6, 0.8, 0.5},
};

static void study(const lec_rate_design *pilot, bool within, size_t count)
{
    printf(
        "| per 1,000 words | ratio | conferences differ by | exchanges by | theta | conferences | "
        "power planned | found |\n|---:|---:|---:|---:|---:|---:|---:|---:|\n");
    for (size_t s = 0; s < sizeof sorts / sizeof *sorts; s++) {
        lec_arena *arena = lec_arena_new();
        /* the rate of the mean is above that of the middle */
        const double mean = exp(
            (sorts[s].conference * sorts[s].conference + sorts[s].exchange * sorts[s].exchange) /
            2);
        const lec_rate_plan plan = {.pilot = pilot,
                                    .within = within,
                                    .rate = sorts[s].per_thousand / 1000,
                                    .deviation = {sorts[s].conference, 0, sorts[s].exchange},
                                    .theta = sorts[s].theta,
                                    .level = 0.95};
        const lec_truth truth = {plan.rate / mean,
                                 sorts[s].ratio,
                                 {sorts[s].conference, 0, sorts[s].exchange},
                                 sorts[s].theta};
        const size_t needed = lec_plan_conferences(&plan, sorts[s].ratio, 0.8, arena);
        printf("| %g | %g | %g | %g | %g | %zu | %.1f | %.1f |\n", sorts[s].per_thousand,
               sorts[s].ratio, sorts[s].conference, sorts[s].exchange, sorts[s].theta, needed,
               100 * lec_plan_power(&plan, sorts[s].ratio, needed, arena),
               100 * simulate(&plan, &truth, needed, count));
        fflush(stdout);
        lec_arena_free(arena);
    }
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
