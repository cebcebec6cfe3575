/* SPDX-License-Identifier: GPL-3.0-or-later
 * progress.h -- what is said on standard error: messages, and on a terminal what is being done. */
#ifndef LEC_CLI_PROGRESS_H
#define LEC_CLI_PROGRESS_H

#include "cli/request.h"

/* One line, `lectern: ...`, unless --quiet. */
void lec_say(const lec_request *request, const char *format, ...) LEC_PRINTF(2, 3);

/* What is being done, in place of what was said so before; nothing in a pipe or with --quiet. */
void lec_progress(const lec_request *request, const char *format, ...) LEC_PRINTF(2, 3);
void lec_progress_end(const lec_request *request);

#endif
