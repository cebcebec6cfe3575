/* SPDX-License-Identifier: GPL-3.0-or-later
 * form_ttml.c -- timed text (TTML, DFXP): <p begin end> with line breaks and styled spans; who
 * speaks by ttm:agent, or as cues.h finds it. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/vocabulary.h"
#include "io/form/cues.h"
#include "io/form/times.h"
#include "io/source/xml.h"

typedef struct {
    lec_xml xml;
    lec_arena *arena;
    lec_vocabulary *agents;
    LEC_ARRAY(const char *) names; /* by number in `agents` */
    lec_cues cues;
    double shown_until; /* the end of the cue before */
    lec_error *error;
    uint32_t open_agent; /* whose name is being read, or LEC_NONE */
    bool in_paragraph;
    double ticks_per_second, frames_per_second;
    double paragraph_start, paragraph_end; /* NaN where it has none */
    double offset;                         /* of what is in <body> and <div>, seconds */
    LEC_ARRAY(double) outer;               /* offsets around the open ones */
} reader;

/* `00:00:03.420`, `00:00:03:12` (frames), `3.4s`, `3400ms`, `2m`, `1h`, `84f`, `84000t`; NaN for
 * what is none of them. */
static double read_time(const reader *state, const char *text)
{
    double seconds;
    if (text == NULL) return NAN;
    if (strchr(text, ':') != NULL) {
        const char *end = lec_times_read(text, text + strlen(text), &seconds);
        if (end != NULL && *end == ':') seconds += strtod(end + 1, NULL) / state->frames_per_second;
        return end != NULL ? seconds : (double)NAN;
    }
    char *unit;
    const double number = strtod(text, &unit);
    if (unit == text || !isfinite(number) || number < 0) return NAN;
    if (strcmp(unit, "ms") == 0) return number / 1000;
    if (strcmp(unit, "m") == 0) return number * 60;
    if (strcmp(unit, "h") == 0) return number * 3600;
    if (strcmp(unit, "f") == 0) return number / state->frames_per_second;
    if (strcmp(unit, "t") == 0) return number / state->ticks_per_second;
    return number;
}

/* `1000 1001`, in older files `1000:1001`. */
static void read_multiplier(reader *state, const char *text)
{
    if (text == NULL) return;
    char *end;
    const double above = strtod(text, &end);
    const double below = strtod(end + strspn(end, " :"), NULL);
    if (above > 0 && below > 0) state->frames_per_second *= above / below;
}

/* Times are counted from the beginning of what is around: <div> in <body> in the recording. */
static void begin_part(reader *state, const char *const *attributes)
{
    const double begin = read_time(state, lec_xml_value(attributes, "begin"));
    LEC_PUSH(state->arena, state->outer, state->offset);
    if (!isnan(begin)) state->offset += begin;
}

static void read_rates(reader *state, const char *const *attributes)
{
    const char *ticks = lec_xml_value(attributes, "tickRate");
    const char *frames = lec_xml_value(attributes, "frameRate");
    const double tick_rate = ticks != NULL ? strtod(ticks, NULL) : 0;
    const double frame_rate = frames != NULL ? strtod(frames, NULL) : 0;
    if (frame_rate > 0) state->frames_per_second = frame_rate;
    read_multiplier(state, lec_xml_value(attributes, "frameRateMultiplier"));
    state->ticks_per_second = tick_rate > 0    ? tick_rate
                              : frame_rate > 0 ? state->frames_per_second
                                               : 1; /* TTML2, 7.2.13 */
}

static void begin_agent(reader *state, const char *const *attributes)
{
    const char *id = lec_xml_value(attributes, "id");
    if (id == NULL) return;
    state->open_agent = lec_vocabulary_add(state->agents, id, strlen(id));
    if (state->open_agent == state->names.count) LEC_PUSH(state->arena, state->names, "");
}

