/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/measure/jackknife.h"

#include <gsl/gsl_cdf.h>

#include <math.h>
#include <stdbool.h>

#include "analysis/measure/t_quantile.h"

static const double rounding = 0x1p-40; /* of a sum of squares that should be 0 */

double lec_jackknife_variance(double estimate, const double *left_out, size_t count)
{
    double squares = 0;
    for (size_t c = 0; c < count; c++)
        squares += (left_out[c] - estimate) * (left_out[c] - estimate);
    const double n = (double)count;
    const double variance = (n - 1) / n * squares;
    return isfinite(variance) ? variance : NAN;
}

static double finite_or_nan(double value)
{
    return isfinite(value) ? value : NAN;
}

static lec_estimate on_log_scale(double estimate, double half)
{
    const double factor = exp(half / estimate);
    const double low = estimate / factor, high = estimate * factor;
    if (!(factor <= LEC_MOST_FACTOR)) return (lec_estimate){estimate, NAN, NAN};
    return (lec_estimate){estimate, low, high};
}

static lec_estimate on_logit_scale(double estimate, double half)
{
    const double odds = estimate / (1 - estimate);
    const double factor = exp(half / (estimate * (1 - estimate)));
    const double low = odds / factor, high = odds * factor;
    if (!(factor <= LEC_MOST_FACTOR)) return (lec_estimate){estimate, NAN, NAN};
    return (lec_estimate){estimate, low / (1 + low), high / (1 + high)};
}

lec_estimate lec_t_interval(double estimate, double variance, size_t clusters, lec_scale scale,
                            double level)
{
    const lec_estimate none = {estimate, NAN, NAN};
    if (clusters < LEC_LEAST_CLUSTERS || !isfinite(estimate) || !(variance > 0)) return none;
    const double half = lec_t_quantile(level, (double)clusters - 1) * sqrt(variance);
    if (scale == LEC_SCALE_LINEAR)
        return (lec_estimate){estimate, finite_or_nan(estimate - half),
                              finite_or_nan(estimate + half)};
    if (estimate <= 0 || (scale == LEC_SCALE_LOGIT && estimate >= 1)) return none;
    return scale == LEC_SCALE_LOG ? on_log_scale(estimate, half) : on_logit_scale(estimate, half);
}

static double mean_of_draws(const double *value, size_t count)
{
    double sum = 0, finite = 0;
    for (size_t d = 0; d < count; d++) {
        if (!isfinite(value[d])) continue;
        sum += value[d];
        finite++;
    }
    return sum / finite;
}

double lec_variance_of_draws(const double *value, size_t count)
{
    const double mean = mean_of_draws(value, count);
    double squares = 0, finite = 0;
    for (size_t d = 0; d < count; d++) {
        if (!isfinite(value[d])) continue;
        squares += (value[d] - mean) * (value[d] - mean);
        finite++;
    }
    return finite > 1 ? squares / (finite - 1) : 0;
}

static bool differ(const lec_drawn_values *drawn, double value)
{
    for (size_t d = 0; d < drawn->draw_count; d++)
        if (isfinite(drawn->value[d]) && drawn->value[d] != value) return true;
    return false;
}

/* Doubt moves the centre of an interval, and may move it beyond the value that is told: the
 * interval reaches from there to the value. */
static lec_estimate holding_value(lec_estimate of)
{
    if (of.low > of.value) of.low = of.value;
    if (of.high < of.value) of.high = of.value;
    return of;
}

static double to_scale(double value, lec_scale scale)
{
    if (scale == LEC_SCALE_LINEAR) return value;
    return log(scale == LEC_SCALE_LOG ? value : value / (1 - value));
}

static double from_scale(double value, lec_scale scale)
{
    if (scale == LEC_SCALE_LINEAR) return value;
    return scale == LEC_SCALE_LOG ? exp(value) : 1 / (1 + exp(-value));
}

