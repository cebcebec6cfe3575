/* SPDX-License-Identifier: GPL-3.0-or-later
 * form_captions.c -- WebVTT and SubRip (SRT): lines of times, each with lines of text under it;
 * what the text becomes is cues.h's. */
#include <string.h>

#include "io/form/cues.h"

typedef struct {
    const lec_source *source;
    size_t at;     /* next byte */
    uint32_t line; /* of the line read last */
    bool is_webvtt;
    const char *named; /* by the name of the cue that begins next; NULL */
    lec_cues cues;
    lec_error *error;
} reader;

typedef struct {
    const char *text;
    size_t length;
} slice;

/* --- lines and times -------------------------------------------------------------------------- */

static bool next_line(reader *state, slice *line)
{
    const char *text = state->source->text;
    const size_t length = state->source->length;
    if (state->at >= length) return false;
    size_t end = state->at;
    while (end < length && text[end] != '\n' && text[end] != '\r') end++;
    *line = (slice){text + state->at, end - state->at};
    if (end + 1 < length && text[end] == '\r' && text[end + 1] == '\n') end++;
    state->at = end + 1;
    state->line++;
    return true;
}

static bool is_blank(slice line)
{
    for (size_t i = 0; i < line.length; i++)
        if (line.text[i] != ' ' && line.text[i] != '\t') return false;
    return true;
}

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static bool is_number(slice line)
{
    size_t digits = 0;
    for (size_t i = 0; i < line.length; i++) {
        if (is_digit(line.text[i]))
            digits++;
        else if (line.text[i] != ' ' && line.text[i] != '\t')
            return false;
    }
    return digits > 0;
}

static bool is_timing(slice line)
{
    for (size_t i = 0; i + 3 <= line.length; i++)
        if (memcmp(line.text + i, "-->", 3) == 0) return true;
    return false;
}

static const char *skip_blanks(const char *at, const char *end)
{
    while (at < end && (*at == ' ' || *at == '\t')) at++;
    return at;
}

/* `00:00:01.000 --> 00:00:04.000 align:start`: the settings at its end say nothing of speech. Nor
 * is there any `rest` but where brackets part it: `[00:01.000 --> 00:04.000]  Good morning.` */
static bool read_timing(slice line, double *start, double *end, slice *rest)
{
    const char *const line_end = line.text + line.length;
    const char *at = skip_blanks(line.text, line_end);
    const bool bracket = at < line_end && *at == '[';
    *rest = (slice){line_end, 0};
    if (bracket) at++;
    if (!lec_cue_time(&at, line_end, start)) return false;
    at = skip_blanks(at, line_end);
    if (line_end - at < 3 || memcmp(at, "-->", 3) != 0) return false;
    at = skip_blanks(at + 3, line_end);
    if (bracket) {
        if (!lec_cue_time(&at, line_end, end) || at == line_end || *at != ']') return false;
        *rest = (slice){at + 1, (size_t)(line_end - at) - 1};
        return true;
    }
    return lec_cue_time(&at, line_end, end) && (at == line_end || skip_blanks(at, line_end) > at);
}

static bool begins(slice line, const char *word)
{
    const size_t length = strlen(word);
    return line.length >= length && memcmp(line.text, word, length) == 0 &&
           (line.length == length || strchr(" \t", line.text[length]) != NULL);
}

/* --- the file --------------------------------------------------------------------------------- */

static lec_status begin_cue(reader *state, slice line)
{
    double start, end;
    slice rest;
    state->cues.line = state->line;
    if (!read_timing(line, &start, &end, &rest))
        return lec_fail(state->error, LEC_BAD_DATA,
                        "%s:%u: the times of this cue cannot be read: '%.*s'; write them as "
                        "00:01:02.000 --> 00:01:04.500",
                        state->source->path, state->line,
                        (int)(line.length < 80 ? line.length : 80), line.text);
    const lec_status status = lec_cues_begin(&state->cues, start, end, state->error);
    state->cues.speaker = state->named;
    state->named = NULL;
    if (status == LEC_OK && rest.length > 0) lec_cues_line(&state->cues, rest.text, rest.length);
    return status;
}

/* Whether the line after the one read last gives the times of a cue. */
static bool times_follow(const reader *state)
{
    reader ahead = *state;
    slice line;
    return next_line(&ahead, &line) && is_timing(line);
}

