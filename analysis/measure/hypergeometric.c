/* SPDX-License-Identifier: GPL-3.0-or-later
 * hypergeometric.c -- tails of the hypergeometric distribution in log space.
 *
 * With the remainders h(n) = ln n! - (n ln n - n) the probability of a table is
 *     ln P = -G2 / 2 + h(R1) + h(R2) + h(C1) + h(C2) - h(N) - h(O11) - h(O12) - h(O21) - h(O22),
 * because the terms n ln n of all ten factorials add up to -sum O ln(O / E). A tail is that times
 *     1 + r(1) + r(1) r(2) + ...,   r = O12 O21 / ((O11 + 1) (O22 + 1)) from each table to the
 * next, summed away from the mode, where every ratio is below 1. */
#include "analysis/measure/hypergeometric.h"

#include <gsl/gsl_math.h>

#include "analysis/measure/saddle_point.h"

/* Tails that are longer than so many terms are integrated instead of summed. */
static const double longest_sum = 1e4;

/* The table of the same margins in which X is larger by `step`. */
static lec_contingency shifted(const lec_contingency *table, double step)
{
    return (lec_contingency){table->both + step, table->first_only - step,
                             table->second_only - step, table->neither + step};
}

/* Second and not second exchanged: X becomes R1 - X, and the tails change places. */
static lec_contingency reflected(const lec_contingency *table)
{
    return (lec_contingency){table->first_only, table->both, table->neither, table->second_only};
}

static bool is_whole(const lec_contingency *table)
{
    return lec_contingency_is_valid(table) && floor(table->both) == table->both &&
           floor(table->first_only) == table->first_only &&
           floor(table->second_only) == table->second_only &&
           floor(table->neither) == table->neither;
}

static double log_probability_at(const lec_contingency *table, double difference)
{
    if (!lec_contingency_has_margins(table)) return 0;
    const double first = lec_contingency_first(table), second = lec_contingency_second(table);
    const double total = lec_contingency_total(table);
    const double not_first = table->second_only + table->neither;
    const double not_second = table->first_only + table->neither;
    return lec_stirling_remainder(first) + lec_stirling_remainder(not_first) +
           lec_stirling_remainder(second) + lec_stirling_remainder(not_second) -
           lec_stirling_remainder(total) - lec_stirling_remainder(table->both) -
           lec_stirling_remainder(table->first_only) - lec_stirling_remainder(table->second_only) -
           lec_stirling_remainder(table->neither) - lec_contingency_deviance(table, difference);
}

static double log_probability(const lec_contingency *table)
{
    return log_probability_at(table, lec_contingency_difference(table));
}

typedef struct {
    lec_contingency table;
    double difference, log_probability;
} tail_start;

/* The step is added to the difference by itself: in a cell of 10^15 its fraction would be lost. */
static double log_relative_probability(double step, void *state)
{
    const tail_start *start = state;
    const lec_contingency there = shifted(&start->table, step);
    return log_probability_at(&there, start->difference + step) - start->log_probability;
}

/* P(X >= both) / P(X = both), for a table at or above the mean. */
static double tail_in_probabilities(const lec_contingency *table)
{
    const double both = table->both, first_only = table->first_only;
    const double second_only = table->second_only, neither = table->neither;
    const double ratio = first_only / (both + 1) * (second_only / (neither + 1));
    const double spread = 1 / sqrt(1 / both + 1 / first_only + 1 / second_only + 1 / neither);
    const double length = ratio < 1 ? fmin(spread, -1 / log(ratio)) : spread;
    if (length > longest_sum) {
        tail_start start = {*table, lec_contingency_difference(table), log_probability(table)};
        return lec_long_tail_sum(length, log_relative_probability, &start);
    }
    double sum = 1, term = 1;
    for (double j = 0; j < fmin(first_only, second_only) && term > 0x1p-70 * sum; j++) {
        term *= (first_only - j) / (both + j + 1) * ((second_only - j) / (neither + j + 1));
        sum += term;
    }
    return sum;
}

/* ln P(X >= both), for a table at or above the mean. */
static double log_upper_tail(const lec_contingency *table)
{
    return fmin(0, log_probability(table) + log(tail_in_probabilities(table)));
}

