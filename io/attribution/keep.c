/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/attribution/keep.h"

#include <string.h>

static void *copy(const void *items, size_t count, size_t size, lec_arena *arena)
{
    if (items == NULL) return NULL;
    void *kept = lec_arena_alloc(arena, count, size);
    if (count > 0) memcpy(kept, items, count * size);
    return kept;
}

static const char *copy_text(const char *text, lec_arena *arena)
{
    return text == NULL ? NULL : lec_arena_text(arena, text, strlen(text));
}

lec_attribution lec_attribution_keep(const lec_attribution *made, size_t correction_count,
                                     lec_arena *arena)
{
    lec_span *spans = copy(made->spans, made->span_count, sizeof *spans, arena);
    lec_remark *remarks = copy(made->remarks, made->remark_count, sizeof *remarks, arena);
    for (size_t s = 0; s < made->span_count; s++)
        if (spans[s].note_type != NULL) spans[s].note_type = copy_text(spans[s].note_type, arena);
    for (size_t r = 0; r < made->remark_count; r++) {
        remarks[r].text = copy_text(remarks[r].text, arena);
        remarks[r].reason = copy_text(remarks[r].reason, arena);
    }
    return (lec_attribution){
        .reasons = copy(made->reasons, made->turn_count, sizeof *made->reasons, arena),
        .turn_count = made->turn_count,
        .spans = spans,
        .span_count = made->span_count,
        .remarks = remarks,
        .remark_count = made->remark_count,
        .title = copy_text(made->title, arena),
        .row_fits = copy(made->row_fits, correction_count, sizeof(bool), arena),
    };
}
