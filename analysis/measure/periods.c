/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/measure/periods.h"

#include <math.h>
#include <stdbool.h>

#include "core/arena.h"
#include "core/random.h"

/* Stretches of values, by what their deviation is made of. */
typedef struct {
    double *size, *sum, *squares;
    size_t *first;
    size_t count;
} stretches;

static double deviation(const stretches *of, size_t i)
{
    const double n = of->size[i] + of->size[i + 1], sum = of->sum[i] + of->sum[i + 1];
    return sqrt(fmax(0, of->squares[i] + of->squares[i + 1] - sum * sum / n) / (n - 1));
}

static void join(stretches *of, size_t at)
{
    of->size[at] += of->size[at + 1];
    of->sum[at] += of->sum[at + 1];
    of->squares[at] += of->squares[at + 1];
    for (size_t i = at + 1; i + 1 < of->count; i++) {
        of->size[i] = of->size[i + 1];
        of->sum[i] = of->sum[i + 1];
        of->squares[i] = of->squares[i + 1];
        of->first[i] = of->first[i + 1];
    }
    of->count--;
}

void lec_periods_merge(const double *value, size_t count, double *height, size_t *border,
                       double *scratch)
{
    lec_arena *arena = lec_arena_new();
    stretches of = {scratch, scratch + count, scratch + 2 * count, lec_new(arena, size_t, count),
                    count};
    double middle = 0;
    for (size_t i = 0; i < count; i++) middle += value[i] / (double)count;
    for (size_t i = 0; i < count; i++) {
        of.size[i] = 1;
        of.sum[i] = value[i] - middle; /* squares of small numbers lose no digits */
        of.squares[i] = of.sum[i] * of.sum[i];
        of.first[i] = i;
    }
    for (size_t merge = 0; of.count > 1; merge++) {
        size_t best = 0;
        double least = INFINITY;
        for (size_t i = 0; i + 1 < of.count; i++) {
            const double own = deviation(&of, i);
            if (own < least) {
                least = own;
                best = i;
            }
        }
        height[merge] = least;
        border[merge] = of.first[best + 1];
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
