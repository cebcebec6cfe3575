/* SPDX-License-Identifier: GPL-3.0-or-later
 * form_textgrid.c -- Praat text grids, long or short: a tier of intervals a person, by its name.
 *
 * Aligners (MFA, WebMAUS) write tiers of sounds beside those of words, `Ada Vale - phones`: these
 * are left out, and tiers of points. */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "core/turn_key.h"
#include "io/form/extract.h"
#include "io/form/segments.h"
#include "io/source/praat.h"

typedef struct {
    lec_praat praat;
    lec_line_counter lines;
    lec_segments segments;
    lec_arena *arena;
    lec_error *error;
} reader;

static lec_status damaged(reader *state, const char *what)
{
    return lec_fail(state->error, LEC_BAD_DATA,
                    "%s:%u: this TextGrid is damaged or cut short (%s is missing); save it again",
                    state->praat.source->path,
                    lec_line_of(&state->lines, state->praat.at < state->praat.source->length
                                                   ? state->praat.at
                                                   : state->praat.source->length),
                    what);
}

static lec_status read_number(reader *state, const char *what, double *number)
{
    const lec_praat_token read = lec_praat_next(&state->praat);
    if (read.kind != LEC_PRAAT_NUMBER) return damaged(state, what);
    *number = read.number;
    return LEC_OK;
}

/* A count of tiers or intervals that follow. Each takes more than a byte, so that more than there
 * are bytes end at the end of the file, as they must. */
static lec_status read_count(reader *state, const char *what, size_t *count)
{
    double number = 0;
    const lec_status status = read_number(state, what, &number);
    if (status != LEC_OK) return status;
    const double most = (double)state->praat.source->length;
    *count = number < 0 ? 0 : (size_t)ceil(number < most ? number : most);
    return LEC_OK;
}

static lec_status read_text(reader *state, const char *what, lec_praat_token *text)
{
    *text = lec_praat_next(&state->praat);
    return text->kind == LEC_PRAAT_TEXT ? LEC_OK : damaged(state, what);
}

/* Text with doubled quotation marks made single. */
static void put_text(reader *state, const lec_praat_token *text)
{
    const size_t place = (size_t)(text->text - state->praat.source->text);
    const uint32_t line = lec_line_of(&state->lines, place);
    for (size_t at = 0, end; at < text->length; at = end + 1) {
        for (end = at; end < text->length && text->text[end] != '"'; end++) {
        }
        if (end < text->length) end++; /* one of the two */
        lec_segments_put(&state->segments, text->text + at, end - at, place + at, line);
        if (end == text->length) break;
    }
}

static lec_status read_interval(reader *state, const char *speaker, bool is_point)
{
    double start = NAN, end = NAN;
    lec_praat_token text = {.kind = LEC_PRAAT_END};
    lec_status status = read_number(state, "the start of an interval", &start);
    if (status == LEC_OK && !is_point) status = read_number(state, "its end", &end);
    if (status == LEC_OK) status = read_text(state, "its text", &text);
    if (status != LEC_OK || is_point || text.length == 0) return status;
    lec_segment *segment = lec_segments_add(&state->segments);
    segment->speaker = speaker;
    segment->start = start;
    segment->end = end;
    put_text(state, &text);
    return LEC_OK;
}

static bool ends_in(const lec_praat_token *name, const char *ending)
{
    const size_t length = strlen(ending);
    return name->length >= length &&
           strncasecmp(name->text + name->length - length, ending, length) == 0 &&
           (name->length == length ||
            strchr(" -_/:", name->text[name->length - length - 1]) != NULL);
}

static bool holds_sounds(const lec_praat_token *name)
{
    static const char *const sounds[] = {"phones",    "phone",    "phonemes", "phoneme", "phon",
                                         "syllables", "syllable", "KAN-MAU",  "KAN",     NULL};
    for (size_t i = 0; sounds[i] != NULL; i++)
        if (ends_in(name, sounds[i])) return true;
    return ends_in(name, "MAU") && !ends_in(name, "ORT-MAU");
}

/* The name of who speaks in a tier: `Ada Vale - words` is Ada Vale's. */
static const char *speaker_of(const reader *state, const lec_praat_token *name, const char **role)
{
    size_t length = name->length;
    static const char of_words[] = " - words";
    if (length > strlen(of_words) && ends_in(name, "words") && name->text[length - 6] == ' ')
        length -= strlen(of_words);
    const lec_praat_token kept = {LEC_PRAAT_TEXT, 0, name->text, length};
    lec_role found;
    const char *speaker =
        lec_tier_speaker(lec_praat_text(&kept, state->arena), &found, state->arena);
    *role = found != LEC_ROLE_COUNT ? lec_role_name(found) : NULL;
    return speaker;
}

static lec_status read_tier(reader *state)
{
    lec_praat_token type, name;
    double unused;
    size_t count = 0;
    lec_status status = read_text(state, "the class of a tier", &type);
    if (status == LEC_OK) status = read_text(state, "the name of a tier", &name);
    if (status == LEC_OK) status = read_number(state, "xmin", &unused);
    if (status == LEC_OK) status = read_number(state, "xmax", &unused);
    if (status == LEC_OK) status = read_count(state, "the number of intervals", &count);
    if (status != LEC_OK) return status;
    const bool is_point = type.length == 8 && memcmp(type.text, "TextTier", 8) == 0;
    const char *role, *speaker = speaker_of(state, &name, &role);
    const size_t before = state->segments.items.count;
    for (size_t i = 0; i < count && status == LEC_OK; i++)
        status = read_interval(state, speaker, is_point);
    for (size_t i = before; i < state->segments.items.count; i++)
        state->segments.items.items[i].role = role;
    if (holds_sounds(&name)) state->segments.items.count = before;
    return status;
}

static int recognise(const lec_source *source)
{
    if (lec_is_praat(source)) return 100;
    return strcmp(source->suffix, "textgrid") == 0 ? 60 : 0;
}

static lec_status read_textgrid(const lec_source *source, lec_transcript *transcript,
                                lec_arena *arena, lec_error *error)
{
    reader state = {.praat = {source, 0},
                    .lines = {source->text, 0, 1},
                    .segments = {.arena = arena},
                    .arena = arena,
                    .error = error};
    lec_praat_token read;
    double unused;
    size_t tiers = 0;
    lec_status status = read_text(&state, "\"ooTextFile\"", &read);
    if (status == LEC_OK) status = read_text(&state, "\"TextGrid\"", &read);
    if (status == LEC_OK && (read.length != 8 || memcmp(read.text, "TextGrid", 8) != 0))
        return lec_fail(error, LEC_BAD_DATA,
                        "%s:1: a file of Praat, but no TextGrid; save the TextGrid as text",
                        source->path);
    if (status == LEC_OK) status = read_number(&state, "xmin", &unused);
    if (status == LEC_OK) status = read_number(&state, "xmax", &unused);
    if (status == LEC_OK && lec_praat_next(&state.praat).kind != LEC_PRAAT_FLAG)
        status = damaged(&state, "<exists>");
    if (status == LEC_OK) status = read_count(&state, "the number of tiers", &tiers);
    for (size_t i = 0; i < tiers && status == LEC_OK; i++) status = read_tier(&state);
    if (status != LEC_OK) return status;
    return lec_segments_finish(&state.segments, source, "textgrid", LEC_SEGMENTS_BY_TIME,
                               transcript, error);
}

const lec_form lec_form_textgrid = {
    .name = "textgrid",
    .summary = "Praat text grids: a tier of intervals a person",
    .recognise = recognise,
    .read = read_textgrid,
};
