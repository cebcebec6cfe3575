/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/measure/rate_ratio.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_math.h>
#include <gsl/gsl_sf_gamma.h>
#include <math.h>
#include <string.h>

#include "analysis/measure/burstiness.h"
#include "core/parallel.h"

enum { TARGET, REFERENCE, SIDES };
enum { GRID = 161 };

/* theta is looked for between these, in bits; bursts have longer tails than their distribution:
 * degrees of freedom for each cluster as in dealt_words.c. */
static const double farthest = 60, freedom_of_cluster = 8, widest = 6;

/* One word: its counts, and what its distribution rests on. */
typedef struct {
    double count[SIDES];
    double of_cluster; /* sum over its clusters of X^2 - 2 X h, see below */
    size_t clusters;
} word_sums;

typedef struct {
    const lec_cluster_counts *words;
    const lec_ratio_design *design;
    double size[SIDES];
    size_t cluster_count;
    double *share[SIDES]; /* [cluster_count] of the side's words that the cluster holds */
    double squares[SIDES], products;
    const size_t *same_as;
    word_sums *sums;
    lec_burst_evidence *evidence;
    lec_burstiness *burstiness;
    double spread; /* variance of theta over words, in nats^2 */
    lec_ratio_estimate *estimates;
    double **scratch; /* [threads][cluster_count * SIDES] counts by cluster; 0 between words */
} ratios;

static double share_of_target(const ratios *of)
{
    return of->size[TARGET] / (of->size[TARGET] + of->size[REFERENCE]);
}

/* --- how a word varies between clusters ------------------------------------------------------- */

static void find_shares(ratios *of, lec_arena *arena)
{
    const lec_ratio_design *design = of->design;
    for (size_t u = 0; u < of->words->cluster_count; u++) {
        of->size[design->is_target[u] ? TARGET : REFERENCE] += design->size[u];
        if (design->cluster[u] >= of->cluster_count) of->cluster_count = design->cluster[u] + 1;
    }
    for (int side = 0; side < SIDES; side++)
        of->share[side] = lec_new(arena, double, of->cluster_count);
    for (size_t u = 0; u < of->words->cluster_count; u++) {
        const int side = design->is_target[u] ? TARGET : REFERENCE;
        if (design->size[u] > 0)
            of->share[side][design->cluster[u]] += design->size[u] / of->size[side];
    }
    for (size_t c = 0; c < of->cluster_count; c++) {
        for (int side = 0; side < SIDES; side++)
            of->squares[side] += of->share[side][c] * of->share[side][c];
        of->products += of->share[TARGET][c] * of->share[REFERENCE][c];
    }
}

/* Influence of a cluster: X = q x1 - pi x2 of its counts, h the same of what its size lets expect
 * at the rate of each side. sum (X - h)^2 over all clusters = sum over those with the word of (X^2
 * - 2 X h) + sum h^2. */
static word_sums sum_word(const ratios *of, size_t cell, double *counts)
{
    const lec_cluster_counts *words = of->words;
    const double pi = share_of_target(of);
    word_sums sums = {{0, 0}, 0, 0};
    for (size_t i = words->cell_start[cell]; i < words->cell_start[cell + 1]; i++) {
        const uint32_t unit = words->cluster[i];
        const int side = of->design->is_target[unit] ? TARGET : REFERENCE;
        counts[(size_t)of->design->cluster[unit] * SIDES + (size_t)side] += words->count[i];
        sums.count[side] += words->count[i];
    }
    for (size_t i = words->cell_start[cell]; i < words->cell_start[cell + 1]; i++) {
        const uint32_t cluster = of->design->cluster[words->cluster[i]];
        double *count = counts + (size_t)cluster * SIDES;
        const double x = (1 - pi) * count[TARGET] - pi * count[REFERENCE];
        const double h = (1 - pi) * sums.count[TARGET] * of->share[TARGET][cluster] -
                         pi * sums.count[REFERENCE] * of->share[REFERENCE][cluster];
        if (count[TARGET] + count[REFERENCE] == 0) continue; /* a cluster that was there before */
        sums.of_cluster += x * x - 2 * x * h;
        sums.clusters++;
        count[TARGET] = count[REFERENCE] = 0;
    }
    return sums;
}

