/* SPDX-License-Identifier: GPL-3.0-or-later
 * dealt_wholes.c -- arrangements are made once, for all words; of a word's values the middle is
 * kept in three outcomes, for no p is small there. */
#include "analysis/measure/dealt_wholes.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/parallel.h"
#include "core/random.h"

enum { TARGET, REFERENCE, SIDES };

static const double most_deals = 1e9;
static const double tolerance = 1e-9;   /* of a value, within which another is equal to it */
static const double kept_of_tail = 0.1; /* of the values, on either side, that stay apart */

typedef struct {
    const lec_cluster_counts *words;
    const lec_whole_deal *deal;
    size_t units, targets;
    size_t arrangement_count; /* the data's first */
    const uint8_t *in_target; /* [arrangement * units + unit] */
    double (*length)[SIDES];  /* [arrangement_count] sum n */
    double (*squares)[SIDES]; /* [arrangement_count] sum n^2 */
    const size_t *same_as;    /* [cell_count] */
    lec_null_row *rows;       /* [cell_count] */
    lec_dealt_word *results;  /* [cell_count] */
    lec_arena **arenas;       /* [threads] of the rows */
} whole_test;

/* --- arrangements ----------------------------------------------------------------------------- */

size_t lec_whole_deals(size_t units, size_t targets)
{
    double count = 1;
    for (size_t i = 0; i < targets && count < most_deals; i++)
        count = count * (double)(units - i) / (double)(i + 1);
    return (size_t)(fmin(count, most_deals) + 0.5);
}

/* The next set of as many units, in the order of the units as digits; false after the last. */
static bool next_set(const uint8_t *set, size_t units, uint8_t *next)
{
    size_t end = units, ones = 0;
    memmove(next, set, units);
    while (end > 0 && next[end - 1] == 0) end--;
    for (; end > 0 && next[end - 1] == 1; end--) ones++;
    if (end == 0) return false; /* nothing stands before the last ones */
    memset(next + end - 1, 0, units - end + 1);
    memset(next + end - 1, 1, 1);
    memset(next + units - (ones - 1), 1, ones - 1);
    return true;
}

/* All sets but the data's, which comes first. */
static void list_sets(const whole_test *of, uint8_t *in_target)
{
    const size_t units = of->units;
    uint8_t *set = in_target + units; /* filled from the second on */
    memset(set, 0, units);
    memset(set + units - of->targets, 1, of->targets);
    for (size_t made = 1; made < of->arrangement_count; made++, set += units) {
        if (made > 1) next_set(set - units, units, set);
        if (memcmp(set, in_target, units) == 0) next_set(set, units, set);
    }
}

/* The same ways whichever group is called the target: that of the first unit is drawn. */
static void draw_sets(const whole_test *of, uint8_t *in_target, lec_arena *arena)
{
    uint32_t *order = lec_new(arena, uint32_t, of->units);
    const bool drawn_is_target = of->deal->is_target[0];
    const size_t drawn = drawn_is_target ? of->targets : of->units - of->targets;
    for (size_t a = 1; a < of->arrangement_count; a++) {
        const lec_random_key key = {of->deal->seed, LEC_STREAM_PERMUTATION, (uint32_t)a};
        for (uint32_t u = 0; u < of->units; u++) order[u] = u;
        lec_random_shuffle(key, 0, of->units, order);
        for (size_t i = 0; i < of->units; i++)
            in_target[a * of->units + order[i]] = (i < drawn) == drawn_is_target;
    }
}

static void arrange(whole_test *of, lec_arena *arena)
{
    const lec_whole_deal *deal = of->deal;
    const size_t all = lec_whole_deals(of->units, of->targets);
    of->arrangement_count = all <= deal->replicates ? all : deal->replicates + 1;
    uint8_t *in_target = lec_new(arena, uint8_t, of->arrangement_count * of->units);
    for (size_t u = 0; u < of->units; u++) in_target[u] = deal->is_target[u];
    if (all <= deal->replicates)
        list_sets(of, in_target);
    else
        draw_sets(of, in_target, arena);
    of->in_target = in_target;
    of->length = lec_arena_alloc(arena, of->arrangement_count, sizeof *of->length);
    of->squares = lec_arena_alloc(arena, of->arrangement_count, sizeof *of->squares);
    for (size_t a = 0; a < of->arrangement_count; a++)
        for (size_t u = 0; u < of->units; u++) {
            const int side = in_target[a * of->units + u] ? TARGET : REFERENCE;
            of->length[a][side] += deal->size[u];
            of->squares[a][side] += (double)deal->size[u] * deal->size[u];
        }
}

/* --- one word --------------------------------------------------------------------------------- */

/* Over the units of a group: sum x, sum x^2, sum x n. */
typedef struct {
    double uses, squares, products;
} sums;

static void add_variance(const whole_test *of, const sums *group, size_t arrangement, int side,
                         double *difference, double *variance)
{
    const double k = (double)(side == TARGET ? of->targets : of->units - of->targets);
    const double n = of->length[arrangement][side], r = group->uses / n;
    const double residuals =
        group->squares - 2 * r * group->products + r * r * of->squares[arrangement][side];
    *difference += side == TARGET ? r : -r;
    *variance += k / (k - 1) * fmax(residuals, 0) / (n * n);
}

