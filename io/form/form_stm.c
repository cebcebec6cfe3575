/* SPDX-License-Identifier: GPL-3.0-or-later
 * form_stm.c -- segment time marks (STM, of NIST's scoring tools), a line a stretch of speech:
 *
 *     briefing 1 Ada_Vale 3.42 12.00 <o,f0,female> good morning everybody
 *
 * Lines that begin with `;;` are comments. What is not to be scored is not speech; of alternatives
 * `{ one / other }` the first is taken, `@` is none. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "io/form/segments.h"

typedef struct {
    const char *speaker;
    size_t speaker_length;
    double start, end;
    size_t text, text_end; /* bytes of the file */
} stretch;

static const char *skip_blanks(const char *at)
{
    return at + strspn(at, " \t");
}

/* Reads the line at `at`, which ends at `end`; false when it is none of STM. */
static bool read_line(const lec_source *source, size_t at, size_t end, stretch *out)
{
    const char *text = source->text + at, *stop = source->text + end;
    const char *fields[3];
    size_t lengths[3];
    for (size_t i = 0; i < 3; i++) {
        fields[i] = text = skip_blanks(text);
        lengths[i] = strcspn(text, " \t\r\n");
        if (lengths[i] == 0) return false;
        text += lengths[i];
    }
    char *after;
    out->start = strtod(text, &after);
    if (after == text || after >= stop || strchr(" \t", *after) == NULL) return false;
    text = after;
    out->end = strtod(text, &after);
    if (after == text || after > stop || strchr(" \t\r\n", *after) == NULL) return false;
    text = skip_blanks(after);
    if (*text == '<' && memchr(text, '>', (size_t)(stop - text)) != NULL)
        text = (const char *)memchr(text, '>', (size_t)(stop - text)) + 1;
    out->speaker = fields[2];
    out->speaker_length = lengths[2];
    out->text = (size_t)(text - source->text);
    out->text_end = end;
    return isfinite(out->start) && isfinite(out->end) && out->start >= 0;
}

static bool begins_with(const lec_source *source, size_t at, size_t end, const char *words)
{
    return end - at >= strlen(words) && memcmp(source->text + at, words, strlen(words)) == 0;
}

static bool is_unscored(const lec_source *source, const stretch *of)
{
    static const char gap[] = "inter_segment_gap", ignored[] = "ignore_time_segment_in_scoring";
    const size_t text = of->text + strspn(source->text + of->text, " \t");
    return begins_with(source, text, of->text_end, ignored) ||
           (of->speaker_length == strlen(gap) && memcmp(of->speaker, gap, strlen(gap)) == 0);
}

static size_t line_end(const lec_source *source, size_t at)
{
    return at + strcspn(source->text + at, "\r\n");
}

static size_t next_line(const lec_source *source, size_t end)
{
    if (source->text[end] == '\r' && source->text[end + 1] == '\n') end++;
    return end < source->length ? end + 1 : end;
}

static bool is_comment(const lec_source *source, size_t at, size_t end)
{
    return begins_with(source, at, end, ";;") || at + strspn(source->text + at, " \t") == end;
}

static const char *find(const char *from, const char *end, char byte)
{
    return from < end ? memchr(from, byte, (size_t)(end - from)) : NULL;
}

/* Puts what was said; of alternatives the first. */
static void put_words(lec_segments *segments, const lec_source *source, size_t at, size_t end,
                      uint32_t line)
{
    const char *text = source->text, *stop = text + end;
    while (at < end) {
        const char *open = find(text + at, stop, '{');
        const char *close = open != NULL ? find(open, stop, '}') : NULL;
        const size_t plain_end = close != NULL ? (size_t)(open - text) : end;
        lec_segments_put(segments, text + at, plain_end - at, at, line);
        if (close == NULL) return;
        const char *other = find(open, close, '/');
        if (other == NULL) other = close;
        const char *first = open + 1 + strspn(open + 1, " ");
        lec_segments_space(segments);
        if (first < other && *first != '@')
            lec_segments_put(segments, first, (size_t)(other - first), (size_t)(first - text),
                             line);
        lec_segments_space(segments);
        at = (size_t)(close + 1 - text);
    }
}

static int recognise(const lec_source *source)
{
    enum { LINES_LOOKED_AT = 20 };
    int found = 0;
    size_t at = 0;
    for (int i = 0; i < LINES_LOOKED_AT && at < source->length; i++) {
        const size_t end = line_end(source, at);
        stretch unused;
        if (!is_comment(source, at, end)) {
            if (!read_line(source, at, end, &unused)) return 0;
            found++;
        }
        at = next_line(source, end);
    }
    return found == 0 ? 0 : strcmp(source->suffix, "stm") == 0 ? 95 : found > 1 ? 80 : 0;
}

static lec_status read_stm(const lec_source *source, lec_transcript *transcript, lec_arena *arena,
                           lec_error *error)
{
    lec_segments segments = {.arena = arena};
    uint32_t line = 1;
    for (size_t at = 0, end; at < source->length; at = next_line(source, end), line++) {
        stretch read;
        end = line_end(source, at);
        if (is_comment(source, at, end)) continue;
        if (!read_line(source, at, end, &read))
            return lec_fail(error, LEC_BAD_DATA,
                            "%s:%u: not a line of STM; expected: file channel speaker start end "
                            "<labels> words",
                            source->path, line);
        if (is_unscored(source, &read)) continue;
        lec_segment *segment = lec_segments_add(&segments);
        segment->speaker = lec_name_with_spaces(read.speaker, read.speaker_length, arena);
        segment->start = read.start;
        segment->end = read.end;
        put_words(&segments, source, read.text, read.text_end, line);
    }
    return lec_segments_finish(&segments, source, "stm", LEC_SEGMENTS_BY_TIME, transcript, error);
}

const lec_form lec_form_stm = {
    .name = "stm",
    .summary = "Segment time marks (STM): a line a stretch, with speaker and times",
    .recognise = recognise,
    .read = read_stm,
};
