/* SPDX-License-Identifier: GPL-3.0-or-later
 * form_odt.c -- OpenDocument texts (.odt): paragraphs, headings, lists, tables, notes.
 *
 * What tracked changes took out is kept by the format apart from the text and is no speech;
 * comments, tables of contents and indexes are left out. Places in the file count paragraphs as
 * lines: the file itself is packed. */
#include <stdlib.h>
#include <string.h>

#include "core/vocabulary.h"
#include "io/form/page_writer.h"
#include "io/source/xml.h"

typedef struct {
    lec_xml xml;
    lec_page_writer page;
    lec_vocabulary *bold_styles;
    const char *style; /* that is being defined, or NULL */
    lec_arena *arena;
    size_t skipped, paragraph, note; /* depths where they opened, 0: closed */
    size_t bold;                     /* depth of the outermost bold element */
    uint32_t items, tables, rows, cells, cell_span;
    size_t table_depth;
    uint32_t number; /* of the paragraph, from 1 */
} reader;

static bool is_skipped(const char *name)
{
    static const char *const names[] = {
        "tracked-changes", "annotation",         "note-citation", "table-of-content",
        "sequence-decls",  "alphabetical-index", "forms",         "ruby-text",
        "bookmark-ref",    "illustration-index"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(name, names[i]) == 0) return true;
    return false;
}

static void new_line(reader *state, bool heading, uint32_t blank)
{
    lec_line like = {.kind = state->note > 0 ? LEC_BLOCK_NOTE
                             : heading       ? LEC_BLOCK_HEADING
                                             : LEC_BLOCK_PARAGRAPH,
                     .blank_before = blank,
                     .apart = state->items > 0 || state->table_depth > 0};
    if (state->table_depth > 0) {
        like.table = state->tables;
        like.row = state->rows;
        like.cell = state->cells > 0 ? state->cells - 1 : 0;
        like.cell_span = state->cell_span;
    }
    lec_page_writer_line(&state->page, like);
}

static void put(reader *state, const char *text, size_t length)
{
    lec_page_writer_put(&state->page, text, length, lec_xml_place(&state->xml), state->number,
                        state->bold > 0);
}

static bool is_bold(const reader *state, const char *const *attributes)
{
    const char *style = lec_xml_value(attributes, "style-name");
    uint32_t id;
    return style != NULL && lec_vocabulary_find(state->bold_styles, style, strlen(style), &id);
}

static void read_style(reader *state, const char *name, const char *const *attributes)
{
    const char *called = lec_xml_value(attributes, "name");
    if (strcmp(name, "style") == 0)
        state->style = called != NULL ? lec_arena_text(state->arena, called, strlen(called)) : NULL;
    const char *weight =
        strcmp(name, "text-properties") == 0 ? lec_xml_value(attributes, "font-weight") : NULL;
    if (weight != NULL && strcmp(weight, "bold") == 0 && state->style != NULL)
        (void)lec_vocabulary_add(state->bold_styles, state->style, strlen(state->style));
}

static void begin_table_part(reader *state, const char *name, const char *const *attributes)
{
    if (strcmp(name, "table") == 0 && state->table_depth++ == 0) {
        state->tables++;
        state->rows = 0;
    }
    if (strcmp(name, "table-row") == 0 && state->table_depth == 1) {
        state->rows++;
        state->cells = 0;
    }
    const bool covered = strcmp(name, "covered-table-cell") == 0; /* another reaches over it */
    if ((covered || strcmp(name, "table-cell") == 0) && state->table_depth == 1) {
        const char *value = lec_xml_value(attributes, "number-columns-spanned");
        const long span = value != NULL ? strtol(value, NULL, 10) : 1;
        state->cell_span = span < 1 || span > 1000 ? 1 : (uint32_t)span;
        state->cells++;
    }
}

static void on_start(void *data, const char *qualified, const char **attributes)
{
    reader *state = data;
    const char *const *const given = attributes;
    const char *name = lec_xml_local_name(qualified);
    if (state->skipped > 0) return;
    if (is_skipped(name)) {
        state->skipped = state->xml.depth;
        return;
    }
    read_style(state, name, given);
    begin_table_part(state, name, given);
    if (strcmp(name, "list-item") == 0) state->items++;
    if (strcmp(name, "note") == 0 && state->note == 0) state->note = state->xml.depth;
    const bool heading = strcmp(name, "h") == 0;
    if (heading || strcmp(name, "p") == 0) {
        state->number++;
        if (state->paragraph == 0) state->paragraph = state->xml.depth;
        new_line(state, heading, 1);
    }
    if (state->bold == 0 && (heading || strcmp(name, "p") == 0 || strcmp(name, "span") == 0) &&
        is_bold(state, given))
        state->bold = state->xml.depth;
    if (strcmp(name, "tab") == 0 || strcmp(name, "s") == 0) put(state, " ", 1);
    if (strcmp(name, "line-break") == 0) new_line(state, false, 0);
}

static void on_end(void *data, const char *qualified)
{
    reader *state = data;
    const char *name = lec_xml_local_name(qualified);
    const size_t depth = state->xml.depth;
    if (state->skipped == depth) state->skipped = 0;
    if (state->skipped > 0) return;
    if (state->bold == depth) state->bold = 0;
    if (state->paragraph == depth) state->paragraph = 0;
    if (strcmp(name, "style") == 0) state->style = NULL;
    if (strcmp(name, "list-item") == 0 && state->items > 0) state->items--;
    if (strcmp(name, "table") == 0 && state->table_depth > 0) state->table_depth--;
    if (state->note == depth) { /* the paragraph goes on behind it */
        state->note = 0;
        lec_page_writer_line(&state->page,
                             (lec_line){.kind = LEC_BLOCK_PARAGRAPH, .goes_on = true});
    }
}

static void on_text(void *data, const char *text, int length)
{
    reader *state = data;
    if (state->skipped == 0 && state->paragraph > 0) put(state, text, (size_t)length);
}

static int recognise(const lec_source *source)
{
    return lec_xml_has_element(source, "document-content") ? 100 : 0;
}

static lec_status read_odt(const lec_source *source, lec_transcript *transcript, lec_arena *arena,
                           lec_error *error)
{
    reader state = {.arena = arena,
                    .page = lec_page_writer_new(arena),
                    .bold_styles = lec_vocabulary_new(arena)};
    state.xml = (lec_xml){
        .source = source, .handlers = {on_start, on_end, on_text}, .state = &state, .error = error};
    const lec_status status = lec_xml_parse(&state.xml, arena);
    if (status != LEC_OK) return status;
    return lec_page_writer_finish(&state.page, source, "OpenDocument text", transcript, error);
}

const lec_form lec_form_odt = {
    .name = "odt",
    .summary = "OpenDocument texts (.odt): paragraphs, tables, notes; no deleted text",
    .recognise = recognise,
    .read = read_odt,
};
