/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/comparing/rate_simulation.h"

#include <gsl/gsl_cdf.h>

#include <assert.h>
#include <math.h>

#include "analysis/comparing/rate_fit.h"
#include "analysis/measure/root.h"
#include "core/parallel.h"
#include "core/random.h"

/* --- counts ---------------------------------------------------------------------------------- */

static double poisson_quantile(double p, double mean)
{
    if (mean > 500) return fmax(0, floor(mean + sqrt(mean) * gsl_cdf_ugaussian_Pinv(p) + 0.5));
    double count = 0, mass = exp(-mean), below = mass;
    while (below < p && count < 5000) {
        count++;
        mass *= mean / count;
        below += mass;
    }
    return count;
}

static double *draw(lec_random_key key, uint32_t first, size_t count, lec_arena *arena)
{
    double *uniform = lec_new(arena, double, count);
    lec_random_uniform(key, first, count, uniform);
    return uniform;
}

void lec_simulate_counts(const lec_rate_design *design, const lec_truth *truth, uint64_t seed,
                         uint32_t replicate, double *count, lec_arena *arena)
{
    const lec_random_key key = {seed, LEC_STREAM_SIMULATION, replicate};
    const size_t turns = design->turn_count;
    const double *burst = draw(key, 0, turns, arena);
    const double *words = draw(key, (uint32_t)turns, turns, arena);
    double *log_rate = lec_new(arena, double, turns);
    uint32_t next = (uint32_t)(2 * turns);
    for (size_t i = 0; i < turns; i++)
        log_rate[i] =
            log(truth->rate) + (design->turn_level[i] != design->reference ? log(truth->ratio) : 0);
    for (int k = 0; k < LEC_EFFECT_KINDS; k++) {
        const size_t levels = design->effects[k].level_count;
        const double *uniform = draw(key, next, levels, arena);
        next += (uint32_t)levels;
        for (size_t i = 0; i < turns; i++)
            log_rate[i] +=
                truth->deviation[k] * gsl_cdf_ugaussian_Pinv(uniform[design->effects[k].level[i]]);
    }
    for (size_t i = 0; i < turns; i++) {
        double mean = exp(design->log_words[i] + log_rate[i]);
        if (isfinite(truth->theta))
            mean *= gsl_cdf_gamma_Pinv(burst[i], truth->theta, 1 / truth->theta);
        count[i] = poisson_quantile(words[i], mean);
    }
}

lec_truth lec_truth_of_plan(const lec_rate_plan *plan, double ratio)
{
    lec_truth truth = {.ratio = ratio, .theta = plan->theta};
    double variance = 0;
    for (int k = 0; k < LEC_EFFECT_KINDS; k++) {
        truth.deviation[k] = plan->deviation[k];
        variance += plan->deviation[k] * plan->deviation[k];
    }
    truth.rate = plan->rate / exp(variance / 2); /* the mean of a lognormal is above its middle */
    return truth;
}

/* --- conferences ----------------------------------------------------------------------------- */

/* The turns of each conference of the pilot: turns[start[c] .. start[c + 1] - 1], ascending. */
typedef struct {
    size_t count;
    const size_t *start;
    const uint32_t *turns;
} conference_turns;

static conference_turns sort_turns(const lec_rate_design *pilot, lec_arena *arena)
{
    const lec_random_effect *of = &pilot->effects[LEC_EFFECT_CONFERENCE];
    size_t *start = lec_new(arena, size_t, of->level_count + 1);
    size_t *next = lec_new(arena, size_t, of->level_count);
    uint32_t *turns = lec_new(arena, uint32_t, pilot->turn_count);
    for (size_t i = 0; i < pilot->turn_count; i++) start[of->level[i] + 1]++;
    for (size_t c = 0; c < of->level_count; c++) start[c + 1] += start[c];
    for (size_t c = 0; c < of->level_count; c++) next[c] = start[c];
    for (uint32_t i = 0; i < pilot->turn_count; i++) turns[next[of->level[i]]++] = i;
    return (conference_turns){of->level_count, start, turns};
}

