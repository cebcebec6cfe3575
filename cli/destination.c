/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/destination.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/progress.h"
#include "cli/scarcity.h"
#include "core/known_names.h"
#include "io/output/replacement.h"
#include "io/output/screen.h"
#include "io/output/suffix.h"
#include "io/output/table_writer.h"
#include "io/output/workbook.h"

/* --- what is asked for ----------------------------------------------------------------------- */

/* What a suffix says: a format of table_writer.h, or a writer of whole files. */
typedef struct {
    const char *suffix, *format;
    lec_status (*write)(const lec_named_table *tables, size_t count, const char *path,
                        lec_error *error);
} file_kind;

static const file_kind file_kinds[] = {
    {"csv", "csv", NULL},
    {"tsv", "tsv", NULL},
    {"jsonl", "jsonl", NULL},
    {"txt", "text", NULL},
    {"xlsx", NULL, lec_xlsx_write},
    {"sqlite", NULL, lec_sqlite_write},
    {"arrow", NULL, lec_arrow_write},
    {"arrows", NULL, lec_arrow_stream_write},
};
enum { KINDS = sizeof file_kinds / sizeof *file_kinds };

/* Only commands for one table write a table into a file; -o of `report` is a folder. */
static const char *file_of(const lec_request *request)
{
    const bool is_table = request->command == NULL || request->command->takes_table;
    return is_table ? request->program.output : NULL;
}

static const file_kind *kind_of(const char *file)
{
    for (size_t k = 0; k < KINDS; k++)
        if (lec_has_suffix(file, file_kinds[k].suffix)) return &file_kinds[k];
    return NULL;
}

bool lec_wants_graphml(const lec_request *request)
{
    if (request->command != NULL || request->analysis->nodes == NULL) return false;
    const char *format = request->program.format, *file = file_of(request);
    if (format != NULL) return strcmp(format, "graphml") == 0;
    return file != NULL && lec_has_suffix(file, "graphml");
}

static lec_status check_destination(const lec_request *request, lec_error *error)
{
    const char *file = file_of(request);
    const lec_table_format *format;
    if (lec_wants_graphml(request)) return LEC_OK;
    if (request->program.format != NULL || file == NULL)
        return lec_table_format_named(request->program.format, &format, error);
    if (kind_of(file) != NULL) return LEC_OK;
    const char *known[KINDS];
    for (size_t k = 0; k < KINDS; k++) known[k] = file_kinds[k].suffix;
    return lec_fail_unknown(
        error, lec_arena_format(request->arena, "-o %s: no format has the suffix '", file),
        lec_suffix_of(file), known, KINDS);
}

lec_status lec_requested_table(const lec_request *request, lec_library **library,
                               lectern_table **table, lec_error *error)
{
    lec_status status = lec_library_open(request, library, error);
    if (status == LEC_OK) status = check_destination(request, error);
    if (status == LEC_OK) status = lec_library_read(*library, error);
    if (status == LEC_OK) status = lec_library_table(*library, table, error);
    return status;
}

/* --- into a file ----------------------------------------------------------------------------- */

static lec_table_style style_of(const lec_request *request)
{
    const lec_program_options *program = &request->program;
    return (lec_table_style){program->raw, program->csv_bom, program->csv_excel};
}

typedef struct {
    const lec_request *request;
    const char *name;
    const lec_table *table;
    lec_error *error;
    lec_status status;
} table_file;

static void write_guarded(void *state)
{
    table_file *self = state;
    const lec_request *request = self->request;
    const char *format = request->program.format;
    const file_kind *kind = format == NULL ? kind_of(file_of(request)) : NULL;
    const lec_table_style style = style_of(request);
    lec_arena *arena = lec_arena_new();
    lec_replacement *file;
    self->status = lec_replacement_open(file_of(request), arena, &file, self->error);
    if (self->status == LEC_OK && kind != NULL && kind->write != NULL) {
        lec_replacement_close(file);
        self->status = kind->write(&(lec_named_table){self->name, self->table}, 1, file->temporary,
                                   self->error);
        self->status = lec_replacement_end(file, self->status, self->error);
    } else if (self->status == LEC_OK) {
        self->status = lec_table_write_styled(self->table, kind != NULL ? kind->format : format,
                                              &style, file->file, self->error);
        self->status = lec_replacement_end(file, self->status, self->error);
    }
    lec_arena_free(arena);
}

