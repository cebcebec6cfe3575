/* SPDX-License-Identifier: GPL-3.0-or-later
 * agreement.h -- `lectern agreement`: hand codes come back. */
#ifndef LEC_CLI_AGREEMENT_H
#define LEC_CLI_AGREEMENT_H

#include "cli/request.h"

extern const char lec_agreement_details[];

lec_status lec_run_agreement(const lec_request *request, lec_error *error);

#endif
