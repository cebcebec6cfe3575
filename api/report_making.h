/* SPDX-License-Identifier: GPL-3.0-or-later
 * report_making.h -- a report while it is made; for the files that make it. */
#ifndef LEC_API_REPORT_MAKING_H
#define LEC_API_REPORT_MAKING_H

#include "analysis/analysis.h"
#include "api/report.h"
#include "io/output/folder.h"
#include "io/output/run_record.h"
#include "io/page/page.h"
#include "plots/plot.h"

/* A table of the report and what it was made by. */
typedef struct {
    const lec_analysis *analysis;
    const lec_table *table; /* all of it in a workbook; in a folder what the page shows of it */
    size_t row_count, left_out;
    lec_page_findings findings;
    lec_arena *arena;
    const char *group;
    LEC_ARRAY(lec_picture) charts;       /* that were written, in the order of the analysis */
    size_t undrawable;                   /* characters of theirs that no font has */
    size_t first_picture, picture_count; /* the same among all pictures */
} lec_report_table;

typedef struct {
    const lectern_corpus *corpus;
    const char *path;
    lec_arena *arena;
    lectern_progress *progress; /* or NULL */
    void *progress_state;
    lec_report_settings settings;
    lec_context context; /* of all tables */
    LEC_ARRAY(lec_report_table) results;
    lec_folder *folder; /* NULL: a workbook */
    int plots;          /* its folder of charts */
    lec_chart_setting chart_setting;
    LEC_ARRAY(lec_picture) pictures;
    LEC_ARRAY(lec_unmade) unmade; /* tables: the corpus is not enough for them, has no times */
    LEC_ARRAY(lec_shortened) shortened; /* tables that do not have all rows */
    size_t timeless_count;              /* of these the last, of which nobody is told */
    const lec_glyphs *glyphs;           /* what the fonts here can draw */
    size_t undrawable;                  /* characters that no font has */
    lec_chart_style style;              /* of the charts */
    bool without_gnuplot;               /* scripts of the charts, but no pictures */
} lec_report_making;

/* What the caller hears of it; may end the call. */
void lec_report_tell(const lec_report_making *r, lectern_event event, const char *format, ...)
    LEC_PRINTF(3, 4);

/* Makes all tables side by side, each in one thread. In a folder each is written with its charts
 * when it is made, and freed but for what the page shows. LEC_BAD_DATA: no room, or what a table
 * says of this corpus. */
LEC_MUST_CHECK lec_status lec_report_tables(lec_report_making *r, lec_error *error);

/* Begins the folder of charts. */
LEC_MUST_CHECK lec_status lec_report_charts_begin(lec_report_making *r, lec_error *error);

/* Writes the charts of a table. LEC_BAD_DATA: no room. */
LEC_MUST_CHECK lec_status lec_report_charts_write(const lec_report_making *r, lec_report_table *of,
                                                  const lec_table *table, lec_error *error);

/* Has all charts drawn, but those that the earlier result has of the same script and data.
 * LEC_BAD_DATA: no room. A chart that cannot be drawn is told. */
LEC_MUST_CHECK lec_status lec_report_charts_draw(lec_report_making *r, lec_error *error);

#endif
