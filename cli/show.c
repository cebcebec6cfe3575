/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/show.h"

#include "cli/destination.h"
#include "cli/library.h"
#include "cli/progress.h"

const char lec_show_details[] =
    "ROW is the row's key cells as the table prints them, with | between two ('all|all|Ukraine'; "
    "'lectern help TABLE' says which columns identify a row), or # and its number ('#3': the third "
    "row of the CSV file). Give the table's own options as you gave them to the table. Prints a "
    "line a sentence as `kwic` does: for a word, phrase or concept every use the row counts; for a "
    "pair every unit with both, each in [ ]; for keyness those of the side that uses the word "
    "more. Examples: lectern show words 'all|principal|deterrence' FOLDER; "
    "lectern show cooccurrence 'all|all|Ukraine|position of strength|sentence' FOLDER.";

static lec_status print_lines(const lec_library *library, lectern_table *table, const char *key,
                              lec_error *error)
{
    const lec_request *request = library->request;
    size_t row;
    lectern_table *lines = NULL;
    lectern_status status = lectern_row_find(table, key, &row, library->error);
    if (status == LECTERN_OK) status = lectern_row_lines(table, row, &lines, library->error);
    if (status != LECTERN_OK) return lec_library_result(library, status, error);
    lec_library_keep(library, lines);
    if (lectern_row_count(lines) == 0) lec_say(request, "no sentence: the row counts 0");
    return lec_print_table(request, "show", lec_table_behind(lines), 0,
                           "conference,line,role,left,match,right", error);
}

lec_status lec_run_show(const lec_request *request, lec_error *error)
{
    if (request->analysis == NULL)
        return lec_fail(error, LEC_BAD_USAGE, "no table given; see 'lectern help show'");
    if (request->path_count == 0)
        return lec_fail(error, LEC_BAD_USAGE, "no row given; see 'lectern help show'");
    lec_request of_paths = *request; /* behind the row */
    of_paths.paths++;
    of_paths.path_count--;
    lec_library *library = NULL;
    lectern_table *table = NULL;
    const lec_status status = lec_requested_table(&of_paths, &library, &table, error);
    return status == LEC_OK ? print_lines(library, table, request->paths[0], error) : status;
}
