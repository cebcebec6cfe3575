/* SPDX-License-Identifier: GPL-3.0-or-later
 * dealt_words.c -- the null distribution of each word's sum of residuals.
 *
 * First every word says what it knows of its burstiness, then, with the burstiness of all, its
 * distribution is the convolution of those of its blocks. Words with the same counts in the same
 * units are worked out once. */
#include "analysis/measure/dealt_words.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_math.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/measure/burstiness.h"
#include "core/parallel.h"

/* Outcomes less probable than this are left out, and t is normal with more freedom than this. */
static const double smallest_probability = 1e-250, much_freedom = 1e6;

/* Chosen so that tables without an effect show one in fewer than 5 of 100 (docs/null_study.md). */
static const double freedom_of_unit = 8;

enum { TARGET, REFERENCE, SIDES };

/* What is known of a block whatever the word. */
typedef struct {
    double size[SIDES];
    size_t units[SIDES];
    double spread[SIDES];  /* sum f (1 - f) over the units of the side, f its share of the side */
    double squares[SIDES]; /* sum f^2 */
} block;

/* One word in one block. */
typedef struct {
    uint32_t block;
    double count[SIDES];
    double squares[SIDES], cross[SIDES]; /* over units: sum x^2, sum x f */
    size_t units;                        /* that hold it */
} share;

typedef struct {
    share *items; /* [block_count] */
    size_t count;
    uint32_t *place; /* [block_count] 1 + index into items; 0: not there */
} shares;

typedef struct {
    shares shares;
    lec_arena *arena; /* of the distributions */
} workspace;

typedef struct {
    const lec_cluster_counts *words;
    const lec_deal *deal;
    const uint32_t *block_of; /* [cluster_count] */
    const block *blocks;
    size_t block_count;
    const size_t *same_as; /* [cell_count] */
    lec_burst_evidence *evidence;
    lec_burstiness *burstiness;
    lec_null_row *rows;
    lec_dealt_word *results;
    workspace *spaces;
} deal_test;

/* --- blocks ----------------------------------------------------------------------------------- */

static int by_number(const void *one, const void *other)
{
    const uint32_t a = *(const uint32_t *)one, b = *(const uint32_t *)other;
    return (a > b) - (a < b);
}

/* Numbers the blocks 0, 1, ... in their order; returns how many there are. */
static size_t number_blocks(const uint32_t *given, size_t units, lec_arena *arena, uint32_t *number)
{
    if (units == 0) return 0;
    if (given == NULL) return 1; /* all 0 */
    uint32_t *sorted = lec_new(arena, uint32_t, units);
    memcpy(sorted, given, units * sizeof *sorted);
    qsort(sorted, units, sizeof *sorted, by_number);
    size_t count = 0;
    for (size_t i = 0; i < units; i++)
        if (i == 0 || sorted[i] != sorted[count - 1]) sorted[count++] = sorted[i];
    for (size_t i = 0; i < units; i++) {
        const uint32_t *found = bsearch(&given[i], sorted, count, sizeof *sorted, by_number);
        number[i] = (uint32_t)(found - sorted);
    }
    return count;
}

static const block *find_blocks(const lec_deal *deal, const uint32_t *block_of, size_t units,
                                size_t block_count, lec_arena *arena)
{
    block *blocks = lec_new(arena, block, block_count);
    for (size_t u = 0; u < units; u++) {
        block *of = &blocks[block_of[u]];
        const int side = deal->is_target[u] ? TARGET : REFERENCE;
        of->size[side] += deal->size[u];
        of->units[side] += deal->size[u] > 0;
    }
    for (size_t u = 0; u < units; u++) {
        block *of = &blocks[block_of[u]];
        const int side = deal->is_target[u] ? TARGET : REFERENCE;
        if (deal->size[u] == 0) continue;
        const double f = deal->size[u] / of->size[side];
        of->spread[side] += f * (1 - f);
        of->squares[side] += f * f;
    }
    return blocks;
}

static bool is_informative(const block *of)
{
    return of->units[TARGET] > 0 && of->units[REFERENCE] > 0;
}

