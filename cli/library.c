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

/* The value of an option of the table's, behind its `=`; NULL: it is not given. */
static const char *given_to_table(const lec_request *request, const char *name)
{
    const char *value = NULL;
    for (const char *const *it = request->table_options; *it != NULL; it++)
        if (strncmp(*it, "--", 2) == 0 && strncmp(*it + 2, name, strlen(name)) == 0 &&
            (*it)[2 + strlen(name)] == '=')
            value = *it + 2 + strlen(name) + 1; /* the last holds */
    return value;
}

/* Whether nothing is asked of a table that the words alone of other conferences do not tell: only
 * its own options, those of the run and stop words. */
static bool counts_by_words(const lec_request *request, const lec_analysis *analysis)
{
    for (const char *const *it = request->table_options; *it != NULL; it++) {
        const char *name = *it + strlen("--");
        const size_t length = strcspn(name, "=");
        const bool is_list =
            length == strlen("stopwords") && strncmp(name, "stopwords", length) == 0;
        if (!is_list && lec_option_named(analysis->options, name, length) == NULL &&
            lec_option_named(lec_run_options, name, length) == NULL)
            return false;
    }
    return true;
}

/* The options of reading and, for a table all of whose rows hold a pattern or are of a conference,
 * which: an index is opened for these alone. Or the index to which is added. */
static const char *const *reading_options(const lec_request *request)
{
    const lec_analysis *analysis = request->command == NULL ? request->analysis : NULL;
    LEC_ARRAY(const char *) all = {0};
    for (const char *const *it = request->reading_options; *it != NULL; it++)
        LEC_PUSH(request->arena, all, *it);
    const char *patterns = analysis != NULL && analysis->patterns_of_rows != NULL
                               ? given_to_table(request, analysis->patterns_of_rows)
                               : NULL;
    const char *conferences = analysis != NULL && analysis->rows_by_conference
                                  ? given_to_table(request, "conference")
                                  : NULL;
    const bool counts = patterns != NULL && analysis->counts_elsewhere;
    if (counts && !counts_by_words(request, analysis)) patterns = NULL;
    if (counts && patterns != NULL) LEC_PUSH(request->arena, all, "--touching-counts");
    if (patterns != NULL)
        LEC_PUSH(request->arena, all, lec_arena_format(request->arena, "--touching=%s", patterns));
    if (conferences != NULL)
        LEC_PUSH(request->arena, all,
                 lec_arena_format(request->arena, "--touching-conference=%s", conferences));
    if (request->program.add)
        LEC_PUSH(request->arena, all,
                 lec_arena_format(request->arena, "--adding-to=%s", request->program.output));
    LEC_PUSH(request->arena, all, NULL);
    return all.items;
}

static lec_status read_with(lec_library *library, const char *const *options, lec_error *error)
{
    const lec_request *request = library->request;
    lectern_corpus_release(library->corpus);
    library->corpus = NULL;
    return lec_library_result(library,
                              lectern_read(request->paths, request->path_count, library->study,
                                           options, &library->corpus, library->error),
                              error);
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
    if (status != LECTERN_OK) return lec_library_result(library, status, error);
    const lec_status read = read_with(library, reading_options(request), error);
    if (read != LEC_OK) return read;
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

static lectern_status make_table(const lec_library *library, lectern_table **out)
{
    const lec_request *request = library->request;
    return lectern_table_make(library->corpus, request->analysis->name, request->table_options, out,
                              library->error);
}

lec_status lec_library_table(lec_library *library, lectern_table **out, lec_error *error)
{
    lectern_status status = make_table(library, out);
    if (status != LECTERN_OK && library->corpus->is_some) { /* of all, it may be right, or differ */
        const lec_status read = read_with(library, library->request->reading_options, error);
        if (read != LEC_OK) return read;
        status = make_table(library, out);
    }
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
