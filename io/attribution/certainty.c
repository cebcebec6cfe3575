/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/attribution/certainty.h"

#include <math.h>

#include "io/attribution/role.h"

typedef struct {
    double mean, deviation, of;
} feature_weights;

#define LEC_CERTAINTY_TEMPERATURE(value) .temperature = (value),
#define LEC_CERTAINTY_BIAS(value)        .bias = (value),
#define LEC_CERTAINTY_WEIGHT(name, mean, deviation, weight)                                        \
    .of[LEC_CERTAINTY_FEATURE_##name] = {(mean), (deviation), (weight)},
static const struct {
    double temperature, bias;
    feature_weights of[LEC_CERTAINTY_FEATURE_COUNT];
} model = {
#include "io/attribution/certainty_weights.def"
};
#undef LEC_CERTAINTY_TEMPERATURE
#undef LEC_CERTAINTY_BIAS
#undef LEC_CERTAINTY_WEIGHT

static const double most_deviations = 4.0;
static const double opening_right = 0.51; /* words before the first label, 25,599 in the houses */
static const double damaged_page = 0.75;  /* makes every turn of it doubtful */
static const double most_certain = 0.998; /* more than this the data of docs/attribution.md cannot
                                             show: one word in 500 */

static const double most_gained = 2.0; /* log odds, by what is far from doubtful */

/* What the feature adds to the log odds that the speaker is right. */
static double amount_of(int feature, double value)
{
    const feature_weights *of = &model.of[feature];
    if (of->deviation <= 0) return 0.0;
    const double z = (value - of->mean) / of->deviation;
    return fmax(-most_deviations, fmin(most_deviations, z)) * of->of / model.temperature;
}

/* What the feature adds to the log odds of the certainty: of the role its odds against those usual,
 * of the likeliest label inside that there is none. */
static double weight_of(const lec_certainty_counts *counts, size_t turn, int feature, double value)
{
    const double amount = amount_of(feature, value);
    if (feature == LEC_CERTAINTY_FEATURE_role) return fmin(amount, value - model.of[feature].mean);
    if (feature == LEC_CERTAINTY_FEATURE_inside_weighed)
        return fmin(amount, log1p(-counts->of[turn].likeliest));
    return amount;
}

static void add_doubt(lec_certainty *certainty, const char *says, double amount, bool less)
{
    lec_reason term = {says, amount, less};
    for (int t = 0; t < LEC_REASONS; t++) {
        if (term.amount >= certainty->doubt[t].amount) continue;
        const lec_reason higher = certainty->doubt[t];
        certainty->doubt[t] = term;
        term = higher;
    }
}

/* Held where data can show it; what study and form say is taken as it is, because no transcript
 * that was learned from has any. So is a label of which all that is known is that one is missing
 * (54 of 117 words right, too few to learn from), one that is read from the sequence of paragraphs,
 * and one of a page on which many are misprinted. */
static void hold(const lec_certainty_input *in, size_t turn, lec_certainty *certainty)
{
    const lec_draft *it = &in->drafts[turn];
    const lec_study_speaker *study =
        it->person != LEC_NONE ? in->people->items[it->person].study : NULL;
    const bool told =
        (study != NULL && study->role != LEC_ROLE_UNKNOWN) || it->stated_role != LEC_ROLE_COUNT;
    certainty->role = fmin(certainty->role, most_certain);
    certainty->right = fmin(certainty->right, most_certain);
    if (told) certainty->role = in->label_chance[turn] * it->chance[it->role];
    if (study != NULL || (in->stated && it->person != LEC_NONE)) certainty->right = certainty->role;
    const bool unlabelled =
        it->inferred || (it->label != LEC_NONE && in->labels->labels[it->label].inferred);
    if (unlabelled) certainty->role = fmin(certainty->role, in->label_chance[turn]);
    if (it->label == LEC_NONE && !in->stated && study == NULL && !it->inferred)
        certainty->right = fmin(certainty->right, opening_right);
    if (in->damaged) certainty->role *= damaged_page;
    certainty->right = lec_rounded_probability(fmin(certainty->right, certainty->role));
    certainty->role = lec_rounded_probability(certainty->role);
}

static double chance_of(double log_odds)
{
    return 1.0 / (1.0 + exp(-log_odds));
}

/* Whether a label of its own, or the form, says that the turn begins and who speaks. */
static bool has_label(const lec_certainty_input *in, const lec_draft *turn)
{
    if (turn->label == LEC_NONE) return in->stated && turn->person != LEC_NONE;
    return !turn->inferred && !in->labels->labels[turn->label].inferred;
}

/* A product of what several models see is too careful where it is high: of turns with labels of
 * institutions left out more are right than it says (docs/attribution.md). What is doubtful stays
 * so. */
static double sharpened(double chance)
{
    static const double doubtful_below = LEC_DOUBTFUL_BELOW;
    if (chance <= doubtful_below || chance >= 1.0) return chance;
    const double odds = log(chance / (1.0 - chance));
    const double beyond = odds - log(doubtful_below / (1.0 - doubtful_below));
    return chance_of(odds + most_gained * (1.0 - exp(-2.0 * beyond)));
}

/* The role is right when it is the person's and no label is hidden in the turn. */
static lec_certainty judge(const lec_certainty_counts *counts, size_t turn)
{
    double values[LEC_CERTAINTY_FEATURE_COUNT];
    double name = model.bias / model.temperature;
    lec_certainty certainty = {0};
    lec_certainty_features_of(counts, turn, values);
    for (int f = 0; f < LEC_CERTAINTY_FEATURE_COUNT; f++) {
        name += amount_of(f, values[f]);
        add_doubt(&certainty, lec_certainty_features[f].says, weight_of(counts, turn, f, values[f]),
                  values[f] < model.of[f].mean);
    }
    const lec_draft *it = &counts->in->drafts[turn];
    certainty.role = it->chance[it->role] * (1.0 - counts->of[turn].likeliest);
    certainty.right = certainty.role * chance_of(name);
    if (has_label(counts->in, it)) {
        certainty.right = sharpened(certainty.right);
        certainty.role = sharpened(certainty.role);
    }
    hold(counts->in, turn, &certainty);
    return certainty;
}

lec_certainty *lec_certainty_find(const lec_certainty_input *input, lec_arena *arena)
{
    lec_certainty *all = lec_new(arena, lec_certainty, input->count + 1);
    const lec_certainty_counts counts = lec_certainty_count(input, arena);
    for (size_t i = 0; i < input->count; i++) all[i] = judge(&counts, i);
    return all;
}
