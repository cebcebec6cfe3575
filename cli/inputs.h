/* SPDX-License-Identifier: GPL-3.0-or-later
 * inputs.h -- everything a request reads: study, word lists, transcripts. */
#ifndef LEC_CLI_INPUTS_H
#define LEC_CLI_INPUTS_H

#include "cli/request.h"
#include "io/read.h"

typedef struct {
    const lec_study *study;
    lec_common common; /* the request's, with the stop words of the file it names */
    lec_readings readings;
} lec_inputs;

LEC_MUST_CHECK lec_status lec_inputs_read(const lec_request *request, lec_inputs *out,
                                          lec_error *error);

lec_status lec_run_study(const lec_request *request, lec_error *error);

#endif
