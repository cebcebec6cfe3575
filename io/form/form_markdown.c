/* SPDX-License-Identifier: GPL-3.0-or-later
 * form_markdown.c -- text with Markdown in it, and with YAML front matter.
 *
 * The transcript's text is what a reader of the page sees: emphasis, escapes, links, tags and
 * character references are undone, so that attribution meets the same text as in any other form.
 * Struck text stays: it was spoken, and the correction in brackets after it was not.
 */
#include "io/form/transcript.h"

#include <ctype.h>
#include <string.h>

#include "io/form/entity.h"
#include "io/form/extract.h"
#include "io/form/layout.h"
#include "io/form/markdown_questions.h"
#include "io/form/metadata.h"

typedef struct {
    const lec_source *source;
    lec_extract *extract;
    lec_entities *entities;
    lec_arena *arena;
    LEC_ARRAY(lec_line) lines;       /* of the extracted text */
    LEC_ARRAY(unsigned char) levels; /* of each line, see markdown_questions.h */
    uint32_t number;                 /* of the line in the file */
    size_t paragraph_end;            /* byte of the file where the paragraph at hand ends */
    bool in_comment, in_bold, in_emphasis;
    bool parted;           /* nothing was left of the line before: marks, a comment, a picture */
    size_t run;            /* bytes of the file from here on are not yet put */
    uint32_t tables, rows; /* tables so far; rows of the open one, 0: none is open */
} markdown;

/* --- inline: from text[at] on ---------------------------------------------------------------- */

static void put_run(markdown *self, size_t end)
{
    if (end > self->run)
        lec_extract_put(self->extract, self->source->text + self->run, end - self->run, self->run,
                        self->number);
}

/* Puts what was read before byte `at` and leaves out what is before `next`. */
static size_t leave_out(markdown *self, size_t at, size_t next)
{
    put_run(self, at);
    self->run = next;
    return next;
}

static size_t find(const char *text, size_t at, size_t end, const char *wanted)
{
    const size_t length = strlen(wanted);
    for (; at + length <= end; at++)
        if (memcmp(text + at, wanted, length) == 0) return at;
    return end;
}

static bool is_space(char byte)
{
    return byte == '\0' || isspace((unsigned char)byte);
}

static bool is_word_byte(char byte)
{
    return isalnum((unsigned char)byte) || (unsigned char)byte >= 0x80;
}

/* A tag, a comment or an address in angle brackets. */
static size_t read_angle(markdown *self, size_t at, size_t end)
{
    const char *text = self->source->text;
    if (strncmp(text + at, "<!--", 4) == 0) {
        self->in_comment = true;
        return leave_out(self, at, at + 4);
    }
    const size_t name = at + (text[at + 1] == '/' ? 2 : 1);
    const size_t close = find(text, name, end, ">");
    if (!isalpha((unsigned char)text[name]) || close == end) return at + 1;
    size_t after_name = name;
    while (isalnum((unsigned char)text[after_name])) after_name++;
    if (text[after_name] == ':' || text[after_name] == '@') { /* <https://...> */
        leave_out(self, at, at + 1);
        return leave_out(self, close, close + 1);
    }
    if (strchr(" \t/>", text[after_name]) == NULL) return at + 1;
    leave_out(self, at, close + 1);
    if (after_name - name == 2 && tolower((unsigned char)text[name]) == 'b' &&
        tolower((unsigned char)text[name + 1]) == 'r')
        lec_extract_put(self->extract, "\n", 1, at, self->number);
    return close + 1;
}

/* `text` of [text](address); an image is left out. */
static size_t read_bracket(markdown *self, size_t at, size_t end)
{
    const char *text = self->source->text;
    const size_t open = text[at] == '!' ? at + 1 : at;
    const size_t middle = find(text, open, end, "](");
    const size_t inner = find(text, open + 1, end, "[");
    const size_t close = find(text, middle, end, ")");
    if (close == end || inner < middle) return at + 1;
    const size_t address = middle + 2;
    const size_t blank = strcspn(text + address, " \t\r\n"),
                 mark = strcspn(text + address, "/.#:@");
    if (blank < close - address || mark >= close - address) return at + 1;
    if (open > at) return leave_out(self, at, close + 1);
    leave_out(self, at, at + 1);
    leave_out(self, middle, close + 1);
    return close + 1;
}

