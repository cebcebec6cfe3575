/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/form/layout.h"

#include <unicode/uchar.h>

#include <assert.h>
#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "io/form/broken_words.h"
#include "io/form/court_lines.h"
#include "io/form/footnotes.h"
#include "io/form/function_lines.h"
#include "io/form/line_numbers.h"
#include "io/form/page_lines.h"
#include "io/form/pages.h"
#include "io/form/said_times.h"
#include "io/form/services.h"
#include "io/form/tables.h"
#include "io/form/time_marks.h"
#include "io/words/unicode.h"
#include "io/words/wordlist.h"

/* --- characters ------------------------------------------------------------------------------ */

bool lec_is_blank(int32_t character)
{
    if (character < 0x80) return character == ' ' || (character >= '\t' && character <= '\r');
    return u_isUWhiteSpace(character) || character == 0x200B || character == 0xFEFF ||
           character == 0x2060;
}

static bool is_closing(UChar32 character)
{
    return strchr("\"')]*_", character < 0x80 ? (int)character : 1) != NULL ||
           u_charType(character) == U_FINAL_PUNCTUATION || character == 0x201C;
}

bool lec_ends_sentence(const char *text, const lec_line *line)
{
    uint32_t at = line->end;
    while (at > line->start) {
        const UChar32 character = lec_utf8_previous(text, line->start, &at);
        if (is_closing(character)) continue;
        return u_hasBinaryProperty(character, UCHAR_S_TERM) || character == 0x2026 ||
               character == ':' || character == 0xFF1A;
    }
    return true; /* closing marks only */
}

/* The first letter or digit of a line; 0 if there is none. */
static UChar32 first_letter(const char *text, const lec_line *line)
{
    for (uint32_t at = line->start; at < line->end;) {
        const UChar32 character = lec_utf8_next(text, &at, line->end);
        if (u_isalnum(character)) return character;
    }
    return 0;
}

bool lec_begins_lower(const char *text, const lec_line *line)
{
    return u_islower(first_letter(text, line));
}

/* --- lines ----------------------------------------------------------------------------------- */

static uint32_t after_line_end(const char *text, uint32_t at, uint32_t end)
{
    if (at + 1 < end && text[at] == '\r' && text[at + 1] == '\n') return at + 2;
    return at < end ? at + 1 : end;
}

/* Takes the white space off both ends of a line; whether something is left. */
static bool trim(const char *text, lec_line *line)
{
    enum { tab = 8 };
    while (line->start < line->end) {
        uint32_t next = line->start;
        const UChar32 character = lec_utf8_next(text, &next, line->end);
        if (!lec_is_blank(character)) break;
        if (character == '\f') {
            line->page_before = true;
            line->indent = 0;
        } else {
            line->indent += character == '\t' ? tab - line->indent % tab : 1;
        }
        line->start = next;
    }
    while (line->end > line->start) {
        uint32_t before = line->end;
        if (!lec_is_blank(lec_utf8_previous(text, line->start, &before))) break;
        line->end = before;
    }
    return line->start < line->end;
}

lec_lines lec_lines_of(const char *text, uint32_t start, uint32_t end, lec_arena *arena)
{
    LEC_ARRAY(lec_line) lines = {0};
    uint32_t blank = 0;
    bool page = false;
    while (start < end) {
        lec_line line = {.start = start, .end = lec_line_end(text, start, end)};
        start = after_line_end(text, line.end, end);
        const bool ink = trim(text, &line);
        page = page || line.page_before;
        if (!ink) {
            blank++;
            continue;
        }
        line.blank_before = blank;
        line.page_before = page;
        LEC_PUSH(arena, lines, line);
        blank = 0;
        page = false;
    }
    return (lec_lines){lines.items, lines.count};
}

void lec_mark_lines(const char *text, size_t length, lec_arena *arena, lec_transcript *out)
{
    LEC_ARRAY(lec_mark) marks = {0};
    const uint32_t end = (uint32_t)length;
    for (uint32_t at = 0, line = 1; at < end || line == 1; line++) {
        LEC_PUSH(arena, marks, ((lec_mark){at, at, line}));
        at = after_line_end(text, lec_line_end(text, at, end), end);
    }
    out->marks = marks.items;
    out->mark_count = marks.count;
}

/* --- what the text as a whole shows ---------------------------------------------------------- */

typedef struct {
    const char *text;
    lec_lines lines;
    const uint32_t *width; /* [lines.count] characters */
    uint32_t full_width;   /* of a line that is full: nine in ten are no wider */
    uint32_t column;       /* where a program wrapped the lines; 0: by hand, or by a printer */
    uint32_t base_indent;  /* of the lines that go on with a paragraph */
    uint32_t usual_blank;  /* empty lines between the lines of one paragraph: 0, or 1 */
    bool wrapped;          /* a paragraph goes over several lines */
    bool has_case;         /* small letters are used, so that they tell something */
    bool indents, blanks;  /* how paragraphs are set off; neither: by a short last line */
} layout;