static double slope_of_scale(double value, lec_scale scale)
{
    if (scale == LEC_SCALE_LINEAR) return 1;
    return scale == LEC_SCALE_LOG ? 1 / value : 1 / (value * (1 - value));
}

static bool is_on_scale(double value, lec_scale scale)
{
    return isfinite(value) && (scale == LEC_SCALE_LINEAR || value > 0) &&
           (scale != LEC_SCALE_LOGIT || value < 1);
}

static bool is_too_far(double at, double end, lec_scale scale)
{
    return scale != LEC_SCALE_LINEAR && fabs(to_scale(end, scale) - at) > log(LEC_MOST_FACTOR);
}

lec_estimate lec_doubtful_t_interval(lec_estimate sure, double variance, lec_drawn_values drawn,
                                     size_t clusters, lec_scale scale, double level, double *share)
{
    *share = isnan(sure.low) || isnan(sure.high) ? NAN : 0;
    if (isnan(*share) || !differ(&drawn, sure.value)) return sure;
    const double draws = (double)drawn.draw_count;
    const double all = lec_variance_of_draws(drawn.value, drawn.draw_count) * (1 + 1 / draws);
    const double whole = variance + fmax(0, all - drawn.independent);
    const lec_estimate found =
        lec_t_interval(mean_of_draws(drawn.value, drawn.draw_count), whole, clusters, scale, level);
    const double at = to_scale(sure.value, scale);
    if (is_too_far(at, found.low, scale) || is_too_far(at, found.high, scale)) {
        *share = NAN;
        return (lec_estimate){sure.value, NAN, NAN};
    }
    *share = 1 - sqrt(fmax(0, variance - drawn.independent) / whole);
    return holding_value((lec_estimate){sure.value, found.low, found.high});
}

lec_estimate lec_widened_by_doubt(lec_estimate sure, lec_movement moved, lec_scale scale,
                                  double level, double *share)
{
    const double ends[2] = {sure.low, sure.high};
    const bool has_both = !isnan(sure.low) && !isnan(sure.high);
    *share = has_both ? 0 : NAN;
    const bool stays = moved.shift == 0 && moved.extra <= 0 && moved.independent <= 0;
    if (stays || !is_on_scale(sure.value, scale)) return sure;
    const double at = to_scale(sure.value, scale);
    const double z = gsl_cdf_ugaussian_Pinv((1 + level) / 2) * slope_of_scale(sure.value, scale);
    const double centre = sure.value + moved.shift;
    const double from = is_on_scale(centre, scale) ? to_scale(centre, scale) : at;
    double found[2], whole = 0, known = 0;
    for (int end = 0; end < 2; end++) {
        const double distance = to_scale(ends[end], scale) - at; /* NaN: no end */
        const double square = distance * distance;
        const double now = sqrt(square + z * z * moved.extra);
        found[end] =
            isfinite(now) ? from_scale(end == 0 ? from - now : from + now, scale) : ends[end];
        whole += now;
        known += sqrt(fmax(0, square - z * z * moved.independent));
    }
    if (is_too_far(at, found[0], scale) || is_too_far(at, found[1], scale)) {
        *share = NAN;
        return (lec_estimate){sure.value, NAN, NAN};
    }
    if (has_both && whole > 0) *share = 1 - known / whole;
    for (int end = 0; end < 2; end++) /* what rounding leaves of 0 is 0 */
        if (scale == LEC_SCALE_LINEAR && fabs(found[end]) < 1e-12 * whole) found[end] = 0;
    return holding_value((lec_estimate){sure.value, found[0], found[1]});
}

/* With r = K / X, cluster c left out is r_(c) - r = -(k - r x) / (X - x), so that the sum of the
 * squares over all clusters is made from those with counts and one number for all cells:
 *   sum (k - r x)^2 w = sum k (k - 2 r x) w + r^2 sum x^2 w,   w = 1 / (X - x)^2 */
