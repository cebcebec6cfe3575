/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/measure/dealt_texts.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "analysis/measure/jackknife.h"
#include "core/arena.h"
#include "core/random.h"

/* Counts of both texts, and what is computed from them. */
typedef struct {
    const lec_two_texts *texts;
    double *x, *y, *values;
} counted;

static counted counted_new(const lec_two_texts *texts, size_t value_count, lec_arena *arena)
{
    return (counted){texts, lec_new(arena, double, texts->type_count),
                     lec_new(arena, double, texts->type_count),
                     lec_new(arena, double, value_count)};
}

static void add_words(const lec_two_texts *texts, size_t first, size_t end, double by, double *to)
{
    for (size_t i = first; i < end; i++) to[texts->type[i]] += by;
}

static void deal(const counted *c, const uint32_t *order)
{
    const lec_two_texts *texts = c->texts;
    size_t left = texts->start[texts->first_parts];
    memset(c->x, 0, texts->type_count * sizeof *c->x);
    memset(c->y, 0, texts->type_count * sizeof *c->y);
    for (size_t i = 0; i < texts->part_count; i++) {
        const size_t first = texts->start[order[i]], end = texts->start[order[i] + 1];
        const size_t taken = end - first < left ? end - first : left;
        add_words(texts, first, first + taken, 1, c->x);
        add_words(texts, first + taken, end, 1, c->y);
        left -= taken;
    }
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
    const counted c = counted_new(texts, value_count, scratch);
    uint32_t *order = lec_new(scratch, uint32_t, texts->part_count);
    for (size_t d = 0; d < dealings; d++) {
        for (uint32_t p = 0; p < texts->part_count; p++) order[p] = p;
        lec_random_shuffle((lec_random_key){seed, LEC_STREAM_TEXTS, (uint32_t)d}, 0,
                           texts->part_count, order);
        deal(&c, order);
        measures(c.x, c.y, texts->type_count, c.values);
        for (size_t v = 0; v < value_count; v++) by_chance[v] += c.values[v];
    }
    for (size_t v = 0; v < value_count; v++) by_chance[v] /= (double)dealings;
    lec_arena_free(scratch);
}

/* Adds or takes away the words of one cluster's parts. */
static void change(const counted *c, const uint32_t *cluster, uint32_t which, double by)
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
    const counted c = counted_new(texts, value_count, scratch);
    double *whole = lec_new(scratch, double, value_count);
    double *left_out = lec_new(scratch, double, value_count *cluster_count);
    add_words(texts, 0, texts->start[texts->first_parts], 1, c.x);
    add_words(texts, texts->start[texts->first_parts], texts->start[texts->part_count], 1, c.y);
    measures(c.x, c.y, texts->type_count, whole);
    for (uint32_t which = 0; which < cluster_count; which++) {
        change(&c, cluster, which, -1);
        measures(c.x, c.y, texts->type_count, c.values);
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
