/* SPDX-License-Identifier: GPL-3.0-or-later
 * report.h -- the options of a report: those of every table that is in it, and its own. */
#ifndef LEC_API_REPORT_H
#define LEC_API_REPORT_H

#include "api/handle.h"
#include "core/chart_style.h"

/* Options of the report itself. */
typedef struct {
    bool overwrite; /* what others put into the earlier result goes */
    bool redraw;    /* no picture is taken from the earlier result */
    bool raw;       /* cells that a spreadsheet would run as formulas stay as they are */
    const char *chart[LEC_CHART_SETTINGS]; /* looks of charts, before those of the study; or NULL */
} lec_report_output;
extern const lec_option lec_report_output_options[]; /* members of lec_report_output */

typedef struct {
    lec_report_output output;
    lec_common common;      /* with the words of the files that it names */
    void **of_each;         /* of each analysis in the order of the registry; NULL: its defaults */
    lec_option_texts given; /* all that change the result, of the corpus too, for run.json */
    lec_lists_used lists;
} lec_report_settings;

/* An option may be one of several tables, which all get it. Everything belongs to the arena.
 * LEC_BAD_USAGE: no table of a report takes it, or its value does not fit. LEC_BAD_DATA: a file
 * that an option names cannot be read. */
LEC_MUST_CHECK lec_status lec_report_settings_read(const lectern_corpus *corpus,
                                                   const char *const *options, lec_arena *arena,
                                                   lec_report_settings *out, lec_error *error);

/* The looks that the study asks for, and before those the options. */
LEC_MUST_CHECK lec_status lec_report_chart_style(const lec_report_output *asked,
                                                 const lec_study *study, lec_arena *arena,
                                                 lec_chart_style *style, lec_error *error);

/* Whether it is one of the options about the looks of charts, which a table takes, too. */
bool lec_is_look_of_charts(const char *name, size_t length);

const void *lec_report_settings_of(const lec_report_settings *settings,
                                   const lec_analysis *analysis);

#endif
