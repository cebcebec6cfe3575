/* SPDX-License-Identifier: GPL-3.0-or-later
 * stratified.c -- the distribution of a sum of hypergeometric counts, far out in its tail.
 *
 * Convolving the strata gives the distribution of the sum; but where P(sum >= observed) is 10^-400
 * its terms would all be 0. So every stratum is tilted: with weights exp(theta k) its distribution
 *     Q(k) = P(k) exp(theta k) / M,   M = sum P(k) exp(theta k),
 * is again a distribution, and theta >= 0 is chosen so that the mean of the sum is near the
 * observed one. The convolution of the Q is large where it matters, and P(sum >= observed) = prod M
 * * (sum over s >= observed of Q(s) exp(-theta s)). */
#include "analysis/measure/stratified.h"

#include <gsl/gsl_math.h>

#include "analysis/measure/hypergeometric.h"
#include "core/arena.h"

static const double most_values = 0x1p24;

/* ln P of each possible value of `both` in a stratum; here and below a value is counted from the
 * smallest that is possible. */
typedef struct {
    size_t count;
    double *log_p;
} stratum;

/* The values first .. first + count - 1 */
typedef struct {
    double first;
    size_t count;
    double *p;
} distribution;

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
static stratum stratum_of(const lec_contingency *table, lec_arena *arena)
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
    return (stratum){count, log_p};
}

/* ln M, and the mean of the tilted distribution */
static double log_moment(const stratum *this, double theta, double *mean)
{
    double largest = -INFINITY, sum = 0, weighted = 0;
    for (size_t i = 0; i < this->count; i++)
        largest = fmax(largest, this->log_p[i] + theta * (double)i);
    for (size_t i = 0; i < this->count; i++) {
        const double weight = exp(this->log_p[i] + theta * (double)i - largest);
        sum += weight;
        weighted += weight * (double)i;
    }
    *mean = weighted / sum;
    return largest + log(sum);
}

static double tilted_mean(const stratum *strata, size_t count, double theta)
{
    double sum = 0;
    for (size_t i = 0; i < count; i++) {
        double mean;
        log_moment(&strata[i], theta, &mean);
        sum += mean;
    }
    return sum;
}

/* The theta >= 0 at which the mean of the sum is half a count below `observed`, which it can reach
 * also when that is the largest possible sum. To one part in twenty: any theta gives the same p,
 * a good one only keeps the numbers large. */
static double find_tilt(const stratum *strata, size_t count, double observed)
{
    const double wanted = observed - 0.5;
    double low = 0, high = 1;
    if (tilted_mean(strata, count, 0) >= wanted) return 0;
    while (tilted_mean(strata, count, high) < wanted) high *= 2;
    while (high - low > 0.05 * high) {
        const double middle = (low + high) / 2;
        if (tilted_mean(strata, count, middle) < wanted)
            low = middle;
        else
            high = middle;
    }
    return high;
}

/* The tilted distribution of one stratum without the values that are too improbable to count. */
static distribution tilted(const stratum *this, double theta, double log_m, lec_arena *arena)
{
    const double too_small = log(1e-30);
    size_t start = 0, end = this->count;
    double *p = lec_new(arena, double, this->count);
    for (size_t i = 0; i < this->count; i++) p[i] = this->log_p[i] + theta * (double)i - log_m;
    while (start + 1 < end && p[start] < too_small) start++;
    while (start + 1 < end && p[end - 1] < too_small) end--;
    for (size_t i = start; i < end; i++) p[i] = exp(p[i]);
    return (distribution){(double)start, end - start, p + start};
}

static distribution convolved(const distribution *a, const distribution *b, lec_arena *arena)
{
    distribution sum = {a->first + b->first, a->count + b->count - 1, NULL};
    sum.p = lec_new(arena, double, sum.count);
    for (size_t i = 0; i < a->count; i++)
        for (size_t j = 0; j < b->count; j++) sum.p[i + j] += a->p[i] * b->p[j];
    while (sum.count > 1 && sum.p[sum.count - 1] < 1e-30) sum.count--;
    while (sum.count > 1 && sum.p[0] < 1e-30) {
        sum.p++;
        sum.first++;
        sum.count--;
    }
    return sum;
}

/* log10 P(sum >= observed) */
static double log10_greater(const lec_contingency *tables, size_t count, lec_arena *arena)
{
    double observed = 0, log_m = 0, tail = 0;
    size_t kept = 0;
    stratum *strata = lec_new(arena, stratum, count);
    for (size_t i = 0; i < count; i++) {
        observed += room_below(&tables[i]);
        if (room_below(&tables[i]) + room_above(&tables[i]) > 0)
            strata[kept++] = stratum_of(&tables[i], arena);
    }
    if (observed == 0) return 0; /* the smallest possible sum */
    const double theta = find_tilt(strata, kept, observed);
    double certain = 1;
    distribution sum = {0, 1, &certain};
    for (size_t i = 0; i < kept; i++) {
        double mean;
        const double own = log_moment(&strata[i], theta, &mean);
        const distribution next = tilted(&strata[i], theta, own, arena);
        sum = convolved(&sum, &next, arena);
        log_m += own;
    }
    for (size_t i = sum.count; i-- > 0 && sum.first + (double)i >= observed;)
        tail += sum.p[i] * exp(-theta * (sum.first + (double)i - observed));
    return fmin(0, (log(tail) - theta * observed + log_m) / M_LN10) + 0.0;
}

lec_stratified lec_stratified_test(const lec_contingency *strata, size_t count)
{
    if (!is_possible(strata, count)) return (lec_stratified){NAN, NAN, NAN, NAN, NAN};
    lec_arena *scratch = lec_arena_new();
    lec_stratified result = {0};
    double variance = 0;
    lec_contingency *reflected = lec_new(scratch, lec_contingency, count);
    for (size_t i = 0; i < count; i++) {
        const lec_contingency *table = &strata[i];
        result.observed += table->both;
        result.null_mean += lec_hypergeometric_mean(table);
        variance += lec_hypergeometric_variance(table);
        /* first with not second: the sum becomes sum R1 - sum, and the tails change places */
        reflected[i] =
            (lec_contingency){table->first_only, table->both, table->neither, table->second_only};
    }
    result.null_sd = sqrt(variance);
    result.log10_p_greater = log10_greater(strata, count, scratch);
    result.log10_p_less = log10_greater(reflected, count, scratch);
    lec_arena_free(scratch);
    return result;
}
