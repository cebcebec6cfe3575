/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/measure/dealt_texts.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "analysis/measure/jackknife.h"
#include "core/arena.h"
#include "core/random.h"

/* Words that occur fewer times than this in either text are told by how often, all at once. */
enum { FEW = 48, PAIRS = FEW * FEW };

/* Counts of both texts, and what is computed from them. */
typedef struct {
    const lec_two_texts *texts;
    lec_text_measures *measures;
    uint32_t *x, *y, *both;              /* [type_count] of the texts, and of both together */
    uint32_t *alike;                     /* [PAIRS] words that occur x and y times */
    double *x_counts, *y_counts, *times; /* the same told one after the other */
    double *values;
} counted;

static counted counted_new(const lec_two_texts *texts, lec_text_measures *measures,
                           size_t value_count, lec_arena *arena)
{
    const size_t different = texts->type_count + PAIRS;
    return (counted){.texts = texts,
                     .measures = measures,
                     .x = lec_new(arena, uint32_t, texts->type_count),
                     .y = lec_new(arena, uint32_t, texts->type_count),
                     .both = lec_new(arena, uint32_t, texts->type_count),
                     .alike = lec_new(arena, uint32_t, PAIRS),
                     .x_counts = lec_new(arena, double, different),
                     .y_counts = lec_new(arena, double, different),
                     .times = lec_new(arena, double, different),
                     .values = lec_new(arena, double, value_count)};
}

/* Adds `by` (1, or -1 modulo 2^32) for each word. */
static void add_words(const lec_two_texts *texts, size_t first, size_t end, uint32_t by,
                      uint32_t *to)
{
    for (size_t i = first; i < end; i++) to[texts->type[i]] += by;
}

static size_t tell(const counted *c, size_t at, uint32_t x, uint32_t y, uint32_t times)
{
    c->x_counts[at] = x;
    c->y_counts[at] = y;
    c->times[at] = times;
    return at + 1;
}

/* The values of the measures for the counts at hand. Most words are rare, so that logarithms and
 * roots are wanted of few pairs of counts. */
static void compute(const counted *c)
{
    size_t told = 0;
    memset(c->alike, 0, PAIRS * sizeof *c->alike);
    for (size_t type = 0; type < c->texts->type_count; type++) {
        const uint32_t x = c->x[type], y = c->y[type];
        if (x < FEW && y < FEW)
            c->alike[x * FEW + y]++;
        else
            told = tell(c, told, x, y, 1);
    }
    for (uint32_t pair = 1; pair < PAIRS; pair++)
        if (c->alike[pair] > 0) told = tell(c, told, pair / FEW, pair % FEW, c->alike[pair]);
    c->measures(c->x_counts, c->y_counts, c->times, told, c->values);
}

/* Deals the parts out in their order: the first words are x, the rest is y. Only the words of the
 * shorter text are counted; the other has what remains. */
static void deal(const counted *c, const uint32_t *order)
{
    const lec_two_texts *texts = c->texts;
    const size_t size = texts->start[texts->first_parts];
    const bool first_is_shorter = size <= texts->start[texts->part_count] - size;
    uint32_t *shorter = first_is_shorter ? c->x : c->y, *longer = first_is_shorter ? c->y : c->x;
    memset(shorter, 0, texts->type_count * sizeof *shorter);
    size_t left = size;
    for (size_t i = 0; i < texts->part_count; i++) {
        const size_t first = texts->start[order[i]], end = texts->start[order[i] + 1];
        const size_t taken = end - first < left ? end - first : left;
        if (first_is_shorter && left == 0) break;
        if (first_is_shorter)
            add_words(texts, first, first + taken, 1, shorter);
        else
            add_words(texts, first + taken, end, 1, shorter);
        left -= taken;
    }
    for (size_t type = 0; type < texts->type_count; type++)
        longer[type] = c->both[type] - shorter[type];
}

static size_t count_parts(const lec_two_texts *texts, size_t first, size_t end)
{
    size_t parts = 0;
    for (size_t p = first; p < end; p++) parts += texts->start[p + 1] > texts->start[p];
    return parts;
}

void lec_by_chance(const lec_two_texts *texts, lec_text_measures *measures, size_t value_count,
                   size_t dealings, uint64_t seed, double *by_chance)
{
    const bool possible = count_parts(texts, 0, texts->first_parts) >= 2 &&
                          count_parts(texts, texts->first_parts, texts->part_count) >= 2;
    for (size_t v = 0; v < value_count; v++) by_chance[v] = possible ? 0 : NAN;
    if (!possible) return;
    lec_arena *scratch = lec_arena_new();
    const counted c = counted_new(texts, measures, value_count, scratch);
    uint32_t *order = lec_new(scratch, uint32_t, texts->part_count);
    add_words(texts, 0, texts->start[texts->part_count], 1, c.both);
    for (size_t d = 0; d < dealings; d++) {
        for (uint32_t p = 0; p < texts->part_count; p++) order[p] = p;
        lec_random_shuffle((lec_random_key){seed, LEC_STREAM_TEXTS, (uint32_t)d}, 0,
                           texts->part_count, order);
        deal(&c, order);
        compute(&c);
        for (size_t v = 0; v < value_count; v++) by_chance[v] += c.values[v];
    }
    for (size_t v = 0; v < value_count; v++) by_chance[v] /= (double)dealings;
    lec_arena_free(scratch);
}

/* Adds or takes away the words of one cluster's parts. */
static void change(const counted *c, const uint32_t *cluster, uint32_t which, uint32_t by)
{
    for (size_t p = 0; p < c->texts->part_count; p++)
        if (cluster[p] == which)
            add_words(c->texts, c->texts->start[p], c->texts->start[p + 1], by,
                      p < c->texts->first_parts ? c->x : c->y);
}

void lec_add_left_out_variance(const lec_two_texts *texts, lec_text_measures *measures,
                               size_t value_count, const uint32_t *cluster, size_t cluster_count,
                               double *variance)
{
    lec_arena *scratch = lec_arena_new();
    const counted c = counted_new(texts, measures, value_count, scratch);
    double *whole = lec_new(scratch, double, value_count);
    double *left_out = lec_new(scratch, double, value_count *cluster_count);
    add_words(texts, 0, texts->start[texts->first_parts], 1, c.x);
    add_words(texts, texts->start[texts->first_parts], texts->start[texts->part_count], 1, c.y);
    compute(&c);
    memcpy(whole, c.values, value_count * sizeof *whole);
    for (uint32_t which = 0; which < cluster_count; which++) {
        change(&c, cluster, which, UINT32_MAX);
        compute(&c);
        change(&c, cluster, which, 1);
        for (size_t v = 0; v < value_count; v++) left_out[v * cluster_count + which] = c.values[v];
    }
    for (size_t v = 0; v < value_count; v++)
        variance[v] +=
            cluster_count < 2
                ? NAN
                : lec_jackknife_variance(whole[v], left_out + v * cluster_count, cluster_count);
    lec_arena_free(scratch);
}
