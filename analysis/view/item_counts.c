/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/view/item_counts.h"

#include <stdlib.h>
#include <string.h>

/* Counts of one cluster at a time are gathered in dense scratch columns and then moved to a list of
 * (item, cluster, count), which at the end is sorted by item. */
typedef struct {
    uint32_t item, cluster, count;
} entry;

typedef struct {
    lec_arena *arena;
    uint32_t *in_cluster;                  /* [item_count] in the current cluster */
    uint32_t *last_turn, *last_conference; /* [item_count] seen in, plus one */
    uint32_t *turns, *conferences;         /* [item_count] */
    LEC_ARRAY(uint32_t) touched;           /* items of the current cluster */
    LEC_ARRAY(entry) entries;
    uint32_t cluster;
} counter;

static counter counter_new(lec_arena *arena, size_t item_count)
{
    return (counter){.arena = arena,
                     .in_cluster = lec_new(arena, uint32_t, item_count),
                     .last_turn = lec_new(arena, uint32_t, item_count),
                     .last_conference = lec_new(arena, uint32_t, item_count),
                     .turns = lec_new(arena, uint32_t, item_count),
                     .conferences = lec_new(arena, uint32_t, item_count)};
}

static void end_cluster(counter *c)
{
    for (size_t i = 0; i < c->touched.count; i++) {
        const uint32_t item = c->touched.items[i];
        LEC_PUSH(c->arena, c->entries, ((entry){item, c->cluster, c->in_cluster[item]}));
        c->in_cluster[item] = 0;
    }
    c->touched.count = 0;
}

static void begin_turn(counter *c, uint32_t cluster)
{
    if (cluster != c->cluster) end_cluster(c);
    c->cluster = cluster;
}

static void count_item(counter *c, uint32_t item, uint32_t turn, uint32_t conference)
{
    if (c->in_cluster[item]++ == 0) LEC_PUSH(c->arena, c->touched, item);
    if (c->last_turn[item] != turn + 1) c->turns[item]++;
    if (c->last_conference[item] != conference + 1) c->conferences[item]++;
    c->last_turn[item] = turn + 1;
    c->last_conference[item] = conference + 1;
}

/* Entries come by cluster; a counting sort by item keeps the clusters of an item ascending. */
static lec_item_counts finish(counter *c, size_t item_count, size_t cluster_count)
{
    end_cluster(c);
    size_t *entries_of = lec_new(c->arena, size_t, item_count + 1);
    for (size_t i = 0; i < c->entries.count; i++) entries_of[c->entries.items[i].item + 1]++;
    size_t cells = 0;
    for (size_t i = 0; i < item_count; i++) cells += entries_of[i + 1] > 0;

    size_t *cell_start = lec_new(c->arena, size_t, cells + 1);
    uint32_t *item = lec_new(c->arena, uint32_t, cells);
    uint64_t *total = lec_new(c->arena, uint64_t, cells);
    uint32_t *turns = lec_new(c->arena, uint32_t, cells);
    uint32_t *conferences = lec_new(c->arena, uint32_t, cells);
    uint32_t *cluster = lec_new(c->arena, uint32_t, c->entries.count);
    uint32_t *count = lec_new(c->arena, uint32_t, c->entries.count);
    size_t cell = 0, at = 0;
    size_t *next = lec_new(c->arena, size_t, item_count);
    for (uint32_t i = 0; i < item_count; i++) {
        next[i] = at;
        if (entries_of[i + 1] == 0) continue;
        item[cell] = i;
        turns[cell] = c->turns[i];
        conferences[cell] = c->conferences[i];
        cell_start[cell] = at;
        at += entries_of[i + 1];
        cell_start[++cell] = at;
    }
    for (size_t i = 0; i < c->entries.count; i++) {
        const entry *from = &c->entries.items[i];
        cluster[next[from->item]] = from->cluster;
        count[next[from->item]++] = from->count;
    }
    for (cell = 0; cell < cells; cell++)
        for (size_t i = cell_start[cell]; i < cell_start[cell + 1]; i++) total[cell] += count[i];
    return (lec_item_counts){
        {cells, cluster_count, cell_start, cluster, count}, item, total, turns, conferences};
}

lec_item_counts lec_count_tokens(const lec_context *context, const lec_group *group,
                                 const uint32_t *token_item, size_t item_count)
{
    const lec_corpus *corpus = context->corpus;
    counter c = counter_new(context->arena, item_count);
    for (size_t g = 0; g < group->turn_count; g++) {
        const uint32_t turn = group->turns[g];
        begin_turn(&c, group->turn_cluster[g]);
        for (uint32_t i = corpus->turn_start[turn]; i < corpus->turn_start[turn + 1]; i++)
            if (token_item[i] != LEC_NONE)
                count_item(&c, token_item[i], turn, corpus->turn_conference[turn]);
    }
    return finish(&c, item_count, group->cluster_count);
}

