/* SPDX-License-Identifier: GPL-3.0-or-later
 * deal_saddle.c -- for each s the number of units of every stratum is met by Newton's steps, and s
 * by Newton's steps kept between bounds. */
#include "analysis/measure/deal_saddle.h"

#include <gsl/gsl_math.h>
#include <gsl/gsl_sf_erf.h>
#include <stdbool.h>

/* A score is at most 1: e to this is all that a double can tell apart. */
static const double most_tilt = 60, near_enough = 1e-7;

/* --- one stratum ------------------------------------------------------------------------------ */

/* A stratum, tilted. */
typedef struct {
    const lec_dealt_stratum *units;
    double observed; /* score */
    double alpha;
    double k;          /* sum of ln(1 - p + p exp(alpha + s score)) */
    double x, t;       /* means of units with the item, and of the score */
    double xx, xt, tt; /* covariances */
} tilted_stratum;

static void tilt(tilted_stratum *of, double s)
{
    double k = 0, x = 0, t = 0, xx = 0, xt = 0, tt = 0;
    for (size_t i = 0; i < of->units->count; i++) {
        const double p = of->units->probability[i], score = of->units->score[i];
        const double odds = p / (1 - p) * exp(of->alpha + s * score), held = odds / (1 + odds);
        const double variance = held / (1 + odds);
        k += log((1 - p) * (1 + odds));
        x += held;
        t += held * score;
        xx += variance;
        xt += variance * score;
        tt += variance * score * score;
    }
    *of = (tilted_stratum){of->units, of->observed, of->alpha, k, x, t, xx, xt, tt};
}

/* What is minimised: convex in alpha. */
static double objective(const tilted_stratum *of)
{
    return of->k - of->alpha * (double)of->units->total;
}

/* Takes as much of a step as makes the objective smaller; false where nothing does. */
static bool step_down(tilted_stratum *of, double s, double alpha)
{
    const double before = objective(of);
    double part = 1 / fmax(1, fabs(alpha));
    for (int halved = 0; halved < 30; halved++, part /= 2) {
        tilted_stratum next = *of;
        next.alpha += part * alpha;
        tilt(&next, s);
        if (!(objective(&next) < before)) continue;
        *of = next;
        return true;
    }
    return false;
}

/* The alpha at which the mean is the observed number of units, s being `by` further on than where
 * it was met. */
static void meet_total(tilted_stratum *of, double s, double by)
{
    if (by != 0) of->alpha -= by * of->xt / of->xx;
    tilt(of, s);
    for (int step = 0; step < 200; step++) {
        const double missing = (double)of->units->total - of->x;
        if (fabs(missing) < near_enough || !(of->xx > 1e-300)) return;
        if (!step_down(of, s, missing / of->xx)) return;
    }
}

/* --- all strata ------------------------------------------------------------------------------- */

/* Counted from what was observed. */
typedef struct {
    const lec_saddle_strata *strata;
    tilted_stratum *large; /* [large_count] */
    double k, mean, variance;
} tilted_sum;

static void add_known(tilted_sum *of, const lec_count *count, double s)
{
    double most = -INFINITY, sum = 0, mean = 0, square = 0;
    for (size_t i = 0; i < count->value_count; i++) {
        const double t = of->strata->step * ((double)i - (double)count->observed);
        most = fmax(most, count->log_p[i] + s * t);
    }
    for (size_t i = 0; i < count->value_count; i++) {
        const double t = of->strata->step * ((double)i - (double)count->observed);
        const double weight = exp(count->log_p[i] + s * t - most);
        sum += weight;
        mean += weight * t;
        square += weight * t * t;
    }
    of->k += most + log(sum);
    of->mean += mean / sum;
    of->variance += fmax(square / sum - mean * mean / (sum * sum), 0);
}

static void tilt_all(tilted_sum *of, double s, double by)
{
    of->k = of->mean = of->variance = 0;
    for (size_t i = 0; i < of->strata->large_count; i++) {
        tilted_stratum *stratum = &of->large[i];
        meet_total(stratum, s, by);
        of->k += objective(stratum) - s * stratum->observed;
        of->mean += stratum->t - stratum->observed;
        if (stratum->xx > 1e-300)
            of->variance += fmax(stratum->tt - stratum->xt * stratum->xt / stratum->xx, 0);
    }
    for (size_t i = 0; i < of->strata->known_count; i++) add_known(of, &of->strata->known[i], s);
}

/* The s at which the mean of the sum is what was observed, in steps of 1 at most; NaN where only an
 * infinite one would do. */
static double find_tilt(tilted_sum *of)
{
    double low = -most_tilt, high = most_tilt, s = 0, by = 0;
    for (int step = 0; step < 300; step++) {
        tilt_all(of, s, by);
        const double missing = -of->mean;
        if (fabs(missing) < near_enough) return s;
        if (missing > 0)
            low = s;
        else
            high = s;
        const double next = s + fmax(-1, fmin(1, missing / of->variance));
        by = (next > low && next < high ? next : (low + high) / 2) - s;
        s += by;
        if (fabs(s) > most_tilt - 1) break;
    }
    return NAN;
}

/* log10 of 1 - Phi(r) + phi(r) (1 / u - 1 / r); NaN where that is no probability. */
static double log10_tail(double r, double u)
{
    if (r < 0) {
        const double lower = pow(10, log10_tail(-r, -u));
        return lower < 1 ? log1p(-lower) / M_LN10 : NAN;
    }
    const double log_tail = gsl_sf_log_erfc(r / M_SQRT2) - M_LN2;
    if (r < 1e-4) return log_tail / M_LN10; /* 1 / u - 1 / r has no digits left */
    const double log_density = -r * r / 2 - 0.5 * log(2 * M_PI);
    const double part = exp(log_tail - log_density) + 1 / u - 1 / r;
    const double log_p = log_density + log(part);
    return part > 0 && isfinite(log_p) && log_p < 0 ? log_p / M_LN10 : NAN;
}

static double observed_score(const lec_dealt_stratum *of)
{
    double sum = 0;
    for (size_t i = 0; i < of->count; i++) sum += of->present[i] ? of->score[i] : 0;
    return sum;
}

static double log_variances(const tilted_sum *of)
{
    double sum = 0;
    for (size_t i = 0; i < of->strata->large_count; i++) sum += log(of->large[i].xx);
    return sum;
}

double lec_deal_saddle_log10_p(const lec_saddle_strata *strata, lec_arena *arena)
{
    tilted_sum of = {strata, lec_new(arena, tilted_stratum, strata->large_count), 0, 0, 0};
    for (size_t i = 0; i < strata->large_count; i++)
        of.large[i] = (tilted_stratum){.units = &strata->large[i],
                                       .observed = observed_score(&strata->large[i])};
    tilt_all(&of, 0, 0);
    const double untilted = log_variances(&of), least_variance = of.variance / 1000;
    const double s = find_tilt(&of);
    if (isnan(s) || of.variance < least_variance) return NAN; /* the largest or smallest sum */
    const double r = sqrt(2 * fmax(-of.k, 0));
    const double u = s * sqrt(of.variance) * exp((log_variances(&of) - untilted) / 2);
    return log10_tail(s < 0 ? -r : r, u);
}
