/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/measure/rate_trend.h"

#include <math.h>

#include "analysis/measure/t_quantile.h"

enum { MOST_STEPS = 60, MOST_DOUBLINGS = 40 };

typedef struct {
    double occurrences, size, rate;
} totals;

static totals totals_of(const lec_rate_series *of)
{
    totals sum = {0, 0, 0};
    for (size_t i = 0; i < of->count; i++) {
        sum.occurrences += of->occurrences[i];
        sum.size += of->size[i];
    }
    sum.rate = sum.occurrences / sum.size;
    return sum;
}

/* --- the slope ------------------------------------------------------------------------------- */

/* Sums over the texts at (a, b), times from their middle. */
typedef struct {
    double score_a, score_b, aa, ab, bb, pearson;
} sums;

static sums sums_at(const lec_rate_series *of, double middle, double a, double b)
{
    sums at = {0, 0, 0, 0, 0, 0};
    for (size_t i = 0; i < of->count; i++) {
        const double t = of->time[i] - middle, mean = of->size[i] * exp(a + b * t);
        const double left = of->occurrences[i] - mean;
        at.score_a += left;
        at.score_b += left * t;
        at.aa += mean;
        at.ab += mean * t;
        at.bb += mean * t * t;
        at.pearson += left * left / mean;
    }
    return at;
}

/* Newton's method; the likelihood is log-concave, and a step that goes too far is halved. */
lec_rate_slope lec_rate_slope_fit(const lec_rate_series *series, double level)
{
    const lec_rate_slope none = {{NAN, NAN, NAN}, NAN};
    const totals all = totals_of(series);
    if (series->count < 3 || !(all.occurrences > 0)) return none;
    const double span = series->time[series->count - 1] - series->time[0];
    if (!(span > 0)) return none;
    double middle = 0;
    for (size_t i = 0; i < series->count; i++)
        middle += series->size[i] * series->time[i] / all.size;
    double a = log(all.rate), b = 0;
    sums at = sums_at(series, middle, a, b);
    for (int step = 0; step < MOST_STEPS; step++) {
        const double determinant = at.aa * at.bb - at.ab * at.ab;
        if (!(determinant > 0)) return none;
        double da = (at.bb * at.score_a - at.ab * at.score_b) / determinant;
        double db = (at.aa * at.score_b - at.ab * at.score_a) / determinant;
        const double far = fmax(fabs(da), fabs(db) * span);
        if (far > 2) {
            da *= 2 / far;
            db *= 2 / far;
        }
        a += da;
        b += db;
        at = sums_at(series, middle, a, b);
        if (fabs(b) * span > MOST_DOUBLINGS * M_LN2) return none;
        if (far < 1e-12) break;
    }
    const double degrees = (double)series->count - 2;
    const double dispersion = fmax(1, at.pearson / degrees);
    const double error = sqrt(dispersion * at.aa / (at.aa * at.bb - at.ab * at.ab));
    const double reach = lec_t_quantile(level, degrees) * error / M_LN2;
    if (!isfinite(error)) return none;
    return (lec_rate_slope){{b / M_LN2, b / M_LN2 - reach, b / M_LN2 + reach}, dispersion};
}

/* --- statistics of an order ------------------------------------------------------------------ */

static double pearson_of(const lec_rate_series *of, double rate)
{
    double sum = 0;
    for (size_t i = 0; i < of->count; i++) {
        const double left = of->occurrences[i] - of->size[i] * rate;
        sum += left * left / (of->size[i] * rate);
    }
    return sum;
}

double lec_rate_trend_z(const lec_rate_series *series, const uint32_t *order)
{
    const totals all = totals_of(series);
    if (series->count < 3 || !(all.occurrences > 0)) return NAN;
    double middle = 0, spread = 0, score = 0;
    for (size_t i = 0; i < series->count; i++)
        middle += series->size[order[i]] * series->time[i] / all.size;
    for (size_t i = 0; i < series->count; i++) {
        const double t = series->time[i] - middle, size = series->size[order[i]];
        spread += size * t * t;
        score += t * (series->occurrences[order[i]] - size * all.rate);
    }
    if (!(spread > 0)) return NAN;
    const double own = score * score / (all.rate * spread), pearson = pearson_of(series, all.rate);
    const double left = (pearson - own) / ((double)series->count - 2);
    /* all of the spread is the trend's: as far out as a statistic can be */
    if (!(left > 1e-12 * pearson)) return pearson > 0 ? copysign(1e6, score) : 0;
    return score / sqrt(all.rate * spread * left);
}

double lec_rate_change(const lec_rate_series *series, const uint32_t *order, size_t *split)
{
    const totals all = totals_of(series);
    if (split != NULL) *split = 0;
    if (series->count < 2 || !(all.occurrences > 0)) return NAN;
    const double dispersion = pearson_of(series, all.rate) / ((double)series->count - 1);
    if (!(dispersion > 0)) return 0;
    double most = 0, occurrences = 0, size = 0;
    for (size_t i = 0; i + 1 < series->count; i++) {
        occurrences += series->occurrences[order[i]];
        size += series->size[order[i]];
        const double left = occurrences - size * all.rate;
        const double found =
            left * left / (all.rate * size * (all.size - size) / all.size) / dispersion;
        if (found > most) {
            most = found;
            if (split != NULL) *split = i + 1;
        }
    }
    return most;
}
