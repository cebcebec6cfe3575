/* SPDX-License-Identifier: GPL-3.0-or-later
 * main.c -- lectern COMMAND | TABLE [OPTION]... PATH...
 *
 * Transcripts become tables and reports in the library (include/lectern.h); the command says what
 * is wanted, where it goes and what there is to know about it. */
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
#include "cli/index.h"
#include "cli/library.h"
#include "cli/mapping.h"
#include "cli/options.h"
#include "cli/remarks.h"
#include "cli/report.h"
#include "cli/request.h"
#include "cli/rerun.h"
#include "cli/scarcity.h"
#include "cli/show.h"
#include "io/memory.h"
#include "io/output/table_writer.h"

/* The built-in study, to copy. */
static lec_status run_study(const lec_request *request, lec_error *error)
{
    (void)request;
    (void)error;
    fputs(lectern_study_built_in(), stdout);
    return LEC_OK;
}

const lec_command lec_commands[] = {
    {.name = "report",
     .usage = "[-o DIR] [OPTION]... PATH...",
     .summary = "The main job: every table and chart of the transcripts in one folder",
     .details =
         "Writes DIR/tables/NAME.csv, DIR/plots/NAME.gp with NAME.svg and NAME.png beside it, "
         "DIR/index.html (all of it on one page, for a browser), DIR/datapackage.json (what every "
         "column means), DIR/run.json (enough to run it again: 'lectern rerun DIR') and "
         "DIR/ro-crate-metadata.json (the same for archives: RO-Crate). "
         "DIR is replaced as a whole at the end, or left as it was. What you put into an earlier "
         "result stays where it is, and what you changed in it goes to DIR/kept (not with "
         "--overwrite). -o FILE.xlsx or FILE.sqlite writes all tables, and what their columns "
         "mean, into one file, without charts.",
     .options = lec_report_options,
     .reads_transcripts = true,
     .takes_analysis_options = true,
     .run = lec_run_report,
     .examples = "report conferences/ --study study.yaml -o result\n"
                 "report talk.txt --captions talk.vtt -o result\n"
                 "report conferences/ -o tables.xlsx"},
    {.name = "show",
     .usage = "TABLE ROW [OPTION]... PATH...",
     .summary = "From a number to its sentences: the places that a row of a table counts",
     .details = lec_show_details,
     .options = lec_table_options,
     .reads_transcripts = true,
     .takes_analysis_options = true,
     .takes_table = true,
     .run = lec_run_show,
     .examples = "show words 'all|all|ukraine' conferences/\n"
                 "show cooccurrence 'all|all|Russia|China|turn' conferences/ --study study.yaml"},
    {.name = "check",
     .usage = "[OPTION]... PATH...",
     .summary = "What a reader should know before trusting how a transcript was read",
     .details = lec_check_details,
     .options = lec_check_options,
     .reads_transcripts = true,
     .takes_analysis_options = true,
     .table = "reading",
     .run = lec_run_check,
     .examples = "check talk.txt\n"
                 "check conferences/ --study study.yaml"},
    {.name = "agreement",
     .usage = "[--key FILE] [OPTION]... SHEET...",
     .summary =
         "Reads sheets that people have coded: how far they agree, and how well a dictionary does",
     .details = lec_agreement_details,
     .options = lec_agreement_options,
     .run = lec_run_agreement,
     .examples = "agreement coder-1.csv coder-2.csv\n"
                 "agreement --key key.csv coder-1.csv coder-2.csv"},
    {.name = "export",
     .usage = "--to FORMAT [-o FILE|DIR] [OPTION]... PATH...",
     .summary = "Transcripts into the formats of other programs",
     .details = lec_export_details,
     .options = lec_export_options,
     .reads_transcripts = true,
     .run = lec_run_export,
     .examples = "export --to tei conferences/ -o talks.xml\n"
                 "export --to eaf conferences/ -o tiers\n"
                 "export --to conllu talk.txt"},
    {.name = "index",
     .usage = "-o FILE [OPTION]... PATH...",
     .summary = "Transcripts into one file, which every command opens in the place of PATHs",
     .details = lec_index_details,
     .options = lec_index_options,
     .reads_transcripts = true,
     .takes_run_options = true,
     .run = lec_run_index,
     .examples = "index conferences/ --study study.yaml -o all.lectern\n"
                 "words all.lectern --by role\n"
                 "index --add talk.txt -o all.lectern\n"
                 "index --info all.lectern"},
    {.name = "merge",
     .usage = "-o FILE SHARD...",
     .summary = "Joins what 'lectern index --shard' has read, on one machine or on many",
     .details = lec_merge_details,
     .options = lec_merge_options,
     .run = lec_run_merge,
     .examples = "index --shard 1/2 conferences/ --study study.yaml -o s1.lectern\n"
                 "index --shard 2/2 conferences/ --study study.yaml -o s2.lectern\n"
                 "merge s1.lectern s2.lectern -o all.lectern"},
    {.name = "rerun",
     .usage = "[-o DIR] RESULT",
     .summary = "Makes a report again and compares every file of it",
     .details = lec_rerun_details,
     .options = lec_rerun_options,
     .run = lec_run_rerun,
     .examples = "rerun result -o again"},
    {.name = "cite",
     .usage = "[RESULT]",
     .summary = "How to cite lectern, a result, and whom its measures are by",
     .details = lec_cite_details,
     .options = lec_cite_options,
     .run = lec_run_cite,
     .examples = "cite --format bibtex\n"
                 "cite result"},
    {.name = "study",
     .usage = "",
     .summary = "Prints the built-in study file, to copy and to change",
     .options = lec_no_options,
     .run = run_study,
     .examples = "study > study.yaml"},
    {.name = "list",
     .usage = "",
     .summary = "All commands and tables, a line each",
     .options = lec_no_options,
     .run = lec_run_list,
     .examples = "list"},
    {.name = "help",
     .usage = "[NAME]...",
     .summary = "Help on a command or a table",
     .options = lec_no_options,
     .run = lec_run_help,
     .examples = "help words kwic"},
    {.name = "columns",
     .usage = "",
     .summary = "Every column of every table, as Markdown (docs/columns.md)",
     .options = lec_no_options,
     .run = lec_run_columns,
     .examples = "columns > columns.md"},
    {.name = "completion",
     .usage = "SHELL",
     .summary = "Completion for bash, zsh or fish, to be put where the shell looks",
     .details = lec_completion_details,
     .options = lec_no_options,
     .run = lec_run_completion,
     .examples = "completion bash > ~/.local/share/bash-completion/completions/lectern"},
    {.name = "man",
     .usage = "",
     .summary = "The manual page, as roff",
     .options = lec_no_options,
     .run = lec_run_man,
     .examples = "man > lectern.1"},
    {.name = "version",
     .usage = "",
     .summary = "Version and licence (also --version)",
     .options = lec_no_options,
     .run = lec_run_version,
     .examples = "version"},
    {0},
};

/* One table on standard output. */
static lec_status run_table(const lec_request *request, lec_error *error)
{
    lec_library *library = NULL;
    lectern_table *table = NULL;
    const lec_status status = lec_requested_table(request, &library, &table, error);
    if (status != LEC_OK) return status;
    const lec_status written =
        lec_wants_graphml(request)
            ? lec_print_graphml(library, table, error)
            : lec_print_table(request, request->analysis->name, lec_table_behind(table),
                              request->analysis->key_count, request->analysis->shown, error);
    /* one that fails says why alone; a reader of the pipe who has seen enough is no failure */
    if (written == LEC_OK || error->message[0] == '\0') lec_remark_on_table(request, table);
    return written;
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
    if (!lec_scarcity_allow(request.program.memory << 20))
        return lec_fail(error, LEC_BAD_USAGE, "--memory: this system knows no such limit");
    return request.command != NULL ? request.command->run(&request, error)
                                   : run_table(&request, error);
}

int main(int argc, char **argv)
{
    signal(SIGPIPE, SIG_IGN); /* a closed pipe is an error of the write, not a death */
    signal(SIGXFSZ, SIG_IGN); /* so is a file that grows beyond its limit */
    lec_scarcity_end();
    lec_mapping_guard();
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
