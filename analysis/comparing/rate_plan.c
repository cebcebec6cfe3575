/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/comparing/rate_plan.h"

#include <gsl/gsl_cdf.h>

#include <math.h>

#include "analysis/measure/root.h"
#include "analysis/measure/t_quantile.h"

/* --- what conferences tell ------------------------------------------------------------------- */

/* Information on the log rates of the two sides, reference first: symmetric. */
typedef struct {
    double own[2], shared;
} information;

/* M - s^2 M 1 1' M / (1 + s^2 1' M 1): what is left when all of it shares an intercept. */
static information share(information m, double deviation)
{
    const double one = m.own[0] + m.shared, other = m.own[1] + m.shared;
    const double variance = deviation * deviation;
    const double k = variance / (1 + variance * (one + other));
    return (information){{m.own[0] - k * one * one, m.own[1] - k * other * other},
                         m.shared - k * one * other};
}

static void add(information *sum, information more)
{
    sum->own[0] += more.own[0];
    sum->own[1] += more.own[1];
    sum->shared += more.shared;
}

/* Weights of the turns of each exchange and side: sums[2 * exchange + side]. Unless within, all
 * turns are on the side `all`. */
static double *sum_exchanges(const lec_rate_plan *plan, double ratio, size_t all, lec_arena *arena)
{
    const lec_rate_design *pilot = plan->pilot;
    const lec_random_effect *exchanges = &pilot->effects[LEC_EFFECT_EXCHANGE];
    double *sums = lec_new(arena, double, 2 * exchanges->level_count);
    for (size_t i = 0; i < pilot->turn_count; i++) {
        const size_t side = plan->within ? pilot->turn_level[i] != pilot->reference : all;
        const double mean = plan->rate * (side == 1 ? ratio : 1) * exp(pilot->log_words[i]);
        sums[2 * (size_t)exchanges->level[i] + side] += mean / (1 + mean / plan->theta);
    }
    return sums;
}

/* The sum over the pilot's conferences. */
static information pilot_information(const lec_rate_plan *plan, double ratio, size_t all,
                                     lec_arena *arena)
{
    const lec_rate_design *pilot = plan->pilot;
    const lec_random_effect *exchanges = &pilot->effects[LEC_EFFECT_EXCHANGE];
    const lec_random_effect *conferences = &pilot->effects[LEC_EFFECT_CONFERENCE];
    const double *sums = sum_exchanges(plan, ratio, all, arena);
    information *of = lec_new(arena, information, conferences->level_count);
    bool *is_done = lec_new(arena, bool, exchanges->level_count);
    for (size_t i = 0; i < pilot->turn_count; i++) {
        const uint32_t exchange = exchanges->level[i];
        if (is_done[exchange]) continue;
        is_done[exchange] = true;
        information own = {{sums[2 * (size_t)exchange], sums[2 * (size_t)exchange + 1]}, 0};
        const double speaker = plan->deviation[LEC_EFFECT_SPEAKER];
        if (plan->within) own.own[0] /= 1 + speaker * speaker * own.own[0];
        add(&of[conferences->level[i]], share(own, plan->deviation[LEC_EFFECT_EXCHANGE]));
    }
    information sum = {{0, 0}, 0};
    for (size_t c = 0; c < conferences->level_count; c++)
        add(&sum, share(of[c], plan->deviation[LEC_EFFECT_CONFERENCE]));
    return sum;
}

/* The variance of the mean of the other side's speakers, each with the weight of their words. */
static double variance_of_others(const lec_rate_plan *plan, lec_arena *arena)
{
    const lec_rate_design *pilot = plan->pilot;
    const lec_random_effect *speakers = &pilot->effects[LEC_EFFECT_SPEAKER];
    double *words = lec_new(arena, double, speakers->level_count);
    double all = 0, squares = 0;
    for (size_t i = 0; i < pilot->turn_count; i++) {
        if (pilot->turn_level[i] == pilot->reference) continue;
        words[speakers->level[i]] += exp(pilot->log_words[i]);
        all += exp(pilot->log_words[i]);
    }
    for (size_t s = 0; s < speakers->level_count; s++) squares += words[s] * words[s];
    const double deviation = plan->deviation[LEC_EFFECT_SPEAKER];
    return deviation * deviation * squares / (all * all);
}

