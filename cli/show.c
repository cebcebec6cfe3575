/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/show.h"

#include <stdlib.h>
#include <string.h>

#include "analysis/view/context_line.h"
#include "analysis/view/row_key.h"
#include "analysis/view/row_places.h"
#include "cli/destination.h"
#include "cli/inputs.h"
#include "cli/progress.h"

const char lec_show_details[] =
    "ROW is the row's key cells as the table prints them, with | between two ('all|all|Ukraine'; "
    "'lectern help TABLE' says which columns identify a row), or # and its number ('#3': the third "
    "row of the CSV file). Give the table's own options as you gave them to the table. Prints a "
    "line a sentence as `kwic` does: for a word, phrase or concept every use the row counts; for a "
    "pair every unit with both, each in [ ]; for keyness those of the side that uses the word "
    "more. Examples: lectern show words 'all|principal|deterrence' FOLDER; "
    "lectern show cooccurrence 'all|all|Ukraine|position of strength|sentence' FOLDER.";

/* The row that `text` names; SIZE_MAX with the reason in `error`. */
static size_t find_row(const lec_request *request, const lec_table *table, const char *text,
                       lec_error *error)
{
    const lec_analysis *analysis = request->analysis;
    const size_t rows = lec_table_row_count(table);
    size_t row = SIZE_MAX;
    if (text[0] == '#') {
        char *end = NULL;
        const unsigned long long number = strtoull(text + 1, &end, 10);
        if (end != text + 1 && *end == '\0' && number >= 1 && number <= rows)
            return (size_t)number - 1;
        (void)!lec_fail(error, LEC_BAD_USAGE, "%s '%s': the table has rows #1 to #%zu",
                        analysis->name, text, rows);
        return row;
    }
    row = lec_row_named(table, analysis->key_count, text);
    if (row != SIZE_MAX) return row;
    if (analysis->key_count == 0)
        (void)!lec_fail(error, LEC_BAD_USAGE, "rows of `%s` have no key; give #1, #2, ...",
                        analysis->name);
    else
        (void)!lec_fail(error, LEC_BAD_USAGE,
                        "no row '%s': name it by %s as 'lectern %s' prints them with the same "
                        "options%s%s",
                        text, lec_row_key_names(analysis, request->arena), analysis->name,
                        rows > 0 ? ", for example " : "",
                        rows > 0 ? lec_row_key(table, 0, analysis->key_count, request->arena) : "");
    return SIZE_MAX;
}

static lec_status show_row(const lec_request *request, const lec_context *context,
                           const lec_table *table, lec_error *error)
{
    const size_t row = find_row(request, table, request->paths[0], error);
    if (row == SIZE_MAX) return LEC_BAD_USAGE;
    lec_row_finder *finder;
    const lec_status status =
        lec_row_finder_open(context, request->analysis,
                            lec_request_settings(request, request->analysis), &finder, error);
    if (status != LEC_OK) return status;
    const lec_row_places places =
        lec_row_finder_places(finder, table, row, SIZE_MAX, request->arena);
    if (places.why_none != NULL)
        return lec_fail(error, LEC_BAD_USAGE, "`%s`: %s", request->analysis->name, places.why_none);
    lec_table *lines = lec_table_new(
        request->arena,
        lec_columns_joined(lec_line_columns, lec_link_columns(places.corpus), request->arena));
    for (size_t i = 0; i < places.count; i++)
        lec_line_put(places.corpus, &places.items[i], request->arena, lines);
    if (places.count == 0) lec_say(request, "no sentence: the row counts 0");
    return lec_print_table(request, "show", lines, 0, "conference,line,role,left,match,right",
                           error);
}

lec_status lec_run_show(const lec_request *request, lec_error *error)
{
    if (request->analysis == NULL)
        return lec_fail(error, LEC_BAD_USAGE, "no table given; see 'lectern help show'");
    if (request->path_count == 0)
        return lec_fail(error, LEC_BAD_USAGE, "no row given; see 'lectern help show'");
    lec_request of_paths = *request;
    of_paths.paths++;
    of_paths.path_count--;
    lec_inputs inputs;
    lec_context context;
    const lec_table *table = NULL;
    lec_status status = lec_inputs_read(&of_paths, &inputs, error);
    if (status == LEC_OK)
        status = lec_context_open(inputs.readings.corpus, inputs.study, &inputs.common,
                                  request->arena, &context, error);
    if (status == LEC_OK)
        status = lec_analysis_run(request->analysis, &context,
                                  lec_request_settings(request, request->analysis), &table, error);
    return status == LEC_OK ? show_row(request, &context, table, error) : status;
}
