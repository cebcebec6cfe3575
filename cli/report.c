/* SPDX-License-Identifier: GPL-3.0-or-later
 * report.c -- corpus -> every table -> CSV, charts, datapackage.json, run.json, in a folder that
 * takes the place of the earlier result at the very end. */
#include "cli/report.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "analysis/view/groups.h"
#include "api/libraries.h"
#include "cli/inputs.h"
#include "cli/page.h"
#include "cli/progress.h"
#include "core/parallel.h"
#include "io/output/citation.h"
#include "io/output/crate.h"
#include "io/output/datapackage.h"
#include "io/output/folder.h"
#include "io/output/run_record.h"
#include "io/output/table_writer.h"
#include "plots/plot.h"

/* A table of the report and what it was made by. */
typedef struct {
    const lec_analysis *analysis;
    const lec_table *table;
    lec_arena *arena;
    const char *group;
    size_t first_picture, picture_count; /* its charts */
} result;

typedef struct {
    const lec_request *request;
    lec_inputs inputs;
    lec_context context; /* of all tables */
    LEC_ARRAY(result) results;
    lec_folder *folder;
    LEC_ARRAY(lec_picture) pictures;
    LEC_ARRAY(lec_unmade) timeless; /* tables about times that nobody gave */
    LEC_ARRAY(lec_unmade) unfit;    /* tables that the corpus is not enough for */
    const lec_glyphs *glyphs;       /* what the fonts here can draw */
    size_t undrawable;              /* characters that no font has */
    bool without_gnuplot;           /* scripts of the charts, but no pictures */
} report;

/* --- tables ---------------------------------------------------------------------------------- */

/* Analyses run side by side, each in one thread and with an arena of its own. */
typedef struct {
    const report *report;
    const lec_context *context;
    lec_common common;
    lec_status *statuses;
    lec_error *errors;
} making;

static void make_range(size_t first, size_t end, size_t thread, void *given)
{
    (void)thread;
    const making *m = given;
    for (size_t i = first; i < end; i++) {
        result *made = &m->report->results.items[i];
        lec_context own = *m->context;
        own.common = &m->common;
        own.arena = made->arena;
        m->statuses[i] = lec_analysis_run(made->analysis, &own,
                                          lec_request_settings(m->report->request, made->analysis),
                                          &made->table, &m->errors[i]);
    }
}

static void free_arena(void *arena)
{
    lec_arena_free(arena);
}

/* Tables about times that nobody gave. */
static void leave_out_timeless(report *r)
{
    if (r->inputs.readings.captions_count > 0) return;
    size_t kept = 0;
    for (size_t i = 0; i < r->results.count; i++) {
        const result *made = &r->results.items[i];
        if (made->analysis->needs_times && lec_table_row_count(made->table) == 0) {
            LEC_PUSH(r->request->arena, r->timeless,
                     ((lec_unmade){made->analysis->name, "nobody gave times (--captions)"}));
            continue;
        }
        r->results.items[kept++] = *made;
    }
    r->results.count = kept;
}

/* The report names at its end what it has not made, and why the first of these. */
static void note_unfit(report *r, const lec_analysis *analysis, const lec_error *why)
{
    const char *reason = lec_arena_text(r->request->arena, why->message, strlen(why->message));
    LEC_PUSH(r->request->arena, r->unfit, ((lec_unmade){analysis->name, reason}));
}

static void say_unfit(const report *r)
{
    if (r->unfit.count == 0) return;
    const char *names = r->unfit.items[0].name;
    for (size_t i = 1; i < r->unfit.count; i++)
        names = lec_arena_format(r->request->arena, "%s, %s", names, r->unfit.items[i].name);
    lec_say(r->request, "without %s: %s", names, r->unfit.items[0].why);
}

/* What needs more conferences, or dates, is not made. */
static bool is_unfit(report *r, const lec_analysis *analysis, const lec_corpus *corpus)
{
    lec_error error;
    if (lec_analysis_fits(analysis, corpus, &error) == LEC_OK) return false;
    note_unfit(r, analysis, &error);
    return true;
}

