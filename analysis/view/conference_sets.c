/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/view/conference_sets.h"

#include <stdlib.h>
#include <string.h>

const char *const lec_set_kind_names[] = {[LEC_SETS_CONFERENCE] = "conference",
                                          [LEC_SETS_GROUP] = "group",
                                          [LEC_SETS_YEAR] = "year",
                                          [LEC_SETS_QUARTER] = "quarter",
                                          [LEC_SETS_MONTH] = "month"};

const char *lec_period_of(const char *date, lec_set_kind kind, lec_arena *arena)
{
    const size_t needed = kind == LEC_SETS_YEAR ? 4 : 7;
    if (kind < LEC_SETS_YEAR || strlen(date) < needed) return "";
    if (kind != LEC_SETS_QUARTER) return lec_arena_text(arena, date, needed);
    const int month = (date[5] - '0') * 10 + date[6] - '0';
    return lec_arena_format(arena, "%.4s-Q%d", date, (month + 2) / 3);
}

typedef struct {
    const char *name;
    uint32_t conference;
} member;

static int by_name(const void *a, const void *b)
{
    const member *x = a, *y = b;
    const int order = strcmp(x->name, y->name);
    return order != 0 ? order : x->conference < y->conference ? -1 : x->conference > y->conference;
}

static lec_status without_any(lec_set_kind kind, lec_error *error)
{
    return kind == LEC_SETS_GROUP
               ? lec_fail(error, LEC_BAD_DATA,
                          "no conference has a group; give groups in the study "
                          "(conferences: - file: ..., group: ...)")
               : lec_fail(error, LEC_BAD_DATA,
                          "no conference has a date; give dates in the study (conferences: - file: "
                          "..., date: 2031-04-17) or in the files' names");
}

lec_status lec_conference_sets_make(const lec_context *context, lec_set_kind kind,
                                    lec_conference_sets *out, lec_error *error)
{
    const lec_corpus *corpus = context->corpus;
    lec_arena *arena = context->arena;
    const size_t conferences = corpus->conference_count;
    member *members = lec_new(arena, member, conferences);
    const char **names = lec_new(arena, const char *, conferences + 1);
    uint32_t *set = lec_new(arena, uint32_t, conferences);
    size_t named = 0, count = 0;
    for (uint32_t c = 0; c < conferences; c++) {
        const lec_conference *of = &corpus->conference[c];
        const char *name = kind == LEC_SETS_CONFERENCE ? of->name
                           : kind == LEC_SETS_GROUP    ? of->group
                                                       : lec_period_of(of->date, kind, arena);
        set[c] = LEC_NONE;
        if (name[0] != '\0') members[named++] = (member){name, c};
    }
    if (named == 0 && kind != LEC_SETS_CONFERENCE) return without_any(kind, error);
    if (named > 1) qsort(members, named, sizeof *members, by_name);
    for (size_t i = 0; i < named; i++) {
        if (count == 0 || strcmp(names[count - 1], members[i].name) != 0)
            names[count++] = members[i].name;
        set[members[i].conference] = (uint32_t)count - 1;
    }
    if (named < conferences) names[count] = kind == LEC_SETS_GROUP ? LEC_NO_GROUP : LEC_NO_DATE;
    for (size_t c = 0; c < conferences; c++)
        if (set[c] == LEC_NONE) set[c] = (uint32_t)count;
    *out = (lec_conference_sets){names, count + (named < conferences), set};
    return LEC_OK;
}
