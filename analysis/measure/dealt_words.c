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
#include "analysis/measure/polya.h"
#include "core/parallel.h"

/* With more freedom than this t is normal. */
static const double much_freedom = 1e6;

/* Tails of bursts (docs/null_study.md). Fewer would make rows of a few conferences too careful. */
static const double freedom_of_unit = 8;

enum { TARGET, REFERENCE, SIDES };

#define NO_BLOCK UINT32_MAX

/* What is known of a block whatever the word. */
typedef struct {
    double size[SIDES];
    size_t units[SIDES];
    double spread[SIDES];  /* sum f (1 - f) over the units of the side, f its share of the side */
    double squares[SIDES]; /* sum f^2 */
} block;

/* One word in one block, or in the blocks of two units of a whole together. */
typedef struct {
    uint32_t block;
    bool is_pair;
    double count[SIDES];
    double squares[SIDES], cross[SIDES]; /* over units: sum x^2, sum x f */
    double mean, variance; /* of the target's count, independent words being dealt out */
    double size[SIDES];    /* words of the block, or of the blocks together */
    size_t units;          /* that hold it */
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
    const uint32_t *whole_of; /* [block_count] of blocks of two units; below block_count */
    const block *blocks;
    size_t block_count;
    bool can_test;         /* two units or more could differ, whatever the word */
    const size_t *same_as; /* [cell_count] */
    lec_burst_evidence *evidence;
    lec_burstiness *burstiness;
    lec_null_row *rows;
    lec_dealt_word *results;
    workspace *spaces;
} deal_test;

/* --- blocks ----------------------------------------------------------------------------------- */

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

/* The whole that each block of two units belongs to, its first block standing for it. */
static const uint32_t *find_wholes(const deal_test *of, size_t units, lec_arena *arena)
{
    const uint32_t *given = of->deal->whole;
    uint32_t *whole_of = lec_new(arena, uint32_t, of->block_count);
    for (uint32_t b = 0; b < of->block_count; b++) whole_of[b] = b;
    if (given == NULL) return whole_of;
    uint32_t *number = lec_new(arena, uint32_t, units), *first = lec_new(arena, uint32_t, units);
    lec_number_from_0(given, units, arena, number);
    for (size_t u = 0; u < units; u++) first[u] = NO_BLOCK;
    for (size_t u = 0; u < units; u++) {
        const uint32_t own = of->block_of[u];
        if (!is_pair(&of->blocks[own])) continue;
        uint32_t *of_whole = &first[number[u]];
        if (*of_whole == NO_BLOCK) *of_whole = own;
        whole_of[own] = *of_whole;
    }
    return whole_of;
}

/* Whether there are two units or more to find a difference in: pairs, wholes of them, or units of
 * one group each. */
static bool has_units(const deal_test *of)
{
    size_t units = 0;
    for (uint32_t b = 0; b < of->block_count; b++) {
        const block *around = &of->blocks[b];
        if (!is_informative(around)) continue;
        if (is_pair(around))
            units += of->whole_of[b] == b;
        else
            units += around->units[TARGET] + around->units[REFERENCE];
    }
    return units > 1;
}

/* --- one word in its blocks ------------------------------------------------------------------- */

static double all_uses(const share *in)
{
    return in->count[TARGET] + in->count[REFERENCE];
}

static double residual(const share *in)
{
    return in->count[TARGET] - in->mean;
}

static double share_of_uses(const share *in)
{
    return in->mean / all_uses(in);
}

/* What independent words would do: hypergeometric. */
static void expect(const block *around, share *in)
{
    const double n = around->size[TARGET] + around->size[REFERENCE], pi = share_of_target(around);
    const double m = all_uses(in);
    in->mean = m * pi;
    in->variance = n > 1 ? m * pi * (1 - pi) * (n - m) / (n - 1) : 0;
    for (int side = 0; side < SIDES; side++) in->size[side] = around->size[side];
}