/* Drops tables of several conferences that found too little in these (words, concepts); any other
 * failure is the report's. */
static lec_status keep_made(report *r, const making *m, lec_error *error)
{
    size_t kept = 0;
    for (size_t i = 0; i < r->results.count; i++) {
        const result *made = &r->results.items[i];
        const bool little = m->statuses[i] == LEC_BAD_DATA && made->analysis->least_conferences > 0;
        if (m->statuses[i] != LEC_OK && !little) {
            *error = m->errors[i];
            return m->statuses[i];
        }
        if (little)
            note_unfit(r, made->analysis, &m->errors[i]);
        else
            r->results.items[kept++] = *made;
    }
    r->results.count = kept;
    return LEC_OK;
}

static lec_status make_tables(report *r, lec_error *error)
{
    lec_arena *arena = r->request->arena;
    lec_status status = lec_context_open(r->inputs.readings.corpus, r->inputs.study,
                                         &r->inputs.common, arena, &r->context, error);
    if (status == LEC_OK) status = lec_by_check(&r->context, error);
    if (status != LEC_OK) return status;
    for (size_t i = 0; lec_analyses[i].analysis != NULL; i++) {
        if (lec_analyses[i].analysis->not_in_report) continue;
        if (is_unfit(r, lec_analyses[i].analysis, r->context.corpus)) continue;
        const result made = {.analysis = lec_analyses[i].analysis,
                             .arena = lec_arena_new(),
                             .group = lec_analyses[i].group};
        lec_arena_adopt(arena, made.arena, free_arena);
        LEC_PUSH(arena, r->results, made);
    }
    lec_progress(r->request, "computing %zu tables", r->results.count);
    making m = {r, &r->context, r->inputs.common, lec_new(arena, lec_status, r->results.count),
                lec_new(arena, lec_error, r->results.count)};
    m.common.threads = 1;
    m.common.by_where_possible = true;
    lec_parallel_for(r->results.count, (size_t)r->inputs.common.threads, make_range, &m);
    status = keep_made(r, &m, error);
    if (status == LEC_OK) leave_out_timeless(r);
    return status;
}

static lec_status write_tables(report *r, lec_error *error)
{
    int tables;
    lec_status status = lec_folder_subfolder(r->folder, "tables", &tables, error);
    for (size_t i = 0; status == LEC_OK && i < r->results.count; i++) {
        const result *made = &r->results.items[i];
        char name[128];
        FILE *file;
        snprintf(name, sizeof name, "tables/%s.csv", made->analysis->name);
        status = lec_folder_open(r->folder, name, &file, error);
        if (status == LEC_OK)
            status = lec_table_write(made->table, "csv", r->request->program.raw, file, error);
        if (status == LEC_OK) status = lec_folder_close(r->folder, file, error);
    }
    return status;
}

/* --- charts ---------------------------------------------------------------------------------- */

static lec_status write_chart(report *r, const lec_chart *chart, const lec_table *table,
                              const lec_chart_setting *setting, int plots, lec_error *error)
{
    lec_chart_outcome outcome;
    const lec_status status =
        lec_chart_write(chart, table, setting, plots, r->request->arena, &outcome, error);
    if (status != LEC_OK || !outcome.drawn) return status;
    r->undrawable += outcome.undrawable;
    LEC_PUSH(r->request->arena, r->pictures,
             ((lec_picture){.name = chart->name, .title = chart->title}));
    return LEC_OK;
}

/* Tells which pictures could not be drawn. That does not end the report, since the tables are
 * complete without them, unless there is no room: gnuplot does not say so. */
static lec_status say_undrawn(const report *r, lec_error *error)
{
    const lec_status status = lec_folder_check_room(r->folder, error);
    for (size_t i = 0; status == LEC_OK && i < r->pictures.count; i++)
        if (!r->pictures.items[i].drawn)
            lec_say(r->request, "chart %s: %s", r->pictures.items[i].name,
                    r->pictures.items[i].error.message);
    return status;
}

