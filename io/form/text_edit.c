/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/form/text_edit.h"

#include <string.h>

typedef struct {
    const lec_text_edit *edits;
    size_t count;
    size_t next;   /* the first edit that is not wholly before the place asked for last */
    int64_t moved; /* by those before it */
} mover;

/* Where a byte of the old text is in the new one; asked for in the order of the text. */
static uint32_t moved_place(mover *self, uint32_t place, bool is_end)
{
    while (self->next < self->count) {
        const lec_text_edit *edit = &self->edits[self->next];
        if (edit->end > place || (edit->end == place && !is_end && edit->start == edit->end)) break;
        self->moved += (int64_t)strlen(edit->put) - (int64_t)(edit->end - edit->start);
        self->next++;
    }
    if (self->next < self->count && self->edits[self->next].start < place) { /* within an edit */
        const lec_text_edit *edit = &self->edits[self->next];
        return (uint32_t)((int64_t)edit->start + self->moved + (int64_t)strlen(edit->put));
    }
    return (uint32_t)((int64_t)place + self->moved);
}

/* The place in the file of byte `at`; `mark` is the last mark not after it. */
static lec_mark mark_for(const lec_mark *mark, uint32_t at, uint32_t text)
{
    return (lec_mark){text, mark->file + (at - mark->text), mark->line};
}

typedef struct {
    const lec_transcript *from;
    size_t mark; /* index of the last mark not after what was copied */
    LEC_ARRAY(lec_mark) marks;
    char *text;
    uint32_t length;
    lec_arena *arena;
} copier;

static void add_mark(copier *self, uint32_t at)
{
    while (self->mark + 1 < self->from->mark_count && self->from->marks[self->mark + 1].text <= at)
        self->mark++;
    if (self->from->mark_count == 0) return;
    const lec_mark *mark = &self->from->marks[self->mark];
    LEC_PUSH(self->arena, self->marks, mark_for(mark, at, self->length));
}

static void copy(copier *self, uint32_t start, uint32_t end)
{
    if (start == end) return;
    add_mark(self, start);
    for (size_t m = self->mark + 1; m < self->from->mark_count && self->from->marks[m].text < end;
         m++) {
        const lec_mark *mark = &self->from->marks[m];
        LEC_PUSH(self->arena, self->marks,
                 ((lec_mark){self->length + (mark->text - start), mark->file, mark->line}));
        self->mark = m;
    }
    memcpy(self->text + self->length, self->from->text + start, end - start);
    self->length += end - start;
}

void lec_text_edit_apply(const lec_text_edit *edits, size_t count, lec_lines lines,
                         lec_arena *arena, lec_transcript *out)
{
    size_t added = 0;
    for (size_t i = 0; i < count; i++) added += strlen(edits[i].put);
    copier self = {
        .from = out, .text = lec_arena_alloc(arena, out->length + added + 1, 1), .arena = arena};
    uint32_t at = 0;
    for (size_t i = 0; i < count; i++) {
        const size_t length = strlen(edits[i].put);
        copy(&self, at, edits[i].start);
        if (length > 0) add_mark(&self, edits[i].start);
        memcpy(self.text + self.length, edits[i].put, length);
        self.length += (uint32_t)length;
        at = edits[i].end;
    }
    copy(&self, at, (uint32_t)out->length);
    self.text[self.length] = '\0';
    mover move = {.edits = edits, .count = count};
    for (size_t i = 0; i < lines.count; i++) {
        lec_line *line = &lines.items[i];
        const bool bold_to_end = line->bold_end == line->end;
        const bool has_bold = line->bold_end > line->start;
        mover bold = move;
        line->start = moved_place(&move, line->start, false);
        if (has_bold) line->bold_end = moved_place(&bold, line->bold_end, true);
        line->end = moved_place(&move, line->end, true);
        if (bold_to_end) line->bold_end = line->end;
    }
    out->text = self.text;
    out->length = self.length;
    out->marks = self.marks.items;
    out->mark_count = self.marks.count;
}
