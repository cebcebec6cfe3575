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

size_t lec_access_groups(const lec_access *access, lec_arena *arena, lec_access_rows **out)
{
    const lec_exchanges *all = &access->exchanges;
    LEC_ARRAY(lec_access_rows) groups = {0};
    LEC_PUSH(arena, groups, ((lec_access_rows){"all", 0, all->count, true}));
    for (size_t first = 0, end; first < all->count; first = end) {
        const uint32_t conference = all->items[first].conference;
        for (end = first; end < all->count && all->items[end].conference == conference;) end++;
        LEC_PUSH(arena, groups,
                 ((lec_access_rows){all->corpus->conference[conference].name, first, end, false}));
    }
    const size_t skipped = groups.count <= 2; /* nothing is pooled */
    *out = groups.items + skipped;
    return groups.count - skipped;
}

size_t lec_access_clusters(const lec_access *access, const lec_access_rows *of, uint32_t *cluster)
{
    uint32_t count = 0;
    for (size_t i = of->first; i < of->end; i++) {
        const lec_exchange *items = access->exchanges.items;
        const bool same =
            of->pools && i > of->first && items[i].conference == items[i - 1].conference;
        count += !same;
        cluster[i - of->first] = count - 1;
    }
    return count;
}
