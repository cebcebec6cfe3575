/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/view/leave_out.h"

#include <assert.h>

lec_leave_out lec_leave_out_new(const lec_context *context, const lec_group *group,
                                lec_arena *arena)
{
    const lec_corpus *corpus = context->corpus;
    uint32_t *number = lec_new(arena, uint32_t, group->turn_count);
    uint32_t clusters = 0, last = LEC_NONE;
    for (size_t g = 0; g < group->turn_count; g++) {
        const uint32_t turn = group->turns[g];
        number[g] = LEC_NONE;
        if (corpus->turn_start[turn] == corpus->turn_start[turn + 1]) continue;
        clusters += group->turn_cluster[g] != last;
        last = group->turn_cluster[g];
        number[g] = (clusters - 1) % LEC_MOST_LEFT_OUT;
    }
    if (context->values_only) clusters = 0;
    return (lec_leave_out){clusters < LEC_MOST_LEFT_OUT ? clusters : LEC_MOST_LEFT_OUT, number};
}

lec_group lec_group_without(const lec_context *context, const lec_group *group,
                            const lec_leave_out *plan, size_t out, lec_arena *arena)
{
    const lec_corpus *corpus = context->corpus;
    uint32_t *turns = lec_new(arena, uint32_t, group->turn_count);
    lec_group rest = *group;
    rest.turns = turns;
    rest.turn_cluster = NULL;
    rest.turn_count = rest.token_count = rest.cluster_count = 0;
    for (size_t g = 0; g < group->turn_count; g++) {
        const uint32_t turn = group->turns[g];
        if (plan->number[g] == out) continue;
        turns[rest.turn_count++] = turn;
        rest.token_count += corpus->turn_start[turn + 1] - corpus->turn_start[turn];
    }
    return rest;
}

size_t lec_draws_of(const lec_corpus *corpus, const lec_group *group)
{
    if (group->doubtful_count == 0) return 0;
    return corpus->draw_count < LEC_MOST_DRAWS ? corpus->draw_count : LEC_MOST_DRAWS;
}

lec_group lec_group_drawn(const lec_corpus *corpus, const lec_group *group, size_t draw,
                          lec_arena *arena)
{
    const size_t draws = lec_draws_of(corpus, group);
    assert(draws > 0);
    return lec_group_in_draw(corpus, group, draw % draws, draw >= draws, arena);
}

lec_estimate lec_left_out_interval(const lec_context *context, const lec_leave_out *plan,
                                   double value, const double *without, lec_drawn_measure drawn,
                                   lec_scale scale, double *doubt)
{
    const double variance = lec_jackknife_variance(value, without, plan->count);
    const double level = context->common->level;
    const double independent = lec_variance_of_draws(drawn.value + drawn.count, drawn.count);
    return lec_doubtful_t_interval(lec_t_interval(value, variance, plan->count, scale, level),
                                   variance,
                                   (lec_drawn_values){drawn.value, drawn.count, independent},
                                   plan->count, scale, level, doubt);
}
