/* SPDX-License-Identifier: GPL-3.0-or-later
 * library.h -- a request put to the library (include/lectern.h): its handles live as long as the
 * request's arena. */
#ifndef LEC_CLI_LIBRARY_H
#define LEC_CLI_LIBRARY_H

#include "cli/request.h"
#include "include/lectern.h"

typedef struct {
    const lec_request *request;
    lectern_error *error;
    lectern_study *study; /* NULL: the built-in one */
    lectern_corpus *corpus;
} lec_library;

/* Without any handle but that of errors. LEC_BAD_USAGE: no transcript is given. */
LEC_MUST_CHECK lec_status lec_library_open(const lec_request *request, lec_library **out,
                                           lec_error *error);

/* The study and the transcripts; what is to be remarked about them is said. */
LEC_MUST_CHECK lec_status lec_library_read(lec_library *library, lec_error *error);

/* What a call of the library came to, as functions of the command have it. Memory that ran out ends
 * the program (core/memory.h). A call that was cancelled has no message. */
LEC_MUST_CHECK lec_status lec_library_result(const lec_library *library, lectern_status status,
                                             lec_error *error);

#endif
