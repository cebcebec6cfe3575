/* SPDX-License-Identifier: GPL-3.0-or-later
 * form_docx.c -- Word documents (.docx): the main part, then its footnotes and endnotes.
 *
 * A paragraph is a line; so is what stands after a line break in it. What tracked changes deleted
 * or moved away, hidden text and field codes are not on the page and no speech; comments, headers
 * and footers are not read. Places in the file count paragraphs as lines: the file itself is
 * packed. */
#include <stdlib.h>
#include <string.h>

#include "io/form/page_writer.h"
#include "io/source/xml.h"

typedef struct {
    lec_xml xml;
    lec_page_writer page;
    size_t skipped; /* depth of what is left out, 0: nothing */
    size_t text;    /* depth of the open <w:t> */
    bool in_run, in_paragraph_properties;
    bool bold, hidden; /* of the open run */
    bool item;         /* the paragraph is one of a list */
    lec_block_kind kind;
    uint32_t tables, rows, cells; /* tables so far; of the open one */
    uint32_t cell_span;           /* columns that the open cell reaches over */
    size_t table_depth;           /* open tables */
    uint32_t paragraph;           /* its number, from 1 */
    bool in_notes;
} reader;

static bool is_skipped(const char *name)
{
    static const char *const names[] = {"del", "moveFrom", "Fallback",    "instrText",
                                        "rt",  "delText",  "delInstrText"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(name, names[i]) == 0) return true;
    return false;
}

static bool is_on(const char *const *attributes)
{
    const char *value = lec_xml_value(attributes, "val");
    return value == NULL ||
           (strcmp(value, "0") != 0 && strcmp(value, "false") != 0 && strcmp(value, "off") != 0);
}

/* What the next text stands on. */
static void new_line(reader *state, uint32_t blank, bool page)
{
    lec_line like = {.kind = state->in_notes ? LEC_BLOCK_NOTE : state->kind,
                     .blank_before = blank,
                     .page_before = page,
                     .apart = state->item || state->table_depth > 0};
    if (state->table_depth > 0) {
        like.table = state->tables;
        like.row = state->rows;
        like.cell = state->cells > 0 ? state->cells - 1 : 0;
        like.cell_span = state->cell_span;
    }
    lec_page_writer_line(&state->page, like);
}

static void begin_paragraph(reader *state)
{
    state->paragraph++;
    state->kind = LEC_BLOCK_PARAGRAPH;
    state->item = false;
    new_line(state, 1, false);
}

static void read_property(reader *state, const char *name, const char *const *attributes)
{
    if (state->in_run) {
        if (strcmp(name, "b") == 0) state->bold = is_on(attributes);
        if (strcmp(name, "vanish") == 0) state->hidden = is_on(attributes);
    }
    if (!state->in_paragraph_properties) return;
    const char *style = strcmp(name, "pStyle") == 0 ? lec_xml_value(attributes, "val") : NULL;
    const bool heading =
        style != NULL && (strncmp(style, "Heading", 7) == 0 || strncmp(style, "heading", 7) == 0 ||
                          strcmp(style, "Title") == 0);
    if (heading || strcmp(name, "outlineLvl") == 0) state->kind = LEC_BLOCK_HEADING;
    if (strcmp(name, "numPr") == 0) state->item = true;
}

static void begin_table_part(reader *state, const char *name)
{
    if (strcmp(name, "tbl") == 0 && state->table_depth++ == 0) {
        state->tables++;
        state->rows = 0;
    }
    if (strcmp(name, "tr") == 0 && state->table_depth == 1) {
        state->rows++;
        state->cells = state->cell_span = 0;
    }
    if (strcmp(name, "tc") == 0 && state->table_depth == 1) {
        state->cells += state->cell_span > 0 ? state->cell_span : 1;
        state->cell_span = 1;
    }
}