static double error_by_formula(const lec_rate_plan *plan, double ratio, size_t conferences,
                               lec_arena *arena)
{
    const double pilot = (double)plan->pilot->effects[LEC_EFFECT_CONFERENCE].level_count;
    if (plan->within) {
        const information m = pilot_information(plan, ratio, 0, arena);
        const double determinant = m.own[0] * m.own[1] - m.shared * m.shared;
        const double variance =
            (m.own[0] + m.own[1] + 2 * m.shared) / determinant + variance_of_others(plan, arena);
        return conferences > 0 ? sqrt(variance * pilot / (double)conferences) : NAN;
    }
    const size_t reference = conferences / 2, others = conferences - reference;
    if (reference == 0) return NAN;
    const double one = pilot_information(plan, ratio, 0, arena).own[0] / pilot;
    const double other = pilot_information(plan, ratio, 1, arena).own[1] / pilot;
    return sqrt(1 / (one * (double)reference) + 1 / (other * (double)others));
}

double lec_plan_error(const lec_rate_plan *plan, double ratio, size_t conferences, lec_arena *arena)
{
    return error_by_formula(plan, ratio, conferences, arena) * exp(plan->log_correction);
}

double lec_plan_degrees(const lec_rate_plan *plan, size_t conferences)
{
    const lec_random_effect *effects = plan->pilot->effects;
    if (!plan->within) return (double)conferences - 2;
    return (double)effects[LEC_EFFECT_SPEAKER].level_count * (double)conferences /
               (double)effects[LEC_EFFECT_CONFERENCE].level_count -
           2;
}

/* --- power ----------------------------------------------------------------------------------- */

/* Mean over the distribution of the estimated standard error of P(Z > quantile s - noncentrality).
 */
double lec_noncentral_t_above(double quantile, double degrees, double noncentrality)
{
    enum { POINTS = 400, NORMAL_FROM = 100000 };
    if (degrees > NORMAL_FROM) return gsl_cdf_ugaussian_Q(quantile - noncentrality);
    double sum = 0;
    for (int i = 0; i < POINTS; i++) {
        const double s = sqrt(gsl_cdf_chisq_Pinv((i + 0.5) / POINTS, degrees) / degrees);
        sum += gsl_cdf_ugaussian_Q(quantile * s - noncentrality);
    }
    return sum / POINTS;
}

double lec_plan_power(const lec_rate_plan *plan, double ratio, size_t conferences, lec_arena *arena)
{
    const double degrees = lec_plan_degrees(plan, conferences);
    const double error = lec_plan_error(plan, ratio, conferences, arena);
    if (isnan(error) || degrees < 1) return NAN;
    const double quantile = lec_t_quantile(plan->level, degrees);
    return lec_noncentral_t_above(quantile, degrees, fabs(log(ratio)) / error);
}

typedef struct {
    const lec_rate_plan *plan;
    size_t conferences;
    double power;
    lec_arena *arena;
} wanted;

static double power_above(double log_ratio, void *context)
{
    const wanted *w = context;
    return lec_plan_power(w->plan, exp(log_ratio), w->conferences, w->arena) - w->power;
}

double lec_plan_smallest_ratio(const lec_rate_plan *plan, size_t conferences, double power,
                               lec_arena *arena)
{
    wanted w = {plan, conferences, power, arena};
    return exp(lec_root_between(power_above, &w, 1e-9, log(1000)));
}

size_t lec_plan_conferences(const lec_rate_plan *plan, double ratio, double power, lec_arena *arena)
{
    size_t low = 1, high = 2;
    while (high <= LEC_PLAN_CONFERENCES_MAX &&
           !(lec_plan_power(plan, ratio, high, arena) >= power)) {
        low = high;
        high *= 2;
    }
    if (high > LEC_PLAN_CONFERENCES_MAX) return 0;
    while (high - low > 1) {
        const size_t middle = low + (high - low) / 2;
        if (lec_plan_power(plan, ratio, middle, arena) >= power)
            high = middle;
        else
            low = middle;
    }
    return high;
}
