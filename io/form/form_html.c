/* SPDX-License-Identifier: GPL-3.0-or-later
 * form_html.c -- saved web pages: the article as paragraphs, the rest as furniture.
 *
 * gumbo builds the tree a browser would; html_page.h finds the article in it. The text comes out as
 * the browser shows it: white space collapsed, one line for a block or after <br>; layout.h then
 * tells lines that are paragraphs from lines of a scan. The original of each text node is walked
 * beside its decoded form, so that every word knows its byte in the file.
 */
#include "io/form/transcript.h"

#include <gumbo.h>

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "io/form/entity.h"
#include "io/form/extract.h"
#include "io/form/html_element.h"
#include "io/form/html_grid.h"
#include "io/form/html_metadata.h"
#include "io/form/html_page.h"
#include "io/form/layout.h"
#include "io/words/unicode.h"

enum { LONGEST_SPEAKER = 80 }; /* bytes */

typedef struct {
    const GumboText *text;
} aside_text;

typedef enum { BREAK_NONE, BREAK_LINE, BREAK_PARAGRAPH } line_break;

typedef struct {
    const lec_source *source;
    lec_arena *arena;
    lec_extract *extract;
    lec_entities *entities;
    const lec_mark *file_lines; /* where lines of the file begin */
    size_t file_line_count;
    lec_html_page page;
    uint32_t next_element; /* index of the element that is entered next */
    uint32_t open;         /* index of the innermost open element */
    uint32_t code_depth, bold_depth, pre_depth, heading_depth, table_depth;
    uint32_t tables;    /* so far */
    lec_html_grid grid; /* of the outermost that is open */
    uint32_t link_depth;
    LEC_ARRAY(lec_line) lines;
    LEC_ARRAY(bool) has_own;     /* by line: ink that is in no link */
    line_break pending;          /* before the next ink */
    bool apart;                  /* the next line is an item of its own */
    bool space, new_line;        /* white space before the next ink; with a line end in it */
    uint32_t hard_spaces;        /* no-break spaces before the next ink */
    bool bold_open;              /* the line at hand is bold so far */
    uint32_t note_depth;         /* within references to footnotes */
    const GumboNode *opening;    /* the inline element that opened the line at hand ... */
    size_t lines_before;         /* ... and how many lines there were before it */
    char last_ink;               /* its last byte */
    LEC_ARRAY(aside_text) aside; /* furniture within the line at hand, told after it */
    bool is_telling_aside;
} html;

/* --- lines ----------------------------------------------------------------------------------- */

static uint32_t file_line(const html *self, size_t byte)
{
    size_t low = 0, high = self->file_line_count;
    while (high - low > 1) {
        const size_t middle = low + (high - low) / 2;
        if (self->file_lines[middle].file <= byte)
            low = middle;
        else
            high = middle;
    }
    return self->file_lines[low].line;
}

static const lec_html_element *block_here(const html *self)
{
    uint32_t block = self->open;
    while (block != 0 && !lec_html_is_block(self->page.items[block].node))
        block = self->page.items[block].parent;
    return &self->page.items[block];
}

static lec_block_kind kind_here(const html *self)
{
    const lec_html_page *page = &self->page;
    const bool outside = self->open < page->article || self->open >= page->items[page->article].end;
    const GumboNode *node = page->items[self->open].node;
    if (self->is_telling_aside || page->items[self->open].is_furniture ||
        block_here(self)->own_is_list)
        return LEC_BLOCK_FURNITURE;
    if (self->heading_depth > 0 && (!outside || node->v.element.tag == GUMBO_TAG_H1))
        return LEC_BLOCK_HEADING;
    return outside ? LEC_BLOCK_FURNITURE : LEC_BLOCK_PARAGRAPH;
}

static lec_line *last_line(html *self)
{
    return &self->lines.items[self->lines.count - 1];
}

static void end_bold(html *self)
{
    if (!self->bold_open) return;
    self->bold_open = false;
    last_line(self)->bold_end = last_line(self)->end;
}

static void put_text_node(html *self, const GumboText *node);

/* Puts the furniture that stood within the line at hand (a hidden word, a button) on lines of its
 * own: the line goes on around it, as it does for who looks at the page. */
static void tell_aside(html *self)
{
    if (self->aside.count == 0 || self->is_telling_aside) return;
    const html before = *self;
    self->is_telling_aside = true;
    self->bold_depth = 0;
    for (size_t i = 0; i < before.aside.count; i++) {
        self->pending = BREAK_PARAGRAPH;
        self->space = self->new_line = self->apart = false;
        self->hard_spaces = 0;
        put_text_node(self, before.aside.items[i].text);
    }
    self->is_telling_aside = false;
    self->aside.count = 0;
    self->bold_depth = before.bold_depth;
    self->pending = before.pending != BREAK_NONE ? before.pending : BREAK_PARAGRAPH;
    self->apart = before.apart;
    self->space = before.space;
    self->new_line = before.new_line;
    self->hard_spaces = before.hard_spaces;
}

