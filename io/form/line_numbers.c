/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/form/line_numbers.h"

#include <string.h>

#include "io/form/label_shape.h"
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

/* The number of `Q12  Ann Vale: When?`, and where its label begins; 0 for none. */
static uint32_t question_number_of(const char *text, const lec_line *line, uint32_t *after)
{
    enum { LONGEST_LABEL = 80 };
    lec_line digits = *line;
    if (line->kind != LEC_BLOCK_PARAGRAPH || text[line->start] != 'Q') return 0;
    digits.start++;
    const uint32_t number = number_of(text, &digits, after);
    if (number == 0 || *after >= line->end) return 0;
    const size_t left = line->end - *after;
    const char *colon =
        memchr(text + *after, ':', left < LONGEST_LABEL ? left : (size_t)LONGEST_LABEL);
    if (colon == NULL) return 0;
    const uint32_t end = (uint32_t)(colon - text) + 1;
    return lec_label_shape_of(text, *after, end).is_name ? number : 0;
}

/* Takes the numbers of questions away that stand before the label of whoever asks, as parliaments
 * count them: they follow each other. */
static void take_question_numbers(lec_lines *lines, lec_arena *arena, lec_transcript *out)
{
    enum { FEWEST_QUESTIONS = 2 };
    size_t numbered = 0, steps = 0;
    uint32_t before = 0, after = 0;
    LEC_ARRAY(lec_text_edit) edits = {0};
    for (size_t i = 0; i < lines->count; i++) {
        const lec_line *line = &lines->items[i];
        const uint32_t number = question_number_of(out->text, line, &after);
        if (number == 0) continue;
        steps += numbered++ == 0 || number == before + 1;
        before = number;
        LEC_PUSH(arena, edits, ((lec_text_edit){line->start, after, ""}));
    }
    if (numbered >= FEWEST_QUESTIONS && steps * 10 >= numbered * 9)
        lec_text_edit_apply(edits.items, edits.count, *lines, arena, out);
}

void lec_line_numbers_take(lec_lines *lines, lec_arena *arena, lec_transcript *out)
{
    take_question_numbers(lines, arena, out);
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