/* Adds the blocks of a whole up in the first of them that the word is in. */
static void join_wholes(const deal_test *of, shares *out)
{
    size_t kept = 0;
    for (size_t i = 0; i < out->count; i++) out->place[out->items[i].block] = 0;
    for (size_t i = 0; i < out->count; i++) {
        share next = out->items[i];
        if (next.is_pair) next.block = of->whole_of[next.block];
        uint32_t *place = &out->place[next.block];
        if (next.is_pair && *place != 0) {
            share *sum = &out->items[*place - 1];
            sum->mean += next.mean;
            sum->variance += next.variance;
            for (int side = 0; side < SIDES; side++) {
                sum->count[side] += next.count[side];
                sum->size[side] += next.size[side];
            }
            continue;
        }
        out->items[kept++] = next;
        *place = (uint32_t)kept;
    }
    out->count = kept;
}

static void find_shares(const deal_test *of, size_t cell, shares *out)
{
    for (size_t i = 0; i < out->count; i++) out->place[out->items[i].block] = 0;
    out->count = 0;
    for (size_t i = of->words->cell_start[cell]; i < of->words->cell_start[cell + 1]; i++) {
        const uint32_t unit = of->words->cluster[i], b = of->block_of[unit];
        const block *around = &of->blocks[b];
        if (!is_informative(around)) continue;
        if (out->place[b] == 0) {
            out->items[out->count++] = (share){.block = b, .is_pair = is_pair(around)};
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
    for (size_t i = 0; i < out->count; i++)
        expect(&of->blocks[out->items[i].block], &out->items[i]);
    join_wholes(of, out);
}

/* Fourth moments of a binomial: the variance of its squared residual is 2 v^2 + v (1 - 6 pi q). */
static double error_of_square(double v, double pi)
{
    return 2 * v * v + fmax(0, v * (1 - 6 * pi * (1 - pi)));
}

/* The residuals of exchanges that hold both groups, about their common shift. */
static void add_pairs(const shares *in, lec_burst_evidence *to)
{
    double sum = 0, variance = 0, of_1 = 0;
    for (size_t i = 0; i < in->count; i++) {
        const share *next = &in->items[i];
        if (!next->is_pair) continue;
        sum += residual(next);
        variance += next->variance;
        of_1 += next->variance * (all_uses(next) - 1);
    }
    if (!(variance > 0)) return;
    for (size_t i = 0; i < in->count; i++) {
        const share *next = &in->items[i];
        if (!next->is_pair) continue;
        const double v = next->variance, part = v / variance;
        const double e = residual(next) - sum * part;
        to->excess += e * e - v * (1 - part);
        to->excess_of_1 += v * (all_uses(next) - 1) * (1 - 2 * part) + part * part * of_1;
        to->error += error_of_square(v, share_of_uses(next)) * (1 - part);
    }
    to->variance += variance;
}

/* Units of one group each, about the rate of their group; where a group is one unit, about the
 * rate of both. */
static void add_units(const block *around, const share *in, lec_burst_evidence *to)
{
    const double m = all_uses(in), pi = share_of_target(around), v = in->variance;
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
    add_pairs(in, &evidence);
    for (size_t i = 0; i < in->count; i++) {
        const share *next = &in->items[i];
        evidence.count += (uint64_t)all_uses(next);
        if (!next->is_pair) add_units(&of->blocks[next->block], next, &evidence);
    }
    return evidence;
}

/* --- its distribution ------------------------------------------------------------------------- */

/* The rho at which the Polya distribution has the variance of these words: below 0 where no word
 * can stand twice in one place, or where the blocks of a whole differ in their shares. */
static double rho_of_urn(const share *in, double rho)
{
    const double m = all_uses(in), pi = share_of_uses(in), binomial = m * pi * (1 - pi);
    if (m < 2 || !(binomial > 0)) return 0;
    return (in->variance * (1 + (m - 1) * rho) / binomial - 1) / (m - 1);
}

static lec_distribution deal_block(const share *in, double rho, lec_arena *arena)
{
    const double m = all_uses(in);
    const double least = fmax(0, m - in->size[REFERENCE]), most = fmin(m, in->size[TARGET]);
    return lec_polya_distribution(m, share_of_uses(in), rho_of_urn(in, rho), least, most, arena);
}

/* A tail of the distribution at the true rho, widened by what is not known of rho. */
static double log10_widened(double tail, double freedom)
{
    const double p = fmin(tail, 1);
    if (freedom >= much_freedom || p >= 1) return log10(p);
    const double z = gsl_cdf_ugaussian_Qinv(p);
    return log10(gsl_cdf_tdist_Q(z, freedom));
}

static lec_null_row row_of(const lec_distribution *of, size_t observed, double freedom,
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

static lec_null_row distribute(const shares *in, double rho, double freedom, lec_arena *arena,
                               lec_arena *scratch)
{
    lec_distribution sum = lec_distribution_of_0(scratch);
    double observed = 0;
    for (size_t i = 0; i < in->count; i++) {
        const lec_distribution next = deal_block(&in->items[i], rho, scratch);
        sum = lec_distribution_sum(&sum, &next, scratch);
        observed += in->items[i].count[TARGET];
    }
    return row_of(&sum, (size_t)observed, freedom, arena);
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

static void test_word(const deal_test *of, size_t cell, workspace *space, lec_arena *scratch)
{
    lec_dealt_word *result = &of->results[cell];
    const lec_burstiness burstiness = of->burstiness[cell];
    find_shares(of, cell, &space->shares);
    const shares *in = &space->shares;
    double uses = 0, sum = 0, variance = 0, of_1 = 0;
    for (size_t i = 0; i < in->count; i++) {
        const share *next = &in->items[i];
        uses += all_uses(next);
        sum += residual(next);
        variance += next->variance * (1 + (all_uses(next) - 1) * burstiness.rho);
        of_1 += next->variance * (all_uses(next) - 1);
        result->units += next->is_pair ? 1 : next->units;
    }
    result->rho = burstiness.rho;
    result->z = variance > 0 && of->can_test ? sum / sqrt(variance) : NAN;
    const double freedom = freedom_of(variance, of_1, burstiness.variance, result->units);
    if (result->units < 2)
        of->rows[cell] = only_one_outcome;
    else if (of->deal->wholes != NULL && uses >= LEC_FEWEST_WHOLE_USES)
        of->rows[cell] = lec_whole_row(of->deal->wholes, of->words, cell, space->arena, &result->z);
    else
        of->rows[cell] = distribute(in, burstiness.rho, freedom, space->arena, scratch);
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

/* Scratch is released after so many words: opening it for each costs more than a rare word. */
enum { WORDS_A_SCRATCH = 32 };

static void test_range(size_t first, size_t end, size_t thread, void *state)
{
    const deal_test *of = state;
    lec_arena *scratch = lec_arena_new();
    size_t words = 0;
    for (size_t cell = first; cell < end; cell++) {
        if (of->same_as[cell] != cell) continue;
        test_word(of, cell, &of->spaces[thread], scratch);
        if (++words % WORDS_A_SCRATCH != 0) continue;
        lec_arena_free(scratch);
        scratch = lec_arena_new();
    }
    lec_arena_free(scratch);
}

static workspace *workspaces_new(lec_arena *arena, size_t block_count, size_t threads)
{
    workspace *spaces = lec_new(arena, workspace, threads);
    for (size_t t = 0; t < threads; t++)
        spaces[t] = (workspace){
            {lec_new(arena, share, block_count), 0, lec_new(arena, uint32_t, block_count)},
            lec_arena_new_in(arena)};
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
        if (!is_tested(of, cell) || !of->can_test) of->rows[cell].count = 0;
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
    of.block_count = lec_number_from_0(deal->block, units, scratch, block_of);
    of.blocks = find_blocks(deal, block_of, units, of.block_count, scratch);
    of.whole_of = find_wholes(&of, units, scratch);
    of.can_test = has_units(&of);
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