/* Two units that face each other: one place to fall to, or the other. */
static bool is_pair(const block *of)
{
    return of->units[TARGET] == 1 && of->units[REFERENCE] == 1;
}

static double share_of_target(const block *of)
{
    return of->size[TARGET] / (of->size[TARGET] + of->size[REFERENCE]);
}

size_t lec_deal_units(const lec_deal *deal, size_t cluster_count)
{
    lec_arena *arena = lec_arena_new();
    uint32_t *block_of = lec_new(arena, uint32_t, cluster_count);
    const size_t count = number_blocks(deal->block, cluster_count, arena, block_of);
    const block *blocks = find_blocks(deal, block_of, cluster_count, count, arena);
    size_t units = 0;
    for (size_t b = 0; b < count; b++)
        if (is_informative(&blocks[b]))
            units += is_pair(&blocks[b]) ? 1 : blocks[b].units[TARGET] + blocks[b].units[REFERENCE];
    lec_arena_free(arena);
    return units;
}

/* --- one word in its blocks ------------------------------------------------------------------- */

static void find_shares(const deal_test *of, size_t cell, shares *out)
{
    for (size_t i = 0; i < out->count; i++) out->place[out->items[i].block] = 0;
    out->count = 0;
    for (size_t i = of->words->cell_start[cell]; i < of->words->cell_start[cell + 1]; i++) {
        const uint32_t unit = of->words->cluster[i], b = of->block_of[unit];
        const block *around = &of->blocks[b];
        if (!is_informative(around)) continue;
        if (out->place[b] == 0) {
            out->items[out->count++] = (share){.block = b};
            out->place[b] = (uint32_t)out->count;
        }
        share *in = &out->items[out->place[b] - 1];
        const int side = of->deal->is_target[unit] ? TARGET : REFERENCE;
        const double x = of->words->count[i];
        in->count[side] += x;
        in->squares[side] += x * x;
        in->cross[side] += x * of->deal->size[unit] / around->size[side];
        in->units++;
    }
}

static double all_uses(const share *in)
{
    return in->count[TARGET] + in->count[REFERENCE];
}

/* The variance of the target's count when independent words are dealt out: hypergeometric. */
static double independent_variance(const block *around, double m)
{
    const double n = around->size[TARGET] + around->size[REFERENCE], pi = share_of_target(around);
    return n > 1 ? m * pi * (1 - pi) * (n - m) / (n - 1) : 0;
}

static double residual(const block *around, const share *in)
{
    return in->count[TARGET] - all_uses(in) * share_of_target(around);
}

/* Fourth moments of a binomial: the variance of its squared residual is 2 v^2 + v (1 - 6 pi q). */
static double error_of_square(double v, double pi)
{
    return 2 * v * v + fmax(0, v * (1 - 6 * pi * (1 - pi)));
}

/* The residuals of exchanges that hold both groups, about their common shift. */
static void add_pairs(const deal_test *of, const shares *in, lec_burst_evidence *to)
{
    double sum = 0, variance = 0, of_1 = 0;
    for (size_t i = 0; i < in->count; i++) {
        const block *around = &of->blocks[in->items[i].block];
        if (!is_pair(around)) continue;
        const double m = all_uses(&in->items[i]), v = independent_variance(around, m);
        sum += residual(around, &in->items[i]);
        variance += v;
        of_1 += v * (m - 1);
    }
    if (!(variance > 0)) return;
    for (size_t i = 0; i < in->count; i++) {
        const block *around = &of->blocks[in->items[i].block];
        if (!is_pair(around)) continue;
        const double m = all_uses(&in->items[i]), v = independent_variance(around, m);
        const double e = residual(around, &in->items[i]) - sum * v / variance;
        to->excess += e * e - v * (1 - v / variance);
        to->excess_of_1 +=
            v * (m - 1) * (1 - 2 * v / variance) + v * v / (variance * variance) * of_1;
        to->error += error_of_square(v, share_of_target(around)) * (1 - v / variance);
    }
    to->variance += variance;
}

