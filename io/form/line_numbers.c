/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/form/line_numbers.h"

#include "io/form/text_edit.h"

enum { FEWEST = 6, MOST_DIGITS = 3 };

/* The number a line begins with, and where its text begins; 0 for none. */
static uint32_t number_of(const char *text, const lec_line *line, uint32_t *after)
{
    uint32_t at = line->start, number = 0;
    while (at < line->end && text[at] >= '0' && text[at] <= '9')
        number = number * 10 + (uint32_t)(text[at++] - '0');
    if (at == line->start || at > line->start + MOST_DIGITS) return 0;
    if (at < line->end && (text[at] == '.' || text[at] == ')')) at++;
    *after = at;
    while (*after < line->end && (text[*after] == ' ' || text[*after] == '\t')) ++*after;
    return *after > at || at == line->end ? number : 0;
}

static bool are_numbered(const char *text, lec_lines lines)
{
    size_t numbered = 0, steps = 0, all = 0;
    uint32_t before = 0, after = 0;
    for (size_t i = 0; i < lines.count; i++) {
        if (lines.items[i].kind != LEC_BLOCK_PARAGRAPH) continue;
        const uint32_t number = number_of(text, &lines.items[i], &after);
        const bool in_step = number == before + 1 || number == 1;
        if (number > 0 && after == lines.items[i].end && !in_step) continue; /* of the page */
        all++;
        if (number == 0) continue;
        numbered++;
        steps += in_step;
        before = number;
    }
    return numbered >= FEWEST && numbered * 10 >= all * 8 && steps * 10 >= numbered * 9;
}

void lec_line_numbers_take(lec_lines *lines, lec_arena *arena, lec_transcript *out)
{
    if (!are_numbered(out->text, *lines)) return;
    LEC_ARRAY(lec_text_edit) edits = {0};
    for (size_t i = 0; i < lines->count; i++) {
        lec_line *line = &lines->items[i];
        uint32_t after = line->start;
        if (line->kind != LEC_BLOCK_PARAGRAPH || number_of(out->text, line, &after) == 0) continue;
        uint32_t blank = after;
        while (blank > line->start && (out->text[blank - 1] == ' ' || out->text[blank - 1] == '\t'))
            blank--;
        line->indent = after - blank;
        LEC_PUSH(arena, edits, ((lec_text_edit){line->start, after, ""}));
    }
    lec_text_edit_apply(edits.items, edits.count, *lines, arena, out);
    size_t count = 0;
    bool blank = false;
    for (size_t i = 0; i < lines->count; i++) { /* a number alone numbers an empty line */
        lec_line line = lines->items[i];
        if (line.start >= line.end) {
            blank = true;
            continue;
        }
        if (blank && line.blank_before == 0) line.blank_before = 1;
        blank = false;
        lines->items[count++] = line;
    }
    lines->count = count;
}