static double log_greater(const lec_contingency *table)
{
    if (!lec_contingency_has_margins(table)) return 0;
    if (lec_contingency_difference(table) >= 0) return log_upper_tail(table);
    if (table->both == 0 || table->neither == 0) return 0; /* the smallest possible X */
    const lec_contingency below = shifted(table, -1), mirrored = reflected(&below);
    return log1p(-exp(log_upper_tail(&mirrored)));
}

/* Adding 0 makes of -0, which is what rounding leaves of a p just below 1, a plain 0. */
static double to_log10(double log_p)
{
    return log_p / M_LN10 + 0.0;
}

double lec_hypergeometric_log10_probability(const lec_contingency *table)
{
    return is_whole(table) ? to_log10(log_probability(table)) : NAN;
}

double lec_fisher_greater_log10_p(const lec_contingency *table)
{
    return is_whole(table) ? to_log10(log_greater(table)) : NAN;
}

double lec_fisher_less_log10_p(const lec_contingency *table)
{
    const lec_contingency mirrored = reflected(table);
    return lec_fisher_greater_log10_p(&mirrored);
}

/* Looks from the mode (`inside` steps away from `table`, too probable) outwards to `outside`
 * (improbable enough) for the first table with ln P <= limit; returns the steps from `table`. */
static double first_improbable(const lec_contingency *table, double limit, double inside,
                               double outside)
{
    while (fabs(outside - inside) > 1) {
        const double middle = inside + trunc((outside - inside) / 2);
        const lec_contingency there = shifted(table, middle);
        if (log_probability(&there) <= limit)
            outside = middle;
        else
            inside = middle;
    }
    return outside;
}

/* For a table at or above the mean. */
static double log_two_sided(const lec_contingency *table)
{
    const double limit = log_probability(table) + log1p(1e-7);
    const double first = lec_contingency_first(table), second = lec_contingency_second(table);
    const double mode = floor((first + 1) * ((second + 1) / (lec_contingency_total(table) + 2)));
    const double to_mode = fmin(mode - table->both, 0);
    const lec_contingency peak = shifted(table, to_mode);
    if (log_probability(&peak) <= limit) return 0;
    const lec_contingency own = shifted(table, first_improbable(table, limit, to_mode, 0));
    const double log_own = log_greater(&own);
    const double to_smallest = -fmin(table->both, table->neither);
    const lec_contingency smallest = shifted(table, to_smallest);
    if (log_probability(&smallest) > limit) return log_own;
    const lec_contingency other =
        shifted(table, first_improbable(table, limit, to_mode, to_smallest));
    const lec_contingency mirrored = reflected(&other);
    const double log_other = log_greater(&mirrored);
    const double larger = fmax(log_own, log_other), smaller = fmin(log_own, log_other);
    return fmin(0, larger + log1p(exp(smaller - larger)));
}

double lec_fisher_two_sided_log10_p(const lec_contingency *table)
{
    if (!is_whole(table)) return NAN;
    if (!lec_contingency_has_margins(table)) return 0;
    const lec_contingency mirrored = reflected(table);
    return to_log10(log_two_sided(lec_contingency_difference(table) >= 0 ? table : &mirrored));
}

double lec_specificity(const lec_contingency *table)
{
    if (!is_whole(table)) return NAN;
    const bool over = !(lec_contingency_difference(table) < 0); /* 0 / 0 in the empty table */
    return over ? 0 - lec_fisher_greater_log10_p(table) : lec_fisher_less_log10_p(table);
}

double lec_hypergeometric_mean(const lec_contingency *table)
{
    return lec_contingency_total(table) == 0 ? 0 : lec_contingency_expected(table);
}

double lec_hypergeometric_variance(const lec_contingency *table)
{
    const double first = lec_contingency_first(table), second = lec_contingency_second(table);
    const double total = lec_contingency_total(table);
    if (total <= 1) return 0;
    return first * (second / total) * ((table->second_only + table->neither) / total) *
           ((table->first_only + table->neither) / (total - 1));
}
