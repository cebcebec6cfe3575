/* SPDX-License-Identifier: GPL-3.0-or-later
 * help.h -- list, help, version and the man page, made from the declarations of commands, options,
 * analyses and columns: nothing is written twice. */
#ifndef LEC_CLI_HELP_H
#define LEC_CLI_HELP_H

#include "cli/request.h"

lec_status lec_run_list(const lec_request *request, lec_error *error);
lec_status lec_run_help(const lec_request *request, lec_error *error);
lec_status lec_run_version(const lec_request *request, lec_error *error);
lec_status lec_run_man(const lec_request *request, lec_error *error);

/* What `lectern NAME --help` prints. */
void lec_print_help(const lec_command *command, const lec_analysis *analysis);

#endif