/* A <p>, or a <span> with times of its own; one without times follows the one before. */
static void begin_cue(reader *state, const char *const *attributes)
{
    const char *lasts = lec_xml_value(attributes, "dur");
    double start = read_time(state, lec_xml_value(attributes, "begin")) + state->offset;
    double end = read_time(state, lec_xml_value(attributes, "end")) + state->offset;
    if (state->in_paragraph && start + state->paragraph_start <= state->paragraph_end) {
        start += state->paragraph_start; /* a <span> counts from its <p>, if it then is within it */
        end += state->paragraph_start;
    }
    if (isnan(start)) start = state->shown_until;
    if (lasts != NULL) end = start + read_time(state, lasts);
    if (!state->in_paragraph) {
        state->paragraph_start = start - state->offset;
        state->paragraph_end = end;
    }
    if (isnan(end)) end = start;
    const char *speaker = state->cues.speaker;
    state->cues.line = lec_xml_line(&state->xml);
    const lec_status status = lec_cues_begin(&state->cues, start, end, state->error);
    state->cues.speaker = speaker;
    state->shown_until = end;
    if (status == LEC_OK || state->xml.status != LEC_OK) return;
    state->xml.status = status;
    (void)XML_StopParser(state->xml.parser, XML_FALSE);
}

static void begin_paragraph(reader *state, const char *const *attributes)
{
    const char *agent = lec_xml_value(attributes, "agent");
    uint32_t id;
    state->cues.speaker = NULL;
    if (agent != NULL && lec_vocabulary_find(state->agents, agent, strlen(agent), &id) &&
        state->names.items[id][0] != '\0')
        state->cues.speaker = state->names.items[id];
    begin_cue(state, attributes);
    state->in_paragraph = true;
}

static void on_start(void *data, const char *qualified, const char **attributes)
{
    reader *state = data;
    const char *const *const given = attributes;
    const char *name = lec_xml_local_name(qualified);
    if (strcmp(name, "tt") == 0) read_rates(state, given);
    if (strcmp(name, "agent") == 0) begin_agent(state, given);
    if (strcmp(name, "body") == 0 || strcmp(name, "div") == 0) begin_part(state, given);
    if (strcmp(name, "p") == 0) begin_paragraph(state, given);
    if (!state->in_paragraph) return;
    if (strcmp(name, "br") == 0) lec_cues_end_row(&state->cues);
    if (strcmp(name, "span") == 0 && lec_xml_value(given, "begin") != NULL) begin_cue(state, given);
}

static void on_end(void *data, const char *qualified)
{
    reader *state = data;
    const char *name = lec_xml_local_name(qualified);
    if (strcmp(name, "agent") == 0) state->open_agent = LEC_NONE;
    if (strcmp(name, "p") == 0) state->in_paragraph = false;
    if ((strcmp(name, "body") == 0 || strcmp(name, "div") == 0) && state->outer.count > 0)
        state->offset = state->outer.items[--state->outer.count];
}

static void on_text(void *data, const char *text, int length)
{
    reader *state = data;
    if (state->in_paragraph) {
        state->cues.line = lec_xml_line(&state->xml);
        lec_cues_text(&state->cues, text, (size_t)length, lec_xml_place(&state->xml));
    } else if (state->open_agent != LEC_NONE) {
        const char **name = &state->names.items[state->open_agent];
        const char *longer = lec_arena_format(state->arena, "%s%.*s", *name, length, text);
        *name = longer + strspn(longer, " \t\r\n");
    }
}

static int recognise(const lec_source *source)
{
    return lec_xml_has_element(source, "tt") ? 95 : 0;
}

static lec_status read_ttml(const lec_source *source, lec_transcript *transcript, lec_arena *arena,
                            lec_error *error)
{
    reader state = {.arena = arena,
                    .agents = lec_vocabulary_new(arena),
                    .cues = lec_cues_new(source, arena),
                    .error = error,
                    .open_agent = LEC_NONE,
                    .ticks_per_second = 1,
                    .frames_per_second = 30};
    state.cues.any_order = true;
    state.xml = (lec_xml){
        .source = source, .handlers = {on_start, on_end, on_text}, .state = &state, .error = error};
    const lec_status status = lec_xml_parse(&state.xml, arena);
    if (status != LEC_OK) return status;
    return lec_cues_finish(&state.cues, transcript, error);
}

const lec_form lec_form_ttml = {
    .name = "ttml",
    .summary = "Timed text (TTML, DFXP): captions in XML",
    .recognise = recognise,
    .read = read_ttml,
};
