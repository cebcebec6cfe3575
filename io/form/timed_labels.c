/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/form/timed_labels.h"

#include <unicode/uchar.h>

#include <string.h>

#include "core/vocabulary.h"
#include "io/form/label_shape.h"
#include "io/words/unicode.h"

typedef struct {
    uint32_t name, name_end, end; /* bytes of the name, and where the text after it begins */
    uint32_t id;                  /* equal for equal names; LEC_NONE: the block begins with none */
    bool timed;
} label_at;

typedef struct {
    label_at *labels; /* [count] by block */
    lec_vocabulary *names;
    LEC_ARRAY(uint32_t) uses; /* by id, with a time */
    lec_arena *arena;
} stater;

/* `Name:` at the beginning of a block. */
static label_at label_of(const stater *self, const char *text, const lec_block *block)
{
    enum { LONGEST = 100 };
    label_at label = {.id = LEC_NONE};
    if (block->kind != LEC_BLOCK_PARAGRAPH && block->kind != LEC_BLOCK_HEADING) return label;
    const size_t length = block->end - block->start;
    const uint32_t end = block->start + (uint32_t)(length < LONGEST ? length : LONGEST);
    uint32_t at = block->start, colon = 0; /* of how many bytes */
    for (; at < end && colon == 0; at += colon > 0 ? 0 : 1)
        colon = text[at] == ':'                                              ? 1
                : at + 3 <= end && memcmp(text + at, "\xef\xbc\x9a", 3) == 0 ? 3
                                                                             : 0;
    if (colon == 0) return label;
    const bool clock = at > block->start && u_isdigit(text[at - 1]) && at + colon < block->end &&
                       u_isdigit(text[at + colon]); /* `12 March, 10:03` */
    const lec_label_shape shape = lec_label_shape_of(text, block->start, at);
    if (clock || !shape.is_name) return label;
    label.name = shape.start;
    label.name_end = shape.end;
    label.end = at + colon;
    label.id = lec_vocabulary_add(self->names, text + shape.start, shape.end - shape.start);
    return label;
}

static bool is_capitals(const char *text, const label_at *label)
{
    for (uint32_t at = label->name; at < label->name_end;)
        if (u_islower(lec_utf8_next(text, &at, label->name_end))) return false;
    return true;
}

/* Whether labels are what times stand beside here. */
static bool are_labels(const stater *self, const char *text, size_t count)
{
    size_t timed = 0, named = 0, usual = 0, others = 0;
    for (size_t b = 0; b < count; b++) {
        const label_at *label = &self->labels[b];
        timed += label->timed;
        if (label->id == LEC_NONE || self->uses.items == NULL) continue;
        const uint32_t uses = self->uses.items[label->id];
        named += label->timed;
        usual += label->timed && (uses > 1 || is_capitals(text, label));
        others += !label->timed && uses == 0;
    }
    const bool few = others * 10 <= named || (others == 1 && named >= 6); /* `I: = interviewer` */
    return named >= 2 && few && (named * 10 >= timed * 8 || usual * 10 >= named * 8);
}

static void find_labels(stater *self, lec_timed_lines timed, const lec_block *blocks, size_t count,
                        const char *text)
{
    for (size_t b = 0, i = 0; b < count; b++) {
        self->labels[b] = label_of(self, text, &blocks[b]);
        while (i < timed.count && timed.items[i].text < blocks[b].start) i++;
        self->labels[b].timed = i < timed.count && timed.items[i].text == blocks[b].start;
    }
    for (size_t id = 0; id < lec_vocabulary_count(self->names); id++)
        LEC_PUSH(self->arena, self->uses, 0);
    for (size_t b = 0; b < count && self->uses.items != NULL; b++)
        if (self->labels[b].timed && self->labels[b].id != LEC_NONE)
            self->uses.items[self->labels[b].id]++;
}

void lec_timed_labels_state(lec_timed_lines timed, lec_block *blocks, size_t count,
                            const char *text, lec_arena *arena)
{
    stater self = {.labels = lec_new(arena, label_at, count + 1),
                   .names = lec_vocabulary_new(arena),
                   .arena = arena};
    find_labels(&self, timed, blocks, count, text);
    if (!are_labels(&self, text, count)) return;
    bool any = false;
    for (size_t b = 0; b < count; b++) {
        const label_at *label = &self.labels[b];
        if (label->id != LEC_NONE && self.uses.items != NULL && self.uses.items[label->id] > 0) {
            blocks[b].kind = LEC_BLOCK_PARAGRAPH;
            blocks[b].speaker =
                lec_arena_text(arena, text + label->name, label->name_end - label->name);
            blocks[b].label_end = label->end;
            any = true;
        } else if (label->timed && !any) {
            blocks[b].speaker = "";
        }
    }
}
