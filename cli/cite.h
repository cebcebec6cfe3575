/* SPDX-License-Identifier: GPL-3.0-or-later
 * cite.h -- the command `cite`. */
#ifndef LEC_CLI_CITE_H
#define LEC_CLI_CITE_H

#include "cli/request.h"

extern const char lec_cite_details[];

lec_status lec_run_cite(const lec_request *request, lec_error *error);

#endif
