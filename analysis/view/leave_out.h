/* SPDX-License-Identifier: GPL-3.0-or-later
 * leave_out.h -- a group of turns without each of its clusters in turn, for measures that are no
 * sums: how rich a vocabulary is, how readable a text. Nothing is drawn twice, so that types stay
 * types. With more than LEC_MOST_LEFT_OUT clusters some are left out together (the delete-a-group
 * jackknife, Kott 2001), so that the cost is that of so many texts at most. */
#ifndef LEC_ANALYSIS_VIEW_LEAVE_OUT_H
#define LEC_ANALYSIS_VIEW_LEAVE_OUT_H

#include "analysis/measure/jackknife.h"
#include "analysis/view/groups.h"

enum { LEC_MOST_LEFT_OUT = 40 };

typedef struct {
    size_t count; /* how often something is left out; clusters without words do not count; 0 where
                     only values are looked at */
    const uint32_t *number; /* [turn_count of the group] with which the turn is left out; LEC_NONE
                               for a turn without words */
} lec_leave_out;

lec_leave_out lec_leave_out_new(const lec_context *context, const lec_group *group,
                                lec_arena *arena);

/* The turns of the group that stay when number `out` is left out; its clusters are not set. */
lec_group lec_group_without(const lec_context *context, const lec_group *group,
                            const lec_leave_out *plan, size_t out, lec_arena *arena);

/* How many draws of who spoke are looked at: all, up to so many; none where none of the group's
 * turns is doubtful. */
enum { LEC_MOST_DRAWS = 20 };
size_t lec_draws_of(const lec_corpus *corpus, const lec_group *group);

/* The group in draw 0 .. 2 * lec_draws_of() - 1; in the second half of them each cluster takes a
 * draw of its own, to see how much of the doubt clusters share. */
lec_group lec_group_drawn(const lec_corpus *corpus, const lec_group *group, size_t draw,
                          lec_arena *arena);

/* What a measure is in the draws: value[2 * count], in lec_group_drawn() order. */
typedef struct {
    const double *value;
    size_t count; /* lec_draws_of() */
} lec_drawn_measure;

/* The interval of a measure from its values [plan->count] without each; *doubt: the part of its
 * width that is owed to doubt about who spoke. */
lec_estimate lec_left_out_interval(const lec_context *context, const lec_leave_out *plan,
                                   double value, const double *without, lec_drawn_measure drawn,
                                   lec_scale scale, double *doubt);

#endif
