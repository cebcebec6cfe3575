/* SPDX-License-Identifier: GPL-3.0-or-later
 * report.c -- asks the library for a report and tells what it is told. */
#include "cli/report.h"

#include <string.h>
#include <unistd.h>

#include "cli/library.h"
#include "cli/progress.h"
#include "cli/signals.h"

/* A study that lies with the transcripts is used only when it is asked for. */
static void say_unused_study(const lec_request *request)
{
    for (size_t i = 0; request->program.study == NULL && i < request->path_count; i++) {
        const char *file = lec_arena_format(request->arena, "%s/study.yaml", request->paths[i]);
        if (access(file, R_OK) == 0)
            lec_say(request, "%s is not used, the built-in study is; to use it give --study %s",
                    file, file);
    }
}

/* Remarks wait for the end: a report that fails makes none. */
typedef struct {
    const lec_request *request;
    LEC_ARRAY(const char *) remarks;
} teller;

static int tell(void *state, lectern_event event, const char *text)
{
    teller *to = state;
    lec_arena *arena = to->request->arena;
    if (event == LECTERN_REMARK)
        LEC_PUSH(arena, to->remarks, lec_arena_text(arena, text, strlen(text)));
    else
        lec_progress(to->request, "%s", text);
    if (event == LECTERN_WRITING) lec_signals_hold();
    return lec_signals_came();
}

static int ask(void *unused)
{
    (void)unused;
    return lec_signals_came();
}

lec_status lec_run_report(const lec_request *request, lec_error *error)
{
    const char *path = request->program.output != NULL ? request->program.output : "result";
    lec_library *library = NULL;
    teller to = {.request = request};
    lec_status status = lec_library_open(request, &library, error);
    if (status == LEC_OK)
        status = lec_library_result(library, lectern_report_check(path, library->error), error);
    lec_progress(request, "reading");
    if (status == LEC_OK) status = lec_library_read(library, error);
    lectern_set_poll(ask, NULL);
    if (status == LEC_OK)
        status = lec_library_result(library,
                                    lectern_report(library->corpus, path, request->table_options,
                                                   tell, &to, library->error),
                                    error);
    lectern_set_poll(NULL, NULL);
    lec_signals_release();
    lec_progress_end(request);
    if (status != LEC_OK) return status;
    say_unused_study(request);
    for (size_t i = 0; i < to.remarks.count; i++) lec_say(request, "%s", to.remarks.items[i]);
    return LEC_OK;
}
