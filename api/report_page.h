/* SPDX-License-Identifier: GPL-3.0-or-later
 * report_page.h -- what a report puts on its page (io/page/page.h). */
#ifndef LEC_API_REPORT_PAGE_H
#define LEC_API_REPORT_PAGE_H

#include "api/report.h"
#include "io/page/page.h"

/* A table that was made, and its charts. */
typedef struct {
    const lec_analysis *analysis;
    const lec_table *table;
    const char *group;
    const lec_page_chart *charts; /* [chart_count] */
    size_t chart_count;
    size_t row_count; /* of all of the table, of which `table` may be a part */
    lec_page_findings findings;
} lec_made_table;

typedef struct {
    const lec_made_table *items;
    size_t count;
} lec_made_tables;

/* The page of these tables, with up to three sentences for each row that is on it. `context` is
 * that in which they were made; the page belongs to its arena.
 * LEC_BAD_USAGE: see lec_row_finder_open(). */
LEC_MUST_CHECK lec_status lec_page_of(const lectern_corpus *corpus,
                                      const lec_report_settings *settings,
                                      const lec_context *context, const lec_made_tables *made,
                                      lec_page *out, lec_error *error);

#endif
