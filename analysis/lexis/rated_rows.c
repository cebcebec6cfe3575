/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/lexis/rated_rows.h"

#include <stdlib.h>
#include <string.h>

const lec_doubtful_column lec_rate_with_doubt[] = {
    {"per_thousand", LEC_SCALE_LOG, NULL, true},
    {0},
};

static int by_count_then_text(const void *a, const void *b)
{
    const lec_rated_row *x = a, *y = b;
    if (x->count != y->count) return x->count > y->count ? -1 : 1;
    return strcmp(x->text, y->text);
}

lec_rated_rows lec_rated_rows_of(const lec_context *context, const lec_group *group,
                                 const lec_item_counts *counts, const char *const *text)
{
    const size_t count = counts->clusters.cell_count;
    lec_rated_row *rows = lec_new(context->arena, lec_rated_row, count);
    double *doubt = lec_new(context->arena, double, count);
    for (uint32_t cell = 0; cell < count; cell++)
        rows[cell] = (lec_rated_row){text[cell], counts->total[cell], 0, cell};
    if (count > 1) qsort(rows, count, sizeof *rows, by_count_then_text);
    for (size_t i = 0; i < count; i++)
        rows[i].rank = i > 0 && rows[i].count == rows[i - 1].count ? rows[i - 1].rank : i + 1;
    return (lec_rated_rows){.counts = counts,
                            .items = rows,
                            .count = count,
                            .clusters = lec_group_clusters(context, group),
                            .rates = lec_item_rates(context, group, counts, 1000, doubt),
                            .doubt = doubt};
}

void lec_put_rate(const lec_rated_rows *rows, uint32_t cell, lec_table *table)
{
    const lec_estimate rate = rows->rates[cell];
    lec_table_put_number(table, rate.value);
    lec_table_put_number(table, rate.low);
    lec_table_put_number(table, rate.high);
    lec_table_put_count(table, rows->counts->turns[cell]);
    lec_table_put_count(table, rows->counts->conferences[cell]);
    lec_table_put_count(table, rows->clusters);
    lec_table_put_count(table, lec_clusters_with(rows->counts, cell));
    lec_table_put_number(table, rows->doubt[cell]);
}