static lec_burst_evidence evidence_of(const ratios *of, const word_sums *word)
{
    const double pi = share_of_target(of), m = word->count[TARGET] + word->count[REFERENCE];
    const double weight[SIDES] = {1 - pi, -pi};
    double all_h = 2 * weight[TARGET] * weight[REFERENCE] * word->count[TARGET] *
                   word->count[REFERENCE] * of->products;
    double variance = 0, expected = 0, error = 0;
    for (int side = 0; side < SIDES; side++) {
        const double w = weight[side] * weight[side], count = word->count[side];
        all_h += w * count * count * of->squares[side];
        variance += w * count;
        expected += w * count * (1 - of->squares[side]);
        error += 2 * w * w * count * count * of->squares[side] + w * w * count;
    }
    const lec_burst_evidence none = {.count = (uint64_t)m};
    if (!(expected > 0) || m < 2) return none;
    const double scale = variance / expected;
    return (lec_burst_evidence){.count = (uint64_t)m,
                                .excess = scale * (word->of_cluster + all_h - expected),
                                .excess_of_1 = variance * (m - 1),
                                .variance = variance,
                                .error = scale * scale * error};
}

/* --- the beta-binomial ------------------------------------------------------------------------ */

/* Of m uses, with intraclass correlation rho, of which `a` are the target's; `odds`: log2 of the
 * odds that one is at theta 0. */
typedef struct {
    double a, m, rho, odds;
} beta_binomial;

/* ln (x (x + 1) ... (x + count - 1)); by lngamma() digits would be lost where x is large. One
 * logarithm for eight factors, each of them below 10^30. */
static double log_rising(double x, double count)
{
    double sum = 0, product = 1;
    for (size_t i = 0; i < (size_t)count; i++) {
        product *= x + (double)i;
        if (i % 8 != 7) continue;
        sum += log(product);
        product = 1;
    }
    return sum + log(product);
}

/* ln P(X = a) but for ln C(m, a) */
static double log_likelihood(const beta_binomial *of, double theta)
{
    const double logit = (of->odds + theta) * M_LN2;
    const double log_pi = -log1p(exp(-logit)), log_rest = -log1p(exp(logit));
    if (of->rho < 1e-9) return of->a * log_pi + (of->m - of->a) * log_rest;
    const double urn = 1 / of->rho - 1;
    return log_rising(urn * exp(log_pi), of->a) + log_rising(urn * exp(log_rest), of->m - of->a) -
           log_rising(urn, of->m);
}

/* P(X > a) + P(X = a) / 2. Far from the data P(X = a) is below all numbers of a double while the
 * tail is nearly 1, so they are summed as multiples of it. */
static double upper_tail(const beta_binomial *of, double theta)
{
    const double logit = (of->odds + theta) * M_LN2;
    const double pi = 1 / (1 + exp(-logit)), rest = 1 / (1 + exp(logit));
    const double urn = of->rho < 1e-9 ? 0 : 1 / of->rho - 1;
    const double log_choose =
        gsl_sf_lngamma(of->m + 1) - gsl_sf_lngamma(of->a + 1) - gsl_sf_lngamma(of->m - of->a + 1);
    double log_unit = log_choose + log_likelihood(of, theta), p = 1, sum = 0.5;
    for (size_t k = (size_t)of->a; k < (size_t)of->m; k++) {
        const double x = (double)k;
        const double rise = urn > 0 ? (pi * urn + x) / (rest * urn + of->m - x - 1) : pi / rest;
        p *= (of->m - x) / (x + 1) * rise;
        sum += p;
        if (p < 0x1p-60 * sum && x > of->a + 8) break;
        if (sum < 0x1p600) continue;
        p *= 0x1p-600;
        sum *= 0x1p-600;
        log_unit += 600 * M_LN2;
    }
    return exp(log_unit + log(sum));
}

/* The theta at which the upper tail is `tail`; it rises with theta. */
static double theta_of_tail(const beta_binomial *of, double tail)
{
    double low = -farthest, high = farthest;
    for (int step = 0; step < 60; step++) {
        const double middle = (low + high) / 2;
        if (upper_tail(of, middle) < tail)
            low = middle;
        else
            high = middle;
    }
    return (low + high) / 2;
}

/* The same word seen from the reference. */
static beta_binomial turned(const beta_binomial *of)
{
    return (beta_binomial){of->m - of->a, of->m, of->rho, -of->odds};
}

