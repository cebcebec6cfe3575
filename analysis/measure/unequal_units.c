/* SPDX-License-Identifier: GPL-3.0-or-later
 * unequal_units.c -- a unit holds neither, one or both; units are added one after the other to the
 * distribution of (units with first, with second, with both). */
#include "analysis/measure/unequal_units.h"

#include <math.h>

#include "analysis/measure/poisson_binomial.h"

static const double most_states = 0x1p28;

/* --- fitting --------------------------------------------------------------------------------- */

/* The sum of 1 - exp(-r L) is concave in r: Newton's steps from below never go too far. */
static double fit_rate(const double *length, size_t count, double present)
{
    double words = 0;
    for (size_t i = 0; i < count; i++) words += length[i];
    double rate = present / words;
    for (int step = 0; step < 200; step++) {
        double missing = present, slope = 0;
        for (size_t i = 0; i < count; i++) {
            missing += expm1(-rate * length[i]);
            slope += length[i] * exp(-rate * length[i]);
        }
        const double next = rate + missing / slope;
        if (!(next > rate * (1 + 1e-15))) break;
        rate = next;
    }
    return rate;
}

void lec_fit_presence(const double *length, size_t count, size_t present, double *probability)
{
    const bool varies = present > 0 && present < count;
    const double rate = varies ? fit_rate(length, count, (double)present) : 0;
    for (size_t i = 0; i < count; i++)
        probability[i] = varies ? -expm1(-rate * length[i]) : (present > 0 ? 1 : 0);
}

lec_presence lec_presence_new(const lec_unequal_units *units, const uint8_t *present,
                              lec_arena *arena)
{
    double *probability = lec_new(arena, double, units->unit_count);
    double *within = lec_new(arena, double, units->unit_count);
    uint32_t *totals = lec_new(arena, uint32_t, units->stratum_count);
    size_t total = 0;
    for (size_t s = 0; s < units->stratum_count; s++) {
        const size_t first = units->stratum_start[s], end = units->stratum_start[s + 1];
        for (size_t i = first; i < end; i++) totals[s] += present[i];
        lec_fit_presence(units->length + first, end - first, totals[s], within + first);
        total += totals[s];
    }
    lec_fit_presence(units->length, units->unit_count, total, probability);
    return (lec_presence){present, total, totals, probability, within};
}

/* --- given lengths --------------------------------------------------------------------------- */

lec_shared_units lec_shared_given_lengths(const lec_unequal_units *units, const lec_presence *first,
                                          const lec_presence *second)
{
    lec_shared_units out = {0, NAN, NAN, NAN, NAN, NAN};
    const size_t count = units->unit_count;
    for (size_t i = 0; i < count; i++) out.both += first->present[i] & second->present[i];
    if (first->total == 0 || second->total == 0 || first->total == count || second->total == count)
        return out;
    lec_arena *scratch = lec_arena_new();
    double *joint = lec_new(scratch, double, count);
    out.expected = out.variance = 0;
    for (size_t i = 0; i < count; i++) {
        joint[i] = first->probability[i] * second->probability[i];
        out.expected += joint[i];
        out.variance += joint[i] * (1 - joint[i]);
    }
    const lec_log10_tail tail = lec_poisson_binomial_greater(joint, count, (size_t)out.both);
    out.log10_p = tail.greater;
    out.log10_mid_p = lec_log10_mid_p(tail);
    lec_arena_free(scratch);
    return out;
}

/* --- within strata --------------------------------------------------------------------------- */

/* Row (x, y) holds P(units so far hold first x, second y, both z) at z = 0 .. most, behind a 0 for
 * z = -1; rows and columns for x = -1 and y = -1 hold 0. */
typedef struct {
    double *p;
    size_t first_total, second_total, width;
} states;

static double *state_at(const states *of, size_t x, size_t y)
{
    return of->p + ((x + 1) * (of->second_total + 2) + y + 1) * of->width + 1;
}

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* What a unit can hold, and how probable that is. */
typedef struct {
    double both, first, second, none;
} unit_odds;

/* `to` of a row from the rows with one fewer of x, of y, of both. */
static void add_to_row(double *restrict to, const double *restrict from_x,
                       const double *restrict from_y, const double *restrict from_both,
                       size_t count, const unit_odds *odds)
{
    for (size_t z = 0; z < count; z++)
        to[z] = to[z] * odds->none + from_x[z] * odds->first + from_y[z] * odds->second +
                from_both[z] * odds->both;
}

/* One more unit, the `done`-th of `count`; from the last state to the first, each from those before
 * it. States that can no longer reach the totals are left as they are. */
