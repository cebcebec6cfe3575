/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/comparing/rate_items.h"

#include <stdlib.h>
#include <string.h>

#include "analysis/view/items.h"
#include "analysis/view/occurrences.h"

static double **new_counts(size_t item_count, size_t turn_count, lec_arena *arena)
{
    double **counts = lec_new(arena, double *, item_count);
    for (size_t i = 0; i < item_count; i++) counts[i] = lec_new(arena, double, turn_count);
    return counts;
}

static void put_items(double **counts, const char *const *names, size_t count, lec_arena *arena,
                      lec_rate_items *out)
{
    lec_rate_item *items = lec_new(arena, lec_rate_item, count);
    for (size_t i = 0; i < count; i++) items[i] = (lec_rate_item){names[i], counts[i]};
    out->items = items;
    out->count = count;
}

static void count_concepts(const lec_context *context, const lec_rate_design *design,
                           lec_rate_items *out)
{
    const lec_corpus *corpus = context->corpus;
    const lec_study *study = context->study;
    const size_t count = study->concept_count;
    const lec_occurrences found =
        lec_occurrences_find(corpus, study->concepts, count, context->arena);
    double **counts = new_counts(count, design->turn_count, context->arena);
    const char **names = lec_new(context->arena, const char *, count);
    for (size_t c = 0; c < count; c++) names[c] = study->concepts[c].name;
    size_t next = 0;
    for (size_t i = 0; i < design->turn_count; i++) {
        const uint32_t turn = design->turn[i];
        while (next < found.count && found.items[next].token < corpus->turn_start[turn]) next++;
        for (; next < found.count && found.items[next].token < corpus->turn_start[turn + 1]; next++)
            counts[found.items[next].concept][i]++;
    }
    put_items(counts, names, count, context->arena, out);
}

typedef struct {
    const char *text;
    uint64_t count;
    uint32_t item;
} ranked;

static int by_count_then_text(const void *a, const void *b)
{
    const ranked *x = a, *y = b;
    if (x->count != y->count) return x->count > y->count ? -1 : 1;
    return strcmp(x->text, y->text);
}

/* The items that occur, the most frequent first. */
static ranked *rank_items(const lec_corpus *corpus, const lec_rate_design *design,
                          const lec_items *items, size_t *count, lec_arena *arena)
{
    ranked *all = lec_new(arena, ranked, items->item_count);
    for (uint32_t i = 0; i < items->item_count; i++) all[i] = (ranked){items->text[i], 0, i};
    for (size_t i = 0; i < design->turn_count; i++)
        for (uint32_t t = corpus->turn_start[design->turn[i]];
             t < corpus->turn_start[design->turn[i] + 1]; t++)
            if (items->token_item[t] != LEC_NONE) all[items->token_item[t]].count++;
    *count = 0;
    for (size_t i = 0; i < items->item_count; i++)
        if (all[i].count > 0) all[(*count)++] = all[i];
    if (*count > 1) qsort(all, *count, sizeof *all, by_count_then_text);
    return all;
}

static lec_status count_words(const lec_context *context, const lec_rate_design *design,
                              uint64_t top, lec_rate_items *out, lec_error *error)
{
    const lec_corpus *corpus = context->corpus;
    lec_arena *arena = context->arena;
    lec_items items;
    const lec_status status = lec_items_make(context, &items, error);
    if (status != LEC_OK) return status;
    size_t count = 0;
    const ranked *all = rank_items(corpus, design, &items, &count, arena);
    if (count > top) count = (size_t)top;
    uint32_t *place = lec_new(arena, uint32_t, items.item_count);
    const char **names = lec_new(arena, const char *, count);
    for (size_t i = 0; i < items.item_count; i++) place[i] = LEC_NONE;
    for (uint32_t i = 0; i < count; i++) {
        place[all[i].item] = i;
        names[i] = all[i].text;
    }
    double **counts = new_counts(count, design->turn_count, arena);
    for (size_t i = 0; i < design->turn_count; i++)
        for (uint32_t t = corpus->turn_start[design->turn[i]];
             t < corpus->turn_start[design->turn[i] + 1]; t++)
            if (items.token_item[t] != LEC_NONE && place[items.token_item[t]] != LEC_NONE)
                counts[place[items.token_item[t]]][i]++;
    put_items(counts, names, count, arena, out);
    return LEC_OK;
}

lec_status lec_rate_items_make(const lec_context *context, const lec_rate_design *design,
                               uint64_t top, lec_rate_items *out, lec_error *error)
{
    *out = (lec_rate_items){.kind = top > 0 ? "word" : "concept"};
    if (top > 0) return count_words(context, design, top, out, error);
    count_concepts(context, design, out);
    return LEC_OK;
}
