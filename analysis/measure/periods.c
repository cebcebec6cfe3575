/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/measure/periods.h"

#include <math.h>
#include <stdbool.h>

#include "core/arena.h"
#include "core/random.h"

/* Stretches of values, by what their deviation is made of; each has the place of its first value,
 * and those that were joined to another have none. */
typedef struct {
    double *size, *sum, *squares;
    size_t *next, *before; /* places of the neighbours; `count`: none */
    size_t count;
    /* [2 * leaves] the smallest deviation together with the next stretch, below each node of a
     * binary tree over the places, whose root is 1 and whose leaves are the places themselves */
    double *least;
    size_t leaves;
} stretches;

static double deviation(const stretches *of, size_t i)
{
    const size_t next = of->next[i];
    if (next == of->count) return INFINITY;
    const double n = of->size[i] + of->size[next], sum = of->sum[i] + of->sum[next];
    return sqrt(fmax(0, of->squares[i] + of->squares[next] - sum * sum / n) / (n - 1));
}

static void set_leaf(stretches *of, size_t i, double value)
{
    size_t at = of->leaves + i;
    of->least[at] = value;
    for (at /= 2; at > 0; at /= 2) {
        const double left = of->least[2 * at], right = of->least[2 * at + 1];
        of->least[at] = right < left ? right : left;
    }
}

/* The first place of the smallest deviation. */
static size_t find_least(const stretches *of)
{
    size_t at = 1;
    while (at < of->leaves) at = of->least[2 * at + 1] < of->least[2 * at] ? 2 * at + 1 : 2 * at;
    return at - of->leaves;
}

/* Joins the next stretch to this one. */
static void join(stretches *of, size_t at)
{
    const size_t gone = of->next[at];
    of->size[at] += of->size[gone];
    of->sum[at] += of->sum[gone];
    of->squares[at] += of->squares[gone];
    of->next[at] = of->next[gone];
    if (of->next[at] < of->count) of->before[of->next[at]] = at;
    set_leaf(of, gone, INFINITY);
    set_leaf(of, at, deviation(of, at));
    if (of->before[at] < of->count) set_leaf(of, of->before[at], deviation(of, of->before[at]));
}

static stretches stretches_new(const double *value, size_t count, double *scratch, lec_arena *arena)
{
    stretches of = {.size = scratch,
                    .sum = scratch + count,
                    .squares = scratch + 2 * count,
                    .next = lec_new(arena, size_t, count),
                    .before = lec_new(arena, size_t, count),
                    .count = count,
                    .leaves = 1};
    while (of.leaves < count) of.leaves *= 2;
    of.least = lec_new(arena, double, 2 * of.leaves);
    double middle = 0;
    for (size_t i = 0; i < count; i++) middle += value[i] / (double)count;
    for (size_t i = 0; i < count; i++) {
        of.size[i] = 1;
        of.sum[i] = value[i] - middle; /* squares of small numbers lose no digits */
        of.squares[i] = of.sum[i] * of.sum[i];
        of.next[i] = i + 1;
        of.before[i] = i > 0 ? i - 1 : count;
    }
    for (size_t i = 0; i < of.leaves; i++)
        of.least[of.leaves + i] = i < count ? deviation(&of, i) : INFINITY;
    for (size_t at = of.leaves; at-- > 1;)
        of.least[at] = fmin(of.least[2 * at], of.least[2 * at + 1]);
    return of;
}

void lec_periods_merge(const double *value, size_t count, double *height, size_t *border,
                       double *scratch)
{
    lec_arena *arena = lec_arena_new();
    stretches of = stretches_new(value, count, scratch, arena);
    for (size_t merge = 0; merge + 1 < count; merge++) {
        const size_t best = find_least(&of);
        height[merge] = of.least[1];
        border[merge] = of.next[best];
        join(&of, best);
    }
    lec_arena_free(arena);
}

/* --- how many -------------------------------------------------------------------------------- */

/* The share of the variation of `value` that lies between the two sides of a border. */
static double share_between(const double *value, size_t count, size_t border)
{
    double all = 0, squares = 0, before = 0;
    for (size_t i = 0; i < count; i++) {
        all += value[i];
        before += i < border ? value[i] : 0;
    }
    const double n = (double)count, b = (double)border, middle = all / n;
    for (size_t i = 0; i < count; i++) squares += (value[i] - middle) * (value[i] - middle);
    const double left = before - b * middle; /* the other side's is the same with another sign */
    return squares > 0 ? left * left * (1 / b + 1 / (n - b)) / squares : 0;
}

/* Scratch for stretches of any length up to `count`. */
typedef struct {
    double *height, *scratch, *shuffled;
    size_t *border;
    uint32_t *order;
} workspace;

/* The share that the last border to be taken away has; `border` receives it. */
static double last_border(const workspace *in, const double *value, size_t count, size_t *border)
{
    lec_periods_merge(value, count, in->height, in->border, in->scratch);
    *border = in->border[count - 2];
    return share_between(value, count, *border);
}

static bool is_clear(const workspace *in, const double *value, size_t count,
                     const lec_period_shuffles *shuffles, size_t *border)
{
    const double own = last_border(in, value, count, border) * (1 - 1e-9);
    size_t as_clear = 1, other;
    for (uint32_t s = 0; s < shuffles->count; s++) {
        for (uint32_t i = 0; i < count; i++) in->order[i] = i;
        lec_random_shuffle((lec_random_key){shuffles->seed, LEC_STREAM_PERMUTATION, s}, 0, count,
                           in->order);
        for (size_t i = 0; i < count; i++) in->shuffled[i] = value[in->order[i]];
        as_clear += last_border(in, in->shuffled, count, &other) >= own;
    }
    return (double)as_clear <= shuffles->share * ((double)shuffles->count + 1);
}

size_t lec_periods_find(const double *value, size_t count, const lec_period_shuffles *shuffles,
                        uint32_t *period)
{
    lec_arena *arena = lec_arena_new();
    const workspace in = {lec_new(arena, double, count), lec_new(arena, double, 4 * count),
                          lec_new(arena, double, count), lec_new(arena, size_t, count),
                          lec_new(arena, uint32_t, count)};
    bool *opens = lec_new(arena, bool, count + 1); /* a period, or the end */
    opens[count] = true;
    for (size_t first = 0; first < count;) {
        size_t end = first + 1, border = 0;
        while (!opens[end]) end++;
        if (end - first >= LEC_SHORTEST_SPLIT &&
            is_clear(&in, value + first, end - first, shuffles, &border))
            opens[first + border] = true; /* and look at what is before it again */
        else
            first = end;
    }
    size_t periods = 1;
    for (size_t i = 0; i < count; i++) {
        periods += i > 0 && opens[i];
        period[i] = (uint32_t)periods;
    }
    lec_arena_free(arena);
    return periods;
}