static bool is_text(const lec_line *line)
{
    return line->kind == LEC_BLOCK_PARAGRAPH;
}

static uint32_t width_of(const char *text, uint32_t start, uint32_t end)
{
    uint32_t width = 0;
    for (uint32_t at = start; at < end; at++)
        if (((unsigned char)text[at] & 0xC0) != 0x80) width++;
    return width;
}

static uint32_t first_word_width(const char *text, const lec_line *line)
{
    uint32_t end = line->start;
    while (end < line->end && !isspace((unsigned char)text[end])) end++;
    return width_of(text, line->start, end);
}

/* Whether the first word of the line after `a` would not have fitted into `a`. */
static bool is_full(const layout *self, size_t a, size_t b)
{
    const uint32_t needed =
        self->width[a] + 1 + first_word_width(self->text, &self->lines.items[b]);
    if (self->column > 0) return needed > self->column;
    return needed * 20 >= self->full_width * 17; /* lines of scans are ragged: 0.85 */
}

static int by_number(const void *a, const void *b)
{
    const uint32_t *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

static void count_case(const char *text, const lec_line *line, uint64_t *lower, uint64_t *upper)
{
    for (uint32_t at = line->start; at < line->end;) {
        const UChar32 character = lec_utf8_next(text, &at, line->end);
        const bool is_ascii_lower = character >= 'a' && character <= 'z';
        if (character < 'A') continue;
        if (is_ascii_lower || u_islower(character))
            ++*lower;
        else if (u_isupper(character))
            ++*upper;
    }
}

/* A program breaks a line only where the next word does not fit. So it did when that holds for
 * nearly all lines that end in the middle of a sentence. */
static void find_column(layout *self, uint32_t column)
{
    size_t middle = 0, full = 0;
    for (size_t i = 1; i < self->lines.count; i++) {
        const lec_line *before = &self->lines.items[i - 1], *line = before + 1;
        if (!is_text(before) || !is_text(line) || line->blank_before > 1) continue;
        if (lec_ends_sentence(self->text, before) || !lec_begins_lower(self->text, line)) continue;
        middle++;
        if (self->width[i - 1] + 1 + first_word_width(self->text, line) > column) full++;
    }
    if (middle >= 4 && full * 20 >= middle * 19) self->column = column;
}

static void measure_widths(layout *self, lec_arena *scratch)
{
    uint32_t *width = lec_new(scratch, uint32_t, self->lines.count);
    uint32_t *sorted = lec_new(scratch, uint32_t, self->lines.count);
    uint64_t lower = 0, upper = 0;
    size_t count = 0;
    for (size_t i = 0; i < self->lines.count; i++) {
        const lec_line *line = &self->lines.items[i];
        width[i] = width_of(self->text, line->start, line->end);
        if (!is_text(line)) continue;
        sorted[count++] = width[i];
        count_case(self->text, line, &lower, &upper);
    }
    if (count > 1) qsort(sorted, count, sizeof *sorted, by_number);
    self->width = width;
    self->full_width = count > 0 ? sorted[count * 9 / 10] : 0;
    self->has_case = lower > upper;
    find_column(self, count > 0 ? sorted[count * 49 / 50] : 0);
}

/* Whether line b looks like the middle of a sentence that line a began. */
static bool goes_on(const layout *self, size_t a, size_t b)
{
    const lec_line *first = &self->lines.items[a], *second = &self->lines.items[b];
    if (lec_ends_sentence(self->text, first) || !is_full(self, a, b)) return false;
    return !self->has_case || lec_begins_lower(self->text, second);
}

/* Decides whether lines are wrapped, at single or double spacing: a quarter of the full lines, and
 * one in twenty of all lines, end in the middle of a sentence. */
static void find_spacing(layout *self)
{
    size_t pairs[2] = {0}, full[2] = {0}, middle[2] = {0}, all = 0;
    for (size_t i = 1; i < self->lines.count; i++) {
        const lec_line *before = &self->lines.items[i - 1], *line = before + 1;
        if (!is_text(before) || !is_text(line) || line->apart || line->page_before) continue;
        all++;
        if (line->blank_before > 1) continue;
        pairs[line->blank_before]++;
        if (is_full(self, i - 1, i)) full[line->blank_before]++;
        if (goes_on(self, i - 1, i)) middle[line->blank_before]++;
    }
    bool wrapped[2];
    for (int blank = 0; blank < 2; blank++)
        wrapped[blank] = middle[blank] > 0 && middle[blank] * 4 >= full[blank] &&
                         middle[blank] * 20 >= pairs[blank];
    const bool doubled = wrapped[1] && pairs[1] >= 4 && pairs[1] * 10 >= all * 6;
    self->usual_blank = doubled ? 1 : 0;
    self->wrapped = doubled || wrapped[0];
}

/* The most frequent indent of the lines in the middle of a sentence that is wrapped, or of all
 * lines when there are none. */
static void find_base_indent(layout *self, lec_arena *scratch)
{
    LEC_ARRAY(uint32_t) indents = {0};
    for (size_t i = 1; i < self->lines.count; i++) {
        const lec_line *before = &self->lines.items[i - 1], *line = before + 1;
        if (!is_text(before) || !is_text(line) || line->blank_before > self->usual_blank) continue;
        if (goes_on(self, i - 1, i)) LEC_PUSH(scratch, indents, line->indent);
    }
    for (size_t i = 0; i < self->lines.count && !self->wrapped; i++)
        if (is_text(&self->lines.items[i])) LEC_PUSH(scratch, indents, self->lines.items[i].indent);
    const size_t count = indents.count;
    if (count > 1) qsort(indents.items, count, sizeof *indents.items, by_number);
    size_t most = 0;
    for (size_t first = 0, end; first < count; first = end) {
        end = first + 1;
        while (end < count && indents.items[end] == indents.items[first]) end++;
        if (end - first <= most) continue;
        most = end - first;
        self->base_indent = indents.items[first];
    }
}

/* Decides what sets paragraphs off. Indents do when nine in ten of them do not stand in the middle
 * of a sentence; empty lines when there is one in forty lines. */
static void find_paragraph_marks(layout *self)
{
    size_t indented = 0, after_end = 0, blank = 0, all = 0, last = SIZE_MAX;
    for (size_t i = 0; i < self->lines.count; i++) {
        const lec_line *line = &self->lines.items[i];
        if (!is_text(line)) continue;
        const size_t before = last;
        last = i;
        if (before == SIZE_MAX || line->apart) continue;
        all++;
        const bool same_page = before + 1 == i && !line->page_before;
        if (line->blank_before > self->usual_blank && same_page) blank++;
        if (line->indent == self->base_indent) continue;
        indented++;
        if (!goes_on(self, before, i)) after_end++;
    }
    self->indents = indented >= 2 && indented * 100 >= all && after_end * 10 >= indented * 9;
    self->blanks = blank * 40 >= all && blank > 0;
}

/* --- paragraphs ------------------------------------------------------------------------------ */

/* Whether a line stands alone and is no sentence: a label or a heading. */
static bool is_label_like(const layout *self, size_t line)
{
    const lec_line *this_line = &self->lines.items[line];
    if (lec_begins_lower(self->text, this_line) || line + 1 == self->lines.count) return false;
    return !lec_ends_sentence(self->text, this_line) && !is_full(self, line, line + 1);
}

/* Whether line b opens a paragraph, line a being the last line of text before it. */
static bool opens_paragraph(const layout *self, size_t a, size_t b, bool page_between)
{
    const lec_line *before = &self->lines.items[a], *line = &self->lines.items[b];
    if (line->apart || before->kind != line->kind) return true;
    if (line->goes_on) return false;
    const bool ended = lec_ends_sentence(self->text, before);
    const bool lower = lec_begins_lower(self->text, line);
    if (self->wrapped && self->indents && line->indent != self->base_indent) return true;
    if (page_between) return self->wrapped && self->indents ? false : ended || !lower;
    if (!self->wrapped) return true;
    if (line->blank_before > self->usual_blank) return true;
    if (self->indents) return !is_full(self, a, b) && self->width[a] * 10 < self->full_width * 7;
    if (self->blanks) return false;
    const bool full = is_full(self, a, b);
    if (self->column > 0) return !full || (ended && is_label_like(self, b));
    return !full && (ended || self->width[a] * 2 < self->full_width);
}

typedef struct {
    lec_arena *arena;
    LEC_ARRAY(lec_block) blocks;
} block_list;

static void push_block(block_list *list, const lec_line *line, bool continues)
{
    const lec_block block = {.start = line->start,
                             .end = line->end,
                             .kind = line->kind,
                             .continues = continues,
                             .blank_before = line->blank_before > 0,
                             .bold_end = line->bold_end,
                             .indent = line->indent,
                             .note_type = line->kind != LEC_BLOCK_NOTE ? NULL
                                          : line->note_type != NULL    ? line->note_type
                                                                       : "footnote",
                             .start_seconds = NAN,
                             .end_seconds = NAN};
    LEC_PUSH(list->arena, list->blocks, block);
}

/* Bold goes on over the line end when the lines before are bold as a whole. */
static void extend_block(lec_block *block, const lec_line *line)
{
    if (block->bold_end != 0 && block->bold_end == block->end && line->bold_end != 0)
        block->bold_end = line->bold_end;
    block->end = line->end;
}

static void push_lines(const layout *self, block_list *list)
{
    size_t last_text = SIZE_MAX; /* index of the last line of text */
    for (size_t i = 0; i < self->lines.count; i++) {
        const lec_line *line = &self->lines.items[i];
        const bool own = line->note_type != NULL && line->apart;
        if (line->kind == LEC_BLOCK_NOTE && i > 0 && line[-1].kind == LEC_BLOCK_NOTE && !own) {
            extend_block(&list->blocks.items[list->blocks.count - 1], line);
            continue;
        }
        if (!is_text(line)) {
            push_block(list, line, false);
            if (line->kind == LEC_BLOCK_HEADING || line->kind == LEC_BLOCK_FRONT)
                last_text = SIZE_MAX;
            continue;
        }
        const bool broken = last_text != SIZE_MAX && (last_text + 1 < i || line->page_before);
        const bool opens = last_text == SIZE_MAX || opens_paragraph(self, last_text, i, broken);
        if (!opens && last_text + 1 == i)
            extend_block(&list->blocks.items[list->blocks.count - 1], line);
        else
            push_block(list, line, !opens);
        last_text = i;
    }
}

static void push_part(block_list *list, const char *text, lec_block block, uint32_t start,
                      uint32_t end)
{
    lec_line part = {.start = start, .end = end};
    if (!trim(text, &part)) return;
    block.continues = block.continues || start > block.start;
    block.start = part.start;
    block.end = part.end;
    if (block.bold_end <= block.start) block.bold_end = 0;
    if (block.bold_end > block.end) block.bold_end = block.end;
    LEC_PUSH(list->arena, list->blocks, block);
}

/* Makes each reference to a footnote a block of its own within the paragraph around it. */
static void cut_out(block_list *list, const char *text, lec_footnote_marks marks)
{
    block_list cut = {.arena = list->arena};
    size_t mark = 0;
    for (size_t i = 0; i < list->blocks.count; i++) {
        const lec_block block = list->blocks.items[i];
        uint32_t start = block.start;
        for (; mark < marks.count && marks.items[mark].start < block.end; mark++) {
            push_part(&cut, text, block, start, marks.items[mark].start);
            start = marks.items[mark].end;
            const lec_line reference = {
                .start = marks.items[mark].start, .end = start, .kind = LEC_BLOCK_FURNITURE};
            push_block(&cut, &reference, false);
        }
        push_part(&cut, text, block, start, block.end);
    }
    *list = cut;
}

/* The lines without white space at their ends (left there by markup), and without empty ones. */
static lec_lines trimmed(const lec_transcript *transcript, lec_lines lines)
{
    const char *text = transcript->text;
    const uint32_t length = (uint32_t)transcript->length; /* lec_extract_finish() trims too */
    size_t count = 0;
    for (size_t i = 0; i < lines.count; i++) {
        lec_line line = lines.items[i];
        const bool bold_to_end = line.bold_end == line.end;
        const uint32_t indent = line.indent;
        if (line.start >= length) break;
        if (line.end > length) line.end = length;
        if (!trim(text, &line)) continue;
        if (bold_to_end || line.bold_end > line.end) line.bold_end = line.end;
        if (line.bold_end <= line.start) line.bold_end = 0;
        line.indent = indent;
        lines.items[count++] = line;
    }
    return (lec_lines){lines.items, count};
}

void lec_layout(lec_lines given, lec_arena *arena, lec_transcript *out)
{
    lec_line_numbers_take(&given, arena, out);
    lec_broken_words_join(&given, arena, out);
    lec_tables_join(&given, arena, out);
    lec_function_lines_take(&given, arena, out);
    lec_said_times_take(&given, arena, out);
    const lec_timed_lines timed = lec_time_marks_take(&given, arena, out);
    const lec_lines lines = trimmed(out, given);
    lec_services_mark(out->text, lines);
    lec_court_lines_mark(out->text, lines);
    lec_page_lines_mark(out->text, lines);
    lec_arena *scratch = lec_arena_new();
    lec_pages_mark(out->text, lines, scratch);
    lec_broken_words_join_pages(lines, arena, out);
    const lec_footnote_marks marks = lec_footnotes_mark(out->text, lines, scratch);
    layout self = {.text = out->text, .lines = lines};
    measure_widths(&self, scratch);
    find_spacing(&self);
    find_base_indent(&self, scratch);
    find_paragraph_marks(&self);
    block_list list = {.arena = arena};
    push_lines(&self, &list);
    if (marks.count > 0) cut_out(&list, out->text, marks);
    lec_arena_free(scratch);
    out->blocks = list.blocks.items;
    out->block_count = list.blocks.count;
    out->lines_are_paragraphs = !self.wrapped;
    if (timed.count > 0) lec_time_marks_set(timed, arena, out);
}
