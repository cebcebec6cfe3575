/* SPDX-License-Identifier: GPL-3.0-or-later
 * request.h -- what the command line asks for. Options are declared in tables: the command's own
 * here, those of all analyses in analysis/analysis.h, those of one analysis beside it. */
#ifndef LEC_CLI_REQUEST_H
#define LEC_CLI_REQUEST_H

#include "analysis/analysis.h"
#include "api/read_inputs.h"
#include "api/report.h"
#include "io/output/table_view.h"

/* When a table is made for a screen: on a terminal, always, never. */
typedef enum { LEC_SCREEN_AUTO, LEC_SCREEN_ALWAYS, LEC_SCREEN_NEVER } lec_screen_choice;

/* Options of the program itself; not every command takes every one of them. */
typedef struct {
    const char *output;              /* -o: folder of a report; file of a table */
    const char *study;               /* FILE */
    const char *format;              /* of a table on standard output */
    const char *key;                 /* agreement: FILE, the key of the sample */
    const char *positive;            /* agreement: the code that says that it is there */
    double level;                    /* agreement: of the intervals; 0: 0.95 */
    uint64_t memory;                 /* MiB that may be used; 0: all */
    lec_table_view view;             /* of a table: rows and columns */
    int screen;                      /* of a table: lec_screen_choice */
    const char *to;                  /* export: the format */
    bool overwrite;                  /* export, rerun */
    bool add, no_text, info, verify; /* index */
    bool raw, quiet, help;
    bool all, csv_bom, csv_excel; /* of a table */
} lec_program_options;

typedef struct lec_request lec_request;

typedef struct {
    const char *name;
    const char *usage; /* what follows the name */
    const char *summary;
    const char *details;
    const lec_option *options; /* of lec_program_options; those of analyses come on top: */
    bool reads_transcripts;    /* takes lec_reading_options */
    bool takes_analysis_options;
    bool takes_run_options; /* of lec_common_options those that concern reading */
    /* the first argument names an analysis, the only one whose options it takes */
    bool takes_table;
    const char *table; /* NULL; or the one that it is about */
    lec_status (*run)(const lec_request *request, lec_error *error);
    const char *examples; /* as those of lec_analysis */
} lec_command;

/* The table that a command is about, whatever is asked for; NULL: none. */
const lec_analysis *lec_command_table(const lec_command *command);

/* All commands besides the analyses, in the order of the help; ends with {0}. */
extern const lec_command lec_commands[];

/* The options that a command for one table takes, besides those of the analyses: what is read and
 * written; which rows and columns, where the analysis has no option of that name itself. */
extern const lec_option lec_table_options[];
extern const lec_option lec_screen_options[];

/* Whether the analysis (or NULL) has an option of its own that is called like one of
 * lec_table_view_options. */
bool lec_has_own_option(const lec_analysis *analysis, const char *name);

struct lec_request {
    const lec_command *command;   /* NULL when one analysis is asked for */
    const lec_analysis *analysis; /* NULL when a command is asked for that takes no table */
    lec_program_options program;
    const char *const *paths; /* [path_count] what is not an option */
    size_t path_count;
    const char *study_text; /* stands for the file of the study, which is gone; or NULL */
    /* as --name=value, for the library; NULL ends each */
    const char *const *reading_options;
    const char *const *table_options;
    lec_arena *arena;
};

/* Reads argv[1..]. LEC_BAD_USAGE with the remedy for anything unknown. */
LEC_MUST_CHECK lec_status lec_request_read(int argc, char **argv, lec_arena *arena,
                                           lec_request *request, lec_error *error);

/* Calls visit for every option table that the request's command or analysis takes, with the heading
 * it has in the help. */
typedef void lec_option_visitor(const char *heading, const lec_option *options, void *state);
void lec_each_option_table(const lec_command *command, const lec_analysis *analysis,
                           lec_option_visitor *visit, void *state);

#endif
