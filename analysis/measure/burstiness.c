/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/measure/burstiness.h"

#include <math.h>
#include <stdlib.h>

enum { FEWEST_WORDS = 20, FREQUENCIES = 64 };

static const double largest_rho = 0.98;

/* The words of like frequency, summed. */
typedef struct {
    double excess, excess_of_1, squares, squared_residuals, errors;
    double prior, spread;
} like_words;

static size_t frequency_of(uint64_t count)
{
    size_t power = 0;
    while (count >>= 1) power++;
    return power;
}

/* Which frequencies go together: from the highest down, until there are words enough; what is left
 * at the low end joins the group above it. */
static void group_frequencies(const size_t *words, size_t *group_of)
{
    size_t group = FREQUENCIES - 1, in_group = 0, last_full = FREQUENCIES - 1;
    for (size_t f = FREQUENCIES; f-- > 0;) {
        group_of[f] = group;
        in_group += words[f];
        if (in_group < FEWEST_WORDS || f == 0) continue;
        last_full = group;
        group = f - 1;
        in_group = 0;
    }
    if (in_group == 0) return;
    for (size_t f = 0; f < FREQUENCIES; f++)
        if (group_of[f] == group) group_of[f] = last_full;
}

static double clamp(double rho)
{
    return fmin(fmax(rho, 0), largest_rho);
}

/* Variance of the excess where the prior holds: that of squares grows with the square of the
 * variance. */
static double error_at(const lec_burst_evidence *word, double prior)
{
    const double growth = word->variance > 0 ? 1 + prior * word->excess_of_1 / word->variance : 1;
    return word->error * growth * growth;
}

static like_words *sum_like_words(const lec_burst_evidence *words, size_t count,
                                  const size_t *group_of, lec_arena *arena)
{
    like_words *groups = lec_new(arena, like_words, FREQUENCIES);
    for (size_t i = 0; i < count; i++) {
        like_words *like = &groups[group_of[frequency_of(words[i].count)]];
        like->excess += words[i].excess;
        like->excess_of_1 += words[i].excess_of_1;
    }
    for (size_t g = 0; g < FREQUENCIES; g++)
        if (groups[g].excess_of_1 > 0)
            groups[g].prior = clamp(groups[g].excess / groups[g].excess_of_1);
    for (size_t i = 0; i < count; i++) {
        like_words *like = &groups[group_of[frequency_of(words[i].count)]];
        const double residual = words[i].excess - like->prior * words[i].excess_of_1;
        like->squared_residuals += residual * residual;
        like->errors += error_at(&words[i], like->prior);
        like->squares += words[i].excess_of_1 * words[i].excess_of_1;
    }
    for (size_t g = 0; g < FREQUENCIES; g++)
        if (groups[g].squares > 0)
            groups[g].spread =
                fmax(0, (groups[g].squared_residuals - groups[g].errors) / groups[g].squares);
    return groups;
}

static lec_burstiness shrink(const lec_burst_evidence *word, const like_words *like)
{
    if (!(word->excess_of_1 > 0)) return (lec_burstiness){like->prior, like->spread};
    const double scale = word->excess_of_1;
    const double error = error_at(word, like->prior) / (scale * scale);
    if (!(like->spread + error > 0)) return (lec_burstiness){like->prior, 0};
    const double weight = like->spread / (like->spread + error);
    const double own = word->excess / scale;
    return (lec_burstiness){clamp(like->prior + weight * (own - like->prior)), weight * error};
}

void lec_burstiness_estimate(const lec_burst_evidence *words, size_t count, lec_arena *arena,
                             lec_burstiness *out)
{
    size_t of_frequency[FREQUENCIES] = {0}, group_of[FREQUENCIES];
    for (size_t i = 0; i < count; i++)
        if (words[i].excess_of_1 > 0) of_frequency[frequency_of(words[i].count)]++;
    group_frequencies(of_frequency, group_of);
    const like_words *groups = sum_like_words(words, count, group_of, arena);
    for (size_t i = 0; i < count; i++)
        out[i] = shrink(&words[i], &groups[group_of[frequency_of(words[i].count)]]);
}
