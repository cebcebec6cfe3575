/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/measure/unequal_units.h"

#include <gsl/gsl_math.h>
#include <math.h>
#include <string.h>

#include "analysis/measure/poisson_binomial.h"

/* --- probabilities ---------------------------------------------------------------------------- */

/* ln of the probability that a unit does not hold the item. */
static double log_absent(double rate, double length, double shape)
{
    return isinf(shape) ? -rate * length : -shape * log1p(rate * length / shape);
}

/* The sum of the probabilities is concave in r: Newton's steps from below never go too far. */
static double fit_rate(const double *length, size_t count, double present, double shape)
{
    double words = 0;
    for (size_t i = 0; i < count; i++) words += length[i];
    double rate = present / words;
    for (int step = 0; step < 200; step++) {
        double missing = present, slope = 0;
        for (size_t i = 0; i < count; i++) {
            const double log_p = log_absent(rate, length[i], shape);
            missing += expm1(log_p);
            slope += length[i] * exp(log_p) / (1 + rate * length[i] / shape);
        }
        const double next = rate + missing / slope;
        if (!(next > rate * (1 + 1e-15))) break;
        rate = next;
    }
    return rate;
}

/* Nothing is certain that is not known to be. */
static const double least_absent = 1e-12;

void lec_fit_presence(const double *length, size_t count, size_t present, double shape,
                      double *probability)
{
    const bool varies = present > 0 && present < count;
    const double rate = varies ? fit_rate(length, count, (double)present, shape) : 0;
    for (size_t i = 0; i < count; i++)
        probability[i] = varies ? fmin(-expm1(log_absent(rate, length[i], shape)), 1 - least_absent)
                                : (present > 0 ? 1 : 0);
}

/* --- given the number of units ---------------------------------------------------------------- */

static const size_t most_cells = 1 << 20;

/* Row i of `of` [count + 1][total + 1]: P(the first i units hold k). */
static void add_units(const double *probability, size_t count, size_t total, double *of)
{
    of[0] = 1;
    for (size_t i = 0; i < count; i++) {
        const double *from = of + i * (total + 1), p = probability[i];
        double *to = of + (i + 1) * (total + 1);
        for (size_t k = 0; k <= total; k++)
            to[k] = from[k] * (1 - p) + (k > 0 ? from[k - 1] * p : 0);
    }
}

void lec_condition_presence(const double *probability, size_t count, size_t total,
                            double *conditional)
{
    memmove(conditional, probability, count * sizeof *conditional);
    if (total == 0 || total >= count || count > most_cells / total) return;
    lec_arena *scratch = lec_arena_new();
    const size_t row = total + 1;
    double *before = lec_new(scratch, double, (count + 1) * row);
    double *after = lec_new(scratch, double, row); /* P(the units behind hold k) */
    add_units(probability, count, total, before);
    const double all = before[count * row + total];
    after[0] = 1;
    for (size_t i = count; i-- > 0;) {
        double others = 0; /* P(all other units hold total - 1) */
        for (size_t k = 0; k < total; k++) others += before[i * row + k] * after[total - 1 - k];
        const double p = probability[i];
        conditional[i] = fmin(p * others / all, 1);
        for (size_t k = total + 1; k-- > 0;)
            after[k] = after[k] * (1 - p) + (k > 0 ? after[k - 1] * p : 0);
    }
    lec_arena_free(scratch);
}

static lec_dealt_item deal(const lec_unequal_units *units, const uint8_t *present, bool within,
                           lec_arena *arena)
{
    const size_t all[] = {0, units->unit_count};
    const size_t *start = within ? units->stratum_start : all;
    const size_t strata = within ? units->stratum_count : 1;
    const double shape = within ? units->shape_within : units->shape;
    double *probability = lec_new(arena, double, units->unit_count);
    double *conditional = lec_new(arena, double, units->unit_count);
    uint32_t *totals = lec_new(arena, uint32_t, strata);
    for (size_t s = 0; s < strata; s++) {
        const size_t first = start[s], count = start[s + 1] - first;
        for (size_t i = first; i < first + count; i++) totals[s] += present[i];
        lec_fit_presence(units->length + first, count, totals[s], shape, probability + first);
        lec_condition_presence(probability + first, count, totals[s], conditional + first);
    }
    return (lec_dealt_item){present, probability, conditional, totals};
}

