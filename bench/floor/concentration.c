/* SPDX-License-Identifier: GPL-3.0-or-later
 * concentration.c -- how often the intervals of `floor_concentration` hold the truth: conferences
 * in which the floor goes to outlets by propensities of which two conferences have more or less the
 * same, the truth being the mean of the measure over sets of as many conferences.
 *   bench/floor/run [SETS] */
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/measure/concentration.h"
#include "analysis/measure/jackknife.h"
#include "core/random.h"

enum { MOST_CONFERENCES = 60, MOST_EXCHANGES = 25, MOST_OUTLETS = 200, MEASURES = 2 };

/* Outlet i has the propensity 1 / i^slope, and is in the room with a chance of 0.6. */
typedef struct {
    size_t conferences, exchanges, outlets;
    double slope;
} scene;

typedef struct {
    uint32_t actor[MOST_CONFERENCES][MOST_EXCHANGES];
} conferences;

static void hold(const scene *of, uint32_t set, conferences *made)
{
    static double uniform[MOST_CONFERENCES * (MOST_EXCHANGES + MOST_OUTLETS)];
    const size_t each = of->exchanges + of->outlets;
    lec_random_uniform((lec_random_key){1, LEC_STREAM_SIMULATION, set}, 0, of->conferences * each,
                       uniform);
    for (size_t c = 0; c < of->conferences; c++) {
        const double *draw = uniform + c * each;
        double sum = 0, upto[MOST_OUTLETS];
        for (size_t i = 0; i < of->outlets; i++) {
            const bool is_there = draw[of->exchanges + i] < 0.6;
            sum += is_there ? pow((double)i + 1, -of->slope) : 0;
            upto[i] = sum;
        }
        for (size_t e = 0; e < of->exchanges; e++) {
            uint32_t i = 0;
            while (i + 1 < of->outlets && upto[i] < draw[e] * sum) i++;
            made->actor[c][e] = i;
        }
    }
}

/* Both measures of all conferences but one; `without` beyond them: of all. */
static void measure(const scene *of, const conferences *made, size_t without, double *value)
{
    uint32_t amount[MOST_OUTLETS] = {0};
    for (size_t c = 0; c < of->conferences; c++)
        for (size_t e = 0; c != without && e < of->exchanges; e++) amount[made->actor[c][e]]++;
    value[0] = lec_gini(amount, of->outlets);
    value[1] = lec_top_share(amount, of->outlets, 3);
}

static void study(const scene *of, uint32_t sets)
{
    lec_estimate *found = malloc((size_t)sets * MEASURES * sizeof *found);
    if (found == NULL) exit(1);
    double truth[MEASURES] = {0};
    for (uint32_t set = 0; set < sets; set++) {
        static conferences made;
        double value[MEASURES], left_out[MEASURES][MOST_CONFERENCES], one[MEASURES];
        hold(of, set, &made);
        measure(of, &made, MOST_CONFERENCES, value);
        for (size_t c = 0; c < of->conferences; c++) {
            measure(of, &made, c, one);
            for (int m = 0; m < MEASURES; m++) left_out[m][c] = one[m];
        }
        for (int m = 0; m < MEASURES; m++) {
            const double variance = lec_jackknife_variance(value[m], left_out[m], of->conferences);
            found[set * MEASURES + m] =
                lec_t_interval(value[m], variance, of->conferences, LEC_SCALE_LOGIT, 0.95);
            truth[m] += value[m] / sets;
        }
    }
    for (int m = 0; m < MEASURES; m++) {
        double held = 0, below = 0, width = 0, none = 0;
        for (uint32_t set = 0; set < sets; set++) {
            const lec_estimate *one = &found[set * MEASURES + m];
            if (isnan(one->low)) {
                none++;
                continue;
            }
            held += one->low <= truth[m] && truth[m] <= one->high;
            below += truth[m] < one->low;
            width += one->high - one->low;
        }
        const double with = sets - none;
        printf("| %zu | %zu | %zu | %.1f | %s | %.3f | %.1f | %.1f | %.3f | %.1f |\n",
               of->conferences, of->exchanges, of->outlets, of->slope,
               m == 0 ? "gini" : "top three", truth[m], 100 * held / with, 100 * below / with,
               width / with, 100 * none / sets);
    }
    free(found);
}

int main(int argc, char **argv)
{
    const uint32_t sets = argc > 1 ? (uint32_t)strtoul(argv[1], NULL, 10) : 1000;
    static const size_t conferences_of[] = {3, 5, 8, 19, 60};
    static const scene scenes[] = {
        {0, 10, 40, 1.0}, {0, 10, 40, 0.0}, {0, 20, 60, 0.5}, {0, 25, 200, 1.0}};
    printf("| conferences | exchanges each | outlets | slope | measure | truth | holds it, %% | "
           "truth below, %% | width | no interval, %% |\n"
           "|--:|--:|--:|--:|---|--:|--:|--:|--:|--:|\n");
    for (size_t s = 0; s < sizeof scenes / sizeof *scenes; s++)
        for (size_t k = 0; k < sizeof conferences_of / sizeof *conferences_of; k++) {
            scene of = scenes[s];
            of.conferences = conferences_of[k];
            study(&of, sets);
        }
    return 0;
}
