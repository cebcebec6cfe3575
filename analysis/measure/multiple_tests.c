/* SPDX-License-Identifier: GPL-3.0-or-later
 * multiple_tests.c -- Holm, Bonferroni, Benjamini-Hochberg and Benjamini-Yekutieli on log10 p. */
#include "analysis/measure/multiple_tests.h"

#include <math.h>
#include <stdlib.h>

const char *const lec_adjustment_names[] = {"holm", "bonferroni", "bh", "by", NULL};

typedef struct {
    double log10_p;
    size_t place;
} ranked;

static int by_p_then_place(const void *left, const void *right)
{
    const ranked *a = left, *b = right;
    if (a->log10_p != b->log10_p) return a->log10_p < b->log10_p ? -1 : 1;
    return (a->place > b->place) - (a->place < b->place);
}

/* The tests in order of p; the entries without a test are left out. Returns how many there are. */
static size_t rank_tests(const double *log10_p, size_t count, ranked *tests)
{
    size_t m = 0;
    for (size_t i = 0; i < count; i++)
        if (!isnan(log10_p[i])) tests[m++] = (ranked){log10_p[i], i};
    qsort(tests, m, sizeof *tests, by_p_then_place);
    return m;
}

static double log10_harmonic(size_t m)
{
    double sum = 0;
    for (size_t j = m; j > 0; j--) sum += 1 / (double)j;
    return log10(sum);
}

/* Each value as far up as those before it; `given` of the m tests are there */
static void adjust_stepping_down(ranked *tests, size_t given, size_t m, lec_adjustment adjustment)
{
    double highest = -INFINITY;
    for (size_t i = 0; i < given; i++) {
        const size_t factor = adjustment == LEC_ADJUST_HOLM ? m - i : m;
        highest = fmax(highest, tests[i].log10_p + log10((double)factor));
        tests[i].log10_p = fmin(highest, 0);
    }
}

/* Each value as far down as those after it */
static void adjust_stepping_up(ranked *tests, size_t given, size_t m, lec_adjustment adjustment)
{
    const double log10_factor = adjustment == LEC_ADJUST_BY ? log10_harmonic(m) : 0;
    double lowest = 0;
    for (size_t i = given; i-- > 0;) {
        lowest = fmin(lowest, tests[i].log10_p + log10_factor + log10((double)m / (double)(i + 1)));
        tests[i].log10_p = lowest;
    }
}

void lec_adjust_log10_p_among(lec_adjustment adjustment, const double *log10_p, size_t count,
                              size_t tests, lec_arena *arena, double *adjusted)
{
    ranked *ranks = lec_new(arena, ranked, count);
    const size_t given = rank_tests(log10_p, count, ranks), m = tests > given ? tests : given;
    if (adjustment == LEC_ADJUST_HOLM || adjustment == LEC_ADJUST_BONFERRONI)
        adjust_stepping_down(ranks, given, m, adjustment);
    else
        adjust_stepping_up(ranks, given, m, adjustment);
    for (size_t i = 0; i < count; i++) adjusted[i] = NAN;
    for (size_t i = 0; i < given; i++) adjusted[ranks[i].place] = ranks[i].log10_p;
}

void lec_adjust_log10_p(lec_adjustment adjustment, const double *log10_p, size_t count,
                        lec_arena *arena, double *adjusted)
{
    lec_adjust_log10_p_among(adjustment, log10_p, count, 0, arena, adjusted);
}
