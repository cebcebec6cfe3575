/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/attribution/certainty.h"

#include <math.h>

#include "io/attribution/role.h"

typedef enum { BOTH, ROLE_ALONE, WRONG, OUTCOMES } outcome;

typedef struct {
    double mean, deviation, of[OUTCOMES];
} feature_weights;

#define LEC_CERTAINTY_TEMPERATURE(value)
#define LEC_CERTAINTY_BIAS(...)
#define LEC_CERTAINTY_WEIGHT(name, mean, deviation, ...)                                           \
    [LEC_CERTAINTY_FEATURE_##name] = {mean, deviation, {__VA_ARGS__}},
static const feature_weights weights[LEC_CERTAINTY_FEATURE_COUNT] = {
#include "io/attribution/certainty_weights.def"
};
#undef LEC_CERTAINTY_TEMPERATURE
#undef LEC_CERTAINTY_BIAS
#undef LEC_CERTAINTY_WEIGHT

#define LEC_CERTAINTY_TEMPERATURE(value) static const double temperature = value;
#define LEC_CERTAINTY_BIAS(...)          static const double bias[OUTCOMES] = {__VA_ARGS__};
#define LEC_CERTAINTY_WEIGHT(name, mean, deviation, ...)
#include "io/attribution/certainty_weights.def"
#undef LEC_CERTAINTY_TEMPERATURE
#undef LEC_CERTAINTY_BIAS
#undef LEC_CERTAINTY_WEIGHT

static const double most_deviations = 4.0;
static const double most_certain = 0.998; /* more than this the data of docs/attribution.md cannot
                                             show: one word in 500 */

static double standardised(int feature, double value)
{
    const feature_weights *of = &weights[feature];
    if (of->deviation <= 0) return 0.0;
    const double z = (value - of->mean) / of->deviation;
    return fmax(-most_deviations, fmin(most_deviations, z));
}

/* The terms that speak most against the turn's being right. */
static void explain(lec_certainty *certainty, const double z[LEC_CERTAINTY_FEATURE_COUNT])
{
    for (int f = 0; f < LEC_CERTAINTY_FEATURE_COUNT; f++) {
        const double *of = weights[f].of;
        const double worst = fmax(of[ROLE_ALONE], of[WRONG]);
        lec_certainty_term term = {lec_certainty_features[f].says,
                                   z[f] * (of[BOTH] - worst) / temperature};
        for (int t = 0; t < LEC_CERTAINTY_TERMS; t++) {
            if (term.amount >= certainty->terms[t].amount) continue;
            const lec_certainty_term higher = certainty->terms[t];
            certainty->terms[t] = term;
            term = higher;
        }
    }
}

static lec_certainty judge(const lec_certainty_counts *counts, size_t turn)
{
    double z[LEC_CERTAINTY_FEATURE_COUNT], chance[OUTCOMES], sum = 0;
    lec_certainty certainty = {0};
    lec_certainty_features_of(counts, turn, z);
    for (int o = 0; o < OUTCOMES; o++) chance[o] = bias[o];
    for (int f = 0; f < LEC_CERTAINTY_FEATURE_COUNT; f++) {
        z[f] = standardised(f, z[f]);
        for (int o = 0; o < OUTCOMES; o++) chance[o] += z[f] * weights[f].of[o];
    }
    const double top = fmax(chance[BOTH], fmax(chance[ROLE_ALONE], chance[WRONG]));
    for (int o = 0; o < OUTCOMES; o++) sum += chance[o] = exp((chance[o] - top) / temperature);
    certainty.right = lec_rounded_probability(fmin(chance[BOTH] / sum, most_certain));
    certainty.role =
        lec_rounded_probability(fmin((chance[BOTH] + chance[ROLE_ALONE]) / sum, most_certain));
    explain(&certainty, z);
    return certainty;
}

lec_certainty *lec_certainty_find(const lec_certainty_input *input, lec_arena *arena)
{
    lec_certainty *all = lec_new(arena, lec_certainty, input->count + 1);
    const lec_certainty_counts counts = lec_certainty_count(input, arena);
    for (size_t i = 0; i < input->count; i++) all[i] = judge(&counts, i);
    return all;
}