/* Zoom: `12 "Ada Vale" (1830247424)`. */
static void read_cue_name(reader *state, slice line)
{
    const char *const end = line.text + line.length, *at = line.text;
    while (at < end && is_digit(*at)) at++;
    const char *open = skip_blanks(at, end);
    const char *close = open < end ? memchr(open + 1, '"', (size_t)(end - open) - 1) : NULL;
    if (at == line.text || *open != '"' || close == NULL || close == open + 1) return;
    const char *after = skip_blanks(close + 1, end);
    if (after < end && *after != '(') return;
    state->named = lec_arena_text(state->cues.arena, open + 1, (size_t)(close - open) - 1);
}

static bool opens_silent_block(const reader *state, slice line)
{
    static const char *const words[] = {"NOTE", "STYLE", "REGION", NULL};
    for (size_t i = 0; state->is_webvtt && words[i] != NULL; i++)
        if (begins(line, words[i])) return true;
    return false;
}

/* Text before the first cue belongs to the file, not to the speech. */
static void put_front(const reader *state, slice line)
{
    lec_extract *extract = state->cues.extract;
    lec_extract_begin(extract, LEC_BLOCK_FRONT);
    lec_extract_put(extract, line.text, line.length, (size_t)(line.text - state->source->text),
                    state->line);
    lec_extract_end(extract);
}

/* The line `WEBVTT - Title` and the lines of metadata under it. */
static void read_header(reader *state, lec_transcript *transcript)
{
    reader start = *state;
    slice line;
    if (!next_line(&start, &line) || !begins(line, "WEBVTT")) return;
    line = (slice){line.text + 6, line.length - 6};
    while (line.length > 0 && strchr(" \t-", *line.text) != NULL)
        line = (slice){line.text + 1, line.length - 1};
    transcript->title = lec_arena_text(state->cues.arena, line.text, line.length);
    while (!times_follow(&start) && next_line(&start, &line) && !is_blank(line)) {
    }
    *state = start;
    state->is_webvtt = true;
}

static lec_status read_cues(reader *state)
{
    bool after_blank = true, silent = false;
    slice line;
    while (next_line(state, &line)) {
        const bool is_first = after_blank;
        after_blank = is_blank(line);
        state->cues.line = state->line;
        if (after_blank) {
            silent = false;
        } else if (is_timing(line)) {
            const lec_status status = begin_cue(state, line);
            if (status != LEC_OK) return status;
            silent = false;
        } else if (silent || (is_first && opens_silent_block(state, line))) {
            silent = true;
        } else if ((is_first || is_number(line)) && times_follow(state)) {
            read_cue_name(state, line); /* or its number */
        } else if (state->cues.cues.count > 0 &&
                   !lec_cues_object(&state->cues, line.text, line.length)) {
            lec_cues_line(&state->cues, line.text, line.length);
        } else if (state->cues.cues.count == 0) {
            put_front(state, line);
        }
    }
    return LEC_OK;
}

/* --- the form --------------------------------------------------------------------------------- */

static int recognise(const lec_source *source)
{
    enum { LINES_LOOKED_AT = 60 };
    reader state = {.source = source};
    slice line;
    bool number_before = false;
    for (int i = 0; i < LINES_LOOKED_AT && next_line(&state, &line); i++) {
        double start, end;
        slice rest;
        if (i == 0 && begins(line, "WEBVTT")) return 100;
        if (read_timing(line, &start, &end, &rest)) return number_before ? 95 : 85;
        number_before = is_number(line);
    }
    return strcmp(source->suffix, "vtt") == 0 || strcmp(source->suffix, "srt") == 0 ? 70 : 0;
}

static lec_status read_captions(const lec_source *source, lec_transcript *transcript,
                                lec_arena *arena, lec_error *error)
{
    reader state = {.source = source, .cues = lec_cues_new(source, arena), .error = error};
    read_header(&state, transcript);
    const lec_status status = read_cues(&state);
    if (status != LEC_OK) return status;
    state.cues.line = state.line;
    return lec_cues_finish(&state.cues, transcript, error);
}

const lec_form lec_form_captions = {
    .name = "captions",
    .summary = "WebVTT and SubRip captions: cues with times, speakers by <v>, >> or label",
    .recognise = recognise,
    .read = read_captions,
};
