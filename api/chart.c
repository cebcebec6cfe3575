/* SPDX-License-Identifier: GPL-3.0-or-later
 * chart.c -- a chart of a table, drawn in a folder of its own that is gone afterwards. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "api/handle.h"
#include "core/tree.h"
#include "plots/fonts.h"
#include "plots/plot.h"

static const lec_chart *chart_at(const lectern_table *table, size_t chart)
{
    return chart < lectern_chart_count(table) ? &table->analysis->charts[chart] : NULL;
}

size_t lectern_chart_count(const lectern_table *table)
{
    return table != NULL ? table->chart_count : 0;
}

const char *lectern_chart_name(const lectern_table *table, size_t chart)
{
    const lec_chart *at = chart_at(table, chart);
    return at != NULL ? at->name : NULL;
}

/* --- a folder of its own ---------------------------------------------------------------------- */

typedef struct {
    char path[256];
    int folder; /* -1: it is gone */
} workroom;

/* Removes the folder and what is in it. */
static void close_workroom(void *given)
{
    workroom *room = given;
    if (room->folder < 0) return;
    close(room->folder);
    lec_remove_tree(AT_FDCWD, room->path);
    room->folder = -1;
}

/* NULL and the error where there is no room for it. */
static workroom *open_workroom(lec_arena *arena, lec_error *error)
{
    const char *parent = getenv("TMPDIR");
    workroom *room = lec_new(arena, workroom, 1);
    room->folder = -1;
    const int length = snprintf(room->path, sizeof room->path, "%s/lectern-chart-XXXXXX",
                                parent != NULL && parent[0] == '/' ? parent : "/tmp");
    if (length < 0 || (size_t)length >= sizeof room->path) {
        lec_fail(error, LEC_BAD_DATA, "the path in TMPDIR is too long");
        return NULL;
    }
    lec_arena_adopt(arena, room, close_workroom);
    if (mkdtemp(room->path) == NULL) {
        lec_fail(error, LEC_BAD_DATA, "%s: %s; set TMPDIR", room->path, strerror(errno));
        return NULL;
    }
    room->folder = open(room->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (room->folder < 0) {
        lec_fail(error, LEC_BAD_DATA, "%s: %s", room->path, strerror(errno));
        rmdir(room->path);
        return NULL;
    }
    return room;
}

/* --- drawing --------------------------------------------------------------------------------- */

typedef struct {
    const lectern_table *table;
    const lec_chart *chart;
    const char *format;
    lectern_sink *sink;
    void *state;
} drawing;

static lec_status pour_picture(const drawing *d, int folder, lec_error *error)
{
    char name[160], bytes[1 << 14];
    snprintf(name, sizeof name, "%s.%s", d->chart->name, d->format);
    const int file = openat(folder, name, O_RDONLY | O_CLOEXEC);
    if (file < 0) return lec_fail(error, LEC_BAD_DATA, "the picture %s: %s", name, strerror(errno));
    lec_status status = LEC_OK;
    ssize_t got = 0;
    while (status == LEC_OK && (got = read(file, bytes, sizeof bytes)) != 0) {
        if (got < 0 && errno == EINTR) continue;
        if (got < 0)
            status = lec_fail(error, LEC_BAD_DATA, "the picture %s: %s", name, strerror(errno));
        else
            status = lec_pour(d->sink, d->state, bytes, (size_t)got, error);
    }
    close(file);
    return status;
}

static lec_status draw_in(const drawing *d, lec_arena *arena, lec_error *error)
{
    lec_chart_outcome outcome;
    const char *gnuplot = lec_gnuplot_find(arena);
    if (gnuplot == NULL) return lec_fail(error, LEC_BAD_DATA, "there is no gnuplot on PATH");
    const lectern_corpus *corpus = d->table->corpus;
    lec_chart_style looks = d->table->looks;
    for (int format = 0; format < LEC_PICTURE_FORMATS; format++)
        looks.formats[format] = strcmp(lec_picture_format_names[format], d->format) == 0;
    const lec_chart_setting setting = {
        .glyphs = lec_glyphs_installed(arena),
        .level = d->table->common->level,
        .corpus = corpus->readings.corpus,
        .style = &looks,
        .caption = lec_chart_caption(corpus->readings.corpus, corpus->study->title, LECTERN_VERSION,
                                     &looks, arena)};
    const workroom *room = open_workroom(arena, error);
    if (room == NULL) return LEC_BAD_DATA;
    lec_status status =
        lec_chart_write(d->chart, d->table->table, &setting, room->folder, arena, &outcome, error);
    if (status != LEC_OK) return status;
    if (!outcome.drawn)
        return lec_fail(error, LEC_BAD_DATA, "the table has nothing that the chart %s shows",
                        d->chart->name);
    lec_picture picture = {.name = d->chart->name, .title = d->chart->title};
    const lec_render_limits limits = {.threads = 1, .style = &looks};
    status = lec_charts_render(room->folder, gnuplot, &picture, 1, &limits, error);
    return status == LEC_OK ? pour_picture(d, room->folder, error) : status;
}

static lec_status draw(void *state, lec_error *error)
{
    lec_arena *arena = lec_arena_new();
    const lec_status status = draw_in(state, arena, error);
    lec_arena_free(arena);
    return status;
}

lectern_status lectern_chart_draw(const lectern_table *table, size_t chart, const char *format,
                                  lectern_sink *sink, void *state, lectern_error *error)
{
    const lec_chart *at = chart_at(table, chart);
    if (at == NULL || format == NULL || sink == NULL)
        return lec_call_refused(error, "lectern_chart_draw: no such chart, no format, or no "
                                       "callback");
    if (strcmp(format, "svg") != 0 && strcmp(format, "png") != 0)
        return lec_call_refused(error, "lectern_chart_draw: the format is svg or png");
    return lec_call(draw, &(drawing){table, at, format, sink, state}, error);
}
