/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/measure/validation.h"

#include <math.h>

#include "analysis/measure/jackknife.h"

const char *lec_validity_name(lec_validity measure)
{
    static const char *const names[LEC_VALIDATIONS] = {"precision", "recall", "f1", "rate",
                                                       "rate_corrected"};
    return names[measure];
}

/* Weighted sums over units: of hits that are true, of hits, of what is true, of all. */
typedef struct {
    double both, hits, truths, all;
} totals;

static totals unit_totals(const lec_validation *of, size_t i)
{
    const bool asked = of->asked == NULL || of->asked[i];
    const double w = asked ? of->weight[i] : 0, h = of->hit[i] ? w : 0;
    return (totals){h * of->truth[i], h, w * of->truth[i], w};
}

static void add(totals *sum, totals more, double times)
{
    sum->both += times * more.both;
    sum->hits += times * more.hits;
    sum->truths += times * more.truths;
    sum->all += times * more.all;
}

static double ratio(double part, double whole)
{
    return whole > 0 ? part / whole : NAN;
}

static double value_of(const totals *t, lec_validity measure, double hit_share)
{
    switch (measure) {
    case LEC_PRECISION:
        return ratio(t->both, t->hits);
    case LEC_RECALL:
        return ratio(t->both, t->truths);
    case LEC_F1:
        return ratio(2 * t->both, t->hits + t->truths);
    case LEC_RATE:
        return ratio(t->truths, t->all);
    default:
        break;
    }
    const double missed = ratio(t->truths - t->both, t->all - t->hits);
    const double of_hits = hit_share > 0 ? hit_share * ratio(t->both, t->hits) : 0;
    return of_hits + (hit_share < 1 ? (1 - hit_share) * missed : 0);
}

/* What a unit weighs in the denominator. */
static double denominator(const lec_validation *of, size_t i, lec_validity measure)
{
    const totals t = unit_totals(of, i);
    return measure == LEC_PRECISION ? t.hits : measure == LEC_RECALL ? t.truths : t.all;
}

/* All in the sample is right, or all is wrong: the other end for as many units as the weights are
 * worth (Kish 1965). */
static lec_estimate exact_interval(double value, double effective, lec_validity measure,
                                   double level)
{
    if (measure > LEC_RECALL && measure != LEC_RATE) return (lec_estimate){value, NAN, NAN};
    const double end = pow((1 - level) / 2, 1 / effective);
    return value > 0.5 ? (lec_estimate){value, end, 1} : (lec_estimate){value, 0, 1 - end};
}

/* The sums of each stratum and how many units of it are coded. */
typedef struct {
    totals *sum;
    double *units, *stands_for; /* [stratum_count] */
} strata;

static strata add_up(const lec_validation *of, lec_arena *arena, totals *all)
{
    strata s = {lec_new(arena, totals, of->stratum_count),
                lec_new(arena, double, of->stratum_count),
                lec_new(arena, double, of->stratum_count)};
    for (size_t i = 0; i < of->count; i++) {
        if (isnan(of->truth[i])) continue;
        const totals own = unit_totals(of, i);
        add(&s.sum[of->stratum[i]], own, 1);
        add(all, own, 1);
        s.units[of->stratum[i]]++;
        s.stands_for[of->stratum[i]] += of->weight[i];
    }
    return s;
}

/* The variance by leaving out one unit of a stratum at a time, the others standing for it. */
static double jackknife(const lec_validation *of, const strata *s, const totals *all, double value,
                        lec_validity measure)
{
    double variance = 0;
    for (size_t i = 0; i < of->count; i++) {
        const uint32_t h = of->stratum[i];
        const double n = s->units[h];
        if (isnan(of->truth[i]) || n < 2) continue;
        totals without = *all;
        add(&without, s->sum[h], 1 / (n - 1)); /* n / (n - 1) of the others, for all of them */
        add(&without, unit_totals(of, i), -n / (n - 1));
        const double left_out = value_of(&without, measure, of->hit_share);
        const double drawn = n < s->stands_for[h] ? n / s->stands_for[h] : 1;
        if (isnan(left_out)) return NAN;
        variance += (1 - drawn) * (n - 1) / n * (left_out - value) * (left_out - value);
    }
    return variance;
}

lec_estimate lec_validity_of(const lec_validation *of, lec_validity measure, double level,
                             lec_arena *arena, size_t *units)
{
    totals all = {0};
    const strata s = add_up(of, arena, &all);
    const double value = value_of(&all, measure, of->hit_share);
    double weights = 0, squares = 0, freedom = 1;
    *units = 0;
    for (size_t i = 0; i < of->count; i++) {
        if (isnan(of->truth[i])) continue;
        const double own = denominator(of, i, measure);
        *units += own > 0;
        weights += own;
        squares += own * own;
    }
    for (size_t h = 0; h < of->stratum_count; h++) freedom += s.units[h] > 1 ? s.units[h] - 1 : 0;
    if (isnan(value) || weights <= 0) return (lec_estimate){value, NAN, NAN};
    if (value <= 1e-12 || value >= 1 - 1e-12)
        return exact_interval(value > 0.5 ? 1 : 0, weights * weights / squares, measure, level);
    const double variance = jackknife(of, &s, &all, value, measure);
    return lec_t_interval(value, variance, (size_t)freedom, LEC_SCALE_LOGIT, level);
}
