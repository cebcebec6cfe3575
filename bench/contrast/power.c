/* SPDX-License-Identifier: GPL-3.0-or-later
 * power.c -- is the power that `plan` says the power that `contrast` has? Conferences like those
 * given are dealt into two groups and their counts simulated; `contrast` looks for the ratio.
 *
 *   lectern_power SIMULATIONS PATH... */
#include <gsl/gsl_errno.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/comparing/rate_plan.h"
#include "bench/contrast/simulate.h"
#include "core/parallel.h"
#include "io/read.h"
#include "io/study/study.h"

/* The pilot's conferences again and again until there are `conferences`, every other one on the
 * first level. */
static lec_rate_design repeat(const lec_rate_design *pilot, size_t conferences, lec_arena *arena)
{
    const size_t own = pilot->effects[LEC_EFFECT_CONFERENCE].level_count;
    const size_t copies = (conferences + own - 1) / own, most = copies * pilot->turn_count;
    uint32_t *level = lec_new(arena, uint32_t, most), *conference = lec_new(arena, uint32_t, most);
    uint32_t *exchange = lec_new(arena, uint32_t, most), *speaker = lec_new(arena, uint32_t, most);
    double *log_words = lec_new(arena, double, most);
    lec_rate_design all = *pilot;
    all.turn_count = 0;
    const uint32_t exchanges = (uint32_t)pilot->effects[LEC_EFFECT_EXCHANGE].level_count;
    for (uint32_t c = 0; c < copies; c++)
        for (size_t i = 0; i < pilot->turn_count; i++) {
            const uint32_t number =
                c * (uint32_t)own + pilot->effects[LEC_EFFECT_CONFERENCE].level[i];
            if (number >= conferences) continue;
            level[all.turn_count] = number % 2;
            conference[all.turn_count] = number;
            exchange[all.turn_count] = c * exchanges + pilot->effects[LEC_EFFECT_EXCHANGE].level[i];
            log_words[all.turn_count++] = pilot->log_words[i];
        }
    lec_rate_level *levels = lec_new(arena, lec_rate_level, 2);
    levels[0].name = "a";
    levels[1].name = "b";
    all.factor = LEC_FACTOR_GROUP;
    all.levels = levels;
    all.level_count = 2;
    all.reference = 0;
    all.turn_level = level;
    all.log_words = log_words;
    all.effects[LEC_EFFECT_CONFERENCE] = (lec_random_effect){conference, conferences};
    all.effects[LEC_EFFECT_SPEAKER] = (lec_random_effect){speaker, 1};
    all.effects[LEC_EFFECT_EXCHANGE] = (lec_random_effect){exchange, copies * exchanges};
    all.is_wanted[LEC_EFFECT_SPEAKER] = false;
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
        s->is_found[r] = fit.levels[1].log10_p < log10(0.05) && fit.levels[1].ratio > 1;
        lec_arena_free(arena);
    }
}

static double simulate(const lec_rate_design *pilot, const lec_truth *truth, size_t conferences,
                       size_t count)
{
    lec_arena *arena = lec_arena_new();
    const lec_rate_design design = repeat(pilot, conferences, arena);
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

static void study(const lec_rate_design *pilot, size_t count)
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
               100 * simulate(pilot, &truth, needed, count));
        fflush(stdout);
        lec_arena_free(arena);
    }
}

int main(int argc, char **argv)
{
    const long count = argc > 2 ? strtol(argv[1], NULL, 10) : 0;
    if (count < 1 || count > INT32_MAX) {
        fprintf(stderr, "usage: lectern_power SIMULATIONS PATH...\n");
        return 2;
    }
    lec_arena *arena = lec_arena_new();
    lec_error error = {""};
    lec_readings readings;
    const lec_study *of = NULL;
    const lec_read_options options = {0};
    lec_common common = lec_common_defaults;
    common.role = "principal";
    lec_context context;
    lec_rate_design pilot;
    const lec_rate_question question = {.factor = LEC_FACTOR_CONFERENCE, .most = UINT64_MAX};
    lec_status status = lec_study_read(NULL, arena, &of, &error);
    if (status == LEC_OK)
        status = lec_read((const char *const *)argv + 2, (size_t)argc - 2, of, &options, arena,
                          &readings, &error);
    if (status == LEC_OK)
        status = lec_context_open(readings.corpus, of, &common, arena, &context, &error);
    if (status == LEC_OK) status = lec_rate_design_make(&context, &question, &pilot, &error);
    if (status == LEC_OK) study(&pilot, (size_t)count);
    lec_arena_free(arena);
    if (status != LEC_OK) fprintf(stderr, "lectern_power: %s\n", error.message);
    return (int)status;
}
