/* SPDX-License-Identifier: GPL-3.0-or-later
 * report_records.h -- what a report says of how it was made: run.json and ro-crate-metadata.json.
 */
#ifndef LEC_API_REPORT_RECORDS_H
#define LEC_API_REPORT_RECORDS_H

#include "api/report.h"
#include "io/output/folder.h"
#include "io/output/run_record.h"

/* What the report does not have. */
typedef struct {
    const char *command;               /* that did it: report, export */
    const lec_unmade *tables, *charts; /* [table_count], [chart_count] */
    size_t table_count, chart_count;
    const lec_shortened *shortened; /* [shortened_count] tables that do not have all rows */
    size_t shortened_count;
    const char *fonts; /* that charts are drawn with; NULL: none are */
} lec_report_unmade;

/* Written last: the crate lists all files that are there before it, run.json the crate as well. */
LEC_MUST_CHECK lec_status lec_report_records_write(const lectern_corpus *corpus,
                                                   const lec_report_settings *settings,
                                                   const lec_report_unmade *unmade,
                                                   lec_folder *folder, lec_arena *arena,
                                                   lec_error *error);

#endif