/* Units of one group each, about the rate of their group; where a group is one unit, about the
 * rate of both. */
static void add_units(const block *around, const share *in, lec_burst_evidence *to)
{
    const double m = all_uses(in), pi = share_of_target(around),
                 v = independent_variance(around, m);
    const bool by_group = around->units[TARGET] > 1 && around->units[REFERENCE] > 1;
    double found = 0, expected = 0, error = 0, leverage = 0;
    for (int side = 0; side < SIDES; side++) {
        const double share_of_side = side == TARGET ? pi : 1 - pi;
        const double weight = (1 - share_of_side) * (1 - share_of_side);
        const double mean = by_group ? in->count[side] : m * share_of_side;
        const double squares =
            in->squares[side] - 2 * mean * in->cross[side] + mean * mean * around->squares[side];
        const double spread =
            by_group ? around->spread[side] : 1 - share_of_side * around->squares[side];
        const double by_spread = by_group && spread > 0 ? 1 / spread : 1;
        const double of_side = m * share_of_side * weight;
        const double freedom = fmax(1, (double)around->units[side] - (by_group ? 1 : 0));
        found += weight * squares * by_spread;
        expected += weight * mean * spread * by_spread;
        leverage += share_of_side * weight * spread;
        error += 2 * of_side * of_side / freedom + weight * of_side;
    }
    const double scale = by_group ? 1 : pi * (1 - pi) / leverage;
    to->excess += (found - expected) * scale;
    to->excess_of_1 += v * (m - 1);
    to->error += error * scale * scale;
    to->variance += v;
}

static lec_burst_evidence evidence_of(const deal_test *of, const shares *in)
{
    lec_burst_evidence evidence = {0};
    add_pairs(of, in, &evidence);
    for (size_t i = 0; i < in->count; i++) {
        const block *around = &of->blocks[in->items[i].block];
        evidence.count += (uint64_t)all_uses(&in->items[i]);
        if (!is_pair(around)) add_units(around, &in->items[i], &evidence);
    }
    return evidence;
}

/* --- its distribution ------------------------------------------------------------------------- */

/* Probabilities of the counts first .. first + count - 1. */
typedef struct {
    double *probability;
    size_t first, count;
} distribution;

static double largest_of(const distribution *of)
{
    double largest = 0;
    for (size_t k = 0; k < of->count; k++) largest = fmax(largest, of->probability[k]);
    return largest;
}

static void trim(distribution *of)
{
    const double least = smallest_probability * largest_of(of);
    while (of->count > 1 && of->probability[of->count - 1] <= least) of->count--;
    while (of->count > 1 && of->probability[0] <= least) {
        of->probability++;
        of->first++;
        of->count--;
    }
    double sum = 0;
    for (size_t k = 0; k < of->count; k++) sum += of->probability[k];
    for (size_t k = 0; k < of->count; k++) of->probability[k] /= sum;
}

/* P(a + 1) / P(a) of the Polya distribution: beta-binomial for rho above 0, binomial, and with
 * rho = -1 / (n - 1) hypergeometric. */
static double rise(double a, double m, double pi, double rho)
{
    if (rho == 0) return (m - a) / (a + 1) * pi / (1 - pi);
    const double urn = 1 / rho - 1;
    const double ratio = (m - a) / (a + 1) * (pi * urn + a) / ((1 - pi) * urn + m - a - 1);
    return fmax(ratio, 0);
}

static distribution deal_block(const block *around, double m, double rho, lec_arena *arena)
{
    const double n = around->size[TARGET] + around->size[REFERENCE], pi = share_of_target(around);
    const double rho_of_urn = rho - (n > 1 ? 1 / (n - 1) : 0); /* no word twice in one place */
    distribution out = {lec_new(arena, double, (size_t)m + 1), 0, (size_t)m + 1};
    double start = floor((m + 1) * pi);
    start = fmin(fmax(start, fmax(0, m - around->size[REFERENCE])), fmin(m, around->size[TARGET]));
    double *p = out.probability;
    p[(size_t)start] = 1;
    for (size_t a = (size_t)start; a < (size_t)m; a++)
        p[a + 1] = p[a] * rise((double)a, m, pi, rho_of_urn);
    for (size_t a = (size_t)start; a > 0; a--) {
        const double ratio = rise((double)(a - 1), m, pi, rho_of_urn);
        p[a - 1] = ratio > 0 && isfinite(ratio) ? p[a] / ratio : 0;
    }
    trim(&out);
    return out;
}