typedef struct {
    const double *size;
    double total, squares; /* X, sum x^2 w */
    size_t contributing;
} denominators;

static double weight(const denominators *of, double size)
{
    return 1 / ((of->total - size) * (of->total - size));
}

static denominators add_up(const double *size, size_t clusters)
{
    denominators of = {.size = size};
    for (size_t c = 0; c < clusters; c++) {
        of.total += size[c];
        of.contributing += size[c] > 0;
    }
    for (size_t c = 0; c < clusters; c++)
        if (size[c] > 0) of.squares += size[c] * size[c] * weight(&of, size[c]);
    return of;
}

/* The variance of a cell's ratio. */
static double ratio_variance(const denominators *of, const lec_cluster_counts *cells, size_t cell,
                             double ratio)
{
    double squares = ratio * ratio * of->squares;
    for (size_t i = cells->cell_start[cell]; i < cells->cell_start[cell + 1]; i++) {
        const double own = cells->count[i], size = of->size[cells->cluster[i]];
        squares += own * (own - 2 * ratio * size) * weight(of, size);
    }
    if (squares < rounding * ratio * ratio * of->squares) squares = 0;
    const double n = (double)of->contributing;
    return (n - 1) / n * squares;
}

static double count_of(const lec_cluster_counts *cells, size_t cell)
{
    double count = 0;
    for (size_t i = cells->cell_start[cell]; i < cells->cell_start[cell + 1]; i++)
        count += cells->count[i];
    return count;
}

/* What the draws do to the ratio. A cell has counts in few of the turns in doubt; what the others
 * do to it, through the denominator alone, is the same for all cells but for their ratio. */
typedef struct {
    const lec_ratio_doubt *of;
    double *total;         /* [draw_count] the denominator */
    int8_t *change;        /* [turn_count * draw_count] as in `of`, turn after turn */
    uint32_t *cluster;     /* [turn_count] of each turn, from 0 */
    double *size_change;   /* [cluster * draw_count] what joins the denominator, as a share of it */
    double *size_variance; /* [cluster] of that over the draws */
    double all_size_variance; /* the sum of it */
    double *ratio, *shift;    /* [draw_count] of one cell: space */
} drawing;

/* What the turns of each cluster add to the denominator. */
static void add_up_clusters(drawing *made, double total, lec_arena *arena)
{
    const lec_ratio_doubt *doubt = made->of;
    const size_t draws = doubt->draw_count, turns = doubt->turn_count;
    uint32_t clusters = 0;
    for (size_t t = 0; t < turns; t++) {
        if (t > 0 && doubt->turn_cluster[t] != doubt->turn_cluster[t - 1]) clusters++;
        made->cluster[t] = clusters;
    }
    if (turns > 0) clusters++;
    made->size_change = lec_new(arena, double, clusters *draws);
    made->size_variance = lec_new(arena, double, clusters);
    for (size_t t = 0; t < turns; t++)
        for (size_t d = 0; d < draws; d++)
            made->size_change[made->cluster[t] * draws + d] +=
                made->change[t * draws + d] * doubt->size[t] / total;
    for (size_t c = 0; c < clusters; c++) {
        made->size_variance[c] = lec_variance_of_draws(made->size_change + c * draws, draws);
        made->all_size_variance += made->size_variance[c];
    }
}

static drawing drawing_new(const lec_ratio_doubt *doubt, double total, lec_arena *arena)
{
    if (doubt == NULL) return (drawing){0};
    const size_t draws = doubt->draw_count, turns = doubt->turn_count;
    drawing made = {.of = doubt,
                    .total = lec_new(arena, double, draws),
                    .change = lec_new(arena, int8_t, turns * draws),
                    .cluster = lec_new(arena, uint32_t, turns),
                    .ratio = lec_new(arena, double, draws),
                    .shift = lec_new(arena, double, draws)};
    for (size_t d = 0; d < draws; d++) {
        made.total[d] = total;
        for (size_t t = 0; t < turns; t++) {
            made.change[t * draws + d] = doubt->change[d * turns + t];
            made.total[d] += doubt->change[d * turns + t] * doubt->size[t];
        }
    }
    add_up_clusters(&made, total, arena);
    return made;
}