static double statistic(const whole_test *of, size_t cell, size_t arrangement)
{
    const lec_cluster_counts *words = of->words;
    const uint8_t *in_target = of->in_target + arrangement * of->units;
    sums group[SIDES] = {{0, 0, 0}, {0, 0, 0}};
    for (size_t i = words->cell_start[cell]; i < words->cell_start[cell + 1]; i++) {
        const uint32_t unit = words->cluster[i];
        const double x = words->count[i];
        sums *to = &group[in_target[unit] ? TARGET : REFERENCE];
        to->uses += x;
        to->squares += x * x;
        to->products += x * of->deal->size[unit];
    }
    double difference = 0, variance = 0;
    for (int side = 0; side < SIDES; side++)
        add_variance(of, &group[side], arrangement, side, &difference, &variance);
    return variance > 0 ? difference / sqrt(variance) : 0;
}

static int by_value(const void *one, const void *other)
{
    const double a = *(const double *)one, b = *(const double *)other;
    return (a > b) - (a < b);
}

static bool is_equal(double one, double other)
{
    return fabs(one - other) <= tolerance * fmax(fabs(one), fabs(other));
}

/* Whether the values first .. end - 1 and those after are one outcome: both in the middle, and on
 * the same side of the data's. */
static bool goes_on(const double *sorted, size_t at, size_t count, double observed)
{
    const double tail = kept_of_tail * (double)count;
    if (is_equal(sorted[at], sorted[at - 1])) return true;
    if (is_equal(sorted[at], observed) || is_equal(sorted[at - 1], observed)) return false;
    const bool is_middle = (double)(at - 1) >= tail && (double)(at + 1) <= (double)count - tail;
    return is_middle && (sorted[at] > observed) == (sorted[at - 1] > observed);
}

static lec_null_row row_of(double *values, size_t count, lec_arena *arena)
{
    const double observed = values[0];
    qsort(values, count, sizeof *values, by_value);
    size_t *end = lec_new(arena, size_t, count), outcomes = 0, place = 0;
    for (size_t i = 0; i < count; i++) {
        if (i > 0 && goes_on(values, i, count, observed))
            end[outcomes - 1] = i + 1;
        else
            end[outcomes++] = i + 1;
        if (is_equal(values[i], observed)) place = outcomes - 1;
    }
    double *lower = lec_new(arena, double, outcomes), *upper = lec_new(arena, double, outcomes);
    for (size_t k = 0; k < outcomes; k++) {
        lower[k] = log10((double)end[k] / (double)count);
        upper[k] = log10((double)(count - (k > 0 ? end[k - 1] : 0)) / (double)count);
    }
    return (lec_null_row){lower, upper, outcomes, place};
}

static const double certain[] = {0};
static const lec_null_row only_one_outcome = {certain, certain, 1, 0};

static void test_range(size_t first, size_t end, size_t thread, void *state)
{
    const whole_test *of = state;
    lec_arena *scratch = lec_arena_new();
    double *values = lec_new(scratch, double, of->arrangement_count);
    for (size_t cell = first; cell < end; cell++) {
        if (of->same_as[cell] != cell) continue;
        lec_dealt_word *result = &of->results[cell];
        result->units = of->words->cell_start[cell + 1] - of->words->cell_start[cell];
        result->rho = NAN;
        result->z = result->units > 0 ? statistic(of, cell, 0) : NAN;
        of->rows[cell] = only_one_outcome;
        if (result->units < 2) continue;
        for (size_t a = 0; a < of->arrangement_count; a++) values[a] = statistic(of, cell, a);
        of->rows[cell] = row_of(values, of->arrangement_count, of->arenas[thread]);
    }
    lec_arena_free(scratch);
}

/* --- all words -------------------------------------------------------------------------------- */

static void conclude(whole_test *of, lec_arena *arena)
{
    const size_t cells = of->words->cell_count;
    lec_null_result *tests = lec_new(arena, lec_null_result, cells);
    for (size_t cell = 0; cell < cells; cell++) {
        of->rows[cell] = of->rows[of->same_as[cell]];
        of->results[cell] = of->results[of->same_as[cell]];
    }
    const bool *tested = of->deal->tested;
    for (size_t cell = 0; cell < cells && tested != NULL; cell++)
        if (!tested[cell]) of->rows[cell].count = 0;
    lec_null_exact(of->rows, cells, NULL, arena, tests);
    for (size_t cell = 0; cell < cells; cell++) {
        of->results[cell].test = tests[cell];
        if (tested != NULL && !tested[cell]) of->results[cell].z = NAN;
    }
}

void lec_deal_wholes(const lec_cluster_counts *words, const lec_whole_deal *deal,
                     lec_dealt_word *results)
{
    lec_arena *scratch = lec_arena_new();
    const size_t threads = lec_thread_count(deal->threads);
    whole_test of = {.words = words,
                     .deal = deal,
                     .units = words->cluster_count,
                     .same_as = lec_equal_cells(words, scratch),
                     .rows = lec_new(scratch, lec_null_row, words->cell_count),
                     .results = results,
                     .arenas = lec_new(scratch, lec_arena *, threads)};
    for (size_t t = 0; t < threads; t++) {
        of.arenas[t] = lec_arena_new();
        lec_arena_adopt(scratch, of.arenas[t], (void (*)(void *))lec_arena_free);
    }
    for (size_t u = 0; u < of.units; u++) of.targets += deal->is_target[u];
    arrange(&of, scratch);
    memset(results, 0, words->cell_count * sizeof *results);
    lec_parallel_for(words->cell_count, deal->threads, test_range, &of);
    conclude(&of, scratch);
    lec_arena_free(scratch);
}
