/* SPDX-License-Identifier: GPL-3.0-or-later
 * rate_comparison.c -- ratios and differences of two rates, and the exact interval of the ratio.
 *
 * The interval solves ln P(X >= k) = ln alpha for the logit x of tau, X binomial(n, tau). The left
 * side is increasing and concave in x, so that Newton's method, from any start, is from the second
 * step on below the root and climbs to it. Its slope is k (1 - tau) P(X = k) / P(X >= k). */
#include "analysis/measure/rate_comparison.h"

#include <gsl/gsl_math.h>

#include "analysis/measure/saddle_point.h"

/* Tails that are longer than so many terms are integrated instead of summed. */
static const double longest_sum = 1e4;

static double reference_size(const lec_contingency *table)
{
    return table->second_only + table->neither;
}

static bool has_groups(const lec_contingency *table)
{
    return lec_contingency_is_valid(table) && lec_contingency_first(table) > 0 &&
           reference_size(table) > 0;
}

static bool has_word(const lec_contingency *table)
{
    return has_groups(table) && lec_contingency_second(table) > 0;
}

double lec_log_ratio(const lec_contingency *table, double zero_prior)
{
    if (!has_word(table) || !(zero_prior > 0 && isfinite(zero_prior))) return NAN;
    const bool has_zero = table->both == 0 || table->second_only == 0;
    const double added = has_zero ? zero_prior / lec_contingency_total(table) : 0;
    return log2(table->both / lec_contingency_first(table) + added) -
           log2(table->second_only / reference_size(table) + added);
}

double lec_relative_risk(const lec_contingency *table)
{
    if (!has_groups(table) || table->second_only == 0) return NAN;
    return table->both / lec_contingency_first(table) *
           (reference_size(table) / table->second_only);
}

double lec_percent_difference(const lec_contingency *table)
{
    if (!has_groups(table) || table->second_only == 0) return NAN;
    return 100 * lec_contingency_difference(table) / table->second_only *
           (lec_contingency_total(table) / lec_contingency_first(table));
}

double lec_difference_coefficient(const lec_contingency *table)
{
    if (!has_word(table)) return NAN;
    const double target = table->both * reference_size(table);
    const double reference = table->second_only * lec_contingency_first(table);
    return lec_contingency_difference(table) * lec_contingency_total(table) / (target + reference);
}

double lec_simple_maths(const lec_contingency *table, double k)
{
    if (!has_groups(table) || !(k > 0 && isfinite(k))) return NAN;
    return (1e6 * table->both / lec_contingency_first(table) + k) /
           (1e6 * table->second_only / reference_size(table) + k);
}

typedef struct {
    double n, k, tau, not_tau, log_probability;
} binomial;

/* ln P(X = k + step) */
static double log_probability_at(const binomial *this, double step)
{
    const double successes = this->k + step, failures = this->n - this->k - step;
    const double expected = this->n * this->tau, not_expected = this->n * this->not_tau;
    const double difference = this->k * this->not_tau - (this->n - this->k) * this->tau + step;
    return lec_stirling_remainder(this->n) - lec_stirling_remainder(successes) -
           lec_stirling_remainder(failures) - lec_deviance(successes, expected, difference) -
           lec_deviance(failures, not_expected, -difference);
}

static double log_relative_probability(double step, void *state)
{
    const binomial *this = state;
    return log_probability_at(this, step) - this->log_probability;
}

/* P(X >= k) / P(X = k) for k at or above the mean */
static double tail_in_probabilities(binomial *this)
{
    const double failures = this->n - this->k, odds = this->tau / this->not_tau;
    const double ratio = failures / (this->k + 1) * odds;
    const double spread = 1 / sqrt(1 / this->k + 1 / failures);
    const double length = ratio < 1 ? fmin(spread, -1 / log(ratio)) : spread;
    if (length > longest_sum) return lec_long_tail_sum(length, log_relative_probability, this);
    double sum = 1, term = 1;
    for (double j = 0; j < failures && term > 0x1p-70 * sum; j++) {
        term *= (failures - j) / (this->k + j + 1) * odds;
        sum += term;
    }
    return sum;
}

/* The logit of the tau for which P(X >= k) = exp(log_alpha), X binomial(n, tau); 1 <= k <= n. */
static double lower_logit(double k, double n, double log_alpha)
{
    if (k == n) return -log(expm1(-log_alpha / n)); /* tau^n = alpha */
    double logit = log(k / (n - k));
    for (int iteration = 0; iteration < 200; iteration++) {
        binomial this = {
            .n = n, .k = k, .tau = 1 / (1 + exp(-logit)), .not_tau = 1 / (1 + exp(logit))};
        this.log_probability = log_probability_at(&this, 0);
        const double tail = tail_in_probabilities(&this);
        const double excess = this.log_probability + log(tail) - log_alpha;
        const double step = excess / (k * this.not_tau) * tail;
        logit -= step;
        if (fabs(step) <= 4 * GSL_DBL_EPSILON * fmax(1, fabs(logit))) break;
    }
    return logit;
}

lec_interval lec_log_ratio_interval(const lec_contingency *table, double level, double tests)
{
    lec_interval interval = {NAN, NAN};
    if (!has_word(table) || !(level > 0 && level < 1) || !(tests >= 1 && isfinite(tests)))
        return interval;
    const double a = table->both, b = table->second_only;
    if (floor(a) != a || floor(b) != b) return interval;
    const double log_alpha = log((1 - level) / 2) - log(tests);
    const double log2_sizes = log2(reference_size(table) / lec_contingency_first(table));
    if (a > 0) interval.low = lower_logit(a, a + b, log_alpha) / M_LN2 + log2_sizes;
    if (b > 0) interval.high = log2_sizes - lower_logit(b, a + b, log_alpha) / M_LN2;
    return interval;
}

double lec_conservative_log_ratio(const lec_contingency *table, double level, double tests)
{
    const lec_interval interval = lec_log_ratio_interval(table, level, tests);
    if (isnan(interval.low) && isnan(interval.high)) return NAN;
    if (lec_contingency_difference(table) >= 0) return fmax(interval.low, 0);
    return fmin(interval.high, 0);
}

lec_log_odds lec_log_odds_dirichlet(const lec_contingency *table, lec_dirichlet_prior prior)
{
    if (!has_groups(table) ||
        !(prior.word > 0 && prior.total > prior.word && isfinite(prior.total)))
        return (lec_log_odds){NAN, NAN, NAN};
    const double target = table->both + prior.word, reference = table->second_only + prior.word;
    const double others = prior.total - prior.word;
    const double log_odds =
        log(target / (table->first_only + others)) - log(reference / (table->neither + others));
    const double variance = 1 / target + 1 / reference;
    return (lec_log_odds){log_odds, variance, log_odds / sqrt(variance)};
}
