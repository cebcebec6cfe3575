/* SPDX-License-Identifier: GPL-3.0-or-later
 * export.h -- the command `export`. */
#ifndef LEC_CLI_EXPORT_H
#define LEC_CLI_EXPORT_H

#include "cli/request.h"

extern const char lec_export_details[];

lec_status lec_run_export(const lec_request *request, lec_error *error);

#endif
