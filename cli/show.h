/* SPDX-License-Identifier: GPL-3.0-or-later
 * show.h -- `lectern show TABLE ROW PATH...`: from a number to its sentences. */
#ifndef LEC_CLI_SHOW_H
#define LEC_CLI_SHOW_H

#include "cli/request.h"

extern const char lec_show_details[];

lec_status lec_run_show(const lec_request *request, lec_error *error);

#endif
