/* SPDX-License-Identifier: GPL-3.0-or-later
 * report_charts.c -- the charts of a report: scripts and data, then the pictures. */
#include "api/libraries.h"
#include "api/report_making.h"
#include "io/output/earlier.h"

static lec_status write_chart(const lec_report_making *r, lec_report_table *of,
                              const lec_chart *chart, const lec_table *table, lec_error *error)
{
    lec_chart_outcome outcome;
    const size_t cut = lec_table_rows_noted(table);
    lec_arena *scratch = lec_arena_new();
    lec_chart_setting setting = r->chart_setting;
    if (cut > 0)
        setting.caption = lec_arena_format(scratch, "%s  ·  without %zu rows of the table %s",
                                           setting.caption, cut, of->analysis->name);
    const lec_status status =
        lec_chart_write(chart, table, &setting, r->plots, scratch, &outcome, error);
    lec_arena_free(scratch);
    if (status != LEC_OK || !outcome.drawn) return status;
    of->undrawable += outcome.undrawable;
    LEC_PUSH(of->arena, of->charts, ((lec_picture){.name = chart->name, .title = chart->title}));
    return LEC_OK;
}

lec_status lec_report_charts_write(const lec_report_making *r, lec_report_table *of,
                                   const lec_table *table, lec_error *error)
{
    lec_status status = LEC_OK;
    const lec_chart *chart = of->analysis->charts;
    for (; status == LEC_OK && chart != NULL && chart->name != NULL; chart++)
        status = write_chart(r, of, chart, table, error);
    return status;
}

/* Tells which pictures could not be drawn. That does not end the report, since the tables are
 * complete without them, unless there is no room: gnuplot does not say so. */
static lec_status tell_undrawn(const lec_report_making *r, lec_error *error)
{
    const lec_status status = lec_folder_check_room(r->folder, error);
    for (size_t i = 0; status == LEC_OK && i < r->pictures.count; i++)
        if (!r->pictures.items[i].drawn)
            lec_report_tell(r, LECTERN_REMARK, "chart %s: %s", r->pictures.items[i].name,
                            r->pictures.items[i].error.message);
    return status;
}

/* Pictures that the earlier result has of the same script and data; how many. */
static size_t take_pictures(lec_report_making *r, int plots)
{
    size_t taken = 0;
    lec_error error;
    const lec_package *programs;
    const lec_earlier *earlier = NULL;
    if (!r->settings.output.redraw && lec_drawing_programs(lec_glyphs_fonts(r->glyphs, r->arena),
                                                           r->arena, &programs, &error) == LEC_OK)
        earlier = lec_earlier_open(r->path, "plots", LECTERN_VERSION, programs, r->arena);
    for (size_t i = 0; earlier != NULL && i < r->pictures.count; i++) {
        lec_picture *it = &r->pictures.items[i];
        it->taken = lec_earlier_take(earlier, plots, it->name,
                                     lec_picture_files(it->name, &r->style, r->arena));
        taken += it->taken;
    }
    return taken;
}

lec_status lec_report_charts_begin(lec_report_making *r, lec_error *error)
{
    const lec_corpus *corpus = r->corpus->readings.corpus;
    r->glyphs = lec_glyphs_installed(r->arena);
    r->chart_setting =
        (lec_chart_setting){.glyphs = r->glyphs,
                            .level = r->settings.common.level,
                            .corpus = corpus,
                            .style = &r->style,
                            .caption = lec_chart_caption(corpus, r->corpus->study->title,
                                                         LECTERN_VERSION, &r->style, r->arena)};
    return lec_folder_subfolder(r->folder, "plots", &r->plots, error);
}

/* A chart that lacks rows says so; one may lack too many to be made. */
static void tell_cut(const lec_report_making *r)
{
    size_t tables = 0;
    for (size_t i = 0; i < r->results.count; i++)
        tables += lec_table_rows_noted(r->results.items[i].table) > 0;
    if (tables > 0)
        lec_report_tell(r, LECTERN_REMARK,
                        "%zu table%s shorter than what was found (run.json, rows_left_out): charts "
                        "show the rows that are left, and those that need others are not made",
                        tables, tables == 1 ? " is" : "s are");
}

/* All that were written, in the order of the tables. */
static void list_pictures(lec_report_making *r)
{
    for (size_t i = 0; i < r->results.count; i++) {
        lec_report_table *of = &r->results.items[i];
        of->first_picture = r->pictures.count;
        of->picture_count = of->charts.count;
        r->undrawable += of->undrawable;
        for (size_t c = 0; c < of->charts.count; c++)
            LEC_PUSH(r->arena, r->pictures, of->charts.items[c]);
    }
}

lec_status lec_report_charts_draw(lec_report_making *r, lec_error *error)
{
    const int plots = r->plots;
    list_pictures(r);
    tell_cut(r);
    const char *gnuplot = lec_gnuplot_find(r->arena);
    r->without_gnuplot = gnuplot == NULL;
    if (gnuplot == NULL) {
        lec_report_tell(r, LECTERN_REMARK, "%s", LEC_NO_GNUPLOT);
        return LEC_OK;
    }
    if (!lec_gnuplot_is_confined(plots)) lec_report_tell(r, LECTERN_REMARK, "%s", LEC_NO_SANDBOX);
    const size_t taken = take_pictures(r, plots);
    lec_report_tell(r, LECTERN_DRAWING, "drawing %zu charts%s", r->pictures.count - taken,
                    taken > 0 ? "; the others are as they were" : "");
    const lec_render_limits limits = {.threads = (size_t)r->settings.common.threads,
                                      .style = &r->style};
    lec_error first;
    const bool drawn = lec_charts_render(plots, gnuplot, r->pictures.items, r->pictures.count,
                                         &limits, &first) == LEC_OK;
    return drawn ? LEC_OK : tell_undrawn(r, error);
}
