/* SPDX-License-Identifier: GPL-3.0-or-later
 * form_transcriber.c -- Transcriber files (.trs): turns of named speakers with times. A turn of
 * several speakers is parted at <Who nb="2"/>; noises and other events are left out. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/vocabulary.h"
#include "io/form/segments.h"
#include "io/source/xml.h"

typedef struct {
    lec_xml xml;
    lec_arena *arena;
    lec_vocabulary *ids;
    LEC_ARRAY(const char *) names; /* by number in `ids` */
    lec_segments segments;
    const char *speakers; /* ids of the open turn, parted by spaces; NULL: no turn is open */
    double start, end;
} reader;

/* The name of speaker `number`, from 1, of the open turn; "" when there is none. */
static const char *speaker_of(const reader *state, size_t number)
{
    const char *at = state->speakers + strspn(state->speakers, " ");
    for (; number > 1 && *at != '\0'; number--) {
        at += strcspn(at, " ");
        at += strspn(at, " ");
    }
    uint32_t id;
    if (!lec_vocabulary_find(state->ids, at, strcspn(at, " "), &id)) return "";
    return state->names.items[id];
}

static void add_speaker(reader *state, const char *const *attributes)
{
    const char *id = lec_xml_value(attributes, "id");
    const char *name = lec_xml_value(attributes, "name");
    if (id == NULL) return;
    if (name == NULL) name = id;
    if (lec_vocabulary_add(state->ids, id, strlen(id)) < state->names.count) return;
    const char *kept = lec_arena_text(state->arena, name, strlen(name));
    LEC_PUSH(state->arena, state->names, kept);
}

static void add_segment(reader *state, size_t speaker)
{
    lec_segment *segment = lec_segments_add(&state->segments);
    segment->speaker = speaker_of(state, speaker);
    segment->start = state->start;
    segment->end = state->end;
}

static double number_or_nan(const char *text)
{
    char *end = NULL;
    const double number = text != NULL ? strtod(text, &end) : (double)NAN;
    return text != NULL && end != text && isfinite(number) && number >= 0 ? number : (double)NAN;
}

static void on_start(void *data, const char *name, const char **attributes)
{
    reader *state = data;
    const char *const *const given = attributes;
    if (strcmp(name, "Speaker") == 0) add_speaker(state, given);
    if (strcmp(name, "Turn") == 0) {
        const char *speakers = lec_xml_value(given, "speaker");
        if (speakers == NULL) speakers = "";
        state->speakers = lec_arena_text(state->arena, speakers, strlen(speakers));
        state->start = number_or_nan(lec_xml_value(given, "startTime"));
        state->end = number_or_nan(lec_xml_value(given, "endTime"));
        add_segment(state, 1);
    }
    if (state->speakers == NULL) return;
    if (strcmp(name, "Who") == 0) {
        const char *number = lec_xml_value(given, "nb");
        add_segment(state, number != NULL ? strtoul(number, NULL, 10) : 1);
    }
    lec_segments_space(&state->segments);
}

static void on_end(void *data, const char *name)
{
    reader *state = data;
    if (strcmp(name, "Turn") == 0) state->speakers = NULL;
}

static void on_text(void *data, const char *text, int length)
{
    reader *state = data;
    if (state->speakers != NULL)
        lec_segments_put(&state->segments, text, (size_t)length, lec_xml_place(&state->xml),
                         lec_xml_line(&state->xml));
}

static int recognise(const lec_source *source)
{
    return lec_xml_has_element(source, "Trans") && lec_xml_has_element(source, "Episode") ? 100 : 0;
}

static lec_status read_transcriber(const lec_source *source, lec_transcript *transcript,
                                   lec_arena *arena, lec_error *error)
{
    reader state = {.arena = arena, .ids = lec_vocabulary_new(arena), .segments = {.arena = arena}};
    state.xml = (lec_xml){
        .source = source, .handlers = {on_start, on_end, on_text}, .state = &state, .error = error};
    const lec_status status = lec_xml_parse(&state.xml, arena);
    if (status != LEC_OK) return status;
    return lec_segments_finish(&state.segments, source, "transcriber", LEC_SEGMENTS_AS_THEY_STAND,
                               transcript, error);
}

const lec_form lec_form_transcriber = {
    .name = "transcriber",
    .summary = "Transcriber files (.trs): turns of named speakers with times",
    .recognise = recognise,
    .read = read_transcriber,
};
