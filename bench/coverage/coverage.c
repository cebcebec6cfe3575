/* SPDX-License-Identifier: GPL-3.0-or-later
 * coverage.c -- how often do nominal 95 % intervals hold the true value, by method?
 *
 * Conferences are simulated whose truth is known; every interval that lectern offers is computed
 * for each; the share of intervals that hold the truth is printed as Markdown, with its Monte Carlo
 * standard error. Run it with bench/coverage/run.
 *
 * The lengths of turns are drawn from those of the NATO conference of 3 December 2024. A word is
 * counted in a turn of L words as a negative binomial with mean rate * L and dispersion k: speakers
 * differ in how much they say about a subject from turn to turn. k is set so that the variance of
 * the rate over turns of these lengths is `inflation` times that of independent words; for Ukraine
 * in the principal's turns of that conference it is 3.3 (../shared/reference/statistics.md 2.4). */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "analysis/measure/bootstrap.h"
#include "core/parallel.h"
#include "tests/support/simulated.h"

#define LENGTH(array) (sizeof(array) / sizeof *(array))

enum { REPLICATES = 2000, METHODS = 5, MOST_CLUSTERS = 38 };

static const char *const method_names[METHODS] = {"percentile", "BCa", "expanded", "expanded BCa",
                                                  "t"};

/* --- the simulated conferences -----------------------------------------------------------------
 */

static double sum_of(const turn_lengths *turns)
{
    double sum = 0;
    for (size_t i = 0; i < turns->count; i++) sum += turns->words[i];
    return sum;
}

/* k such that sum (mu + mu^2 / k) = inflation * sum mu over turns of these lengths */
static double dispersion_of(const turn_lengths *turns, double rate, double inflation)
{
    double squares = 0;
    for (size_t i = 0; i < turns->count; i++) squares += pow(turns->words[i], 2);
    return rate * squares / sum_of(turns) / (inflation - 1);
}

/* --- what is counted ---------------------------------------------------------------------------
 */

typedef struct {
    size_t intervals, none, too_high, too_low; /* too high: the truth lies below the interval */
} tally;

/* The share of the floor of the principal, with three kinds of cluster: exchanges (a question, its
 * answer and the moderator's turn before it); single turns whose roles are drawn at random; single
 * turns whose roles alternate, as they do in a real conference. */
typedef enum { RATE, SHARE_BY_EXCHANGE, SHARE_DRAWN, SHARE_ALTERNATING } quantity;

/* One line of a table. Rates are per 1,000 words. */
typedef struct {
    quantity quantity;
    size_t clusters;
    double rate, inflation;
} scenario;

static const scenario scenarios[] = {
    {RATE, 5, 13.4, 3.3},
    {RATE, 8, 13.4, 3.3},
    {RATE, 12, 13.4, 3.3},
    {RATE, 20, 13.4, 3.3},
    {RATE, 38, 13.4, 3.3},
    {RATE, 12, 13.4, 1.2},
    {RATE, 20, 13.4, 1.2},
    {RATE, 38, 13.4, 1.2},
    {RATE, 12, 4, 2},
    {RATE, 20, 4, 2},
    {RATE, 38, 4, 2},
    {RATE, 12, 1, 1.2},
    {RATE, 20, 1, 1.2},
    {RATE, 38, 1, 1.2},
    {SHARE_BY_EXCHANGE, 4, 0, 0},
    {SHARE_BY_EXCHANGE, 7, 0, 0},
    {SHARE_BY_EXCHANGE, 13, 0, 0},
    {SHARE_BY_EXCHANGE, 20, 0, 0},
    {SHARE_BY_EXCHANGE, 38, 0, 0},
    {SHARE_DRAWN, 12, 0, 0},
    {SHARE_DRAWN, 20, 0, 0},
    {SHARE_DRAWN, 38, 0, 0},
    {SHARE_ALTERNATING, 12, 0, 0},
    {SHARE_ALTERNATING, 20, 0, 0},
    {SHARE_ALTERNATING, 38, 0, 0},
};

/* Rates by the number of turns that hold the word: 1, 2, 3, 4, 5-6, 7-9, 10 or more. */
static const size_t class_ends[] = {1, 2, 3, 4, 6, 9, SIZE_MAX};
enum { CLASSES = 7 };

enum { FEWEST_SIMULATIONS = 100 };

