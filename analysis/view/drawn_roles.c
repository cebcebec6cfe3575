/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/view/drawn_roles.h"

#include <string.h>

#include "analysis/view/groups.h"
#include "core/parallel.h"

enum { MOST_DRAWS = 20 };

static bool has_doubt(const lec_corpus *corpus)
{
    for (size_t d = 0; d < corpus->draw_count; d++)
        if (memcmp(corpus->draw_role + d * corpus->turn_count, corpus->turn_role,
                   corpus->turn_count) != 0)
            return true;
    return false;
}

static const uint32_t *number_exchanges(const lec_corpus *corpus, lec_arena *arena)
{
    uint32_t *turns = lec_new(arena, uint32_t, corpus->turn_count);
    uint32_t *number = lec_new(arena, uint32_t, corpus->turn_count);
    for (uint32_t t = 0; t < corpus->turn_count; t++) turns[t] = t;
    lec_exchange_clusters(corpus, &(lec_group){.turns = turns, .turn_count = corpus->turn_count},
                          number);
    return number;
}

static uint8_t *roles_of_run(const lec_drawn_roles *of, size_t run)
{
    return &of->role[run * of->context->whole->turn_count];
}

static void draw_roles(const lec_drawn_roles *of, const uint32_t *exchange)
{
    const lec_corpus *whole = of->context->whole;
    memcpy(roles_of_run(of, 0), whole->turn_role, whole->turn_count);
    for (size_t run = 1; run < of->run_count; run++) {
        uint8_t *role = roles_of_run(of, run);
        const size_t draw = (run - 1) % of->draws;
        const bool by_itself = run > of->draws;
        for (size_t t = 0; t < whole->turn_count; t++) {
            const size_t own = by_itself ? (draw + 7 * (size_t)exchange[t]) % of->draws : draw;
            role[t] = whole->draw_role[own * whole->turn_count + t];
        }
    }
}

static void find_alike(const lec_drawn_roles *of)
{
    const size_t turn_count = of->context->whole->turn_count;
    for (size_t run = 0; run < of->run_count; run++) {
        size_t other = 0;
        while (memcmp(roles_of_run(of, other), roles_of_run(of, run), turn_count) != 0) other++;
        of->alike[run] = other;
    }
}

lec_drawn_roles lec_drawn_roles_make(const lec_context *context, lec_arena *arena)
{
    const lec_corpus *whole = context->whole;
    lec_drawn_roles of = {.context = context, .run_count = 1};
    if (!has_doubt(whole)) return of;
    of.draws = whole->draw_count < MOST_DRAWS ? whole->draw_count : MOST_DRAWS;
    of.run_count = 1 + 2 * of.draws;
    of.role = lec_new(arena, uint8_t, of.run_count * whole->turn_count);
    of.alike = lec_new(arena, size_t, of.run_count);
    draw_roles(&of, number_exchanges(whole, arena));
    find_alike(&of);
    return of;
}

lec_status lec_drawn_context(const lec_drawn_roles *of, size_t run, lec_common *common,
                             lec_arena *arena, lec_context *out, lec_error *error)
{
    lec_corpus *drawn = lec_new(arena, lec_corpus, 1);
    *drawn = *of->context->whole;
    drawn->draw_count = 0;
    drawn->turn_role = roles_of_run(of, run);
    common->threads = 1;
    const lec_status status =
        lec_context_open(drawn, of->context->study, common, arena, out, error);
    out->values_only = true;
    out->settings = of->context->settings;
    return status;
}

typedef struct {
    const lec_drawn_roles *of;
    size_t first;
    void (*look)(const lec_drawn_roles *of, size_t run, void *state);
    void *state;
} looking;

static void look_at_range(size_t first, size_t end, size_t thread, void *state)
{
    const looking *l = state;
    (void)thread;
    for (size_t run = l->first + first; run < l->first + end; run++)
        if (l->of->alike[run] == run) l->look(l->of, run, l->state);
}

void lec_drawn_roles_each(const lec_drawn_roles *of, size_t first, size_t end,
                          void (*look)(const lec_drawn_roles *of, size_t run, void *state),
                          void *state)
{
    looking l = {of, first, look, state};
    if (of->draws > 0 && end > first)
        lec_parallel_for(end - first, (size_t)of->context->common->threads, look_at_range, &l);
}
