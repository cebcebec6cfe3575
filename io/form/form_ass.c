/* SPDX-License-Identifier: GPL-3.0-or-later
 * form_ass.c -- Advanced SubStation Alpha subtitles (.ass, .ssa): the lines `Dialogue:` of the
 * section [Events], whose fields the line `Format:` names. Who speaks by the field Name or Actor.
 * Codes in braces are about the look; \N, \n and \h are spaces. */
#include <math.h>
#include <string.h>

#include "io/form/cues.h"
#include "io/form/times.h"

typedef struct {
    size_t start, end; /* bytes of the file */
} range;

/* Which field of a line is which, from 0; the text is the last and may hold commas. */
typedef struct {
    size_t start, end, name, text;
} layout;

typedef struct {
    const lec_source *source;
    layout fields;
    lec_cues cues;
    lec_arena *arena;
    lec_error *error;
} reader;

static range trimmed(const lec_source *source, range of)
{
    while (of.start < of.end && strchr(" \t", source->text[of.start]) != NULL) of.start++;
    while (of.end > of.start && strchr(" \t\r", source->text[of.end - 1]) != NULL) of.end--;
    return of;
}

static bool begins(const lec_source *source, range line, const char *word)
{
    const size_t length = strlen(word);
    return line.end - line.start >= length && memcmp(source->text + line.start, word, length) == 0;
}

static bool is(const lec_source *source, range of, const char *word)
{
    return of.end - of.start == strlen(word) && begins(source, of, word);
}

/* Field `number` of what stands after the colon; the last field takes all that is left. */
static range field_at(const reader *state, range line, size_t number)
{
    const char *text = state->source->text;
    range field = {line.start, line.end};
    while (field.start < line.end && text[field.start] != ':') field.start++;
    field.start++;
    for (size_t i = 0; i < number && field.start < line.end; i++) {
        while (field.start < line.end && text[field.start] != ',') field.start++;
        field.start++;
    }
    if (field.start > line.end) field.start = line.end;
    field.end = field.start;
    while (field.end < line.end && (text[field.end] != ',' || number == state->fields.text))
        field.end++;
    return trimmed(state->source, field);
}

static void read_format(reader *state, range line)
{
    layout fields = {SIZE_MAX, SIZE_MAX, SIZE_MAX, SIZE_MAX};
    state->fields.text = SIZE_MAX;
    for (size_t i = 0;; i++) {
        const range field = field_at(state, line, i);
        if (field.start == field.end) break;
        if (is(state->source, field, "Start")) fields.start = i;
        if (is(state->source, field, "End")) fields.end = i;
        if (is(state->source, field, "Name") || is(state->source, field, "Actor")) fields.name = i;
        if (is(state->source, field, "Text")) fields.text = i;
    }
    state->fields = fields;
}

static double time_of(const reader *state, range line, size_t field)
{
    double seconds = NAN;
    if (field == SIZE_MAX) return NAN;
    const range at = field_at(state, line, field);
    const char *text = state->source->text;
    return lec_times_read(text + at.start, text + at.end, &seconds) != NULL ? seconds : (double)NAN;
}

/* Whether a code switches drawing on (`{\p1}`) or off (`{\p0}`); else what holds before it. */
static bool draws_after(const char *code, const char *end, bool before)
{
    for (; code + 2 < end && *code != '}'; code++)
        if (code[0] == '\\' && code[1] == 'p' && code[2] >= '0' && code[2] <= '9')
            before = code[2] != '0';
    return before;
}

/* Puts the text without its codes and without what is drawn. */
static void put_text(reader *state, range text)
{
    const char *bytes = state->source->text;
    bool draws = false;
    for (size_t at = text.start, start = at; at <= text.end;) {
        const char *close =
            at < text.end && bytes[at] == '{' ? memchr(bytes + at, '}', text.end - at) : NULL;
        const bool code = close != NULL; /* a brace that is not closed is text */
        const bool space =
            at + 1 < text.end && bytes[at] == '\\' && strchr("Nnh", bytes[at + 1]) != NULL;
        if (at < text.end && !code && !space) {
            at++;
            continue;
        }
        if (!draws) lec_cues_text(&state->cues, bytes + start, at - start, start);
        if (at == text.end) break;
        if (code) draws = draws_after(bytes + at, bytes + text.end, draws);
        if (space && bytes[at + 1] == 'h') lec_cues_text(&state->cues, " ", 1, at);
        if (space && bytes[at + 1] != 'h') lec_cues_end_row(&state->cues);
        at = code ? (size_t)(close + 1 - bytes) : at + 2;
        start = at;
    }
}

static lec_status read_dialogue(reader *state, range line)
{
    if (state->fields.text == SIZE_MAX)
        return lec_fail(state->error, LEC_BAD_DATA,
                        "%s:%u: no line 'Format: ... Text' stands before this dialogue; save the "
                        "subtitles again",
                        state->source->path, state->cues.line);
    const double start = time_of(state, line, state->fields.start);
    const double end = time_of(state, line, state->fields.end);
    if (isnan(start) || isnan(end))
        return lec_fail(state->error, LEC_BAD_DATA,
                        "%s:%u: the times of this dialogue cannot be read; write them as "
                        "0:01:02.50",
                        state->source->path, state->cues.line);
    const lec_status status = lec_cues_begin(&state->cues, start, end, state->error);
    if (status != LEC_OK) return status;
    const range name =
        state->fields.name != SIZE_MAX ? field_at(state, line, state->fields.name) : (range){0, 0};
    if (name.end > name.start)
        state->cues.speaker =
            lec_arena_text(state->arena, state->source->text + name.start, name.end - name.start);
    put_text(state, field_at(state, line, state->fields.text));
    return LEC_OK;
}

static int recognise(const lec_source *source)
{
    return strncmp(source->text, "[Script Info]", 13) == 0 ? 100 : 0;
}

static lec_status read_ass(const lec_source *source, lec_transcript *transcript, lec_arena *arena,
                           lec_error *error)
{
    reader state = {.source = source,
                    .fields = {SIZE_MAX, SIZE_MAX, SIZE_MAX, SIZE_MAX},
                    .cues = lec_cues_new(source, arena),
                    .arena = arena,
                    .error = error};
    state.cues.any_order = true; /* dialogues may be sorted by style */
    bool in_events = false;
    lec_status status = LEC_OK;
    for (size_t at = 0, end; at < source->length && status == LEC_OK; at = end + 1) {
        end = at + strcspn(source->text + at, "\n");
        const range line = trimmed(source, (range){at, end});
        state.cues.line++;
        if (begins(source, line, "[")) in_events = begins(source, line, "[Events]");
        if (in_events && begins(source, line, "Format:")) read_format(&state, line);
        if (in_events && begins(source, line, "Dialogue:")) status = read_dialogue(&state, line);
    }
    if (status != LEC_OK) return status;
    return lec_cues_finish(&state.cues, transcript, error);
}

const lec_form lec_form_ass = {
    .name = "ass",
    .summary = "SubStation Alpha subtitles (.ass, .ssa)",
    .recognise = recognise,
    .read = read_ass,
};