/* One simulated conference, as lectern would see it. */
typedef struct {
    size_t clusters;
    double size[MOST_CLUSTERS];
    uint32_t count[MOST_CLUSTERS];
    double truth;
} conference;

/* Adds a turn of one of the roles to a cluster; the principal's words are what is counted. */
static void add_turn(conference *made, size_t cluster, size_t role, stream *from)
{
    static const turn_lengths *const roles[3] = {&moderator_turns, &journalist_turns,
                                                 &principal_turns};
    const uint32_t words = draw_length(from, roles[role]);
    made->size[cluster] += words;
    if (role == 2) made->count[cluster] += words;
}

static void simulate_share(quantity of, conference *made, stream *from)
{
    const double principal_words = sum_of(&principal_turns);
    const double others = sum_of(&journalist_turns) + sum_of(&moderator_turns);
    for (size_t c = 0; c < made->clusters; c++) {
        if (of == SHARE_BY_EXCHANGE)
            for (size_t role = 0; role < 3; role++) add_turn(made, c, role, from);
        else if (of == SHARE_ALTERNATING)
            add_turn(made, c, c % 3, from);
        else /* 12, 12 and 14 of 38 */
            add_turn(made, c, (size_t)fmin(stream_uniform(from) * 38 / 12, 2), from);
    }
    /* as many turns of each role, but where roles are drawn */
    const double for_each = of == SHARE_DRAWN ? 1 : 12.0 / 14;
    made->truth = principal_words * for_each / (principal_words * for_each + others);
}

static conference simulate(const scenario *of, stream *from)
{
    conference made = {.clusters = of->clusters, .truth = of->rate / 1000};
    if (of->quantity != RATE) {
        simulate_share(of->quantity, &made, from);
        return made;
    }
    const double k = dispersion_of(&principal_turns, made.truth, of->inflation);
    for (size_t c = 0; c < of->clusters; c++) {
        made.size[c] = draw_length(from, &principal_turns);
        made.count[c] = draw_count(from, made.truth * made.size[c], k);
    }
    return made;
}

/* --- intervals ---------------------------------------------------------------------------------
 */

/* One cell with a count, or none, in every cluster. */
static lec_cluster_counts one_cell(lec_arena *arena, const uint32_t *counts, size_t clusters)
{
    size_t *start = lec_new(arena, size_t, 2);
    uint32_t *cluster = lec_new(arena, uint32_t, clusters);
    uint32_t *count = lec_new(arena, uint32_t, clusters);
    for (uint32_t c = 0; c < clusters; c++) {
        if (counts[c] == 0) continue;
        cluster[start[1]] = c;
        count[start[1]++] = counts[c];
    }
    return (lec_cluster_counts){1, clusters, start, cluster, count};
}

typedef struct {
    lec_estimate estimate[METHODS];
    double truth;
    size_t class; /* of the number of clusters that hold the word */
} outcome;

static outcome simulate_and_estimate(size_t which, uint32_t simulation)
{
    stream from = open_stream(1 + which, simulation);
    const conference made = simulate(&scenarios[which], &from);
    lec_arena *arena = lec_arena_new();
    const lec_resamples *resamples =
        lec_resamples_new(arena, (uint64_t)which << 32 | simulation, made.clusters, REPLICATES, 1);
    const lec_cluster_counts cells = one_cell(arena, made.count, made.clusters);
    const lec_denominator *sizes = lec_denominator_new(arena, resamples, made.size);
    outcome found = {.truth = made.truth};
    while (cells.cell_start[1] > class_ends[found.class]) found.class ++;
    for (int method = 0; method < METHODS; method++)
        lec_ratio_intervals(sizes, &cells, (lec_interval_kind){(lec_interval_method)method, 0.95},
                            1, &found.estimate[method]);
    lec_arena_free(arena);
    return found;
}

static void add_to_tally(tally *into, lec_estimate estimate, double truth)
{
    if (isnan(estimate.low)) {
        into->none++;
        return;
    }
    into->intervals++;
    into->too_high += truth < estimate.low;
    into->too_low += truth > estimate.high;
}

typedef struct {
    tally by_scenario[LENGTH(scenarios)][METHODS];
    tally by_class[CLASSES][METHODS];
} tallies;

