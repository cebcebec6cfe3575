/* SPDX-License-Identifier: GPL-3.0-or-later
 * report_tables.c -- the tables of a report: each is made in one thread and an arena of its own,
 * written when it is made, and then freed but for what is said of it later. */
#include <stdio.h>
#include <string.h>

#include "analysis/view/groups.h"
#include "api/report_making.h"
#include "api/report_workbook.h"
#include "core/parallel.h"
#include "io/output/table_writer.h"

typedef struct {
    lec_report_making *report;
    lec_common common;
    lec_lock *lock; /* of the folder: tables are written one at a time */
    lec_status *statuses;
    bool *unwritten; /* it was made, and could not be written */
    lec_error *errors;
} making;

/* --- one table ------------------------------------------------------------------------------- */

/* The first rows, and those that are told as findings, if they come later. */
static const lec_table *copy_shown(const lec_table *table, lec_page_findings *findings,
                                   lec_arena *arena)
{
    enum { KEPT_WHOLE = 2000 };
    const size_t all = lec_table_row_count(table);
    if (all <= KEPT_WHOLE) return lec_table_copy(table, NULL, all, arena);
    size_t rows[LEC_PAGE_ROWS + LEC_PAGE_FINDINGS], count = 0;
    for (; count < LEC_PAGE_ROWS; count++) rows[count] = count;
    for (size_t i = 0; i < findings->count; i++) {
        if (findings->rows[i] < LEC_PAGE_ROWS) continue;
        rows[count] = findings->rows[i];
        findings->rows[i] = count++;
    }
    return lec_table_copy(table, rows, count, arena);
}

static lec_status write_table(const lec_report_making *r, const char *name, const lec_table *table,
                              lec_error *error)
{
    char path[128];
    FILE *file;
    snprintf(path, sizeof path, "tables/%s.csv", name);
    lec_status status = lec_folder_open(r->folder, path, &file, error);
    if (status == LEC_OK)
        status = lec_table_write(table, "csv", r->settings.output.raw, file, error);
    if (status == LEC_OK) status = lec_folder_close(r->folder, file, error);
    return status;
}

static bool is_timeless(const lec_report_making *r, const lec_report_table *made)
{
    return made->analysis->needs_times && made->row_count == 0 &&
           r->corpus->readings.captions_count == 0;
}

/* What is needed of a table once it is made. */
static lec_status settle(const making *m, lec_report_table *made, const lec_table *table,
                         lec_error *error)
{
    const lec_report_making *r = m->report;
    made->row_count = lec_table_row_count(table);
    made->left_out = lec_table_left_out(table);
    if (r->folder == NULL) {
        made->table = lec_table_copy(table, NULL, made->row_count, made->arena);
        return LEC_OK;
    }
    if (is_timeless(r, made)) return LEC_OK;
    const lec_page_table whole = {.table = table,
                                  .key_count = made->analysis->key_count,
                                  .families = made->analysis->families};
    made->findings = lec_page_findings_of(&whole, r->context.corpus->conference_count);
    lec_lock_take(m->lock);
    lec_status status = write_table(r, made->analysis->name, table, error);
    if (status == LEC_OK) status = lec_report_charts_write(r, made, table, error);
    lec_lock_release(m->lock);
    if (status == LEC_OK) made->table = copy_shown(table, &made->findings, made->arena);
    return status;
}

static void make_range(size_t first, size_t end, size_t thread, void *given)
{
    (void)thread;
    const making *m = given;
    for (size_t i = first; i < end; i++) {
        lec_report_table *made = &m->report->results.items[i];
        const lec_table *table;
        lec_context own = m->report->context;
        own.common = &m->common;
        own.arena = lec_arena_new();
        m->statuses[i] = lec_analysis_run(
            made->analysis, &own, lec_report_settings_of(&m->report->settings, made->analysis),
            &table, &m->errors[i]);
        if (m->statuses[i] == LEC_OK) {
            m->statuses[i] = settle(m, made, table, &m->errors[i]);
            m->unwritten[i] = m->statuses[i] != LEC_OK;
        }
        lec_arena_free(own.arena);
    }
}

