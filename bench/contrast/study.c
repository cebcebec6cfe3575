/* SPDX-License-Identifier: GPL-3.0-or-later
 * study.c -- does `contrast` keep its promises? Counts are simulated on the turns of the
 * transcripts given: without an effect (how often is p < .05?), with a ratio of 2 (is it found, and
 * does the interval hold it?); beside it quasi-Poisson regression, which knows nothing of
 * exchanges.
 *
 *   lectern_contrast FACTOR SIMULATIONS PATH...      FACTOR: role, or group (labels dealt out
 *                                                    among conferences), or check (a test)
 */
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/comparing/rate_fit.h"
#include "analysis/comparing/rate_simulation.h"
#include "bench/contrast/simulate.h"
#include "core/parallel.h"

/* --- the competitor -------------------------------------------------------------------------- */

/* p of quasi-Poisson regression on the two levels, of the sums over units (turns, or conferences
 * where these are dealt out): Pearson's dispersion, t with units - 2 degrees of freedom. NaN where
 * a level never occurs. */
static double quasi_poisson(const lec_rate_design *design, const double *count, lec_arena *arena)
{
    const bool by_conference = design->factor == LEC_FACTOR_GROUP;
    const size_t units =
        by_conference ? design->effects[LEC_EFFECT_CONFERENCE].level_count : design->turn_count;
    double *own = lec_new(arena, double, units), *size = lec_new(arena, double, units);
    uint32_t *level = lec_new(arena, uint32_t, units);
    double sum[2] = {0}, words[2] = {0}, pearson = 0;
    for (size_t i = 0; i < design->turn_count; i++) {
        const size_t unit = by_conference ? design->effects[LEC_EFFECT_CONFERENCE].level[i] : i;
        level[unit] = design->turn_level[i];
        own[unit] += count[i];
        size[unit] += exp(design->log_words[i]);
        sum[level[unit]] += count[i];
        words[level[unit]] += exp(design->log_words[i]);
    }
    if (sum[0] == 0 || sum[1] == 0) return NAN;
    for (size_t u = 0; u < units; u++) {
        const double mean = sum[level[u]] / words[level[u]] * size[u];
        pearson += (own[u] - mean) * (own[u] - mean) / mean;
    }
    const double degrees = (double)units - 2;
    const double error = sqrt(pearson / degrees * (1 / sum[0] + 1 / sum[1]));
    const double log_ratio = log(sum[1] / words[1] / (sum[0] / words[0]));
    return 2 * gsl_cdf_tdist_Q(fabs(log_ratio) / error, degrees);
}

/* --- one scenario ---------------------------------------------------------------------------- */

typedef struct {
    double p, ratio, low, high, quasi_p; /* NaN where there is none */
    double evaluations;
} outcome;

typedef struct {
    const lec_rate_fitter *fitter;
    const lec_truth *truth;
    outcome *outcomes;
} scenario;

static void simulate_range(size_t first, size_t end, size_t thread, void *state)
{
    (void)thread;
    const scenario *s = state;
    const lec_rate_design *design = s->fitter->design;
    for (size_t r = first; r < end; r++) {
        lec_arena *arena = lec_arena_new();
        double *count = lec_new(arena, double, design->turn_count);
        lec_simulate_counts(design, s->truth, 1, (uint32_t)r, count, arena);
        lec_rate_fit fit = {.levels = lec_new(arena, lec_level_fit, design->level_count)};
        lec_rate_fit_item(s->fitter, count, &fit, arena);
        const lec_level_fit *level = &fit.levels[1 - design->reference];
        s->outcomes[r] = (outcome){pow(10, level->log10_p),
                                   level->ratio,
                                   level->ratio_low,
                                   level->ratio_high,
                                   quasi_poisson(design, count, arena),
                                   (double)fit.evaluations};
        lec_arena_free(arena);
    }
}

typedef struct {
    double numbers, below_05, below_05_up, below_05_down, below_01, covered, wide, quasi_05;
} tally;

static tally count_outcomes(const outcome *outcomes, size_t count, double ratio)
{
    tally t = {0};
    for (size_t r = 0; r < count; r++) {
        const outcome *of = &outcomes[r];
        if (isnan(of->p)) continue;
        t.numbers++;
        t.below_05 += of->p < 0.05;
        t.below_05_up += of->p < 0.05 && of->ratio > 1;
        t.below_05_down += of->p < 0.05 && of->ratio < 1;
        t.below_01 += of->p < 0.01;
        t.covered += of->low <= ratio && ratio <= of->high;
        t.quasi_05 += of->quasi_p < 0.05;
    }
    return t;
}

static tally run_scenario(const lec_rate_fitter *fitter, const lec_truth *truth, size_t count)
{
    outcome *outcomes = calloc(count, sizeof *outcomes);
    if (outcomes == NULL) exit(1);
    scenario s = {fitter, truth, outcomes};
    lec_parallel_for(count, 0, simulate_range, &s);
    const tally t = count_outcomes(outcomes, count, truth->ratio);
    free(outcomes);
    return t;
}

/* --- the study ------------------------------------------------------------------------------- */

