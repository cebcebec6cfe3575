/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/form/footnotes.h"

#include <ctype.h>
#include <string.h>

#include "io/words/unicode.h"

enum { most_lines = 12 }; /* of the notes of a page */

typedef struct {
    const char *text;
    lec_lines lines;
    lec_arena *scratch;
    LEC_ARRAY(lec_footnote_mark) marks;
} search;

static bool is_digit(const char *text, uint32_t at)
{
    return isdigit((unsigned char)text[at]);
}

/* The length of the number of one or two digits that a line begins with and that is all of it or
 * is followed by a space; 0 if there is none. */
static uint32_t note_number(const char *text, const lec_line *line)
{
    uint32_t at = line->start;
    while (at < line->end && is_digit(text, at)) at++;
    const uint32_t length = at - line->start;
    if (length == 0 || length > 2 || text[line->start] == '0') return 0;
    return at == line->end || text[at] == ' ' ? length : 0;
}

/* Whether a sentence or part of one ends before text[at], with a letter before its sign: a number
 * there is not part of an amount such as "2.1". */
static bool follows_punctuation(const char *text, uint32_t start, uint32_t at)
{
    bool sign = false;
    while (at > start) {
        const UChar32 character = lec_utf8_previous(text, start, &at);
        if (character == ' ' && !sign) continue;
        const bool closing = strchr(".,;:?!)\"'", character < 0x80 ? (int)character : 1) != NULL ||
                             character == 0x2019 || character == 0x201D;
        if (!closing) return sign && (character >= 0x80 || isalpha(character));
        sign = true;
    }
    return false;
}

static bool ends_reference(const char *text, uint32_t at, uint32_t end)
{
    return at == end || text[at] == ' ' || (unsigned char)text[at] >= 0x80;
}

/* Where lines[first..end) refer to the note `number`, from the last line back. */
static bool find_reference(const search *self, size_t first, size_t end, const char *number,
                           uint32_t length, lec_footnote_mark *found)
{
    for (size_t i = end; i-- > first;) {
        const lec_line *line = &self->lines.items[i];
        if (line->kind != LEC_BLOCK_PARAGRAPH) continue;
        for (uint32_t at = line->start + 1; at + length <= line->end; at++) {
            if (memcmp(self->text + at, number, length) != 0) continue;
            if (!ends_reference(self->text, at + length, line->end)) continue;
            if (!follows_punctuation(self->text, line->start, at)) continue;
            *found = (lec_footnote_mark){at, at + length};
            return true;
        }
    }
    return false;
}

/* The first line of the note that stands last in lines[first..end), or `end`. Its number stands
 * alone on that line, or the line is set off by more than one empty line. */
static size_t find_note(const search *self, size_t first, size_t end, lec_footnote_mark *reference)
{
    for (size_t i = end; i > first && end - i < most_lines; i--) {
        const lec_line *line = &self->lines.items[i - 1];
        const uint32_t length = note_number(self->text, line);
        const bool alone = line->start + length == line->end;
        if (length == 0 || (alone ? i == end : line->blank_before < 2)) continue;
        if (find_reference(self, first, i - 1, self->text + line->start, length, reference))
            return i - 1;
    }
    return end;
}

/* The notes of the page lines[first..end), the last one first. */
static void search_page(search *self, size_t first, size_t end)
{
    const size_t before = self->marks.count;
    for (;;) {
        lec_footnote_mark reference;
        const size_t note = find_note(self, first, end, &reference);
        if (note == end) break;
        for (size_t i = note; i < end; i++) self->lines.items[i].kind = LEC_BLOCK_NOTE;
        LEC_PUSH(self->scratch, self->marks, reference);
        end = note;
    }
    for (size_t i = before, j = self->marks.count; i + 1 < j;
         i++) { /* into the order of the text */
        const lec_footnote_mark last = self->marks.items[--j];
        self->marks.items[j] = self->marks.items[i];
        self->marks.items[i] = last;
    }
}

lec_footnote_marks lec_footnotes_mark(const char *text, lec_lines lines, lec_arena *scratch)
{
    search self = {.text = text, .lines = lines, .scratch = scratch};
    size_t first = 0;
    for (size_t i = 1; i < lines.count; i++) {
        if (lines.items[i].kind != LEC_BLOCK_FURNITURE) continue;
        if (lines.items[i - 1].kind == LEC_BLOCK_PARAGRAPH) search_page(&self, first, i);
        first = i + 1;
    }
    return (lec_footnote_marks){self.marks.items, self.marks.count};
}