/* Opens a line unless the one at hand goes on. `byte` is where its ink begins in the file. */
static void begin_line(html *self, size_t byte)
{
    const lec_block_kind kind = kind_here(self);
    if (self->lines.count > 0) {
        if (self->pending == BREAK_NONE && last_line(self)->kind == kind) return;
        end_bold(self);
    }
    tell_aside(self);
    const bool first = self->lines.count == 0, new_paragraph = self->pending != BREAK_LINE;
    if (!first) {
        lec_extract_put(self->extract, "\n\n", new_paragraph ? 2 : 1, byte, file_line(self, byte));
    }
    const uint32_t start = lec_extract_length(self->extract);
    const lec_line line = {.start = start,
                           .end = start,
                           .kind = kind,
                           .indent = self->space && !self->new_line ? 1 : 0,
                           .blank_before = new_paragraph ? 1 : 0,
                           .apart = self->apart,
                           .table = self->table_depth > 0 ? self->tables : 0,
                           .row = self->table_depth > 0 ? self->grid.row : 0,
                           .cell = self->table_depth > 0 ? self->grid.column : 0,
                           .cell_span = self->table_depth > 0 ? self->grid.span : 0};
    LEC_PUSH(self->arena, self->lines, line);
    LEC_PUSH(self->arena, self->has_own, false);
    self->pending = BREAK_NONE;
    self->apart = self->space = self->new_line = false;
    self->hard_spaces = 0;
    self->bold_open = self->bold_depth > 0;
}

static void put_ink(html *self, const char *bytes, size_t length, size_t byte)
{
    begin_line(self, byte);
    if (self->bold_depth == 0) end_bold(self);
    const uint32_t line = file_line(self, byte);
    for (; self->hard_spaces > 0; self->hard_spaces--)
        lec_extract_put(self->extract, "\xC2\xA0", 2, byte, line);
    if (self->space) lec_extract_put(self->extract, " ", 1, byte, line);
    self->space = self->new_line = false;
    lec_extract_put(self->extract, bytes, length, byte, line);
    last_line(self)->end = lec_extract_length(self->extract);
    self->last_ink = bytes[length - 1];
    if (self->link_depth == 0) self->has_own.items[self->has_own.count - 1] = true;
}

static void break_line(html *self, line_break how)
{
    if (how == BREAK_LINE && self->pending != BREAK_NONE) how = BREAK_PARAGRAPH; /* <br><br> */
    if (how > self->pending) self->pending = how;
    self->space = self->new_line = false;
    self->hard_spaces = 0;
}

/* --- text nodes ------------------------------------------------------------------------------ */

/* The bytes of white space or of one no-break or invisible space at text[at], 0 if it is ink. */
static uint32_t blank_length(const char *text, uint32_t at, uint32_t end)
{
    uint32_t next = at;
    return lec_is_blank(lec_utf8_next(text, &next, end)) ? next - at : 0;
}

/* Text as decoded, and the byte of the file it stands for. */
static void put_text(html *self, const char *text, uint32_t length, size_t byte, bool in_step)
{
    for (uint32_t at = 0, end; at < length; at = end) {
        const uint32_t blank = blank_length(text, at, length);
        end = at + blank;
        if (blank == 0) {
            while (end < length && blank_length(text, end, length) == 0)
                (void)lec_utf8_next(text, &end, length);
            put_ink(self, text + at, end - at, in_step ? byte + at : byte);
        } else if (strncmp(text + at, "\xC2\xA0", 2) == 0) {
            self->hard_spaces++;
        } else if (text[at] == '\n' && self->pre_depth > 0) {
            break_line(self, BREAK_LINE);
        } else {
            self->space = true;
            if (text[at] == '\n') self->new_line = true;
        }
    }
}

/* Where a tag or comment that stands within a text node's original ends. */
static size_t markup_end(const char *original, size_t at, size_t length)
{
    const bool is_comment = strncmp(original + at, "<!--", 4) == 0;
    const char *close = strstr(original + at, is_comment ? "-->" : ">");
    const size_t end = close != NULL ? (size_t)(close - original) + (is_comment ? 3 : 1) : length;
    return end < length ? end : length;
}

static bool is_markup(const char *original, size_t at)
{
    const unsigned char next = (unsigned char)original[at + 1];
    return original[at] == '<' && (isalpha(next) || next == '/' || next == '!' || next == '?');
}

/* Walks a text node's original (with references, and with tags that belong nowhere) beside its
 * decoded text, and puts the decoded text in stretches that are the same in both. */