static distribution convolve(const distribution *one, const distribution *other, lec_arena *arena)
{
    const size_t count = one->count + other->count - 1;
    distribution out = {lec_new(arena, double, count), one->first + other->first, count};
    for (size_t i = 0; i < one->count; i++)
        for (size_t j = 0; j < other->count; j++)
            out.probability[i + j] += one->probability[i] * other->probability[j];
    trim(&out);
    return out;
}

/* A tail of the distribution at the true rho, widened by what is not known of rho. */
static double log10_widened(double tail, double freedom)
{
    const double p = fmin(tail, 1);
    if (freedom >= much_freedom || p >= 1) return log10(p);
    const double z = gsl_cdf_ugaussian_Qinv(p);
    return log10(gsl_cdf_tdist_Q(z, freedom));
}

static lec_null_row row_of(const distribution *of, size_t observed, double freedom,
                           lec_arena *arena)
{
    double *lower = lec_new(arena, double, of->count), *upper = lec_new(arena, double, of->count);
    double sum = 0;
    for (size_t k = 0; k < of->count; k++)
        lower[k] = log10_widened(sum += of->probability[k], freedom);
    sum = 0;
    for (size_t k = of->count; k-- > 0;)
        upper[k] = log10_widened(sum += of->probability[k], freedom);
    lower[of->count - 1] = upper[0] = 0;
    size_t place = observed < of->first ? 0 : observed - of->first;
    if (place >= of->count) place = of->count - 1;
    return (lec_null_row){lower, upper, of->count, place};
}

static const double certain[] = {0};
static const lec_null_row only_one_outcome = {certain, certain, 1, 0};

static lec_null_row distribute(const deal_test *of, const shares *in, lec_burstiness burstiness,
                               double freedom, lec_arena *arena)
{
    lec_arena *scratch = lec_arena_new();
    distribution sum = {lec_new(scratch, double, 1), 0, 1};
    sum.probability[0] = 1;
    double observed = 0;
    for (size_t i = 0; i < in->count; i++) {
        const block *around = &of->blocks[in->items[i].block];
        const distribution next =
            deal_block(around, all_uses(&in->items[i]), burstiness.rho, scratch);
        sum = convolve(&sum, &next, scratch);
        observed += in->items[i].count[TARGET];
    }
    const lec_null_row row = row_of(&sum, (size_t)observed, freedom, arena);
    lec_arena_free(scratch);
    return row;
}

/* Satterthwaite's 2 variance^2 / variance of the variance, but no more than some for each unit:
 * real bursts have longer tails than the distribution that stands for them. A word used once in
 * each of its blocks has no bursts there. */
static double freedom_of(double variance, double excess_of_1, double variance_of_rho, size_t units)
{
    if (!(excess_of_1 > 0)) return INFINITY;
    const double error = excess_of_1 * excess_of_1 * variance_of_rho;
    const double most = freedom_of_unit * (double)units;
    return error > 0 ? fmin(fmax(1, 2 * variance * variance / error), most) : most;
}

static size_t units_of(const deal_test *of, const shares *in)
{
    size_t units = 0;
    for (size_t i = 0; i < in->count; i++)
        units += is_pair(&of->blocks[in->items[i].block]) ? 1 : in->items[i].units;
    return units;
}

