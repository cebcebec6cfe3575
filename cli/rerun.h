/* SPDX-License-Identifier: GPL-3.0-or-later
 * rerun.h -- the command `rerun`: a report made again from its run.json, and compared. */
#ifndef LEC_CLI_RERUN_H
#define LEC_CLI_RERUN_H

#include "cli/request.h"

extern const char lec_rerun_details[];

lec_status lec_run_rerun(const lec_request *request, lec_error *error);

#endif
