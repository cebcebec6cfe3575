/* SPDX-License-Identifier: GPL-3.0-or-later
 * shared_score.c -- the strata that can vary; their exact distributions, convolved (count_sum.h).
 */
#include "analysis/measure/shared_score.h"

#include <math.h>

#include "analysis/measure/deal_saddle.h"
#include "analysis/measure/poisson_binomial.h"

/* Scores are rounded to 1 / PARTS. */
enum { PARTS = 32 };
static const double most_states = 0x1p20, most_states_of_known = 0x1p13;

/* --- rounded scores --------------------------------------------------------------------------- */

/* An item dealt out over the units of a stratum. Given how many units hold it, a constant in the
 * scores changes no sum: they are counted from the smallest. */
typedef struct {
    lec_dealt_stratum units;
    uint32_t *score; /* [count] */
    uint32_t most;
} rounded_stratum;

static rounded_stratum rounded(const lec_dealt_stratum *of, lec_arena *arena)
{
    rounded_stratum made = {*of, lec_new(arena, uint32_t, of->count), 0};
    double least = INFINITY;
    for (size_t i = 0; i < of->count; i++) least = fmin(least, of->score[i]);
    for (size_t i = 0; i < of->count; i++) {
        made.score[i] = (uint32_t)lround(PARTS * (of->score[i] - least));
        if (made.score[i] > made.most) made.most = made.score[i];
    }
    return made;
}