static void add_unit(const states *of, const unit_odds *odds, size_t done, size_t count)
{
    const size_t left = count - done - 1, most_x = smaller(of->first_total, done + 1),
                 most_y = smaller(of->second_total, done + 1);
    const size_t least_x = of->first_total > left ? of->first_total - left : 0;
    const size_t least_y = of->second_total > left ? of->second_total - left : 0;
    const size_t row = of->width, column = (of->second_total + 2) * of->width;
    for (size_t x = most_x + 1; x-- > least_x;)
        for (size_t y = most_y + 1; y-- > least_y;) {
            double *to = state_at(of, x, y);
            add_to_row(to, to - column, to - row, to - column - row - 1, smaller(x, y) + 1, odds);
        }
}

double lec_shared_states(size_t count, size_t first_total, size_t second_total)
{
    return (double)count * (double)(first_total + 1) * (double)(second_total + 1) *
           (double)(smaller(first_total, second_total) + 1);
}

lec_count lec_shared_distribution(const double *first, const double *second, size_t count,
                                  size_t first_total, size_t second_total, size_t observed,
                                  lec_arena *arena)
{
    const size_t most = smaller(first_total, second_total);
    const size_t least =
        first_total + second_total > count ? first_total + second_total - count : 0;
    const states of = {lec_new(arena, double, (first_total + 2) * (second_total + 2) * (most + 2)),
                       first_total, second_total, most + 2};
    state_at(&of, 0, 0)[0] = 1;
    for (size_t i = 0; i < count; i++) {
        const double p = first[i], q = second[i];
        const unit_odds odds = {p * q, p * (1 - q), (1 - p) * q, (1 - p) * (1 - q)};
        add_unit(&of, &odds, i, count);
    }
    const double *reached = state_at(&of, first_total, second_total);
    double *log_p = lec_new(arena, double, most - least + 1), sum = 0;
    for (size_t z = least; z <= most; z++) sum += reached[z];
    for (size_t z = least; z <= most; z++) log_p[z - least] = log(reached[z] / sum);
    return (lec_count){most - least + 1, observed - least, log_p};
}

/* What is certain or known of one stratum: its shared units, or their distribution. */
typedef struct {
    const lec_unequal_units *units;
    const lec_presence *first, *second;
    lec_arena *arena;
    lec_count *counts;
    size_t varying;
} stratified;

static void add_moments(const lec_count *count, size_t least, lec_shared_units *out)
{
    double mean = 0, square = 0;
    for (size_t k = 0; k < count->value_count; k++) {
        const double p = exp(count->log_p[k]), value = (double)(least + k);
        mean += p * value;
        square += p * value * value;
    }
    out->expected += mean;
    out->variance += fmax(square - mean * mean, 0);
}

/* False if there are too many states. */
static bool add_stratum(stratified *of, size_t stratum, lec_shared_units *out)
{
    const size_t start = of->units->stratum_start[stratum];
    const size_t count = of->units->stratum_start[stratum + 1] - start;
    const size_t a = of->first->stratum_total[stratum], b = of->second->stratum_total[stratum];
    size_t both = 0;
    for (size_t i = start; i < start + count; i++)
        both += of->first->present[i] & of->second->present[i];
    out->both += (double)both;
    if (a == 0 || b == 0 || a == count || b == count) {
        out->expected += (double)both;
        return true;
    }
    if (lec_shared_states(count, a, b) > most_states) return false;
    const lec_count made = lec_shared_distribution(
        of->first->within + start, of->second->within + start, count, a, b, both, of->arena);
    add_moments(&made, both - made.observed, out);
    of->counts[of->varying++] = made;
    return true;
}

lec_shared_units lec_shared_within_strata(const lec_unequal_units *units, const lec_presence *first,
                                          const lec_presence *second)
{
    lec_shared_units out = {0, 0, 0, NAN, NAN, NAN};
    lec_arena *scratch = lec_arena_new();
    stratified of = {
        units, first, second, scratch, lec_new(scratch, lec_count, units->stratum_count), 0};
    bool feasible = true;
    for (size_t s = 0; s < units->stratum_count; s++)
        feasible = add_stratum(&of, s, &out) && feasible;
    if (!feasible) out.expected = out.variance = NAN;
    if (feasible && of.varying > 0) {
        const lec_log10_tail tail = lec_count_sum_greater(of.counts, of.varying);
        out.log10_p = tail.greater;
        out.log10_mid_p = lec_log10_mid_p(tail);
        out.log10_least = lec_count_sum_least(of.counts, of.varying);
    }
    lec_arena_free(scratch);
    return out;
}
