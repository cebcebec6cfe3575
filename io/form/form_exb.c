/* SPDX-License-Identifier: GPL-3.0-or-later
 * form_exb.c -- EXMARaLDA basic transcriptions (.exb): a timeline, and tiers of events between its
 * points.
 *
 * A tier of type `t` is what its speaker says; types `a` and `d` describe and are left out. The
 * score layout cuts an event wherever another tier has one, in the middle of a word too, so events
 * that meet at a point are one stretch. Points without a time lie evenly between those with one.
 * `((coughs))` is no speech. */
#include <math.h>
#include <string.h>

#include "core/vocabulary.h"
#include "io/form/segments.h"
#include "io/form/times.h"
#include "io/source/xml.h"

typedef struct {
    const char *id, *name;
} exb_speaker;

typedef struct {
    lec_xml xml;
    lec_arena *arena;
    LEC_ARRAY(exb_speaker) speakers;
    lec_vocabulary *points;
    LEC_ARRAY(double) seconds; /* of each point of the timeline */
    lec_segments segments;
    const char *tier_speaker; /* of the open tier; NULL: it is left out */
    uint32_t last_end;        /* point where the last event of the tier ended */
    int brackets;             /* `((` that are open */
    bool in_event, in_abbreviation;
} reader;

static const char *copied(const reader *state, const char *text)
{
    return lec_arena_text(state->arena, text, strlen(text));
}

static void add_speaker(reader *state, const char *const *attributes)
{
    const char *id = lec_xml_value(attributes, "id");
    if (id == NULL) return;
    id = copied(state, id);
    LEC_PUSH(state->arena, state->speakers, ((exb_speaker){id, id}));
}

static void add_point(reader *state, const char *const *attributes)
{
    const char *id = lec_xml_value(attributes, "id"), *time = lec_xml_value(attributes, "time");
    double seconds = NAN;
    if (id == NULL) return;
    if (time != NULL && lec_times_read(time, time + strlen(time), &seconds) == NULL) seconds = NAN;
    if (lec_vocabulary_add(state->points, id, strlen(id)) == state->seconds.count)
        LEC_PUSH(state->arena, state->seconds, seconds);
}

/* Points without a time, evenly between their neighbours. */
static void fill_points(reader *state)
{
    double *at = state->seconds.items;
    for (size_t i = 0, known = SIZE_MAX; i < state->seconds.count; i++) {
        if (isnan(at[i])) continue;
        for (size_t j = known + 1; known != SIZE_MAX && j < i; j++)
            at[j] = at[known] + (at[i] - at[known]) * (double)(j - known) / (double)(i - known);
        known = i;
    }
}

static void begin_tier(reader *state, const char *const *attributes)
{
    const char *type = lec_xml_value(attributes, "type");
    const char *speaker = lec_xml_value(attributes, "speaker");
    state->tier_speaker = NULL;
    state->last_end = LEC_NONE;
    if (type != NULL && strcmp(type, "t") != 0) return;
    state->tier_speaker = "";
    for (size_t i = 0; speaker != NULL && i < state->speakers.count; i++)
        if (strcmp(state->speakers.items[i].id, speaker) == 0)
            state->tier_speaker = state->speakers.items[i].name;
}

static uint32_t point_called(const reader *state, const char *id)
{
    uint32_t point;
    return id != NULL && lec_vocabulary_find(state->points, id, strlen(id), &point) ? point
                                                                                    : LEC_NONE;
}

static double seconds_of(const reader *state, uint32_t point)
{
    return point != LEC_NONE ? state->seconds.items[point] : (double)NAN;
}

static void begin_event(reader *state, const char *const *attributes)
{
    const uint32_t start = point_called(state, lec_xml_value(attributes, "start"));
    const uint32_t end = point_called(state, lec_xml_value(attributes, "end"));
    state->in_event = true;
    if (start == LEC_NONE || start != state->last_end) {
        lec_segment *segment = lec_segments_add(&state->segments);
        segment->speaker = state->tier_speaker;
        segment->start = seconds_of(state, start);
        state->brackets = 0;
    }
    state->segments.items.items[state->segments.items.count - 1].end = seconds_of(state, end);
    state->last_end = end;
}

static void on_start(void *data, const char *name, const char **attributes)
{
    reader *state = data;
    const char *const *const given = attributes;
    if (strcmp(name, "speaker") == 0) add_speaker(state, given);
    if (strcmp(name, "tli") == 0) add_point(state, given);
    if (strcmp(name, "tier") == 0) begin_tier(state, given);
    if (strcmp(name, "event") == 0 && state->tier_speaker != NULL) begin_event(state, given);
    state->in_abbreviation = strcmp(name, "abbreviation") == 0;
}

static void on_end(void *data, const char *name)
{
    reader *state = data;
    if (strcmp(name, "common-timeline") == 0) fill_points(state);
    if (strcmp(name, "event") == 0) state->in_event = false;
    if (strcmp(name, "tier") == 0) state->tier_speaker = NULL;
    state->in_abbreviation = false;
}

/* Puts the text without what stands in double brackets. */
static void put_event(reader *state, const char *text, size_t length)
{
    size_t from = 0;
    for (size_t at = 0; at + 1 < length; at++) {
        const bool opens = text[at] == '(' && text[at + 1] == '(';
        const bool closes = text[at] == ')' && text[at + 1] == ')' && state->brackets > 0;
        if (!opens && !closes) continue;
        if (opens && state->brackets++ == 0)
            lec_segments_put(&state->segments, text + from, at - from,
                             lec_xml_place(&state->xml) + from, lec_xml_line(&state->xml));
        if (closes) state->brackets--;
        from = ++at + 1;
    }
    if (state->brackets == 0)
        lec_segments_put(&state->segments, text + from, length - from,
                         lec_xml_place(&state->xml) + from, lec_xml_line(&state->xml));
}

static void on_text(void *data, const char *text, int length)
{
    reader *state = data;
    if (state->in_event) put_event(state, text, (size_t)length);
    if (!state->in_abbreviation || state->speakers.count == 0) return;
    exb_speaker *speaker = &state->speakers.items[state->speakers.count - 1];
    const char *before = speaker->name == speaker->id ? "" : speaker->name;
    speaker->name = lec_arena_format(state->arena, "%s%.*s", before, length, text);
}

static int recognise(const lec_source *source)
{
    return lec_xml_has_element(source, "basic-transcription") ? 100 : 0;
}

static lec_status read_exb(const lec_source *source, lec_transcript *transcript, lec_arena *arena,
                           lec_error *error)
{
    reader state = {
        .arena = arena, .points = lec_vocabulary_new(arena), .segments = {.arena = arena}};
    state.xml = (lec_xml){
        .source = source, .handlers = {on_start, on_end, on_text}, .state = &state, .error = error};
    const lec_status status = lec_xml_parse(&state.xml, arena);
    if (status != LEC_OK) return status;
    return lec_segments_finish(&state.segments, source, "exb", LEC_SEGMENTS_BY_TIME, transcript,
                               error);
}

const lec_form lec_form_exb = {
    .name = "exb",
    .summary = "EXMARaLDA basic transcriptions: a tier a speaker",
    .recognise = recognise,
    .read = read_exb,
};
