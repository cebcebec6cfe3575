/* SPDX-License-Identifier: GPL-3.0-or-later
 * form_panel.c -- the transcript panel of YouTube, copied: a line is the time, the next what is
 * said from then on; nobody is named. Titles of chapters stand on lines of their own before a time.
 */
#include <string.h>

#include "io/form/cues.h"
#include "io/form/times.h"

/* `0:03`, `12:03`, `1:02:03` and nothing else. */
static bool is_time(const char *line, const char *end, double *seconds)
{
    while (end > line && (end[-1] == ' ' || end[-1] == '\r')) end--;
    const char *after = lec_times_read(line, end, seconds);
    return after == end && end - line >= 4 && memchr(line, ':', 3) != NULL &&
           memchr(line, '.', (size_t)(end - line)) == NULL;
}

/* The next line that is not empty, from *at on; false at the end of the file. */
static bool next_line(const lec_source *source, size_t *at, const char **line, const char **end)
{
    while (*at < source->length) {
        *line = source->text + *at;
        *end = *line + strcspn(*line, "\n");
        *at = (size_t)(*end - source->text) + 1;
        if (strspn(*line, " \t\r") < (size_t)(*end - *line)) return true;
    }
    return false;
}

enum { LEAST_TIMES = 3 };

/* Begins with a time; no time follows another, two lines at most stand between, and mostly one. */
static int recognise(const lec_source *source)
{
    size_t at = 0, times = 0, lines = 0, between = 0;
    double seconds, before = 0;
    const char *line, *end;
    while (next_line(source, &at, &line, &end)) {
        if (is_time(line, end, &seconds)) {
            if ((times > 0 && between == 0) || seconds < before) return 0;
            before = seconds;
            times++;
            between = 0;
        } else if (times == 0 || ++between > 2) {
            return 0;
        } else {
            lines++;
        }
    }
    return times >= LEAST_TIMES && lines <= times + times / 8 + 1 ? 88 : 0;
}

/* Where the next time stands, or the end of the file: how long what is said lasts. */
static double next_time(const lec_source *source, size_t at, double start)
{
    const char *line, *end;
    double seconds;
    while (next_line(source, &at, &line, &end))
        if (is_time(line, end, &seconds)) return seconds;
    return start;
}

static lec_status read_panel(const lec_source *source, lec_transcript *transcript, lec_arena *arena,
                             lec_error *error)
{
    lec_cues cues = lec_cues_new(source, arena);
    lec_line_counter lines = {source->text, 0, 1};
    const char *line, *end;
    bool is_said = false;
    for (size_t at = 0; next_line(source, &at, &line, &end);) {
        double start;
        cues.line = lec_line_of(&lines, (size_t)(line - source->text));
        if (is_time(line, end, &start)) {
            const lec_status status =
                lec_cues_begin(&cues, start, next_time(source, at, start), error);
            if (status != LEC_OK) return status;
            is_said = true;
        } else if (is_said) { /* a second line is the title of a chapter */
            lec_cues_line(&cues, line, (size_t)(end - line) - (end > line && end[-1] == '\r'));
            is_said = false;
        }
    }
    return lec_cues_finish(&cues, transcript, error);
}

const lec_form lec_form_panel = {
    .name = "panel",
    .summary = "transcript panel of YouTube, copied: a line of time, a line of text, no speakers",
    .recognise = recognise,
    .read = read_panel,
};
