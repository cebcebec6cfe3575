/* SPDX-License-Identifier: GPL-3.0-or-later
 * name_list.h -- a comma-separated list of our own words given to an option: --division turn,part.
 */
#ifndef LEC_ANALYSIS_VIEW_NAME_LIST_H
#define LEC_ANALYSIS_VIEW_NAME_LIST_H

#include <stdbool.h>
#include <stddef.h>

#include "core/status.h"

/* wanted[i]: whether names[i], i < count, is in the list. LEC_BAD_USAGE: another word is; the
 * message shows the option, the word and the names. */
LEC_MUST_CHECK lec_status lec_name_list_read(const char *option, const char *list,
                                             const char *const *names, size_t count, bool *wanted,
                                             lec_error *error);

#endif