static uint32_t common_divisor(uint32_t a, uint32_t b)
{
    while (b > 0) {
        const uint32_t rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

/* The largest step of which all scores are multiples. */
static uint32_t largest_step(const rounded_stratum *strata, size_t count)
{
    uint32_t step = PARTS;
    for (size_t s = 0; s < count; s++)
        for (size_t i = 0; i < strata[s].units.count; i++)
            step = common_divisor(step, strata[s].score[i]);
    return step;
}

/* --- the distribution of one stratum --------------------------------------------------------- */

static size_t width_of(const rounded_stratum *of, uint32_t step)
{
    return of->units.total * of->most / step + 1;
}

static double states_of(const rounded_stratum *of, uint32_t step)
{
    return (double)of->units.count * (double)(of->units.total + 1) * (double)width_of(of, step);
}

/* One more unit to rows x of P(units so far hold x, and their scores sum to t); from the last row
 * to the first, each from the one before it. */
static void add_unit(const rounded_stratum *of, uint32_t step, size_t unit, double *rows)
{
    const size_t width = width_of(of, step), done = unit + 1, left = of->units.count - done;
    const size_t most = done < of->units.total ? done : of->units.total;
    const size_t least = of->units.total > left ? of->units.total - left : 0;
    const double p = of->units.probability[unit];
    for (size_t x = most + 1; x-- > least;) {
        double *restrict to = rows + x * width;
        const size_t count = x * of->most / step + 1;
        for (size_t t = 0; t < count; t++) to[t] *= 1 - p;
        if (x == 0) continue;
        const double *restrict from = rows + (x - 1) * width;
        const size_t shift = of->score[unit] / step, others = (x - 1) * of->most / step + 1;
        for (size_t t = 0; t < others; t++) to[t + shift] += from[t] * p;
    }
}

static lec_count count_of(const rounded_stratum *of, uint32_t step, lec_arena *arena)
{
    const size_t width = width_of(of, step);
    double *rows = lec_new(arena, double, (of->units.total + 1) * width);
    size_t first = 0, end = width, observed = 0;
    rows[0] = 1;
    for (size_t i = 0; i < of->units.count; i++) {
        add_unit(of, step, i, rows);
        observed += of->units.present[i] ? of->score[i] / step : 0;
    }
    const double *reached = rows + of->units.total * width;
    while (reached[first] == 0) first++;
    while (reached[end - 1] == 0) end--;
    double *log_p = lec_new(arena, double, end - first), sum = 0;
    for (size_t t = first; t < end; t++) sum += reached[t];
    for (size_t t = first; t < end; t++) log_p[t - first] = log(reached[t] / sum);
    return (lec_count){end - first, observed - first, log_p};
}

/* --- one item dealt out ----------------------------------------------------------------------- */

/* The strata in which both items can vary. */
typedef struct {
    lec_dealt_stratum *strata;
    size_t count;
} varying_strata;

static bool varies(uint32_t total, size_t count)
{
    return total > 0 && total < count;
}

static varying_strata deal(const lec_dealt_item *dealt, const lec_dealt_item *other,
                           const size_t *start, size_t stratum_count, lec_arena *arena)
{
    varying_strata found = {lec_new(arena, lec_dealt_stratum, stratum_count), 0};
    double *score = lec_new(arena, double, start[stratum_count]);
    for (size_t s = 0; s < stratum_count; s++) {
        const size_t units = start[s + 1] - start[s];
        if (!varies(dealt->totals[s], units) || !varies(other->totals[s], units)) continue;
        for (size_t i = start[s]; i < start[s + 1]; i++)
            score[i] = other->present[i] - other->conditional[i];
        found.strata[found.count++] =
            (lec_dealt_stratum){dealt->present + start[s], dealt->probability + start[s],
                                score + start[s], units, dealt->totals[s]};
    }
    return found;
}

/* Strata of few states by their distributions. */
static double saddle_log10_p(const rounded_stratum *scores, size_t count, uint32_t step,
                             lec_arena *arena)
{
    lec_dealt_stratum *large = lec_new(arena, lec_dealt_stratum, count);
    lec_count *known = lec_new(arena, lec_count, count);
    lec_saddle_strata strata = {large, 0, known, 0, (double)step / PARTS};
    for (size_t s = 0; s < count; s++) {
        if (states_of(&scores[s], step) > most_states_of_known)
            large[strata.large_count++] = scores[s].units;
        else
            known[strata.known_count++] = count_of(&scores[s], step, arena);
    }
    return lec_deal_saddle_log10_p(&strata, arena);
}

/* p and the least p; the excess is left. */
static lec_shared_score test_dealt(const varying_strata *of, lec_arena *arena)
{
    lec_shared_score out = {0, NAN, NAN};
    rounded_stratum *scores = lec_new(arena, rounded_stratum, of->count);
    double states = 0;
    for (size_t s = 0; s < of->count; s++) scores[s] = rounded(&of->strata[s], arena);
    const uint32_t step = largest_step(scores, of->count);
    for (size_t s = 0; s < of->count; s++) states += states_of(&scores[s], step);
    if (states > most_states) {
        out.log10_p = saddle_log10_p(scores, of->count, step, arena);
        return out;
    }
    lec_count *counts = lec_new(arena, lec_count, of->count);
    for (size_t s = 0; s < of->count; s++) counts[s] = count_of(&scores[s], step, arena);
    out.log10_p = lec_log10_mid_p(lec_count_sum_greater(counts, of->count));
    out.log10_least = lec_count_sum_least(counts, of->count);
    return out;
}

/* --- both ------------------------------------------------------------------------------------- */

static double log10_of_mean(double log10_one, double log10_other)
{
    const double larger = fmax(log10_one, log10_other), smaller = fmin(log10_one, log10_other);
    if (isnan(log10_one) || isnan(log10_other)) return NAN;
    return larger + log10((1 + pow(10, smaller - larger)) / 2);
}

/* Of the number of shared units, each by itself. */
static double poisson_binomial_log10_p(const lec_dealt_item *first, const lec_dealt_item *second,
                                       size_t units, lec_arena *arena)
{
    size_t both = 0;
    double *joint = lec_new(arena, double, units);
    for (size_t i = 0; i < units; i++) {
        joint[i] = first->conditional[i] * second->conditional[i];
        both += first->present[i] & second->present[i];
    }
    return lec_log10_mid_p(lec_poisson_binomial_greater(joint, units, both));
}

lec_shared_score lec_shared_score_test(const lec_dealt_item *first, const lec_dealt_item *second,
                                       const size_t *stratum_start, size_t stratum_count)
{
    lec_arena *scratch = lec_arena_new();
    const varying_strata x = deal(first, second, stratum_start, stratum_count, scratch);
    const varying_strata y = deal(second, first, stratum_start, stratum_count, scratch);
    lec_shared_score out = {0, NAN, NAN};
    for (size_t s = 0; s < x.count; s++)
        for (size_t i = 0; i < x.strata[s].count; i++)
            out.excess += x.strata[s].score[i] * y.strata[s].score[i];
    if (x.count > 0) {
        const lec_shared_score one = test_dealt(&x, scratch), other = test_dealt(&y, scratch);
        out.log10_p = log10_of_mean(one.log10_p, other.log10_p);
        out.log10_least = log10_of_mean(one.log10_least, other.log10_least);
        if (isnan(out.log10_p))
            out.log10_p =
                poisson_binomial_log10_p(first, second, stratum_start[stratum_count], scratch);
    }
    lec_arena_free(scratch);
    return out;
}
