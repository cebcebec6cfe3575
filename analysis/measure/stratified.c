/* SPDX-License-Identifier: GPL-3.0-or-later
 * stratified.c -- the hypergeometric distribution of each stratum; their sum: count_sum.h. */
#include "analysis/measure/stratified.h"

#include <gsl/gsl_math.h>

#include "analysis/measure/count_sum.h"
#include "analysis/measure/hypergeometric.h"
#include "core/arena.h"

static const double most_values = 0x1p24;

/* What `both` can be smaller and larger by */
static double room_below(const lec_contingency *table)
{
    return fmin(table->both, table->neither);
}

static double room_above(const lec_contingency *table)
{
    return fmin(table->first_only, table->second_only);
}

static bool is_possible(const lec_contingency *strata, size_t count)
{
    double values = 0;
    for (size_t i = 0; i < count; i++) {
        if (isnan(lec_hypergeometric_log10_probability(&strata[i]))) return false;
        values += room_below(&strata[i]) + room_above(&strata[i]) + 1;
    }
    return values <= most_values;
}

/* From the probability of the table itself, by the ratios from one value to the next. */
static lec_count count_of(const lec_contingency *table, lec_arena *arena)
{
    const double below = room_below(table);
    const size_t own = (size_t)below, count = own + (size_t)room_above(table) + 1;
    double *log_p = lec_new(arena, double, count);
    log_p[own] = lec_hypergeometric_log10_probability(table) * M_LN10;
    for (size_t i = own; i + 1 < count; i++) {
        const double step = (double)(i - own);
        log_p[i + 1] = log_p[i] + log((table->first_only - step) / (table->both + step + 1) *
                                      ((table->second_only - step) / (table->neither + step + 1)));
    }
    for (size_t i = own; i > 0; i--) {
        const double step = (double)(own - i);
        log_p[i - 1] = log_p[i] + log((table->both - step) / (table->first_only + step + 1) *
                                      ((table->neither - step) / (table->second_only + step + 1)));
    }
    return (lec_count){count, own, log_p};
}

lec_stratified lec_stratified_test(const lec_contingency *strata, size_t count)
{
    if (!is_possible(strata, count)) return (lec_stratified){NAN, NAN, NAN, NAN, NAN, NAN, NAN};
    lec_arena *scratch = lec_arena_new();
    lec_stratified result = {0};
    double variance = 0;
    lec_count *counts = lec_new(scratch, lec_count, count);
    for (size_t i = 0; i < count; i++) {
        result.observed += strata[i].both;
        result.null_mean += lec_hypergeometric_mean(&strata[i]);
        variance += lec_hypergeometric_variance(&strata[i]);
        counts[i] = count_of(&strata[i], scratch);
    }
    const lec_log10_tail greater = lec_count_sum_greater(counts, count);
    result.null_sd = sqrt(variance);
    result.log10_p_greater = greater.greater;
    result.log10_p_less = lec_count_sum_less(counts, count).greater;
    result.log10_mid_p_greater = lec_log10_mid_p(greater);
    result.log10_least = lec_count_sum_least(counts, count);
    lec_arena_free(scratch);
    return result;
}