static size_t read_entity(markdown *self, size_t at, size_t end)
{
    const lec_entity entity = lec_entity_at(self->entities, self->source->text + at, end - at);
    if (entity.length == 0) return at + 1;
    leave_out(self, at, at + entity.source);
    lec_extract_put(self->extract, entity.bytes, entity.length, at, self->number);
    return at + entity.source;
}

/* One or two '*', '_' or two '~': left out where they open or close something. */
static size_t read_emphasis(markdown *self, size_t at)
{
    const char *text = self->source->text;
    const char sign = text[at];
    const bool doubled = text[at + 1] == sign;
    const size_t next = at + (doubled ? 2 : 1);
    const char before = at > 0 ? text[at - 1] : '\0';
    if (sign == '_' && is_word_byte(before) && is_word_byte(text[next])) return next;
    if (sign == '~' && !doubled) return next;
    bool *open = doubled ? &self->in_bold : &self->in_emphasis;
    bool struck = false;
    if (sign == '~') open = &struck;
    if (*open && !is_space(before)) {
        *open = false;
        return leave_out(self, at, next);
    }
    const char closing[3] = {sign, doubled ? sign : '\0', '\0'};
    if (sign == '~' && !is_space(before)) return leave_out(self, at, next);
    if (is_space(text[next]) ||
        find(text, next + 1, self->paragraph_end, closing) == self->paragraph_end)
        return next;
    *open = true;
    return leave_out(self, at, next);
}

static size_t read_escape(markdown *self, size_t at, size_t end)
{
    if (at + 1 == end) return leave_out(self, at, end); /* a hard line break */
    if (!ispunct((unsigned char)self->source->text[at + 1])) return at + 1;
    leave_out(self, at, at + 1);
    return at + 2;
}

static size_t read_comment(markdown *self, size_t at, size_t end)
{
    const size_t close = find(self->source->text, at, end, "-->");
    self->in_comment = close == end;
    const size_t next = close == end ? end : close + 3;
    self->run = next;
    return next;
}

/* Puts the line's text[start..end) into the extract; where its bold beginning ends, or 0. */
static uint32_t put_inline(markdown *self, size_t start, size_t end)
{
    const char *text = self->source->text;
    const uint32_t first = lec_extract_length(self->extract);
    bool bold_start = self->in_bold;
    uint32_t bold_end = 0;
    self->run = start;
    for (size_t at = start; at < end;) {
        const char byte = text[at];
        const bool was_bold = self->in_bold;
        if (self->in_comment)
            at = read_comment(self, at, end);
        else if (byte == '\\')
            at = read_escape(self, at, end);
        else if (byte == '<')
            at = read_angle(self, at, end);
        else if (byte == '[' || (byte == '!' && text[at + 1] == '['))
            at = read_bracket(self, at, end);
        else if (byte == '&')
            at = read_entity(self, at, end);
        else if (byte == '*' || byte == '_' || byte == '~')
            at = read_emphasis(self, at);
        else
            at++;
        const uint32_t length = lec_extract_length(self->extract);
        if (!was_bold && self->in_bold && length == first) bold_start = true;
        if (was_bold && !self->in_bold && bold_start && bold_end == 0) bold_end = length;
    }
    put_run(self, end);
    if (bold_start && bold_end == 0) bold_end = lec_extract_length(self->extract);
    return bold_end;
}

/* --- lines ----------------------------------------------------------------------------------- */

/* A line of three or more of one sign: a rule, or the underline of a heading. */
static char rule_sign(const char *text, const lec_line *line)
{
    const char sign = text[line->start];
    if (strchr("-*_=", sign) == NULL) return '\0';
    size_t count = 0;
    for (uint32_t at = line->start; at < line->end; at++) {
        if (text[at] == sign)
            count++;
        else if (text[at] != ' ')
            return '\0';
    }
    return count >= 3 || (count > 0 && sign == '=') ? sign : '\0';
}

/* Underlined headings have one line: a longer paragraph above a rule stays one. */
static void underline(markdown *self, const lec_line *rule)
{
    if (self->lines.count == 0 || rule->blank_before > 0) return;
    lec_line *last = &self->lines.items[self->lines.count - 1];
    const bool alone = self->lines.count == 1 || last->blank_before > 0;
    if (alone && last->kind == LEC_BLOCK_PARAGRAPH) last->kind = LEC_BLOCK_HEADING;
}

