/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/library.h"

#include <string.h>

#include "api/handle.h"
#include "cli/progress.h"
#include "core/memory.h"

static void release(void *given)
{
    lec_library *library = given;
    lectern_corpus_release(library->corpus);
    lectern_study_release(library->study);
    lectern_error_free(library->error);
}

lec_status lec_library_open(const lec_request *request, lec_library **out, lec_error *error)
{
    const char *name = request->command != NULL ? request->command->name : request->analysis->name;
    if (request->path_count == 0)
        return lec_fail(error, LEC_BAD_USAGE, "no transcript given; see 'lectern help %s'", name);
    lec_library *library = lec_new(request->arena, lec_library, 1);
    library->request = request;
    library->error = lectern_error_new();
    lec_arena_adopt(request->arena, library, release);
    if (library->error == NULL) lec_memory_ran_out();
    *out = library;
    return LEC_OK;
}

lec_status lec_library_read(lec_library *library, lec_error *error)
{
    const lec_request *request = library->request;
    lectern_status status = LECTERN_OK;
    const char *text = request->study_text;
    if (text != NULL)
        status = lectern_study_parse(request->program.study, text, strlen(text), &library->study,
                                     library->error);
    else if (request->program.study != NULL)
        status = lectern_study_read(request->program.study, &library->study, library->error);
    if (status == LECTERN_OK)
        status = lectern_read(request->paths, request->path_count, library->study,
                              request->reading_options, &library->corpus, library->error);
    if (status != LECTERN_OK) return lec_library_result(library, status, error);
    for (size_t i = 0; i < lectern_remark_count(library->corpus); i++)
        lec_say(request, "%s", lectern_remark(library->corpus, i));
    return LEC_OK;
}

static void release_table(void *table)
{
    lectern_table_release(table);
}

void lec_library_keep(const lec_library *library, lectern_table *table)
{
    lec_arena_adopt(library->request->arena, table, release_table);
}

lec_status lec_library_table(const lec_library *library, lectern_table **out, lec_error *error)
{
    const lec_request *request = library->request;
    const lectern_status status = lectern_table_make(library->corpus, request->analysis->name,
                                                     request->table_options, out, library->error);
    if (status == LECTERN_OK) lec_library_keep(library, *out);
    return lec_library_result(library, status, error);
}

const lec_table *lec_table_behind(const lectern_table *table)
{
    return table->table;
}

lec_status lec_library_result(const lec_library *library, lectern_status status, lec_error *error)
{
    if (status == LECTERN_OUT_OF_MEMORY) lec_memory_ran_out();
    if (status == LECTERN_OK) return LEC_OK;
    return lec_fail(error, status == LECTERN_BAD_USAGE ? LEC_BAD_USAGE : LEC_BAD_DATA, "%s",
                    lectern_error_message(library->error));
}
