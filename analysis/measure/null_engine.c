/* SPDX-License-Identifier: GPL-3.0-or-later
 * null_engine.c -- all rows under one arrangement at a time; threads share the arrangements.
 *
 * Rows are ranked by family, then by T, the largest first: a family is a range of ranks, in which
 * the running maximum from its end is the step-down maxT and a binary search the pooled count.
 * Each thread counts in its own arrays; sums of counts do not depend on their order. */
#include "analysis/measure/null_engine.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/parallel.h"

static const double tolerance = 1e-9; /* of a value, within which another is equal to it */

/* A row by its rank. */
typedef struct {
    uint32_t row, family;
    double observed, t; /* t: the larger, the more extreme */
} ranked_row;

/* Ranks first .. end-1. */
typedef struct {
    size_t first, end;
} family_range;

/* The most extreme value of a row on one side over the arrangements, and how often it was met. */
typedef struct {
    double value;
    uint32_t times;
} extreme;

/* Working memory and counts of one thread; all but `statistic` by rank. */
typedef struct {
    double *statistic; /* [row_count] by row */
    uint32_t *above, *below,
        *max;          /* at least as far up, as far down; largest T of the rows below */
    uint64_t *reached; /* values of the family that reach this T and not that of the rank before;
                          [ranked_count + 1] */
    extreme *highest, *lowest;
} workspace;

typedef struct {
    const lec_null_design *design;
    ranked_row *ranked; /* [ranked_count] */
    size_t ranked_count;
    family_range *families;
    size_t family_count;
    workspace *spaces;
} test;

/* --- order ------------------------------------------------------------------------------------ */

static double extremeness(lec_alternative alternative, double statistic)
{
    if (alternative == LEC_TWO_SIDED) return fabs(statistic);
    return alternative == LEC_LESS ? -statistic : statistic;
}

static int by_family_and_t(const void *one, const void *other)
{
    const ranked_row *a = one, *b = other;
    if (a->family != b->family) return a->family < b->family ? -1 : 1;
    if (a->t != b->t) return a->t > b->t ? -1 : 1;
    return (a->row > b->row) - (a->row < b->row);
}

static void rank_rows(lec_arena *arena, test *of)
{
    const lec_null_design *design = of->design;
    of->ranked = lec_new(arena, ranked_row, design->row_count);
    for (uint32_t row = 0; row < design->row_count; row++) {
        const double observed = design->observed[row];
        if (isnan(observed)) continue;
        of->ranked[of->ranked_count++] =
            (ranked_row){row, design->family != NULL ? design->family[row] : 0, observed,
                         extremeness(design->alternative, observed)};
    }
    if (of->ranked_count > 1)
        qsort(of->ranked, of->ranked_count, sizeof *of->ranked, by_family_and_t);
    of->families = lec_new(arena, family_range, of->ranked_count);
    for (size_t rank = 0; rank < of->ranked_count; rank++) {
        if (rank == 0 || of->ranked[rank].family != of->ranked[rank - 1].family)
            of->families[of->family_count++].first = rank;
        of->families[of->family_count - 1].end = rank + 1;
    }
}

/* --- the arrangements ------------------------------------------------------------------------- */

static workspace *workspaces_new(lec_arena *arena, const test *of)
{
    const size_t threads = lec_thread_count(of->design->threads), ranks = of->ranked_count;
    workspace *spaces = lec_new(arena, workspace, threads);
    for (size_t i = 0; i < threads; i++)
        spaces[i] = (workspace){lec_new(arena, double, of->design->row_count),
                                lec_new(arena, uint32_t, ranks),
                                lec_new(arena, uint32_t, ranks),
                                lec_new(arena, uint32_t, ranks),
                                lec_new(arena, uint64_t, ranks + 1),
                                lec_new(arena, extreme, ranks),
                                lec_new(arena, extreme, ranks)};
    return spaces;
}

static bool reaches(double value, double threshold)
{
    return value >= threshold - tolerance * fabs(threshold);
}

/* Keeps the largest `value` and counts how often it came. */
static void note_extreme(extreme *so_far, double value)
{
    if (so_far->times > 0 && !reaches(value, so_far->value)) return;
    if (so_far->times > 0 && reaches(so_far->value, value)) {
        so_far->times++;
        return;
    }
    *so_far = (extreme){value, 1};
}

static void join_extreme(extreme *so_far, extreme other)
{
    if (other.times == 0) return;
    note_extreme(so_far, other.value);
    if (reaches(other.value, so_far->value)) so_far->times += other.times - 1;
}

/* The first rank of the family whose T the value reaches; its end if it reaches none. */
static size_t first_reached(const test *of, family_range family, double value)
{
    size_t first = family.first;
    for (size_t left = family.end - family.first; left > 0;) {
        const size_t half = left / 2;
        if (!reaches(value, of->ranked[first + half].t)) {
            first += half + 1;
            left -= half + 1;
        } else {
            left = half;
        }
    }
    return first;
}