/* Takes block marks off the start of a line: quotation, heading, bullet. The level of a heading, or
 * LEC_MARKDOWN_QUOTED. */
static unsigned char strip_marks(const char *text, lec_line *line)
{
    unsigned char level = text[line->start] == '>' ? LEC_MARKDOWN_QUOTED : 0;
    while (line->start < line->end && text[line->start] == '>') {
        line->start++;
        while (line->start < line->end && text[line->start] == ' ') line->start++;
    }
    uint32_t hashes = 0;
    while (hashes < 7 && text[line->start + hashes] == '#') hashes++;
    if (hashes > 0 && hashes < 7 && is_space(text[line->start + hashes])) {
        line->kind = LEC_BLOCK_HEADING;
        line->start += hashes;
        level = (unsigned char)hashes;
        while (line->end > line->start && text[line->end - 1] == '#') line->end--;
    } else if (line->start + 1 < line->end && strchr("-*+", text[line->start]) != NULL &&
               text[line->start + 1] == ' ') {
        line->apart = true;
        line->start += 2;
    }
    while (line->start < line->end && is_space(text[line->start])) line->start++;
    return level;
}

static void put_line(markdown *self, const lec_line *given)
{
    lec_line line = *given;
    const unsigned char level = strip_marks(self->source->text, &line);
    if (self->parted && line.blank_before == 0) line.blank_before = 1;
    if (self->lines.count > 0)
        lec_extract_put(self->extract, "\n\n", line.blank_before > 0 ? 2 : 1, line.start,
                        self->number);
    if (line.blank_before > 0) self->in_bold = self->in_emphasis = false;
    const uint32_t start = lec_extract_length(self->extract);
    line.bold_end = put_inline(self, line.start, line.end);
    line.start = start;
    line.end = lec_extract_length(self->extract);
    self->parted = line.end == line.start;
    if (self->parted) return;
    LEC_PUSH(self->arena, self->lines, line);
    LEC_PUSH(self->arena, self->levels, level);
}

/* Whether the line is `|---|:--:|`, which parts the head of a table from its rows. */
static bool is_table_rule(const char *text, const lec_line *line)
{
    size_t bars = 0, dashes = 0;
    for (uint32_t at = line->start; at < line->end; at++) {
        if (strchr("|-: \t", text[at]) == NULL) return false;
        bars += text[at] == '|';
        dashes += text[at] == '-';
    }
    return bars > 0 && dashes >= 3;
}

/* Whether the line is the row of a table: it stands between bars, or a table is open and it has
 * one; its first row is known by the rule after it. */
static bool is_table_row(const markdown *self, lec_lines lines, size_t i)
{
    const char *text = self->source->text;
    const lec_line *line = &lines.items[i];
    const bool has_bar = memchr(text + line->start, '|', line->end - line->start) != NULL;
    if (self->rows > 0) return has_bar && line->blank_before == 0;
    return has_bar && i + 1 < lines.count && is_table_rule(text, &lines.items[i + 1]);
}

/* Each cell becomes a line. */
static void put_row(markdown *self, const lec_line *row)
{
    const char *text = self->source->text;
    if (self->rows++ == 0) self->tables++;
    uint32_t at = row->start + (text[row->start] == '|' ? 1 : 0), cell = 0;
    while (at < row->end) {
        uint32_t end = at;
        while (end < row->end && (text[end] != '|' || (end > at && text[end - 1] == '\\'))) end++;
        lec_line line = *row;
        line.start = at;
        line.end = end;
        while (line.start < line.end && is_space(text[line.start])) line.start++;
        while (line.end > line.start && is_space(text[line.end - 1])) line.end--;
        line.apart = true;
        line.table = self->tables;
        line.row = self->rows;
        line.cell = cell++;
        if (line.end > line.start) put_line(self, &line);
        at = end + 1;
    }
}

/* The end of the paragraph that begins with lines[i]. */
static size_t paragraph_end(lec_lines lines, size_t i)
{
    while (i + 1 < lines.count && lines.items[i + 1].blank_before == 0) i++;
    return lines.items[i].end;
}

