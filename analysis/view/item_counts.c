/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/view/item_counts.h"

#include "analysis/measure/absence.h"
#include "analysis/measure/jackknife.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Counts of one cluster at a time are gathered in the dense columns and then moved to a list of
 * (item, cluster, count), which at the end is sorted by item. */
typedef struct {
    uint32_t item, cluster, count;
} entry;

typedef struct {
    uint32_t count;                       /* in the current cluster */
    uint32_t last_turn, last_conference;  /* seen in, plus one */
    uint32_t turns, conferences, entries; /* of the group */
} tally;

struct lec_item_counter {
    const lec_corpus *corpus;
    tally *tallies;              /* [item_count] all zero between groups */
    LEC_ARRAY(uint32_t) touched; /* items of the current cluster */
    LEC_ARRAY(uint32_t) items;   /* items of the group */
    LEC_ARRAY(entry) entries;
    uint32_t cluster;
    lec_arena *arena;
};

lec_item_counter *lec_item_counter_new(const lec_corpus *corpus, size_t item_count,
                                       lec_arena *arena)
{
    lec_item_counter *counter = lec_new(arena, lec_item_counter, 1);
    counter->corpus = corpus;
    counter->tallies = lec_new(arena, tally, item_count);
    counter->arena = arena;
    return counter;
}

static void end_cluster(lec_item_counter *c)
{
    for (size_t i = 0; i < c->touched.count; i++) {
        const uint32_t item = c->touched.items[i];
        tally *of_item = &c->tallies[item];
        LEC_PUSH(c->arena, c->entries, ((entry){item, c->cluster, of_item->count}));
        if (of_item->entries++ == 0) LEC_PUSH(c->arena, c->items, item);
        of_item->count = 0;
    }
    c->touched.count = 0;
}

static void begin_turn(lec_item_counter *c, uint32_t cluster)
{
    if (cluster != c->cluster) end_cluster(c);
    c->cluster = cluster;
}

static void count_item(lec_item_counter *c, uint32_t item, uint32_t turn, uint32_t conference)
{
    tally *of_item = &c->tallies[item];
    if (of_item->count++ == 0) LEC_PUSH(c->arena, c->touched, item);
    if (of_item->last_turn != turn + 1) of_item->turns++;
    if (of_item->last_conference != conference + 1) of_item->conferences++;
    of_item->last_turn = turn + 1;
    of_item->last_conference = conference + 1;
}

