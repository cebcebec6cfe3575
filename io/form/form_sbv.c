/* SPDX-License-Identifier: GPL-3.0-or-later
 * form_sbv.c -- SubViewer captions as YouTube gives them (.sbv): a line of two times, lines of
 * text, an empty line. Labels and `>>` in the text are for attribution to read. */
#include <math.h>
#include <string.h>

#include "io/form/segments.h"
#include "io/form/times.h"

/* `0:00:03.420,0:00:08.120` and nothing else. */
static bool read_timing(const char *text, const char *end, double *start, double *stop)
{
    const char *after = lec_times_read(text, end, start);
    if (after == NULL || after >= end || *after != ',' || memchr(text, ':', 4) == NULL)
        return false;
    after = lec_times_read(after + 1, end, stop);
    return after != NULL && after + strspn(after, " \t\r") >= end;
}

static int recognise(const lec_source *source)
{
    const size_t first = strspn(source->text, " \t\r\n");
    const char *line = source->text + first;
    double unused;
    if (!read_timing(line, line + strcspn(line, "\n"), &unused, &unused))
        return strcmp(source->suffix, "sbv") == 0 ? 60 : 0;
    return 97;
}

static lec_status read_sbv(const lec_source *source, lec_transcript *transcript, lec_arena *arena,
                           lec_error *error)
{
    lec_segments segments = {.arena = arena};
    uint32_t line = 1;
    for (size_t at = 0, end; at < source->length; at = end + 1, line++) {
        const char *text = source->text + at;
        double start, stop;
        end = at + strcspn(text, "\n");
        if (read_timing(text, source->text + end, &start, &stop)) {
            lec_segment *segment = lec_segments_add(&segments);
            segment->start = start;
            segment->end = stop;
        } else {
            lec_segments_put(&segments, text, end - at, at, line);
            lec_segments_space(&segments);
        }
    }
    return lec_segments_finish(&segments, source, "sbv", LEC_SEGMENTS_AS_THEY_STAND, transcript,
                               error);
}

const lec_form lec_form_sbv = {
    .name = "sbv",
    .summary = "SubViewer captions (.sbv) as YouTube gives them",
    .recognise = recognise,
    .read = read_sbv,
};
