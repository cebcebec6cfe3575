/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/view/conference_order.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    const char *date;
    uint32_t conference; /* ids are in the order of the names */
} day;

static int by_date(const void *a, const void *b)
{
    const day *x = a, *y = b;
    const bool x_dated = x->date[0] != '\0', y_dated = y->date[0] != '\0';
    if (x_dated != y_dated) return x_dated ? -1 : 1;
    const int order = strcmp(x->date, y->date);
    return order != 0 ? order : x->conference < y->conference ? -1 : 1;
}

const uint32_t *lec_conference_ranks(const lec_corpus *corpus, lec_arena *arena)
{
    const size_t count = corpus->conference_count;
    day *days = lec_new(arena, day, count);
    uint32_t *rank = lec_new(arena, uint32_t, count);
    for (uint32_t c = 0; c < count; c++) days[c] = (day){corpus->conference[c].date, c};
    if (count > 1) qsort(days, count, sizeof *days, by_date);
    for (uint32_t i = 0; i < count; i++) rank[days[i].conference] = i;
    return rank;
}
