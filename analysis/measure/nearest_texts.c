/* SPDX-License-Identifier: GPL-3.0-or-later
 * nearest_texts.c -- one text at a time is spread over all words, and the others are held to it. */
#include "analysis/measure/nearest_texts.h"

#include <assert.h>
#include <stdlib.h>

#include "core/parallel.h"

typedef struct {
    double alike; /* sum sqrt(p q) */
    uint32_t text;
} neighbour;

static int most_alike_first(const void *a, const void *b)
{
    const neighbour *x = a, *y = b;
    if (x->alike != y->alike) return x->alike > y->alike ? -1 : 1;
    return (x->text > y->text) - (x->text < y->text);
}

typedef struct {
    const lec_texts_as_roots *texts;
    size_t neighbours;
    double **root_of;   /* [threads][item_count] 0 between two texts */
    neighbour **others; /* [threads][count] */
    uint32_t *nearest;
} search;

static void find(const search *s, uint32_t text, double *root, neighbour *others)
{
    const lec_root_shares *own = &s->texts->items[text];
    size_t found = 0;
    for (size_t k = 0; k < own->count; k++) root[own->item[k]] = own->root[k];
    for (uint32_t other = 0; other < s->texts->count; other++) {
        const lec_root_shares *words = &s->texts->items[other];
        double alike = 0;
        if (other == text) continue;
        for (size_t k = 0; k < words->count; k++) alike += words->root[k] * root[words->item[k]];
        others[found++] = (neighbour){alike, other};
    }
    for (size_t k = 0; k < own->count; k++) root[own->item[k]] = 0;
    qsort(others, found, sizeof *others, most_alike_first);
    for (size_t k = 0; k < s->neighbours; k++)
        s->nearest[text * s->neighbours + k] = others[k].text;
}

static void find_range(size_t first, size_t end, size_t thread, void *state)
{
    const search *s = state;
    for (size_t text = first; text < end; text++)
        find(s, (uint32_t)text, s->root_of[thread], s->others[thread]);
}

const uint32_t *lec_nearest_texts(const lec_texts_as_roots *texts, size_t neighbours,
                                  size_t threads, lec_arena *arena)
{
    const size_t count = lec_thread_count(threads);
    assert(texts->count > neighbours);
    lec_arena *scratch = lec_arena_new();
    search s = {texts, neighbours, lec_new(scratch, double *, count),
                lec_new(scratch, neighbour *, count),
                lec_new(arena, uint32_t, texts->count * neighbours)};
    for (size_t t = 0; t < count; t++) {
        s.root_of[t] = lec_new(scratch, double, texts->item_count);
        s.others[t] = lec_new(scratch, neighbour, texts->count);
    }
    lec_parallel_for(texts->count, count, find_range, &s);
    lec_arena_free(scratch);
    return s.nearest;
}
