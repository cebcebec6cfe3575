/* SPDX-License-Identifier: GPL-3.0-or-later
 * report.c -- corpus -> every table -> CSV, charts, datapackage.json, run.json, in a folder that
 * takes the place of the earlier result at the very end. */
#include "api/report.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "analysis/view/groups.h"
#include "api/report_making.h"
#include "api/report_page.h"
#include "api/report_records.h"
#include "api/report_workbook.h"
#include "core/landing.h"
#include "core/parallel.h"
#include "io/output/datapackage.h"
#include "io/output/folder.h"
#include "io/output/table_writer.h"

/* --- what is told ---------------------------------------------------------------------------- */

void lec_report_tell(const lec_report_making *r, lectern_event event, const char *format, ...)
{
    char text[1024];
    lec_error cleaned; /* no control characters, whatever names are in it */
    va_list args;
    if (r->progress == NULL) return;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    (void)lec_fail(&cleaned, LEC_OK, "%s", text);
    const bool goes_on = r->progress(r->progress_state, event, cleaned.message) == 0;
    if (!goes_on && event != LECTERN_REMARK) lec_land(LEC_LANDED_CANCELLED);
}

/* --- tables ---------------------------------------------------------------------------------- */

static void tell_unfit(const lec_report_making *r)
{
    if (r->unmade.count == r->timeless_count) return;
    const char *names = r->unmade.items[0].name;
    for (size_t i = 1; i < r->unmade.count - r->timeless_count; i++)
        names = lec_arena_format(r->arena, "%s, %s", names, r->unmade.items[i].name);
    lec_report_tell(r, LECTERN_REMARK, "without %s: %s", names, r->unmade.items[0].why);
}

static void add_shortened(lec_report_making *r, const lec_report_table *made, size_t rows,
                          const char *rule)
{
    LEC_PUSH(r->arena, r->shortened,
             ((lec_shortened){made->analysis->name, rule, rows, made->row_count}));
}

/* Rows that the tables do not have. */
static void list_shortened(lec_report_making *r)
{
    for (size_t i = 0; i < r->results.count; i++) {
        const lec_report_table *made = &r->results.items[i];
        size_t count;
        const lec_rows_left_out *notes = lec_table_notes_left_out(made->table, &count);
        if (made->left_out > 0) add_shortened(r, made, made->left_out, LEC_RULE_LITTLE);
        for (size_t n = 0; n < count; n++) add_shortened(r, made, notes[n].rows, notes[n].rule);
    }
}

static void tell_left_out(const lec_report_making *r)
{
    for (size_t i = 0; i < r->shortened.count; i++) {
        const lec_shortened *of = &r->shortened.items[i];
        lec_report_tell(r, LECTERN_REMARK, "%s: %zu rows are left out, %zu are there: %s",
                        of->table, of->rows, of->kept, of->rule);
    }
}

/* --- what everything means, and how it was made ---------------------------------------------- */

static lec_status write_datapackage(lec_report_making *r, lec_error *error)
{
    FILE *file;
    lec_arena *arena = r->arena;
    lec_resource *resources = lec_new(arena, lec_resource, r->results.count);
    for (size_t i = 0; i < r->results.count; i++) {
        const lec_analysis *analysis = r->results.items[i].analysis;
        resources[i] =
            (lec_resource){.name = analysis->name,
                           .file = lec_arena_format(arena, "tables/%s.csv", analysis->name),
                           .summary = analysis->summary,
                           .columns = lec_table_columns(r->results.items[i].table),
                           .key_count = analysis->key_count,
                           .row_count = r->results.items[i].row_count,
                           .families = analysis->families};
    }
    lec_status status = lec_folder_open(r->folder, "datapackage.json", &file, error);
    if (status == LEC_OK)
        status = lec_datapackage_write(resources, r->results.count, r->corpus->study->title, file,
                                       error);
    if (status == LEC_OK) status = lec_folder_close(r->folder, file, error);
    return status;
}

/* The pictures of a table, as they were drawn. */
static const lec_page_chart *charts_of(lec_report_making *r, const lec_report_table *of)
{
    lec_arena *arena = r->arena;
    lec_page_chart *charts = lec_new(arena, lec_page_chart, of->picture_count);
    bool usual = true;
    for (int role = 0; role < LEC_ROLE_COUNT; role++)
        usual = usual && r->style.palette.role[role] == lec_role_colour((lec_role)role);
    for (size_t i = 0; i < of->picture_count; i++) {
        const lec_picture *picture = &r->pictures.items[of->first_picture + i];
        charts[i] = (lec_page_chart){.name = picture->name,
                                     .title = picture->title,
                                     .has_png = r->style.formats[LEC_PICTURE_PNG],
                                     .role_colours = usual ? NULL : r->style.palette.role};
        if (picture->drawn)
            charts[i].svg =
                lec_folder_read(r->folder, lec_arena_format(arena, "plots/%s.svg", picture->name),
                                arena, &charts[i].svg_length);
    }
    return charts;
}