/* --- which there are ------------------------------------------------------------------------- */

/* Tables about times that nobody gave. */
static void leave_out_timeless(lec_report_making *r)
{
    size_t kept = 0;
    for (size_t i = 0; i < r->results.count; i++) {
        const lec_report_table *made = &r->results.items[i];
        if (is_timeless(r, made)) {
            LEC_PUSH(r->arena, r->unmade,
                     ((lec_unmade){made->analysis->name, "nobody gave times (--captions)"}));
            r->timeless_count++;
            continue;
        }
        r->results.items[kept++] = *made;
    }
    r->results.count = kept;
}

/* The report names at its end what it has not made, and why the first of these. */
static void note_unfit(lec_report_making *r, const lec_analysis *analysis, const lec_error *why)
{
    const char *reason = lec_arena_text(r->arena, why->message, strlen(why->message));
    LEC_PUSH(r->arena, r->unmade, ((lec_unmade){analysis->name, reason}));
}

/* What needs more conferences, or dates, is not made. */
static bool is_unfit(lec_report_making *r, const lec_analysis *analysis, const lec_corpus *corpus)
{
    lec_error error;
    if (lec_analysis_fits(analysis, corpus, &error) == LEC_OK) return false;
    note_unfit(r, analysis, &error);
    return true;
}

/* Drops tables of several conferences that found too little in these (words, concepts); any other
 * failure is the report's. */
static lec_status keep_made(lec_report_making *r, const making *m, lec_error *error)
{
    size_t kept = 0;
    for (size_t i = 0; i < r->results.count; i++) {
        const lec_report_table *made = &r->results.items[i];
        const bool little = m->statuses[i] == LEC_BAD_DATA && !m->unwritten[i] &&
                            made->analysis->least_conferences > 0;
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

static lec_status begin(lec_report_making *r, lec_error *error)
{
    int tables;
    lec_status status = lec_context_open(r->corpus->readings.corpus, r->corpus->study,
                                         &r->settings.common, r->arena, &r->context, error);
    if (status == LEC_OK) status = lec_by_check(&r->context, error);
    if (status != LEC_OK || lec_is_workbook(r->path)) return status;
    status = lec_folder_begin(r->path, r->settings.output.overwrite, r->arena, &r->folder, error);
    if (status == LEC_OK) status = lec_folder_subfolder(r->folder, "tables", &tables, error);
    if (status == LEC_OK) status = lec_report_charts_begin(r, error);
    return status;
}

static void list_tables(lec_report_making *r)
{
    for (size_t i = 0; lec_analyses[i].analysis != NULL; i++) {
        if (lec_analyses[i].analysis->not_in_report) continue;
        if (is_unfit(r, lec_analyses[i].analysis, r->context.corpus)) continue;
        const lec_report_table made = {.analysis = lec_analyses[i].analysis,
                                       .arena = lec_arena_new_in(r->arena),
                                       .group = lec_analyses[i].group};
        LEC_PUSH(r->arena, r->results, made);
    }
}

lec_status lec_report_tables(lec_report_making *r, lec_error *error)
{
    lec_status status = begin(r, error);
    if (status != LEC_OK) return status;
    list_tables(r);
    const size_t count = r->results.count;
    lec_report_tell(r, LECTERN_COMPUTING, "computing %zu tables", count);
    making m = {r,
                r->settings.common,
                lec_lock_new(r->arena),
                lec_new(r->arena, lec_status, count),
                lec_new(r->arena, bool, count),
                lec_new(r->arena, lec_error, count)};
    m.common.threads = 1;
    m.common.by_where_possible = true;
    lec_parallel_for(count, (size_t)r->settings.common.threads, make_range, &m);
    status = keep_made(r, &m, error);
    if (status == LEC_OK) leave_out_timeless(r);
    return status;
}
