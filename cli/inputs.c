/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/inputs.h"

#include <stdio.h>
#include <string.h>

#include "api/read_inputs.h"
#include "cli/destination.h"
#include "cli/progress.h"
#include "io/study/study.h"

lec_status lec_inputs_read(const lec_request *request, lec_inputs *out, lec_error *error)
{
    const lec_program_options *program = &request->program;
    const char *name = request->command != NULL ? request->command->name : request->analysis->name;
    if (request->path_count == 0)
        return lec_fail(error, LEC_BAD_USAGE, "no transcript given; see 'lectern help %s'", name);
    lec_status status = lec_destination_check(request, error); /* before anything is read */
    if (status != LEC_OK) return status;
    const lec_input_place place = {.paths = request->paths, .count = request->path_count};
    lec_input_options options = request->input;
    options.threads = request->common.threads;
    options.seed = request->common.seed;
    lec_arena *arena = request->arena;
    lec_lists_used lists = {0};
    out->common = request->common;
    status = lec_study_read(program->study, arena, &out->study, error);
    if (status == LEC_OK) status = lec_inputs_stop_words(&out->common, &lists, arena, error);
    if (status == LEC_OK)
        status =
            lec_inputs_open(&place, &options, &out->study, &lists, arena, &out->readings, error);
    if (status != LEC_OK) return status;
    const lec_remarks remarks = lec_inputs_remarks(out->study, &out->readings, arena);
    for (size_t i = 0; i < remarks.count; i++) lec_say(request, "%s", remarks.items[i]);
    status = lec_inputs_lemmas(&out->common, out->readings.corpus, &lists, arena, error);
    return status;
}

lec_status lec_run_study(const lec_request *request, lec_error *error)
{
    (void)request;
    (void)error;
    fputs(lec_study_built_in_text, stdout);
    return LEC_OK;
}