static void put_text_node(html *self, const GumboText *node)
{
    const char *text = node->text;
    const size_t length = strlen(text);
    const char *original = node->original_text.data;
    const char *const file = self->source->text;
    const bool known = original >= file && original < file + self->source->length;
    const size_t base = known ? (size_t)(original - file) : node->start_pos.offset;
    const size_t original_length = known ? node->original_text.length : 0;
    size_t at = 0, from = 0, start = 0; /* text[start..at) is original[from-(at-start)..from) */
    while (at < length && from < original_length) {
        lec_entity entity = {.length = 0};
        if (original[from] == '&')
            entity = lec_entity_at(self->entities, original + from, original_length - from);
        if (entity.length > 0 && strncmp(text + at, entity.bytes, entity.length) == 0) {
            put_text(self, text + start, (uint32_t)(at - start), base + from - (at - start), true);
            put_text(self, text + at, (uint32_t)entity.length, base + from, false);
            at += entity.length;
            from += entity.source;
            start = at;
        } else if (original[from] == text[at] && !is_markup(original, from)) {
            at++;
            from++;
        } else {
            put_text(self, text + start, (uint32_t)(at - start), base + from - (at - start), true);
            start = at;
            from = is_markup(original, from) ? markup_end(original, from, original_length)
                                             : from + 1; /* a CR that was dropped */
        }
    }
    put_text(self, text + start, (uint32_t)(at - start), base + from - (at - start), true);
    put_text(self, text + at, (uint32_t)(length - at), base + from, false);
}

/* --- elements -------------------------------------------------------------------------------- */

/* An element that is called for who speaks, opens a line and is parted by a style sheet alone from
 * what follows stands on a line of its own. */
static void part_speaker(html *self, const GumboNode *node)
{
    static const char *const words[] = {"peaker", "spk", "articipant"};
    const char *class = lec_html_attribute(node, "class");
    if (node != self->opening || self->lines.count != self->lines_before + 1 ||
        self->pending != BREAK_NONE || self->last_ink == ':' || !lec_html_is_followed(node) ||
        last_line(self)->end - last_line(self)->start > LONGEST_SPEAKER)
        return;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strstr(class, words[i]) != NULL) {
            break_line(self, BREAK_LINE);
            return;
        }
}

static void set_apart(html *self, const GumboNode *node)
{
    if (self->lines.count > 0 && self->pending == BREAK_NONE && lec_html_is_called_label(node))
        self->space = true;
}

/* A table within a cell is of that cell. */
static void enter_table_part(html *self, const GumboNode *node)
{
    const GumboTag tag = node->v.element.tag;
    if (tag == GUMBO_TAG_TABLE && self->table_depth++ == 0) {
        self->tables++;
        self->grid = (lec_html_grid){0};
    }
    if (self->table_depth != 1) return;
    if (tag == GUMBO_TAG_TR) lec_html_grid_row(&self->grid);
    if (tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH)
        lec_html_grid_cell(&self->grid, lec_html_attribute(node, "rowspan"),
                           lec_html_attribute(node, "colspan"));
}

static void enter_node(const GumboNode *node, void *given)
{
    html *self = given;
    if (node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE) {
        self->open = self->next_element++;
        if (lec_html_is_code(node)) self->code_depth++;
        if (lec_html_is_bold(node)) self->bold_depth++;
        if (lec_html_is_link(node)) self->link_depth++;
        if (lec_html_is_heading(node)) self->heading_depth++;
        if (node->v.element.tag == GUMBO_TAG_PRE) self->pre_depth++;
        if (node->v.element.tag == GUMBO_TAG_BR)
            break_line(self, BREAK_LINE);
        else if (lec_html_is_block(node))
            break_line(self, BREAK_PARAGRAPH);
        if (lec_html_is_item(node)) self->apart = true;
        enter_table_part(self, node);
        set_apart(self, node);
        if (lec_html_is_note_reference(node)) self->note_depth++;
        if (self->pending != BREAK_NONE && !lec_html_is_block(node)) {
            self->opening = node;
            self->lines_before = self->lines.count;
        }
    } else if (self->code_depth == 0 && self->note_depth == 0 && node->type != GUMBO_NODE_COMMENT) {
        if (self->page.items[self->open].is_furniture && !block_here(self)->is_furniture)
            LEC_PUSH(self->arena, self->aside, (aside_text){&node->v.text});
        else
            put_text_node(self, &node->v.text);
    }
}

