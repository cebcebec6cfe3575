/* SPDX-License-Identifier: GPL-3.0-or-later
 * main.c -- lectern COMMAND | TABLE [OPTION]... PATH...
 *
 * transcripts -> corpus (io/read.h) -> table (analysis/) -> CSV (io/output/table_writer.h)
 * `report` does that for every table and adds charts (plots/): cli/report.c. */
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "cli/agreement.h"
#include "cli/check.h"
#include "cli/cite.h"
#include "cli/completion.h"
#include "cli/destination.h"
#include "cli/export.h"
#include "cli/help.h"
#include "cli/inputs.h"
#include "cli/options.h"
#include "cli/remarks.h"
#include "cli/report.h"
#include "cli/request.h"
#include "cli/rerun.h"
#include "cli/show.h"
#include "core/memory.h"
#include "io/memory.h"
#include "io/output/table_writer.h"

const lec_command lec_commands[] = {
    {"report", "[-o DIR] [OPTION]... PATH...",
     "The main job: every table and chart of the transcripts in one folder",
     "Writes DIR/tables/NAME.csv, DIR/plots/NAME.gp with NAME.svg and NAME.png beside it, "
     "DIR/index.html (all of it on one page, for a browser), DIR/datapackage.json (what every "
     "column means), DIR/run.json (enough to run it again: 'lectern rerun DIR') and "
     "DIR/ro-crate-metadata.json (the same for archives: RO-Crate). "
     "DIR is replaced as a whole at the end, or left as it was. What you put into an earlier "
     "result stays where it is, and what you changed in it goes to DIR/kept (not with "
     "--overwrite). -o FILE.xlsx or FILE.sqlite writes all tables, and what their columns mean, "
     "into "
     "one file, without charts.",
     lec_report_options, true, true, false, lec_run_report,
     "report conferences/ --study study.yaml -o result\n"
     "report talk.txt --captions talk.vtt -o result\n"
     "report conferences/ -o tables.xlsx"},
    {"show", "TABLE ROW [OPTION]... PATH...",
     "From a number to its sentences: the places that a row "
     "of a table counts",
     lec_show_details, lec_table_options, true, true, true, lec_run_show,
     "show words 'all|all|ukraine' conferences/\n"
     "show cooccurrence 'all|all|Russia|China|turn' conferences/ --study study.yaml"},
    {"check", "[OPTION]... PATH...",
     "What a reader should know before trusting how a transcript was read", lec_check_details,
     lec_check_options, true, false, false, lec_run_check,
     "check talk.txt\n"
     "check conferences/ --study study.yaml"},
    {"agreement", "[--key FILE] [OPTION]... SHEET...",
     "Reads sheets that people have coded: how far they agree, and how well a dictionary does",
     lec_agreement_details, lec_agreement_options, false, false, false, lec_run_agreement,
     "agreement coder-1.csv coder-2.csv\n"
     "agreement --key key.csv coder-1.csv coder-2.csv"},
    {"export", "--to FORMAT [-o FILE|DIR] [OPTION]... PATH...",
     "Transcripts into the formats of other programs", lec_export_details, lec_export_options, true,
     false, false, lec_run_export,
     "export --to tei conferences/ -o talks.xml\n"
     "export --to eaf conferences/ -o tiers\n"
     "export --to conllu talk.txt"},
    {"rerun", "[-o DIR] RESULT", "Makes a report again and compares every file of it",
     lec_rerun_details, lec_rerun_options, false, false, false, lec_run_rerun,
     "rerun result -o again"},
    {"cite", "[RESULT]", "How to cite lectern, a result, and whom its measures are by",
     lec_cite_details, lec_cite_options, false, false, false, lec_run_cite,
     "cite --format bibtex\n"
     "cite result"},
    {"study", "", "Prints the built-in study file, to copy and to change", NULL, lec_no_options,
     false, false, false, lec_run_study, "study > study.yaml"},
    {"list", "", "All commands and tables, a line each", NULL, lec_no_options, false, false, false,
     lec_run_list, "list"},
    {"help", "[NAME]...", "Help on a command or a table", NULL, lec_no_options, false, false, false,
     lec_run_help, "help words kwic"},
    {"columns", "", "Every column of every table, as Markdown (docs/columns.md)", NULL,
     lec_no_options, false, false, false, lec_run_columns, "columns > columns.md"},
    {"completion", "SHELL", "Completion for bash, zsh or fish, to be put where the shell looks",
     lec_completion_details, lec_no_options, false, false, false, lec_run_completion,
     "completion bash > ~/.local/share/bash-completion/completions/lectern"},
    {"man", "", "The manual page, as roff", NULL, lec_no_options, false, false, false, lec_run_man,
     "man > lectern.1"},
    {"version", "", "Version and licence (also --version)", NULL, lec_no_options, false, false,
     false, lec_run_version, "version"},
    {0},
};

/* A network: its edges are the rows of `table`. */
static lec_status print_graphml(const lec_request *request, const lec_context *context,
                                const lec_table *table, lec_error *error)
{
    const lec_table *nodes = NULL;
    const lec_status status =
        lec_analysis_run(lec_analysis_named(request->analysis->nodes), context,
                         lec_request_settings(request, request->analysis), &nodes, error);
    return status == LEC_OK ? lec_print_graphml(request, table, nodes, error) : status;
}

/* One table on standard output. */
static lec_status run_table(const lec_request *request, lec_error *error)
{
    lec_inputs inputs;
    lec_context context;
    const lec_table *table = NULL;
    lec_status status = lec_inputs_read(request, &inputs, error);
    if (status == LEC_OK)
        status = lec_context_open(inputs.readings.corpus, inputs.study, &inputs.common,
                                  request->arena, &context, error);
    if (status == LEC_OK)
        status = lec_analysis_run(request->analysis, &context,
                                  lec_request_settings(request, request->analysis), &table, error);
    if (status != LEC_OK) return status;
    lec_remark_on_table(request, table);
    return lec_wants_graphml(request)
               ? print_graphml(request, &context, table, error)
               : lec_print_table(request, request->analysis->name, table,
                                 request->analysis->key_count, request->analysis->shown, error);
}

static lec_status run(int argc, char **argv, lec_arena *arena, lec_error *error)
{
    lec_request request;
    const lec_status status = lec_request_read(argc, argv, arena, &request, error);
    if (status != LEC_OK) return status;
    if (request.program.help) {
        lec_print_help(request.command, request.analysis);
        return LEC_OK;
    }
    if (!lec_memory_allow(request.program.memory << 20))
        return lec_fail(error, LEC_BAD_USAGE, "--memory: this system knows no such limit");
    return request.command != NULL ? request.command->run(&request, error)
                                   : run_table(&request, error);
}

int main(int argc, char **argv)
{
    signal(SIGPIPE, SIG_IGN); /* a closed pipe is an error of the write, not a death */
    signal(SIGXFSZ, SIG_IGN); /* so is a file that grows beyond its limit */
    lec_memory_for_libraries();
    lec_error error = {0};
    lec_arena *arena = lec_arena_new();
    lec_status status = run(argc, argv, arena, &error);
    if (status == LEC_OK) status = lec_flush(stdout, "standard output", &error);
    if (status != LEC_OK && error.message[0] == '\0')
        status = LEC_OK; /* the pipe's reader is gone */
    if (status != LEC_OK) fprintf(stderr, "lectern: %s\n", error.message);
    lec_arena_free(arena);
    return (int)status;
}