/* Writes the charts of all tables and has them drawn. */
static lec_status make_charts(report *r, lec_error *error)
{
    int plots;
    const lec_chart_setting setting = {
        .glyphs = r->glyphs, .level = r->inputs.common.level, .corpus = r->inputs.readings.corpus};
    lec_status status = lec_folder_subfolder(r->folder, "plots", &plots, error);
    for (size_t i = 0; status == LEC_OK && i < r->results.count; i++) {
        result *of = &r->results.items[i];
        const lec_chart *chart = of->analysis->charts;
        of->first_picture = r->pictures.count;
        for (; status == LEC_OK && chart != NULL && chart->name != NULL; chart++)
            status = write_chart(r, chart, of->table, &setting, plots, error);
        of->picture_count = r->pictures.count - of->first_picture;
    }
    if (status != LEC_OK) return status;

    const char *gnuplot = lec_gnuplot_find(r->request->arena);
    r->without_gnuplot = gnuplot == NULL;
    if (gnuplot == NULL) {
        lec_say(r->request, "%s", LEC_NO_GNUPLOT);
        return LEC_OK;
    }
    if (!lec_gnuplot_is_confined(plots)) lec_say(r->request, "%s", LEC_NO_SANDBOX);
    lec_progress(r->request, "drawing %zu charts", r->pictures.count);
    const lec_render_limits limits = {.threads = (size_t)r->inputs.common.threads};
    lec_error first;
    const bool drawn = lec_charts_render(plots, gnuplot, r->pictures.items, r->pictures.count,
                                         &limits, &first) == LEC_OK;
    return drawn ? LEC_OK : say_undrawn(r, error);
}

/* --- what everything means, and how it was made ---------------------------------------------- */

static lec_status write_datapackage(report *r, lec_error *error)
{
    FILE *file;
    lec_arena *arena = r->request->arena;
    lec_resource *resources = lec_new(arena, lec_resource, r->results.count);
    for (size_t i = 0; i < r->results.count; i++) {
        const lec_analysis *analysis = r->results.items[i].analysis;
        resources[i] =
            (lec_resource){.name = analysis->name,
                           .file = lec_arena_format(arena, "tables/%s.csv", analysis->name),
                           .summary = analysis->summary,
                           .columns = lec_table_columns(r->results.items[i].table),
                           .key_count = analysis->key_count,
                           .row_count = lec_table_row_count(r->results.items[i].table),
                           .families = analysis->families};
    }
    lec_status status = lec_folder_open(r->folder, "datapackage.json", &file, error);
    if (status == LEC_OK)
        status =
            lec_datapackage_write(resources, r->results.count, r->inputs.study->title, file, error);
    if (status == LEC_OK) status = lec_folder_close(r->folder, file, error);
    return status;
}

/* The pictures of a table, as they were drawn. */
static const lec_page_chart *charts_of(report *r, const result *of)
{
    lec_arena *arena = r->request->arena;
    lec_page_chart *charts = lec_new(arena, lec_page_chart, of->picture_count);
    for (size_t i = 0; i < of->picture_count; i++) {
        const lec_picture *picture = &r->pictures.items[of->first_picture + i];
        charts[i] = (lec_page_chart){.name = picture->name, .title = picture->title};
        if (picture->drawn)
            charts[i].svg =
                lec_folder_read(r->folder, lec_arena_format(arena, "plots/%s.svg", picture->name),
                                arena, &charts[i].svg_length);
    }
    return charts;
}

static lec_status write_page(report *r, lec_error *error)
{
    FILE *file;
    lec_page page;
    lec_arena *arena = r->request->arena;
    lec_made_table *tables = lec_new(arena, lec_made_table, r->results.count);
    for (size_t i = 0; i < r->results.count; i++) {
        const result *of = &r->results.items[i];
        tables[i] = (lec_made_table){of->analysis, of->table, of->group, charts_of(r, of),
                                     of->picture_count};
    }
    lec_status status =
        lec_page_of(r->request, &r->inputs, &r->context, tables, r->results.count, &page, error);
    if (status != LEC_OK) return status;
    page.why_no_charts = r->without_gnuplot ? LEC_NO_GNUPLOT : NULL;
    status = lec_folder_open(r->folder, LEC_PAGE_FILE, &file, error);
    if (status == LEC_OK) status = lec_page_write(&page, file, arena, error);
    if (status == LEC_OK) status = lec_folder_close(r->folder, file, error);
    return status;
}