static lec_status write_page(lec_report_making *r, lec_error *error)
{
    FILE *file;
    lec_page page;
    lec_arena *arena = r->arena;
    lec_made_table *tables = lec_new(arena, lec_made_table, r->results.count);
    for (size_t i = 0; i < r->results.count; i++) {
        const lec_report_table *of = &r->results.items[i];
        tables[i] =
            (lec_made_table){of->analysis,      of->table,     of->group,   charts_of(r, of),
                             of->picture_count, of->row_count, of->findings};
    }
    lec_status status = lec_page_of(r->corpus, &r->settings, &r->context,
                                    &(lec_made_tables){tables, r->results.count}, &page, error);
    if (status != LEC_OK) return status;
    page.why_no_charts = r->without_gnuplot ? LEC_NO_GNUPLOT : NULL;
    status = lec_folder_open(r->folder, LEC_PAGE_FILE, &file, error);
    if (status == LEC_OK) status = lec_page_write(&page, file, arena, error);
    if (status == LEC_OK) status = lec_folder_close(r->folder, file, error);
    return status;
}

static lec_status write_records(lec_report_making *r, lec_error *error)
{
    LEC_ARRAY(lec_unmade) charts = {0};
    for (size_t i = 0; i < r->pictures.count; i++) {
        const lec_picture *picture = &r->pictures.items[i];
        if (picture->drawn) continue;
        const char *why = r->without_gnuplot ? LEC_NO_GNUPLOT : picture->error.message;
        LEC_PUSH(r->arena, charts, ((lec_unmade){picture->name, why}));
    }
    const lec_report_unmade unmade = {.command = "report",
                                      .tables = r->unmade.items,
                                      .charts = charts.items,
                                      .shortened = r->shortened.items,
                                      .shortened_count = r->shortened.count,
                                      .table_count = r->unmade.count,
                                      .chart_count = charts.count,
                                      .fonts = lec_glyphs_fonts(r->glyphs, r->arena)};
    return lec_report_records_write(r->corpus, &r->settings, &unmade, r->folder, r->arena, error);
}

/* How far the transcripts with captions were found in them. */
static void tell_alignment(const lec_report_making *r)
{
    const lec_corpus *corpus = r->corpus->readings.corpus;
    uint64_t words = 0, aligned = 0;
    for (size_t i = 0; i < corpus->conference_count; i++) {
        const lec_alignment *alignment = corpus->conference[i].alignment;
        if (alignment == NULL) continue;
        words += alignment->words;
        aligned += alignment->aligned_words;
    }
    if (words > 0)
        lec_report_tell(r, LECTERN_REMARK,
                        "%.1f %% of the words were found in the captions; see 'alignment'",
                        100 * (double)aligned / (double)words);
}

/* What of the earlier result was not lectern's. */
static void tell_carried(const lec_report_making *r)
{
    const lec_carried carried = lec_folder_carried(r->folder);
    if (carried.carried > 0)
        lec_report_tell(r, LECTERN_REMARK, "%s: %zu file%s that lectern did not write stayed there",
                        r->path, carried.carried, carried.carried == 1 ? "" : "s");
    if (carried.kept > 0)
        lec_report_tell(
            r, LECTERN_REMARK,
            "%s: %zu file%s changed since the earlier result %s kept beside the new one: %s/%s%s",
            r->path, carried.kept, carried.kept == 1 ? "" : "s", carried.kept == 1 ? "is" : "are",
            r->path, carried.first, carried.kept == 1 ? "" : ", ...");
}

