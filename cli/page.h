/* SPDX-License-Identifier: GPL-3.0-or-later
 * page.h -- what a report puts on its page (io/page/page.h). */
#ifndef LEC_CLI_PAGE_H
#define LEC_CLI_PAGE_H

#include "cli/inputs.h"
#include "io/page/page.h"

/* A table that was made, and its charts. */
typedef struct {
    const lec_analysis *analysis;
    const lec_table *table;
    const char *group;
    const lec_page_chart *charts; /* [chart_count] */
    size_t chart_count;
} lec_made_table;

/* The page of these tables, with up to three sentences for each row that is on it. `context` is
 * that in which they were made. LEC_BAD_USAGE: see lec_row_finder_open(). */
LEC_MUST_CHECK lec_status lec_page_of(const lec_request *request, const lec_inputs *inputs,
                                      const lec_context *context, const lec_made_table *tables,
                                      size_t count, lec_page *out, lec_error *error);

#endif