static lec_interval interval_of(const beta_binomial *of, double tail)
{
    const beta_binomial other = turned(of);
    lec_interval interval = {NAN, NAN};
    if (of->a > 0) interval.low = theta_of_tail(of, tail);
    if (of->a < of->m) interval.high = -theta_of_tail(&other, tail);
    return interval;
}

/* --- shrinking -------------------------------------------------------------------------------- */

static double log_posterior(const beta_binomial *of, double theta, double sd)
{
    return log_likelihood(of, theta) - theta * theta / (2 * sd * sd);
}

/* The largest by golden section between the ends that the prior and the data allow. */
static double mode_of(const beta_binomial *of, double sd)
{
    const double golden = (sqrt(5) - 1) / 2;
    double low = -widest * sd, high = widest * sd;
    double inner_low = high - golden * (high - low), inner_high = low + golden * (high - low);
    double at_low = log_posterior(of, inner_low, sd), at_high = log_posterior(of, inner_high, sd);
    for (int step = 0; step < 40 && high - low > 1e-6 * sd; step++) {
        if (at_low < at_high) {
            low = inner_low;
            inner_low = inner_high;
            at_low = at_high;
            inner_high = low + golden * (high - low);
            at_high = log_posterior(of, inner_high, sd);
        } else {
            high = inner_high;
            inner_high = inner_low;
            at_high = at_low;
            inner_low = high - golden * (high - low);
            at_low = log_posterior(of, inner_low, sd);
        }
    }
    return (low + high) / 2;
}

/* Where the distribution function on the grid reaches `share`. */
static double quantile(const double *weight, double first, double step, double share)
{
    double sum = 0;
    for (size_t i = 0; i < GRID; i++) {
        if (sum + weight[i] >= share)
            return first + step * ((double)i - 0.5 + (share - sum) / weight[i]);
        sum += weight[i];
    }
    return first + step * (GRID - 1);
}

static void shrink(const beta_binomial *of, double sd, double level, lec_ratio_estimate *out)
{
    const double mode = mode_of(of, sd), top = log_posterior(of, mode, sd), h = 0.01 * sd;
    const double curve =
        (log_posterior(of, mode + h, sd) - 2 * top + log_posterior(of, mode - h, sd)) / (h * h);
    /* a grid that rounding does not move: its width a power of 2, its middle a multiple of it */
    const double width = exp2(ceil(log2(fmin(sd, curve < 0 ? 1 / sqrt(-curve) : sd))));
    const double step = 2 * widest * width / (GRID - 1);
    const double first = width * rint(mode / width) - widest * width;
    double weight[GRID], sum = 0, mean = 0;
    for (size_t i = 0; i < GRID; i++) {
        const double theta = first + step * (double)i;
        weight[i] = exp(log_posterior(of, theta, sd) - top);
        sum += weight[i];
        mean += weight[i] * theta;
    }
    for (size_t i = 0; i < GRID; i++) weight[i] /= sum;
    out->shrunken = mean / sum;
    out->shrunken_interval.low = quantile(weight, first, step, (1 - level) / 2);
    out->shrunken_interval.high = quantile(weight, first, step, (1 + level) / 2);
}

/* sum w (S^2 - V) / sum w v^2, w = v^2 / V^2: a residual S has the variance V, and v theta as its
 * mean. */
static double fit_spread(const ratios *of)
{
    const double pi = share_of_target(of);
    double excess = 0, weights = 0;
    for (size_t cell = 0; cell < of->words->cell_count; cell++) {
        const word_sums *word = &of->sums[cell];
        const double m = word->count[TARGET] + word->count[REFERENCE];
        const double v = m * pi * (1 - pi);
        const double with_bursts = v * (1 + (m - 1) * of->burstiness[cell].rho);
        if (word->clusters < 2 || !(with_bursts > 0)) continue;
        const double s = word->count[TARGET] - m * pi, w = v * v / (with_bursts * with_bursts);
        excess += w * (s * s - with_bursts);
        weights += w * v * v;
    }
    return weights > 0 ? fmax(0, excess / weights) : 0;
}

/* --- all words -------------------------------------------------------------------------------- */