static void test_word(const deal_test *of, size_t cell, workspace *space)
{
    lec_dealt_word *result = &of->results[cell];
    const lec_burstiness burstiness = of->burstiness[cell];
    find_shares(of, cell, &space->shares);
    const shares *in = &space->shares;
    double sum = 0, variance = 0, of_1 = 0;
    for (size_t i = 0; i < in->count; i++) {
        const block *around = &of->blocks[in->items[i].block];
        const double m = all_uses(&in->items[i]), v = independent_variance(around, m);
        sum += residual(around, &in->items[i]);
        variance += v * (1 + (m - 1) * burstiness.rho);
        of_1 += v * (m - 1);
    }
    result->rho = burstiness.rho;
    result->units = units_of(of, in);
    result->z = variance > 0 ? sum / sqrt(variance) : NAN;
    of->rows[cell] =
        result->units < 2
            ? only_one_outcome
            : distribute(of, in, burstiness,
                         freedom_of(variance, of_1, burstiness.variance, result->units),
                         space->arena);
}

/* --- all words -------------------------------------------------------------------------------- */

static void find_evidence(size_t first, size_t end, size_t thread, void *state)
{
    const deal_test *of = state;
    shares *in = &of->spaces[thread].shares;
    for (size_t cell = first; cell < end; cell++) {
        find_shares(of, cell, in);
        of->evidence[cell] = evidence_of(of, in);
    }
}

static bool is_tested(const deal_test *of, size_t cell)
{
    return of->deal->tested == NULL || of->deal->tested[cell];
}

static void test_range(size_t first, size_t end, size_t thread, void *state)
{
    const deal_test *of = state;
    for (size_t cell = first; cell < end; cell++)
        if (of->same_as[cell] == cell) test_word(of, cell, &of->spaces[thread]);
}

static workspace *workspaces_new(lec_arena *arena, size_t block_count, size_t threads)
{
    workspace *spaces = lec_new(arena, workspace, threads);
    for (size_t t = 0; t < threads; t++) {
        spaces[t] = (workspace){
            {lec_new(arena, share, block_count), 0, lec_new(arena, uint32_t, block_count)},
            lec_arena_new()};
        lec_arena_adopt(arena, spaces[t].arena, (void (*)(void *))lec_arena_free);
    }
    return spaces;
}

static void conclude(deal_test *of, lec_arena *arena)
{
    const size_t cells = of->words->cell_count;
    lec_null_result *tests = lec_new(arena, lec_null_result, cells);
    for (size_t cell = 0; cell < cells; cell++) {
        of->rows[cell] = of->rows[of->same_as[cell]];
        of->results[cell] = of->results[of->same_as[cell]];
    }
    for (size_t cell = 0; cell < cells; cell++)
        if (!is_tested(of, cell)) of->rows[cell].count = 0;
    lec_null_exact(of->rows, cells, NULL, arena, tests);
    for (size_t cell = 0; cell < cells; cell++) {
        of->results[cell].test = tests[cell];
        if (!is_tested(of, cell)) of->results[cell].z = of->results[cell].rho = NAN;
    }
}

void lec_deal_words(const lec_cluster_counts *words, const lec_deal *deal, lec_dealt_word *results)
{
    lec_arena *scratch = lec_arena_new();
    const size_t cells = words->cell_count, units = words->cluster_count;
    uint32_t *block_of = lec_new(scratch, uint32_t, units);
    deal_test of = {.words = words, .deal = deal, .block_of = block_of, .results = results};
    of.block_count = number_blocks(deal->block, units, scratch, block_of);
    of.blocks = find_blocks(deal, block_of, units, of.block_count, scratch);
    of.same_as = lec_equal_cells(words, scratch);
    of.evidence = lec_new(scratch, lec_burst_evidence, cells);
    of.burstiness = lec_new(scratch, lec_burstiness, cells);
    of.rows = lec_new(scratch, lec_null_row, cells);
    of.spaces = workspaces_new(scratch, of.block_count, lec_thread_count(deal->threads));
    memset(results, 0, cells * sizeof *results);
    lec_parallel_for(cells, deal->threads, find_evidence, &of);
    lec_burstiness_estimate(of.evidence, cells, scratch, of.burstiness);
    lec_parallel_for(cells, deal->threads, test_range, &of);
    conclude(&of, scratch);
    lec_arena_free(scratch);
}
