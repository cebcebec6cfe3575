/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/turns/access.h"

#include <string.h>

#include "core/vocabulary.h"

const char *lec_access_name(lec_access_kind kind)
{
    return kind == LEC_BY_OUTLET ? "outlet" : "journalist";
}

lec_access lec_access_of(const lec_context *context)
{
    lec_arena *arena = context->arena;
    lec_access made = {.exchanges = lec_exchanges_of(context)};
    for (int kind = 0; kind < LEC_ACCESS_KINDS; kind++) {
        lec_vocabulary *names = lec_vocabulary_new(arena);
        uint32_t *actor = lec_new(arena, uint32_t, made.exchanges.count);
        lec_vocabulary_add(names, "", 0);
        for (size_t i = 0; i < made.exchanges.count; i++) {
            const lec_exchange *of = &made.exchanges.items[i];
            const char *name = kind == LEC_BY_OUTLET
                                   ? of->outlet
                                   : made.exchanges.corpus->speaker_name[of->journalist];
            actor[i] = lec_vocabulary_add(names, name, strlen(name));
        }
        made.actor[kind] = actor;
        made.count[kind] = lec_vocabulary_count(names);
        made.name[kind] = lec_vocabulary_texts(names);
    }
    return made;
}

static lec_access_rows rows_of(const lec_exchanges *all, const lec_group *group, lec_arena *arena)
{
    const lec_exchanges_in_group in = lec_exchanges_in(all, group, arena);
    uint32_t *cluster = lec_new(arena, uint32_t, in.count);
    lec_access_rows made = {group->conference, in.index, cluster, in.count, 0, false};
    for (size_t i = 1; i < in.count; i++)
        made.pools |= all->items[in.index[i]].conference != all->items[in.index[0]].conference;
    for (size_t i = 0; i < in.count; i++) {
        const bool same =
            made.pools && i > 0 &&
            all->items[in.index[i]].conference == all->items[in.index[i - 1]].conference;
        made.cluster_count += !same;
        cluster[i] = (uint32_t)(made.cluster_count - 1);
    }
    return made;
}

lec_status lec_access_groups(const lec_context *context, const lec_access *access,
                             lec_access_rows **out, size_t *count, lec_error *error)
{
    lec_groups groups;
    const lec_status status = lec_exchange_groups(context, &groups, error);
    if (status != LEC_OK) return status;
    *out = lec_new(context->arena, lec_access_rows, groups.count);
    *count = 0;
    for (size_t g = 0; g < groups.count; g++) {
        const lec_access_rows made = rows_of(&access->exchanges, &groups.items[g], context->arena);
        const bool repeats = !made.pools && groups.count > 1 && g == 0 &&
                             strcmp(made.conference, "all") == 0; /* nothing is pooled */
        if (made.count > 0 && !repeats) (*out)[(*count)++] = made;
    }
    return LEC_OK;
}

lec_status lec_access_put_groups(const lec_context *context, lec_access_put *put, lec_table *table,
                                 lec_error *error)
{
    const lec_access access = lec_access_of(context);
    lec_access_rows *groups;
    size_t count;
    const lec_status status = lec_access_groups(context, &access, &groups, &count, error);
    if (status != LEC_OK) return status;
    for (size_t g = 0; g < count; g++)
        for (int kind = 0; kind < LEC_ACCESS_KINDS; kind++)
            put(context, &access, &groups[g], (lec_access_kind)kind, table);
    return LEC_OK;
}
