/* SPDX-License-Identifier: GPL-3.0-or-later
 * check.h -- `lectern check`: what a reader should know before trusting how a file was read. */
#ifndef LEC_CLI_CHECK_H
#define LEC_CLI_CHECK_H

#include "cli/request.h"

extern const char lec_check_details[];

lec_status lec_run_check(const lec_request *request, lec_error *error);

#endif
