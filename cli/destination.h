/* SPDX-License-Identifier: GPL-3.0-or-later
 * destination.h -- where one table goes: standard output, a terminal, a file by its suffix. */
#ifndef LEC_CLI_DESTINATION_H
#define LEC_CLI_DESTINATION_H

#include "cli/library.h"
#include "core/table.h"

/* The table that is asked for, read and made; before anything is read it is seen that there is the
 * format that it is to be written in (LEC_BAD_USAGE). */
LEC_MUST_CHECK lec_status lec_requested_table(const lec_request *request, lec_library **library,
                                              lectern_table **table, lec_error *error);

/* Writes a table where and as the request asks; `key_count` of its columns identify a row and
 * `shown` follow on a terminal (analysis.h). */
LEC_MUST_CHECK lec_status lec_print_table(const lec_request *request, const char *name,
                                          const lec_table *table, size_t key_count,
                                          const char *shown, lec_error *error);

/* From now on no terminal is taken for a screen: mpirun gives one to programs whose output goes
 * elsewhere. */
void lec_screen_never(void);

/* Whether the request asks for a network as GraphML, which is no format of a table; and writes it.
 */
bool lec_wants_graphml(const lec_request *request);
LEC_MUST_CHECK lec_status lec_print_graphml(const lec_library *library, const lectern_table *edges,
                                            lec_error *error);

#endif
