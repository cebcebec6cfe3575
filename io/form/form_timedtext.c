/* SPDX-License-Identifier: GPL-3.0-or-later
 * form_timedtext.c -- captions of YouTube in XML: <timedtext> of <p t d> in milliseconds with <s>
 * within, or <transcript> of <text start dur> in seconds, whose entities are escaped twice. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "io/form/cues.h"
#include "io/source/xml.h"

typedef struct {
    lec_xml xml;
    lec_cues cues;
    bool in_cue;
    bool is_escaped;      /* entities in the text stand for characters */
    LEC_ARRAY(char) text; /* of such an element */
    size_t place;         /* where that begins in the file */
    lec_error *error;
} reader;

static double number_at(const char *const *attributes, const char *name)
{
    const char *value = lec_xml_value(attributes, name);
    if (value == NULL) return NAN;
    char *end;
    const double number = strtod(value, &end);
    return isfinite(number) && end > value && number >= 0 ? number : (double)NAN;
}

static void begin_cue(reader *state, double start, double lasts)
{
    if (isnan(start)) return;
    state->cues.line = lec_xml_line(&state->xml);
    const lec_status status =
        lec_cues_begin(&state->cues, start, isnan(lasts) ? start : start + lasts, state->error);
    state->in_cue = true;
    if (status == LEC_OK || state->xml.status != LEC_OK) return;
    state->xml.status = status;
    (void)XML_StopParser(state->xml.parser, XML_FALSE);
}

static void on_start(void *data, const char *qualified, const char **attributes)
{
    reader *state = data;
    const char *name = lec_xml_local_name(qualified);
    const char *const *const given = attributes;
    if (strcmp(name, "text") == 0)
        begin_cue(state, number_at(given, "start"), number_at(given, "dur"));
    if (strcmp(name, "p") == 0)
        begin_cue(state, number_at(given, "t") / 1000, number_at(given, "d") / 1000);
    if (!state->in_cue || strcmp(name, "s") == 0) return;
    state->is_escaped = strcmp(name, "text") == 0;
}

/* Puts the text of an element whose entities were escaped once more. */
static void put_escaped(reader *state)
{
    const char *text = state->text.items;
    const size_t length = state->text.count;
    for (size_t at = 0; at < length;) {
        lec_entity next = {.bytes = {text[at]}, .length = 1, .source = 1};
        if (text[at] == '&') {
            const lec_entity entity = lec_entity_at(state->cues.entities, text + at, length - at);
            if (entity.length > 0) next = entity;
        }
        lec_cues_text(&state->cues, next.bytes, next.length, state->place);
        at += next.source;
    }
    state->text.count = 0;
}

static void on_end(void *data, const char *qualified)
{
    reader *state = data;
    const char *name = lec_xml_local_name(qualified);
    if (strcmp(name, "text") != 0 && strcmp(name, "p") != 0) return;
    put_escaped(state);
    lec_cues_end_row(&state->cues);
    state->in_cue = false;
}

static void on_text(void *data, const char *text, int length)
{
    reader *state = data;
    if (!state->in_cue) return;
    state->cues.line = lec_xml_line(&state->xml);
    if (!state->is_escaped) {
        lec_cues_text(&state->cues, text, (size_t)length, lec_xml_place(&state->xml));
        return;
    }
    if (state->text.count == 0) state->place = lec_xml_place(&state->xml);
    for (int i = 0; i < length; i++) LEC_PUSH(state->cues.arena, state->text, text[i]);
}

static int recognise(const lec_source *source)
{
    if (lec_xml_has_element(source, "timedtext")) return 96;
    return lec_xml_has_element(source, "transcript") && strstr(source->text, "<text start=") != NULL
               ? 96
               : 0;
}

static lec_status read_timedtext(const lec_source *source, lec_transcript *transcript,
                                 lec_arena *arena, lec_error *error)
{
    reader state = {.cues = lec_cues_new(source, arena), .error = error};
    state.cues.any_order = true;
    state.xml = (lec_xml){
        .source = source, .handlers = {on_start, on_end, on_text}, .state = &state, .error = error};
    const lec_status status = lec_xml_parse(&state.xml, arena);
    return status == LEC_OK ? lec_cues_finish(&state.cues, transcript, error) : status;
}

const lec_form lec_form_timedtext = {
    .name = "timedtext",
    .summary = "captions of YouTube in XML (timedtext, transcript)",
    .recognise = recognise,
    .read = read_timedtext,
};
