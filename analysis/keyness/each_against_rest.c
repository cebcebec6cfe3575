/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/keyness/each_against_rest.h"

#include <stdlib.h>
#include <string.h>

#include "analysis/view/conference_sets.h"

const char *const lec_each_names[] = {"none", "conference", "speaker", "role", "group",
                                      "year", "quarter",    "month",   NULL};

typedef struct {
    const char *name;
    uint32_t owner;
    uint64_t words;
} target;

static int by_name(const void *a, const void *b)
{
    return strcmp(((const target *)a)->name, ((const target *)b)->name);
}

/* The owner of each turn, and what they are called. */
typedef struct {
    uint32_t *owner; /* [turn_count] */
    const char **name;
    size_t count;
} owners;

static lec_status find_owners(const lec_context *context, lec_each each, owners *out,
                              lec_error *error)
{
    const lec_corpus *corpus = context->corpus;
    lec_conference_sets sets = {0};
    const bool by_speaker = each == LEC_EACH_SPEAKER, by_role = each == LEC_EACH_ROLE;
    const lec_set_kind kind = each == LEC_EACH_GROUP     ? LEC_SETS_GROUP
                              : each == LEC_EACH_YEAR    ? LEC_SETS_YEAR
                              : each == LEC_EACH_QUARTER ? LEC_SETS_QUARTER
                              : each == LEC_EACH_MONTH   ? LEC_SETS_MONTH
                                                         : LEC_SETS_CONFERENCE;
    if (!by_speaker && !by_role) {
        const lec_status status = lec_conference_sets_make(context, kind, &sets, error);
        if (status != LEC_OK) return status;
    }
    out->count = by_speaker ? corpus->speaker_count : by_role ? LEC_ROLE_COUNT : sets.count;
    out->owner = lec_new(context->arena, uint32_t, corpus->turn_count);
    out->name = lec_new(context->arena, const char *, out->count);
    for (uint32_t o = 0; o < out->count; o++)
        out->name[o] = by_speaker ? corpus->speaker_name[o]
                       : by_role  ? lec_role_name((lec_role)o)
                                  : sets.name[o];
    for (uint32_t t = 0; t < corpus->turn_count; t++)
        out->owner[t] = by_speaker ? corpus->turn_speaker[t]
                        : by_role  ? corpus->turn_role[t]
                                   : sets.of_conference[corpus->turn_conference[t]];
    return LEC_OK;
}

static lec_one_against_rest divide(const lec_context *context, lec_each each, const owners *of,
                                   const target *wanted)
{
    const lec_corpus *corpus = context->corpus;
    lec_arena *arena = context->arena;
    uint32_t *turns[2] = {lec_new(arena, uint32_t, corpus->turn_count),
                          lec_new(arena, uint32_t, corpus->turn_count)};
    lec_selection sides[2] = {
        {.text = lec_arena_format(arena, "%s=%s", lec_each_names[each], wanted->name)},
        {.text = lec_arena_format(arena, "%s!=%s", lec_each_names[each], wanted->name)}};
    for (uint32_t t = 0; t < corpus->turn_count; t++) {
        const int side = of->owner[t] != wanted->owner;
        turns[side][sides[side].turn_count++] = t;
        sides[side].token_count += corpus->turn_start[t + 1] - corpus->turn_start[t];
    }
    for (int side = 0; side < 2; side++) sides[side].turns = turns[side];
    return (lec_one_against_rest){sides[0], sides[1]};
}

lec_status lec_each_against_rest_make(const lec_context *context, lec_each each,
                                      lec_each_against_rest *out, lec_error *error)
{
    const lec_corpus *corpus = context->corpus;
    owners of;
    const lec_status status = find_owners(context, each, &of, error);
    if (status != LEC_OK) return status;
    target *targets = lec_new(context->arena, target, of.count);
    for (uint32_t o = 0; o < of.count; o++) targets[o] = (target){of.name[o], o, 0};
    for (uint32_t t = 0; t < corpus->turn_count; t++)
        targets[of.owner[t]].words += corpus->turn_start[t + 1] - corpus->turn_start[t];
    size_t kept = 0;
    for (size_t o = 0; o < of.count; o++)
        if (targets[o].words >= LEC_LEAST_TARGET_WORDS && targets[o].name[0] != '\0')
            targets[kept++] = targets[o];
    if (kept > 1 && each != LEC_EACH_ROLE) qsort(targets, kept, sizeof *targets, by_name);
    lec_one_against_rest *items = lec_new(context->arena, lec_one_against_rest, kept);
    size_t count = 0;
    for (size_t i = 0; i < kept; i++) {
        items[count] = divide(context, each, &of, &targets[i]);
        count += items[count].rest.token_count > 0;
    }
    *out = (lec_each_against_rest){items, count};
    if (count > 0) return LEC_OK;
    return lec_fail(error, LEC_BAD_DATA, "--between %s: %s; give more files or select otherwise",
                    lec_each_names[each],
                    kept == 0 ? "none has 300 words" : "there is nothing beside the only one");
}
