/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/view/compared_groups.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* --- choosing the turns ---------------------------------------------------------------------- */

static lec_selection all_others(const lec_context *context, const lec_selection *target)
{
    const lec_corpus *corpus = context->corpus;
    uint32_t *turns = lec_new(context->arena, uint32_t, corpus->turn_count);
    lec_selection others = {.text = "all others", .turns = turns};
    size_t next = 0;
    for (uint32_t turn = 0; turn < corpus->turn_count; turn++) {
        if (next < target->turn_count && target->turns[next] == turn) {
            next++;
            continue;
        }
        turns[others.turn_count++] = turn;
        others.token_count += corpus->turn_start[turn + 1] - corpus->turn_start[turn];
    }
    return others;
}

static lec_status choose(const lec_context *context, const char *target, const char *reference,
                         lec_selection chosen[2], lec_error *error)
{
    const bool by_default = target == NULL && reference == NULL;
    lec_status status = lec_selector_read(
        context, "target", target != NULL ? target : "role=principal", &chosen[0], error);
    if (by_default) reference = "role=journalist";
    if (status == LEC_OK && reference != NULL)
        status = lec_selector_read(context, "reference", reference, &chosen[1], error);
    if (status == LEC_BAD_DATA && by_default) {
        chosen[0] = (lec_selection){.text = "role=principal"};
        chosen[1] = (lec_selection){.text = reference};
        return LEC_OK;
    }
    if (status != LEC_OK || reference != NULL) return status;

    chosen[1] = all_others(context, &chosen[0]);
    if (chosen[1].token_count > 0) return LEC_OK;
    return lec_fail(error, LEC_BAD_DATA,
                    "--target '%s' selects every word and leaves none to compare with; select less "
                    "or give --reference",
                    chosen[0].text);
}

/* The turns of both, ascending; LEC_BAD_USAGE if they share one. */
static lec_status merge(const lec_context *context, const lec_selection *target,
                        const lec_selection *reference, uint32_t *merged, lec_error *error)
{
    size_t t = 0, r = 0;
    while (t < target->turn_count || r < reference->turn_count) {
        const uint32_t one = t < target->turn_count ? target->turns[t] : LEC_NONE;
        const uint32_t other = r < reference->turn_count ? reference->turns[r] : LEC_NONE;
        if (one == other) {
            const lec_corpus *corpus = context->corpus;
            return lec_fail(error, LEC_BAD_USAGE,
                            "--target '%s' and --reference '%s' both select turn %u of %s; the "
                            "groups must not overlap",
                            target->text, reference->text, corpus->turn[one].number,
                            corpus->conference[corpus->turn_conference[one]].name);
        }
        merged[t + r] = one < other ? one : other;
        if (one < other)
            t++;
        else
            r++;
    }
    return LEC_OK;
}

/* --- groups whose clusters are numbered together --------------------------------------------- */

static lec_group part_of(const lec_context *context, const lec_group *both,
                         const lec_selection *chosen)
{
    uint32_t *clusters = lec_new(context->arena, uint32_t, chosen->turn_count);
    lec_group part = *both;
    part.turns = chosen->turns;
    part.turn_count = chosen->turn_count;
    part.token_count = chosen->token_count;
    part.turn_cluster = clusters;
    size_t next = 0;
    for (size_t i = 0; i < both->turn_count; i++)
        if (next < chosen->turn_count && chosen->turns[next] == both->turns[i])
            clusters[next++] = both->turn_cluster[i];
    return part;
}

lec_status lec_compared_groups_of(const lec_context *context, const lec_selection *target,
                                  const lec_selection *reference, lec_compared_groups *out,
                                  lec_error *error)
{
    const size_t count = target->turn_count + reference->turn_count;
    uint32_t *merged = lec_new(context->arena, uint32_t, count);
    const lec_status status = merge(context, target, reference, merged, error);
    if (status != LEC_OK) return status;

    const lec_group both = lec_group_of_turns(context, merged, count);
    *out = (lec_compared_groups){.target_name = target->text,
                                 .reference_name = reference->text,
                                 .target = part_of(context, &both, target),
                                 .reference = part_of(context, &both, reference),
                                 .both = both};
    return LEC_OK;
}

lec_status lec_compared_groups_make(const lec_context *context, const char *target,
                                    const char *reference, lec_compared_groups *out,
                                    lec_error *error)
{
    lec_selection chosen[2] = {{0}, {0}};
    const lec_status status = choose(context, target, reference, chosen, error);
    if (status != LEC_OK) return status;
    return lec_compared_groups_of(context, &chosen[0], &chosen[1], out, error);
}

/* --- clusters whose labels can be exchanged -------------------------------------------------- */

typedef struct {
    uint32_t unit; /* exchange, or conference */
    bool is_target;
    uint32_t turn;
} labelled_turn;

static int by_unit_and_label(const void *a, const void *b)
{
    const labelled_turn *x = a, *y = b;
    if (x->unit != y->unit) return x->unit < y->unit ? -1 : 1;
    if (x->is_target != y->is_target) return x->is_target ? -1 : 1;
    return x->turn < y->turn ? -1 : x->turn > y->turn;
}

