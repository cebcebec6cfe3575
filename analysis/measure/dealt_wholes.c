/* SPDX-License-Identifier: GPL-3.0-or-later
 * dealt_wholes.c -- of a word's values the middle is kept in three outcomes, for no p is small
 * there. */
#include "analysis/measure/dealt_wholes.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/random.h"

enum { TARGET, REFERENCE, SIDES };

static const double most_deals = 1e9;
static const double tolerance = 1e-9;   /* of a value, within which another is equal to it */
static const double kept_of_tail = 0.1; /* of the values, on either side, that stay apart */

struct lec_whole_deals {
    lec_whole_design design;
    size_t targets;
    size_t arrangement_count; /* the data's first */
    const uint8_t *in_target; /* [arrangement * units + unit] */
};

/* --- arrangements ----------------------------------------------------------------------------- */

size_t lec_whole_arrangements(size_t units, size_t targets)
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
static void list_sets(const lec_whole_deals *of, uint8_t *in_target)
{
    const size_t units = of->design.units;
    uint8_t *set = in_target + units; /* filled from the second on */
    memset(set, 0, units);
    memset(set + units - of->targets, 1, of->targets);
    for (size_t made = 1; made < of->arrangement_count; made++, set += units) {
        if (made > 1) next_set(set - units, units, set);
        if (memcmp(set, in_target, units) == 0) next_set(set, units, set);
    }
}

/* The same ways whichever group is called the target: that of the first unit is drawn. */
static void draw_sets(const lec_whole_deals *of, uint8_t *in_target, lec_arena *arena)
{
    uint32_t *order = lec_new(arena, uint32_t, of->design.units);
    const bool drawn_is_target = of->design.is_target[0];
    const size_t drawn = drawn_is_target ? of->targets : of->design.units - of->targets;
    for (size_t a = 1; a < of->arrangement_count; a++) {
        const lec_random_key key = {of->design.seed, LEC_STREAM_PERMUTATION, (uint32_t)a};
        for (uint32_t u = 0; u < of->design.units; u++) order[u] = u;
        lec_random_shuffle(key, 0, of->design.units, order);
        for (size_t i = 0; i < of->design.units; i++)
            in_target[a * of->design.units + order[i]] = (i < drawn) == drawn_is_target;
    }
}

lec_whole_deals *lec_whole_deals_new(const lec_whole_design *design, lec_arena *arena)
{
    lec_whole_deals *deals = lec_new(arena, lec_whole_deals, 1);
    deals->design = *design;
    for (size_t u = 0; u < design->units; u++) deals->targets += design->is_target[u];
    const size_t all = lec_whole_arrangements(design->units, deals->targets);
    deals->arrangement_count = all <= design->replicates ? all : design->replicates + 1;
    uint8_t *in_target = lec_new(arena, uint8_t, deals->arrangement_count * design->units);
    for (size_t u = 0; u < design->units; u++) in_target[u] = design->is_target[u];
    if (all <= design->replicates)
        list_sets(deals, in_target);
    else
        draw_sets(deals, in_target, arena);
    deals->in_target = in_target;
    return deals;
}

/* --- one word --------------------------------------------------------------------------------- */

/* The units that have the word: each with its rate. */
typedef struct {
    const uint32_t *unit;
    const double *rate;
    size_t count;
} rates;

static double welch(const lec_whole_deals *of, const rates *word, size_t arrangement)
{
    const uint8_t *in_target = of->in_target + arrangement * of->design.units;
    const double size[SIDES] = {(double)of->targets, (double)(of->design.units - of->targets)};
    double sum[SIDES] = {0, 0}, squares[SIDES] = {0, 0}, variance = 0;
    for (size_t i = 0; i < word->count; i++) {
        const int side = in_target[word->unit[i]] ? TARGET : REFERENCE;
        sum[side] += word->rate[i];
        squares[side] += word->rate[i] * word->rate[i];
    }
    for (int side = 0; side < SIDES; side++) {
        const double spread = squares[side] - sum[side] * sum[side] / size[side];
        variance += fmax(spread, 0) / (size[side] - 1) / size[side];
    }
    const double difference = sum[TARGET] / size[TARGET] - sum[REFERENCE] / size[REFERENCE];
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
    if (is_equal(sorted[at - 1], sorted[0]) || is_equal(sorted[at], sorted[count - 1]))
        return false;
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

lec_null_row lec_whole_row(const lec_whole_deals *deals, const lec_cluster_counts *words,
                           size_t cell, lec_arena *arena, double *z)
{
    lec_arena *scratch = lec_arena_new();
    const size_t first = words->cell_start[cell], count = words->cell_start[cell + 1] - first;
    double *rate = lec_new(scratch, double, count);
    double *values = lec_new(scratch, double, deals->arrangement_count);
    for (size_t i = 0; i < count; i++)
        rate[i] = (double)words->count[first + i] / deals->design.size[words->cluster[first + i]];
    const rates word = {words->cluster + first, rate, count};
    for (size_t a = 0; a < deals->arrangement_count; a++) values[a] = welch(deals, &word, a);
    *z = values[0];
    const lec_null_row row = row_of(values, deals->arrangement_count, arena);
    lec_arena_free(scratch);
    return row;
}
