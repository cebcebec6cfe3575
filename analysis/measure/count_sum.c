/* SPDX-License-Identifier: GPL-3.0-or-later
 * count_sum.c -- the distribution of a sum of independent counts, far out in its tail.
 *
 * Convolving the counts gives the distribution of the sum; but where P(sum >= observed) is 10^-400
 * its terms would all be 0. So every count is tilted: with weights exp(theta k) its distribution
 *     Q(k) = P(k) exp(theta k) / M,   M = sum P(k) exp(theta k),
 * is again a distribution, and theta >= 0 is chosen so that the mean of the sum is near the
 * observed one. The convolution of the Q is large where it matters, and P(sum >= observed) = prod M
 * * (sum over s >= observed of Q(s) exp(-theta s)). */
#include "analysis/measure/count_sum.h"

#include <gsl/gsl_math.h>
#include <stdbool.h>

/* The values first .. first + count - 1 */
typedef struct {
    double first;
    size_t count;
    double *p;
} distribution;

/* ln M, and the mean of the tilted distribution */
static double log_moment(const lec_count *this, double theta, double *mean)
{
    double largest = -INFINITY, sum = 0, weighted = 0;
    for (size_t i = 0; i < this->value_count; i++)
        largest = fmax(largest, this->log_p[i] + theta * (double)i);
    for (size_t i = 0; i < this->value_count; i++) {
        const double weight = exp(this->log_p[i] + theta * (double)i - largest);
        sum += weight;
        weighted += weight * (double)i;
    }
    *mean = weighted / sum;
    return largest + log(sum);
}

static double tilted_mean(const lec_count *counts, size_t count, double theta)
{
    double sum = 0;
    for (size_t i = 0; i < count; i++) {
        double mean;
        log_moment(&counts[i], theta, &mean);
        sum += mean;
    }
    return sum;
}

/* The theta >= 0 at which the mean of the sum is half a count below `observed`, which it can reach
 * also when that is the largest possible sum. To one part in twenty: any theta gives the same p,
 * a good one only keeps the numbers large. */
static double find_tilt(const lec_count *counts, size_t count, double observed)
{
    const double wanted = observed - 0.5;
    double low = 0, high = 1;
    if (tilted_mean(counts, count, 0) >= wanted) return 0;
    while (tilted_mean(counts, count, high) < wanted) high *= 2;
    while (high - low > 0.05 * high) {
        const double middle = (low + high) / 2;
        if (tilted_mean(counts, count, middle) < wanted)
            low = middle;
        else
            high = middle;
    }
    return high;
}

/* The tilted distribution of one stratum without the values that are too improbable to count. */
static distribution tilted(const lec_count *this, double theta, double log_m, lec_arena *arena)
{
    const double too_small = log(1e-30);
    size_t start = 0, end = this->value_count;
    double *p = lec_new(arena, double, this->value_count);
    for (size_t i = 0; i < this->value_count; i++)
        p[i] = this->log_p[i] + theta * (double)i - log_m;
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

/* log10 of P(sum >= observed) and of P(sum = observed), values counted from the smallest possible
 */
static lec_log10_tail upper_tail(const lec_count *counts, size_t count, double observed,
                                 lec_arena *arena)
{
    double log_m = 0, greater = 0, equal = 0;
    const double theta = find_tilt(counts, count, observed);
    double certain = 1;
    distribution sum = {0, 1, &certain};
    for (size_t i = 0; i < count; i++) {
        double mean;
        const double own = log_moment(&counts[i], theta, &mean);
        const distribution next = tilted(&counts[i], theta, own, arena);
        sum = convolved(&sum, &next, arena);
        log_m += own;
    }
    for (size_t i = sum.count; i-- > 0 && sum.first + (double)i >= observed;) {
        const double term = sum.p[i] * exp(-theta * (sum.first + (double)i - observed));
        greater += term;
        if (sum.first + (double)i == observed) equal = term;
    }
    const double shift = -theta * observed + log_m;
    return (lec_log10_tail){fmin(0, (log(greater) + shift) / M_LN10) + 0.0,
                            fmin(0, (log(equal) + shift) / M_LN10) + 0.0};
}

lec_log10_tail lec_count_sum_greater(const lec_count *counts, size_t count)
{
    lec_arena *scratch = lec_arena_new();
    lec_count *varying = lec_new(scratch, lec_count, count);
    size_t kept = 0;
    double observed = 0;
    for (size_t i = 0; i < count; i++) {
        observed += (double)counts[i].observed;
        if (counts[i].value_count > 1) varying[kept++] = counts[i];
    }
    lec_log10_tail tail = upper_tail(varying, kept, observed, scratch);
    if (observed == 0) tail.greater = 0; /* the smallest possible sum */
    lec_arena_free(scratch);
    return tail;
}

lec_log10_tail lec_count_sum_less(const lec_count *counts, size_t count)
{
    lec_arena *scratch = lec_arena_new();
    lec_count *reflected = lec_new(scratch, lec_count, count);
    for (size_t i = 0; i < count; i++) {
        const size_t values = counts[i].value_count;
        double *log_p = lec_new(scratch, double, values);
        for (size_t k = 0; k < values; k++) log_p[k] = counts[i].log_p[values - 1 - k];
        reflected[i] = (lec_count){values, values - 1 - counts[i].observed, log_p};
    }
    const lec_log10_tail tail = lec_count_sum_greater(reflected, count);
    lec_arena_free(scratch);
    return tail;
}

double lec_log10_mid_p(lec_log10_tail tail)
{
    /* the point holds at most all of the tail */
    const double share = fmin(1, pow(10, tail.equal - tail.greater));
    return tail.greater + log10(1 - share / 2);
}

double lec_count_sum_least(const lec_count *counts, size_t count)
{
    double log_p = 0;
    bool varies = false;
    for (size_t i = 0; i < count; i++) {
        if (counts[i].value_count < 2) continue;
        log_p += counts[i].log_p[counts[i].value_count - 1];
        varies = true;
    }
    return varies ? (log_p - M_LN2) / M_LN10 : 0;
}
