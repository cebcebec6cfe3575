/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/view/measures.h"

#include <string.h>

#include "core/known_names.h"

typedef struct {
    const lec_association_measure **items; /* with room for all */
    size_t count;
} measure_list;

static lec_status unknown_measure(lec_arena *arena, const char *name, lec_error *error)
{
    LEC_ARRAY(const char *) known = {0};
    for (const lec_association_measure *m = lec_association_measures; m->column.name != NULL; m++)
        LEC_PUSH(arena, known, m->column.name);
    return lec_fail_unknown(error, "--measures '", name, known.items, known.count);
}

static void add(measure_list *list, const lec_association_measure *measure,
                const lec_column *columns)
{
    for (const lec_column *column = columns; column->name != NULL; column++)
        if (strcmp(column->name, measure->column.name) == 0) return;
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i] == measure) return;
    list->items[list->count++] = measure;
}

lec_status lec_measures_read(const lec_context *context, const char *list,
                             const lec_column *columns, lec_measures *out, lec_error *error)
{
    lec_arena *arena = context->arena;
    size_t most = 0;
    while (lec_association_measures[most].column.name != NULL) most++;
    measure_list found = {lec_arena_alloc(arena, most, sizeof(void *)), 0};
    for (const char *at = list; at != NULL;) {
        const size_t length = strcspn(at, ",");
        const lec_association_measure *measure = lec_association_measure_named(at, length);
        const bool all = length == 3 && memcmp(at, "all", 3) == 0;
        if (measure == NULL && !all)
            return unknown_measure(arena, lec_arena_text(arena, at, length), error);
        if (measure != NULL) add(&found, measure, columns);
        for (measure = lec_association_measures; all && measure->column.name != NULL; measure++)
            add(&found, measure, columns);
        at = at[length] == ',' ? at + length + 1 : NULL;
    }
    *out = (lec_measures){found.items, found.count};
    return LEC_OK;
}

const lec_column *lec_measures_columns(const lec_measures *measures, lec_arena *arena)
{
    lec_column *columns = lec_new(arena, lec_column, measures->count + 1);
    for (size_t i = 0; i < measures->count; i++) columns[i] = measures->items[i]->column;
    return columns;
}

void lec_measures_put(const lec_measures *measures, const lec_contingency *contingency,
                      const lec_association_settings *settings, lec_table *table)
{
    for (size_t i = 0; i < measures->count; i++)
        lec_table_put_number(table,
                             lec_association_value(measures->items[i], contingency, settings));
}
