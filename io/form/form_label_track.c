/* SPDX-License-Identifier: GPL-3.0-or-later
 * form_label_track.c -- a label track as Audacity exports it: a line is start, end (seconds) and
 * text, parted by tabs; a line of `\`, low and high frequency may follow. Who speaks stands in the
 * text. */
#include <string.h>

#include "io/form/cues.h"
#include "io/form/times.h"

enum { LINES_LOOKED_AT = 20 };

/* `0.520000<tab>3.680000<tab>`; where the text begins, or NULL. */
static const char *read_label(const char *text, const char *end, double *start, double *stop)
{
    const char *after = lec_times_read(text, end, start);
    if (after == NULL || memchr(text, ':', (size_t)(after - text)) != NULL || after >= end ||
        *after != '\t')
        return NULL;
    text = after + 1;
    after = lec_times_read(text, end, stop);
    if (after == NULL || memchr(text, ':', (size_t)(after - text)) != NULL || after >= end ||
        *after != '\t')
        return NULL;
    return after + 1;
}

static bool is_spectral(const char *line, const char *end)
{
    return end - line > 2 && line[0] == '\\' && line[1] == '\t';
}

static int recognise(const lec_source *source)
{
    size_t labels = 0, columns = 0;
    const char *const end_of_file = source->text + source->length;
    for (const char *line = source->text; line < end_of_file && labels < LINES_LOOKED_AT;) {
        const char *end = line + strcspn(line, "\r\n");
        double start, stop;
        if (end > line && !is_spectral(line, end)) {
            const char *text = read_label(line, end, &start, &stop);
            if (text == NULL || stop < start) return 0;
            columns += memchr(text, '\t', (size_t)(end - text)) != NULL;
            labels++;
        }
        line = end + strspn(end, "\r\n");
    }
    return labels >= 2 && columns < labels ? 93 : 0; /* else a table without names of columns */
}

static lec_status read_label_track(const lec_source *source, lec_transcript *transcript,
                                   lec_arena *arena, lec_error *error)
{
    lec_cues cues = lec_cues_new(source, arena);
    for (size_t at = 0, end; at < source->length; at = end + 1) {
        const char *line = source->text + at;
        double start, stop;
        end = at + strcspn(line, "\n");
        const char *stops = source->text + end;
        if (stops > line && stops[-1] == '\r') stops--;
        cues.line++;
        if (stops == line || is_spectral(line, stops)) continue;
        const char *text = read_label(line, stops, &start, &stop);
        if (text == NULL)
            return lec_fail(
                error, LEC_BAD_DATA,
                "%s:%u: this line of a label track has no start and end; export it again",
                source->path, cues.line);
        const lec_status status = lec_cues_begin(&cues, start, stop, error);
        if (status != LEC_OK) return status;
        lec_cues_line(&cues, text, (size_t)(stops - text));
    }
    return lec_cues_finish(&cues, transcript, error);
}

const lec_form lec_form_label_track = {
    .name = "label_track",
    .summary = "label track of Audacity: start, end and text of a line, parted by tabs",
    .recognise = recognise,
    .read = read_label_track,
};