/* Conferences that hold one group only; none where either group has fewer than two of them. */
static bool *find_own_conferences(const lec_context *context, const labelled_turn *labelled,
                                  size_t turns)
{
    const lec_corpus *corpus = context->corpus;
    const size_t conferences = corpus->conference_count;
    bool *holds[2] = {lec_new(context->arena, bool, conferences),
                      lec_new(context->arena, bool, conferences)};
    size_t own[2] = {0, 0};
    for (size_t i = 0; i < turns; i++)
        holds[labelled[i].is_target][corpus->turn_conference[labelled[i].turn]] = true;
    for (size_t c = 0; c < conferences; c++)
        for (int group = 0; group < 2; group++) own[group] += holds[group][c] && !holds[!group][c];
    bool *is_own = lec_new(context->arena, bool, conferences);
    for (size_t c = 0; c < conferences && own[0] > 1 && own[1] > 1; c++)
        is_own[c] = holds[0][c] != holds[1][c];
    return is_own;
}

static labelled_turn *label_turns(const lec_context *context, const lec_compared_groups *groups)
{
    const lec_group *both = &groups->both, *target = &groups->target;
    labelled_turn *labelled = lec_new(context->arena, labelled_turn, both->turn_count);
    uint32_t *units = lec_new(context->arena, uint32_t, both->turn_count);
    lec_exchange_clusters(context->corpus, both, units);
    size_t next = 0;
    for (size_t i = 0; i < both->turn_count; i++) {
        const bool in_target = next < target->turn_count && target->turns[next] == both->turns[i];
        labelled[i] = (labelled_turn){units[i], in_target, both->turns[i]};
        if (in_target) next++;
    }
    const bool *is_own = find_own_conferences(context, labelled, both->turn_count);
    for (size_t i = 0; i < both->turn_count; i++) {
        const uint32_t conference = context->corpus->turn_conference[labelled[i].turn];
        if (is_own[conference]) labelled[i].unit = UINT32_MAX / 2 + conference;
    }
    if (both->turn_count > 1)
        qsort(labelled, both->turn_count, sizeof *labelled, by_unit_and_label);
    return labelled;
}

static size_t count_conferences(const lec_corpus *corpus, const lec_group *group)
{
    size_t count = 0;
    for (size_t i = 0; i < group->turn_count; i++)
        count += i == 0 || corpus->turn_conference[group->turns[i]] !=
                               corpus->turn_conference[group->turns[i - 1]];
    return count;
}

/* Exchanges (conferences of one group) in their order, or conferences as they come. */
static void number_wholes(const lec_context *context, const labelled_turn *labelled,
                          lec_exchangeable_clusters *made)
{
    const lec_corpus *corpus = context->corpus;
    const bool by_conference = made->conferences >= LEC_CONFERENCES_FOR_CLUSTERS;
    uint32_t *number_of = lec_new(context->arena, uint32_t, corpus->conference_count);
    uint32_t *whole = lec_new(context->arena, uint32_t, made->both.cluster_count);
    for (size_t i = 0; i < made->both.turn_count; i++) {
        const bool same = i > 0 && labelled[i].unit == labelled[i - 1].unit;
        uint32_t *number = &number_of[corpus->turn_conference[labelled[i].turn]];
        if (by_conference && *number == 0) *number = (uint32_t)++made->whole_count;
        if (!by_conference && !same) made->whole_count++;
        whole[made->both.turn_cluster[i]] =
            (by_conference ? *number : (uint32_t)made->whole_count) - 1;
    }
    made->whole = whole;
}

lec_exchangeable_clusters lec_exchangeable_clusters_make(const lec_context *context,
                                                         const lec_compared_groups *groups)
{
    const lec_corpus *corpus = context->corpus;
    const size_t turns = groups->both.turn_count;
    const labelled_turn *labelled = label_turns(context, groups);
    uint32_t *turn = lec_new(context->arena, uint32_t, turns);
    uint32_t *cluster = lec_new(context->arena, uint32_t, turns);
    uint32_t *size = lec_new(context->arena, uint32_t, turns);
    uint32_t *stratum = lec_new(context->arena, uint32_t, turns);
    bool *is_target = lec_new(context->arena, bool, turns);
    uint32_t count = 0;
    for (size_t i = 0; i < turns; i++) {
        const bool same_unit = i > 0 && labelled[i].unit == labelled[i - 1].unit;
        if (!same_unit || labelled[i].is_target != labelled[i - 1].is_target) {
            is_target[count] = labelled[i].is_target;
            stratum[count] = 0; /* that of the units with one group */
            if (same_unit) stratum[count] = stratum[count - 1] = labelled[i].unit + 1;
            count++;
        }
        turn[i] = labelled[i].turn;
        cluster[i] = count - 1;
        size[count - 1] += corpus->turn_start[turn[i] + 1] - corpus->turn_start[turn[i]];
    }
    lec_group both = groups->both;
    both.turns = turn;
    both.turn_cluster = cluster;
    both.cluster_count = count;
    lec_exchangeable_clusters made = {
        both, size, is_target, stratum, NULL, 0, count_conferences(corpus, &groups->both)};
    number_wholes(context, labelled, &made);
    return made;
}