static void put_body(markdown *self, lec_lines lines)
{
    const char *text = self->source->text;
    lec_line_counter counter = {.text = text, .line = 1};
    bool after_rule = false;
    for (size_t i = 0; i < lines.count; i++) {
        lec_line line = lines.items[i];
        self->number = lec_line_of(&counter, line.start);
        if (i == 0 || line.blank_before > 0) self->paragraph_end = paragraph_end(lines, i);
        const char rule = rule_sign(text, &line);
        if (rule == '-' || rule == '=') underline(self, &line);
        if (after_rule && line.blank_before == 0) line.blank_before = 1;
        const bool row = is_table_row(self, lines, i);
        if (row && !is_table_rule(text, &line)) put_row(self, &line);
        if (!row) {
            self->rows = 0;
            if (rule == '\0') put_line(self, &line);
        }
        after_rule = rule != '\0';
    }
}

/* The front matter is kept as it stands, line by line. */
static void put_front(markdown *self, lec_lines lines)
{
    lec_line_counter counter = {.text = self->source->text, .line = 1};
    for (size_t i = 0; i < lines.count; i++) {
        lec_line line = lines.items[i];
        self->number = lec_line_of(&counter, line.start);
        if (rule_sign(self->source->text, &line) != '\0') continue;
        const uint32_t start = lec_extract_length(self->extract);
        self->run = line.start;
        put_run(self, line.end);
        lec_extract_put(self->extract, "\n", 1, line.end, self->number);
        line.kind = LEC_BLOCK_FRONT;
        line.end = start + (line.end - line.start);
        line.start = start;
        LEC_PUSH(self->arena, self->lines, line);
        LEC_PUSH(self->arena, self->levels, 0);
    }
}

/* --- the form -------------------------------------------------------------------------------- */

/* Lines that begin in bold or with a heading's hashes, and escapes: what plain text has not. */
static bool shows_markdown(const char *text)
{
    size_t shown = 0;
    for (const char *at = text; (at = strstr(at, "\\[")) != NULL && shown < 2; at++) shown++;
    for (const char *line = text; line != NULL && shown < 2;) {
        shown += strncmp(line, "**", 2) == 0 || strncmp(line, "# ", 2) == 0 ||
                 strncmp(line, "## ", 3) == 0;
        line = strchr(line, '\n');
        if (line != NULL) line++;
    }
    return shown >= 2;
}

/* Whether a line `|---|---|` stands under another with bars. */
static bool has_table(const char *text)
{
    for (const char *at = text; (at = strstr(at, "\n|")) != NULL; at++) {
        const uint32_t length = (uint32_t)strcspn(at + 1, "\r\n");
        const lec_line line = {.start = 0, .end = length};
        if (is_table_rule(at + 1, &line)) return true;
    }
    return false;
}

static int recognise(const lec_source *source)
{
    if (strcmp(source->suffix, "md") == 0 || strcmp(source->suffix, "markdown") == 0) return 80;
    if (lec_front_matter_end(source->text, source->length) > 0) return 60;
    if (has_table(source->text)) return 55;
    return shows_markdown(source->text) ? 50 : 0;
}

static lec_status read(const lec_source *source, lec_transcript *transcript, lec_arena *arena,
                       lec_error *error)
{
    (void)error;
    markdown self = {.source = source,
                     .extract = lec_extract_new(arena),
                     .entities = lec_entities_new(arena),
                     .arena = arena};
    const uint32_t front = lec_front_matter_end(source->text, source->length);
    if (front > 0) lec_front_matter_read(source->text, front, arena, transcript);
    lec_extract_begin(self.extract, LEC_BLOCK_PARAGRAPH);
    put_front(&self, lec_lines_of(source->text, 0, front, arena));
    put_body(&self, lec_lines_of(source->text, front, (uint32_t)source->length, arena));
    lec_extract_finish(self.extract, transcript);
    lec_markdown_questions(transcript->text, self.lines.items, self.levels.items, self.lines.count);
    lec_layout((lec_lines){self.lines.items, self.lines.count}, arena, transcript);
    return LEC_OK;
}

const lec_form lec_form_markdown = {
    .name = "markdown",
    .summary = "text with Markdown or YAML front matter",
    .recognise = recognise,
    .read = read,
};