static void leave_node(const GumboNode *node, void *given)
{
    html *self = given;
    if (node->type != GUMBO_NODE_ELEMENT && node->type != GUMBO_NODE_TEMPLATE) return;
    if (lec_html_is_code(node)) self->code_depth--;
    if (lec_html_is_bold(node)) self->bold_depth--;
    if (lec_html_is_link(node)) self->link_depth--;
    if (lec_html_is_heading(node)) self->heading_depth--;
    if (lec_html_is_note_reference(node)) self->note_depth--;
    part_speaker(self, node);
    set_apart(self, node);
    if (node->v.element.tag == GUMBO_TAG_TABLE) self->table_depth--;
    if (node->v.element.tag == GUMBO_TAG_PRE) self->pre_depth--;
    if (lec_html_is_block(node)) break_line(self, BREAK_PARAGRAPH);
    if (lec_html_is_item(node)) self->apart = true;
    self->open = self->page.items[self->open].parent;
}

/* Links alone on the last lines lead to other pages. */
static void leave_out_last_links(html *self, const char *text)
{
    for (size_t i = self->lines.count; i-- > 0;) {
        lec_line *line = &self->lines.items[i];
        const bool is_link_alone = !self->has_own.items[i] && !lec_ends_sentence(text, line);
        if (line->kind != LEC_BLOCK_FURNITURE && !is_link_alone) return;
        line->kind = LEC_BLOCK_FURNITURE;
    }
}

/* --- the form -------------------------------------------------------------------------------- */

static const char *after_blank_and_comments(const char *text)
{
    for (;;) {
        text += strspn(text, " \t\r\n\f");
        const char *close = strncmp(text, "<!--", 4) == 0 ? strstr(text, "-->") : NULL;
        if (close == NULL) return text;
        text = close + 3;
    }
}

static bool begins_with(const char *text, const char *tag)
{
    return strncasecmp(text, tag, strlen(tag)) == 0;
}

/* Whether tags of paragraphs or lines close: a fragment of a page without its frame. */
static bool has_paragraph_tags(const char *text)
{
    size_t found = 0;
    for (const char *at = text; found < 3 && (at = strchr(at, '<')) != NULL; at++)
        if (begins_with(at, "</p>") || begins_with(at, "<br") || begins_with(at, "</div>") ||
            begins_with(at, "<p>"))
            found++;
    return found >= 3;
}

static int recognise(const lec_source *source)
{
    const char *text = after_blank_and_comments(source->text);
    if (begins_with(text, "<!doctype html") || begins_with(text, "<html")) return 95;
    if (begins_with(text, "<?xml") && strstr(text, "http://www.w3.org/1999/xhtml") != NULL)
        return 95;
    if (strncmp(source->suffix, "htm", 3) == 0 || strcmp(source->suffix, "xhtml") == 0) return 90;
    if (*text == '<' && has_paragraph_tags(text) && !begins_with(text, "<?xml")) return 70;
    return 0;
}

static void *allocate(void *arena, size_t size)
{
    return lec_arena_alloc(arena, size, 1);
}

static void keep(void *arena, void *object)
{
    (void)arena; /* all is freed with the arena */
    (void)object;
}

static lec_status read(const lec_source *source, lec_transcript *transcript, lec_arena *arena,
                       lec_error *error)
{
    static const lec_html_visitor visitor = {enter_node, leave_node};
    lec_arena *scratch = lec_arena_new();
    const size_t too_deep = lec_html_too_deep(source->text, scratch);
    if (too_deep != SIZE_MAX) {
        lec_line_counter counter = {.text = source->text, .line = 1};
        lec_arena_free(scratch);
        return lec_fail(error, LEC_BAD_DATA,
                        "%s:%u: byte %zu: more than %d elements within each other; "
                        "save the page again, or as text",
                        source->path, lec_line_of(&counter, too_deep), too_deep, LEC_HTML_DEEPEST);
    }
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = allocate;
    options.deallocator = keep;
    options.userdata = scratch;
    options.max_errors = 0;
    const GumboOutput *output = gumbo_parse_with_options(&options, source->text, source->length);
    lec_transcript places = {.form = ""};
    lec_mark_lines(source->text, source->length, scratch, &places);
    html self = {.source = source,
                 .arena = scratch,
                 .extract = lec_extract_new(arena),
                 .entities = lec_entities_new(scratch),
                 .file_lines = places.marks,
                 .file_line_count = places.mark_count,
                 .page = lec_html_page_read(output->root, scratch)};
    lec_html_metadata(&self.page, self.entities, arena, transcript);
    lec_extract_begin(self.extract, LEC_BLOCK_PARAGRAPH);
    lec_html_walk(output->root, &visitor, &self);
    end_bold(&self);
    tell_aside(&self);
    lec_extract_finish(self.extract, transcript);
    leave_out_last_links(&self, transcript->text);
    lec_layout((lec_lines){self.lines.items, self.lines.count}, arena, transcript);
    lec_arena_free(scratch);
    return LEC_OK;
}

const lec_form lec_form_html = {
    .name = "html",
    .summary = "saved web page",
    .recognise = recognise,
    .read = read,
};