/* The sum over clusters of the variance, over draws, of what their doubtful turns add to the ratio:
 * (k - r x) / X for each. */
static double independent_variance(const drawing *of, size_t cell, double ratio, double total)
{
    const lec_cluster_counts *cells = of->of->cells;
    const size_t draws = of->of->draw_count, end = cells->cell_start[cell + 1];
    double sum = ratio * ratio * of->all_size_variance;
    for (size_t i = cells->cell_start[cell]; i < end;) {
        const uint32_t cluster = of->cluster[cells->cluster[i]];
        for (size_t d = 0; d < draws; d++)
            of->shift[d] = -ratio * of->size_change[cluster * draws + d];
        for (; i < end && of->cluster[cells->cluster[i]] == cluster; i++) {
            const int8_t *change = of->change + cells->cluster[i] * draws;
            const double added = cells->count[i] / total;
            for (size_t d = 0; d < draws; d++) of->shift[d] += change[d] * added;
        }
        sum += lec_variance_of_draws(of->shift, draws) - ratio * ratio * of->size_variance[cluster];
    }
    return sum > 0 ? sum : 0;
}

/* The ratio of a cell in each draw. */
static lec_drawn_values draw_cell(const drawing *of, size_t cell, double count, double total)
{
    if (of->of == NULL) return (lec_drawn_values){0};
    const lec_cluster_counts *cells = of->of->cells;
    const size_t draws = of->of->draw_count;
    for (size_t d = 0; d < draws; d++) of->ratio[d] = count;
    for (size_t i = cells->cell_start[cell]; i < cells->cell_start[cell + 1]; i++) {
        const int8_t *change = of->change + cells->cluster[i] * draws;
        for (size_t d = 0; d < draws; d++) of->ratio[d] += change[d] * (double)cells->count[i];
    }
    for (size_t d = 0; d < draws; d++) of->ratio[d] /= of->total[d];
    return (lec_drawn_values){of->ratio, draws,
                              independent_variance(of, cell, count / total, total)};
}

void lec_ratio_t_intervals(const double *size, const lec_cluster_counts *cells,
                           const lec_ratio_doubt *doubt, double level, lec_estimate *estimates,
                           double *share)
{
    lec_arena *scratch = lec_arena_new();
    const denominators of = add_up(size, cells->cluster_count);
    const drawing draws = drawing_new(doubt, of.total, scratch);
    const size_t *same = lec_equal_cells(cells, scratch);
    const size_t *same_doubt = doubt != NULL ? lec_equal_cells(doubt->cells, scratch) : NULL;
    for (size_t cell = 0; cell < cells->cell_count; cell++) {
        const size_t like = same[cell]; /* what occurs once mostly has the counts of others */
        if (like < cell && (doubt == NULL || same_doubt[like] == same_doubt[cell])) {
            estimates[cell] = estimates[like];
            if (share != NULL) share[cell] = share[like];
            continue;
        }
        const double count = count_of(cells, cell);
        const double ratio = of.total > 0 ? count / of.total : NAN;
        const double variance = ratio_variance(&of, cells, cell, ratio);
        double own_share;
        const lec_scale scale = ratio < 1 ? LEC_SCALE_LOGIT : LEC_SCALE_LOG;
        estimates[cell] = lec_doubtful_t_interval(
            lec_t_interval(ratio, variance, of.contributing, scale, level), variance,
            draw_cell(&draws, cell, count, of.total), of.contributing, scale, level, &own_share);
        if (share != NULL) share[cell] = own_share;
    }
    lec_arena_free(scratch);
}