lec_presence lec_presence_new(const lec_unequal_units *units, const uint8_t *present,
                              lec_arena *arena)
{
    uint32_t total = 0;
    for (size_t i = 0; i < units->unit_count; i++) total += present[i];
    return (lec_presence){deal(units, present, false, arena), deal(units, present, true, arena),
                          total};
}

/* --- bursts ----------------------------------------------------------------------------------- */

typedef struct {
    const lec_unequal_units *units;
    const size_t *start; /* [strata + 1] */
    size_t strata;
    const uint8_t *const *present;
    size_t item_count;
    double *probability; /* [unit_count] scratch */
    bool varies;
} burst_search;

/* ln of the likelihood of one item in one stratum, given its number of units: that it is this
 * number has probability 1 / sqrt(2 pi variance). */
static double log_likelihood(burst_search *of, const uint8_t *present, size_t start, size_t count,
                             double shape)
{
    size_t total = 0;
    double sum = 0, variance = 0;
    for (size_t i = 0; i < count; i++) total += present[start + i];
    if (total == 0 || total == count) return 0;
    of->varies = true;
    lec_fit_presence(of->units->length + start, count, total, shape, of->probability);
    for (size_t i = 0; i < count; i++) {
        const double p = of->probability[i];
        sum += present[start + i] ? log(p) : log1p(-p);
        variance += p * (1 - p);
    }
    return sum + log(2 * M_PI * variance) / 2;
}

static double log_likelihood_of_all(burst_search *of, double log_shape)
{
    double sum = 0;
    for (size_t item = 0; item < of->item_count; item++)
        for (size_t s = 0; s < of->strata; s++)
            sum += log_likelihood(of, of->present[item], of->start[s],
                                  of->start[s + 1] - of->start[s], exp(log_shape));
    return sum;
}

double lec_burst_shape(const lec_unequal_units *units, const uint8_t *const *present,
                       size_t item_count, bool within)
{
    static const double golden = 0.6180339887498949;
    const size_t all[] = {0, units->unit_count};
    lec_arena *scratch = lec_arena_new();
    burst_search of = {.units = units,
                       .start = within ? units->stratum_start : all,
                       .strata = within ? units->stratum_count : 1,
                       .present = present,
                       .item_count = item_count,
                       .probability = lec_new(scratch, double, units->unit_count)};
    double low = log(0.05), high = log(100);
    double lower = high - golden * (high - low), upper = low + golden * (high - low);
    double at_lower = log_likelihood_of_all(&of, lower),
           at_upper = log_likelihood_of_all(&of, upper);
    while (of.varies && high - low > 0.05) {
        if (at_lower > at_upper) {
            high = upper;
            upper = lower, at_upper = at_lower;
            lower = high - golden * (high - low);
            at_lower = log_likelihood_of_all(&of, lower);
        } else {
            low = lower;
            lower = upper, at_lower = at_upper;
            upper = low + golden * (high - low);
            at_upper = log_likelihood_of_all(&of, upper);
        }
    }
    lec_arena_free(scratch);
    return of.varies && high < log(50) ? exp((low + high) / 2) : INFINITY;
}

/* --- shared units ----------------------------------------------------------------------------- */

static lec_shared_units share(const lec_unequal_units *units, const lec_dealt_item *first,
                              const lec_dealt_item *second)
{
    lec_shared_units out = {0, 0, NAN};
    for (size_t i = 0; i < units->unit_count; i++) {
        out.both += first->present[i] & second->present[i];
        out.expected += first->conditional[i] * second->conditional[i];
    }
    return out;
}

lec_shared_units lec_shared_given_lengths(const lec_unequal_units *units, const lec_presence *first,
                                          const lec_presence *second)
{
    lec_shared_units out = share(units, &first->all, &second->all);
    const size_t count = units->unit_count;
    if (first->total == 0 || second->total == 0 || first->total == count ||
        second->total == count) {
        out.expected = NAN;
        return out;
    }
    lec_arena *scratch = lec_arena_new();
    double *joint = lec_new(scratch, double, count);
    for (size_t i = 0; i < count; i++)
        joint[i] = first->all.probability[i] * second->all.probability[i];
    out.log10_p = lec_poisson_binomial_greater(joint, count, (size_t)out.both).greater;
    lec_arena_free(scratch);
    return out;
}

lec_shared_units lec_shared_within_strata(const lec_unequal_units *units, const lec_presence *first,
                                          const lec_presence *second)
{
    return share(units, &first->within, &second->within);
}
