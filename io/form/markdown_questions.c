/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/form/markdown_questions.h"

#include <string.h>

#include "io/form/label_shape.h"

/* A paragraph: the lines from `first` to before `end`. */
typedef struct {
    size_t first, end;
} run;

static run run_at(const lec_line *lines, const unsigned char *levels, size_t at, size_t count)
{
    run found = {at, at + 1};
    while (found.end < count && levels[found.end] == levels[at] &&
           lines[found.end].blank_before == 0)
        found.end++;
    return found;
}

static bool asks(const char *text, const lec_line *last)
{
    uint32_t end = last->end;
    while (end > last->start && strchr(" \"')*_", text[end - 1]) != NULL) end--;
    const uint32_t length = end - last->start;
    if (length > 0 && text[end - 1] == '?') return true;
    return length >= 3 && (memcmp(text + end - 3, "\xef\xbc\x9f", 3) == 0 || /* full width */
                           memcmp(text + end - 3, "?\xc2\xbb", 3) == 0 ||
                           (length >= 4 && memcmp(text + end - 4, "?\xe2\x80\x9d", 4) == 0));
}

/* Paragraphs that begin with a label or in bold: who speaks is shown otherwise. */
static bool has_labels(const char *text, const lec_line *lines, const unsigned char *levels,
                       size_t count)
{
    enum { LONGEST_LABEL = 60 };
    for (size_t i = 0; i < count; i++) {
        const lec_line *line = &lines[i];
        if (levels[i] != 0 || line->kind != LEC_BLOCK_PARAGRAPH) continue;
        if (i > 0 && line->blank_before == 0) continue;
        const uint32_t most =
            line->end - line->start < LONGEST_LABEL ? line->end - line->start : LONGEST_LABEL;
        const char *colon = memchr(text + line->start, ':', most);
        if (line->bold_end > line->start) return true;
        if (colon != NULL &&
            lec_label_shape_of(text, line->start, (uint32_t)(colon - text)).is_name)
            return true;
    }
    return false;
}

static bool are_questions(const char *text, const lec_line *lines, const unsigned char *levels,
                          size_t count, unsigned level)
{
    size_t all = 0, questions = 0, answered = 0;
    for (size_t i = 0; i < count; i = run_at(lines, levels, i, count).end) {
        if (levels[i] != level) continue;
        const run of = run_at(lines, levels, i, count);
        all++;
        questions += asks(text, &lines[of.end - 1]);
        answered += of.end < count && levels[of.end] == 0;
    }
    return questions >= 2 && 4 * questions >= 3 * all && answered == all;
}

void lec_markdown_questions(const char *text, lec_line *lines, const unsigned char *levels,
                            size_t count)
{
    if (has_labels(text, lines, levels, count)) return;
    for (unsigned level = 1; level <= LEC_MARKDOWN_QUOTED; level++) {
        if (!are_questions(text, lines, levels, count, level)) continue;
        for (size_t i = 0; i < count; i++) {
            if (levels[i] != level) continue;
            if (lines[i].kind == LEC_BLOCK_HEADING && lines[i].blank_before == 0)
                lines[i].blank_before = 1;
            lines[i].kind = LEC_BLOCK_PARAGRAPH;
            lines[i].bold_end = lines[i].end;
        }
    }
}