/* The tables that were left out, and the charts that were not drawn. */
static void record_unmade(const report *r, lec_run_record *record)
{
    lec_arena *arena = r->request->arena;
    LEC_ARRAY(lec_unmade) tables = {0}, charts = {0};
    for (size_t i = 0; i < r->unfit.count; i++) LEC_PUSH(arena, tables, r->unfit.items[i]);
    for (size_t i = 0; i < r->timeless.count; i++) LEC_PUSH(arena, tables, r->timeless.items[i]);
    for (size_t i = 0; i < r->pictures.count; i++) {
        const lec_picture *picture = &r->pictures.items[i];
        if (picture->drawn) continue;
        const char *why = r->without_gnuplot ? LEC_NO_GNUPLOT : picture->error.message;
        LEC_PUSH(arena, charts, ((lec_unmade){picture->name, why}));
    }
    record->tables = tables.items;
    record->table_count = tables.count;
    record->charts = charts.items;
    record->chart_count = charts.count;
}

static lec_run_record record_of(const report *r)
{
    bool read_pdf = false;
    for (size_t i = 0; i < r->inputs.readings.count; i++)
        read_pdf = read_pdf || strcmp(r->inputs.readings.items[i].transcript.form, "pdf") == 0;
    lec_run_record record = {.version = LECTERN_VERSION,
                             .libraries = lec_all_libraries(r->request->arena),
                             .programs = lec_all_programs(read_pdf, r->request->arena),
                             .paths = r->request->paths,
                             .path_count = r->request->path_count,
                             .options = r->request->given,
                             .option_count = r->request->given_count,
                             .seed = r->inputs.common.seed,
                             .replicates = r->inputs.common.replicates,
                             .level = r->inputs.common.level,
                             .study = r->inputs.study,
                             .readings = r->inputs.readings.items,
                             .reading_count = r->inputs.readings.count,
                             .captions = r->inputs.readings.captions,
                             .captions_count = r->inputs.readings.captions_count,
                             .left_out = r->inputs.readings.left_out,
                             .left_out_count = r->inputs.readings.left_out_count,
                             .lists = r->inputs.lists,
                             .list_count = r->inputs.list_count};
    record_unmade(r, &record);
    return record;
}

static lec_status write_crate(report *r, const lec_run_record *record, lec_error *error)
{
    FILE *file;
    const lec_corpus *corpus = r->inputs.readings.corpus;
    const lec_crate crate = {.title = r->inputs.study->title,
                             .date = lec_crate_date(corpus, LECTERN_RELEASED, r->request->arena),
                             .conference_count = corpus->conference_count,
                             .run = record};
    lec_status status = lec_folder_open(r->folder, LEC_CRATE_FILE, &file, error);
    if (status == LEC_OK) status = lec_crate_write(&crate, file, error);
    if (status == LEC_OK) status = lec_folder_close(r->folder, file, error);
    return status;
}

/* The crate lists all that was written before it, run.json the crate as well. */
static lec_status write_records(report *r, lec_error *error)
{
    FILE *file;
    lec_run_record record = record_of(r);
    lec_status status = lec_folder_list(r->folder, &record.files, error);
    if (status == LEC_OK) status = write_crate(r, &record, error);
    if (status == LEC_OK) status = lec_folder_list(r->folder, &record.files, error);
    if (status == LEC_OK) status = lec_folder_open(r->folder, LEC_RUN_RECORD_FILE, &file, error);
    if (status == LEC_OK) status = lec_run_record_write(&record, file, error);
    if (status == LEC_OK) status = lec_folder_close(r->folder, file, error);
    return status;
}

