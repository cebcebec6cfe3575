/* SPDX-License-Identifier: GPL-3.0-or-later
 * check.c -- the table `reading` as a screen a file. */
#include "cli/check.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "cli/destination.h"
#include "cli/library.h"
#include "cli/remarks.h"

const char lec_check_details[] =
    "One screen a file; with --format csv, tsv or jsonl the rows of the table `reading`, which "
    "'lectern help reading' explains.";

typedef struct {
    const lectern_table *table;
    size_t file, item, line, value, text, reason; /* columns */
} sheet;

/* "" where there is none. */
static const char *text_at(const sheet *of, size_t row, size_t column)
{
    const char *text = lectern_text(of->table, row, column);
    return text != NULL ? text : "";
}

static void print_row(const sheet *of, size_t row)
{
    const char *item = text_at(of, row, of->item);
    const uint64_t line = lectern_count(of->table, row, of->line);
    const double value = lectern_number(of->table, row, of->value);
    const char *text = text_at(of, row, of->text);
    const char *reason = text_at(of, row, of->reason);
    printf("  %-24s", item);
    if (lectern_is_missing(of->table, row, of->value))
        printf("%9s", "");
    else if (strstr(item, "share") != NULL || strcmp(item, "date") == 0)
        printf("%7.1f %%", 100 * value);
    else if (strcmp(item, "doubtful-turn") == 0)
        printf("%9.2f", value);
    else
        printf("%9.0f", value);
    if (line != LECTERN_MISSING_COUNT) printf("  line %-5" PRIu64, line);
    if (text[0] != '\0') printf("  %s", text);
    if (strchr(reason, '\n') != NULL)
        printf("\n%s\n", reason); /* a block to copy, such as an alias for the study file */
    else if (reason[0] != '\0')
        printf("  (%s)\n", reason);
    else
        putchar('\n');
}

static void print_screen(const lectern_table *table)
{
    const sheet of = {.table = table,
                      .file = lectern_column_find(table, "file"),
                      .item = lectern_column_find(table, "item"),
                      .line = lectern_column_find(table, "line"),
                      .value = lectern_column_find(table, "value"),
                      .text = lectern_column_find(table, "text"),
                      .reason = lectern_column_find(table, "reason")};
    const char *file = NULL;
    for (size_t row = 0; row < lectern_row_count(table); row++) {
        const char *own = text_at(&of, row, of.file);
        if (file == NULL || strcmp(file, own) != 0) printf("%s%s\n", file != NULL ? "\n" : "", own);
        file = own;
        print_row(&of, row);
    }
}

lec_status lec_run_check(const lec_request *request, lec_error *error)
{
    lec_library *library = NULL;
    lectern_table *table = NULL;
    const lec_status status = lec_requested_table(request, &library, &table, error);
    if (status != LEC_OK) return status;
    lec_remark_on_left_out(request, table);
    const char *format = request->program.format;
    if (format != NULL && strcmp(format, "text") != 0)
        return lec_print_table(request, "reading", lec_table_behind(table), 0, NULL, error);
    print_screen(table);
    return LEC_OK;
}
