/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/view/leave_out.h"

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

lec_estimate lec_left_out_interval(const lec_context *context, const lec_leave_out *plan,
                                   double value, const double *without, lec_scale scale)
{
    return lec_t_interval(value, lec_jackknife_variance(value, without, plan->count), plan->count,
                          scale, context->common->level);
}
