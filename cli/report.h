/* SPDX-License-Identifier: GPL-3.0-or-later
 * report.h -- `lectern report`: every table and chart in one folder. */
#ifndef LEC_CLI_REPORT_H
#define LEC_CLI_REPORT_H

#include "cli/request.h"

lec_status lec_run_report(const lec_request *request, lec_error *error);

#endif
