/* SPDX-License-Identifier: GPL-3.0-or-later
 * report_making.h -- a report while it is made; for the files that make it. */
#ifndef LEC_API_REPORT_MAKING_H
#define LEC_API_REPORT_MAKING_H

#include "analysis/analysis.h"
#include "api/report.h"
#include "io/output/folder.h"
#include "io/output/run_record.h"
#include "plots/plot.h"

/* A table of the report and what it was made by. */
typedef struct {
    const lec_analysis *analysis;
    const lec_table *table;
    lec_arena *arena;
    const char *group;
    size_t first_picture, picture_count; /* its charts */
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
    lec_folder *folder;
    LEC_ARRAY(lec_picture) pictures;
    LEC_ARRAY(lec_unmade) unmade; /* tables: the corpus is not enough for them, has no times */
    size_t timeless_count;        /* of these the last, of which nobody is told */
    const lec_glyphs *glyphs;     /* what the fonts here can draw */
    size_t undrawable;            /* characters that no font has */
    lec_chart_style style;        /* of the charts */
    bool without_gnuplot;         /* scripts of the charts, but no pictures */
} lec_report_making;

/* What the caller hears of it; may end the call. */
void lec_report_tell(const lec_report_making *r, lectern_event event, const char *format, ...)
    LEC_PRINTF(3, 4);

/* Writes the charts of all tables and has them drawn, but those that the earlier result has of the
 * same script and data. LEC_BAD_DATA: no room. A chart that cannot be drawn is told. */
LEC_MUST_CHECK lec_status lec_report_charts(lec_report_making *r, lec_error *error);

#endif
