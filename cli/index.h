/* SPDX-License-Identifier: GPL-3.0-or-later
 * index.h -- the commands `index` and `merge`. */
#ifndef LEC_CLI_INDEX_H
#define LEC_CLI_INDEX_H

#include "cli/request.h"

extern const char lec_index_details[], lec_merge_details[];

lec_status lec_run_index(const lec_request *request, lec_error *error);
lec_status lec_run_merge(const lec_request *request, lec_error *error);

#endif
