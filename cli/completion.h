/* SPDX-License-Identifier: GPL-3.0-or-later
 * completion.h -- completion for shells, and the reference of all columns, made from the
 * declarations of commands, tables, options and columns. */
#ifndef LEC_CLI_COMPLETION_H
#define LEC_CLI_COMPLETION_H

#include "cli/request.h"

extern const char lec_completion_details[];

lec_status lec_run_completion(const lec_request *request, lec_error *error);

/* docs/columns.md. */
lec_status lec_run_columns(const lec_request *request, lec_error *error);

#endif