static int ascending(const void *a, const void *b)
{
    const uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

/* Cells in the order of their items; entries come by cluster and so stay ascending in a cell. */
static lec_item_counts finish(lec_item_counter *c, size_t cluster_count, lec_arena *arena)
{
    end_cluster(c);
    const size_t cells = c->items.count;
    if (cells > 1) qsort(c->items.items, cells, sizeof(uint32_t), ascending);
    size_t *cell_start = lec_new(arena, size_t, cells + 1);
    uint32_t *item = lec_new(arena, uint32_t, cells), *turns = lec_new(arena, uint32_t, cells);
    uint32_t *conferences = lec_new(arena, uint32_t, cells);
    uint64_t *total = lec_new(arena, uint64_t, cells);
    uint32_t *cluster = lec_new(arena, uint32_t, c->entries.count);
    uint32_t *count = lec_new(arena, uint32_t, c->entries.count);
    for (uint32_t cell = 0; cell < cells; cell++) {
        tally *of_item = &c->tallies[c->items.items[cell]];
        item[cell] = c->items.items[cell];
        turns[cell] = of_item->turns;
        conferences[cell] = of_item->conferences;
        cell_start[cell + 1] = cell_start[cell] + of_item->entries;
        *of_item = (tally){.count = cell, .entries = 0}; /* now: its cell, and entries placed */
    }
    for (size_t i = 0; i < c->entries.count; i++) {
        const entry *from = &c->entries.items[i];
        tally *of_item = &c->tallies[from->item];
        const size_t at = cell_start[of_item->count] + of_item->entries++;
        cluster[at] = from->cluster;
        count[at] = from->count;
        total[of_item->count] += from->count;
    }
    for (size_t cell = 0; cell < cells; cell++) c->tallies[item[cell]] = (tally){0};
    c->items.count = c->entries.count = c->cluster = 0;
    return (lec_item_counts){
        {cells, cluster_count, cell_start, cluster, count}, item, total, turns, conferences, NULL};
}

const uint64_t *lec_item_totals(const lec_corpus *corpus, const uint32_t *token_item,
                                size_t item_count, lec_arena *arena)
{
    uint64_t *total = lec_new(arena, uint64_t, item_count);
    for (size_t i = 0; i < corpus->token_count; i++)
        if (token_item[i] != LEC_NONE) total[token_item[i]]++;
    return total;
}

const uint64_t *lec_concept_totals(const lec_occurrences *occurrences, size_t concept_count,
                                   lec_arena *arena)
{
    uint64_t *total = lec_new(arena, uint64_t, concept_count);
    for (size_t i = 0; i < occurrences->count; i++) total[occurrences->items[i].concept]++;
    return total;
}

/* The doubtful turns of a group, each a cluster of its own. */
static lec_group doubtful_turns(const lec_group *group, lec_arena *arena)
{
    uint32_t *clusters = lec_new(arena, uint32_t, group->doubtful_count);
    for (uint32_t i = 0; i < group->doubtful_count; i++) clusters[i] = i;
    return (lec_group){.turns = group->doubtful,
                       .turn_count = group->doubtful_count,
                       .turn_cluster = clusters,
                       .cluster_count = group->doubtful_count};
}

/* `counts` with those of its doubtful turns. */
static lec_item_counts with_doubtful(lec_item_counts counts, const lec_item_counts *doubtful,
                                     lec_arena *arena)
{
    const lec_item_counts aligned =
        lec_align_cells(doubtful, counts.item, counts.clusters.cell_count, arena);
    lec_cluster_counts *kept = lec_new(arena, lec_cluster_counts, 1);
    *kept = aligned.clusters;
    counts.doubtful = kept;
    return counts;
}

static lec_item_counts count_tokens(lec_item_counter *counter, const lec_group *group,
                                    const uint32_t *token_item, lec_arena *arena)
{
    const lec_corpus *corpus = counter->corpus;
    for (size_t g = 0; g < group->turn_count; g++) {
        const uint32_t turn = group->turns[g], conference = corpus->turn_conference[turn];
        begin_turn(counter, group->turn_cluster[g]);
        for (uint32_t i = corpus->turn_start[turn]; i < corpus->turn_start[turn + 1]; i++)
            if (token_item[i] != LEC_NONE) count_item(counter, token_item[i], turn, conference);
    }
    return finish(counter, group->cluster_count, arena);
}

lec_item_counts lec_item_counter_tokens(lec_item_counter *counter, const lec_group *group,
                                        const uint32_t *token_item, lec_arena *arena)
{
    const lec_item_counts counts = count_tokens(counter, group, token_item, arena);
    if (group->doubtful_count == 0) return counts;
    const lec_group doubtful = doubtful_turns(group, arena);
    const lec_item_counts in_doubt = count_tokens(counter, &doubtful, token_item, arena);
    return with_doubtful(counts, &in_doubt, arena);
}

lec_item_counts lec_count_tokens(const lec_context *context, const lec_group *group,
                                 const uint32_t *token_item, size_t item_count)
{
    lec_item_counter *counter = lec_item_counter_new(context->corpus, item_count, context->arena);
    return lec_item_counter_tokens(counter, group, token_item, context->arena);
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

static lec_item_counts count_occurrences(lec_item_counter *counter, const lec_group *group,
                                         const lec_occurrences *occurrences, lec_arena *arena)
{
    const lec_corpus *corpus = counter->corpus;
    for (size_t g = 0; g < group->turn_count; g++) {
        const uint32_t turn = group->turns[g], end = corpus->turn_start[turn + 1];
        begin_turn(counter, group->turn_cluster[g]);
        for (size_t i = first_at(occurrences, corpus->turn_start[turn]);
             i < occurrences->count && occurrences->items[i].token < end; i++)
            count_item(counter, occurrences->items[i].concept, turn, corpus->turn_conference[turn]);
    }
    return finish(counter, group->cluster_count, arena);
}

lec_item_counts lec_item_counter_occurrences(lec_item_counter *counter, const lec_group *group,
                                             const lec_occurrences *occurrences, lec_arena *arena)
{
    const lec_item_counts counts = count_occurrences(counter, group, occurrences, arena);
    if (group->doubtful_count == 0) return counts;
    const lec_group doubtful = doubtful_turns(group, arena);
    const lec_item_counts in_doubt = count_occurrences(counter, &doubtful, occurrences, arena);
    return with_doubtful(counts, &in_doubt, arena);
}

/* The cells of `from` with keep[cell] only. */
static const lec_cluster_counts *keep_counts(const lec_cluster_counts *from, const bool *keep,
                                             lec_arena *arena)
{
    if (from == NULL) return NULL;
    const size_t entries = from->cell_start[from->cell_count];
    size_t *start = lec_new(arena, size_t, from->cell_count + 1);
    uint32_t *cluster = lec_new(arena, uint32_t, entries),
             *count = lec_new(arena, uint32_t, entries);
    size_t kept = 0;
    for (size_t cell = 0; cell < from->cell_count; cell++) {
        if (!keep[cell]) continue;
        const size_t first = from->cell_start[cell], size = from->cell_start[cell + 1] - first;
        memcpy(cluster + start[kept], from->cluster + first, size * sizeof *cluster);
        memcpy(count + start[kept], from->count + first, size * sizeof *count);
        start[kept + 1] = start[kept] + size;
        kept++;
    }
    lec_cluster_counts *made = lec_new(arena, lec_cluster_counts, 1);
    *made = (lec_cluster_counts){kept, from->cluster_count, start, cluster, count};
    return made;
}

lec_item_counts lec_keep_cells(const lec_item_counts *counts, const bool *keep, lec_arena *arena)
{
    const size_t cells = counts->clusters.cell_count;
    uint32_t *item = lec_new(arena, uint32_t, cells), *turns = lec_new(arena, uint32_t, cells);
    uint32_t *conferences = lec_new(arena, uint32_t, cells);
    uint64_t *total = lec_new(arena, uint64_t, cells);
    size_t kept = 0;
    for (size_t cell = 0; cell < cells; cell++) {
        if (!keep[cell]) continue;
        item[kept] = counts->item[cell];
        total[kept] = counts->total[cell];
        turns[kept] = counts->turns[cell];
        conferences[kept++] = counts->conferences[cell];
    }
    return (lec_item_counts){
        *keep_counts(&counts->clusters, keep, arena), item, total, turns, conferences,
        keep_counts(counts->doubtful, keep, arena)};
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
    return (lec_item_counts){{item_count, from->cluster_count, start, cluster, count},
                             items,
                             total,
                             turns,
                             conferences,
                             NULL};
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

/* Whether each doubtful turn of the group joins it, leaves it or stays, draw by draw. */
static const int8_t *drawn_changes(const lec_corpus *corpus, const lec_group *group,
                                   lec_arena *arena)
{
    int8_t *change = lec_new(arena, int8_t, corpus->draw_count * group->doubtful_count);
    for (size_t d = 0; d < corpus->draw_count; d++)
        for (size_t i = 0; i < group->doubtful_count; i++) {
            const uint32_t turn = group->doubtful[i];
            const int stands = corpus->turn_role[turn] == group->role_id;
            const int drawn = corpus->draw_role[d * corpus->turn_count + turn] == group->role_id;
            change[d * group->doubtful_count + i] = (int8_t)(drawn - stands);
        }
    return change;
}

lec_estimate *lec_doubtful_ratio_estimates(const lec_context *context, const double *size,
                                           const lec_cluster_counts *cells,
                                           const lec_group_doubt *doubt, double *share)
{
    const lec_interval_kind kind = {(lec_interval_method)context->common->interval,
                                    context->common->level};
    lec_estimate *estimates = lec_new(context->arena, lec_estimate, cells->cell_count);
    if (kind.method == LEC_INTERVAL_T) {
        const bool in_doubt = doubt != NULL && doubt->group->doubtful_count > 0;
        lec_ratio_doubt of_turns = {0};
        if (in_doubt)
            of_turns =
                (lec_ratio_doubt){context->corpus->draw_count,
                                  doubt->group->doubtful_count,
                                  doubt->group->doubtful_cluster,
                                  drawn_changes(context->corpus, doubt->group, context->arena),
                                  doubt->size,
                                  doubt->cells};
        lec_ratio_t_intervals(size, cells, in_doubt ? &of_turns : NULL, kind.level, estimates,
                              share);
        return estimates;
    }
    const lec_resamples *resamples =
        lec_resample_store_get(context->resamples, cells->cluster_count);
    lec_ratio_intervals(lec_denominator_new(context->arena, resamples, size), cells, kind,
                        (size_t)context->common->threads, estimates);
    for (size_t cell = 0; share != NULL && cell < cells->cell_count; cell++) share[cell] = NAN;
    return estimates;
}

lec_estimate *lec_ratio_estimates(const lec_context *context, const double *size,
                                  const lec_cluster_counts *cells)
{
    return lec_doubtful_ratio_estimates(context, size, cells, NULL, NULL);
}

size_t lec_group_clusters(const lec_context *context, const lec_group *group)
{
    const lec_corpus *corpus = context->corpus;
    size_t count = 0, last = SIZE_MAX;
    for (size_t g = 0; g < group->turn_count; g++) {
        const uint32_t turn = group->turns[g];
        const bool spoken = corpus->turn_start[turn] < corpus->turn_start[turn + 1];
        if (!spoken || group->turn_cluster[g] == last) continue;
        last = group->turn_cluster[g];
        count++;
    }
    return count;
}

double lec_absence_rate(const lec_context *context, lec_item_counter *words, const lec_group *group,
                        double scale)
{
    if (lec_group_clusters(context, group) < LEC_LEAST_CLUSTERS) return NAN;
    const lec_corpus *corpus = context->corpus;
    const lec_item_counts counts =
        lec_item_counter_tokens(words, group, corpus->token_word, context->arena);
    const double *size = lec_cluster_sizes(context, group);
    const double end = lec_absence_end(
        size, group->cluster_count, lec_burstiness(&counts.clusters, size), context->common->level);
    return end < 1 ? scale * end : NAN; /* a rate of every word says nothing */
}

lec_estimate *lec_item_rates(const lec_context *context, const lec_group *group,
                             const lec_item_counts *counts, double scale, double *doubt)
{
    const lec_corpus *corpus = context->corpus;
    double *words = lec_new(context->arena, double, group->doubtful_count);
    for (size_t i = 0; i < group->doubtful_count; i++)
        words[i] =
            corpus->turn_start[group->doubtful[i] + 1] - corpus->turn_start[group->doubtful[i]];
    const lec_group_doubt of_turns = {group, words, counts->doubtful};
    lec_estimate *rates = lec_doubtful_ratio_estimates(context, lec_cluster_sizes(context, group),
                                                       &counts->clusters, &of_turns, doubt);
    for (size_t i = 0; i < counts->clusters.cell_count; i++) {
        rates[i].value *= scale;
        rates[i].low *= scale;
        rates[i].high *= scale;
    }
    return rates;
}