static void count_family(const test *of, family_range family, workspace *space)
{
    double largest = -INFINITY;
    for (size_t rank = family.end; rank-- > family.first;) {
        const ranked_row *row = &of->ranked[rank];
        const double value = isnan(space->statistic[row->row]) ? 0 : space->statistic[row->row];
        const double t = extremeness(of->design->alternative, value);
        if (t > largest) largest = t;
        space->above[rank] += reaches(value, row->observed);
        space->below[rank] += reaches(-value, -row->observed);
        space->max[rank] += reaches(largest, row->t);
        note_extreme(&space->highest[rank], value);
        note_extreme(&space->lowest[rank], -value);
        const size_t first = first_reached(of, family, t);
        if (first < family.end) space->reached[first]++;
    }
}

static void arrange_range(size_t first, size_t end, size_t thread, void *state)
{
    const test *of = state;
    workspace *space = &of->spaces[thread];
    for (size_t replicate = first; replicate < end; replicate++) {
        of->design->arrange((uint32_t)replicate, thread, of->design->state, space->statistic);
        for (size_t f = 0; f < of->family_count; f++) count_family(of, of->families[f], space);
    }
}

/* Adds up what the threads have counted, in the first of them. */
static workspace *join_threads(const test *of)
{
    const size_t threads = lec_thread_count(of->design->threads);
    workspace *sum = &of->spaces[0];
    for (size_t t = 1; t < threads; t++) {
        for (size_t rank = 0; rank < of->ranked_count; rank++) {
            sum->above[rank] += of->spaces[t].above[rank];
            sum->below[rank] += of->spaces[t].below[rank];
            sum->max[rank] += of->spaces[t].max[rank];
            sum->reached[rank] += of->spaces[t].reached[rank];
            join_extreme(&sum->highest[rank], of->spaces[t].highest[rank]);
            join_extreme(&sum->lowest[rank], of->spaces[t].lowest[rank]);
        }
    }
    return sum;
}

/* --- conclusions ------------------------------------------------------------------------------ */

/* log10 of the share of `count` of the arrangements, the data counting as one more unless all
 * arrangements were gone through. */
static double log10_share(const test *of, double count, double arrangements)
{
    const double added = of->design->complete ? 0 : 1;
    return log10(fmin(1, (count + added) / (arrangements + added)));
}

static double tail_of(const test *of, double above, double below)
{
    switch (of->design->alternative) {
    case LEC_GREATER:
        return above;
    case LEC_LESS:
        return below;
    case LEC_TWO_SIDED:
        break;
    }
    return fmin(above, below);
}

static double log10_p_of(const test *of, double above, double below)
{
    const double one = log10_share(of, tail_of(of, above, below), (double)of->design->replicates);
    return of->design->alternative == LEC_TWO_SIDED ? fmin(0, one + log10(2)) : one;
}

/* How often its most extreme value was met; at least once, where none was as far as the data's. */
static double least_count(const test *of, extreme met, double observed)
{
    const bool is_data = !of->design->complete && !reaches(met.value, observed);
    return is_data ? 0 : (double)met.times;
}

static void conclude_family(const test *of, family_range family, const workspace *sum,
                            lec_null_result *results)
{
    const double replicates = (double)of->design->replicates;
    const double rows = (double)(family.end - family.first);
    double at_least = -INFINITY; /* p_maxt never falls as T falls */
    uint64_t reached = 0;
    for (size_t rank = family.first; rank < family.end; rank++) {
        const ranked_row *row = &of->ranked[rank];
        lec_null_result *result = &results[row->row];
        reached += sum->reached[rank];
        at_least = fmax(at_least, log10_share(of, sum->max[rank], replicates));
        result->p = log10_p_of(of, sum->above[rank], sum->below[rank]);
        const double highest = least_count(of, sum->highest[rank], row->observed);
        const double lowest = least_count(of, sum->lowest[rank], -row->observed);
        const bool two_sided = of->design->alternative == LEC_TWO_SIDED;
        result->p_least = two_sided ? log10_p_of(of, fmax(highest, lowest), INFINITY)
                                    : log10_p_of(of, highest, lowest);
        result->p_maxt = at_least;
        result->q = log10_share(of, (double)reached, replicates * rows);
    }
    double lowest_q = 0; /* q never rises as T rises; rows of equal T have the same */
    for (size_t rank = family.end; rank-- > family.first;) {
        lec_null_result *result = &results[of->ranked[rank].row];
        const double found = (double)(rank + 1 - family.first);
        lowest_q = fmin(lowest_q, result->q + log10(rows) - log10(found));
        result->q = lowest_q;
    }
}

void lec_null_test(const lec_null_design *design, lec_null_result *results)
{
    assert(design->replicates >= 1 && design->replicates < UINT32_MAX);
    lec_arena *scratch = lec_arena_new();
    test of = {.design = design};
    rank_rows(scratch, &of);
    of.spaces = workspaces_new(scratch, &of);
    lec_parallel_for(design->replicates, design->threads, arrange_range, &of);
    const workspace *sum = join_threads(&of);
    for (size_t row = 0; row < design->row_count; row++)
        results[row] = (lec_null_result){NAN, NAN, NAN, NAN};
    for (size_t f = 0; f < of.family_count; f++) conclude_family(&of, of.families[f], sum, results);
    lec_arena_free(scratch);
}