/* Which of the pilot's conferences each planned one is like: all of them before any comes again. */
static const uint32_t *choose_conferences(size_t own, size_t conferences, lec_random_key key,
                                          lec_arena *arena)
{
    const size_t copies = (conferences + own - 1) / own;
    uint32_t *chosen = lec_new(arena, uint32_t, copies * own);
    for (size_t i = 0; i < copies * own; i++) chosen[i] = (uint32_t)(i % own);
    for (size_t c = 0; c < copies; c++)
        lec_random_shuffle(key, (uint32_t)(c * own), own, chosen + c * own);
    return chosen;
}

/* The same people may speak in both groups. */
static void set_groups(lec_rate_design *design, lec_arena *arena)
{
    lec_rate_level *levels = lec_new(arena, lec_rate_level, 2);
    levels[0].name = "a";
    levels[1].name = "b";
    design->factor = LEC_FACTOR_GROUP;
    design->levels = levels;
    design->level_count = 2;
    design->reference = 0;
    design->is_wanted[LEC_EFFECT_SPEAKER] = false;
}

lec_rate_design lec_plan_design(const lec_rate_plan *plan, size_t conferences, uint64_t seed,
                                uint32_t replicate, lec_arena *arena)
{
    const lec_rate_design *pilot = plan->pilot;
    const conference_turns of = sort_turns(pilot, arena);
    assert(of.count > 0);
    const lec_random_key key = {seed, LEC_STREAM_PLAN, replicate};
    const uint32_t *chosen = choose_conferences(of.count, conferences, key, arena);
    lec_rate_design all = *pilot;
    all.turn_count = 0;
    for (size_t n = 0; n < conferences; n++)
        all.turn_count += of.start[chosen[n] + 1] - of.start[chosen[n]];
    uint32_t *turn_level = lec_new(arena, uint32_t, all.turn_count);
    double *log_words = lec_new(arena, double, all.turn_count);
    uint32_t *level[LEC_EFFECT_KINDS];
    for (int k = 0; k < LEC_EFFECT_KINDS; k++) level[k] = lec_new(arena, uint32_t, all.turn_count);
    size_t at = 0;
    for (size_t n = 0; n < conferences; n++)
        for (size_t j = of.start[chosen[n]]; j < of.start[chosen[n] + 1]; j++, at++) {
            const uint32_t i = of.turns[j];
            turn_level[at] = plan->within ? pilot->turn_level[i] : (uint32_t)(n % 2);
            log_words[at] = pilot->log_words[i];
            for (int k = 0; k < LEC_EFFECT_KINDS; k++)
                level[k][at] = (uint32_t)(n / of.count * pilot->effects[k].level_count) +
                               pilot->effects[k].level[i];
        }
    const size_t copies = (conferences + of.count - 1) / of.count;
    for (int k = 0; k < LEC_EFFECT_KINDS; k++)
        all.effects[k] = (lec_random_effect){level[k], copies * pilot->effects[k].level_count};
    all.turn_level = turn_level;
    all.log_words = log_words;
    if (!plan->within) set_groups(&all, arena);
    return all;
}

/* --- trials ---------------------------------------------------------------------------------- */

typedef struct {
    const lec_rate_plan *plan;
    const lec_plan_trials *trials;
    size_t conferences;
    lec_truth truth;
    bool *is_found; /* [trials->count] */
} trial;

static bool finds_ratio(const trial *t, uint32_t replicate, lec_arena *arena)
{
    static const bool both[2] = {true, true};
    const uint64_t seed = t->trials->seed;
    const lec_rate_design design = lec_plan_design(t->plan, t->conferences, seed, replicate, arena);
    const lec_rate_model full = lec_rate_model_make(&design, both, arena);
    const lec_rate_fitter fitter = {&design, &full, 1, t->plan->level};
    double *count = lec_new(arena, double, design.turn_count);
    lec_simulate_counts(&design, &t->truth, seed, replicate, count, arena);
    lec_rate_fit fit = {.levels = lec_new(arena, lec_level_fit, 2)};
    lec_rate_fit_item(&fitter, count, &fit, arena);
    const lec_level_fit *other = &fit.levels[1 - design.reference];
    return other->log10_p < log10(1 - t->plan->level) && other->ratio > 1;
}

static void try_range(size_t first, size_t end, size_t thread, void *state)
{
    (void)thread;
    const trial *t = state;
    for (size_t r = first; r < end; r++) {
        lec_arena *arena = lec_arena_new();
        t->is_found[r] = finds_ratio(t, (uint32_t)r, arena);
        lec_arena_free(arena);
    }
}

