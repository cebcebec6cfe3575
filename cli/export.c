/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/export.h"

#include <stdio.h>
#include <string.h>

#include "api/export.h"
#include "cli/library.h"
#include "cli/progress.h"
#include "cli/scarcity.h"
#include "core/known_names.h"

const char lec_export_details[] =
    "Formats: convokit (a corpus folder of ConvoKit), vrt (a folder: vertical text and a registry, "
    "for CWB, CQPweb and NoSketch Engine), conllu (CoNLL-U, a file), tei (TEI as ParlaMint uses "
    "it, "
    "a file), quanteda (CSV with doc_id, text and variables, a file), eaf (ELAN), textgrid "
    "(Praat), "
    "srt (captions with speakers): a file a conference in a folder, or with one conference a file "
    "-o NAME.eaf. Without -o to standard output where that is one file. eaf, textgrid and srt need "
    "times: where the transcript has none, they are estimated from the words (150 a minute), and "
    "told. What ELAN or Praat made of it (tiers renamed, turns moved to another tier) comes back "
    "with --corrections.";

static lec_status format_named(const char *name, const lec_export **out, lec_error *error)
{
    enum { MOST = 32 };
    const char *known[MOST];
    size_t count = 0, found;
    for (; lec_exports[count] != NULL && count < MOST; count++)
        known[count] = lec_exports[count]->name;
    if (name == NULL)
        return lec_fail(error, LEC_BAD_USAGE, "give --to FORMAT; see 'lectern help export'");
    const lec_status status =
        lec_find_known(error, "--to: unknown format '", name, known, count, &found);
    if (status == LEC_OK) *out = lec_exports[found];
    return status;
}

static void say_outcome(const lec_request *request, const lec_export_outcome *outcome)
{
    if (outcome->estimated > 0)
        lec_say(request,
                "%zu of %zu turns have no time of their own: it is estimated from their words",
                outcome->estimated, outcome->turns);
    if (request->program.output != NULL)
        lec_say(request, "%s: %zu turns in %zu file%s", request->program.output, outcome->turns,
                outcome->files, outcome->files == 1 ? "" : "s");
}

typedef struct {
    const lec_request *request;
    const lectern_corpus *corpus;
    const lec_export *format;
    lec_export_outcome outcome;
    lec_error *error;
    lec_status status;
} export_run;

static void write_guarded(void *state)
{
    export_run *self = state;
    const lec_request *request = self->request;
    lec_arena *arena = lec_arena_new();
    self->status =
        lec_export_corpus(self->corpus, self->format, request->program.output,
                          request->program.overwrite, arena, &self->outcome, self->error);
    lec_arena_free(arena);
}

lec_status lec_run_export(const lec_request *request, lec_error *error)
{
    const lec_export *format = NULL;
    lec_library *library = NULL;
    lec_export_outcome outcome = {0};
    const char *path = request->program.output;
    lec_status status = format_named(request->program.to, &format, error);
    if (status == LEC_OK) status = lec_library_open(request, &library, error);
    if (status == LEC_OK) status = lec_library_read(library, error);
    if (status == LEC_OK && path == NULL) {
        status = lec_export_print(library->corpus, format, stdout, request->arena, &outcome, error);
    } else if (status == LEC_OK) {
        export_run self = {request, library->corpus, format, {0}, error, LEC_OK};
        lec_scarcity_guard(write_guarded, &self);
        status = self.status;
        outcome = self.outcome;
    }
    if (status == LEC_OK) say_outcome(request, &outcome);
    return status;
}
