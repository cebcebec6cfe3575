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
    lectern_study *study;   /* NULL: the built-in one */
    lectern_corpus *corpus; /* of an index perhaps only what the table needs */
} lec_library;

/* Without any handle but that of errors. LEC_BAD_USAGE: no transcript is given. */
LEC_MUST_CHECK lec_status lec_library_open(const lec_request *request, lec_library **out,
                                           lec_error *error);

/* The study and the transcripts; what is to be remarked about them is said. */
LEC_MUST_CHECK lec_status lec_library_read(lec_library *library, lec_error *error);

/* The request's table, with its options. */
LEC_MUST_CHECK lec_status lec_library_table(lec_library *library, lectern_table **out,
                                            lec_error *error);

/* Releases a table with the request's arena. */
void lec_library_keep(const lec_library *library, lectern_table *table);

/* The cells behind the handle, for writers that the library does not show: screens, workbooks. */
const lec_table *lec_table_behind(const lectern_table *table);

/* What a call of the library came to, as functions of the command have it. Memory that ran out ends
 * the program (core/memory.h). A call that was cancelled has no message. */
LEC_MUST_CHECK lec_status lec_library_result(const lec_library *library, lectern_status status,
                                             lec_error *error);

#endif
