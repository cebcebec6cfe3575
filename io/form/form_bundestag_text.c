/* SPDX-License-Identifier: GPL-3.0-or-later
 * form_bundestag_text.c -- plenary protocols of the German Bundestag of the first 18 terms: XML
 * that holds the printed protocol as one text (<DOKUMENT>, <TEXT>), which is read as plain text is.
 */
#include <string.h>

#include "io/form/layout.h"
#include "io/form/metadata.h"
#include "io/form/xml.h"

typedef struct {
    lec_xml xml;
    lec_arena *arena;
    LEC_ARRAY(char) caught;
    const char *title, *date;
    char *text;
    size_t length, text_place, place; /* where the text, and what is caught, begin in the file */
    uint32_t text_line, line;
} reader;

static void on_start(void *data, const char *name, const char **attributes)
{
    reader *state = data;
    (void)name;
    (void)attributes;
    state->caught.count = 0;
}

static void on_end(void *data, const char *name)
{
    reader *state = data;
    char *text = lec_arena_text(state->arena, state->caught.items, state->caught.count);
    if (strcmp(name, "TITEL") == 0) state->title = text;
    if (strcmp(name, "DATUM") == 0) state->date = lec_stated_date(text, state->arena);
    if (strcmp(name, "TEXT") == 0) {
        state->text = text;
        state->length = state->caught.count;
        state->text_place = state->place;
        state->text_line = state->line;
    }
    state->caught.count = 0;
}

static void on_text(void *data, const char *text, int length)
{
    reader *state = data;
    if (state->caught.count == 0) {
        state->place = lec_xml_place(&state->xml);
        state->line = lec_xml_line(&state->xml);
    }
    for (int i = 0; i < length; i++) LEC_PUSH(state->arena, state->caught, text[i]);
}

static int recognise(const lec_source *source)
{
    return lec_xml_has_element(source, "WAHLPERIODE") && strstr(source->text, "<TEXT>") != NULL
               ? 100
               : 0;
}

static lec_status read(const lec_source *source, lec_transcript *transcript, lec_arena *arena,
                       lec_error *error)
{
    reader state = {.arena = arena, .title = "", .date = ""};
    state.xml = (lec_xml){
        .source = source, .handlers = {on_start, on_end, on_text}, .state = &state, .error = error};
    const lec_status status = lec_xml_parse(&state.xml, arena);
    if (status != LEC_OK) return status;
    if (state.text == NULL || state.text[strspn(state.text, " \t\r\n")] == '\0')
        return lec_fail(error, LEC_BAD_DATA, "%s:1: this protocol's <TEXT> is empty; get it again",
                        source->path);
    transcript->text = state.text;
    transcript->length = state.length;
    lec_mark_lines(state.text, state.length, arena, transcript);
    lec_mark *marks = lec_new(arena, lec_mark, transcript->mark_count);
    for (size_t i = 0; i < transcript->mark_count; i++) {
        marks[i] = transcript->marks[i];
        marks[i].file += (uint32_t)state.text_place;
        marks[i].line += state.text_line - 1;
    }
    transcript->marks = marks;
    transcript->title = state.title;
    transcript->date = state.date;
    lec_layout(lec_lines_of(state.text, 0, (uint32_t)state.length, arena), arena, transcript);
    return LEC_OK;
}

const lec_form lec_form_bundestag_text = {
    .name = "bundestag_text",
    .summary = "Plenary protocols of the German Bundestag until 2017 (XML around one text)",
    .recognise = recognise,
    .read = read,
};
