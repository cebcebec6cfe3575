/* SPDX-License-Identifier: GPL-3.0-or-later
 * form_sbv.c -- SubViewer captions as YouTube gives them (.sbv): a line of two times, lines of
 * text, an empty line. */
#include <string.h>

#include "io/form/cues.h"
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
    lec_cues cues = lec_cues_new(source, arena);
    for (size_t at = 0, end; at < source->length; at = end + 1) {
        const char *text = source->text + at;
        double start, stop;
        end = at + strcspn(text, "\n");
        cues.line++;
        if (read_timing(text, source->text + end, &start, &stop)) {
            const lec_status status = lec_cues_begin(&cues, start, stop, error);
            if (status != LEC_OK) return status;
        } else if (cues.cues.count > 0) {
            const size_t length = end - at;
            lec_cues_line(&cues, text,
                          length > 0 && text[length - 1] == '\r' ? length - 1 : length);
        }
    }
    return lec_cues_finish(&cues, transcript, error);
}

const lec_form lec_form_sbv = {
    .name = "sbv",
    .summary = "SubViewer captions (.sbv) as YouTube gives them",
    .recognise = recognise,
    .read = read_sbv,
};