/* How many columns the open cell reaches over. */
static void read_span(reader *state, const char *name, const char *const *attributes)
{
    if (strcmp(name, "gridSpan") != 0 || state->table_depth != 1) return;
    const char *value = lec_xml_value(attributes, "val");
    const long span = value != NULL ? strtol(value, NULL, 10) : 1;
    state->cell_span = span < 1 || span > 1000 ? 1 : (uint32_t)span;
}

static void put(reader *state, const char *text, size_t length)
{
    if (state->hidden) return;
    lec_page_writer_put(&state->page, text, length, lec_xml_place(&state->xml), state->paragraph,
                        state->bold);
}

static void begin_text_part(reader *state, const char *name, const char *const *attributes)
{
    const char *type = lec_xml_value(attributes, "type");
    if (strcmp(name, "t") == 0) state->text = state->xml.depth;
    if (strcmp(name, "tab") == 0 && state->in_run) put(state, "\t", 1);
    if (strcmp(name, "noBreakHyphen") == 0) put(state, "-", 1);
    const bool breaks = strcmp(name, "br") == 0 || strcmp(name, "cr") == 0;
    if (breaks) new_line(state, 0, type != NULL && strcmp(type, "page") == 0);
}

static void on_start(void *data, const char *qualified, const char **attributes)
{
    reader *state = data;
    const char *const *const given = attributes;
    const char *name = lec_xml_local_name(qualified);
    const bool note = strcmp(name, "footnote") == 0 || strcmp(name, "endnote") == 0;
    if (state->skipped > 0) return;
    if (is_skipped(name) || (note && lec_xml_value(given, "type") != NULL)) {
        state->skipped = state->xml.depth;
        return;
    }
    read_property(state, name, given);
    begin_table_part(state, name);
    read_span(state, name, given);
    if (strcmp(name, "p") == 0) begin_paragraph(state);
    if (strcmp(name, "pPr") == 0) state->in_paragraph_properties = true;
    if (strcmp(name, "r") == 0) {
        state->in_run = true;
        state->bold = state->hidden = false;
    }
    begin_text_part(state, name, given);
}

static void on_end(void *data, const char *qualified)
{
    reader *state = data;
    const char *name = lec_xml_local_name(qualified);
    if (state->skipped == state->xml.depth) {
        state->skipped = 0;
        return;
    }
    if (state->skipped > 0) return;
    if (state->text == state->xml.depth) state->text = 0;
    if (strcmp(name, "r") == 0) state->in_run = false;
    if (strcmp(name, "tbl") == 0) state->table_depth--;
    if (strcmp(name, "pPr") == 0) {
        state->in_paragraph_properties = false;
        new_line(state, 1, false);
    }
}

static void on_text(void *data, const char *text, int length)
{
    reader *state = data;
    if (state->skipped == 0 && state->text > 0) put(state, text, (size_t)length);
}

static int recognise(const lec_source *source)
{
    return lec_xml_has_element(source, "document") &&
                   strstr(source->text, "/wordprocessingml/") != NULL
               ? 100
               : 0;
}

static lec_status parse(reader *state, const lec_source *source, lec_arena *arena, lec_error *error)
{
    state->xml = (lec_xml){
        .source = source, .handlers = {on_start, on_end, on_text}, .state = state, .error = error};
    return lec_xml_parse(&state->xml, arena);
}

static lec_status read_docx(const lec_source *source, lec_transcript *transcript, lec_arena *arena,
                            lec_error *error)
{
    reader state = {.page = lec_page_writer_new(arena)};
    lec_status status = parse(&state, source, arena, error);
    state.in_notes = true;
    for (size_t i = 0; i < source->notes_count && status == LEC_OK; i++) {
        lec_source notes = *source;
        notes.text = source->notes[i];
        notes.length = strlen(notes.text);
        status = parse(&state, &notes, arena, error);
    }
    if (status != LEC_OK) return status;
    return lec_page_writer_finish(&state.page, source, "Word document", transcript, error);
}

const lec_form lec_form_docx = {
    .name = "docx",
    .summary = "Word documents (.docx): paragraphs, tables, notes; no deleted text",
    .recognise = recognise,
    .read = read_docx,
};