/* The first occurrence at or after a token. */
static size_t first_at(const lec_occurrences *occurrences, uint32_t token)
{
    size_t low = 0, high = occurrences->count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (occurrences->items[middle].token < token)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

lec_item_counts lec_count_occurrences(const lec_context *context, const lec_group *group,
                                      const lec_occurrences *occurrences, size_t concept_count)
{
    const lec_corpus *corpus = context->corpus;
    counter c = counter_new(context->arena, concept_count);
    for (size_t g = 0; g < group->turn_count; g++) {
        const uint32_t turn = group->turns[g];
        begin_turn(&c, group->turn_cluster[g]);
        for (size_t i = first_at(occurrences, corpus->turn_start[turn]);
             i < occurrences->count && occurrences->items[i].token < corpus->turn_start[turn + 1];
             i++)
            count_item(&c, occurrences->items[i].concept, turn, corpus->turn_conference[turn]);
    }
    return finish(&c, concept_count, group->cluster_count);
}

lec_item_counts lec_keep_cells(const lec_item_counts *counts, const bool *keep, lec_arena *arena)
{
    const lec_cluster_counts *from = &counts->clusters;
    size_t *start = lec_new(arena, size_t, from->cell_count + 1);
    uint32_t *cluster = lec_new(arena, uint32_t, from->cell_start[from->cell_count]);
    uint32_t *count = lec_new(arena, uint32_t, from->cell_start[from->cell_count]);
    uint32_t *item = lec_new(arena, uint32_t, from->cell_count);
    uint64_t *total = lec_new(arena, uint64_t, from->cell_count);
    uint32_t *turns = lec_new(arena, uint32_t, from->cell_count);
    uint32_t *conferences = lec_new(arena, uint32_t, from->cell_count);
    size_t kept = 0;
    for (size_t cell = 0; cell < from->cell_count; cell++) {
        if (!keep[cell]) continue;
        const size_t first = from->cell_start[cell], size = from->cell_start[cell + 1] - first;
        memcpy(cluster + start[kept], from->cluster + first, size * sizeof *cluster);
        memcpy(count + start[kept], from->count + first, size * sizeof *count);
        start[kept + 1] = start[kept] + size;
        item[kept] = counts->item[cell];
        total[kept] = counts->total[cell];
        turns[kept] = counts->turns[cell];
        conferences[kept++] = counts->conferences[cell];
    }
    return (lec_item_counts){
        {kept, from->cluster_count, start, cluster, count}, item, total, turns, conferences};
}

lec_item_counts lec_align_cells(const lec_item_counts *counts, const uint32_t *items,
                                size_t item_count, lec_arena *arena)
{
    const lec_cluster_counts *from = &counts->clusters;
    size_t *start = lec_new(arena, size_t, item_count + 1);
    uint32_t *cluster = lec_new(arena, uint32_t, from->cell_start[from->cell_count]);
    uint32_t *count = lec_new(arena, uint32_t, from->cell_start[from->cell_count]);
    uint64_t *total = lec_new(arena, uint64_t, item_count);
    uint32_t *turns = lec_new(arena, uint32_t, item_count);
    uint32_t *conferences = lec_new(arena, uint32_t, item_count);
    size_t cell = 0;
    for (size_t i = 0; i < item_count; i++) {
        start[i + 1] = start[i];
        while (cell < from->cell_count && counts->item[cell] < items[i]) cell++;
        if (cell == from->cell_count || counts->item[cell] != items[i]) continue;
        const size_t first = from->cell_start[cell], size = from->cell_start[cell + 1] - first;
        memcpy(cluster + start[i], from->cluster + first, size * sizeof *cluster);
        memcpy(count + start[i], from->count + first, size * sizeof *count);
        start[i + 1] += size;
        total[i] = counts->total[cell];
        turns[i] = counts->turns[cell];
        conferences[i] = counts->conferences[cell];
    }
    return (lec_item_counts){
        {item_count, from->cluster_count, start, cluster, count}, items, total, turns, conferences};
}

double *lec_cluster_sizes(const lec_context *context, const lec_group *group)
{
    const lec_corpus *corpus = context->corpus;
    double *sizes = lec_new(context->arena, double, group->cluster_count);
    for (size_t g = 0; g < group->turn_count; g++) {
        const uint32_t turn = group->turns[g];
        sizes[group->turn_cluster[g]] += corpus->turn_start[turn + 1] - corpus->turn_start[turn];
    }
    return sizes;
}

lec_estimate *lec_item_rates(const lec_context *context, const lec_group *group,
                             const lec_item_counts *counts, double scale)
{
    const lec_resamples *resamples =
        lec_resample_store_get(context->resamples, group->cluster_count);
    const lec_denominator *denominator =
        lec_denominator_new(context->arena, resamples, lec_cluster_sizes(context, group));
    const lec_interval_kind kind = {(lec_interval_method)context->common->interval,
                                    context->common->level};
    const size_t cells = counts->clusters.cell_count;
    lec_estimate *rates = lec_new(context->arena, lec_estimate, cells);
    lec_ratio_intervals(denominator, &counts->clusters, kind, (size_t)context->common->threads,
                        rates);
    for (size_t i = 0; i < cells; i++) {
        rates[i].value *= scale;
        rates[i].low *= scale;
        rates[i].high *= scale;
    }
    return rates;
}