static lec_status write_file(const lec_request *request, const char *name, const lec_table *table,
                             lec_error *error)
{
    table_file self = {request, name, table, error, LEC_OK};
    lec_scarcity_guard(write_guarded, &self);
    return self.status;
}

static int put(void *file, const void *bytes, size_t length)
{
    (void)!fwrite(bytes, 1, length, file); /* lec_flush() tells what went wrong */
    return 0;
}

static lec_status write_graphml(const lec_library *library, const lectern_table *edges, FILE *file,
                                const char *name, lec_error *error)
{
    const lectern_status written = lectern_table_write(edges, "graphml", put, file, library->error);
    const lec_status status = lec_library_result(library, written, error);
    return status == LEC_OK ? lec_flush(file, name, error) : status;
}

typedef struct {
    const lec_library *library;
    const lectern_table *edges;
    lec_error *error;
    lec_status status;
} graph_file;

static void write_graph_guarded(void *state)
{
    graph_file *self = state;
    lec_arena *arena = lec_arena_new();
    lec_replacement *file;
    self->status = lec_replacement_open(file_of(self->library->request), arena, &file, self->error);
    if (self->status == LEC_OK) {
        self->status =
            write_graphml(self->library, self->edges, file->file, file->path, self->error);
        self->status = lec_replacement_end(file, self->status, self->error);
    }
    lec_arena_free(arena);
}

lec_status lec_print_graphml(const lec_library *library, const lectern_table *edges,
                             lec_error *error)
{
    if (file_of(library->request) == NULL)
        return write_graphml(library, edges, stdout, "standard output", error);
    graph_file self = {library, edges, error, LEC_OK};
    lec_scarcity_guard(write_graph_guarded, &self);
    return self.status;
}

/* --- on a terminal --------------------------------------------------------------------------- */

static bool is_never_screen;

void lec_screen_never(void)
{
    is_never_screen = true;
}

static bool wants_screen(const lec_request *request)
{
    const lec_program_options *program = &request->program;
    if (program->screen != LEC_SCREEN_AUTO) return program->screen == LEC_SCREEN_ALWAYS;
    return program->format == NULL && !program->csv_bom && !program->csv_excel &&
           !is_never_screen && isatty(STDOUT_FILENO);
}

/* What is not seen, and how to see it. */
static void say_rest(const lec_request *request, const lec_table *table, lec_screen_rest rest)
{
    if (rest.rows == 0 && rest.columns == 0) return;
    lec_say(
        request,
        "%zu of %zu rows and %zu of %zu columns; --all shows all, --where, --sort, --select and "
        "--top choose, -o FILE writes every digit",
        lec_table_row_count(table) - rest.rows, lec_table_row_count(table),
        lec_table_column_count(table) - rest.columns, lec_table_column_count(table));
}

static lec_status print_on_screen(const lec_request *request, const lec_table *table,
                                  size_t key_count, const char *shown, lec_error *error)
{
    const lec_program_options *program = &request->program;
    const bool own_columns = program->view.select != NULL;
    lec_screen screen = {.key_count = own_columns ? lec_table_column_count(table) : key_count,
                         .shown = own_columns ? NULL : shown,
                         .all_columns = program->all};
    lec_screen_rest rest;
    lec_screen_size(stdout, &screen.columns, &screen.lines);
    if (program->all || program->view.top > 0) screen.lines = 0;
    const lec_status status = lec_screen_write(table, &screen, stdout, &rest, error);
    if (status == LEC_OK) say_rest(request, table, rest);
    return status;
}

lec_status lec_print_table(const lec_request *request, const char *name, const lec_table *table,
                           size_t key_count, const char *shown, lec_error *error)
{
    const lec_program_options *program = &request->program;
    const lec_status status =
        lec_table_view_apply(table, &program->view, request->arena, &table, error);
    if (status != LEC_OK) return status;
    if (file_of(request) != NULL) return write_file(request, name, table, error);
    if (wants_screen(request)) return print_on_screen(request, table, key_count, shown, error);
    const lec_table_style style = style_of(request);
    return lec_table_write_styled(table, program->format != NULL ? program->format : "csv", &style,
                                  stdout, error);
}