double lec_plan_simulated_power(const lec_rate_plan *plan, double ratio, size_t conferences,
                                const lec_plan_trials *trials, lec_arena *arena)
{
    trial t = {plan, trials, conferences, lec_truth_of_plan(plan, ratio),
               lec_new(arena, bool, trials->count)};
    lec_parallel_for(trials->count, trials->threads, try_range, &t);
    size_t found = 0;
    for (size_t r = 0; r < trials->count; r++) found += t.is_found[r];
    return (double)found / (double)trials->count;
}

/* --- the formula corrected -------------------------------------------------------------------- */

typedef struct {
    lec_rate_plan plan;
    double ratio, power;
    size_t conferences;
    lec_arena *arena;
} wanted_power;

/* Falls as the standard error grows. */
static double power_beyond(double log_correction, void *context)
{
    wanted_power *w = context;
    w->plan.log_correction = log_correction;
    return lec_plan_power(&w->plan, w->ratio, w->conferences, w->arena) - w->power;
}

/* Sets the correction at which the formula has the power that is found; returns that power. */
static double correct_at(lec_rate_plan *plan, double ratio, size_t conferences,
                         const lec_plan_trials *trials, lec_arena *arena)
{
    static const double most = 3, least_power = 0.05;
    const double found = lec_plan_simulated_power(plan, ratio, conferences, trials, arena);
    const double certain = 1 - 0.5 / (double)trials->count;
    wanted_power w = {*plan, ratio, fmin(fmax(found, least_power), certain), conferences, arena};
    const double correction = lec_root_between(power_beyond, &w, -most, most);
    if (!isnan(correction)) plan->log_correction = correction;
    return found;
}

/* At the conferences themselves; or, where they are too many, with so many at the ratio that these
 * find with `power`. */
static double correct_near(lec_rate_plan *plan, double ratio, size_t conferences, double power,
                           const lec_plan_trials *trials, lec_arena *arena)
{
    if (conferences <= LEC_PLAN_SIMULATED_MOST)
        return correct_at(plan, ratio, conferences, trials, arena);
    const double shown = lec_plan_smallest_ratio(plan, LEC_PLAN_SIMULATED_MOST, power, arena);
    correct_at(plan, isnan(shown) ? ratio : shown, LEC_PLAN_SIMULATED_MOST, trials, arena);
    return lec_plan_power(plan, ratio, conferences, arena);
}

double lec_plan_power_by_trials(lec_rate_plan *plan, double ratio, size_t conferences,
                                const lec_plan_trials *trials, lec_arena *arena)
{
    static const double usual = 0.8;
    if (isnan(lec_plan_power(plan, ratio, conferences, arena))) return NAN;
    return correct_near(plan, ratio, conferences, usual, trials, arena);
}

/* Until the answer stays where it is to a twentieth: from there the formula says the rest. */
enum { CORRECTIONS_MOST = 3 };
static const double near_enough = 0.05;

double lec_plan_smallest_ratio_by_trials(lec_rate_plan *plan, size_t conferences, double power,
                                         const lec_plan_trials *trials, lec_arena *arena)
{
    double ratio = lec_plan_smallest_ratio(plan, conferences, power, arena);
    for (int i = 0; i < CORRECTIONS_MOST && !isnan(ratio); i++) {
        const double last = log(ratio);
        correct_near(plan, ratio, conferences, power, trials, arena);
        ratio = lec_plan_smallest_ratio(plan, conferences, power, arena);
        if (fabs(log(ratio) / last - 1) < near_enough) break;
    }
    return ratio;
}

size_t lec_plan_conferences_by_trials(lec_rate_plan *plan, double ratio, double power,
                                      const lec_plan_trials *trials, lec_arena *arena)
{
    size_t needed = lec_plan_conferences(plan, ratio, power, arena);
    for (int i = 0; i < CORRECTIONS_MOST && needed > 0; i++) {
        const double last = (double)needed;
        correct_near(plan, ratio, needed, power, trials, arena);
        needed = lec_plan_conferences(plan, ratio, power, arena);
        if (fabs((double)needed / last - 1) < near_enough) break;
    }
    return needed;
}
