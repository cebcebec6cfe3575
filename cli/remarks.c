/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/remarks.h"

#include <stdbool.h>
#include <string.h>

#include "analysis/measure/jackknife.h"
#include "cli/progress.h"

static void remark_on_clusters(const lec_request *request, const lectern_table *table,
                               size_t column)
{
    size_t few = 0;
    const size_t rows = lectern_row_count(table);
    for (size_t row = 0; row < rows; row++) /* a missing one is the largest number */
        few += lectern_count(table, row, column) < LEC_LEAST_CLUSTERS;
    if (few > 0)
        lec_say(request,
                "%zu of %zu rows rest on fewer than %d exchanges or conferences and have no "
                "interval; see the column clusters",
                few, rows, LEC_LEAST_CLUSTERS);
}

static void remark_on_doubt(const lec_request *request, const lectern_table *table, size_t column)
{
    double largest = 0;
    for (size_t row = 0; row < lectern_row_count(table); row++) {
        const double doubt = lectern_number(table, row, column);
        if (doubt > largest) largest = doubt;
    }
    if (largest >= 0.005) /* else it would be told as 0 % */
        lec_say(request,
                "doubt about who spoke is up to %.0f %% of the width of the intervals; see the "
                "column doubt",
                100 * largest);
}

/* Why rows of a regression have no number. */
static void remark_on_convergence(const lec_request *request, const lectern_table *table,
                                  size_t column)
{
    size_t without = 0;
    const char *first = NULL;
    const size_t rows = lectern_row_count(table);
    for (size_t row = 0; row < rows; row++) {
        const char *why = lectern_text(table, row, column);
        if (why == NULL || strncmp(why, "yes", 3) == 0) continue;
        without++;
        if (first == NULL) first = why;
    }
    if (without > 0)
        lec_say(request,
                "%zu of %zu rows have no estimate (the first: %s); see the column convergence",
                without, rows, first);
}

/* How many rows the table left out, as the end of a sentence; "" for none. */
static const char *left_out_of(const lec_request *request, const lectern_table *table)
{
    const lec_table *made = lec_table_behind(table);
    size_t count;
    const lec_rows_left_out *notes = lec_table_notes_left_out(made, &count);
    const size_t little = lec_table_left_out(made);
    const size_t rows = lectern_row_count(table) + little + lec_table_rows_noted(made);
    const char *text = "";
    if (little > 0)
        text = lec_arena_format(request->arena,
                                "%zu of %zu rows are left out, for too little is expected in them "
                                "to tell anything; --least-expected 0 shows them",
                                little, rows);
    for (size_t i = 0; i < count; i++)
        text = lec_arena_format(request->arena, "%s%s%zu of %zu rows are left out: %s", text,
                                text[0] != '\0' ? "; " : "", notes[i].rows, rows, notes[i].rule);
    return text;
}

/* Whether nothing could be tested, which is said. */
static bool remark_on_tests(const lec_request *request, const lectern_table *table, size_t column,
                            const char *left_out)
{
    const size_t rows = lectern_row_count(table);
    for (size_t row = 0; row < rows; row++)
        if (!lectern_is_missing(table, row, column)) return false;
    lec_say(request,
            "nothing in the table can be tested, its p and q are empty: the text has "
            "too few sentences, exchanges or conferences that could differ%s%s",
            left_out[0] != '\0' ? "; " : "", left_out);
    return true;
}

static void remark_on_no_rows(const lec_request *request)
{
    const lec_analysis *analysis = request->analysis;
    if (analysis != NULL && analysis->when_empty != NULL)
        lec_say(request, "%s", analysis->when_empty);
    else if (analysis != NULL && analysis->needs_times)
        lec_say(request,
                "the table has no rows: nobody gave times; give captions (--captions FILE), "
                "or a transcript that has them");
    else
        lec_say(request, "the table has no rows: nothing was said that it could count or compare; "
                         "'lectern check' shows how the files were read");
}

void lec_remark_on_left_out(const lec_request *request, const lectern_table *table)
{
    const char *left_out = left_out_of(request, table);
    if (left_out[0] != '\0') lec_say(request, "%s", left_out);
}

void lec_remark_on_table(const lec_request *request, const lectern_table *table)
{
    const char *left_out = left_out_of(request, table);
    const size_t clusters = lectern_column_find(table, "clusters"),
                 doubt = lectern_column_find(table, "doubt");
    if (lectern_row_count(table) == 0 && left_out[0] != '\0') {
        lec_say(request, "%s", left_out);
        return;
    }
    if (lectern_row_count(table) == 0) {
        remark_on_no_rows(request);
        return;
    }
    const size_t q = lectern_column_find(table, "q"),
                 convergence = lectern_column_find(table, "convergence");
    if (convergence != LECTERN_NO_COLUMN)
        remark_on_convergence(request, table, convergence);
    else if (q != LECTERN_NO_COLUMN && remark_on_tests(request, table, q, left_out))
        return;
    if (left_out[0] != '\0') lec_say(request, "%s", left_out);
    if (clusters != LECTERN_NO_COLUMN) remark_on_clusters(request, table, clusters);
    if (doubt != LECTERN_NO_COLUMN) remark_on_doubt(request, table, doubt);
}
