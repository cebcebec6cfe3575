/* SPDX-License-Identifier: GPL-3.0-or-later
 * poisson_binomial.c -- with odds multiplied by t, P(X = k) becomes P(X = k) t^k / M,
 * M = prod (1 - p + t p); t >= 1 is chosen so that the mean is near `observed`. */
#include "analysis/measure/poisson_binomial.h"

#include <gsl/gsl_math.h>

static const double negligible = 1e-30;

typedef struct {
    const double *p;
    size_t count;
} trials;

static double tilted(double p, double t)
{
    return t * p / (1 - p + t * p);
}

static double tilted_mean(const trials *of, double t)
{
    double mean = 0;
    for (size_t i = 0; i < of->count; i++) mean += tilted(of->p[i], t);
    return mean;
}

/* ln t, to one part in twenty: any t gives the same result, a good one keeps the numbers large. */
static double find_tilt(const trials *of, double observed)
{
    double low = 0, high = 1;
    if (tilted_mean(of, 1) >= observed - 0.5) return 0;
    while (high < 512 && tilted_mean(of, exp(high)) < observed - 0.5) high *= 2;
    while (high - low > 0.05 * high) {
        const double middle = (low + high) / 2;
        if (tilted_mean(of, exp(middle)) < observed - 0.5)
            low = middle;
        else
            high = middle;
    }
    return high;
}

/* The tilted distribution in d[first .. end - 1]; what lies outside is negligible. */
typedef struct {
    double *d;
    size_t first, end;
} window;

static void add_trial(window *w, double p)
{
    w->d[w->end] = 0;
    for (size_t k = w->end; k > w->first; k--) w->d[k] = w->d[k] * (1 - p) + w->d[k - 1] * p;
    w->d[w->first] *= 1 - p;
    w->end++;
    while (w->end - w->first > 1 && w->d[w->end - 1] < negligible) w->end--;
    while (w->end - w->first > 1 && w->d[w->first] < negligible) w->first++;
}

lec_log10_tail lec_poisson_binomial_greater(const double *probability, size_t count,
                                            size_t observed)
{
    const trials of = {probability, count};
    size_t possible = 0, certain = 0;
    for (size_t i = 0; i < count; i++) {
        possible += probability[i] > 0;
        certain += probability[i] >= 1;
    }
    if (observed > possible) return (lec_log10_tail){-INFINITY, -INFINITY};
    lec_arena *scratch = lec_arena_new();
    const double log_t = find_tilt(&of, (double)observed), t = exp(log_t);
    double log_m = 0, greater = 0, equal = 0;
    window w = {lec_new(scratch, double, count + 1), 0, 1};
    w.d[0] = 1;
    for (size_t i = 0; i < count; i++) {
        log_m += log(1 - probability[i] + t * probability[i]);
        add_trial(&w, tilted(probability[i], t));
    }
    const size_t from = observed > w.first ? observed : w.first;
    for (size_t k = w.end; k-- > from;) greater += w.d[k] * exp(-log_t * (double)(k - observed));
    if (observed >= w.first && observed < w.end) equal = w.d[observed];
    const double shift = log_m - log_t * (double)observed;
    lec_log10_tail tail = {fmin(0, (log(greater) + shift) / M_LN10) + 0.0,
                           fmin(0, (log(equal) + shift) / M_LN10) + 0.0};
    if (observed <= certain) tail.greater = 0;
    lec_arena_free(scratch);
    return tail;
}