static void sum_range(size_t first, size_t end, size_t thread, void *state)
{
    const ratios *of = state;
    for (size_t cell = first; cell < end; cell++) {
        of->sums[cell] = sum_word(of, cell, of->scratch[thread]);
        of->evidence[cell] = evidence_of(of, &of->sums[cell]);
    }
}

/* (1 - level) / 2 on the scale of the distribution at the true rho. */
static double tail_of(const ratios *of, size_t cell)
{
    const lec_burst_evidence *evidence = &of->evidence[cell];
    const lec_burstiness burstiness = of->burstiness[cell];
    const double tail = (1 - of->design->level) / 2;
    if (!(evidence->excess_of_1 > 0)) return tail;
    const double variance = evidence->variance + evidence->excess_of_1 * burstiness.rho;
    const double error = evidence->excess_of_1 * evidence->excess_of_1 * burstiness.variance;
    double freedom = freedom_of_cluster * (double)of->sums[cell].clusters;
    if (error > 0) freedom = fmin(freedom, fmax(1, 2 * variance * variance / error));
    return gsl_cdf_ugaussian_Q(gsl_cdf_tdist_Qinv(tail, freedom));
}

/* The side whose rate is higher (of equal rates the larger group) is looked at first, so that
 * exchanging the groups changes signs and nothing else. */
static void shrink_either_way(const ratios *of, const beta_binomial *data, double sd,
                              lec_ratio_estimate *out)
{
    const double more = data->a * of->size[REFERENCE],
                 less = (data->m - data->a) * of->size[TARGET];
    const bool as_it_is = more > less || (more == less && of->size[TARGET] >= of->size[REFERENCE]);
    const beta_binomial other = turned(data);
    shrink(as_it_is ? data : &other, sd, of->design->level, out);
    if (as_it_is) return;
    out->shrunken = -out->shrunken;
    out->shrunken_interval =
        (lec_interval){-out->shrunken_interval.high, -out->shrunken_interval.low};
}

static void estimate_range(size_t first, size_t end, size_t thread, void *state)
{
    (void)thread;
    const ratios *of = state;
    const double sd = sqrt(of->spread) / M_LN2;
    for (size_t cell = first; cell < end; cell++) {
        if (of->same_as[cell] != cell) continue;
        const word_sums *word = &of->sums[cell];
        const beta_binomial data = {
            word->count[TARGET], word->count[TARGET] + word->count[REFERENCE],
            of->burstiness[cell].rho, log2(of->size[TARGET] / of->size[REFERENCE])};
        lec_ratio_estimate *out = &of->estimates[cell];
        *out = (lec_ratio_estimate){{NAN, NAN}, 0, {NAN, NAN}, word->clusters};
        if (word->clusters < 2) {
            if (data.m == 0) out->shrunken = NAN;
            continue;
        }
        out->interval = interval_of(&data, tail_of(of, cell));
        if (sd > 0) shrink_either_way(of, &data, sd, out);
    }
}

void lec_rate_ratios(const lec_cluster_counts *words, const lec_ratio_design *design,
                     lec_ratio_estimate *estimates)
{
    lec_arena *arena = lec_arena_new();
    const size_t cells = words->cell_count, threads = lec_thread_count(design->threads);
    ratios of = {.words = words, .design = design, .estimates = estimates};
    find_shares(&of, arena);
    for (size_t cell = 0; cell < cells; cell++)
        estimates[cell] = (lec_ratio_estimate){{NAN, NAN}, NAN, {NAN, NAN}, 0};
    if (of.size[TARGET] > 0 && of.size[REFERENCE] > 0) {
        of.same_as = lec_equal_cells(words, arena);
        of.sums = lec_new(arena, word_sums, cells);
        of.evidence = lec_new(arena, lec_burst_evidence, cells);
        of.burstiness = lec_new(arena, lec_burstiness, cells);
        of.scratch = lec_new(arena, double *, threads);
        for (size_t t = 0; t < threads; t++)
            of.scratch[t] = lec_new(arena, double, of.cluster_count *SIDES);
        lec_parallel_for(cells, design->threads, sum_range, &of);
        lec_burstiness_estimate(of.evidence, cells, arena, of.burstiness);
        of.spread = fit_spread(&of);
        lec_parallel_for(cells, design->threads, estimate_range, &of);
        for (size_t cell = 0; cell < cells; cell++) estimates[cell] = estimates[of.same_as[cell]];
    }
    lec_arena_free(arena);
}