static const struct {
    const char *name;
    double theta, conference, speaker, exchange;
} sorts[] = {
    {"words independent", INFINITY, 0, 0, 0}, {"bursts", 1, 0, 0, 0},
    {"bursts, shared topic", 2, 0, 0, 0.8},   {"strong bursts, shared topic", 0.5, 0, 0, 1.2},
    {"speakers differ", 2, 0, 0.6, 0.5},      {"conferences differ", 2, 0.6, 0, 0.5},
    {"all of it", 2, 0.6, 0.4, 0.6},
};
static const double expected[] = {12, 40, 200}; /* occurrences in all */

static double all_words(const lec_rate_design *design)
{
    double sum = 0;
    for (size_t l = 0; l < design->level_count; l++) sum += (double)design->levels[l].words;
    return sum;
}

static void print_line(const char *sort, double occurrences, size_t count, const tally *none,
                       const tally *twice)
{
    const double n = none->numbers / 100, m = twice->numbers / 100;
    printf("| %s | %.0f | %.1f | %.1f | %.1f | %.1f | %.1f | %.1f | %.1f | %.1f | %.1f | %.1f |\n",
           sort, occurrences, 100 * none->numbers / (double)count, none->below_05 / n,
           none->below_05_up / n, none->below_05_down / n, none->below_01 / n, none->covered / n,
           none->quasi_05 / n, twice->below_05 / m, twice->quasi_05 / m, twice->covered / m);
    fflush(stdout);
}

static void study(const lec_rate_design *design, size_t count)
{
    bool all[2] = {true, true};
    lec_arena *arena = lec_arena_new();
    const lec_rate_model full = lec_rate_model_make(design, all, arena);
    const lec_rate_fitter fitter = {design, &full, 5, 0.95};
    printf("%zu turns, %.0f words, %zu conferences, %zu speakers, %zu exchanges; clusters: %zu\n\n",
           design->turn_count, all_words(design), design->effects[0].level_count,
           design->effects[1].level_count, design->effects[2].level_count, full.cluster_count);
    printf(
        "| sort | occurrences | with a number | p < .05 | up | down | p < .01 | interval holds 1 "
        "| quasi-Poisson p < .05 | ratio 2 found | by quasi-Poisson | interval holds 2 |\n"
        "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n");
    for (size_t s = 0; s < sizeof sorts / sizeof *sorts; s++) {
        if (sorts[s].conference > 0 && design->effects[0].level_count < 2) continue;
        for (size_t e = 0; e < sizeof expected / sizeof *expected; e++) {
            lec_truth truth = {expected[e] / all_words(design),
                               1,
                               {sorts[s].conference, sorts[s].speaker, sorts[s].exchange},
                               sorts[s].theta};
            const tally none = run_scenario(&fitter, &truth, count);
            truth.ratio = 2;
            const tally twice = run_scenario(&fitter, &truth, count);
            print_line(sorts[s].name, expected[e], count, &none, &twice);
        }
    }
    printf("\n");
    lec_arena_free(arena);
}

/* The short version, a test: a subject that question and answer share, without an effect and with a
 * ratio of 2. p < .05 and the interval's misses stay below 5 % and three standard errors. */
static bool check(const lec_rate_design *design, size_t count)
{
    bool all[2] = {true, true};
    lec_arena *arena = lec_arena_new();
    const lec_rate_model full = lec_rate_model_make(design, all, arena);
    const lec_rate_fitter fitter = {design, &full, 5, 0.95};
    bool holds = true;
    for (int times = 1; times <= 2; times++) {
        const double ratio = times;
        const lec_truth truth = {40 / all_words(design), ratio, {0, 0, 0.8}, 2};
        const tally t = run_scenario(&fitter, &truth, count);
        const double most = 0.05 + 3 * sqrt(0.05 * 0.95 / t.numbers);
        const double missed = 1 - t.covered / t.numbers;
        printf("ratio %g: %.0f fits, p < .05 in %.3f, interval misses in %.3f, at most %.3f\n",
               ratio, t.numbers, t.below_05 / t.numbers, missed, most);
        holds = holds && missed <= most && (ratio > 1 || t.below_05 / t.numbers <= most);
    }
    lec_arena_free(arena);
    return holds;
}

int main(int argc, char **argv)
{
    const long count = argc > 3 ? strtol(argv[2], NULL, 10) : 0;
    const char *what = argc > 3 ? argv[1] : "";
    const bool by_group = strcmp(what, "group") == 0, checks = strcmp(what, "check") == 0;
    if (count < 1 || count > INT32_MAX || (!by_group && !checks && strcmp(what, "role") != 0)) {
        fprintf(stderr, "usage: lectern_contrast role|group|check SIMULATIONS PATH...\n");
        return 2;
    }
    lec_arena *arena = lec_arena_new();
    lec_error error = {""};
    lec_rate_design design;
    const lec_rate_question question = {.factor = by_group ? LEC_FACTOR_GROUP : LEC_FACTOR_ROLE,
                                        .most = 2};
    const lec_status status =
        lec_open_design((const char *const *)argv + 3, (size_t)argc - 3, &question,
                        by_group ? "principal" : NULL, true, &design, arena, &error);
    bool holds = true;
    if (status == LEC_OK && checks) holds = check(&design, (size_t)count);
    if (status == LEC_OK && !checks) study(&design, (size_t)count);
    if (status != LEC_OK) fprintf(stderr, "lectern_contrast: %s\n", error.message);
    lec_arena_free(arena);
    return status != LEC_OK ? (int)status : holds ? 0 : 1;
}