static void simulate_range(size_t first, size_t end, size_t thread, void *state)
{
    tallies *into = (tallies *)state + thread;
    for (size_t i = first; i < end; i++) {
        const size_t which = i % LENGTH(scenarios);
        const outcome found = simulate_and_estimate(which, (uint32_t)(i / LENGTH(scenarios)));
        for (size_t method = 0; method < METHODS; method++) {
            add_to_tally(&into->by_scenario[which][method], found.estimate[method], found.truth);
            if (scenarios[which].quantity == RATE && scenarios[which].clusters >= 12)
                add_to_tally(&into->by_class[found.class][method], found.estimate[method],
                             found.truth);
        }
    }
}

static void add_tallies(const tally *from, size_t count, tally *into)
{
    for (size_t i = 0; i < count; i++) {
        into[i].intervals += from[i].intervals;
        into[i].none += from[i].none;
        into[i].too_high += from[i].too_high;
        into[i].too_low += from[i].too_low;
    }
}

/* --- tables ------------------------------------------------------------------------------------
 */

static double percent(size_t part, size_t whole)
{
    return 100 * (double)part / (double)whole;
}

/* coverage +- standard error, and the misses below and above */
static void print_coverage(const tally *of)
{
    for (size_t method = 0; method < METHODS; method++) {
        const size_t all = of[method].intervals;
        const double covered = percent(all - of[method].too_high - of[method].too_low, all);
        printf(" %.1f ± %.1f (%.1f / %.1f) |", covered,
               sqrt(covered * (100 - covered) / (double)all), percent(of[method].too_high, all),
               percent(of[method].too_low, all));
    }
    putchar('\n');
}

static void print_heading(const char *first_columns, const char *rules)
{
    printf("\n|%s", first_columns);
    for (size_t method = 0; method < METHODS; method++) printf(" %s |", method_names[method]);
    printf("\n|%s---:|---:|---:|---:|\n", rules);
}

static void print_scenarios(const tallies *of)
{
    static const char *const names[] = {"rate (turns)", "share (exchanges)",
                                        "share (turns, roles drawn)",
                                        "share (turns, roles alternate)"};
    print_heading(" quantity (cluster) | clusters | per 1,000 words | inflation | no interval |",
                  "---|---:|---:|---:|---:|");
    for (size_t i = 0; i < LENGTH(scenarios); i++) {
        const scenario *line = &scenarios[i];
        printf("| %s | %zu", names[line->quantity], line->clusters);
        printf(" |");
        if (line->rate > 0) printf(" %g", line->rate);
        printf(" |");
        if (line->rate > 0) printf(" %g", line->inflation);
        const tally *first = of->by_scenario[i];
        printf(" | %.1f |", percent(first->none, first->none + first->intervals));
        print_coverage(first);
    }
}

static void print_classes(const tallies *of)
{
    static const char *const names[CLASSES] = {"1", "2", "3", "4", "5-6", "7-9", "10 or more"};
    print_heading(" turns with the word | intervals |", "---|---:|");
    for (size_t i = 0; i < CLASSES; i++) {
        if (of->by_class[i]->intervals == 0) continue;
        printf("| %s | %zu |", names[i], of->by_class[i]->intervals);
        print_coverage(of->by_class[i]);
    }
}

int main(int argc, char **argv)
{
    const long simulations = argc > 1 ? strtol(argv[1], NULL, 10) : 5000;
    if (argc > 2 || simulations < FEWEST_SIMULATIONS || simulations > INT32_MAX) {
        fprintf(stderr, "usage: lectern_coverage [SIMULATIONS], %d or more; default 5000\n",
                FEWEST_SIMULATIONS);
        return 2;
    }
    const size_t threads = lec_thread_count(0);
    lec_arena *arena = lec_arena_new();
    tallies *by_thread = lec_new(arena, tallies, threads);
    lec_parallel_for((size_t)simulations * LENGTH(scenarios), threads, simulate_range, by_thread);
    tallies *sum = &by_thread[0];
    for (size_t t = 1; t < threads; t++) {
        add_tallies(by_thread[t].by_scenario[0], LENGTH(scenarios) * METHODS, sum->by_scenario[0]);
        add_tallies(by_thread[t].by_class[0], LENGTH(sum->by_class) * METHODS, sum->by_class[0]);
    }
    printf(
        "%ld simulated conferences a line, %d replicates each; coverage in %% ± its standard error "
        "(too high / too low).\n",
        simulations, REPLICATES);
    print_scenarios(sum);
    print_classes(sum);
    lec_arena_free(arena);
    return 0;
}