/* How far the transcripts with captions were found in them. */
static void say_alignment(const report *r)
{
    const lec_corpus *corpus = r->inputs.readings.corpus;
    uint64_t words = 0, aligned = 0;
    for (size_t i = 0; i < corpus->conference_count; i++) {
        const lec_alignment *alignment = corpus->conference[i].alignment;
        if (alignment == NULL) continue;
        words += alignment->words;
        aligned += alignment->aligned_words;
    }
    if (words > 0)
        lec_say(r->request, "%.1f %% of the words were found in the captions; see 'alignment'",
                100 * (double)aligned / (double)words);
}

/* What of the earlier result was not lectern's. */
static void say_carried(const report *r, const char *path)
{
    const lec_carried carried = lec_folder_carried(r->folder);
    if (carried.carried > 0)
        lec_say(r->request, "%s: %zu file%s that lectern did not write stayed there", path,
                carried.carried, carried.carried == 1 ? "" : "s");
    if (carried.kept > 0)
        lec_say(
            r->request,
            "%s: %zu file%s changed since the earlier result %s kept beside the new one: %s/%s%s",
            path, carried.kept, carried.kept == 1 ? "" : "s", carried.kept == 1 ? "is" : "are",
            path, carried.first, carried.kept == 1 ? "" : ", ...");
}

static void say_what_to_know(const report *r, const char *path)
{
    const lec_corpus *corpus = r->inputs.readings.corpus;
    size_t doubtful = 0, drawn = 0;
    for (size_t t = 0; t < corpus->turn_count; t++)
        doubtful += corpus->turn[t].certainty < LEC_DOUBTFUL_BELOW;
    for (size_t i = 0; i < r->pictures.count; i++) drawn += r->pictures.items[i].drawn;
    if (doubtful > 0)
        lec_say(r->request, "%zu of %zu turns are doubtful; see 'lectern check'", doubtful,
                corpus->turn_count);
    say_unfit(r);
    say_alignment(r);
    say_carried(r, path);
    if (r->undrawable > 0)
        lec_say(r->request,
                "%zu characters of labels are in no font here and are drawn as a "
                "replacement; install fonts for them (fonts-noto)",
                r->undrawable);
    lec_say(r->request, "%s: %zu tables, %zu charts of %zu conference%s", path, r->results.count,
            drawn, corpus->conference_count, corpus->conference_count == 1 ? "" : "s");
}

/* A study that lies with the transcripts is used only when it is asked for. */
static void say_unused_study(const lec_request *request)
{
    for (size_t i = 0; request->program.study == NULL && i < request->path_count; i++) {
        const char *file = lec_arena_format(request->arena, "%s/study.yaml", request->paths[i]);
        if (access(file, R_OK) == 0)
            lec_say(request, "%s is not used, the built-in study is; to use it give --study %s",
                    file, file);
    }
}

lec_status lec_run_report(const lec_request *request, lec_error *error)
{
    report r = {.request = request};
    const char *path = request->program.output != NULL ? request->program.output : "result";
    lec_status status =
        request->path_count > 0 ? lec_folder_check(path, request->arena, error) : LEC_OK;
    lec_progress(request, "reading");
    if (status == LEC_OK) status = lec_inputs_read(request, &r.inputs, error);
    if (status == LEC_OK) status = make_tables(&r, error);
    if (status == LEC_OK) r.glyphs = lec_glyphs_installed(request->arena);
    if (status == LEC_OK)
        status =
            lec_folder_begin(path, request->program.overwrite, request->arena, &r.folder, error);
    if (status == LEC_OK) status = write_tables(&r, error);
    if (status == LEC_OK) status = make_charts(&r, error);
    if (status == LEC_OK) status = write_datapackage(&r, error);
    if (status == LEC_OK) status = write_page(&r, error);
    if (status == LEC_OK) status = write_records(&r, error);
    if (status == LEC_OK)
        status = lec_folder_finish(r.folder, error);
    else
        lec_folder_abandon(r.folder);
    lec_progress_end(request);
    if (status == LEC_OK) say_unused_study(request);
    if (status == LEC_OK) say_what_to_know(&r, path);
    return status;
}
