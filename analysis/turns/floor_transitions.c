/* SPDX-License-Identifier: GPL-3.0-or-later
 * floor_transitions.c -- who speaks after whom: the share of the turns of each role that a turn of
 * each role follows.
 *
 *   share(a, b) = turns of b that come next after one of a / turns of a that any turn follows */
#include <math.h>

#include "analysis/analysis.h"
#include "analysis/measure/cluster_mean.h"
#include "analysis/view/columns.h"
#include "analysis/view/groups.h"

static const lec_column columns[] = {
    LEC_COLUMN_CONFERENCE_BY,
    {"from_role", LEC_NAME, "role of a turn: " LEC_ROLE_MEANINGS, NULL, NULL, NULL},
    {"to_role", LEC_NAME, "role of the turn that follows it", NULL, NULL, NULL},
    {"transitions", LEC_COUNT, "times the one follows the other", "turns", NULL, NULL},
    {"share", LEC_NUMBER, "share of what follows turns of from_role", NULL,
     "transitions / transitions from from_role", NULL},
    LEC_COLUMN_LOW("share", NULL),
    LEC_COLUMN_HIGH("share", NULL),
    {"same_speaker", LEC_COUNT, "of these, those in which the same person goes on", "turns", NULL,
     NULL},
    LEC_COLUMN_CLUSTERS,
    LEC_COLUMN_DOUBT("share"),
    LEC_COLUMN_POOLED,
    {0},
};

static const lec_doubtful_column with_intervals[] = {
    {"share", LEC_SCALE_LOGIT, NULL, true},
    {0},
};

static const lec_chart charts[] = {
    {.name = "floor_transitions",
     .shape = LEC_CHART_MATRIX,
     .title = "Who speaks after whom",
     .note = "left: who speaks; below: who speaks next",
     .label = "from_role",
     .across = "to_role",
     .value = "share",
     .axis = "share of what follows, each row 1",
     .filters = {{"conference", NULL}},
     .square = true},
    {0},
};

/* The transitions of a group. */
typedef struct {
    uint8_t *from, *to; /* [count] lec_role */
    bool *same;
    uint32_t *cluster; /* of the second turn */
    size_t count, clusters;
} transitions;

static transitions find_transitions(const lec_context *context, const lec_group *group)
{
    const lec_corpus *corpus = context->corpus;
    lec_arena *arena = context->arena;
    transitions t = {lec_new(arena, uint8_t, group->turn_count),
                     lec_new(arena, uint8_t, group->turn_count),
                     lec_new(arena, bool, group->turn_count),
                     lec_new(arena, uint32_t, group->turn_count),
                     0,
                     group->cluster_count};
    for (size_t i = 0; i + 1 < group->turn_count; i++) {
        const uint32_t one = group->turns[i], next = group->turns[i + 1];
        if (corpus->turn_conference[one] != corpus->turn_conference[next] ||
            corpus->turn[one].number + 1 != corpus->turn[next].number)
            continue;
        t.from[t.count] = corpus->turn_role[one];
        t.to[t.count] = corpus->turn_role[next];
        t.same[t.count] = corpus->turn_speaker[one] == corpus->turn_speaker[next] &&
                          corpus->turn_speaker[one] != 0;
        t.cluster[t.count++] = group->turn_cluster[i + 1];
    }
    return t;
}

/* Which roles the transitions are between. */
static void find_roles(const transitions *t, bool from[LEC_ROLE_COUNT], bool to[LEC_ROLE_COUNT])
{
    for (size_t i = 0; i < t->count; i++) from[t->from[i]] = to[t->to[i]] = true;
}

static void put_pair(const lec_context *context, const char *conference, const transitions *t,
                     int from, int to, lec_table *table)
{
    double *value = lec_new(context->arena, double, t->count);
    uint64_t count = 0, same = 0;
    for (size_t i = 0; i < t->count; i++) {
        const bool is_pair = t->from[i] == from && t->to[i] == to;
        value[i] = t->from[i] == from ? is_pair : NAN;
        count += is_pair;
        same += is_pair && t->same[i];
    }
    size_t clusters = 0;
    const lec_estimate share =
        lec_cluster_mean((lec_clustered_values){value, t->cluster, t->count, t->clusters},
                         LEC_SCALE_LOGIT, context->common->level, context->arena, &clusters);
    lec_table_put_text(table, conference);
    lec_table_put_text(table, lec_role_name((lec_role)from));
    lec_table_put_text(table, lec_role_name((lec_role)to));
    lec_table_put_count(table, count);
    lec_table_put_number(table, share.value);
    lec_table_put_number(table, share.low);
    lec_table_put_number(table, share.high);
    lec_table_put_count(table, same);
    lec_table_put_count(table, clusters);
    lec_table_put_number(table, NAN); /* lec_doubt_add() */
}

static lec_status run(const lec_context *context, lec_table *table, lec_error *error)
{
    lec_groups groups;
    const lec_status status = lec_groups_make(context, LEC_BY_CONFERENCE, &groups, error);
    if (status != LEC_OK) return status;
    for (size_t g = 0; g < groups.count; g++) {
        const transitions t = find_transitions(context, &groups.items[g]);
        bool is_from[LEC_ROLE_COUNT] = {false}, is_to[LEC_ROLE_COUNT] = {false};
        find_roles(&t, is_from, is_to);
        for (int from = 0; from < LEC_ROLE_COUNT; from++)
            for (int to = 0; to < LEC_ROLE_COUNT && is_from[from]; to++)
                if (is_to[to]) put_pair(context, groups.items[g].conference, &t, from, to, table);
    }
    return LEC_OK;
}

const lec_analysis lec_analysis_floor_transitions = {
    .name = "floor_transitions",
    .summary = "Who speaks after whom: what role follows each role",
    .examples = "floor_transitions conferences/ --by none",
    .details = "By conference (`all` first), then the roles in their order; a pair of roles that "
               "never follow each other there has a share of 0. The shares of one from_role sum to "
               "1. Turns of "
               "which one is not selected are no transition.",
    .source = "Tukey 1958; Efron & Stein 1981",
    .columns = columns,
    .key_count = 3,
    .doubtful = with_intervals,
    .charts = charts,
    .takes_by = true,
    .run = run,
};
