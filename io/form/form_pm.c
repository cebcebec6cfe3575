/* SPDX-License-Identifier: GPL-3.0-or-later
 * form_pm.c -- transcripts of Australia's prime ministers as pmtranscripts.pmc.gov.au gives them:
 * XML with title, date and prime minister, and within <content> the text as HTML, which the reader
 * of web pages reads. */
#include <string.h>

#include "io/form/metadata.h"
#include "io/form/xml.h"

extern const lec_form lec_form_html;

typedef struct {
    lec_xml xml;
    lec_arena *arena;
    LEC_ARRAY(char) caught;
    const char *title, *date, *person;
    char *content;
    size_t content_length, content_place; /* of its first byte in the file */
    uint32_t content_line;
    size_t text_place; /* of the first byte that was caught */
    uint32_t text_line;
} reader;

static void on_start(void *data, const char *name, const char **attributes)
{
    reader *state = data;
    (void)name;
    (void)attributes;
    state->caught.count = 0;
}

/* `Howard, John` -> `John Howard`. */
static const char *name_in_order(const char *name, lec_arena *arena)
{
    const char *comma = strchr(name, ',');
    if (comma == NULL) return name;
    return lec_arena_format(arena, "%s %.*s", comma + 1 + strspn(comma + 1, " "),
                            (int)(comma - name), name);
}

/* 11/05/1996 is the 11th of May. */
static const char *iso_date(const char *date, lec_arena *arena)
{
    const size_t length = strlen(date);
    if (length == 10 && date[2] == '/' && date[5] == '/')
        return lec_arena_format(arena, "%.4s-%.2s-%.2s", date + 6, date + 3, date);
    return lec_stated_date(date, arena);
}

static void on_end(void *data, const char *name)
{
    reader *state = data;
    char *text = lec_arena_text(state->arena, state->caught.items, state->caught.count);
    if (strcmp(name, "title") == 0) state->title = text;
    if (strcmp(name, "prime-minister") == 0) state->person = name_in_order(text, state->arena);
    if (strcmp(name, "field_date") == 0 || strcmp(name, "release-date") == 0)
        state->date = iso_date(text, state->arena);
    if (strcmp(name, "content") == 0) {
        state->content = text;
        state->content_length = state->caught.count;
        state->content_place = state->text_place;
        state->content_line = state->text_line;
    }
    state->caught.count = 0;
}

static void on_text(void *data, const char *text, int length)
{
    reader *state = data;
    if (state->caught.count == 0) {
        state->text_place = lec_xml_place(&state->xml);
        state->text_line = lec_xml_line(&state->xml);
    }
    for (int i = 0; i < length; i++) LEC_PUSH(state->arena, state->caught, text[i]);
}

static int recognise(const lec_source *source)
{
    return lec_xml_has_element(source, "transcript-id") && strstr(source->text, "<content>") != NULL
               ? 100
               : 0;
}

static lec_status read_pm(const lec_source *source, lec_transcript *transcript, lec_arena *arena,
                          lec_error *error)
{
    reader state = {.arena = arena, .title = "", .date = "", .person = ""};
    state.xml = (lec_xml){
        .source = source, .handlers = {on_start, on_end, on_text}, .state = &state, .error = error};
    lec_status status = lec_xml_parse(&state.xml, arena);
    if (status != LEC_OK) return status;
    if (state.content == NULL || state.content[strspn(state.content, " \t\r\n")] == '\0')
        return lec_fail(error, LEC_BAD_DATA,
                        "%s:1: this transcript's <content> is empty: its text is only in the PDF "
                        "that <document> names; get that",
                        source->path);
    lec_source page = *source;
    page.text = state.content;
    page.length = state.content_length;
    status = lec_form_html.read(&page, transcript, arena, error);
    if (status != LEC_OK) return status;
    lec_mark *marks = lec_new(arena, lec_mark, transcript->mark_count);
    for (size_t i = 0; i < transcript->mark_count; i++) {
        marks[i] = transcript->marks[i];
        marks[i].file += (uint32_t)state.content_place;
        marks[i].line += state.content_line - 1;
    }
    transcript->marks = marks;
    transcript->title = state.title;
    transcript->date = state.date;
    if (state.person[0] != '\0')
        transcript->byline = lec_arena_format(arena, "Prime Minister %s", state.person);
    return LEC_OK;
}

const lec_form lec_form_pm = {
    .name = "pm",
    .summary = "Transcripts of Australia's prime ministers (pmtranscripts XML)",
    .recognise = recognise,
    .read = read_pm,
};
