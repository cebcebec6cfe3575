/* SPDX-License-Identifier: GPL-3.0-or-later
 * form_ctm.c -- time-marked words (CTM, of NIST's scoring tools), a line a word:
 *
 *     briefing A 3.42 0.31 good 0.98 lex Ada_Vale
 *
 * file, channel, start, duration, word, and often confidence, type and speaker. Where no speaker is
 * given, the channels tell two people apart; of one channel nobody is known. What is not of type
 * `lex` (noise, filled pauses) is no speech. A pause of two seconds parts stretches. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "io/form/segments.h"

enum { FIELDS = 8, LINES_LOOKED_AT = 20 };

typedef struct {
    const char *text[FIELDS];
    size_t length[FIELDS];
    size_t count;
    double start, duration;
} ctm_line;

static double number(const char *text, size_t length)
{
    char *after;
    const double value = strtod(text, &after);
    return after == text + length && value >= 0 && isfinite(value) ? value : (double)NAN;
}

/* Reads text[at..end); false when it is no line of CTM. */
static bool read_line(const char *text, size_t at, size_t end, ctm_line *out)
{
    *out = (ctm_line){.count = 0};
    while (at < end) {
        const size_t length = strcspn(text + at, " \t\r\n");
        if (length > 0 && out->count == FIELDS) return false;
        if (length > 0) {
            out->text[out->count] = text + at;
            out->length[out->count++] = length;
        }
        at += length + 1;
    }
    if (out->count < 5) return false;
    out->start = number(out->text[2], out->length[2]);
    out->duration = number(out->text[3], out->length[3]);
    if (isnan(out->start) || isnan(out->duration) || out->length[1] > 8) return false;
    return out->count == 5 || !isnan(number(out->text[5], out->length[5])) ||
           strncmp(out->text[5], "NA", 2) == 0;
}

static bool is_comment(const char *text, size_t at, size_t end)
{
    return strncmp(text + at, ";;", 2) == 0 || at + strspn(text + at, " \t\r") >= end;
}

static int recognise(const lec_source *source)
{
    int found = 0;
    size_t at = 0;
    for (int i = 0; i < LINES_LOOKED_AT && at < source->length; i++) {
        const size_t end = at + strcspn(source->text + at, "\n");
        ctm_line line;
        if (!is_comment(source->text, at, end)) {
            if (!read_line(source->text, at, end, &line)) return 0;
            found++;
        }
        at = end + 1;
    }
    return found == 0 ? 0 : strcmp(source->suffix, "ctm") == 0 ? 96 : found > 3 ? 85 : 0;
}

static const char *speaker_of(const ctm_line *line, bool channels, lec_arena *arena)
{
    if (line->count == FIELDS && strncmp(line->text[7], "<NA>", 4) != 0)
        return lec_name_with_spaces(line->text[7], line->length[7], arena);
    if (!channels) return NULL;
    return lec_arena_format(arena, "Speaker %.*s", (int)line->length[1], line->text[1]);
}

static bool is_word(const ctm_line *line)
{
    if (line->count >= 7 && (line->length[6] != 3 || memcmp(line->text[6], "lex", 3) != 0))
        return false;
    return line->text[4][0] != '<' && line->text[4][0] != '[' && line->text[4][0] != '{';
}

static bool same(const char *a, const char *b)
{
    return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

static void put_word(lec_segments *segments, const lec_source *source, const ctm_line *line,
                     const char *speaker, uint32_t number_of_line)
{
    const double pause = 2;
    lec_segment *last =
        segments->items.count > 0 ? &segments->items.items[segments->items.count - 1] : NULL;
    if (last == NULL || !same(last->speaker, speaker) || line->start - last->end >= pause ||
        line->start < last->start) {
        last = lec_segments_add(segments);
        last->speaker = speaker;
        last->start = line->start;
    }
    last->end = fmax(line->start + line->duration, isnan(last->end) ? 0 : last->end);
    lec_segments_put(segments, line->text[4], line->length[4],
                     (size_t)(line->text[4] - source->text), number_of_line);
    lec_segments_space(segments);
}

/* Whether two channels are in the file: who speaks on which is then known. */
static bool has_channels(const lec_source *source)
{
    ctm_line first = {.count = 0}, line;
    for (size_t at = 0, end; at < source->length; at = end + 1) {
        end = at + strcspn(source->text + at, "\n");
        if (is_comment(source->text, at, end) || !read_line(source->text, at, end, &line)) continue;
        if (first.count == 0)
            first = line;
        else if (line.length[1] != first.length[1] ||
                 memcmp(line.text[1], first.text[1], line.length[1]) != 0)
            return true;
    }
    return false;
}

static lec_status read_ctm(const lec_source *source, lec_transcript *transcript, lec_arena *arena,
                           lec_error *error)
{
    lec_segments segments = {.arena = arena};
    const bool channels = has_channels(source);
    uint32_t number_of_line = 1;
    for (size_t at = 0, end; at < source->length; at = end + 1, number_of_line++) {
        ctm_line line;
        end = at + strcspn(source->text + at, "\n");
        if (is_comment(source->text, at, end)) continue;
        if (!read_line(source->text, at, end, &line))
            return lec_fail(error, LEC_BAD_DATA,
                            "%s:%u: not a line of CTM; expected: file channel start duration word "
                            "[confidence [type speaker]]",
                            source->path, number_of_line);
        if (is_word(&line))
            put_word(&segments, source, &line, speaker_of(&line, channels, arena), number_of_line);
    }
    return lec_segments_finish(&segments, source, "ctm", LEC_SEGMENTS_BY_TIME, transcript, error);
}

const lec_form lec_form_ctm = {
    .name = "ctm",
    .summary = "Time-marked words (CTM): a line a word, speakers or channels",
    .recognise = recognise,
    .read = read_ctm,
};