static void tell_what_to_know(const lec_report_making *r)
{
    const lec_corpus *corpus = r->corpus->readings.corpus;
    size_t doubtful = 0, drawn = 0;
    for (size_t t = 0; t < corpus->turn_count; t++)
        doubtful += corpus->turn[t].certainty < LEC_DOUBTFUL_BELOW;
    for (size_t i = 0; i < r->pictures.count; i++) drawn += r->pictures.items[i].drawn;
    if (doubtful > 0)
        lec_report_tell(r, LECTERN_REMARK, "%zu of %zu turns are doubtful; see 'lectern check'",
                        doubtful, corpus->turn_count);
    tell_unfit(r);
    tell_left_out(r);
    tell_alignment(r);
    tell_carried(r);
    if (r->undrawable > 0)
        lec_report_tell(r, LECTERN_REMARK,
                        "%zu characters of labels are in no font here and are drawn as a "
                        "replacement; install fonts for them (fonts-noto)",
                        r->undrawable);
    lec_report_tell(r, LECTERN_REMARK, "%s: %zu tables, %zu charts of %zu conference%s", r->path,
                    r->results.count, drawn, corpus->conference_count,
                    corpus->conference_count == 1 ? "" : "s");
}

static lec_status write_all(lec_report_making *r, lec_error *error)
{
    lec_status status = lec_report_charts_draw(r, error);
    if (status == LEC_OK) status = write_datapackage(r, error);
    if (status == LEC_OK) status = write_page(r, error);
    if (status == LEC_OK) status = write_records(r, error);
    if (status == LEC_OK)
        status = lec_folder_finish(r->folder, error);
    else
        lec_folder_abandon(r->folder);
    return status;
}

/* The tables alone, in one file. */
static lec_status write_workbook(lec_report_making *r, lec_error *error)
{
    lec_named_table *tables = lec_new(r->arena, lec_named_table, r->results.count);
    for (size_t i = 0; i < r->results.count; i++)
        tables[i] =
            (lec_named_table){r->results.items[i].analysis->name, r->results.items[i].table};
    const lec_status status =
        lec_workbook_write(r->path, tables, r->results.count, r->arena, error);
    if (status != LEC_OK) return status;
    tell_unfit(r);
    tell_left_out(r);
    lec_report_tell(r, LECTERN_REMARK,
                    "%s: %zu tables, and what their columns mean; charts need a folder", r->path,
                    r->results.count);
    return LEC_OK;
}

/* --- the call -------------------------------------------------------------------------------- */

static lec_status check_path(const char *path, lec_arena *arena, lec_error *error)
{
    const lec_status status = lec_report_path_check(path, error);
    if (status != LEC_OK || lec_is_workbook(path)) return status;
    return lec_folder_check(path, arena, error);
}

static lec_status make(lec_report_making *r, const char *const *options, lec_error *error)
{
    const bool is_workbook = lec_is_workbook(r->path);
    lec_status status = check_path(r->path, r->arena, error);
    if (status == LEC_OK)
        status = lec_report_settings_read(r->corpus, options, r->arena, &r->settings, error);
    if (status == LEC_OK)
        status = lec_report_chart_style(&r->settings.output, r->corpus->study, r->arena, &r->style,
                                        error);
    r->style.formats[LEC_PICTURE_SVG] = true; /* the page has them */
    if (status == LEC_OK) status = lec_report_tables(r, error);
    if (status != LEC_OK) {
        lec_folder_abandon(r->folder);
        return status;
    }
    list_shortened(r);
    lec_report_tell(r, LECTERN_WRITING, "writing %zu tables", r->results.count);
    if (is_workbook) return write_workbook(r, error);
    status = write_all(r, error);
    if (status == LEC_OK) tell_what_to_know(r);
    return status;
}

typedef struct {
    lec_report_making report;
    const char *const *options;
} call;

static lec_status run(void *state, lec_error *error)
{
    call *given = state;
    given->report.arena = lec_arena_new();
    const lec_status status = make(&given->report, given->options, error);
    lec_arena_free(given->report.arena);
    return status;
}

lectern_status lectern_report(const lectern_corpus *corpus, const char *folder,
                              const char *const *options, lectern_progress *progress, void *state,
                              lectern_error *error)
{
    if (corpus == NULL || folder == NULL)
        return lec_call_refused(error, "lectern_report: no corpus, or no folder");
    call given = {
        .report = {.corpus = corpus, .path = folder, .progress = progress, .progress_state = state},
        .options = options};
    return lec_call(run, &given, error);
}

static lec_status check(void *state, lec_error *error)
{
    const lec_report_making *asked = state;
    lec_arena *arena = lec_arena_new();
    const lec_status status = check_path(asked->path, arena, error);
    lec_arena_free(arena);
    return status;
}

lectern_status lectern_report_check(const char *folder, lectern_error *error)
{
    if (folder == NULL) return lec_call_refused(error, "lectern_report_check: no folder");
    return lec_call(check, &(lec_report_making){.path = folder}, error);
}
