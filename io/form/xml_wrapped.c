/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/form/xml_wrapped.h"

#include <string.h>

#include "io/source/xml.h"

typedef struct {
    lec_xml xml;
    lec_arena *arena;
    const char *words; /* the element */
    lec_wrapped_field *fields;
    size_t field_count;
    LEC_ARRAY(char) caught;
    size_t place; /* of its first byte in the file */
    uint32_t line;
    lec_wrapped_text text;
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
    const char *text = lec_arena_text(state->arena, state->caught.items, state->caught.count);
    for (size_t i = 0; i < state->field_count; i++)
        if (strcmp(name, state->fields[i].element) == 0) state->fields[i].text = text;
    if (strcmp(name, state->words) == 0)
        state->text = (lec_wrapped_text){text, state->caught.count, state->place, state->line};
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

lec_status lec_xml_unwrap(const lec_source *source, const char *words, const char *empty,
                          lec_wrapped_field *fields, size_t field_count, lec_wrapped_text *out,
                          lec_arena *arena, lec_error *error)
{
    reader state = {.arena = arena, .words = words, .fields = fields, .field_count = field_count};
    state.xml = (lec_xml){
        .source = source, .handlers = {on_start, on_end, on_text}, .state = &state, .error = error};
    for (size_t i = 0; i < field_count; i++) fields[i].text = "";
    const lec_status status = lec_xml_parse(&state.xml, arena);
    if (status != LEC_OK) return status;
    *out = state.text;
    if (out->text == NULL || out->text[strspn(out->text, " \t\r\n")] == '\0')
        return lec_fail(error, LEC_BAD_DATA, "%s:1: %s", source->path, empty);
    return LEC_OK;
}

void lec_wrapped_move_marks(const lec_wrapped_text *text, lec_arena *arena, lec_transcript *out)
{
    lec_mark *marks = lec_new(arena, lec_mark, out->mark_count);
    for (size_t i = 0; i < out->mark_count; i++) {
        marks[i] = out->marks[i];
        marks[i].file += (uint32_t)text->place;
        marks[i].line += text->line - 1;
    }
    out->marks = marks;
}
